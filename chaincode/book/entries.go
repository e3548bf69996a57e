package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// NotePurge notes that a member has purged data; an identity desk of it signs.
func NotePurge(t *ledger.Tx, c *model.Command, p model.Purge) error {
	if _, err := t.Desk(p.Member, model.IdentityDesk, c.Actor); err != nil {
		return err
	}
	p.ID, p.By, p.On = value.PurgeID(t.Derive(model.KindPurge)), c.Actor, t.Stamp()
	t.Put(p)
	return nil
}

// AnnulClaim leaves an entry as it was before it was claimed: nobody controls it, and its lots are only asserted.
func AnnulClaim(t *ledger.Tx, entry model.HolderEntry) error {
	for _, id := range entry.Confirmed {
		if err := assertOnly(t, id); err != nil {
			return err
		}
	}
	t.Put(model.EntryOf{Issuer: entry.Issuer, Party: entry.Controller})
	if was := entry.Listed; was != nil {
		entry.Commitment, entry.Claimed, entry.Corrected, entry.Listed = was.Commitment, was.Claimed, was.Corrected, nil
	}
	entry.State, entry.Controller, entry.AttestedBy, entry.Confirmed, entry.SellableFrom = model.EntryIsUnclaimed, "", "", nil, 0
	t.Put(entry)
	return nil
}

// assertOnly takes back that a holder confirmed a lot, and what acts on its class have made of it.
func assertOnly(t *ledger.Tx, id value.LotID) error {
	for {
		lot, there := ledger.Load[model.Lot](t, model.LotRef(id))
		if !there || lot.Ended != nil {
			return nil
		}
		class, err := ledger.Need[model.ShareClass](t, model.ClassRef(lot.Class))
		if err != nil {
			return err
		}
		lot.Provenance = model.Asserted
		if err := rewrite(t, lot); err != nil {
			return err
		}
		if lot.Epoch >= class.Epoch {
			return nil
		}
		if id, err = successor(t, lot); err != nil {
			return err
		}
	}
}

// HomeDesk checks that the actor staffs an identity desk of one of the register's homes, and does not act for the company:
// an officer can never decide who controls an entry.
func HomeDesk(t *ledger.Tx, c *model.Command, member value.MemberID) (model.Issuer, error) {
	if _, err := t.Desk(member, model.IdentityDesk, c.Actor); err != nil {
		return model.Issuer{}, err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return issuer, err
	}
	if !slices.Contains(issuer.Homes, member) {
		return issuer, value.Deny(value.CodeNotHome)
	}
	if _, officer := ledger.Load[model.Authority](t, model.AuthorityRef(issuer.ID, c.Actor)); officer {
		return issuer, value.Deny(value.CodeSameDesk, value.Because("officer-decides-no-claim"))
	}
	return issuer, nil
}

// Entry finds an entry of the command's register.
func Entry(t *ledger.Tx, c *model.Command, id value.EntryID) (model.HolderEntry, error) {
	return t.Entry(c.Register, id)
}

// entryOf finds the entry under which a party's purchases are entered in a register.
func entryOf(t *ledger.Tx, issuer value.IssuerID, party value.DID) (model.HolderEntry, bool) {
	link, ok := ledger.Load[model.EntryOf](t, model.EntryOfRef(issuer, party))
	if !ok || link.Entry == "" {
		return model.HolderEntry{}, false
	}
	return ledger.Load[model.HolderEntry](t, model.EntryRef(link.Entry))
}

// HasClaimed tells whether a party has an entry of the register by a claim. A party claims one entry of a register at most;
// an entry that it has by a purchase does not stand in the way.
func HasClaimed(t *ledger.Tx, issuer value.IssuerID, party value.DID) bool {
	entry, ok := entryOf(t, issuer, party)
	return ok && entry.AttestedBy != ""
}

// Lot finds a live lot of the command's register, for an act that changes it: its class is not fenced, and the register is not
// halted.
func Lot(t *ledger.Tx, c *model.Command, id value.LotID) (model.Lot, error) {
	lot, class, err := Seen(t, c, id)
	if err == nil {
		err = t.Pass(ledger.Subject{Class: class, Moves: c.Register})
	}
	return lot, err
}

// Seen finds a live lot of the command's register, for an act that leaves it as it is, and its class.
func Seen(t *ledger.Tx, c *model.Command, id value.LotID) (model.Lot, model.ShareClass, error) {
	lot, err := ledger.Need[model.Lot](t, model.LotRef(id))
	if err != nil {
		return lot, model.ShareClass{}, err
	}
	if err := ledger.InRegister(c, lot.Issuer); err != nil {
		return lot, model.ShareClass{}, err
	}
	class, err := ShareClass(t, lot.Class)
	if err == nil && !class.Live(lot, Closed(t)) {
		err = value.Deny(value.CodeLotEnded)
	}
	return lot, class, err
}

// IsHolder checks that the actor controls an entry without contest, and is identified.
func IsHolder(t *ledger.Tx, c *model.Command, id value.EntryID) error {
	entry, err := Entry(t, c, id)
	if err != nil {
		return err
	}
	if err := ledger.Controlled(entry, c.Actor); err != nil {
		return err
	}
	_, err = t.Identified(c.Actor)
	return err
}

