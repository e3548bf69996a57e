package core

import "slices"

// maxPurges is how many purges of one entry's or party's data are kept.
const maxPurges = 20

// BeneficialOwnerNoted notes for whom a holder holds shares (실질주주). It drives nothing: the register goes by the holder. The
// entry's controller or an officer signs it.
type BeneficialOwnerNoted struct {
	Entry EntryID `json:"entry"`
	// Commitment is to the owner's name and identifier.
	Commitment Commitment `json:"commitment"`
	Evidence   Digest     `json:"evidence"`
}

func (b *BeneficialOwnerNoted) check() error {
	f := newForm()
	f.that(b.Entry.valid(), "entry is an identifier")
	f.that(b.Commitment.valid() && b.Evidence.valid(), "commitment and evidence are 64 hexadecimal digits")
	return f.err()
}

func (b *BeneficialOwnerNoted) apply(t *tx, c *Command) error {
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor || entry.State == EntryIsAttested {
		if _, err := t.officer(c); err != nil {
			return reject(CodeEntryNotYours, "the entry's controller or an officer notes it")
		}
	}
	entry.Beneficial = &BeneficialOwner{b.Commitment, b.Evidence, c.Actor, t.stamp()}
	t.put(entry)
	return nil
}

// EntryDataPurged says that a member purged its copies of an entry's personal data on request. An identity desk of the member
// signs it, whether the member is a home still or was one.
type EntryDataPurged struct {
	Entry  EntryID  `json:"entry"`
	Member MemberID `json:"member"`
	// Request is the digest of the request.
	Request Digest `json:"request"`
}

func (b *EntryDataPurged) check() error {
	f := newForm()
	f.that(b.Entry.valid(), "entry is an identifier")
	checkPurge(f, b.Member, b.Request)
	return f.err()
}

func checkPurge(f *form, member MemberID, request Digest) {
	f.that(member.valid(), "member is a member's id")
	f.that(request.valid(), "request is 64 hexadecimal digits")
}

func (b *EntryDataPurged) apply(t *tx, c *Command) error {
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if entry.Purged, err = t.purged(c, entry.Purged, b.Member, b.Request); err != nil {
		return err
	}
	t.put(entry)
	return nil
}

// purged adds a purge to a list.
func (t *tx) purged(c *Command, list []Purge, member MemberID, request Digest) ([]Purge, error) {
	if _, err := t.desk(member, IdentityDesk, c.Actor); err != nil {
		return nil, err
	}
	if len(list) >= maxPurges {
		return nil, reject(CodeTooManyPurges, "at most 20 purges are kept")
	}
	return append(slices.Clip(list), Purge{member, request, c.Actor, t.stamp()}), nil
}

// PartyDataPurged says the same of a party's personal data.
type PartyDataPurged struct {
	Party  DID      `json:"party"`
	Member MemberID `json:"member"`
	// Request is the digest of the request.
	Request Digest `json:"request"`
}

func (b *PartyDataPurged) check() error {
	f := newForm()
	f.that(b.Party.valid(), "party is an identifier")
	checkPurge(f, b.Member, b.Request)
	return f.err()
}

func (b *PartyDataPurged) apply(t *tx, c *Command) error {
	party, err := need[Party](t, PartyRef(b.Party))
	if err != nil {
		return err
	}
	if party.Purged, err = t.purged(c, party.Purged, b.Member, b.Request); err != nil {
		return err
	}
	t.put(party)
	return nil
}
