package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) payoutFailed(d trade) core.SignedCommand {
	w.Helper()
	return w.command(escrower, d.id, &core.PayoutFailed{Agreement: d.agreement, Reason: digest("no such account")})
}

// newAccount names another account of the seller's, checked by whoever.
func (w *world) newAccount(d trade, who someone, checkers ...someone) core.SignedCommand {
	w.Helper()
	return with(w.command(who, d.id, &core.AccountReplaced{Agreement: d.agreement, Payout: commitment("another account")}), checkers...)
}

func TestAFailedPayoutWaitsForAnotherAccountAndTheRegisterStays(t *testing.T) {
	w, d := reach(t, core.AgreementIsSettled)
	w.rejected(core.CodeWrongAgent, w.command(seller, d.id, &core.PayoutFailed{Agreement: d.agreement, Reason: digest("x")}))
	bought := w.lot(w.agreed(d).Began)
	w.applied(w.payoutFailed(d))
	w.rejected(core.CodeWrongState, w.payout(d, 100_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1)) // the price is the seller's
	w.refused(core.CodeMoreSignatures, w.newAccount(d, seller))
	w.refused(core.CodeMoreSignatures, w.newAccount(d, seller, identity1))
	w.rejected(core.CodeNotYours, w.newAccount(d, buyer, escrower))
	w.applied(w.newAccount(d, seller, escrower))
	if a := w.agreed(d); a.State != core.AgreementIsSettled || a.Payout != commitment("another account") || a.Terms.Payout != commitment("payout") {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.payoutFailed(d))
	w.rejected(core.CodeAlreadyExists, w.newAccount(d, seller, escrower))
	third := w.command(seller, d.id, &core.AccountReplaced{Agreement: d.agreement, Payout: commitment("a third account")})
	w.applied(with(third, escrower), w.payout(d, 100_000))
	if after := w.lot(w.agreed(d).Began); after.Ended != nil || after.Entry != bought.Entry {
		t.Errorf("the buyer's lot is %+v", after)
	}
	w.holds(d, 100_000, 100_000, 100_000, 0, 0)
}
