package company

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// RegisterHalted stops a register. An officer closes it for some days, for a purpose (art. 354(1)); or two people of operator
// desks suspend it, on evidence or by a court's order, until it is resumed.
type RegisterHalted struct {
	// From and Until are a closing's first and last day, at most three months; empty for a suspension.
	From  value.Date `json:"from,omitempty"`
	Until value.Date `json:"until,omitempty"`
	// NoticeOn is when the closing was announced, two weeks before; empty where the articles fix the period (art. 354(4)).
	NoticeOn value.Date `json:"noticeOn,omitempty"`
	// Evidence is the digest of a closing's purpose, or of what a suspension rests on.
	Evidence value.Digest `json:"evidence"`
	// Order is the digest of the court's order, where there is one.
	Order value.Digest `json:"order,omitempty"`
	// TwoDesks is given for a suspension.
	ledger.TwoDesks
}

func (b *RegisterHalted) Check() error {
	f := value.NewForm()
	b.Form(f, true)
	closing := !b.Named()
	if closing {
		b.checkClosing(f)
	} else {
		f.Want(b.From == "", "from", value.WantAbsent)
		f.Want(b.Until == "", "until", value.WantAbsent)
		f.Want(b.NoticeOn == "", "noticeOn", value.WantAbsent)
	}
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Order == "" || b.Order.Valid(), "order", value.ADigest)
	return f.Err()
}

// checkClosing checks that a closing has its days, and no court's order, which would suspend the register.
func (b *RegisterHalted) checkClosing(f *value.Form) {
	f.Want(b.From != "", "from", value.WantGiven)
	f.Want(b.Until != "", "until", value.WantGiven)
	f.Want(b.From.Valid(), "from", value.ADate)
	f.Want(b.Until.Valid(), "until", value.ADate)
	f.Want(b.From <= b.Until, "until", value.WantInOrder)
	f.Want(b.NoticeOn == "" || b.NoticeOn.Valid(), "noticeOn", value.ADate)
	f.Want(b.Order == "", "order", value.WantAbsent)
}

func (b *RegisterHalted) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.OperatorDesk)
}

func (b *RegisterHalted) Apply(t *ledger.Tx, c *model.Command) error {
	if b.Named() {
		return b.suspend(t, c)
	}
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.IssuerStates, issuer.State(t.Facts.Time), c.Type); err != nil {
		return err
	}
	if issuer.Closing != nil && issuer.Closing.Ended == nil && issuer.Closing.Until >= t.Today() {
		return value.Deny(value.CodeWrongState, value.Because("closing-not-over"), value.OnDate("from", issuer.Closing.From), value.OnDate("until", issuer.Closing.Until))
	}
	if err := b.inTime(t, t.Today()); err != nil {
		return err
	}
	issuer.Closing = &model.Closing{From: b.From, Until: b.Until, NoticeOn: b.NoticeOn, Purpose: b.Evidence, By: c.Actor, On: t.Stamp()}
	t.Put(issuer)
	return nil
}

// inTime checks a closing's days. Its first day counts, because it begins at midnight (Civil Act art. 157).
func (b *RegisterHalted) inTime(t *ledger.Tx, today value.Date) error {
	if b.From < today {
		return value.Deny(value.CodeDateOutOfRange, value.Because("closing-begins-today-or-later"), value.OnDate("today", today))
	}
	end, err := b.From.AddMonths(t.Set.Bounds.ClosingMonths)
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if b.Until >= end {
		return value.Deny(value.CodeClosingTooLong, value.Because("closing-ends-before"), value.OnDate("end", end))
	}
	if b.NoticeOn == "" {
		return nil
	}
	if b.NoticeOn > today {
		return value.Deny(value.CodeNoticeTooShort, value.Because("notice-lies-ahead"), value.OnDate("notice", b.NoticeOn), value.OnDate("today", today))
	}
	if last := b.NoticeOn.AddDays(t.Set.Bounds.ClosingNotice); b.From <= last {
		return value.Deny(value.CodeNoticeTooShort, value.Because("closing-begins-after"), value.OnDate("last", last))
	}
	return nil
}

