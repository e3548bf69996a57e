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
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Commitment.valid(), "commitment", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *BeneficialOwnerNoted) apply(t *tx, c *Command) error {
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor || entry.State == EntryIsAttested {
		if _, err := t.officer(c); err != nil {
			return deny(CodeEntryNotYours, because("controller-or-officer-notes"))
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
	f.want(b.Entry.valid(), "entry", anIdentifier)
	checkPurge(f, b.Member, b.Request)
	return f.err()
}

func checkPurge(f *form, member MemberID, request Digest) {
	f.want(member.valid(), "member", anIdentifier)
	f.want(request.valid(), "request", aDigest)
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
		return nil, deny(CodeTooManyPurges, inNumber(argMost, maxPurges))
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
	f.want(b.Party.valid(), "party", anIdentifier)
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
