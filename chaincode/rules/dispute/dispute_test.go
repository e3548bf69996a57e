package dispute_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestADisputeFreezesSharesAndMoney(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Deposit(d, 7)) // more than the price
	w.Rejected(value.CodeNotYours, w.Dispute(d, rulestest.Stranger))
	w.Rejected(value.CodeNotYours, w.Dispute(d, rulestest.Officer))
	w.Applied(w.Dispute(d, rulestest.Buyer))
	w.Rejected(value.CodeWrongState, w.Settle(d))
	w.Rejected(value.CodeWrongState, w.Expire(d))
	w.Rejected(value.CodeWrongState, w.Dispute(d, rulestest.Seller))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 8))
	w.Applied(w.Refund(d, 7)) // it never counted toward the price
	w.Rejected(value.CodeNotExpired, w.Lapse(d))
	w.Holds(d, 100_000, 100_007, 0, 7, 100_000)
}

func TestADisputeOnWhichNobodyRulesEndsInARefund(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Dispute(d, rulestest.Seller))
	w.Pass(14*value.Day - 1)
	w.Rejected(value.CodeNotExpired, w.Lapse(d))
	w.Pass(1)
	w.Applied(w.Lapse(d))
	if a := w.Agreed(d); a.State != model.AgreementIsRefunded || w.Lot(d.Lots[0]).Reserved != 300 {
		t.Errorf("the agreement is %+v", a)
	}
	w.Rejected(value.CodeWrongState, w.Settle(d))
	w.Applied(w.Refund(d, 100_000))
	w.Holds(d, 100_000, 100_000, 0, 100_000, 0)
}

func TestTwoArbitersRule(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.WithCourtDesks()
	w.Applied(w.Dispute(d, rulestest.Buyer))
	w.Refused(value.CodeMoreSignatures, w.Rule(d, rulestest.Arbiter, model.RulingSettle))
	w.Refused(value.CodeMoreSignatures, w.Rule(d, rulestest.Arbiter, model.RulingSettle, rulestest.Identity2))
	w.Rejected(value.CodeNotDesk, w.Rule(d, rulestest.Identity1, model.RulingSettle, rulestest.Arbiter2))
	w.Refused(value.CodeMalformed, w.Rule(d, rulestest.Arbiter, "split", rulestest.Arbiter2))
	w.Pass(6 * value.Day)
	settle, refund := w.In(t), w.In(t)
	settle.Applied(settle.Rule(d, rulestest.Arbiter, model.RulingSettle, rulestest.Arbiter2))
	settle.Applied(settle.Settle(d))
	settle.Check()
	refund.Applied(refund.Rule(d, rulestest.Arbiter, model.RulingRefund, rulestest.Arbiter2))
	refund.Applied(refund.Refund(d, 100_000))
	ruled := rulestest.Get[model.Dispute](refund, model.DisputeRef(d.Agreement, rulestest.Buyer.Did()))
	if ruled.State != model.DisputeIsRuled || ruled.Ruling != model.RulingRefund || ruled.RuledBy != rulestest.Arbiter.Did() || ruled.CheckedBy != rulestest.Arbiter2.Did() {
		t.Errorf("the dispute is %+v", ruled)
	}
	refund.Check()
}

func TestNobodyRulesInTheirOwnDispute(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.WithCourtDesks()
	w.Appoint(3, model.ArbiterDesk, rulestest.Seller, 0)
	w.Appoint(3, model.ArbiterDesk, rulestest.Buyer, 0)
	w.Applied(w.Dispute(d, rulestest.Buyer))
	w.Rejected(value.CodeSameDesk, w.Rule(d, rulestest.Seller, model.RulingSettle, rulestest.Arbiter2))
	w.Rejected(value.CodeSameDesk, w.Rule(d, rulestest.Arbiter, model.RulingRefund, rulestest.Buyer))
}

func TestEachPartyDisputesOnceAndWhoMustPayLosesNoTime(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.WithCourtDesks()
	w.Applied(w.Dispute(d, rulestest.Buyer))
	w.Pass(10 * value.Day) // past the terms' deadline of seven days
	w.Applied(w.Deposit(d, 1_000))
	w.Applied(w.Rule(d, rulestest.Arbiter, model.RulingSettle, rulestest.Arbiter2))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed || a.Due != d.Terms.FundBy.After(10*value.Day) || a.Paused != 0 {
		t.Errorf("the agreement is %+v", a)
	}
	w.Rejected(value.CodeDisputedBefore, w.Dispute(d, rulestest.Buyer))
	w.Applied(w.Dispute(d, rulestest.Seller))
	w.Applied(w.Rule(d, rulestest.Arbiter, model.RulingSettle, rulestest.Arbiter2))
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Applied(w.Deposit(d, 99_000), w.Settle(d))
	w.Holds(d, 100_000, 100_000, 0, 0, 100_000)
}

func TestMoneyThatComesInADisputeCounts(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.WithCourtDesks()
	w.Applied(w.Dispute(d, rulestest.Seller), w.Deposit(d, 100_000))
	w.Rejected(value.CodeWrongState, w.Settle(d))
	w.Applied(w.Rule(d, rulestest.Arbiter, model.RulingSettle, rulestest.Arbiter2))
	if a := w.Agreed(d); a.State != model.AgreementIsFunded {
		t.Errorf("the agreement is %s", a.State)
	}
	w.Applied(w.Settle(d))
	w.Check()
}
