package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestATradeGoesFromTheFoundingToItsPayout(t *testing.T) {
	for _, state := range []core.AgreementState{
		core.AgreementIsProposed, core.AgreementIsApprovalPending, core.AgreementIsAgreed, core.AgreementIsFunded,
		core.AgreementIsSettled, core.AgreementIsPaid, core.AgreementIsVoid, core.AgreementIsExpired,
	} {
		w, d := reach(t, state)
		if got := w.agreed(d).State; got != state {
			t.Errorf("got %s, want %s", got, state)
		}
		w.check()
	}
}
