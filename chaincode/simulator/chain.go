package simulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"

	"holdfast/chaincode/check"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// Validity is what the peers decide of a transaction, in Fabric's words.
type Validity string

// The validation codes that the simulator knows.
const (
	Valid         Validity = "VALID"
	Conflict      Validity = "MVCC_READ_CONFLICT"
	Duplicate     Validity = "DUPLICATE_TXID"
	PolicyFailure Validity = "ENDORSEMENT_POLICY_FAILURE"
)

// Version is where a value was written: the block, from 1, and the transaction's place in it. The zero Version is that of a
// key that nobody has written.
type Version struct {
	Block uint64
	Place int
}

// keptBlocks is how many blocks back a peer may lag: older values are forgotten once they are replaced.
const keptBlocks = 16

// cell is one key with its newest values, oldest first.
type cell struct {
	ref      model.Ref
	versions []stored
	// homes are the registers whose invariants the record is part of.
	homes []*register
	// used is when the generator last made an act about the record, and at which version.
	used   int
	usedAt Version
	// seenBy is the number of the view that read it last.
	seenBy uint64
}

// stored is a value, decoded and as its bytes, and where it was written.
type stored struct {
	at     Version
	record model.Record
	value  []byte
	// noted is what the invariants read of the record, once they have.
	noted *check.Noted
}

// as of a height a peer sees the newest value that is not above it.
func (c *cell) as(height uint64) stored {
	for i := len(c.versions) - 1; i >= 0; i-- {
		if c.versions[i].at.Block <= height {
			return c.versions[i]
		}
	}
	return stored{}
}

func (c *cell) head() stored {
	if n := len(c.versions); n > 0 {
		return c.versions[n-1]
	}
	return stored{}
}

// write adds a value, and forgets those that no peer can see any more.
func (c *cell) write(s stored) {
	if len(c.versions) >= 4 {
		old := 0
		for old+1 < len(c.versions) && c.versions[old+1].at.Block+keptBlocks < s.at.Block {
			old++
		}
		c.versions = slices.Delete(c.versions, 0, old)
	}
	c.versions = append(c.versions, s)
}

// Chain is a ledger's blocks and state, by the rules by which Fabric's peers validate.
type Chain struct {
	ID       value.LedgerID
	verifier ledger.Verifier
	cells    map[model.Ref]*cell
	height   uint64
	// carried are the identifiers of all transactions in blocks, valid or not.
	carried map[string]bool
	// views counts those that there were.
	views uint64
}

// NewChain is a ledger without records.
func NewChain(id value.LedgerID, verifier ledger.Verifier) *Chain {
	return &Chain{ID: id, verifier: verifier, cells: map[model.Ref]*cell{}, carried: map[string]bool{}}
}

func (c *Chain) cell(ref model.Ref) *cell {
	found, ok := c.cells[ref]
	if !ok {
		found = &cell{ref: ref}
		c.cells[ref] = found
	}
	return found
}

// Load implements ledger.State at the newest block.
func (c *Chain) Load(ref model.Ref) (model.Record, error) {
	if found, ok := c.cells[ref]; ok {
		return found.head().record, nil
	}
	return nil, nil
}

// Command is a signed command with what its envelope says.
type Command struct {
	model.SignedCommand
	ID       value.CommandID
	Type     value.Type
	Actor    value.DID
	Register value.IssuerID
	After    []value.CommandID
	request  request
	// begins are what the contract asks for before package ledger decides the command, on the chain that endorsed it first.
	begins []*cell
	chain  *Chain
}

// Read reads a command's envelope, as the contract does before package ledger decides it.
func Read(signed model.SignedCommand) *Command {
	c := &Command{SignedCommand: signed, ID: signed.ID()}
	var head struct {
		Type     value.Type        `json:"type"`
		Actor    value.DID         `json:"actor"`
		Register value.IssuerID    `json:"register"`
		After    []value.CommandID `json:"after"`
	}
	if json.Unmarshal([]byte(signed.Command), &head) == nil {
		c.Type, c.Actor, c.Register, c.After = head.Type, head.Actor, head.Register, head.After
	}
	return c
}

// Envelope is a transaction as it is ordered.
type Envelope struct {
	Facts     ledger.Facts
	Batch     []*Command
	Replies   []ledger.Reply
	Endorsers []value.MSPID
	reads     []read
	writes    []write
	// height is the endorsing peer's.
	height uint64
}

type read struct {
	cell *cell
	at   Version
}

type write struct {
	cell   *cell
	record model.Record
	value  []byte
}

// view is the state at a height, and notes what is read of it. Nothing can ask it for a range.
type view struct {
	chain  *Chain
	height uint64
	reads  []read
	// number tells the chain's views apart.
	number uint64
}

// Load implements ledger.State.
func (v *view) Load(ref model.Ref) (model.Record, error) {
	return v.load(v.chain.cell(ref)).record, nil
}

func (v *view) load(c *cell) stored {
	s := c.as(v.height)
	if c.seenBy != v.number {
		c.seenBy = v.number
		v.reads = append(v.reads, read{c, s.at})
	}
	return s
}

