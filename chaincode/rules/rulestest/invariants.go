package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
)

// Change alters a record as no command could.
func Change[R model.Record](w *World, ref model.Ref, alter func(*R)) {
	decoded, err := w.decode(record.Key(ref), w.State[record.Key(ref)])
	if err != nil {
		w.Fatalf("%v", err)
	}
	r := decoded.(R)
	alter(&r)
	w.Set(r)
}
