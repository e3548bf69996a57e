package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) dispute(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.DisputeOpened{Agreement: d.agreement, Reason: digest("why")})
}

func (w *world) rule(d trade, who someone, ruling core.Ruling, checkers ...someone) core.SignedCommand {
	w.Helper()
	return with(w.command(who, d.id, &core.DisputeRuled{
		Agreement: d.agreement, Ruling: ruling, Grounds: digest("grounds"), TwoDesks: core.TwoDesks{Member: "member3", CheckedAt: "member3"},
	}), checkers...)
}

func (w *world) lapse(d trade) core.SignedCommand {
	w.Helper()
	return w.command(stranger, d.id, &core.DisputeLapsed{Agreement: d.agreement})
}

func TestADisputeFreezesSharesAndMoney(t *testing.T) {
	w, d := funded(t)
	w.applied(w.deposit(d, 7)) // more than the price
	w.rejected(core.CodeNotYours, w.dispute(d, stranger))
	w.rejected(core.CodeNotYours, w.dispute(d, officer))
	w.applied(w.dispute(d, buyer))
	w.rejected(core.CodeWrongState, w.settle(d))
	w.rejected(core.CodeWrongState, w.expire(d))
	w.rejected(core.CodeWrongState, w.dispute(d, seller))
	w.rejected(core.CodeWrongAmount, w.refund(d, 8))
	w.applied(w.refund(d, 7)) // it never counted toward the price
	w.rejected(core.CodeNotExpired, w.lapse(d))
	w.holds(d, 100_000, 100_007, 0, 7, 100_000)
}

func TestADisputeOnWhichNobodyRulesEndsInARefund(t *testing.T) {
	w, d := funded(t)
	w.applied(w.dispute(d, seller))
	w.pass(14*core.Day - 1)
	w.rejected(core.CodeNotExpired, w.lapse(d))
	w.pass(1)
	w.applied(w.lapse(d))
	if a := w.agreed(d); a.State != core.AgreementIsRefunded || w.lot(d.lots[0]).Reserved != 300 {
		t.Errorf("the agreement is %+v", a)
	}
	w.rejected(core.CodeWrongState, w.settle(d))
	w.applied(w.refund(d, 100_000))
	w.holds(d, 100_000, 100_000, 0, 100_000, 0)
}

func TestTwoArbitersRule(t *testing.T) {
	w, d := funded(t)
	w.withCourtDesks()
	w.applied(w.dispute(d, buyer))
	w.refused(core.CodeMoreSignatures, w.rule(d, arbiter, core.RulingSettle))
	w.refused(core.CodeMoreSignatures, w.rule(d, arbiter, core.RulingSettle, identity2))
	w.rejected(core.CodeNotDesk, w.rule(d, identity1, core.RulingSettle, arbiter2))
	w.refused(core.CodeMalformed, w.rule(d, arbiter, "split", arbiter2))
	w.pass(6 * core.Day)
	settle, refund := w.in(t), w.in(t)
	settle.applied(settle.rule(d, arbiter, core.RulingSettle, arbiter2))
	settle.applied(settle.settle(d))
	settle.check()
	refund.applied(refund.rule(d, arbiter, core.RulingRefund, arbiter2))
	refund.applied(refund.refund(d, 100_000))
	ruled := get[core.Dispute](refund, core.DisputeRef(d.agreement, buyer.did()))
	if ruled.State != core.DisputeIsRuled || ruled.Ruling != core.RulingRefund || ruled.RuledBy != arbiter.did() || ruled.CheckedBy != arbiter2.did() {
		t.Errorf("the dispute is %+v", ruled)
	}
	refund.check()
}

func TestNobodyRulesInTheirOwnDispute(t *testing.T) {
	w, d := funded(t)
	w.withCourtDesks()
	w.appoint(3, core.ArbiterDesk, seller, 0)
	w.appoint(3, core.ArbiterDesk, buyer, 0)
	w.applied(w.dispute(d, buyer))
	w.rejected(core.CodeSameDesk, w.rule(d, seller, core.RulingSettle, arbiter2))
	w.rejected(core.CodeSameDesk, w.rule(d, arbiter, core.RulingRefund, buyer))
}

func TestEachPartyDisputesOnceAndWhoMustPayLosesNoTime(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.withCourtDesks()
	w.applied(w.dispute(d, buyer))
	w.pass(10 * core.Day) // past the terms' deadline of seven days
	w.applied(w.deposit(d, 1_000))
	w.applied(w.rule(d, arbiter, core.RulingSettle, arbiter2))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed || a.Due != d.terms.FundBy.After(10*core.Day) || a.Paused != 0 {
		t.Errorf("the agreement is %+v", a)
	}
	w.rejected(core.CodeDisputedBefore, w.dispute(d, buyer))
	w.applied(w.dispute(d, seller))
	w.applied(w.rule(d, arbiter, core.RulingSettle, arbiter2))
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.applied(w.deposit(d, 99_000), w.settle(d))
	w.holds(d, 100_000, 100_000, 0, 0, 100_000)
}

func TestMoneyThatComesInADisputeCounts(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.withCourtDesks()
	w.applied(w.dispute(d, seller), w.deposit(d, 100_000))
	w.rejected(core.CodeWrongState, w.settle(d))
	w.applied(w.rule(d, arbiter, core.RulingSettle, arbiter2))
	if a := w.agreed(d); a.State != core.AgreementIsFunded {
		t.Errorf("the agreement is %s", a.State)
	}
	w.applied(w.settle(d))
	w.check()
}
