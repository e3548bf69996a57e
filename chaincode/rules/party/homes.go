package party

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PartyHomesChanged chooses the two members that keep a party's personal data from now on. The party signs it.
type PartyHomesChanged struct {
	Homes []value.MemberID `json:"homes"`
}

func (b *PartyHomesChanged) Check() error {
	f := value.NewForm()
	value.CheckHomes(f, "homes", b.Homes)
	return f.Err()
}

func (b *PartyHomesChanged) Apply(t *ledger.Tx, c *model.Command) error {
	party, err := ledger.Need[model.Party](t, model.PartyRef(c.Actor))
	if err != nil {
		return err
	}
	if err := t.OtherHomes(party.Homes, b.Homes); err != nil {
		return err
	}
	moved := t.Stamp()
	party.Homes, party.Moved = b.Homes, &moved
	t.Put(party)
	return nil
}