// Shown adds up lots of an entry that were there when the round opened, so that no share counts for two holders.
func Shown(t *ledger.Tx, c *model.Command, entry value.EntryID, lots []value.LotID, round model.RefusalRound) (value.Shares, error) {
	sum := value.Shares(0)
	for _, id := range lots {
		lot, _, err := Seen(t, c, id)
		if err != nil {
			return 0, err
		}
		if lot.Entry != entry {
			return 0, value.Deny(value.CodeEntryNotYours, value.Because("lot-of-another-holder"), value.AnID("lot", id))
		}
		if lot.Class != round.Class {
			return 0, value.Deny(value.CodeEntryNotYours, value.Because("lot-of-another-class"), value.AnID("lot", id), value.AnID("class", round.Class))
		}
		if lot.Recorded.At > round.Opened.At {
			return 0, value.Deny(value.CodeDateOutOfRange, value.Because("lot-after-round-opened"), value.AnID("lot", id), value.AtTime("opened", round.Opened.At))
		}
		if sum, err = sum.Plus(lot.Quantity); err != nil {
			return 0, value.Deny(value.CodeOverflow)
		}
	}
	return sum, nil
}

// Receiving finds an entry that shares can go to; one that was merged stands for the entry that it was merged into.
func Receiving(t *ledger.Tx, c *model.Command, id value.EntryID) (model.HolderEntry, error) {
	for range value.MaxMerges {
		entry, err := Entry(t, c, id)
		if err != nil || entry.State != model.EntryIsMerged {
			if err == nil && entry.Treasury {
				err = value.Deny(value.CodeSameHolder, value.Because("company-acquires-by-other-acts"))
			}
			return entry, err
		}
		id = entry.MergedInto
	}
	return model.HolderEntry{}, value.Deny(value.CodeInternal, value.Because("entry-merged-into-itself"))
}

// Enter finds a receiver's entry or makes it; nobody controls a new one.
func Enter(t *ledger.Tx, c *model.Command, r model.Receiver) (value.EntryID, error) {
	if r.Entry != "" {
		entry, err := Receiving(t, c, r.Entry)
		return entry.ID, err
	}
	id := value.EntryID(t.Derive(model.KindEntry))
	t.Put(model.HolderEntry{ID: id, Issuer: c.Register, Kind: r.Kind, Commitment: r.Holder, State: model.EntryIsUnclaimed, Since: t.Stamp()})
	return id, nil
}

// DataOf is the commitment to a party's data for an entry: who they are by their present identification, at an address. So
// nobody is entered as somebody else, and a later identification changes only entries made, claimed or corrected after it.
func DataOf(t *ledger.Tx, party value.DID, address value.SaltedAddress) (value.Commitment, error) {
	who, err := t.Identified(party)
	if err != nil {
		return "", err
	}
	return model.EntryCommitment(who.Identified.Commitment, address)
}

// PartyEntry finds the entry under which a party is given shares, or makes it. An entry whose claim is contested, or can still be, does
// not do: if the claim were not upheld, the buyer would lose with it what they have bought.
func PartyEntry(t *ledger.Tx, issuer value.IssuerID, party value.DID, data value.Commitment) value.EntryID {
	own, has := entryOf(t, issuer, party)
	if has && own.State == model.EntryIsClaimed && overObjections(t, own, value.ClockSlack) {
		return own.ID
	}
	id := value.EntryID(t.Derive(model.KindEntry))
	kind := model.Person
	if p, ok := ledger.Load[model.Party](t, model.PartyRef(party)); ok && p.Identified != nil {
		kind = p.Identified.Kind
	}
	t.Put(model.HolderEntry{
		ID: id, Issuer: issuer, Kind: kind, Commitment: data, State: model.EntryIsClaimed, Controller: party,
		SellableFrom: t.Facts.Time, Since: t.Stamp(),
	})
	if !has {
		t.Put(model.EntryOf{Issuer: issuer, Party: party, Entry: id})
	}
	return id
}

// WithHolder refuses a command on which the signature of an entry's holder is missing, if anybody controls it, or the officers'.
func WithHolder(t *ledger.Tx, c *model.Command, entry value.EntryID) error {
	return t.WithOfficers(c, Controller(t, c, Allottee{Entry: entry}))
}

// WithHolderOf likewise, for the holder of a lot.
func WithHolderOf(t *ledger.Tx, c *model.Command, id value.LotID) error {
	lot, ok := ledger.Load[model.Lot](t, model.LotRef(id))
	if !ok {
		return nil
	}
	return WithHolder(t, c, lot.Entry)
}

// Present finds an entry, or the one that it was merged into: rights stand with the holder, whose entry may have been merged since.
func Present(t *ledger.Tx, c *model.Command, id value.EntryID) (model.HolderEntry, error) {
	return t.Present(c.Register, id)
}

// Holds checks that who controls an entry has signed, is identified, and that no contest and no objection period stands in the
// way of giving up shares or rights.
func Holds(t *ledger.Tx, c *model.Command, id value.EntryID) (model.HolderEntry, error) {
	entry, err := Present(t, c, id)
	if err != nil {
		return entry, err
	}
	if entry.State == model.EntryIsUnclaimed || entry.State == model.EntryIsAttested || !slices.Contains(t.Signers(c), entry.Controller) {
		return entry, value.Deny(value.CodeEntryNotYours, value.Because("holder-has-not-signed"))
	}
	if entry.State != model.EntryIsClaimed {
		return entry, value.Deny(value.CodeContested, value.Because("claim-is-contested"))
	}
	party, err := t.Identified(entry.Controller)
	if err != nil {
		return entry, err
	}
	if err := t.Pass(ledger.Subject{Disposer: party}); err != nil {
		return entry, err
	}
	if !overObjections(t, entry, 0) {
		return entry, value.Deny(value.CodeObjectionPeriod, value.Because("objection-period-lasts"), value.AtTime("until", entry.SellableFrom))
	}
	return entry, nil
}

// overObjections tells whether the time in which a claim of the entry could be objected to has been over for so long. An entry that a
// settlement made was never claimed.
func overObjections(t *ledger.Tx, entry model.HolderEntry, since value.Seconds) bool {
	return entry.AttestedBy == "" || t.Passed(entry.SellableFrom.After(since))
}
