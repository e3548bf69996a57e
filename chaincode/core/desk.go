package core

// maxAppointment is how long a desk may be appointed.
const maxAppointment = 366 * Day

// DeskAppointed appoints one of a member's staff to a desk. The member's administrator signs it.
type DeskAppointed struct {
	Member MemberID `json:"member"`
	Kind   DeskKind `json:"kind"`
	Party  DID      `json:"party"`
	// Limit is the largest amount in one command; 0 except for an escrow desk.
	Limit Won `json:"limit"`
	// Until is when the appointment ends, at most 366 days ahead.
	Until Time `json:"until"`
}

func (b *DeskAppointed) check() error {
	f := newForm()
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(b.Kind.valid(), "kind", aKnownValue)
	f.want(b.Kind != EscrowDesk || b.Limit > 0, "limit", atLeast(1))
	f.want(b.Kind == EscrowDesk || b.Limit == 0, "limit", wantAbsent)
	f.want(b.Until > 0, "until", aTime)
	return f.err()
}

func (b *DeskAppointed) apply(t *tx, c *Command) error {
	if err := t.administrator(b.Member, c.Actor); err != nil {
		return err
	}
	if latest := t.facts.Time.After(maxAppointment); b.Until <= t.facts.Time || b.Until > latest {
		return deny(CodeTooLate, because("appointment-ends-in-time"), atTime("now", t.facts.Time), atTime("latest", latest))
	}
	if _, err := need[Party](t, PartyRef(b.Party)); err != nil {
		return err
	}
	t.put(Desk{Member: b.Member, Kind: b.Kind, Party: b.Party, Limit: b.Limit, Until: b.Until, Since: t.stamp()})
	return nil
}

// DeskEnded ends an appointment at once. The member's administrator signs it.
type DeskEnded struct {
	Member MemberID `json:"member"`
	Kind   DeskKind `json:"kind"`
	Party  DID      `json:"party"`
}

func (b *DeskEnded) check() error {
	f := newForm()
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(b.Party.valid(), "party", anIdentifier)
	f.want(b.Kind.valid(), "kind", aKnownValue)
	return f.err()
}

func (b *DeskEnded) apply(t *tx, c *Command) error {
	if err := t.administrator(b.Member, c.Actor); err != nil {
		return err
	}
	desk, err := t.desk(b.Member, b.Kind, b.Party)
	if err != nil {
		return err
	}
	ended := t.stamp()
	desk.Ended = &ended
	t.put(desk)
	return nil
}

func (t *tx) administrator(member MemberID, actor DID) error {
	m, err := t.member(member)
	if err != nil {
		return err
	}
	if m.Administrator != actor || t.onBehalf {
		return deny(CodeNotAdministrator)
	}
	return nil
}
