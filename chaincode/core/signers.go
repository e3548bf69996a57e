package core

import "slices"

// signers are the parties whose signatures a command carries: who acts, or for whom, and who signs with them.
func (t *tx) signers(c *Command) []DID {
	principal := c.Actor
	if c.For != "" {
		principal = c.For
	}
	return append([]DID{principal}, t.cosigners...)
}

// withOfficers refuses a command on which the issuer's officers' signatures are missing, or that of a party, if one is named.
func (t *tx) withOfficers(c *Command, party DID) error {
	issuer, ok := load[Issuer](t, IssuerRef(c.Register))
	if !ok {
		return nil // the rule says why, once the command is decided
	}
	if t.officersSigning(issuer, c) < max(1, issuer.Officers) {
		return reject(CodeMoreSignatures, "the issuer's officers sign this with the holder")
	}
	if party != "" && !slices.Contains(t.signers(c), party) {
		return reject(CodeMoreSignatures, "the holder signs this with the issuer's officers")
	}
	return nil
}

// withHolder refuses a command on which the signature of an entry's holder is missing, if anybody controls it, or the officers'.
func (t *tx) withHolder(c *Command, entry EntryID) error {
	return t.withOfficers(c, t.controller(c, Allottee{Entry: entry}))
}

// withHolderOf likewise, for the holder of a lot.
func (t *tx) withHolderOf(c *Command, id LotID) error {
	lot, ok := load[Lot](t, LotRef(id))
	if !ok {
		return nil
	}
	return t.withHolder(c, lot.Entry)
}

// present finds an entry, or the one that it was merged into: rights stand with the holder, whose entry may have been merged since.
func (t *tx) present(c *Command, id EntryID) (HolderEntry, error) {
	for range maxMerges {
		entry, err := t.entry(c, id)
		if err != nil || entry.State != EntryIsMerged {
			return entry, err
		}
		id = entry.MergedInto
	}
	return HolderEntry{}, reject(CodeInternal, "an entry was merged into itself")
}

// holds checks that who controls an entry has signed, is identified, and that no contest and no objection period stands in the
// way of giving up shares or rights.
func (t *tx) holds(c *Command, id EntryID) (HolderEntry, error) {
	entry, err := t.present(c, id)
	if err != nil {
		return entry, err
	}
	if entry.State == EntryIsUnclaimed || entry.State == EntryIsAttested || !slices.Contains(t.signers(c), entry.Controller) {
		return entry, reject(CodeEntryNotYours, "the entry's holder has not signed")
	}
	if entry.State != EntryIsClaimed {
		return entry, reject(CodeContested, "the claim of the entry is contested")
	}
	if _, err := t.identified(entry.Controller); err != nil {
		return entry, err
	}
	if t.facts.Time < entry.SellableFrom {
		return entry, reject(CodeObjectionPeriod, "the objection period lasts until "+entry.SellableFrom.String())
	}
	return entry, nil
}
