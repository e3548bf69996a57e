package trade_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// In the rest after a recovery nothing is given away: nor the price, by naming another account.
func TestItIsRefusedThatInTheRestThePriceGoesToAnotherAccount(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsPayoutFailed)
	freeze(w, rulestest.Seller)
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(rulestest.Cosigned(w.Command("r1", "", &party.PartyRecovered{Party: rulestest.Seller.Did(), TwoDesks: ledger.TwoDesks{Member: "member1", CheckedAt: "member2"}}), "r2"))
	signed := w.Command(rulestest.Seller, d.ID, &trade.AccountReplaced{Agreement: d.Agreement, Payout: rulestest.Commitment("thief")})
	key := rulestest.Someone("new")
	signed.Proofs[0] = model.Proof{Type: "words", Value: rulestest.ProofValue(key.JWK(), rulestest.Seller.KeyNamed(key), []byte(signed.Command))}
	if reply := w.Submit(rulestest.With(signed, rulestest.Escrower))[0]; reply.Status == model.Applied {
		t.Error("in the rest the recovered seller names another account for the price")
	}
}

// Whose identity an entry bears is fixed when the buyer signs, not when the seller did: between the two, the buyer was identified anew.
func TestItIsRefusedThatABuyerIsEnteredUnderAnIdentityFromBeforeTheirSignature(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[2], 100, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Applied(w.Command(rulestest.Identity1, "", &party.PartyIdentified{Member: "member1", Party: rulestest.Buyer.Did(), Kind: model.Person, Commitment: rulestest.Commitment("after marriage")}))
	want := w.DataOf(rulestest.Buyer, "address of the buyer")
	w.Applied(w.Sign(d, rulestest.Buyer))
	if got := w.Agreed(d).BuyerEntry; got != want {
		t.Error("the buyer signs as identified now, and is to be entered as identified when the seller signed")
	}
	_ = value.CodeFrozen
}
