package rulestest

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/record"
)

func (w *World) Keep(result ledger.Result) {
	for _, r := range result.Writes {
		value, err := encode(r)
		if err != nil {
			w.Fatalf("%v", err)
		}
		w.State[record.Key(r.Ref())] = value
	}
}
