package simulator

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strconv"
	"strings"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

const (
	// members is how many there are: each has a peer, a gateway and an orderer.
	members = 4
	// maxSkew is how far a transaction's time may be from a peer's clock, as in the contract, and how far a site's clock may
	// be from the true time, in seconds.
	maxSkew = 30
	// start is 2026-09-21, noon in Korea.
	start value.Time = 1_789_959_600
)

// Options are what a run is like, beside its seed.
type Options struct {
	// Commands is how many commands are sent at least, before what is under way is brought to its end.
	Commands int
	// FullEvery is after how many blocks all records are checked, not only the registers that the block touched.
	FullEvery uint64
	// Codec has every batch go through its encoding, and every record through its own, where otherwise some do.
	Codec bool
	// Absent is how many members' clocks never tick, beside those of which the seed says so.
	Absent int
}

// Defaults are what the program and the tests run with.
func Defaults() Options { return Options{Commands: 4_000, FullEvery: 500} }

// Stats count what a run did.
type Stats struct {
	Blocks, Transactions, Registers, Records int
	// Commands are those that were sent, once each. Executed are commands in endorsed batches, once for both endorsers;
	// Final those with an outcome on the ledger.
	Commands, Executed, Final int
	// Applied counts by type, Codes by what was not applied, Validities by transaction, Events the faults that happened.
	// Replies counts what the endorsers said of the commands that they executed.
	Replies    map[model.Status]int
	Applied    map[value.Type]int
	Codes      map[value.Code]int
	Validities map[Validity]int
	Events     map[string]int
}

func newStats() Stats {
	return Stats{Replies: map[model.Status]int{}, Applied: map[value.Type]int{}, Codes: map[value.Code]int{}, Validities: map[Validity]int{}, Events: map[string]int{}}
}

// Add adds another run's counts.
func (s *Stats) Add(o Stats) {
	if s.Applied == nil {
		*s = newStats()
	}
	s.Blocks, s.Transactions, s.Registers, s.Records = s.Blocks+o.Blocks, s.Transactions+o.Transactions, s.Registers+o.Registers, s.Records+o.Records
	s.Commands, s.Executed, s.Final = s.Commands+o.Commands, s.Executed+o.Executed, s.Final+o.Final
	addUp(s.Replies, o.Replies)
	addUp(s.Applied, o.Applied)
	addUp(s.Codes, o.Codes)
	addUp(s.Validities, o.Validities)
	addUp(s.Events, o.Events)
}

func addUp[K comparable](into, from map[K]int) {
	for k, n := range from {
		into[k] += n
	}
}

// World is one run: a ledger, its sites, and the people who send commands.
type World struct {
	Seed    uint64
	options Options
	random  *rand.Rand
	now     value.Time
	step    int
	chain   *Chain
	books   *registers
	scene   *Generator
	peers   []*peer
	gates   []*gateway
	clocks  [members]clock
	// settling: no tick is lost any more.
	settling bool
	orderer  orderer
	clients  clients
	stats    Stats
	// recent are the last blocks, for a failure's report.
	recent []block
	serial int
}

// block is a block as a failure's report shows it.
type block struct {
	number    uint64
	envelopes []*Envelope
	decided   []Validity
}

// Run plays a seed to its end. Its error is a *Failure.
func Run(seed uint64, options Options) (stats Stats, err error) {
	w := newWorld(seed, options)
	defer func() {
		if p := recover(); p != nil {
			f, ok := p.(*Failure)
			if !ok {
				f = &Failure{Seed: seed, Commands: options.Commands, What: fmt.Sprintf("panic: %v\n%s", p, debug.Stack()), Blocks: w.report(nil)}
			}
			stats, err = w.stats, f
		}
	}()
	w.play()
	return w.stats, nil
}

func newWorld(seed uint64, options Options) *World {
	w := &World{
		Seed: seed, options: options, random: rand.New(rand.NewPCG(seed, 0x686f6c6466617374)), now: start, stats: newStats(),
		chain: NewChain(value.LedgerID(strings.Repeat("1e", 32)), Words{}), books: newRegisters(),
	}
	w.scene = newGenerator(w.random, w.chain, w.books, CastOfWords())
	w.drawClocks()
	for i := range members {
		w.peers = append(w.peers, &peer{msp: memberMSP(i)})
		w.gates = append(w.gates, newGateway(w, i))
	}
	return w
}

func memberMSP(i int) value.MSPID { return value.MSPID("Member" + strconv.Itoa(i+1) + "MSP") }

func memberID(i int) value.MemberID { return value.MemberID("member" + strconv.Itoa(i+1)) }

