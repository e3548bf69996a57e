package ledgertest

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

// Chaincode is the name under which the ledger keeps its records.
const Chaincode = "holdfast"

// Members are the ledger's members and their names in Fabric.
var Members = map[value.MemberID]value.MSPID{
	"member1": "Member1MSP", "member2": "Member2MSP", "member3": "Member3MSP", "member4": "Member4MSP",
}

// Ledger is the ordering service, the peers and their one state. It is safe for concurrent use.
type Ledger struct {
	// BlockTime is how long the orderers wait before they cut a block.
	BlockTime time.Duration

	mu       sync.Mutex
	faults   Faults
	blocks   []*common.Block
	state    map[string]stored
	endorsed map[string]*endorsed
	waiting  []*endorsed
	commits  map[string]ledger.Commit
	personal map[value.MSPID]map[string][]byte
	// changed is closed, and replaced, with every block.
	changed chan struct{}
	serial  int
}

// stored is a value and the position of the transaction that wrote it.
type stored struct {
	value   []byte
	version version
}

type version struct {
	block uint64
	place int
}

// endorsed is a transaction with what it read, by version, and what it writes.
type endorsed struct {
	Transaction
	reads map[string]version
	// personal is what it writes into a home's private data, by key; nil purges.
	home     value.MSPID
	personal map[string][]byte
}

// Faults are put in by tests. Each may be nil.
type Faults struct {
	// Endorse fails an endorsement.
	Endorse func(commands []model.SignedCommand) error
	// Submit fails a submission; dropped tells that the orderers did not get it either.
	Submit func(tx string) (dropped bool, err error)
	// Commit fails a question for a transaction's commit.
	Commit func(tx string) error
	// Evaluate fails an evaluation.
	Evaluate func(call ledger.Call) error
	// Cut is called, under the ledger's lock, before a block is made of the waiting transactions.
	Cut func(waiting []string)
}

// New is a ledger with its first block.
func New() *Ledger {
	l := &Ledger{
		BlockTime: 50 * time.Millisecond, state: map[string]stored{}, endorsed: map[string]*endorsed{},
		commits: map[string]ledger.Commit{}, personal: map[value.MSPID]map[string][]byte{}, changed: make(chan struct{}),
	}
	l.append(nil, configuration())
	return l
}

// ID is the ledger's identity.
func (l *Ledger) ID() value.LedgerID {
	return value.LedgerID(fmt.Sprintf("%x", headerHash(l.blocks[0].GetHeader())))
}

// Put replaces the faults.
func (l *Ledger) Put(f Faults) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = f
}

func (l *Ledger) fault() Faults {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.faults
}

// Load implements ledger.State.
func (l *Ledger) Load(ref model.Ref) (model.Record, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.load(ref)
}

func (l *Ledger) load(ref model.Ref) (model.Record, error) {
	s, ok := l.state[record.Key(ref)]
	if !ok {
		return nil, nil
	}
	return record.Decode(record.Key(ref), s.value)
}

// locked is the state while the lock is held.
type locked struct{ *Ledger }

func (l locked) Load(ref model.Ref) (model.Record, error) { return l.load(ref) }

// endorse decides a batch on the present state and notes what it read.
func (l *Ledger) endorse(msp value.MSPID, batch string) (*endorsed, []domain.Reply, error) {
	return l.endorseAt(msp, batch, time.Now())
}

