package rules_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
)

func TestATradeGoesFromTheFoundingToItsPayout(t *testing.T) {
	for _, state := range []model.AgreementState{
		model.AgreementIsProposed, model.AgreementIsApprovalPending, model.AgreementIsAgreed, model.AgreementIsFunded,
		model.AgreementIsSettled, model.AgreementIsPaid, model.AgreementIsVoid, model.AgreementIsExpired,
	} {
		w, d := rulestest.Reach(t, state)
		if got := w.Agreed(d).State; got != state {
			t.Errorf("got %s, want %s", got, state)
		}
		w.Check()
	}
}
