package simulator

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// askAfter is after how many moments without an answer a person sends a command again, through whichever gateway.
	askAfter = 5
	// asks is how often a person does so before giving up.
	asks = 6
)

// request is what the sender of a command knows of it.
type request struct {
	// first is the outcome that was acknowledged to the sender.
	first    *ledger.Reply
	waiting  bool
	from     int
	askedFor int
	// heard is the last moment at which a gateway answered, whatever it said.
	heard int
}

// clients are the people who send commands, each through one gateway or several at once.
type clients struct {
	waiting []*Command
	// acknowledged are the commands of which a gateway has said that their outcome is on the ledger.
	acknowledged []*Command
}

func (p *clients) idle() bool { return len(p.waiting) == 0 }

// send has people send commands: several about each of a few registers.
func (p *clients) send(w *World) {
	for range 2 + w.n(3) {
		gate := w.n(members)
		for _, c := range w.scene.Some(w.now, 2+w.n(10)) {
			w.stats.Commands++
			p.expect(c)
			p.deliver(w, c, gate)
			for range p.copies(w) {
				p.deliver(w, c, w.n(members))
			}
		}
	}
}

// copies is through how many further gateways a person sends the same command.
func (p *clients) copies(w *World) int {
	if w.chance(20, "sent through several gateways") {
		return 1 + w.n(members-1)
	}
	return 0
}

// expect begins a wait for a command's outcome. A command that is sent again waits once.
func (p *clients) expect(c *Command) {
	if !c.request.waiting {
		c.request.waiting = true
		p.waiting = append(p.waiting, c)
	}
}

// deliver brings a command to a gateway, if it arrives.
func (p *clients) deliver(w *World, c *Command, gate int) {
	c.request.from = w.step
	if !w.chance(5, "request lost") {
		w.gates[gate].inbox = append(w.gates[gate].inbox, c)
	}
}

// ask has those send again who heard nothing for a while.
func (p *clients) ask(w *World) {
	p.waiting = slices.DeleteFunc(p.waiting, func(c *Command) bool { return !c.request.waiting })
	for _, c := range p.waiting {
		if w.step-c.request.from < askAfter {
			continue
		}
		if c.request.askedFor++; c.request.askedFor > asks {
			p.look(w, c)
			continue
		}
		p.deliver(w, c, w.n(members))
	}
}

// look asks the ledger itself for an outcome, and ends the wait.
func (p *clients) look(w *World, c *Command) {
	c.request.waiting = false
	if o, ok := w.chain.cell(model.OutcomeRef(c.ID)).head().record.(model.Outcome); ok {
		p.acknowledge(w, c, replyOf(o))
	}
}

func replyOf(o model.Outcome) ledger.Reply {
	return ledger.Reply{Command: o.Command, Status: o.Status, Code: o.Code, Args: o.Args, Created: o.Created, On: o.On}
}

// hear takes a gateway's answer to the sender.
func (p *clients) hear(w *World, c *Command, reply ledger.Reply) {
	c.request.heard = w.step
	switch {
	case w.chance(5, "answer lost"):
	case reply.Status == model.Applied || reply.Status == model.Rejected:
		p.acknowledge(w, c, reply)
	case reply.Status == model.Deferred:
		w.stats.Codes[reply.Code]++
		c.request.askedFor++ // it is sent again, a few times
	default:
		w.stats.Codes[reply.Code]++
		c.request.waiting = false
		if reply.Code == value.CodeInternal {
			w.fail("%s gave %+v", c.SignedCommand.Command, reply)
		}
	}
}

// acknowledge takes a final outcome to the sender; every later one must be the same.
func (p *clients) acknowledge(w *World, c *Command, reply ledger.Reply) {
	c.request.waiting = false
	reply.Repeated = false
	if first := c.request.first; first != nil {
		if !sameReply(*first, reply) {
			w.fail("the command %s was acknowledged with %+v and then with %+v", c.ID, *first, reply)
		}
		return
	}
	c.request.first = &reply
	p.acknowledged = append(p.acknowledged, c)
}

// unknown tells senders that the outcome is not known, or that nothing was written; they send again later.
func (p *clients) unknown(w *World, commands []*Command) {
	for _, c := range commands {
		if c.request.waiting {
			c.request.from = w.step
		}
	}
}

// record looks at the outcomes that a valid transaction wrote: none stood there before.
func (p *clients) record(w *World, e *Envelope) {
	for _, o := range e.writes {
		outcome, ok := o.record.(model.Outcome)
		if !ok {
			continue
		}
		if len(o.cell.versions) > 1 {
			w.fail("the command %s has two outcomes on the ledger", outcome.Command)
		}
		w.stats.Final++
		if outcome.Status == model.Applied {
			w.stats.Applied[outcome.Type]++
		} else {
			w.stats.Codes[outcome.Code]++
		}
		if outcome.Code == value.CodeInternal {
			w.fail("%s gave %+v", e.command(outcome.Command).SignedCommand.Command, outcome)
		}
	}
}

// reckon holds what was acknowledged against the ledger, at the end: nothing is lost and nothing has changed, and whoever asks
// again is given the first outcome.
func (p *clients) reckon(w *World) {
	for _, c := range p.acknowledged {
		o, ok := w.chain.cell(model.OutcomeRef(c.ID)).head().record.(model.Outcome)
		if !ok || !sameReply(replyOf(o), *c.request.first) {
			w.fail("the command %s was acknowledged with %+v; the ledger has %+v", c.ID, *c.request.first, o)
		}
	}
	for range min(20, len(p.acknowledged)) {
		c := p.acknowledged[w.n(len(p.acknowledged))]
		e, err := w.chain.Endorse(w.chain.height, w.facts(0, w.now), []*Command{c})
		if err != nil {
			w.fail("%v", err)
		}
		again := e.Replies[0]
		if !again.Repeated || len(e.writes) > 0 {
			w.fail("sent again, the command %s gave %+v and writes %d records", c.ID, again, len(e.writes))
		}
		p.acknowledge(w, c, again)
	}
}
