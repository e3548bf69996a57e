package core

const (
	// closingMonths is how long a register may be closed at most (Commercial Act art. 354(2)).
	closingMonths = 3
	// closingNotice is how many days before its first day a closing is announced (art. 354(4)).
	closingNotice = 14
)

// RegisterHalted stops a register. An officer closes it for some days, for a purpose (art. 354(1)); or two people of operator
// desks suspend it, on evidence or by a court's order, until it is resumed.
type RegisterHalted struct {
	// From and Until are a closing's first and last day, at most three months; empty for a suspension.
	From  Date `json:"from,omitempty"`
	Until Date `json:"until,omitempty"`
	// NoticeOn is when the closing was announced, two weeks before; empty where the articles fix the period (art. 354(4)).
	NoticeOn Date `json:"noticeOn,omitempty"`
	// Evidence is the digest of a closing's purpose, or of what a suspension rests on.
	Evidence Digest `json:"evidence"`
	// Order is the digest of the court's order, where there is one.
	Order Digest `json:"order,omitempty"`
	// TwoDesks is given for a suspension.
	TwoDesks
}

func (b *RegisterHalted) check() error {
	f := newForm()
	b.form(f, true)
	closing := !b.named()
	if closing {
		b.checkClosing(f)
	} else {
		f.want(b.From == "", "from", wantAbsent)
		f.want(b.Until == "", "until", wantAbsent)
		f.want(b.NoticeOn == "", "noticeOn", wantAbsent)
	}
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Order == "" || b.Order.valid(), "order", aDigest)
	return f.err()
}

// checkClosing checks that a closing has its days, and no court's order, which would suspend the register.
func (b *RegisterHalted) checkClosing(f *form) {
	f.want(b.From != "", "from", wantGiven)
	f.want(b.Until != "", "until", wantGiven)
	f.want(b.From.valid(), "from", aDate)
	f.want(b.Until.valid(), "until", aDate)
	f.want(b.From <= b.Until, "until", wantInOrder)
	f.want(b.NoticeOn == "" || b.NoticeOn.valid(), "noticeOn", aDate)
	f.want(b.Order == "", "order", wantAbsent)
}

func (b *RegisterHalted) quorum(t *tx, _ *Command) error { return b.asDesks(t, OperatorDesk) }

func (b *RegisterHalted) apply(t *tx, c *Command) error {
	if b.named() {
		return b.suspend(t, c)
	}
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := allow(t, IssuerStates, issuer.State(t.facts.Time), c.Type); err != nil {
		return err
	}
	if issuer.Closing != nil && issuer.Closing.Ended == nil && issuer.Closing.Until >= t.today() {
		return deny(CodeWrongState, because("closing-not-over"), onDate("from", issuer.Closing.From), onDate("until", issuer.Closing.Until))
	}
	if err := b.inTime(t.today()); err != nil {
		return err
	}
	issuer.Closing = &Closing{From: b.From, Until: b.Until, NoticeOn: b.NoticeOn, Purpose: b.Evidence, By: c.Actor, On: t.stamp()}
	t.put(issuer)
	return nil
}

// inTime checks a closing's days. Its first day counts, because it begins at midnight (Civil Act art. 157).
func (b *RegisterHalted) inTime(today Date) error {
	if b.From < today {
		return deny(CodeDateOutOfRange, because("closing-begins-today-or-later"), onDate("today", today))
	}
	end, err := b.From.AddMonths(closingMonths)
	if err != nil {
		return deny(CodeInternal)
	}
	if b.Until >= end {
		return deny(CodeClosingTooLong, because("closing-ends-before"), onDate("end", end))
	}
	if b.NoticeOn == "" {
		return nil
	}
	if b.NoticeOn > today {
		return deny(CodeNoticeTooShort, because("notice-lies-ahead"), onDate("notice", b.NoticeOn), onDate("today", today))
	}
	if last := b.NoticeOn.addDays(closingNotice); b.From <= last {
		return deny(CodeNoticeTooShort, because("closing-begins-after"), onDate("last", last))
	}
	return nil
}

func (b *RegisterHalted) suspend(t *tx, c *Command) error {
	issuer, checker, err := t.operated(c, b.TwoDesks)
	if err != nil {
		return err
	}
	if issuer.Suspension != nil && issuer.Suspension.Ended == nil {
		return deny(CodeWrongState, because("register-is-suspended"))
	}
	issuer.Suspension = &Suspension{Evidence: b.Evidence, Order: b.Order, By: c.Actor, Checker: checker, On: t.stamp()}
	t.put(issuer)
	return nil
}

