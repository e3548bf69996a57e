package dispute

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// DisputeOpened freezes the shares and the money of an agreement that waits for its money or its settlement: nothing settles,
// expires or is paid back, but money that never counted toward the price. Seller and buyer may each open one, once.
type DisputeOpened struct {
	Agreement value.AgreementID `json:"agreement"`
	// Reason is the digest of the reason.
	Reason value.Digest `json:"reason"`
}

func (b *DisputeOpened) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *DisputeOpened) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if !agreement.Terms.PartyTo(c.Actor) {
		return value.Deny(value.CodeNotYours, value.Because("parties-open-a-dispute"))
	}
	if _, before := ledger.Load[model.Dispute](t, model.DisputeRef(agreement.ID, c.Actor)); before {
		return value.Deny(value.CodeDisputedBefore)
	}
	t.Put(model.Dispute{
		Agreement: agreement.ID, Issuer: agreement.Terms.Issuer, By: c.Actor, Reason: b.Reason, Until: t.Facts.Time.After(t.Set.Bounds.Dispute),
		State: model.DisputeIsOpen, Opened: t.Stamp(),
	})
	agreement.State, agreement.Dispute = model.AgreementIsDisputed, c.Actor
	book.Pause(t, &agreement)
	t.Put(agreement)
	return nil
}

// DisputeRuled ends a dispute. An arbiter desk signs it, and another one with it; where a court has decided, they do what it says
// and name its decision. Lost time is given back to who has to pay.
type DisputeRuled struct {
	Agreement value.AgreementID `json:"agreement"`
	Ruling    model.Ruling      `json:"ruling"`
	// Grounds is the digest of the reasons.
	Grounds value.Digest `json:"grounds"`
	// Order is the court's decision that the arbiters carry out; nil where they decided themselves.
	Order *model.CourtOrder `json:"order,omitempty"`
	// TwoDesks are the arbiters' desks.
	ledger.TwoDesks
}

func (b *DisputeRuled) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	b.Form(f, false)
	f.Want(b.Ruling == model.RulingSettle || b.Ruling == model.RulingRefund, "ruling", value.AKnownValue)
	f.Want(b.Grounds.Valid(), "grounds", value.ADigest)
	if b.Order != nil {
		model.CheckOrderIn(f, *b.Order, "order.")
	}
	return f.Err()
}

func (b *DisputeRuled) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.TwoDesks.Quorum(t, model.ArbiterDesk)
}

func (b *DisputeRuled) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if b.Order != nil {
		if err := book.Served(t, *b.Order); err != nil {
			return err
		}
	}
	checker, err := b.By(t, c, model.ArbiterDesk, agreement.Terms.PartyTo)
	if err != nil {
		return err
	}
	dispute, err := ledger.Need[model.Dispute](t, model.DisputeRef(agreement.ID, agreement.Dispute))
	if err != nil {
		return err
	}
	dispute.Ruling, dispute.Grounds, dispute.Order, dispute.RuledBy = b.Ruling, b.Grounds, b.Order, c.Actor
	dispute.CheckedBy = checker
	return endDispute(t, c, agreement, dispute, model.DisputeIsRuled, b.Ruling == model.RulingSettle)
}

// DisputeLapsed ends a dispute on which nobody ruled in time: the agreement ends and the money goes back. Anyone may sign it.
type DisputeLapsed struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *DisputeLapsed) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *DisputeLapsed) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	dispute, err := ledger.Need[model.Dispute](t, model.DisputeRef(agreement.ID, agreement.Dispute))
	if err != nil {
		return err
	}
	if !t.Passed(dispute.Until) {
		return value.Deny(value.CodeNotExpired, value.Because("dispute-still-to-rule"), value.AtTime("until", dispute.Until))
	}
	return endDispute(t, c, agreement, dispute, model.DisputeHasLapsed, false)
}

// endDispute lets an agreement go on, or ends it and frees its shares and its money.
func endDispute(t *ledger.Tx, c *model.Command, agreement model.Agreement, dispute model.Dispute, state model.DisputeState, goesOn bool) error {
	ended := t.Stamp()
	dispute.State, dispute.Ended = state, &ended
	t.Put(dispute)
	agreement.Dispute = ""
	if goesOn {
		return book.AwaitMoney(t, agreement)
	}
	agreement.State, agreement.Paused = model.AgreementIsRefunded, 0
	t.Put(agreement)
	return book.FreeEach(t, c, agreement.Reservations())
}
