package core

// Allottee names who is given shares or a right: an entry of the register; a party, under its own entry, which is made where it
// has none; or a holder whom the register does not know yet, whose entry is unclaimed as in a first list.
type Allottee struct {
	Entry EntryID `json:"entry,omitempty"`
	// Party is identified by a desk.
	Party DID `json:"party,omitempty"`
	// Kind is that of a new holder who is no party.
	Kind HolderKind `json:"kind,omitempty"`
	// Commitment is to the holder's data, deposited at the issuer's homes beforehand; given where an entry may be made.
	Commitment Commitment `json:"commitment,omitempty"`
}

// check checks the allottee that stands in a body's field "to".
func (a Allottee) check(f *form) { a.checkIn(f, "to") }

// checkIn checks the allottee that stands in a field. A holder is named by an entry alone, or else by a commitment.
func (a Allottee) checkIn(f *form, field string) {
	if a.Entry != "" {
		f.want(a.Entry.valid(), field+".entry", anIdentifier)
		f.want(a.Party == "", field+".party", wantAbsent)
		f.want(a.Kind == "", field+".kind", wantAbsent)
		f.want(a.Commitment == "", field+".commitment", wantAbsent)
		return
	}
	f.want(a.Commitment.valid(), field+".commitment", aDigest)
	f.want(a.Party == "" || a.Party.valid(), field+".party", anIdentifier)
	f.due(a.Kind != "", a.Party == "", field+".kind")
	f.want(a.Kind == "" || a.Kind.valid(), field+".kind", aKnownValue)
}

// allot finds the entry of somebody who is given shares or a right, or makes it. The company itself is given none (art. 341).
func (t *tx) allot(c *Command, a Allottee) (EntryID, error) {
	switch {
	case a.Entry != "":
		entry, err := t.present(c, a.Entry)
		if err == nil && entry.Treasury {
			err = deny(CodeTreasuryShares, because("company-is-given-none"))
		}
		return entry.ID, err
	case a.Party != "":
		if _, err := t.identified(a.Party); err != nil {
			return "", err
		}
		return t.partyEntry(c.Register, a.Party, a.Commitment), nil
	}
	id := EntryID(t.derive(KindEntry))
	t.put(HolderEntry{ID: id, Issuer: c.Register, Kind: a.Kind, Commitment: a.Commitment, State: EntryIsUnclaimed, Since: t.stamp()})
	return id, nil
}

// controller is who has to sign for the allottee, where anybody can.
func (t *tx) controller(c *Command, a Allottee) DID {
	if a.Entry == "" {
		return a.Party
	}
	entry, err := t.present(c, a.Entry)
	if err != nil || entry.State == EntryIsAttested {
		return "" // the rule says why, once the command is decided
	}
	return entry.Controller
}
