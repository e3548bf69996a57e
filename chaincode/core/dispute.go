package core

// freeze is how long a dispute freezes shares and money, unless it is ruled on.
const freeze = 14 * Day

// DisputeOpened freezes the shares and the money of an agreement that waits for its money or its settlement: nothing settles,
// expires or is paid back, but money that never counted toward the price. Seller and buyer may each open one, once.
type DisputeOpened struct {
	Agreement AgreementID `json:"agreement"`
	// Reason is the digest of the reason.
	Reason Digest `json:"reason"`
}

func (b *DisputeOpened) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *DisputeOpened) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if !agreement.Terms.partyTo(c.Actor) {
		return deny(CodeNotYours, because("parties-open-a-dispute"))
	}
	if _, before := load[Dispute](t, DisputeRef(agreement.ID, c.Actor)); before {
		return deny(CodeDisputedBefore)
	}
	t.put(Dispute{
		Agreement: agreement.ID, Issuer: agreement.Terms.Issuer, By: c.Actor, Reason: b.Reason, Until: t.facts.Time.After(freeze),
		State: DisputeIsOpen, Opened: t.stamp(),
	})
	agreement.State, agreement.Dispute = AgreementIsDisputed, c.Actor
	t.pause(&agreement)
	t.put(agreement)
	return nil
}

// DisputeRuled ends a dispute. An arbiter desk signs it, and another one with it; where a court has decided, they do what it says
// and name its decision. Lost time is given back to who has to pay.
type DisputeRuled struct {
	Agreement AgreementID `json:"agreement"`
	Ruling    Ruling      `json:"ruling"`
	// Grounds is the digest of the reasons.
	Grounds Digest `json:"grounds"`
	// Order is the court's decision that the arbiters carry out; nil where they decided themselves.
	Order *CourtOrder `json:"order,omitempty"`
	// TwoDesks are the arbiters' desks.
	TwoDesks
}

func (b *DisputeRuled) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	b.form(f, false)
	f.want(b.Ruling == RulingSettle || b.Ruling == RulingRefund, "ruling", aKnownValue)
	f.want(b.Grounds.valid(), "grounds", aDigest)
	if b.Order != nil {
		checkOrderIn(f, *b.Order, "order.")
	}
	return f.err()
}

func (b *DisputeRuled) quorum(t *tx, _ *Command) error { return b.TwoDesks.quorum(t, ArbiterDesk) }

func (b *DisputeRuled) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if b.Order != nil {
		if err := t.served(*b.Order); err != nil {
			return err
		}
	}
	checker, err := b.by(t, c, ArbiterDesk, agreement.Terms.partyTo)
	if err != nil {
		return err
	}
	dispute, err := need[Dispute](t, DisputeRef(agreement.ID, agreement.Dispute))
	if err != nil {
		return err
	}
	dispute.Ruling, dispute.Grounds, dispute.Order, dispute.RuledBy = b.Ruling, b.Grounds, b.Order, c.Actor
	dispute.CheckedBy = checker
	return t.endDispute(c, agreement, dispute, DisputeIsRuled, b.Ruling == RulingSettle)
}

// DisputeLapsed ends a dispute on which nobody ruled in time: the agreement ends and the money goes back. Anyone may sign it.
type DisputeLapsed struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *DisputeLapsed) check() error { return checkAgreement(b.Agreement) }

func (b *DisputeLapsed) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	dispute, err := need[Dispute](t, DisputeRef(agreement.ID, agreement.Dispute))
	if err != nil {
		return err
	}
	if t.facts.Time < dispute.Until {
		return deny(CodeNotExpired, because("dispute-still-to-rule"), atTime("until", dispute.Until))
	}
	return t.endDispute(c, agreement, dispute, DisputeHasLapsed, false)
}

// endDispute lets an agreement go on, or ends it and frees its shares and its money.
func (t *tx) endDispute(c *Command, agreement Agreement, dispute Dispute, state DisputeState, goesOn bool) error {
	ended := t.stamp()
	dispute.State, dispute.Ended = state, &ended
	t.put(dispute)
	agreement.Dispute = ""
	if goesOn {
		return t.awaitMoney(agreement)
	}
	agreement.State, agreement.Paused = AgreementIsRefunded, 0
	t.put(agreement)
	return t.freeEach(c, agreement.reservations())
}
