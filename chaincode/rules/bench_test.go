package rules_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// open accepts every proof, so that the benchmarks measure the domain without signatures.
type open struct{ rulestest.Words }

func (open) Verify(string, value.KeyID, []byte, model.Proof) error { return nil }

// loaded is a state of decoded records: the benchmarks measure neither the ledger nor the codec.
type loaded map[model.Ref]model.Record

func (l loaded) Load(ref model.Ref) (model.Record, error) { return l[ref], nil }

func stateOf(w *rulestest.World) loaded {
	l := loaded{}
	for r := range w.Records() {
		l[r.Ref()] = r
	}
	return l
}

func BenchmarkExecuteListings(b *testing.B) {
	w, c := rulestest.Claimed(b)
	state := stateOf(w)
	batch := make([]model.SignedCommand, 50)
	for i := range batch {
		batch[i] = w.List(c, rulestest.Seller, c.Lots[0], 1, 1)
	}
	benchmarkExecute(b, w, state, batch)
}

func BenchmarkExecuteSettlements(b *testing.B) {
	w, c := rulestest.Claimed(b)
	var batch []model.SignedCommand
	for range 40 {
		d := w.Offered(c, c.Lots[2], 1, 1, 1_000)
		w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer), w.Deposit(d, 1_000))
		batch = append(batch, w.Settle(d))
	}
	benchmarkExecute(b, w, stateOf(w), batch)
}

func benchmarkExecute(b *testing.B, w *rulestest.World, state ledger.State, batch []model.SignedCommand) {
	facts := w.Facts()
	b.ReportAllocs()
	for b.Loop() {
		result, err := rules.Execute(state, open{}, facts, batch)
		if err != nil || result.Replies[len(batch)-1].Status != model.Applied {
			b.Fatalf("%v %+v", err, result.Replies)
		}
	}
	b.ReportMetric(float64(b.N*len(batch))/b.Elapsed().Seconds(), "commands/s")
}

func BenchmarkDecodeCommand(b *testing.B) {
	w, d := rulestest.Funded(b)
	encoded := []byte(w.Sign(d, rulestest.Seller).Command)
	b.SetBytes(int64(len(encoded)))
	for b.Loop() {
		if _, err := rules.DecodeCommand(encoded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	w, _ := rulestest.Funded(b)
	state := stateOf(w)
	records := func(yield func(model.Record) bool) {
		for _, r := range state {
			if !yield(r) {
				return
			}
		}
	}
	for b.Loop() {
		if found := rules.Check(records); len(found) > 0 {
			b.Fatal(found)
		}
	}
	b.ReportMetric(float64(b.N*len(state))/b.Elapsed().Seconds(), "records/s")
}