// endorseAt is endorse for a transaction of a moment.
func (l *Ledger) endorseAt(msp value.MSPID, batch string, at time.Time) (*endorsed, []domain.Reply, error) {
	commands, err := model.DecodeBatch([]byte(batch))
	if err != nil {
		return nil, nil, &ledger.EndorseError{Fault: ledger.FaultChaincode, Detail: err.Error()}
	}
	if f := l.fault().Endorse; f != nil {
		if err := f(commands); err != nil {
			return nil, nil, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.propose(msp, "Submit", batch)
	e.At = at
	facts := domain.Facts{Ledger: l.ID(), Time: value.Time(e.At.Unix()), Transaction: e.ID, Submitter: msp}
	result, err := rules.Execute(locked{l}, proofs.Verifier{}, facts, commands)
	if err != nil {
		return nil, nil, &ledger.EndorseError{Fault: ledger.FaultChaincode, Detail: err.Error()}
	}
	for _, ref := range result.Reads {
		e.reads[record.Key(ref)] = l.state[record.Key(ref)].version
	}
	for _, r := range result.Writes {
		val, err := record.Encode(r)
		if err != nil {
			return nil, nil, &ledger.EndorseError{Fault: ledger.FaultChaincode, Detail: err.Error()}
		}
		e.Writes = append(e.Writes, Write{Key: record.Key(r.Ref()), Value: val})
	}
	l.endorsed[e.ID] = e
	return e, result.Replies, nil
}

// propose is a new transaction of a member.
func (l *Ledger) propose(msp value.MSPID, function string, args ...string) *endorsed {
	l.serial++
	return &endorsed{
		Transaction: Transaction{
			ID: fmt.Sprintf("%064x", l.serial), At: time.Now(), MSP: msp, Chaincode: Chaincode, Args: append([]string{function}, args...),
		},
		reads: map[string]version{},
	}
}

// submit gives a transaction to the orderers, once.
func (l *Ledger) submit(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.endorsed[id]
	if e == nil || slices.Contains(l.waiting, e) {
		return
	}
	if _, done := l.commits[id]; done {
		return
	}
	if l.waiting = append(l.waiting, e); len(l.waiting) == 1 {
		time.AfterFunc(l.BlockTime, l.cut)
	}
}

// cut makes a block of what waits.
func (l *Ledger) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	waiting := l.waiting
	l.waiting = nil
	if l.faults.Cut != nil {
		var ids []string
		for _, e := range waiting {
			ids = append(ids, e.ID)
		}
		l.faults.Cut(ids)
	}
	l.append(waiting)
}

// append validates transactions, one after the other, and adds their block.
func (l *Ledger) append(transactions []*endorsed, envelopes ...[]byte) {
	number := uint64(len(l.blocks))
	flags := make([]byte, len(envelopes), len(envelopes)+len(transactions))
	for place, e := range transactions {
		e.Flag = l.validate(e)
		if e.Flag == peer.TxValidationCode_VALID {
			l.write(e, version{number, place})
		}
		envelopes, flags = append(envelopes, e.Envelope()), append(flags, byte(e.Flag))
		l.commits[e.ID] = ledger.Commit{Validity: validities[e.Flag], Reason: e.Flag.String(), Block: number}
	}
	var previous []byte
	if number > 0 {
		previous = headerHash(l.blocks[number-1].GetHeader())
	}
	l.blocks = append(l.blocks, BlockOf(number, previous, envelopes, flags))
	close(l.changed)
	l.changed = make(chan struct{})
}

var validities = map[peer.TxValidationCode]ledger.Validity{
	peer.TxValidationCode_VALID: ledger.Valid, peer.TxValidationCode_MVCC_READ_CONFLICT: ledger.Conflicted,
}

func (l *Ledger) validate(e *endorsed) peer.TxValidationCode {
	for key, read := range e.reads {
		if l.state[key].version != read {
			return peer.TxValidationCode_MVCC_READ_CONFLICT
		}
	}
	return peer.TxValidationCode_VALID
}

func (l *Ledger) write(e *endorsed, at version) {
	for _, w := range e.Writes {
		if w.Delete {
			delete(l.state, w.Key)
			continue
		}
		l.state[w.Key] = stored{w.Value, at}
	}
	if e.home == "" {
		return
	}
	if l.personal[e.home] == nil {
		l.personal[e.home] = map[string][]byte{}
	}
	for key, value := range e.personal {
		if l.personal[e.home][key] = value; value == nil {
			delete(l.personal[e.home], key)
		}
	}
}

// Forge adds a block of transactions as they are, with the flags they carry: whatever they write stands.
func (l *Ledger) Forge(transactions ...Transaction) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var envelopes [][]byte
	var flags []byte
	at := uint64(len(l.blocks))
	for place, t := range transactions {
		if t.ID == "" {
			l.serial++
			t.ID = fmt.Sprintf("%064x", l.serial)
		}
		envelopes, flags = append(envelopes, t.Envelope()), append(flags, byte(t.Flag))
		if t.Flag == peer.TxValidationCode_VALID && t.Chaincode == Chaincode {
			l.write(&endorsed{Transaction: t}, version{at, place})
		}
	}
	l.blocks = append(l.blocks, BlockOf(at, headerHash(l.blocks[at-1].GetHeader()), envelopes, flags))
	close(l.changed)
	l.changed = make(chan struct{})
}

// Keys are the keys of the public state, in order.
func (l *Ledger) Keys() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Sorted(maps.Keys(l.state))
}

// Value is a key's present value; nil where there is none.
func (l *Ledger) Value(key string) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state[key].value
}

// Commits is where every ordered transaction stands.
func (l *Ledger) Commits() map[string]ledger.Commit {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.commits)
}

// Touch writes a key's present value once more, as somebody else's transaction would. It is for Faults.Cut, which holds the lock.
func (l *Ledger) Touch(key string) {
	l.state[key] = stored{l.state[key].value, version{uint64(len(l.blocks)), -1 - l.serial}}
	l.serial++
}

// Frozen is the state as it is now.
func (l *Ledger) Frozen() domain.State {
	l.mu.Lock()
	defer l.mu.Unlock()
	return &Ledger{state: maps.Clone(l.state)}
}

// Release has the orderers get, after all, a transaction that was endorsed.
func (l *Ledger) Release(tx string) { l.submit(tx) }

// Overwrite changes a key's value on the ledger as no transaction would.
func (l *Ledger) Overwrite(key string, value []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state[key] = stored{value, l.state[key].version}
}
