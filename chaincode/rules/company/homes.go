package company

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// RegisterHomesChanged chooses the two members that keep a register's personal data from now on. The ledger says which; the
// members copy the data.
type RegisterHomesChanged struct {
	Homes []value.MemberID `json:"homes"`
}

func (b *RegisterHomesChanged) Check() error {
	f := value.NewForm()
	value.CheckHomes(f, "homes", b.Homes)
	return f.Err()
}

func (b *RegisterHomesChanged) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := t.OtherHomes(issuer.Homes, b.Homes); err != nil {
		return err
	}
	moved := t.Stamp()
	issuer.Homes, issuer.Moved = b.Homes, &moved
	t.Put(issuer)
	return nil
}
