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
	f.that(r.Preferred == "" || r.Preferred.valid(), "preferred is 64 hexadecimal digits")
	if x := r.Redeemable; x != nil {
		f.that(x.Terms.valid(), "the terms of redemption are 64 hexadecimal digits")
		f.that(x.From.valid() && x.Until.valid() && x.From <= x.Until, "shares are redeemed from one date to a later one")
	}
	if x := r.Convertible; x != nil {
		f.that(x.Into.valid() && x.Terms.valid(), "into is an identifier, the terms of conversion 64 hexadecimal digits")
		f.that(x.From.valid() && x.Until.valid() && x.From <= x.Until, "shares are converted from one date to a later one")
		f.that(x.Ratio.valid() && x.Least.valid() && x.Most.valid(), "a ratio has numbers of 1 to 1,000,000,000")
		f.that(!x.Least.more(x.Ratio) && !x.Ratio.more(x.Most), "the ratio stands between least and most")
	}
}

func (b *ClassCreated) check() error {
	f := newForm()
	f.text(b.Name, 60, "a class has a name of at most 60 characters")
	f.that(b.Par >= leastPar, "a share's par value is at least 100 won")
	f.that(b.Authorised > 0, "authorised is at least 1")
	f.that(b.Approval.valid(), "approval is none, board or meeting")
	b.Rights.check(f)
	f.that(b.Resolution.valid(), "resolution is 64 hexadecimal digits")
	return f.err()
}

func (b *ClassCreated) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if len(issuer.Classes) >= maxClasses {
		return reject(CodeTooManyClasses, "an issuer has at most 20 classes")
	}
	for _, class := range issuer.Classes {
		if class.Name == b.Name {
			return reject(CodeAlreadyExists, "the issuer has a class of this name")
		}
	}
	if b.Approval == BoardApproval && len(issuer.Board.Directors) == 0 {
		return reject(CodeWrongState, "approval by the board needs directors")
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
	f.that(b.Class.valid(), "class is an identifier")
	b.Rights.check(f)
	f.that(b.Rights != StatedRights{}, "a class without rights of its own needs no statement")
	f.that(b.Evidence.valid(), "evidence is 64 hexadecimal digits")
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
		return reject(CodeAlreadyExists, "the class's rights are stated")
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
			return nil, reject(CodeNoSuchRight, "a class is converted into another one")
		}
		rights.Convertible = &ConversionRight{
			ConversionTerms: *terms, Epoch: class.Epoch, IntoEpoch: into.Epoch,
			Ratios: []DatedRatio{{Ratio: terms.Ratio, From: terms.From, Set: t.stamp()}},
		}
	}
	return rights, nil
}
