package dispute_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestAFailedPayoutWaitsForAnotherAccountAndTheRegisterStays(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	w.Rejected(value.CodeWrongAgent, w.Command(rulestest.Seller, d.ID, &trade.PayoutFailed{Agreement: d.Agreement, Reason: rulestest.Digest("x")}))
	bought := w.Lot(w.Agreed(d).Began)
	w.Applied(w.PayoutFailed(d))
	w.Rejected(value.CodeWrongState, w.Payout(d, 100_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1)) // the price is the seller's
	w.Refused(value.CodeMoreSignatures, w.NewAccount(d, rulestest.Seller))
	w.Refused(value.CodeMoreSignatures, w.NewAccount(d, rulestest.Seller, rulestest.Identity1))
	w.Rejected(value.CodeNotYours, w.NewAccount(d, rulestest.Buyer, rulestest.Escrower))
	w.Applied(w.NewAccount(d, rulestest.Seller, rulestest.Escrower))
	if a := w.Agreed(d); a.State != model.AgreementIsSettled || a.Payout != rulestest.Commitment("another account") || a.Terms.Payout != rulestest.Commitment("payout") {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.PayoutFailed(d))
	w.Rejected(value.CodeAlreadyExists, w.NewAccount(d, rulestest.Seller, rulestest.Escrower))
	third := w.Command(rulestest.Seller, d.ID, &trade.AccountReplaced{Agreement: d.Agreement, Payout: rulestest.Commitment("a third account")})
	w.Applied(rulestest.With(third, rulestest.Escrower), w.Payout(d, 100_000))
	if after := w.Lot(w.Agreed(d).Began); after.Ended != nil || after.Entry != bought.Entry {
		t.Errorf("the buyer's lot is %+v", after)
	}
	w.Holds(d, 100_000, 100_000, 100_000, 0, 0)
}
