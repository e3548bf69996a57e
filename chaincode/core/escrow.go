package core

import "slices"

const (
	// maxDeposits is how many payments an escrow may have before another deposit is turned away.
	maxDeposits = 100
	// maxRefunds is how many payments it may have before a refund has to take all that is left to refund. A payout is always
	// possible, so that no number of small deposits keeps the seller from the price or a payer from their money.
	maxRefunds = 2 * maxDeposits
)

// PaymentBody is what the commands about money share.
type PaymentBody struct {
	Agreement AgreementID `json:"agreement"`
	// Reference is the payment's reference at the escrow agent's bank, unique for the agent.
	Reference BankReference `json:"reference"`
	Amount    Won           `json:"amount"`
}

// amount implements valued.
func (b *PaymentBody) amount() Won { return b.Amount }

func (b *PaymentBody) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Reference.valid(), "reference", aName(1, 64))
	f.want(b.Amount > 0, "amount", atLeast(1))
	return f.err()
}

// pay checks the desk, the amount and the reference, records the payment and returns its agreement and escrow.
func (b *PaymentBody) pay(t *tx, c *Command, kind PaymentKind) (Agreement, Escrow, error) {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return agreement, Escrow{}, err
	}
	escrow, ok := load[Escrow](t, EscrowRef(agreement.ID))
	if !ok {
		return agreement, escrow, deny(CodeWrongState, because("never-awaited-money"))
	}
	desk, err := t.desk(escrow.Agent, EscrowDesk, c.Actor)
	if err != nil {
		return agreement, escrow, deny(CodeWrongAgent, because("escrow-agent-of-terms"), word("member", escrow.Agent))
	}
	if agreement.Terms.partyTo(c.Actor) {
		return agreement, escrow, deny(CodeSameDesk, because("money-of-own-trade"))
	}
	if b.Amount > desk.Limit && !t.secondEscrow(agreement, escrow.Agent, desk, b.Amount) {
		return agreement, escrow, deny(CodeDeskLimit, because("escrow-desk-limit"), inWon("amount", b.Amount), inWon("limit", desk.Limit))
	}
	if _, used := load[Payment](t, PaymentRef(escrow.Agent, b.Reference)); used {
		return agreement, escrow, deny(CodeReferenceUsed)
	}
	escrow.References = append(slices.Clip(escrow.References), b.Reference)
	t.put(Payment{escrow.Agent, b.Reference, agreement.ID, kind, b.Amount, c.Actor, t.stamp()})
	return agreement, escrow, nil
}

// overLimit is how many times the lower limit two desks attest together.
const overLimit = 10

// secondEscrow tells whether a second escrow desk of the agent has signed, and the amount is in what the two attest together.
func (t *tx) secondEscrow(agreement Agreement, agent MemberID, first Desk, amount Won) bool {
	for _, who := range t.cosigners {
		second, err := t.desk(agent, EscrowDesk, who)
		if err == nil && !agreement.Terms.partyTo(who) && (amount-1)/overLimit < min(first.Limit, second.Limit) {
			return true
		}
	}
	return false
}

// quorum asks for a second escrow desk's signature under an amount that the first may not attest alone.
func (b *PaymentBody) quorum(t *tx, c *Command) error {
	agreement, _ := load[Agreement](t, AgreementRef(b.Agreement))
	agent := agreement.Terms.EscrowAgent
	desk, ok := load[Desk](t, DeskRef(agent, EscrowDesk, c.Actor))
	if !ok || b.Amount <= desk.Limit || (b.Amount-1)/overLimit >= desk.Limit {
		return nil // apply says what is wrong, if anything is
	}
	if !t.secondEscrow(agreement, agent, desk, b.Amount) {
		return deny(CodeMoreSignatures, because("second-escrow-desk-signs"), word("member", agent), inWon("limit", desk.Limit))
	}
	return nil
}

// DepositAttested says that money for an agreement arrived at the escrow agent. What is late or more than the price is
// held, to be refunded.
type DepositAttested struct {
	PaymentBody
	// FromBuyer says whether the payer is the buyer; other people's money is held, to be refunded.
	FromBuyer bool `json:"fromBuyer"`
}

func (b *DepositAttested) apply(t *tx, c *Command) error {
	agreement, escrow, err := b.pay(t, c, PaymentDeposit)
	if err != nil {
		return err
	}
	if len(escrow.References) > maxDeposits {
		return deny(CodeTooManyPayments, because("escrow-full"), inNumber("most", maxDeposits))
	}
	if escrow.Deposited, err = escrow.Deposited.Plus(b.Amount); err != nil {
		return deny(CodeOverflow)
	}
	escrow.Held += b.Amount
	if b.FromBuyer && t.awaits(agreement) {
		escrow.Accepted += min(b.Amount, escrow.Price-escrow.Accepted)
	}
	t.put(escrow)
	if agreement.State == AgreementIsAgreed && escrow.Accepted == escrow.Price {
		agreement.State = AgreementIsFunded
		t.put(agreement)
	}
	return nil
}

// awaits tells whether money that arrives now counts toward the price. While the clock for the money stands still, it does.
func (t *tx) awaits(a Agreement) bool {
	if a.State != AgreementIsAgreed && a.State != AgreementIsDisputed && !a.waitsForOthers() {
		return false
	}
	return a.Paused > 0 || t.facts.Time < a.due()
}

// PayoutAttested says that the escrow agent paid the seller, to the account the terms commit to. The register is never
// reversed if it fails; it is retried.
type PayoutAttested struct {
	PaymentBody
}

func (b *PayoutAttested) apply(t *tx, c *Command) error {
	agreement, escrow, err := b.pay(t, c, PaymentPayout)
	if err != nil {
		return err
	}
	if escrow.Releasable == nil {
		return deny(CodeWrongAmount, because("payout-after-settlement"))
	}
	if b.Amount != escrow.Price {
		return deny(CodeWrongAmount, because("payout-is-the-price"), inWon("price", escrow.Price))
	}
	escrow.Released += b.Amount
	escrow.Held -= b.Amount
	t.put(escrow)
	agreement.State = AgreementIsPaid
	t.put(agreement)
	return nil
}

// RefundAttested says that the escrow agent paid held money back to where it came from: what was never accepted, and all
// of it when the agreement ended without settlement.
type RefundAttested struct {
	PaymentBody
}

func (b *RefundAttested) apply(t *tx, c *Command) error {
	agreement, escrow, err := b.pay(t, c, PaymentRefund)
	if err != nil {
		return err
	}
	refundable := escrow.Held
	switch agreement.State {
	case AgreementIsVoid, AgreementIsExpired, AgreementIsPaid, AgreementIsRefunded, AgreementIsCompanyPurchase:
	default:
		refundable -= escrow.Accepted
	}
	if b.Amount > refundable {
		return deny(CodeWrongAmount, because("refund-over-refundable"), inWon("refundable", refundable))
	}
	if len(escrow.References) > maxRefunds && b.Amount != refundable {
		return deny(CodeTooManyPayments, because("refund-takes-the-rest"), inNumber("most", maxRefunds), inWon("refundable", refundable))
	}
	escrow.Refunded += b.Amount
	escrow.Held -= b.Amount
	t.put(escrow)
	return nil
}
