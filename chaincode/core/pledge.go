package core

// PledgeEntered has a pledge entered in the register at the pledgor's request (Commercial Act art. 340(1)). The pledgor, who
// controls the entry, signs it; a part of a lot can be pledged.
type PledgeEntered struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Pledgee is the pledgee's DID, where they have one.
	Pledgee DID `json:"pledgee,omitempty"`
	// Holder is else a commitment to the pledgee's name and address, which the register's homes keep.
	Holder Commitment `json:"holder,omitempty"`
	// Secured is the amount that the pledge secures, in won; 0 where none is stated.
	Secured Won `json:"secured,omitempty"`
	// Evidence is the digest of the pledge's contract.
	Evidence Digest `json:"evidence"`
}

// amount implements valued.
func (b *PledgeEntered) amount() Won { return b.Secured }

func (b *PledgeEntered) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(b.Pledgee != "" || b.Holder != "", "pledgee", wantGiven)
	f.want(b.Pledgee == "" || b.Holder == "", "holder", wantAbsent)
	f.want(b.Pledgee == "" || b.Pledgee.valid(), "pledgee", anIdentifier)
	f.want(b.Holder == "" || b.Holder.valid(), "holder", aDigest)
	f.want(b.Secured >= 0, "secured", atLeast(0))
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *PledgeEntered) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if err := t.disposes(c, lot); err != nil {
		return err
	}
	if b.Pledgee == c.Actor {
		return deny(CodeSameDesk, because("nobody-pledges-to-themselves"))
	}
	if b.Pledgee != "" {
		if _, err := t.identified(b.Pledgee); err != nil {
			return err
		}
	}
	return t.encumber(lot, Encumbrance{
		Kind: Pledge, Quantity: b.Quantity, Party: b.Pledgee, Holder: b.Holder, Secured: b.Secured, Evidence: b.Evidence,
	})
}

// PledgeReleased ends a pledge: the pledgee signs it, or a recovery or arbiter desk by a court's order, or, for a pledgee who
// has no DID, an officer with the co-signature of an identity desk of a home on the pledgee's written release.
type PledgeReleased struct {
	Pledge EncumbranceID `json:"pledge"`
	// Member is the desk's member; empty where the pledgee signs.
	Member MemberID `json:"member,omitempty"`
	// Case is the court's case number, where a court ordered it.
	Case CaseNumber `json:"case,omitempty"`
	// Evidence is the digest of the court's order or of the pledgee's written release.
	Evidence Digest `json:"evidence,omitempty"`
}

func (b *PledgeReleased) check() error {
	f := newForm()
	f.want(b.Pledge.valid(), "pledge", anIdentifier)
	f.want(b.Member == "" || b.Member.valid(), "member", anIdentifier)
	f.want(b.Case == "" || b.Case.valid(), "case", aText(60))
	f.want(b.Evidence != "" || b.Member == "", "evidence", wantGiven)
	f.want(b.Evidence == "" || b.Member != "", "evidence", wantAbsent)
	f.want(b.Case == "" || b.Member != "", "case", wantAbsent)
	f.want(b.Evidence == "" || b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

// byOffice tells whether an officer and an identity desk release it together.
func (b *PledgeReleased) byOffice() bool { return b.Member != "" && b.Case == "" }

// quorum asks for the identity desk's co-signature.
func (b *PledgeReleased) quorum(t *tx, c *Command) error {
	if !b.byOffice() {
		return nil
	}
	return t.secondSignature(b.Member, IdentityDesk)
}

func (b *PledgeReleased) apply(t *tx, c *Command) error {
	e, err := t.encumbranceOf(c, b.Pledge, Pledge)
	if err != nil {
		return err
	}
	switch {
	case b.Member == "":
		if e.Party != c.Actor {
			return deny(CodeNotPledgee, because("only-the-pledgee-releases"))
		}
	case b.Case != "":
		if err := t.orderDesk(b.Member, c.Actor); err != nil {
			return err
		}
		e.Lifted = &CourtOrder{Case: b.Case, Order: b.Evidence, ReceivedOn: t.today()}
	default:
		if e.Party != "" {
			return deny(CodeNotPledgee, because("pledgee-signs-the-release"))
		}
		if _, err := t.officer(c); err != nil {
			return err
		}
		if err := t.atHome(c, b.Member); err != nil {
			return err
		}
		e.Evidence = b.Evidence
	}
	t.put(e)
	return t.unbind(c, e.ID)
}
