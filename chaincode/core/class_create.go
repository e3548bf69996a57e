package core

// ClassCreated makes a further class of shares, of which nothing is issued yet (종류주식의 신설, Commercial Act art. 344).
type ClassCreated struct {
	Name       string       `json:"name"`
	Par        Won          `json:"par"`
	Authorised Shares       `json:"authorised"`
	Approval   ApprovalBody `json:"approval"`
	Rights     StatedRights `json:"rights"`
	// Resolution is the digest of the minutes of the meeting that changed the articles (art. 433, 434).
	Resolution Digest `json:"resolution"`
}

// StatedRights is what a command says of a class's rights.
type StatedRights struct {
	NoVote      bool             `json:"noVote,omitempty"`
	Preferred   Digest           `json:"preferred,omitempty"`
	Redeemable  *RedemptionRight `json:"redeemable,omitempty"`
	Convertible *ConversionTerms `json:"convertible,omitempty"`
}

func (r StatedRights) check(f *form) {
	f.want(r.Preferred == "" || r.Preferred.valid(), "rights.preferred", aDigest)
	if x := r.Redeemable; x != nil {
		f.want(x.Terms.valid(), "rights.redeemable.terms", aDigest)
		f.want(x.From.valid(), "rights.redeemable.from", aDate)
		f.want(x.Until.valid(), "rights.redeemable.until", aDate)
		f.want(x.From <= x.Until, "rights.redeemable.until", wantInOrder)
	}
	if x := r.Convertible; x != nil {
		x.check(f)
	}
}

func (x ConversionTerms) check(f *form) {
	f.want(x.Into.valid(), "rights.convertible.into", anIdentifier)
	f.want(x.Terms.valid(), "rights.convertible.terms", aDigest)
	f.want(x.From.valid(), "rights.convertible.from", aDate)
	f.want(x.Until.valid(), "rights.convertible.until", aDate)
	f.want(x.From <= x.Until, "rights.convertible.until", wantInOrder)
	f.want(x.Ratio.valid(), "rights.convertible.ratio", within(1, maxRatio))
	f.want(x.Least.valid(), "rights.convertible.least", within(1, maxRatio))
	f.want(x.Most.valid(), "rights.convertible.most", within(1, maxRatio))
	f.want(!x.Least.more(x.Ratio), "rights.convertible.ratio", wantInOrder)
	f.want(!x.Ratio.more(x.Most), "rights.convertible.most", wantInOrder)
}

func (b *ClassCreated) check() error {
	f := newForm()
	f.want(isText(b.Name, 60), "name", aText(60))
	f.want(b.Par >= leastPar, "par", atLeast(int64(leastPar)))
	f.want(b.Authorised > 0, "authorised", atLeast(1))
	f.want(b.Approval.valid(), "approval", aKnownValue)
	b.Rights.check(f)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *ClassCreated) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if len(issuer.Classes) >= maxClasses {
		return deny(CodeTooManyClasses, inNumber(argMost, maxClasses))
	}
	for _, class := range issuer.Classes {
		if class.Name == b.Name {
			return deny(CodeAlreadyExists, because("class-name-taken"))
		}
	}
	if b.Approval == BoardApproval && len(issuer.Board.Directors) == 0 {
		return deny(CodeWrongState, because("issuer-has-no-board"))
	}
	class := ShareClass{
		ID: ClassID(t.derive(KindClass)), Issuer: issuer.ID, Name: b.Name, Par: b.Par, Authorised: b.Authorised, Approval: b.Approval, Since: t.stamp(),
	}
	if class.Rights, err = t.rights(c, class, b.Rights); err != nil {
		return err
	}
	t.put(class)
	t.put(Count{Class: class.ID})
	issuer.Classes = append(issuer.Classes[:len(issuer.Classes):len(issuer.Classes)], IssuerClass{class.ID, class.Name})
	t.put(issuer)
	return nil
}

// ClassRightsStated states the rights of a class that came with the issuer's application, once: the application says nothing of
// them. Afterwards a conversion's ratio changes by refixing alone.
type ClassRightsStated struct {
	Class  ClassID      `json:"class"`
	Rights StatedRights `json:"rights"`
	// Evidence is the digest of the articles.
	Evidence Digest `json:"evidence"`
}

func (b *ClassRightsStated) check() error {
	f := newForm()
	f.want(b.Class.valid(), "class", anIdentifier)
	b.Rights.check(f)
	f.want(b.Rights != StatedRights{}, "rights", wantGiven)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *ClassRightsStated) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	class, err := t.class(c, b.Class)
	if err != nil {
		return err
	}
	if class.Rights != nil {
		return deny(CodeAlreadyExists, because("rights-already-stated"))
	}
	if class.Rights, err = t.rights(c, class, b.Rights); err != nil {
		return err
	}
	t.put(class)
	return nil
}

// rights makes a class's rights of what a command says; nil where it says that there are none.
func (t *tx) rights(c *Command, class ShareClass, stated StatedRights) (*ClassRights, error) {
	if stated == (StatedRights{}) {
		return nil, nil
	}
	rights := &ClassRights{NoVote: stated.NoVote, Preferred: stated.Preferred, Redeemable: stated.Redeemable}
	if terms := stated.Convertible; terms != nil {
		into, err := t.classOf(c, terms.Into)
		if err != nil {
			return nil, err
		}
		if into.ID == class.ID {
			return nil, deny(CodeNoSuchRight, because("class-converts-into-itself"))
		}
		rights.Convertible = &ConversionRight{
			ConversionTerms: *terms, Epoch: class.Epoch, IntoEpoch: into.Epoch,
			Ratios: []DatedRatio{{Ratio: terms.Ratio, From: terms.From, Set: t.stamp()}},
		}
	}
	return rights, nil
}
