package certificate

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// Records is the ledger at one height, as the read model has it.
type Records interface {
	// Height is how many blocks the records have seen.
	Height() uint64
	// Record finds a record; nil where there is none.
	Record(ref model.Ref) (model.Record, error)
	// Position is where on the ledger a transaction stands, and when it was.
	Position(transaction string) (api.Position, error)
	// Register is the live register of an issuer, and Holding what one entry of a register holds.
	Register(issuer value.IssuerID) (Register, error)
	Holding(entry value.EntryID) (Register, error)
}

// errMissing says that the ledger lacks a record that another one names.
var errMissing = errors.New("the ledger lacks a record that another one names")

// At reads a view of the read model.
func At(view *store.View) Records { return viewed{view} }

type viewed struct{ view *store.View }

func (v viewed) Height() uint64 { return v.view.Height() + 1 }

func (v viewed) Record(ref model.Ref) (model.Record, error) {
	return v.view.Load(ref)
}

func (v viewed) Position(transaction string) (api.Position, error) {
	found, err := v.view.Transaction(transaction)
	if errors.Is(err, store.ErrNotFound) {
		err = errMissing
	}
	return api.Position{Block: api.Block(found.Block), Tx: found.ID, At: found.At}, err
}

// find reads a record of a known type that has to be there.
func find[R model.Record](records Records, ref model.Ref) (R, error) {
	var none R
	found, err := records.Record(ref)
	if err != nil {
		return none, err
	}
	typed, ok := found.(R)
	if !ok {
		return none, errMissing
	}
	return typed, nil
}
