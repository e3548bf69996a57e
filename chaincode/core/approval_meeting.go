package core

// MeetingDecided records the general meeting's decision on a transfer, where the company has no board that could decide
// (Commercial Act art. 383(4)). An officer signs it on the minutes; one who buys or sells does not.
type MeetingDecided struct {
	Agreement AgreementID `json:"agreement"`
	Approve   bool        `json:"approve"`
	// HeldOn is the day of the meeting.
	HeldOn Date `json:"heldOn"`
	// Minutes is the digest of the meeting's minutes.
	Minutes Digest `json:"minutes"`
}

func (b *MeetingDecided) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.HeldOn.valid(), "heldOn", aDate)
	f.want(b.Minutes.valid(), "minutes", aDigest)
	return f.err()
}

func (b *MeetingDecided) apply(t *tx, c *Command) error {
	agreement, err := t.officersAgreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if err := agreement.decidedBy(MeetingApproval); err != nil {
		return err
	}
	if first := agreement.Requested.At.DateInKorea(); b.HeldOn > t.today() || b.HeldOn < first {
		return deny(CodeDateOutOfRange, because("meeting-after-request"), onDate("first", first), onDate("last", t.today()))
	}
	if err := t.answerable(agreement); err != nil {
		return err
	}
	agreement.Minutes = b.Minutes
	if b.Approve {
		return t.approve(agreement)
	}
	t.refuse(agreement)
	return nil
}

// decidedBy checks that the articles let a body decide on a transfer, as they were when its approval was asked for.
func (a Agreement) decidedBy(body ApprovalBody) error {
	if decides := a.ApprovalBy; decides != body && (decides != "" || body != BoardApproval) {
		return deny(CodeOtherBody)
	}
	return nil
}

// officersAgreement finds an agreement, for an act of an officer who neither buys nor sells.
func (t *tx) officersAgreement(c *Command, id AgreementID) (Agreement, error) {
	if _, err := t.officer(c); err != nil {
		return Agreement{}, err
	}
	agreement, err := t.agreement(c, id)
	if err == nil && agreement.Terms.partyTo(c.Actor) {
		err = deny(CodeSameDesk, because("party-to-the-trade"))
	}
	return agreement, err
}

// ApprovalDeemed says that a transfer counts as approved, because the company did not answer in a month (Commercial Act
// art. 335-2(3)), named no other buyer in two weeks (335-3(2)), or that buyer did not demand the sale in ten days (335-4(2)).
// Anyone may sign it.
type ApprovalDeemed struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *ApprovalDeemed) check() error { return checkAgreement(b.Agreement) }

func (b *ApprovalDeemed) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if t.today() <= agreement.Until {
		return deny(CodeNotExpired, because("answer-period-runs"), onDate("day", agreement.Until))
	}
	return t.approve(agreement)
}
