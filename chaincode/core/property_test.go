package core_test

import (
	"bytes"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
)

// replayed is what a ledger's blocks hold: each batch with the facts of its transaction.
type replayed struct {
	facts core.Facts
	batch []core.SignedCommand
}

// market is a ledger with two registers, some claimed entries and what the generator knows of it.
func market(t tb) (*world, map[string][]string) {
	w, c := claimed(t)
	second := facts()
	second.CorporateNumber = "1101110000009"
	other := w.importList(w.admit(second))
	w.applied(w.attest(other, identity1, "member1", other.entries[1], buyer), w.claim(other, buyer, other.entries[1], other.lots[3]))
	w.withCourtDesks()
	w.pass(objectionPeriod)
	made := map[string][]string{"issuer": {string(c.id), string(other.id)}}
	for _, x := range []company{c, other} {
		for _, id := range x.entries {
			made["entry"] = append(made["entry"], string(id))
		}
		for _, id := range x.lots {
			made["lot"] = append(made["lot"], string(id))
		}
	}
	for _, id := range w.trades(c) {
		made[kindOf(id)] = append(made[kindOf(id)], id)
	}
	return w, made
}

// TestWhateverIsSentTheRegisterKeepsItsInvariants sends random commands of many people over several registers.
//   - After every batch all ten invariants hold.
//   - Every batch executed twice gives the same bytes (world.submit), and gives what its commands give one by one.
//   - A rejected command writes its outcome and nothing else; a refused, deferred or repeated one writes nothing.
//   - A command sent again has its first outcome.
//   - No rule writes into a record that it was given.
//   - Replaying all batches on the state from which they began gives the same state, byte for byte.
func TestWhateverIsSentTheRegisterKeepsItsInvariants(t *testing.T) {
	base, made := market(t)
	applied := map[core.Type]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := base.in(rt)
		g := &generator{T: rt, w: w, made: map[string][]string{}}
		for kind, ids := range made {
			g.made[kind] = append([]string{}, ids...)
		}
		outcomes := map[core.CommandID]core.Reply{}
		var blocks []replayed
		for range 10 + g.upTo(40, "batches") {
			batch := make([]core.SignedCommand, 1+g.upTo(3, "commands"))
			for i := range batch {
				batch[i] = g.command()
			}
			apart := w.in(rt)
			apart.txs++
			w.submitAndCompare(apart, batch, outcomes, g, applied)
			blocks = append(blocks, replayed{w.facts(), batch})
			w.check()
			w.pass(g.wait())
		}
		again := base.in(rt)
		for _, block := range blocks {
			again.replay(block)
		}
		if !maps.EqualFunc(again.state, w.state, bytes.Equal) {
			rt.Fatalf("replaying gives another state")
		}
		w.intact()
	})
	for _, kind := range core.Types() {
		t.Logf("%-22s %6d applied", kind, applied[kind])
	}
	if applied[core.TypeTradeSettled] == 0 {
		t.Error("no trade was settled: the commands prove nothing")
	}
}

// submitAndCompare submits a batch to the world, and its commands one by one to the world apart.
func (w *world) submitAndCompare(apart *world, batch []core.SignedCommand, outcomes map[core.CommandID]core.Reply, g *generator, applied map[core.Type]int) {
	replies := w.submit(batch...)
	for i, reply := range replies {
		apart.alone(batch[i], reply)
		switch first, known := outcomes[reply.Command]; {
		case known:
			first.Repeated = true
			if !reflect.DeepEqual(reply, first) {
				w.Fatalf("sent again, %s gave %+v, first %+v", batch[i].Command, reply, first)
			}
		case reply.Status == core.Applied || reply.Status == core.Rejected:
			outcomes[reply.Command] = reply
			g.learn(reply.Created)
			if reply.Status == core.Applied {
				applied[get[core.Outcome](w, core.OutcomeRef(reply.Command)).Type]++
			}
		}
		if reply.Code == core.CodeInternal {
			w.Fatalf("%s gave %+v", batch[i].Command, reply)
		}
	}
	if !maps.EqualFunc(apart.state, w.state, bytes.Equal) {
		w.Fatalf("the batch gave another state than its commands one by one")
	}
}

// alone executes one command and checks that its reply is the one it has in its batch, and that it writes no more than it may.
func (w *world) alone(command core.SignedCommand, want core.Reply) {
	result := w.execute([]core.SignedCommand{command})
	if !reflect.DeepEqual(result.Replies[0], want) {
		w.Fatalf("alone, %s gave %+v, in its batch %+v", command.Command, result.Replies[0], want)
	}
	most := 0
	switch {
	case want.Repeated:
	case want.Status == core.Applied:
		most = len(result.Writes)
	case want.Status == core.Rejected:
		most = 1
	}
	if len(result.Writes) > most || most == 1 && result.Writes[0].Ref() != core.OutcomeRef(want.Command) {
		w.Fatalf("%s is %s and writes %v", command.Command, want.Status, result.Writes)
	}
	w.keep(result)
}

func (w *world) keep(result core.Result) {
	for _, r := range result.Writes {
		value, err := encode(r)
		if err != nil {
			w.Fatalf("%v", err)
		}
		w.state[record.Key(r.Ref())] = value
	}
}

func (w *world) replay(block replayed) {
	result, err := core.Execute(w, words{}, block.facts, block.batch)
	if err != nil {
		w.Fatalf("replay: %v", err)
	}
	w.keep(result)
}
