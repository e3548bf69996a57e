package core

import "slices"

// ClaimAttested is an identity desk's statement that a party matches the private data of an entry. Only a desk of one of
// the register's homes can compare them. An officer can never set who controls an entry.
type ClaimAttested struct {
	Member MemberID `json:"member"`
	Entry  EntryID  `json:"entry"`
	Party  DID      `json:"party"`
	// Evidence is the digest of what the desk compared.
	Evidence Digest `json:"evidence"`
}

func (b *ClaimAttested) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Party.valid(), "party", anIdentifier)
	if err := f.err(); err != nil {
		return err
	}
	return checkDeskEvidence(b.Member, b.Evidence)
}

func (b *ClaimAttested) apply(t *tx, c *Command) error {
	issuer, err := t.homeDesk(c, b.Member)
	if err != nil {
		return err
	}
	if b.Party == c.Actor {
		return deny(CodeSameDesk, because("own-claim"))
	}
	if _, err := t.identified(b.Party); err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return deny(CodeEntryTaken)
	}
	if entry.Treasury {
		return deny(CodeTreasuryShares, because("treasury-is-not-claimed"))
	}
	if t.hasClaimed(issuer.ID, b.Party) {
		return deny(CodeAlreadyExists, because("party-has-claimed-entry"))
	}
	entry.State, entry.Controller, entry.AttestedBy = EntryIsAttested, b.Party, c.Actor
	t.put(entry)
	return nil
}

// EntryClaimed is the holder's own act: the entry is theirs, and these lots are right. Its lots can be sold when the
// objection period is over.
type EntryClaimed struct {
	Entry EntryID `json:"entry"`
	// Lots are the entry's lots that the holder confirms.
	Lots []LotID `json:"lots"`
}

func (b *EntryClaimed) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(len(b.Lots) <= MaxLots, "lots", many(0, MaxLots))
	for i, l := range b.Lots {
		f.want(l.valid(), "lots", anIdentifier)
		f.want(!slices.Contains(b.Lots[:i], l), "lots", wantOnce)
	}
	return f.err()
}

func (b *EntryClaimed) apply(t *tx, c *Command) error {
	if err := t.moves(c); err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if entry.State == EntryIsUnclaimed {
		return deny(CodeNotAttested)
	}
	if entry.State == EntryIsAttested && entry.Controller != c.Actor {
		return deny(CodeNotAttested, because("attested-for-another-party"))
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return deny(CodeEntryTaken)
	}
	if t.hasClaimed(entry.Issuer, c.Actor) {
		return deny(CodeAlreadyExists, because("party-has-claimed-entry"))
	}
	for _, id := range b.Lots {
		lot, err := t.lot(c, id)
		if err != nil {
			return err
		}
		if lot.Entry != entry.ID {
			return deny(CodeEntryNotYours, because("claimed-lot-of-another-entry"), anID("lot", id))
		}
		if lot.Provenance == Asserted {
			lot.Provenance = Confirmed
			t.put(lot)
			entry.Confirmed = append(slices.Clip(entry.Confirmed), id)
		}
	}
	entry.State = EntryIsClaimed
	entry.SellableFrom = t.facts.Time.After(t.ledger().Parameters.ObjectionPeriod)
	t.put(entry)
	t.put(EntryOf{entry.Issuer, c.Actor, entry.ID})
	return nil
}

// ClaimObjected stops a claim within its objection period. An officer of the issuer or an identity desk of a home signs it.
type ClaimObjected struct {
	Entry EntryID `json:"entry"`
	// Member is set when a desk objects, and empty when an officer does.
	Member MemberID `json:"member,omitempty"`
	// Reason is the digest of the reason.
	Reason Digest `json:"reason"`
}

func (b *ClaimObjected) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Member == "" || b.Member.valid(), "member", anIdentifier)
	f.want(b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *ClaimObjected) apply(t *tx, c *Command) error {
	var err error
	if b.Member == "" {
		_, err = t.officer(c)
	} else {
		_, err = t.homeDesk(c, b.Member)
	}
	if err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.AttestedBy == "" {
		return deny(CodeWrongState, because("entry-made-by-settlement"))
	}
	if t.facts.Time >= entry.SellableFrom {
		return deny(CodePeriodOver, because("objection-period-ended"), atTime("until", entry.SellableFrom))
	}
	entry.State, entry.ObjectedBy = EntryIsContested, c.Actor
	t.put(entry)
	return nil
}

// ClaimDecided ends a contest. An identity desk of a home signs it, but neither the one that attested the claim nor whoever
// made it or objected to it.
type ClaimDecided struct {
	Member MemberID `json:"member"`
	Entry  EntryID  `json:"entry"`
	// Uphold leaves the entry to the claimant; otherwise it is unclaimed again.
	Uphold   bool   `json:"uphold"`
	Evidence Digest `json:"evidence"`
}