// operated checks that two people of operator desks act, who do not act for the company.
func (t *tx) operated(c *Command, desks TwoDesks) (Issuer, DID, error) {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, "", err
	}
	checker, err := desks.by(t, c, OperatorDesk, func(who DID) bool { return t.actsFor(issuer, who) })
	if err != nil {
		return issuer, "", err
	}
	return issuer, checker, allow(t, IssuerStates, issuer.State(t.facts.Time), c.Type)
}

// RegisterResumed ends a halt: an officer a closing, before its last day; two people of operator desks a suspension.
type RegisterResumed struct {
	Evidence Digest `json:"evidence"`
	// TwoDesks is given for a suspension.
	TwoDesks
}

func (b *RegisterResumed) check() error {
	f := newForm()
	f.want(b.Evidence.valid(), "evidence", aDigest)
	b.form(f, true)
	return f.err()
}

func (b *RegisterResumed) quorum(t *tx, _ *Command) error { return b.asDesks(t, OperatorDesk) }

func (b *RegisterResumed) apply(t *tx, c *Command) error {
	ended := t.stamp()
	if b.named() {
		issuer, _, err := t.operated(c, b.TwoDesks)
		if err != nil {
			return err
		}
		if issuer.Suspension == nil || issuer.Suspension.Ended != nil {
			return deny(CodeWrongState, because("register-not-suspended"))
		}
		lifted := *issuer.Suspension
		lifted.Ended = &ended
		issuer.Suspension = &lifted
		t.put(issuer)
		return nil
	}
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := allow(t, IssuerStates, issuer.State(t.facts.Time), c.Type); err != nil {
		return err
	}
	if issuer.Closing == nil || issuer.Closing.Ended != nil || issuer.Closing.Until < t.today() {
		return deny(CodeWrongState, because("register-not-closed"))
	}
	opened := *issuer.Closing
	opened.Ended = &ended
	issuer.Closing = &opened
	t.put(issuer)
	return nil
}

// moves refuses a command that moves shares while its register is halted.
func (t *tx) moves(c *Command) error {
	if t.set.acts[c.Type].halted {
		return nil
	}
	return t.unhalted(c.Register)
}

// unhalted tells whether the shares of a register can move.
func (t *tx) unhalted(id IssuerID) error {
	if issuer, ok := load[Issuer](t, IssuerRef(id)); ok && issuer.State(t.facts.Time) != IssuerIsLive {
		return deny(CodeHalted)
	}
	return nil
}

// goesOn refuses a command about a register that has left, but for what ends what is open there.
func (t *tx) goesOn(c *Command) error {
	if c.Register != "" && !t.set.acts[c.Type].closed && t.hasLeft(c.Register) {
		return deny(CodeLeft)
	}
	return nil
}

func (t *tx) hasLeft(id IssuerID) bool {
	issuer, ok := load[Issuer](t, IssuerRef(id))
	return ok && issuer.Left != nil
}

// IssuerClosed ends a company's register here, for good. An officer signs it with an admission desk, on evidence. The corporate
// registration number is free for a later issuer. What is open can still be ended: listings and agreements, which bind nothing
// any more, and the money that is held for them, which goes back; a trade that has settled is still paid out.
type IssuerClosed struct {
	Reason   LeavingReason `json:"reason"`
	Evidence Digest        `json:"evidence"`
	// Member is the member whose admission desk signs with the officer.
	Member MemberID `json:"member"`
}

func (b *IssuerClosed) check() error {
	f := newForm()
	f.want(b.Reason == Liquidated || b.Reason == Merged || b.Reason == MovedOn, "reason", aKnownValue)
	if err := f.err(); err != nil {
		return err
	}
	return checkDeskEvidence(b.Member, b.Evidence)
}

func (b *IssuerClosed) quorum(t *tx, _ *Command) error {
	return TwoDesks{CheckedAt: b.Member}.quorum(t, AdmissionDesk)
}

func (b *IssuerClosed) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := allow(t, IssuerStates, issuer.State(t.facts.Time), c.Type); err != nil {
		return err
	}
	desk, err := TwoDesks{CheckedAt: b.Member}.checker(t, AdmissionDesk, func(who DID) bool { return t.actsFor(issuer, who) })
	if err != nil {
		return err
	}
	left := t.stamp()
	issuer.Left = &Leaving{b.Reason, b.Evidence, c.Actor, desk, left}
	t.put(issuer)
	t.put(CorporateNumber{Number: issuer.CorporateNumber, Issuer: issuer.ID, Freed: &left})
	return nil
}
