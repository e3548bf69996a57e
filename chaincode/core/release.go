package core

import "slices"

// maxFormer is how many earlier controllers an entry remembers.
const maxFormer = 20

// ClaimReleased takes an entry from its controller who died or was dissolved: it is unclaimed again, so that an officer can
// record who succeeds them. Two identity desks of the register's homes sign it, each another person; nobody at the company can.
// Trades that the controller agreed to can no longer settle.
type ClaimReleased struct {
	Entry EntryID `json:"entry"`
	// Member is whose desk the actor staffs, and Second whose desk signs with them.
	Member MemberID `json:"member"`
	Second MemberID `json:"second"`
	// Dissolved tells the dissolution of a company from a person's death.
	Dissolved bool `json:"dissolved,omitempty"`
	// On is the day of the death or the dissolution.
	On Date `json:"on"`
	// Evidence is the digest of the family register's or the commercial register's certificate.
	Evidence Digest `json:"evidence"`
}

func (b *ClaimReleased) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(b.Second.valid(), "second", anIdentifier)
	f.want(b.On.valid(), "on", aDate)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

// quorum asks for the second desk's signature.
func (b *ClaimReleased) quorum(t *tx, _ *Command) error {
	return t.secondSignature(b.Second, IdentityDesk)
}

func (b *ClaimReleased) apply(t *tx, c *Command) error {
	if _, err := t.homeDesk(c, b.Member); err != nil {
		return err
	}
	if err := t.atHome(c, b.Second); err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	second, _ := t.seconder(b.Second, IdentityDesk)
	if entry.Controller == c.Actor || entry.Controller == second {
		return deny(CodeSameDesk, because("nobody-releases-own-claim"))
	}
	if b.On > t.today() {
		return deny(CodeDateOutOfRange, because("date-after-today"), onDate("today", t.today()))
	}
	if len(entry.Former) >= maxFormer {
		return deny(CodeTooManyLots, because("earlier-controllers-of-one-entry"), inNumber("most", maxFormer))
	}
	if link, ok := load[EntryOf](t, EntryOfRef(entry.Issuer, entry.Controller)); ok && link.Entry == entry.ID {
		t.put(EntryOf{Issuer: entry.Issuer, Party: entry.Controller})
	}
	released := t.stamp()
	entry.Former = append(slices.Clip(entry.Former), entry.Controller)
	entry.State, entry.Controller, entry.AttestedBy, entry.Confirmed, entry.SellableFrom = EntryIsUnclaimed, "", "", nil, 0
	entry.Released = &released
	t.put(entry)
	return nil
}
