package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// open accepts every proof, so that the benchmarks measure the domain without signatures.
type open struct{ words }

func (open) Verify(string, core.KeyID, []byte, core.Proof) error { return nil }

// loaded is a state of decoded records: the benchmarks measure neither the ledger nor the codec.
type loaded map[core.Ref]core.Record

func (l loaded) Load(ref core.Ref) (core.Record, error) { return l[ref], nil }

func (w *world) loaded() loaded {
	l := loaded{}
	for r := range w.records() {
		l[r.Ref()] = r
	}
	return l
}

func BenchmarkExecuteListings(b *testing.B) {
	w, c := claimed(b)
	state := w.loaded()
	batch := make([]core.SignedCommand, 50)
	for i := range batch {
		batch[i] = w.list(c, seller, c.lots[0], 1, 1)
	}
	benchmarkExecute(b, w, state, batch)
}

func BenchmarkExecuteSettlements(b *testing.B) {
	w, c := claimed(b)
	var batch []core.SignedCommand
	for range 40 {
		d := w.offered(c, c.lots[2], 1, 1, 1_000)
		w.applied(w.sign(d, seller), w.sign(d, buyer), w.deposit(d, 1_000))
		batch = append(batch, w.settle(d))
	}
	benchmarkExecute(b, w, w.loaded(), batch)
}

func benchmarkExecute(b *testing.B, w *world, state core.State, batch []core.SignedCommand) {
	facts := w.facts()
	b.ReportAllocs()
	for b.Loop() {
		result, err := core.Execute(state, open{}, facts, batch)
		if err != nil || result.Replies[len(batch)-1].Status != core.Applied {
			b.Fatalf("%v %+v", err, result.Replies)
		}
	}
	b.ReportMetric(float64(b.N*len(batch))/b.Elapsed().Seconds(), "commands/s")
}

func BenchmarkDecodeCommand(b *testing.B) {
	w, d := funded(b)
	encoded := []byte(w.sign(d, seller).Command)
	b.SetBytes(int64(len(encoded)))
	for b.Loop() {
		if _, err := core.DecodeCommand(encoded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	w, _ := funded(b)
	state := w.loaded()
	records := func(yield func(core.Record) bool) {
		for _, r := range state {
			if !yield(r) {
				return
			}
		}
	}
	for b.Loop() {
		if found := core.Check(records); len(found) > 0 {
			b.Fatal(found)
		}
	}
	b.ReportMetric(float64(b.N*len(state))/b.Elapsed().Seconds(), "records/s")
}
