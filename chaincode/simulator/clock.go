package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
)

// parameters are those of the simulated ledger. Its waits are short, so that many end in a run, and a period of freshness is as
// long as a few moments, so that what is under way for long finds its record changed.
func parameters(wait value.Seconds) model.Parameters {
	return model.Parameters{
		IdentityWait: wait, RightsWait: wait, NoticeSilence: value.Day, HaltBound: 14 * value.Day, SuspensionBound: 90 * value.Day, PartialLists: value.Day,
		Tick: 60, QuietTick: 60, Freshness: 60,
	}
}

// clock is how a member's clock behaves.
type clock string

// An honest clock goes with the true time, up to a few seconds off. The others lie, or are not there.
const (
	honest  clock = "clock honest"
	ahead   clock = "clock far ahead"
	behind  clock = "clock behind"
	jumping clock = "clock jumps back"
	absent  clock = "clock absent"
)

// drawClocks draws the members' clocks of a run: in two of three seeds one lies or is absent.
func (w *World) drawClocks() {
	for i := range w.clocks {
		w.clocks[i] = honest
	}
	odd := int(w.Seed % members)
	if w.Seed%3 != 0 {
		w.clocks[odd] = []clock{ahead, behind, jumping, absent}[w.Seed/3%4]
	}
	for i := range w.options.Absent {
		w.clocks[(odd+i)%members] = absent
	}
	w.scene.ticking = nil
	for i, c := range w.clocks {
		if c != absent {
			w.scene.ticking = append(w.scene.ticking, i)
		}
	}
}

// reads is what a member's clock says now. An honest one is off by no more than a second for each place.
func (w *World) reads(member int) value.Time {
	switch w.clocks[member] {
	case ahead:
		return w.now.After(maxSkew)
	case behind:
		return w.now.After(-value.Day)
	case jumping:
		return w.now.After(value.Seconds(w.n(2*maxSkew)) - 2*maxSkew)
	}
	return w.now.After(value.Seconds(member) - 1)
}

// pass lets time go on to a moment. At the begin of the last two periods of freshness on the way the members' workers tick.
func (w *World) pass(to value.Time) {
	length := value.Time(parameters(0).Freshness)
	for begin := max(w.now/length+1, to/length-1) * length; begin <= to; begin += length {
		if at := begin + value.Time(w.n(int(length)/4)); at <= to && at > w.now {
			w.now = at
			w.tick()
		}
	}
	w.now = to
}

// tick has each worker send its tick, one after the other and from another first each time; at times one is lost.
func (w *World) tick() {
	first := w.n(members)
	for i := range members {
		member := (first + i) % members
		if w.clocks[member] == absent || !w.settling && w.chance(20, "tick lost") {
			continue
		}
		facts := w.facts(member, w.now)
		if last, ok := get[model.Clock](w.scene, model.ClockRef(memberID(member))); ok && facts.Time < last.On.At.After(parameters(0).Tick/4) {
			continue // another of its ticks came just before, as at random
		}
		w.stats.Events[string(w.clocks[member])]++
		w.scene.now = w.now
		c := w.scene.sign(w.scene.tick(member, w.reads(member)))
		e, err := w.chain.Endorse(w.chain.height, facts, []*Command{c})
		if err != nil {
			w.fail("%v", err)
		}
		if reply := e.Replies[0]; w.clocks[member] == honest && reply.Status != model.Applied {
			w.fail("an honest clock's tick is %s: %s %v", reply.Status, reply.Code, reply.Args)
		}
		e.Endorsers = []value.MSPID{memberMSP(member), memberMSP((member + 1) % members)}
		w.commit([]*Envelope{e})
	}
	if passed := w.passed(); passed > w.now.After(maxSkew) {
		w.fail("at %s the members' clocks are said to have passed %s", w.now, passed)
	}
}

// passed is the latest moment that stands in a record of freshness.
func (w *World) passed() (passed value.Time) {
	for slot := range int64(2) {
		if fresh, ok := get[model.Fresh](w.scene, model.FreshRef(slot)); ok {
			passed = max(passed, fresh.Passed)
		}
	}
	return passed
}

// settleClocks has everybody tick for some periods, without losing a tick, and looks at the end whether waits end: they do with one
// clock lying or absent, and not with two absent. A tick that is lost beside an absent clock puts them off until the next.
func (w *World) settleClocks() {
	w.settling = true
	for range 4 {
		w.pass(w.now.After(2 * parameters(0).Freshness))
	}
	passed, since := w.passed(), w.now.After(-4*parameters(0).Freshness)
	if w.options.Absent < 2 && passed < since {
		w.fail("at %s no more than %s has passed: waits do not end", w.now, passed)
	}
	if w.options.Absent >= 2 && passed > 0 {
		w.fail("with %d clocks absent, %s is said to have passed", w.options.Absent, passed)
	}
}

func (g *Generator) worker(member int) *Person {
	return g.person("worker of " + string(memberID(member)))
}

// tick is a tick of a member's clock.
func (g *Generator) tick(member int, at value.Time) act {
	return act{who: g.worker(member), body: &founding.ClockTicked{Member: memberID(member), At: at, Rules: rules.RuleSets()}}
}

// mixedTick is a tick that comes late, or from the wrong member's worker.
func mixedTick(g *Generator, _ *register) (act, bool) {
	member := one(g, g.ticking...)
	t := g.tick(member, g.now.After(-value.Seconds(1+g.n(120))))
	if g.often(20) {
		t.who = one(g, g.worker(g.n(members)), g.administrator(member), g.holder())
	}
	return t, true
}
