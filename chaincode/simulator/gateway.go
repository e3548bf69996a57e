package simulator

import (
	"hash/crc32"
	"slices"

	"holdfast/chaincode/value"
)

const (
	// overdue is after how many moments a gateway submits itself what it forwarded.
	overdue = 2
	// patience is for how many moments a gateway waits for a transaction before its commands' outcomes are unknown.
	patience = 6
	// patientDiffers is how often a batch whose endorsers differ is sent again before it is divided.
	patientDiffers = 2
	// attempts is how often a single command is endorsed before its sender is told that nothing was written.
	attempts = 8
)

// gateway is a member's gateway: it gathers commands into batches, and brings each to its outcome.
type gateway struct {
	member int
	skew   int
	// live is which gateways it believes live.
	live  [members]bool
	inbox []*Command
	// forwarded wait for their lane's gateway, with the moment at which this one submits them itself.
	forwarded []waiting
	// pending wait for a batch, and queue are batches that wait to be sent again.
	pending []*Command
	queue   []*group
	flights []*flight
	// held counts its commands under way by register: never are two of its batches on one register at once.
	held map[value.IssuerID]bool
}

type waiting struct {
	command    *Command
	since, due int
}

// group is commands that are endorsed together, how often they were, and when they are next.
type group struct {
	commands []*Command
	tries    int
	next     int
}

// flight is a submitted transaction.
type flight struct {
	envelope *Envelope
	group    *group
	until    int
	done     bool
}

func newGateway(w *World, member int) *gateway {
	g := &gateway{member: member, held: map[value.IssuerID]bool{}}
	for i := range g.live {
		g.live[i] = true
	}
	return g
}

func (g *gateway) idle() bool {
	return len(g.inbox)+len(g.forwarded)+len(g.pending)+len(g.queue)+len(g.flights) == 0
}

// work is a gateway's part of a moment.
func (g *gateway) work(w *World) {
	if w.n(30) == 0 {
		g.live[w.n(members)] = w.n(3) > 0 // members disagree on who lives, and so on lanes
		g.live[g.member] = true
		g.skew = w.skew()
	}
	for _, f := range g.flights {
		if !f.done && f.until <= w.step {
			g.giveUp(w, f)
		}
	}
	g.flights = slices.DeleteFunc(g.flights, func(f *flight) bool { return f.done })
	g.receive(w)
	for _, batch := range g.ready(w) {
		g.send(w, batch)
	}
	for batch := g.form(w); batch != nil; batch = g.form(w) {
		g.send(w, batch)
	}
}

// receive sorts what arrived: a command of another lane is forwarded, and submitted here where its lane does not answer.
func (g *gateway) receive(w *World) {
	for _, c := range g.inbox {
		lane := g.lane(c)
		if lane == g.member {
			g.pending = append(g.pending, c)
			continue
		}
		g.forwarded = append(g.forwarded, waiting{c, w.step, w.step + overdue})
		if !w.chance(30, "forward lost") {
			w.gates[lane].pending = append(w.gates[lane].pending, c)
		}
	}
	g.inbox = g.inbox[:0]
	g.forwarded = slices.DeleteFunc(g.forwarded, func(f waiting) bool {
		if f.due > w.step {
			return false
		}
		if f.command.request.heard < f.since || w.chance(30, "answer lost") {
			g.pending = append(g.pending, f.command)
		}
		return true
	})
}

// lane is which gateway has a command's register, by rendezvous hashing over those that this one believes live.
func (g *gateway) lane(c *Command) int {
	best, most := g.member, uint32(0)
	for i, live := range g.live {
		weight := crc32.Update(uint32(i+1)*0x9e3779b9, castagnoli, []byte(c.Register))
		if live && weight >= most {
			best, most = i, weight
		}
	}
	return best
}

// form makes the next batch of what waits, in its order: commands about registers that are under way wait on.
func (g *gateway) form(w *World) *group {
	batch, most := &group{}, 1+w.n(96)
	var others []*Command
	for _, c := range g.pending {
		switch {
		case len(batch.commands) == most || g.held[c.Register]:
			others = append(others, c)
		case !slices.Contains(batch.commands, c):
			batch.commands = append(batch.commands, c)
		}
	}
	g.pending = others
	if len(batch.commands) == 0 {
		return nil
	}
	g.hold(batch, true)
	return batch
}