// Endorse executes a batch on the state at a height, as one peer does.
func (c *Chain) Endorse(height uint64, facts ledger.Facts, batch []*Command) (*Envelope, error) {
	c.views++
	v := &view{chain: c, height: height, number: c.views, reads: make([]read, 0, 8*len(batch))}
	signed := make([]model.SignedCommand, len(batch))
	for i, command := range batch {
		signed[i] = command.SignedCommand
	}
	v.beginnings(batch)
	result, err := rules.Execute(v, c.verifier, facts, signed)
	if err != nil {
		return nil, err
	}
	e := &Envelope{Facts: facts, Batch: batch, Replies: result.Replies, reads: v.reads, height: height}
	e.writes = make([]write, len(result.Writes))
	for i, r := range result.Writes {
		value, err := record.Encode(r)
		if err != nil {
			return nil, err
		}
		e.writes[i] = write{c.cell(r.Ref()), r, value}
	}
	return e, nil
}

// beginnings reads what the contract asks for before package ledger decides: the founding record, and of each command its outcome, its
// actor and the outcomes that it waits for.
func (v *view) beginnings(batch []*Command) {
	v.load(v.chain.cell(model.LedgerRef))
	for _, command := range batch {
		for _, c := range command.beginnings(v.chain) {
			v.load(c)
		}
	}
}

func (c *Command) beginnings(chain *Chain) []*cell {
	if c.chain == chain {
		return c.begins
	}
	c.chain, c.begins = chain, nil
	if c.Type == "" && c.Actor == "" {
		return nil // not JSON
	}
	want := func(ref model.Ref) {
		if ref.Valid() {
			c.begins = append(c.begins, chain.cell(ref))
		}
	}
	want(model.OutcomeRef(c.ID))
	want(model.PartyRef(c.Actor))
	for _, id := range c.After[:min(len(c.After), value.MaxAfter)] {
		want(model.OutcomeRef(id))
	}
	return c.begins
}

// agree tells whether two peers' endorsements are of the same bytes.
func (e *Envelope) agree(f *Envelope) bool {
	return slices.Equal(e.reads, f.reads) &&
		slices.EqualFunc(e.writes, f.writes, func(a, b write) bool { return a.cell == b.cell && bytes.Equal(a.value, b.value) }) &&
		slices.EqualFunc(e.Replies, f.Replies, sameReply)
}

func sameReply(a, b ledger.Reply) bool {
	return a.Command == b.Command && a.Status == b.Status && a.Code == b.Code && slices.Equal(a.Args, b.Args) && a.Repeated == b.Repeated &&
		a.On == b.On && slices.Equal(a.Created, b.Created)
}

// endorsements is how many members' endorsements a transaction needs.
const endorsements = 2

// Order validates envelopes, one after the other, as the transactions of the next block, and commits what is valid.
func (c *Chain) Order(envelopes []*Envelope) []Validity {
	c.height++
	decided := make([]Validity, len(envelopes))
	for place, e := range envelopes {
		decided[place] = c.validate(e)
		if decided[place] != Valid {
			continue
		}
		at := Version{c.height, place}
		for _, w := range e.writes {
			w.cell.write(stored{at: at, record: w.record, value: w.value})
		}
	}
	for _, e := range envelopes {
		c.carried[e.Facts.Transaction] = true
	}
	return decided
}

// validate decides on the next transaction of a block. Among the transactions of one block, a transaction that fails the
// policy does not make a later one of its name a duplicate.
func (c *Chain) validate(e *Envelope) Validity {
	switch {
	case c.carried[e.Facts.Transaction]:
		return Duplicate
	case len(e.Endorsers) < endorsements:
		return PolicyFailure
	}
	c.carried[e.Facts.Transaction] = true
	for _, r := range e.reads {
		if r.cell.head().at != r.at {
			return Conflict
		}
	}
	return Valid
}

// Height is the newest block's number; 0 before the first.
func (c *Chain) Height() uint64 { return c.height }

// Records are all records of the newest state, in the order of their references.
func (c *Chain) Records() iter.Seq[model.Record] {
	return func(yield func(model.Record) bool) {
		for _, ref := range c.refs() {
			if r := c.cells[ref].head().record; r != nil && !yield(r) {
				return
			}
		}
	}
}

// State is the newest public state, as keys and bytes.
func (c *Chain) State() map[string][]byte {
	state := map[string][]byte{}
	for ref, found := range c.cells {
		if value := found.head().value; value != nil {
			state[record.Key(ref)] = value
		}
	}
	return state
}

func (c *Chain) refs() []model.Ref {
	return slices.SortedFunc(maps.Keys(c.cells), model.CompareRefs)
}

// Intact fails when a record no longer has the bytes with which it was written, or the bytes do not decode to it: a rule has
// then written into a record that it was given, or the codec loses something.
func (c *Chain) Intact(decode bool) error {
	for _, ref := range c.refs() {
		s := c.cells[ref].head()
		if s.record == nil {
			continue
		}
		if again, err := record.Encode(s.record); err != nil || !bytes.Equal(again, s.value) {
			return fmt.Errorf("the record %s was changed in place: it was\n%s\nand is\n%s", record.Key(ref), s.value, again)
		}
		if !decode {
			continue
		}
		if _, err := record.Decode(record.Key(ref), s.value); err != nil {
			return err
		}
	}
	return nil
}
