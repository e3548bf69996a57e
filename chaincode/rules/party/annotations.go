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
	if _, err := ledger.Need[model.Party](t, model.PartyRef(b.Party)); err != nil {
		return err
	}
	return book.NotePurge(t, c, model.Purge{Party: b.Party, Member: b.Member, Request: b.Request})
}