func (b *RegisterHalted) suspend(t *ledger.Tx, c *model.Command) error {
	issuer, checker, err := operated(t, c, b.TwoDesks)
	if err != nil {
		return err
	}
	if issuer.Suspension != nil && issuer.Suspension.Ended == nil {
		return value.Deny(value.CodeWrongState, value.Because("register-is-suspended"))
	}
	issuer.Suspension = &model.Suspension{Evidence: b.Evidence, Order: b.Order, By: c.Actor, Checker: checker, On: t.Stamp()}
	t.Put(issuer)
	return nil
}

// operated checks that two people of operator desks act, who do not act for the company.
func operated(t *ledger.Tx, c *model.Command, desks ledger.TwoDesks) (model.Issuer, value.DID, error) {
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return issuer, "", err
	}
	checker, err := desks.By(t, c, model.OperatorDesk, func(who value.DID) bool { return t.ActsFor(issuer, who) })
	if err != nil {
		return issuer, "", err
	}
	return issuer, checker, ledger.Allow(t, model.IssuerStates, issuer.State(t.Facts.Time), c.Type)
}

// RegisterResumed ends a halt: an officer a closing, before its last day; two people of operator desks a suspension.
type RegisterResumed struct {
	Evidence value.Digest `json:"evidence"`
	// TwoDesks is given for a suspension.
	ledger.TwoDesks
}

func (b *RegisterResumed) Check() error {
	f := value.NewForm()
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	b.Form(f, true)
	return f.Err()
}

func (b *RegisterResumed) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.OperatorDesk)
}

func (b *RegisterResumed) Apply(t *ledger.Tx, c *model.Command) error {
	ended := t.Stamp()
	if b.Named() {
		issuer, _, err := operated(t, c, b.TwoDesks)
		if err != nil {
			return err
		}
		if issuer.Suspension == nil || issuer.Suspension.Ended != nil {
			return value.Deny(value.CodeWrongState, value.Because("register-not-suspended"))
		}
		lifted := *issuer.Suspension
		lifted.Ended = &ended
		issuer.Suspension = &lifted
		t.Put(issuer)
		return nil
	}
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.IssuerStates, issuer.State(t.Facts.Time), c.Type); err != nil {
		return err
	}
	if issuer.Closing == nil || issuer.Closing.Ended != nil || issuer.Closing.Until < t.Today() {
		return value.Deny(value.CodeWrongState, value.Because("register-not-closed"))
	}
	opened := *issuer.Closing
	opened.Ended = &ended
	issuer.Closing = &opened
	t.Put(issuer)
	return nil
}

// IssuerClosed ends a company's register here, for good. An officer signs it with an admission desk, on evidence. The corporate
// registration number is free for a later issuer. What is open can still be ended: listings and agreements, which bind nothing
// any more, and the money that is held for them, which goes back; a trade that has settled is still paid out.
type IssuerClosed struct {
	Reason   model.LeavingReason `json:"reason"`
	Evidence value.Digest        `json:"evidence"`
	// Member is the member whose admission desk signs with the officer.
	Member value.MemberID `json:"member"`
}

func (b *IssuerClosed) Check() error {
	f := value.NewForm()
	f.Want(b.Reason == model.Liquidated || b.Reason == model.Merged || b.Reason == model.MovedOn, "reason", value.AKnownValue)
	if err := f.Err(); err != nil {
		return err
	}
	return value.CheckDeskEvidence(b.Member, b.Evidence)
}

func (b *IssuerClosed) Quorum(t *ledger.Tx, _ *model.Command) error {
	return ledger.TwoDesks{CheckedAt: b.Member}.Quorum(t, model.AdmissionDesk)
}

func (b *IssuerClosed) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.IssuerStates, issuer.State(t.Facts.Time), c.Type); err != nil {
		return err
	}
	desk, err := ledger.TwoDesks{CheckedAt: b.Member}.Checker(t, model.AdmissionDesk, func(who value.DID) bool { return t.ActsFor(issuer, who) })
	if err != nil {
		return err
	}
	left := t.Stamp()
	issuer.Left = &model.Leaving{Reason: b.Reason, Evidence: b.Evidence, By: c.Actor, Desk: desk, On: left}
	t.Put(issuer)
	t.Put(model.CorporateNumber{Number: issuer.CorporateNumber, Issuer: issuer.ID, Freed: &left})
	return nil
}
