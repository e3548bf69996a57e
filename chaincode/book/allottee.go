package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Allottee names who is given shares or a right: an entry of the register; a party, under its own entry, which is made where it
// has none; or a holder whom the register does not know yet, whose entry is unclaimed as in a first list.
type Allottee struct {
	Entry value.EntryID `json:"entry,omitempty"`
	// Party is identified by a desk.
	Party value.DID `json:"party,omitempty"`
	// Address is the party's, deposited at the issuer's homes beforehand; it counts where their entry is made.
	Address value.SaltedAddress `json:"address,omitempty"`
	// Kind is that of a new holder who is no party.
	Kind model.HolderKind `json:"kind,omitempty"`
	// Commitment is to a new holder's data, deposited at the issuer's homes beforehand.
	Commitment value.Commitment `json:"commitment,omitempty"`
}

// Check checks the allottee that stands in a field of a body. A holder is named by an entry alone, a party with an
// address, or a new holder's kind and commitment.
func (a Allottee) Check(f *value.Form, field string) {
	if a.Entry != "" {
		f.Want(a.Entry.Valid(), field+".entry", value.AnIdentifier)
		f.Want(a.Party == "", field+".party", value.WantAbsent)
		f.Want(a.Address == "", field+".address", value.WantAbsent)
		f.Want(a.Kind == "", field+".kind", value.WantAbsent)
		f.Want(a.Commitment == "", field+".commitment", value.WantAbsent)
		return
	}
	f.Want(a.Party == "" || a.Party.Valid(), field+".party", value.AnIdentifier)
	f.Due(a.Address != "", a.Party != "", field+".address")
	f.Want(a.Address == "" || a.Address.Valid(), field+".address", value.ADigest)
	f.Due(a.Commitment != "", a.Party == "", field+".commitment")
	f.Want(a.Commitment == "" || a.Commitment.Valid(), field+".commitment", value.ADigest)
	f.Due(a.Kind != "", a.Party == "", field+".kind")
	f.Want(a.Kind == "" || a.Kind.Valid(), field+".kind", value.AKnownValue)
}

// Allot finds the entry of somebody who is given shares or a right, or makes it. The company itself is given none (art. 341).
func Allot(t *ledger.Tx, c *model.Command, a Allottee) (value.EntryID, error) {
	switch {
	case a.Entry != "":
		entry, err := Present(t, c, a.Entry)
		if err == nil && entry.Treasury {
			err = value.Deny(value.CodeTreasuryShares, value.Because("company-is-given-none"))
		}
		return entry.ID, err
	case a.Party != "":
		data, err := DataOf(t, a.Party, a.Address)
		if err != nil {
			return "", err
		}
		return PartyEntry(t, c.Register, a.Party, data), nil
	}
	id := value.EntryID(t.Derive(model.KindEntry))
	t.Put(model.HolderEntry{ID: id, Issuer: c.Register, Kind: a.Kind, Commitment: a.Commitment, State: model.EntryIsUnclaimed, Since: t.Stamp()})
	return id, nil
}

// Controller is who has to sign for the allottee, where anybody can.
func Controller(t *ledger.Tx, c *model.Command, a Allottee) value.DID {
	if a.Entry == "" {
		return a.Party
	}
	entry, err := Present(t, c, a.Entry)
	if err != nil || entry.State == model.EntryIsAttested {
		return "" // the rule says why, once the command is decided
	}
	return entry.Controller
}
