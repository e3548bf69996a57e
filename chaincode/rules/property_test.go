package rules_test

import (
	"bytes"
	"maps"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// market is a ledger with two registers, some claimed entries and what the generator knows of it.
func market(t rulestest.Tb) (*rulestest.World, map[string][]string) {
	w, c := rulestest.Claimed(t)
	second := rulestest.Facts()
	second.CorporateNumber = "1101110000009"
	other := w.ImportList(w.Admit(second))
	w.Applied(w.Attest(other, rulestest.Identity1, "member1", other.Entries[1], rulestest.Buyer), w.Claim(other, rulestest.Buyer, other.Entries[1], other.Lots[3]))
	w.WithCourtDesks()
	w.Pass(rulestest.ObjectionPeriod)
	made := map[string][]string{"issuer": {string(c.ID), string(other.ID)}}
	for _, x := range []rulestest.Company{c, other} {
		for _, id := range x.Entries {
			made["entry"] = append(made["entry"], string(id))
		}
		for _, id := range x.Lots {
			made["lot"] = append(made["lot"], string(id))
		}
	}
	for _, id := range w.Trades(c) {
		made[rulestest.KindOf(id)] = append(made[rulestest.KindOf(id)], id)
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
	applied := map[value.Type]int{}
	rapid.Check(t, func(rt *rapid.T) {
		w := base.In(rt)
		g := &rulestest.Generator{T: rt, W: w, Made: map[string][]string{}}
		for kind, ids := range made {
			g.Made[kind] = append([]string{}, ids...)
		}
		outcomes := map[value.CommandID]ledger.Reply{}
		for range 10 + g.UpTo(40, "batches") {
			batch := make([]model.SignedCommand, 1+g.UpTo(3, "commands"))
			for i := range batch {
				batch[i] = g.Command()
			}
			apart := w.In(rt)
			apart.Txs++
			submitAndCompare(w, apart, batch, outcomes, g, applied)
			w.Check()
			w.Pass(g.Wait())
		}
		again := base.In(rt)
		for _, block := range w.History[len(base.History):] {
			replay(again, block)
		}
		if !maps.EqualFunc(again.State, w.State, bytes.Equal) {
			rt.Fatalf("replaying gives another state")
		}
		w.Intact()
	})
	for _, kind := range rules.Types() {
		t.Logf("%-22s %6d applied", kind, applied[kind])
	}
	if applied[trade.TypeTradeSettled] == 0 {
		t.Error("no trade was settled: the commands prove nothing")
	}
}

// submitAndCompare submits a batch to the world, and its commands one by one to the world apart.
func submitAndCompare(w *rulestest.World, apart *rulestest.World, batch []model.SignedCommand, outcomes map[value.CommandID]ledger.Reply, g *rulestest.Generator, applied map[value.Type]int) {
	replies := w.Submit(batch...)
	for i, reply := range replies {
		alone(apart, batch[i], reply)
		switch first, known := outcomes[reply.Command]; {
		case known:
			first.Repeated = true
			if !reflect.DeepEqual(reply, first) {
				w.Fatalf("sent again, %s gave %+v, first %+v", batch[i].Command, reply, first)
			}
		case reply.Status == model.Applied || reply.Status == model.Rejected:
			outcomes[reply.Command] = reply
			g.Learn(reply.Created)
			if reply.Status == model.Applied {
				applied[rulestest.Get[model.Outcome](w, model.OutcomeRef(reply.Command)).Type]++
			}
		}
		if reply.Code == value.CodeInternal {
			w.Fatalf("%s gave %+v", batch[i].Command, reply)
		}
	}
	if !maps.EqualFunc(apart.State, w.State, bytes.Equal) {
		w.Fatalf("the batch gave another state than its commands one by one")
	}
}

// alone executes one command and checks that its reply is the one it has in its batch, and that it writes no more than it may.
func alone(w *rulestest.World, command model.SignedCommand, want ledger.Reply) {
	result := w.Execute([]model.SignedCommand{command})
	if !reflect.DeepEqual(result.Replies[0], want) {
		w.Fatalf("alone, %s gave %+v, in its batch %+v", command.Command, result.Replies[0], want)
	}
	most := 0
	switch {
	case want.Repeated:
	case want.Status == model.Applied:
		most = len(result.Writes)
	case want.Status == model.Rejected:
		most = 1
	}
	if len(result.Writes) > most || most == 1 && result.Writes[0].Ref() != model.OutcomeRef(want.Command) {
		w.Fatalf("%s is %s and writes %v", command.Command, want.Status, result.Writes)
	}
	w.Keep(result)
}

func replay(w *rulestest.World, block rulestest.Submitted) {
	result, err := rules.Execute(w, rulestest.Words{}, block.Facts, block.Batch)
	if err != nil {
		w.Fatalf("replay: %v", err)
	}
	w.Keep(result)
}