// play founds the ledger, sends commands, and brings what is under way to its end.
func (w *World) play() {
	w.found()
	for w.stats.Commands < w.options.Commands {
		w.turn(true)
	}
	w.calm()
	w.settleClocks()
	w.clients.reckon(w)
	w.checkAll()
	if w.options.Codec || w.Seed%4 == 0 {
		if err := w.chain.Intact(w.options.Codec || w.Seed%8 == 0); err != nil {
			w.fail("%v", err)
		}
	}
	w.stats.Registers, w.stats.Records = len(w.books.all), len(w.chain.cells)
}

// found brings the founding act and the people onto the ledger, in order and without faults.
func (w *World) found() {
	for _, batch := range w.scene.Cast(w.now) {
		for _, c := range batch {
			w.stats.Commands++
			w.clients.expect(c)
		}
		e, err := w.chain.Endorse(w.chain.height, w.facts(0, w.now), batch)
		if err != nil {
			w.fail("%v", err)
		}
		for i, reply := range e.Replies {
			if reply.Status != model.Applied {
				w.fail("while founding, %s is %s: %s %v", batch[i].SignedCommand.Command, reply.Status, reply.Code, reply.Args)
			}
			w.clients.acknowledge(w, batch[i], reply)
		}
		e.Endorsers = []value.MSPID{memberMSP(0), memberMSP(1)}
		w.commit([]*Envelope{e})
	}
}

// facts are of a new transaction of a member, at its own time.
func (w *World) facts(member int, at value.Time) ledger.Facts {
	w.serial++
	id := make([]byte, 64)
	for i := range id {
		id[i] = '0'
	}
	text := strconv.AppendInt(nil, int64(w.serial), 16)
	copy(id[len(id)-len(text):], text)
	return ledger.Facts{Ledger: w.chain.ID, Time: at, Transaction: string(id), Submitter: memberMSP(member)}
}

// turn is a moment of the consortium's life: time passes, commands arrive, gateways and orderers do their part. busy says that
// people send further commands, and that faults happen.
func (w *World) turn(busy bool) {
	w.step++
	w.pass(w.now.After(w.pause(busy)))
	for _, p := range w.peers {
		p.follow(w, busy)
	}
	if busy {
		w.clients.send(w)
	}
	w.clients.ask(w)
	for _, g := range w.gates {
		g.work(w)
	}
	w.orderer.cut(w, busy)
}

// pause is the time until the next moment: seconds, mostly; at times hours or months.
func (w *World) pause(busy bool) value.Seconds {
	switch n := w.n(1000); {
	case !busy || n < 970:
		return value.Seconds(1 + w.n(40))
	case n < 994:
		return value.Seconds(60 * (1 + w.n(20)))
	case n < 997:
		return value.Seconds(1+w.n(3)) * value.Day / 2
	}
	return value.Seconds(1+w.n(40)) * value.Day
}

// calm goes on, without faults and new commands, until nothing is under way.
func (w *World) calm() {
	w.orderer.release(w)
	for range 500 {
		if w.idle() {
			return
		}
		w.turn(false)
	}
	w.fail("500 moments without a fault do not bring everything to its end")
}

func (w *World) idle() bool {
	for _, g := range w.gates {
		if !g.idle() {
			return false
		}
	}
	return w.orderer.idle() && w.clients.idle()
}

// commit has the peers validate the next block, and checks what it touched.
func (w *World) commit(envelopes []*Envelope) []Validity {
	decided := w.chain.Order(envelopes)
	if w.recent = append(w.recent, block{w.chain.height, envelopes, decided}); len(w.recent) > keptBlocks {
		w.recent = w.recent[1:]
	}
	w.stats.Blocks++
	w.stats.Transactions += len(envelopes)
	for i, e := range envelopes {
		w.stats.Validities[decided[i]]++
		if decided[i] == Valid {
			w.books.note(e)
			w.clients.record(w, e)
		}
	}
	if r, broken := w.books.settle(); len(broken) > 0 {
		w.failIn(r, "the register breaks an invariant: %s\n%s", broken[0], w.around(broken[0].Record))
	}
	if w.chain.height%w.options.FullEvery == 0 {
		w.checkAll()
	}
	return decided
}

func (w *World) checkAll() {
	if broken := rules.Check(w.chain.Records()); len(broken) > 0 {
		w.fail("the ledger breaks an invariant that no register shows alone: %s\n%s", broken[0], w.around(broken[0].Record))
	}
}

// n draws a number from 0 to below n.
func (w *World) n(n int) int { return w.random.IntN(n) }

// chance is true so many times in a thousand, and counts it as an event.
func (w *World) chance(permille int, event string) bool {
	if w.n(1000) >= permille {
		return false
	}
	w.stats.Events[event]++
	return true
}
