package trade_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestOnlyTheNamedAgentsEscrowDeskAttestsMoney(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Appoint(4, model.EscrowDesk, rulestest.Stranger, 1_000_000)
	for _, who := range []rulestest.Someone{rulestest.Buyer, rulestest.Seller, rulestest.Officer, rulestest.Identity3, rulestest.Stranger, rulestest.Administrator(3)} {
		w.Rejected(value.CodeWrongAgent, w.Command(who, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, 100_000), FromBuyer: true}))
	}
}

func TestADeskAloneAttestsNoMoreThanItsLimitAtATime(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Appoint(3, model.EscrowDesk, rulestest.Stranger, 60_000)
	deposit := func(by rulestest.Someone, amount value.Won) model.SignedCommand {
		return w.Command(by, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, amount), FromBuyer: true})
	}
	w.Applied(deposit(rulestest.Stranger, 60_000))
	w.Holds(d, 60_000, 60_000, 0, 0, 60_000)
	over := deposit(rulestest.Stranger, 60_001)
	w.Refused(value.CodeMoreSignatures, over)
	w.Applied(rulestest.Cosigned(over, rulestest.Escrower)) // the same bytes, with the second desk's signature
	w.Holds(d, 100_000, 120_001, 0, 0, 120_001)
	w.Applied(rulestest.Cosigned(deposit(rulestest.Escrower, 600_000), rulestest.Stranger))
}

func TestTwoDesksAttestTenTimesTheLowerLimitTogether(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Appoint(3, model.EscrowDesk, rulestest.Stranger, 60_000)
	w.Appoint(3, model.EscrowDesk, rulestest.Director1, 50_000)
	w.Appoint(3, model.EscrowDesk, rulestest.Buyer, 60_000)
	w.Appoint(2, model.EscrowDesk, rulestest.Identity2, 60_000)
	deposit := func(amount value.Won) model.SignedCommand {
		return w.Command(rulestest.Stranger, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, amount), FromBuyer: true})
	}
	w.Rejected(value.CodeDeskLimit, rulestest.Cosigned(deposit(600_001), rulestest.Escrower))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(deposit(500_001), rulestest.Director1))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(deposit(100_000), rulestest.Identity2)) // another member's
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(deposit(100_000), rulestest.Buyer))     // whose own trade it is
	w.Applied(rulestest.Cosigned(deposit(500_000), rulestest.Director1), rulestest.Cosigned(deposit(600_000), rulestest.Escrower))
	w.Check()
}

func TestNobodyAttestsTheMoneyOfTheirOwnTrade(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Appoint(3, model.EscrowDesk, rulestest.Buyer, 1_000_000)
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Buyer, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, 100_000), FromBuyer: true}))
}

func TestABankReferenceStandsOnce(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	pay := func(reference value.BankReference) model.SignedCommand {
		return w.Command(rulestest.Escrower, d.ID, &trade.DepositAttested{PaymentBody: trade.PaymentBody{Agreement: d.Agreement, Reference: reference, Amount: 10}, FromBuyer: true})
	}
	w.Applied(pay("KR-2026.1"))
	w.Rejected(value.CodeReferenceUsed, pay("KR-2026.1"))
	w.Rejected(value.CodeReferenceUsed, w.Command(rulestest.Escrower, d.ID, &trade.RefundAttested{PaymentBody: trade.PaymentBody{Agreement: d.Agreement, Reference: "KR-2026.1", Amount: 1}}))
	w.Refused(value.CodeMalformed, pay("KR 2026"))
	w.Refused(value.CodeMalformed, pay(""))
	w.Holds(d, 10, 10, 0, 0, 10)
}

func TestPartialDepositsAddUpToThePrice(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Deposit(d, 40_000), w.Deposit(d, 59_999))
	w.Rejected(value.CodeNotFunded, w.Settle(d))
	w.Applied(w.Deposit(d, 1))
	if a := w.Agreed(d); a.State != model.AgreementIsFunded {
		t.Errorf("the agreement is %s", a.State)
	}
	w.Holds(d, 100_000, 100_000, 0, 0, 100_000)
}

func TestExcessMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Deposit(d, 130_000))
	w.Holds(d, 100_000, 130_000, 0, 0, 130_000)
	w.Applied(w.Deposit(d, 5_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 35_001))
	w.Applied(w.Settle(d), w.Payout(d, 100_000), w.Refund(d, 35_000))
	w.Holds(d, 100_000, 135_000, 100_000, 35_000, 0)
}

func TestAnotherPayersMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Command(rulestest.Escrower, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, 100_000)}))
	if a := w.Agreed(d); a.State != model.AgreementIsAgreed {
		t.Errorf("another payer's money made the agreement %s", a.State)
	}
	w.Holds(d, 0, 100_000, 0, 0, 100_000)
	w.Applied(w.Deposit(d, 50_000), w.Refund(d, 100_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1))
	w.Holds(d, 50_000, 150_000, 0, 100_000, 50_000)
}

func TestLateMoneyIsHeldAndRefunded(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Deposit(d, 30_000))
	w.Pass(7 * value.Day)
	w.Applied(w.Deposit(d, 70_000))
	w.Holds(d, 30_000, 100_000, 0, 0, 100_000)
	w.Rejected(value.CodeNotFunded, w.Settle(d))
	w.Applied(w.Refund(d, 70_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1)) // what was accepted waits for the agreement's end
	w.Applied(w.Expire(d), w.Refund(d, 30_000))
	w.Holds(d, 30_000, 100_000, 0, 100_000, 0)
}

func TestMoneyOfARefusedTradeGoesBack(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	w.Applied(w.Deposit(d, 100_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1))
	w.Applied(w.Vote(d, rulestest.Director1, false), w.Vote(d, rulestest.Director2, false), w.Deposit(d, 7), w.Refund(d, 7))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1)) // the transfer may still count as approved
	w.Pass(30 * value.Day)
	w.Applied(w.Expire(d), w.Refund(d, 100_000))
	w.Holds(d, 100_000, 100_007, 0, 100_007, 0)
}

func TestThePriceIsNotRefundedOnceTheTradeHasSettled(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 100_000))
	w.Applied(w.Payout(d, 100_000))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 1))
	w.Holds(d, 100_000, 100_000, 100_000, 0, 0)
}

func TestThePriceIsPaidOutWholeAndOnce(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Rejected(value.CodeWrongState, w.Payout(d, 100_000))
	w.Applied(w.Settle(d))
	w.Rejected(value.CodeWrongAmount, w.Payout(d, 99_999))
	w.Rejected(value.CodeWrongAmount, w.Payout(d, 100_001))
	w.Applied(w.Payout(d, 100_000))
	w.Rejected(value.CodeWrongState, w.Payout(d, 100_000))
	w.Holds(d, 100_000, 100_000, 100_000, 0, 0)
}

func TestMoneyThatArrivesAfterPaymentGoesBack(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsPaid)
	w.Applied(w.Deposit(d, 9))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 10))
	w.Applied(w.Refund(d, 9))
	w.Holds(d, 100_000, 100_009, 100_000, 9, 0)
}

func TestManySmallPaymentsKeepNobodyFromTheirMoney(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Deposit(d, 100_000))
	for range 99 {
		w.Applied(w.Command(rulestest.Escrower, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, 3)}))
	}
	w.Rejected(value.CodeTooManyPayments, w.Deposit(d, 1))
	for range 100 {
		w.Applied(w.Refund(d, 1))
	}
	w.Rejected(value.CodeTooManyPayments, w.Refund(d, 1))
	w.Applied(w.Settle(d), w.Payout(d, 100_000), w.Refund(d, 197))
	w.Holds(d, 100_000, 100_297, 100_000, 297, 0)
}

func TestADepositPastAllBoundsIsRejected(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Appoint(3, model.EscrowDesk, rulestest.Escrower, 1<<63-1)
	w.Applied(w.Deposit(d, 1<<63-1))
	w.Rejected(value.CodeOverflow, w.Deposit(d, 1))
	w.Holds(d, 100_000, 1<<63-1, 0, 0, 1<<63-1)
}

func TestAnAgreementThatNeverAwaitedMoneyTakesNone(t *testing.T) {
	for _, state := range []model.AgreementState{model.AgreementIsProposed, model.AgreementIsExpired} {
		w, d := rulestest.Reach(t, state)
		w.Rejected(value.CodeWrongState, w.Deposit(d, 1))
	}
}

func TestOnePaymentCountsForOneAgreement(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	second := w.OfferOn(d, 100, 1_000)
	w.Applied(w.Sign(second, rulestest.Seller), w.Sign(second, rulestest.Buyer), w.Vote(second, rulestest.Director1, true), w.Vote(second, rulestest.Director2, true))
	body := func(d rulestest.Trade) *trade.DepositAttested {
		return &trade.DepositAttested{PaymentBody: trade.PaymentBody{Agreement: d.Agreement, Reference: "one-transfer", Amount: 100_000}, FromBuyer: true}
	}
	w.Applied(w.Command(rulestest.Escrower, d.ID, body(d)))
	w.Rejected(value.CodeReferenceUsed, w.Command(rulestest.Escrower, d.ID, body(second)))
	w.Check()
}

func TestAPaymentOfNothingIsRefused(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Refused(value.CodeMalformed, w.Deposit(d, 0))
}
