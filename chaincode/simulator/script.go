package simulator

import (
	"fmt"
	"math/rand/v2"

	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// Script is a seed's commands for a ledger that somebody else runs: a test lets the real network and the chain decide the same
// transactions and compares. Transactions' names, times and order are the caller's facts; all else comes from the seed.
type Script struct {
	Chain     *Chain
	generator *Generator
	books     *registers
}

// NewScript makes a script over a chain that has its founding act, with the people of a cast.
func NewScript(seed uint64, chain *Chain, cast Cast) *Script {
	books := newRegisters()
	random := rand.New(rand.NewPCG(seed, 0x7363726970740000))
	return &Script{Chain: chain, generator: newGenerator(random, chain, books, cast), books: books}
}

// Cast is the commands that bring the script's people onto the ledger, each batch after the one before it. Member1 submits them.
func (s *Script) Cast(now value.Time) [][]*Command { return s.generator.Cast(now)[1:] }

// Some makes commands about one register, at most about so many beside those that belong together.
func (s *Script) Some(now value.Time, most int) []*Command { return s.generator.Some(now, most) }

// Chance draws a number from 0 to below n, for what the caller does with the transactions.
func (s *Script) Chance(n int) int { return s.generator.n(n) }

// Commit has the chain decide on the next block's transactions, and checks the invariants of what it touched.
func (s *Script) Commit(envelopes []*Envelope) ([]Validity, error) {
	decided := s.Chain.Order(envelopes)
	for i, e := range envelopes {
		if decided[i] == Valid {
			s.books.note(e)
		}
	}
	if _, broken := s.books.settle(); len(broken) > 0 {
		return decided, fmt.Errorf("a register breaks an invariant: %s", broken[0])
	}
	return decided, nil
}

// Adopt writes a value that a transaction of somebody else's wrote at a version, after all those before it.
func (c *Chain) Adopt(at Version, key string, value []byte) error {
	ref, err := record.ParseKey(key)
	if err != nil {
		return err
	}
	r, err := record.Decode(key, value)
	if err != nil {
		return err
	}
	c.cell(ref).write(stored{at: at, record: r, value: value})
	return nil
}

// Pass is a block in which nothing of the chain's stands.
func (c *Chain) Pass() { c.height++ }

// ReadSet is what endorsing read: the keys and the versions in which they stood, zero for keys that nobody has written.
func (e *Envelope) ReadSet() map[string]Version {
	set := map[string]Version{}
	for _, r := range e.reads {
		set[record.Key(r.cell.ref)] = r.at
	}
	return set
}

// WriteSet is what the transaction writes when it is valid.
func (e *Envelope) WriteSet() map[string][]byte {
	set := map[string][]byte{}
	for _, w := range e.writes {
		set[record.Key(w.cell.ref)] = w.value
	}
	return set
}
