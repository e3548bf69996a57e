package trade_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
)

// freeze opens a recovery of somebody, because their keys were stolen: from then on nothing is signed in their name.
func freeze(w *rulestest.World, who rulestest.Someone) {
	w.Helper()
	r1, r2 := rulestest.Someone("r1"), rulestest.Someone("r2")
	w.Appoint(1, model.RecoveryDesk, r1, 0)
	w.Appoint(2, model.RecoveryDesk, r2, 0)
	w.Identify(who)
	w.Applied(rulestest.Cosigned(w.Command(r1, "", &party.RecoveryOpened{
		Party: who.Did(), Key: rulestest.Someone("new").JWK(), Evidence: rulestest.Digest("e"), Notice: rulestest.Digest("n"), TwoDesks: ledger.TwoDesks{Member: "member1", CheckedAt: "member2"},
	}), r2))
}

// PayoutAttested, RefundAttested and PayoutFailed are marked as ends and meet no guard: a thief of an escrow desk's key goes on to attest
// payments after the desk's owner had the key's recovery opened.
func TestItIsRefusedThatAStolenAndFrozenEscrowDeskAttestsThePayout(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	freeze(w, rulestest.Escrower)
	if reply := w.Submit(w.Payout(d, 100_000))[0]; reply.Status == model.Applied {
		t.Error("in the name of a frozen desk the seller's payout is attested: the trade counts as paid, for good")
	}
}

func TestItIsRefusedThatAStolenAndFrozenEscrowDeskAttestsARefund(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsRefunded)
	freeze(w, rulestest.Escrower)
	if reply := w.Submit(w.Refund(d, 100_000))[0]; reply.Status == model.Applied {
		t.Error("in the name of a frozen desk the buyer's refund is attested")
	}
}

// A deposit in the same desk's name is refused, as it should be.
func TestAFrozenEscrowDeskAttestsNoDeposit(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	freeze(w, rulestest.Escrower)
	if reply := w.Submit(w.Deposit(d, 100_000))[0]; reply.Status == model.Applied {
		t.Error("a frozen desk attests a deposit")
	}
}