func (b *ClaimDecided) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	if err := f.err(); err != nil {
		return err
	}
	return checkDeskEvidence(b.Member, b.Evidence)
}

func (b *ClaimDecided) apply(t *tx, c *Command) error {
	if _, err := t.homeDesk(c, b.Member); err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.AttestedBy == c.Actor || entry.Controller == c.Actor || entry.ObjectedBy == c.Actor {
		return deny(CodeSameDesk, because("took-part-in-claim"))
	}
	entry.ObjectedBy = ""
	if b.Uphold {
		entry.State, entry.SellableFrom = EntryIsClaimed, t.facts.Time
		t.put(entry)
		return nil
	}
	return t.annulClaim(entry)
}

// annulClaim leaves an entry as it was before it was claimed: nobody controls it, and its lots are only asserted.
func (t *tx) annulClaim(entry HolderEntry) error {
	for _, id := range entry.Confirmed {
		if err := t.assertOnly(id); err != nil {
			return err
		}
	}
	t.put(EntryOf{Issuer: entry.Issuer, Party: entry.Controller})
	entry.State, entry.Controller, entry.AttestedBy, entry.Confirmed, entry.SellableFrom = EntryIsUnclaimed, "", "", nil, 0
	t.put(entry)
	return nil
}

// assertOnly takes back that a holder confirmed a lot, and what acts on its class have made of it.
func (t *tx) assertOnly(id LotID) error {
	for range maxSuccessors {
		lot, there := load[Lot](t, LotRef(id))
		if !there || lot.Ended != nil {
			return nil
		}
		class, err := need[ShareClass](t, ClassRef(lot.Class))
		if err != nil {
			return err
		}
		if class.Fence != "" {
			return deny(CodeFenced)
		}
		lot.Provenance = Asserted
		t.put(lot)
		if lot.Epoch >= class.Epoch {
			return nil
		}
		id = successor(class.Replaced[lot.Epoch], id)
	}
	return deny(CodeInternal, because("more-successors-than-acts"))
}

// homeDesk checks that the actor staffs an identity desk of one of the register's homes, and does not act for the company:
// an officer can never decide who controls an entry.
func (t *tx) homeDesk(c *Command, member MemberID) (Issuer, error) {
	if _, err := t.desk(member, IdentityDesk, c.Actor); err != nil {
		return Issuer{}, err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	if !slices.Contains(issuer.Homes, member) {
		return issuer, deny(CodeNotHome)
	}
	if _, officer := load[Authority](t, AuthorityRef(issuer.ID, c.Actor)); officer {
		return issuer, deny(CodeSameDesk, because("officer-decides-no-claim"))
	}
	return issuer, nil
}

// entry finds an entry of the command's register.
func (t *tx) entry(c *Command, id EntryID) (HolderEntry, error) {
	entry, err := need[HolderEntry](t, EntryRef(id))
	if err != nil {
		return entry, err
	}
	if err := c.inRegister(entry.Issuer); err != nil || entry.Staged == "" {
		return entry, err
	}
	if issuer, err := need[Issuer](t, IssuerRef(entry.Issuer)); err != nil || issuer.Import != entry.Staged {
		return entry, deny(CodeNotFound, because("list-not-entered"))
	}
	return entry, nil
}

// entryOf finds the entry under which a party's purchases are entered in a register.
func (t *tx) entryOf(issuer IssuerID, party DID) (HolderEntry, bool) {
	link, ok := load[EntryOf](t, EntryOfRef(issuer, party))
	if !ok || link.Entry == "" {
		return HolderEntry{}, false
	}
	return load[HolderEntry](t, EntryRef(link.Entry))
}

// hasClaimed tells whether a party has an entry of the register by a claim. A party claims one entry of a register at most;
// an entry that it has by a purchase does not stand in the way.
func (t *tx) hasClaimed(issuer IssuerID, party DID) bool {
	entry, ok := t.entryOf(issuer, party)
	return ok && entry.AttestedBy != ""
}

// lot finds a live lot of the command's register, for an act that changes it: its class is not fenced, and the register is not
// halted.
func (t *tx) lot(c *Command, id LotID) (Lot, error) {
	lot, class, err := t.seen(c, id)
	if err == nil && class.Fence != "" {
		err = deny(CodeFenced)
	}
	if err == nil {
		err = t.moves(c)
	}
	return lot, err
}

// seen finds a live lot of the command's register, for an act that leaves it as it is, and its class.
func (t *tx) seen(c *Command, id LotID) (Lot, ShareClass, error) {
	lot, err := need[Lot](t, LotRef(id))
	if err != nil {
		return lot, ShareClass{}, err
	}
	if err := c.inRegister(lot.Issuer); err != nil {
		return lot, ShareClass{}, err
	}
	class, err := t.shareClass(lot.Class)
	if err == nil && !class.Live(lot) {
		err = deny(CodeLotEnded)
	}
	return lot, class, err
}
