package certificate

import (
	"errors"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
	"holdfast/gateway/store"
)

// Records is the ledger at one height, as the read model has it.
type Records interface {
	// Height is how many blocks the records have seen.
	Height() uint64
	// Record finds a record; nil where there is none.
	Record(ref core.Ref) (core.Record, error)
	// Block is the number of the block that holds a transaction.
	Block(transaction string) (uint64, error)
}

// errMissing says that the ledger lacks a record that another one names.
var errMissing = errors.New("the ledger lacks a record that another one names")

// At reads a view of the read model.
func At(view *store.View) Records { return viewed{view} }

type viewed struct{ view *store.View }

func (v viewed) Height() uint64 { return v.view.Height() + 1 }

func (v viewed) Record(ref core.Ref) (core.Record, error) {
	key := record.Key(ref)
	value, _, ok, err := v.view.Value(key)
	if err != nil || !ok {
		return nil, err
	}
	return record.Decode(key, value)
}

func (v viewed) Block(transaction string) (uint64, error) {
	found, err := v.view.Transaction(transaction)
	return found.Block, err
}

// find reads a record of a known type that has to be there.
func find[R core.Record](records Records, ref core.Ref) (R, error) {
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
