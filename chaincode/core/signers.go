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
	if signed, needed := t.officersSigning(issuer, c), max(1, issuer.Officers); signed < needed {
		return deny(CodeMoreSignatures, because("officers-sign-with-the-holder"), inNumber("signed", signed), inNumber("needed", needed))
	}
	if party != "" && !slices.Contains(t.signers(c), party) {
		return deny(CodeMoreSignatures, because("holder-signs-with-officers"))
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
	return HolderEntry{}, deny(CodeInternal, because("entry-merged-into-itself"))
}

// holds checks that who controls an entry has signed, is identified, and that no contest and no objection period stands in the
// way of giving up shares or rights.
func (t *tx) holds(c *Command, id EntryID) (HolderEntry, error) {
	entry, err := t.present(c, id)
	if err != nil {
		return entry, err
	}
	if entry.State == EntryIsUnclaimed || entry.State == EntryIsAttested || !slices.Contains(t.signers(c), entry.Controller) {
		return entry, deny(CodeEntryNotYours, because("holder-has-not-signed"))
	}
	if entry.State != EntryIsClaimed {
		return entry, deny(CodeContested, because("claim-is-contested"))
	}
	if _, err := t.identified(entry.Controller); err != nil {
		return entry, err
	}
	if t.facts.Time < entry.SellableFrom {
		return entry, deny(CodeObjectionPeriod, because("objection-period-lasts"), atTime("until", entry.SellableFrom))
	}
	return entry, nil
}
