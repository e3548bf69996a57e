package holder

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ClaimAttested is an identity desk's statement that a party matches the private data of an entry. Only a desk of one of
// the register's homes can compare them. An officer can never set who controls an entry.
type ClaimAttested struct {
	Member value.MemberID `json:"member"`
	Entry  value.EntryID  `json:"entry"`
	Party  value.DID      `json:"party"`
	// Evidence is the digest of what the desk compared.
	Evidence value.Digest `json:"evidence"`
}

func (b *ClaimAttested) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	if err := f.Err(); err != nil {
		return err
	}
	return value.CheckDeskEvidence(b.Member, b.Evidence)
}

func (b *ClaimAttested) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := book.HomeDesk(t, c, b.Member)
	if err != nil {
		return err
	}
	if b.Party == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("own-claim"))
	}
	if _, err := t.Identified(b.Party); err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return value.Deny(value.CodeEntryTaken)
	}
	if entry.Treasury {
		return value.Deny(value.CodeTreasuryShares, value.Because("treasury-is-not-claimed"))
	}
	if book.HasClaimed(t, issuer.ID, b.Party) {
		return value.Deny(value.CodeAlreadyExists, value.Because("party-has-claimed-entry"))
	}
	entry.State, entry.Controller, entry.AttestedBy = model.EntryIsAttested, b.Party, c.Actor
	t.Put(entry)
	return nil
}

// EntryClaimed is the holder's own act: the entry is theirs, and these lots are right. What the list says of the holder gives
// way to what a desk has identified them as. The lots can be sold when the objection period is over.
type EntryClaimed struct {
	Entry value.EntryID `json:"entry"`
	// Address is the address under which the holder is to be entered from now on.
	Address value.SaltedAddress `json:"address"`
	// Lots are the entry's lots that the holder confirms.
	Lots []value.LotID `json:"lots"`
}

func (b *EntryClaimed) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Address.Valid(), "address", value.ADigest)
	f.Want(len(b.Lots) <= value.MaxLots, "lots", value.Many(0, value.MaxLots))
	for i, l := range b.Lots {
		f.Want(l.Valid(), "lots", value.AnIdentifier)
		f.Want(!slices.Contains(b.Lots[:i], l), "lots", value.WantOnce)
	}
	return f.Err()
}

func (b *EntryClaimed) Apply(t *ledger.Tx, c *model.Command) error {
	if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if entry.State == model.EntryIsUnclaimed {
		return value.Deny(value.CodeNotAttested)
	}
	if entry.State == model.EntryIsAttested && entry.Controller != c.Actor {
		return value.Deny(value.CodeNotAttested, value.Because("attested-for-another-party"))
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return value.Deny(value.CodeEntryTaken)
	}
	if book.HasClaimed(t, entry.Issuer, c.Actor) {
		return value.Deny(value.CodeAlreadyExists, value.Because("party-has-claimed-entry"))
	}
	data, err := book.DataOf(t, c.Actor, b.Address)
	if err != nil {
		return err
	}
	for _, id := range b.Lots {
		lot, err := book.Lot(t, c, id)
		if err != nil {
			return err
		}
		if lot.Entry != entry.ID {
			return value.Deny(value.CodeEntryNotYours, value.Because("claimed-lot-of-another-entry"), value.AnID("lot", id))
		}
		if lot.Provenance == model.Asserted {
			lot.Provenance = model.Confirmed
			t.Put(lot)
			entry.Confirmed = append(slices.Clip(entry.Confirmed), id)
		}
	}
	claimed := t.Stamp()
	entry.Listed = &model.ListedData{Commitment: entry.Commitment, Claimed: entry.Claimed, Corrected: entry.Corrected}
	entry.State, entry.Commitment, entry.Claimed, entry.Corrected = model.EntryIsClaimed, data, &claimed, nil
	entry.SellableFrom = t.Facts.Time.After(t.Ledger().Parameters.IdentityWait)
	t.Put(entry)
	t.Put(model.EntryOf{Issuer: entry.Issuer, Party: c.Actor, Entry: entry.ID})
	return nil
}

// ClaimObjected stops a claim within its objection period. An officer of the issuer or an identity desk of a home signs it.
type ClaimObjected struct {
	Entry value.EntryID `json:"entry"`
	// Member is set when a desk objects, and empty when an officer does.
	Member value.MemberID `json:"member,omitempty"`
	// Reason is the digest of the reason.
	Reason value.Digest `json:"reason"`
}

func (b *ClaimObjected) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Member == "" || b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *ClaimObjected) Apply(t *ledger.Tx, c *model.Command) error {
	var err error
	if b.Member == "" {
		_, err = t.Officer(c)
	} else {
		_, err = book.HomeDesk(t, c, b.Member)
	}
	if err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.AttestedBy == "" {
		return value.Deny(value.CodeWrongState, value.Because("entry-made-by-settlement"))
	}
	if t.Facts.Time >= entry.SellableFrom {
		return value.Deny(value.CodePeriodOver, value.Because("objection-period-ended"), value.AtTime("until", entry.SellableFrom))
	}
	entry.State, entry.ObjectedBy = model.EntryIsContested, c.Actor
	t.Put(entry)
	return nil
}

// ClaimDecided ends a contest. An identity desk of a home signs it, but neither the one that attested the claim nor whoever
// made it or objected to it.
type ClaimDecided struct {
	Member value.MemberID `json:"member"`
	Entry  value.EntryID  `json:"entry"`
	// Uphold leaves the entry to the claimant; otherwise it is unclaimed again.
	Uphold   bool         `json:"uphold"`
	Evidence value.Digest `json:"evidence"`
}

func (b *ClaimDecided) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	if err := f.Err(); err != nil {
		return err
	}
	return value.CheckDeskEvidence(b.Member, b.Evidence)
}

func (b *ClaimDecided) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := book.HomeDesk(t, c, b.Member); err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.AttestedBy == c.Actor || entry.Controller == c.Actor || entry.ObjectedBy == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("took-part-in-claim"))
	}
	entry.ObjectedBy = ""
	if b.Uphold {
		entry.State, entry.SellableFrom = model.EntryIsClaimed, t.Time()
		t.Put(entry)
		return nil
	}
	return book.AnnulClaim(t, entry)
}
