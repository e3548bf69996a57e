package rules_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestEveryCommandInEveryStateOfAnAgreement(t *testing.T) {
	var d rulestest.Trade
	guarded := map[model.AgreementState]map[value.Type]value.Code{}
	for _, state := range model.AgreementStates.States {
		guarded[state] = map[value.Type]value.Code{trade.TypeRefundAttested: value.CodeWrongAmount} // nothing is held to be refunded
	}
	delete(guarded, model.AgreementIsProposed)
	delete(guarded, model.AgreementIsRefunded) // the price is
	// This one expired unsigned: it never had an escrow.
	guarded[model.AgreementIsExpired] = map[value.Type]value.Code{trade.TypeRefundAttested: value.CodeWrongState, trade.TypeDepositAttested: value.CodeWrongState}
	guarded[model.AgreementIsFunded][trade.TypeAgreementExpired] = value.CodeCanBeSettled
	// While others have a right to answer, it ends only if the company has left.
	for _, state := range []model.AgreementState{
		model.AgreementIsFirstRefusal, model.AgreementIsApprovalPending, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer,
	} {
		guarded[state][trade.TypeAgreementExpired] = value.CodeNotExpired
	}
	guarded[model.AgreementIsApprovalPending][approval.TypeMeetingDecided] = value.CodeOtherBody
	guarded[model.AgreementIsFirstRefusal][approval.TypeFirstRefusalTaken] = value.CodeEntryNotYours // the buyer holds nothing yet
	rulestest.Machine[model.AgreementState]{
		Table:   model.TableOf(rules.Known().Latest(), model.AgreementStates),
		Because: []value.Code{value.CodeNotFunded, value.CodeNotFound},
		State:   func(w *rulestest.World) model.AgreementState { return w.Agreed(d).State },
		Reach: func(t rulestest.Tb, state model.AgreementState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			w, d = rulestest.Reach(t, state)
			w.WithCourtDesks()
			w.Applied(w.Command(rulestest.Officer, d.ID, &issue.TreasuryOpened{Commitment: rulestest.Commitment("the company")}))
			return w, d.Attempts()
		},
		Guarded: guarded,
	}.Test(t)
}
