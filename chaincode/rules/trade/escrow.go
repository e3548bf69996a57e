package trade

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// maxDeposits is how many payments an escrow may have before another deposit is turned away.
	maxDeposits = 100
	// maxRefunds is how many payments it may have before a refund has to take all that is left to refund. A payout is always
	// possible, so that no number of small deposits keeps the seller from the price or a payer from their money.
	maxRefunds = 2 * maxDeposits
)

// PaymentBody is what the commands about money share.
type PaymentBody struct {
	Agreement value.AgreementID `json:"agreement"`
	// Reference is the payment's reference at the escrow agent's bank, unique for the agent.
	Reference value.BankReference `json:"reference"`
	Amount    value.Won           `json:"amount"`
}

// Worth implements valued.
func (b *PaymentBody) Worth() value.Won { return b.Amount }

func (b *PaymentBody) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Reference.Valid(), "reference", value.AName(1, 64))
	f.Want(b.Amount > 0, "amount", value.AtLeast(1))
	return f.Err()
}

// pay checks the desk, the amount and the reference, records the payment and returns its agreement and escrow.
func (b *PaymentBody) pay(t *ledger.Tx, c *model.Command, kind model.PaymentKind) (model.Agreement, model.Escrow, error) {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return agreement, model.Escrow{}, err
	}
	escrow, ok := ledger.Load[model.Escrow](t, model.EscrowRef(agreement.ID))
	if !ok {
		return agreement, escrow, value.Deny(value.CodeWrongState, value.Because("never-awaited-money"))
	}
	desk, err := t.Desk(escrow.Agent, model.EscrowDesk, c.Actor)
	if err != nil {
		return agreement, escrow, value.Deny(value.CodeWrongAgent, value.Because("escrow-agent-of-terms"), value.Word("member", escrow.Agent))
	}
	if agreement.Terms.PartyTo(c.Actor) {
		return agreement, escrow, value.Deny(value.CodeSameDesk, value.Because("money-of-own-trade"))
	}
	if b.Amount > desk.Limit && !secondEscrow(t, agreement, escrow.Agent, desk, b.Amount) {
		return agreement, escrow, value.Deny(value.CodeDeskLimit, value.Because("escrow-desk-limit"), value.InWon("amount", b.Amount), value.InWon("limit", desk.Limit))
	}
	if _, used := ledger.Load[model.Payment](t, model.PaymentRef(escrow.Agent, b.Reference)); used {
		return agreement, escrow, value.Deny(value.CodeReferenceUsed)
	}
	escrow.References = append(slices.Clip(escrow.References), b.Reference)
	t.Put(model.Payment{Agent: escrow.Agent, Reference: b.Reference, Agreement: agreement.ID, Kind: kind, Amount: b.Amount, By: c.Actor, On: t.Stamp()})
	return agreement, escrow, nil
}

// overLimit is how many times the lower limit two desks attest together.
const overLimit = 10

// secondEscrow tells whether a second escrow desk of the agent has signed, and the amount is in what the two attest together.
func secondEscrow(t *ledger.Tx, agreement model.Agreement, agent value.MemberID, first model.Desk, amount value.Won) bool {
	for _, who := range t.Cosigners {
		second, err := t.Desk(agent, model.EscrowDesk, who)
		if err == nil && !agreement.Terms.PartyTo(who) && (amount-1)/overLimit < min(first.Limit, second.Limit) {
			return true
		}
	}
	return false
}

// Quorum asks for a second escrow desk's signature under an amount that the first may not attest alone.
func (b *PaymentBody) Quorum(t *ledger.Tx, c *model.Command) error {
	agreement, _ := ledger.Load[model.Agreement](t, model.AgreementRef(b.Agreement))
	agent := agreement.Terms.EscrowAgent
	desk, ok := ledger.Load[model.Desk](t, model.DeskRef(agent, model.EscrowDesk, c.Actor))
	if !ok || b.Amount <= desk.Limit || (b.Amount-1)/overLimit >= desk.Limit {
		return nil // apply says what is wrong, if anything is
	}
	if !secondEscrow(t, agreement, agent, desk, b.Amount) {
		return value.Deny(value.CodeMoreSignatures, value.Because("second-escrow-desk-signs"), value.Word("member", agent), value.InWon("limit", desk.Limit))
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

func (b *DepositAttested) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, escrow, err := b.pay(t, c, model.PaymentDeposit)
	if err != nil {
		return err
	}
	if len(escrow.References) > maxDeposits {
		return value.Deny(value.CodeTooManyPayments, value.Because("escrow-full"), value.InNumber("most", maxDeposits))
	}
	if escrow.Deposited, err = escrow.Deposited.Plus(b.Amount); err != nil {
		return value.Deny(value.CodeOverflow)
	}
	escrow.Held += b.Amount
	if b.FromBuyer && awaits(t, agreement) {
		escrow.Accepted += min(b.Amount, escrow.Price-escrow.Accepted)
	}
	t.Put(escrow)
	if agreement.State == model.AgreementIsAgreed && escrow.Accepted == escrow.Price {
		agreement.State = model.AgreementIsFunded
		t.Put(agreement)
	}
	return nil
}

// awaits tells whether money that arrives now counts toward the price. While the clock for the money stands still, it does.
func awaits(t *ledger.Tx, a model.Agreement) bool {
	if a.State != model.AgreementIsAgreed && a.State != model.AgreementIsDisputed && !a.WaitsForOthers() {
		return false
	}
	return a.Paused > 0 || t.Facts.Time < a.DueAt()
}

// PayoutAttested says that the escrow agent paid the seller, to the account the terms commit to. The register is never
// reversed if it fails; it is retried.
type PayoutAttested struct {
	PaymentBody
}

func (b *PayoutAttested) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, escrow, err := b.pay(t, c, model.PaymentPayout)
	if err != nil {
		return err
	}
	if escrow.Releasable == nil {
		return value.Deny(value.CodeWrongAmount, value.Because("payout-after-settlement"))
	}
	if b.Amount != escrow.Price {
		return value.Deny(value.CodeWrongAmount, value.Because("payout-is-the-price"), value.InWon("price", escrow.Price))
	}
	escrow.Released += b.Amount
	escrow.Held -= b.Amount
	t.Put(escrow)
	agreement.State = model.AgreementIsPaid
	t.Put(agreement)
	return nil
}

// RefundAttested says that the escrow agent paid held money back to where it came from: what was never accepted, and all
// of it when the agreement ended without settlement.
type RefundAttested struct {
	PaymentBody
}

func (b *RefundAttested) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, escrow, err := b.pay(t, c, model.PaymentRefund)
	if err != nil {
		return err
	}
	refundable := escrow.Held
	switch agreement.State {
	case model.AgreementIsVoid, model.AgreementIsExpired, model.AgreementIsPaid, model.AgreementIsRefunded, model.AgreementIsCompanyPurchase:
	default:
		refundable -= escrow.Accepted
	}
	if b.Amount > refundable {
		return value.Deny(value.CodeWrongAmount, value.Because("refund-over-refundable"), value.InWon("refundable", refundable))
	}
	if len(escrow.References) > maxRefunds && b.Amount != refundable {
		return value.Deny(value.CodeTooManyPayments, value.Because("refund-takes-the-rest"), value.InNumber("most", maxRefunds), value.InWon("refundable", refundable))
	}
	escrow.Refunded += b.Amount
	escrow.Held -= b.Amount
	t.Put(escrow)
	return nil
}
