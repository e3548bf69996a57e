package party

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PartyDataPurged says the same of a party's personal data.
type PartyDataPurged struct {
	Party  value.DID      `json:"party"`
	Member value.MemberID `json:"member"`
	// Request is the digest of the request.
	Request value.Digest `json:"request"`
}

func (b *PartyDataPurged) Check() error {
	f := value.NewForm()
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	value.CheckPurge(f, b.Member, b.Request)
	return f.Err()
}

func (b *PartyDataPurged) Apply(t *ledger.Tx, c *model.Command) error {
	party, err := ledger.Need[model.Party](t, model.PartyRef(b.Party))
	if err != nil {
		return err
	}
	if party.Purged, err = book.Purged(t, c, party.Purged, b.Member, b.Request); err != nil {
		return err
	}
	t.Put(party)
	return nil
}
