package simulator

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
)

// Failure is a promise that was broken, and how to see it again.
type Failure struct {
	Seed uint64
	// Commands is the run's option of that name, which the replay needs.
	Commands int
	What     string
	// Blocks are the last blocks, readable; where one register is concerned, the commands about it alone.
	Blocks string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("seed %d: %s\nreplay: %s\n%s", f.Seed, f.What, f.Replay(), f.Blocks)
}

// Replay is the command line that plays the seed again.
func (f *Failure) Replay() string {
	return fmt.Sprintf("go test ./chaincode/simulator -run 'TestSeed$' -count 1 -seed %d -commands %d", f.Seed, f.Commands)
}

func (w *World) fail(format string, args ...any) { w.failIn(nil, format, args...) }

// failIn ends the run because of one register, or of any where r is nil.
func (w *World) failIn(r *register, format string, args ...any) {
	panic(&Failure{Seed: w.Seed, Commands: w.options.Commands, What: fmt.Sprintf(format, args...), Blocks: w.report(r)})
}

// around is a record's bytes, and those of the records that it names.
func (w *World) around(ref model.Ref) string {
	var out strings.Builder
	show := func(c *cell) {
		for _, s := range c.versions {
			fmt.Fprintf(&out, "  %s in block %d: %s\n", record.Key(c.ref), s.at.Block, s.value)
		}
	}
	c := w.chain.cell(ref)
	show(c)
	if len(c.homes) == 0 {
		return out.String()
	}
	names := map[string]bool{}
	for id := range namedIn(c.head().record) {
		names[id] = true
	}
	for _, other := range c.homes[0].cells {
		if other != c && names[other.ref.ID] {
			show(other)
		}
	}
	return out.String()
}

// reported is how many characters of a command a report shows.
const reported = 700

// report is the last blocks, newest last.
func (w *World) report(r *register) string {
	var out strings.Builder
	for _, b := range w.recent {
		fmt.Fprintf(&out, "block %d\n", b.number)
		for i, e := range b.envelopes {
			var lines strings.Builder
			for n, c := range e.Batch {
				if r != nil && r != w.books.common && c.Register != r.ID {
					continue
				}
				text := c.SignedCommand.Command
				fmt.Fprintf(&lines, "    %s %s %s\n      %s\n", e.Replies[n].Status, e.Replies[n].Code, e.Replies[n].Args, text[:min(len(text), reported)])
			}
			if lines.Len() > 0 {
				fmt.Fprintf(&out, "  tx …%s by %s at %s on height %d: %s\n%s", e.Facts.Transaction[56:], e.Facts.Submitter, e.Facts.Time, e.height, b.decided[i], lines.String())
			}
		}
	}
	return out.String()
}

// sampled is one in how many batches goes through every encoding and is executed again.
const sampled = 64

// sample holds one batch now and then against its encodings: the same bytes come of it again, and the records decode to what
// they were encoded from.
func (w *World) sample(facts ledger.Facts, e *Envelope) {
	if !w.options.Codec && w.n(sampled) > 0 {
		return
	}
	signed := make([]model.SignedCommand, len(e.Batch))
	for i, c := range e.Batch {
		signed[i] = c.SignedCommand
	}
	encoded, err := model.EncodeBatch(signed)
	if err != nil {
		w.fail("a batch cannot be encoded: %v", err)
	}
	decoded, err := model.DecodeBatch(encoded)
	if err != nil || !reflect.DeepEqual(decoded, signed) {
		w.fail("a batch decodes to another one: %v", err)
	}
	batch := make([]*Command, len(decoded))
	for i, c := range decoded {
		batch[i] = Read(c)
	}
	again, err := w.chain.Endorse(e.height, facts, batch)
	if err != nil || !e.agree(again) {
		w.fail("the same batch at the same height gives other bytes: %v", err)
	}
	for _, x := range e.writes {
		r, err := record.Decode(record.Key(x.cell.ref), x.value)
		if err != nil || !reflect.DeepEqual(r, x.record) && !sameJSON(r, x.record) {
			w.fail("a record decodes to another one: %v\n%s", err, x.value)
		}
	}
}

// sameJSON compares records in which an empty list may be nil.
func sameJSON(a, b model.Record) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