// ready takes the groups that can go now: none on a register that one under way holds.
func (g *gateway) ready(w *World) []*group {
	var ready []*group
	g.queue = slices.DeleteFunc(g.queue, func(q *group) bool {
		if q.next > w.step || g.blocked(q) {
			return false
		}
		g.hold(q, true)
		ready = append(ready, q)
		return true
	})
	return ready
}

func (g *gateway) blocked(q *group) bool {
	for _, c := range q.commands {
		if g.held[c.Register] {
			return true
		}
	}
	return false
}

func (g *gateway) hold(q *group, held bool) {
	for _, c := range q.commands {
		if held && c.Register != "" {
			g.held[c.Register] = true
		} else {
			delete(g.held, c.Register)
		}
	}
}

// again puts commands back into the queue.
func (g *gateway) again(w *World, q *group, pause int) {
	q.tries++
	q.next = w.step + pause
	g.queue = append(g.queue, q)
}

// divide puts a batch back in halves.
func (g *gateway) divide(w *World, q *group) {
	middle := len(q.commands) / 2
	for _, half := range [][]*Command{q.commands[:middle], q.commands[middle:]} {
		g.queue = append(g.queue, &group{commands: half, tries: 1, next: w.step + 1})
	}
}

// send has a batch endorsed by two peers and submits what they agree on. Endorsers that keep differing are asked about its
// halves; what is never endorsed is given up.
func (g *gateway) send(w *World, q *group) {
	e, differ := g.endorsed(w, q)
	if e == nil || !e.writesOutcomes() {
		g.hold(q, false)
	}
	switch {
	case e == nil && differ && len(q.commands) > 1 && q.tries >= patientDiffers:
		g.divide(w, q)
	case e == nil && q.tries >= attempts:
		w.clients.unknown(w, q.commands)
	case e == nil:
		g.again(w, q, w.n(2))
	case !e.writesOutcomes():
		for i, c := range q.commands {
			w.clients.hear(w, c, e.Replies[i])
		}
	default:
		f := &flight{envelope: e, group: q, until: w.step + patience}
		g.flights = append(g.flights, f)
		w.orderer.submit(w, f, g)
	}
}

func (e *Envelope) writesOutcomes() bool { return len(e.writes) > 0 }

// endorsed asks this member's peer and then others, until two have endorsed. It is nil where two do not, or where they differ.
func (g *gateway) endorsed(w *World, q *group) (e *Envelope, differ bool) {
	facts := w.facts(g.member, w.now+value.Time(g.skew))
	turn := 1 + w.n(members-1)
	var first *peer
	for i := range members {
		p := w.peers[(g.member+i*turn)%members]
		if p == first || turn == 2 && i > 1 {
			break
		}
		other := p.endorse(w, facts, q.commands)
		switch {
		case other == nil:
		case e == nil:
			w.stats.Executed += len(q.commands)
			first, e = p, other
			for _, reply := range e.Replies {
				w.stats.Replies[reply.Status]++
				if reply.Repeated {
					w.stats.Replies["repeated"]++
				}
			}
			e.Endorsers = []value.MSPID{p.msp}
			if w.chance(2, "one endorsement alone") {
				return e, false
			}
		case e.agree(other):
			w.sample(facts, e)
			e.Endorsers = append(e.Endorsers, p.msp)
			return e, false
		case first.height == p.height:
			w.fail("two peers at the height %d differ on one batch", p.height)
		default:
			w.stats.Events["endorsers differ"]++
			return nil, true
		}
	}
	return nil, false
}

// hear is told what became of a transaction, if the news arrives.
func (g *gateway) hear(w *World, f *flight, decided Validity) {
	if f.done || w.chance(20, "commit status lost") {
		return
	}
	f.done = true
	g.hold(f.group, false)
	switch {
	case decided == Valid:
		for i, c := range f.group.commands {
			w.clients.hear(w, c, f.envelope.Replies[i])
		}
	case decided == Duplicate:
		w.clients.unknown(w, f.group.commands)
	case len(f.group.commands) > 1:
		g.divide(w, f.group)
	case f.group.tries >= attempts:
		w.clients.unknown(w, f.group.commands)
	default:
		g.again(w, f.group, 1+w.n(2))
	}
}

// giveUp ends the wait for a transaction: what became of its commands is unknown.
func (g *gateway) giveUp(w *World, f *flight) {
	f.done = true
	w.stats.Events["timeout"]++
	g.hold(f.group, false)
	w.clients.unknown(w, f.group.commands)
}
