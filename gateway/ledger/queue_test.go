package ledger

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/value"
)

// TestNeverTwoBatchesInFlightOnOneKey drives the queue at random: commands arrive, batches form, single commands land. At every
// moment no two batches hold a key that one of them writes; a command never overtakes one that it conflicts with; and in
// the end nothing is held and everything has gone.
func TestNeverTwoBatchesInFlightOnOneKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limits := Limits{BatchCommands: rapid.IntRange(1, 5).Draw(t, "batch"), InFlight: rapid.IntRange(1, 4).Draw(t, "in flight")}.withDefaults()
		w := &queueWorld{T: t, queue: newQueue(limits), batchOf: map[*item]*batch{}}
		t.Repeat(map[string]func(*rapid.T){
			"arrive": w.arrive, "form": func(*rapid.T) { w.form() }, "land": w.land, "": func(*rapid.T) { w.check() },
		})
		for w.queue.count > 0 {
			w.form()
			if len(w.flying) == 0 {
				t.Fatalf("%d commands wait and none can go", w.queue.count)
			}
			w.landOne(w.flying[0])
			w.check()
		}
		if len(w.queue.held) != 0 || len(w.queue.parties) != 0 {
			t.Fatalf("still held: %v, by %v", w.queue.held, w.queue.parties)
		}
	})
}

type queueWorld struct {
	*rapid.T
	queue   *queue
	arrived []*item
	flying  []*item
	batchOf map[*item]*batch
}

func (w *queueWorld) arrive(t *rapid.T) {
	wanted := rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), rapid.Bool(), 1, 3).Draw(t, "keys")
	i := &item{trial: trial{keys: wanted, party: value.DID(rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "party"))}, size: 1}
	if err := w.queue.admit(i); err != nil {
		t.Fatal(err)
	}
	w.arrived = append(w.arrived, i)
}

func (w *queueWorld) form() {
	b := w.queue.form()
	if b == nil {
		return
	}
	if len(b.items) == 0 || len(b.items) > w.queue.limits.BatchCommands || len(w.queue.flying) > w.queue.limits.InFlight {
		w.Fatalf("a batch of %d is one of %d", len(b.items), len(w.queue.flying))
	}
	for _, i := range b.items {
		w.flying, w.batchOf[i] = append(w.flying, i), b
	}
}

func (w *queueWorld) land(t *rapid.T) {
	if len(w.flying) == 0 {
		t.Skip("nothing flies")
	}
	w.landOne(rapid.SampledFrom(w.flying).Draw(t, "landing"))
}

func (w *queueWorld) landOne(i *item) {
	b := w.batchOf[i]
	w.queue.land(b, i)
	w.flying = slices.DeleteFunc(w.flying, func(other *item) bool { return other == i })
	w.arrived = slices.DeleteFunc(w.arrived, func(other *item) bool { return other == i })
	delete(w.batchOf, i)
	if !slices.ContainsFunc(b.items, func(other *item) bool { return w.batchOf[other] == b }) {
		delete(w.queue.flying, b)
	}
}

func (w *queueWorld) check() {
	for n, i := range w.arrived {
		for _, earlier := range w.arrived[:n] {
			if !i.keys.conflictsWith(earlier.keys) {
				continue
			}
			if i.flying && !earlier.flying {
				w.Fatalf("%v overtook %v", i.keys, earlier.keys)
			}
			if i.flying && earlier.flying && w.batchOf[i] != w.batchOf[earlier] {
				w.Fatalf("%v and %v are in flight in two batches", i.keys, earlier.keys)
			}
		}
	}
}

func TestABatchStaysWithinItsBytes(t *testing.T) {
	q := newQueue(Limits{BatchBytes: batchFrame + 100}.withDefaults())
	for n, size := range []int{60, 40, 1, 500, 99} {
		if err := q.admit(&item{trial: trial{keys: keys{fmt.Sprint(n): true}}, size: size}); err != nil {
			t.Fatal(err)
		}
	}
	var sizes [][]int
	for b := q.form(); b != nil; b = q.form() {
		var of []int
		for _, i := range b.items {
			of = append(of, i.size)
		}
		sizes = append(sizes, of)
	}
	if fmt.Sprint(sizes) != "[[60 40] [1] [500] [99]]" {
		t.Errorf("the batches have %v bytes", sizes)
	}
}

func TestUnprovenCommandsFillTheirShareAlone(t *testing.T) {
	q := newQueue(Limits{Queue: 8, PartyQueue: 3}.withDefaults())
	took := map[value.DID]int{}
	for _, party := range []value.DID{"", "", "", "", "a", "a", "a", "a", "a", "b", "b", "b", "b"} {
		if q.admit(&item{trial: trial{party: party}}) == nil {
			took[party]++
		}
	}
	if took[""] != 2 || took["a"] != 3 || took["b"] != 3 {
		t.Errorf("the queue of 8 took %v", took)
	}
	err := q.admit(&item{trial: trial{party: "c"}})
	if err == nil || err.Code != CodeBusy || err.RetryAfter <= 0 {
		t.Errorf("the full queue said %v", err)
	}
}
