package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// holds checks an escrow's amounts.
func (w *world) holds(d trade, accepted, deposited, released, refunded, held core.Won) {
	w.Helper()
	e := w.money(d)
	if e.Accepted != accepted || e.Deposited != deposited || e.Released != released || e.Refunded != refunded || e.Held != held {
		w.Errorf("the escrow is %+v", e)
	}
	w.check()
}

func TestOnlyTheNamedAgentsEscrowDeskAttestsMoney(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.appoint(4, core.EscrowDesk, stranger, 1_000_000)
	for _, who := range []someone{buyer, seller, officer, identity3, stranger, administrator(3)} {
		w.rejected(core.CodeWrongAgent, w.command(who, d.id, &core.DepositAttested{PaymentBody: w.payment(d, 100_000), FromBuyer: true}))
	}
}

func TestADeskAloneAttestsNoMoreThanItsLimitAtATime(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.appoint(3, core.EscrowDesk, stranger, 60_000)
	deposit := func(by someone, amount core.Won) core.SignedCommand {
		return w.command(by, d.id, &core.DepositAttested{PaymentBody: w.payment(d, amount), FromBuyer: true})
	}
	w.applied(deposit(stranger, 60_000))
	w.holds(d, 60_000, 60_000, 0, 0, 60_000)
	over := deposit(stranger, 60_001)
	w.refused(core.CodeMoreSignatures, over)
	w.applied(cosigned(over, escrower)) // the same bytes, with the second desk's signature
	w.holds(d, 100_000, 120_001, 0, 0, 120_001)
	w.applied(cosigned(deposit(escrower, 600_000), stranger))
}

func TestTwoDesksAttestTenTimesTheLowerLimitTogether(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.appoint(3, core.EscrowDesk, stranger, 60_000)
	w.appoint(3, core.EscrowDesk, director1, 50_000)
	w.appoint(3, core.EscrowDesk, buyer, 60_000)
	w.appoint(2, core.EscrowDesk, identity2, 60_000)
	deposit := func(amount core.Won) core.SignedCommand {
		return w.command(stranger, d.id, &core.DepositAttested{PaymentBody: w.payment(d, amount), FromBuyer: true})
	}
	w.rejected(core.CodeDeskLimit, cosigned(deposit(600_001), escrower))
	w.refused(core.CodeMoreSignatures, cosigned(deposit(500_001), director1))
	w.refused(core.CodeMoreSignatures, cosigned(deposit(100_000), identity2)) // another member's
	w.refused(core.CodeMoreSignatures, cosigned(deposit(100_000), buyer))     // whose own trade it is
	w.applied(cosigned(deposit(500_000), director1), cosigned(deposit(600_000), escrower))
	w.check()
}

func TestNobodyAttestsTheMoneyOfTheirOwnTrade(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.appoint(3, core.EscrowDesk, buyer, 1_000_000)
	w.rejected(core.CodeSameDesk, w.command(buyer, d.id, &core.DepositAttested{PaymentBody: w.payment(d, 100_000), FromBuyer: true}))
}

func TestABankReferenceStandsOnce(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	pay := func(reference core.BankReference) core.SignedCommand {
		return w.command(escrower, d.id, &core.DepositAttested{PaymentBody: core.PaymentBody{Agreement: d.agreement, Reference: reference, Amount: 10}, FromBuyer: true})
	}
	w.applied(pay("KR-2026.1"))
	w.rejected(core.CodeReferenceUsed, pay("KR-2026.1"))
	w.rejected(core.CodeReferenceUsed, w.command(escrower, d.id, &core.RefundAttested{PaymentBody: core.PaymentBody{Agreement: d.agreement, Reference: "KR-2026.1", Amount: 1}}))
	w.refused(core.CodeMalformed, pay("KR 2026"))
	w.refused(core.CodeMalformed, pay(""))
	w.holds(d, 10, 10, 0, 0, 10)
}

func TestPartialDepositsAddUpToThePrice(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.deposit(d, 40_000), w.deposit(d, 59_999))
	w.rejected(core.CodeNotFunded, w.settle(d))
	w.applied(w.deposit(d, 1))
	if a := w.agreed(d); a.State != core.AgreementIsFunded {
		t.Errorf("the agreement is %s", a.State)
	}
	w.holds(d, 100_000, 100_000, 0, 0, 100_000)
}

func TestExcessMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.deposit(d, 130_000))
	w.holds(d, 100_000, 130_000, 0, 0, 130_000)
	w.applied(w.deposit(d, 5_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 35_001))
	w.applied(w.settle(d), w.payout(d, 100_000), w.refund(d, 35_000))
	w.holds(d, 100_000, 135_000, 100_000, 35_000, 0)
}

func TestAnotherPayersMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.command(escrower, d.id, &core.DepositAttested{PaymentBody: w.payment(d, 100_000)}))
	if a := w.agreed(d); a.State != core.AgreementIsAgreed {
		t.Errorf("another payer's money made the agreement %s", a.State)
	}
	w.holds(d, 0, 100_000, 0, 0, 100_000)
	w.applied(w.deposit(d, 50_000), w.refund(d, 100_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1))
	w.holds(d, 50_000, 150_000, 0, 100_000, 50_000)
}

func TestLateMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.deposit(d, 30_000))
	w.pass(7 * core.Day)
	w.applied(w.deposit(d, 70_000))
	w.holds(d, 30_000, 100_000, 0, 0, 100_000)
	w.rejected(core.CodeNotFunded, w.settle(d))
	w.applied(w.refund(d, 70_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1)) // what was accepted waits for the agreement's end
	w.applied(w.expire(d), w.refund(d, 30_000))
	w.holds(d, 30_000, 100_000, 0, 100_000, 0)
}

func TestMoneyOfARefusedTradeGoesBack(t *testing.T) {
	w, d := reach(t, core.AgreementIsApprovalPending)
	w.applied(w.deposit(d, 100_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1))
	w.applied(w.vote(d, director1, false), w.vote(d, director2, false), w.deposit(d, 7), w.refund(d, 7))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1)) // the transfer may still count as approved
	w.pass(30 * core.Day)
	w.applied(w.expire(d), w.refund(d, 100_000))
	w.holds(d, 100_000, 100_007, 0, 100_007, 0)
}

func TestThePriceIsNotRefundedOnceTheTradeHasSettled(t *testing.T) {
	w, d := reach(t, core.AgreementIsSettled)
	w.rejected(core.CodeWrongAmount, w.refund(d, 1))
	w.rejected(core.CodeWrongAmount, w.refund(d, 100_000))
	w.applied(w.payout(d, 100_000))
	w.rejected(core.CodeWrongAmount, w.refund(d, 1))
	w.holds(d, 100_000, 100_000, 100_000, 0, 0)
}

func TestThePriceIsPaidOutWholeAndOnce(t *testing.T) {
	w, d := funded(t)
	w.rejected(core.CodeWrongState, w.payout(d, 100_000))
	w.applied(w.settle(d))
	w.rejected(core.CodeWrongAmount, w.payout(d, 99_999))
	w.rejected(core.CodeWrongAmount, w.payout(d, 100_001))
	w.applied(w.payout(d, 100_000))
	w.rejected(core.CodeWrongState, w.payout(d, 100_000))
	w.holds(d, 100_000, 100_000, 100_000, 0, 0)
}

func TestMoneyThatArrivesAfterPaymentGoesBack(t *testing.T) {
	w, d := reach(t, core.AgreementIsPaid)
	w.applied(w.deposit(d, 9))
	w.rejected(core.CodeWrongAmount, w.refund(d, 10))
	w.applied(w.refund(d, 9))
	w.holds(d, 100_000, 100_009, 100_000, 9, 0)
}

func TestManySmallPaymentsKeepNobodyFromTheirMoney(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.deposit(d, 100_000))
	for range 99 {
		w.applied(w.command(escrower, d.id, &core.DepositAttested{PaymentBody: w.payment(d, 3)}))
	}
	w.rejected(core.CodeTooManyPayments, w.deposit(d, 1))
	for range 100 {
		w.applied(w.refund(d, 1))
	}
	w.rejected(core.CodeTooManyPayments, w.refund(d, 1))
	w.applied(w.settle(d), w.payout(d, 100_000), w.refund(d, 197))
	w.holds(d, 100_000, 100_297, 100_000, 297, 0)
}

func TestADepositPastAllBoundsIsRejected(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.appoint(3, core.EscrowDesk, escrower, 1<<63-1)
	w.applied(w.deposit(d, 1<<63-1))
	w.rejected(core.CodeOverflow, w.deposit(d, 1))
	w.holds(d, 100_000, 1<<63-1, 0, 0, 1<<63-1)
}

func TestAnAgreementThatNeverAwaitedMoneyTakesNone(t *testing.T) {
	for _, state := range []core.AgreementState{core.AgreementIsProposed, core.AgreementIsExpired} {
		w, d := reach(t, state)
		w.rejected(core.CodeWrongState, w.deposit(d, 1))
	}
}

func TestOnePaymentCountsForOneAgreement(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	second := w.offerOn(d, 100, 1_000)
	w.applied(w.sign(second, seller), w.sign(second, buyer), w.vote(second, director1, true), w.vote(second, director2, true))
	body := func(d trade) *core.DepositAttested {
		return &core.DepositAttested{PaymentBody: core.PaymentBody{Agreement: d.agreement, Reference: "one-transfer", Amount: 100_000}, FromBuyer: true}
	}
	w.applied(w.command(escrower, d.id, body(d)))
	w.rejected(core.CodeReferenceUsed, w.command(escrower, d.id, body(second)))
	w.check()
}

func TestAPaymentOfNothingIsRefused(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.refused(core.CodeMalformed, w.deposit(d, 0))
}
