package core

// InspectionRequested asks to inspect or copy the register (주주명부 열람·등사 청구). Holders and creditors of the company may, at any
// time in business hours (Commercial Act art. 396(2)). Whether the party is one is shown by what Scope is the digest of: the ledger
// does not know the company's creditors.
type InspectionRequested struct {
	As    InspectorKind `json:"as"`
	Copy  bool          `json:"copy"`
	Scope Digest        `json:"scope"`
}

func (b *InspectionRequested) check() error {
	f := newForm()
	f.want(b.As == AsHolder || b.As == AsCreditor, "as", aKnownValue)
	f.want(b.Scope.valid(), "scope", aDigest)
	return f.err()
}

func (b *InspectionRequested) apply(t *tx, c *Command) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if _, err := t.identified(c.Actor); err != nil {
		return err
	}
	t.put(Inspection{
		ID: InspectionID(t.derive(KindInspection)), Issuer: issuer.ID, By: c.Actor, As: b.As, Copy: b.Copy, Scope: b.Scope,
		State: InspectionIsOpen, Requested: t.stamp(),
	})
	return nil
}

// InspectionAnswered is the company's answer: shown, or refused with the reason. An officer who did not ask signs it.
type InspectionAnswered struct {
	Inspection InspectionID `json:"inspection"`
	Shown      bool         `json:"shown"`
	// Answer is the digest of what was shown, or of the reason why not.
	Answer Digest `json:"answer"`
}

func (b *InspectionAnswered) check() error {
	f := newForm()
	f.want(b.Inspection.valid(), "inspection", anIdentifier)
	f.want(b.Answer.valid(), "answer", aDigest)
	return f.err()
}

func (b *InspectionAnswered) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	inspection, err := need[Inspection](t, InspectionRef(b.Inspection))
	if err != nil {
		return err
	}
	if err := c.inRegister(inspection.Issuer); err != nil {
		return err
	}
	if err := allow(t, InspectionStates, inspection.State, c.Type); err != nil {
		return err
	}
	if inspection.By == c.Actor {
		return deny(CodeSameDesk, because("answers-own-request"))
	}
	answered := t.stamp()
	inspection.State, inspection.Answer, inspection.Answered = InspectionIsRefused, b.Answer, &answered
	if b.Shown {
		inspection.State = InspectionIsShown
	}
	t.put(inspection)
	return nil
}
