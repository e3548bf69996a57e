package core_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
)

// tb is what the world asks of a test; *testing.T and *rapid.T are both one.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// world is a ledger in memory. It keeps records encoded, as the real one does, so that nothing is shared between batches,
// and after every batch it runs the invariants.
type world struct {
	tb
	state map[string][]byte
	// decoded keeps what values were decoded to, so that a rule that writes into a record it was given is found out (intact).
	decoded map[string]core.Record
	now     core.Time
	txs     int
	nonce   int
	// rules is the set that the ledger is founded with.
	rules string
	// sets are the sets of rules that the peers run: the product's, and a later one for tests.
	sets core.Sets
}

func newWorld(t tb) *world {
	return &world{tb: t, state: map[string][]byte{}, decoded: map[string]core.Record{}, now: start, rules: firstRules, sets: testSets}
}

var testSets = append(core.Known(), core.LaterSet())

const (
	objectionPeriod core.Seconds = 600
	// start is 2026-09-21, noon in Korea.
	start core.Time = 1_789_959_600
)

var (
	ledgerID = core.LedgerID(strings.Repeat("1e", 32))
	members  = []core.MemberID{"member1", "member2", "member3", "member4"}
)

// someone is a party whose one key is named after a word.
type someone string

func (s someone) thumbprint() string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func (s someone) did() core.DID   { return core.PartyDID(s.thumbprint()) }
func (s someone) kid() core.KeyID { return core.KeyOf(s.did(), s.thumbprint()) }
func (s someone) jwk() string     { return "key of " + s.thumbprint() }

// words is a core.Verifier for keys that are words: a proof says which key made it and over what.
type words struct{}

func (words) Thumbprint(jwk string) (string, error) {
	thumbprint, ok := strings.CutPrefix(jwk, "key of ")
	if !ok {
		return "", errors.New("not a key")
	}
	return thumbprint, nil
}

func (words) KeyID(p core.Proof) (core.KeyID, error) {
	kid, _, ok := strings.Cut(p.Value, " ")
	if !ok {
		return "", errors.New("not a proof")
	}
	return core.KeyID(kid), nil
}

func (words) Verify(jwk string, id core.KeyID, message []byte, p core.Proof) error {
	if p.Value != proofValue(jwk, id, message) {
		return errors.New("not a proof of this by that key")
	}
	return nil
}

func proofValue(jwk string, id core.KeyID, message []byte) string {
	return fmt.Sprintf("%s %x", id, sha256.Sum256([]byte(jwk+string(message))))
}

func (s someone) prove(message string) core.Proof {
	return core.Proof{Type: "words", Value: proofValue(s.jwk(), s.kid(), []byte(message))}
}

// edit changes a command before it is signed.
type edit func(*core.Command)

func after(ids ...core.CommandID) edit { return func(c *core.Command) { c.After = ids } }

// command signs a command of the actor about a register, "" for none.
func (w *world) command(actor someone, register core.IssuerID, body core.Body, edits ...edit) core.SignedCommand {
	w.Helper()
	w.nonce++
	c := core.Command{
		Version: 1, Type: typeOf(body), Ledger: ledgerID, Actor: actor.did(), Register: register, Expires: w.now.After(3600),
		Nonce: fmt.Sprintf("nonce-%016d", w.nonce), Body: body,
	}
	for _, change := range edits {
		change(&c)
	}
	encoded, _, err := c.Encode()
	if err != nil {
		w.Fatalf("encode %s: %v", c.Type, err)
	}
	return core.SignedCommand{Command: string(encoded), Proofs: []core.Proof{actor.prove(string(encoded))}}
}

// typeOf is the name of a body's Go type, which is the type of its command.
func typeOf(body core.Body) core.Type {
	return core.Type(reflect.TypeOf(body).Elem().Name())
}

// Load implements core.State.
func (w *world) Load(ref core.Ref) (core.Record, error) {
	value, ok := w.state[record.Key(ref)]
	if !ok {
		return nil, nil
	}
	return w.decode(record.Key(ref), value)
}

func (w *world) decode(key string, value []byte) (core.Record, error) {
	if r, ok := w.decoded[string(value)]; ok && record.Key(r.Ref()) == key {
		return r, nil
	}
	var r core.Record
	var err error
	if strings.HasPrefix(key, string(core.KindFundUnit)+"/") {
		r, err = core.DecodeFundUnits(value)
	} else {
		r, err = record.Decode(key, value)
	}
	if err == nil {
		w.decoded[string(value)] = r
	}
	return r, err
}

// encode is record.Encode, and also for the kind of records that tests alone know.
func encode(r core.Record) ([]byte, error) {
	if units, ok := r.(core.FundUnits); ok {
		return core.Canonical(units)
	}
	return record.Encode(r)
}

// intact checks that no rule has written into a record that it was given.
func (w *world) intact() {
	w.Helper()
	for value, r := range w.decoded {
		if again, err := encode(r); err != nil || string(again) != value {
			w.Fatalf("a record was changed in place: it was\n%s\nand is\n%s", value, again)
		}
	}
}

func (w *world) records() iter.Seq[core.Record] {
	return func(yield func(core.Record) bool) {
		for _, key := range slices.Sorted(maps.Keys(w.state)) {
			r, err := w.decode(key, w.state[key])
			if err != nil {
				w.Fatalf("%v", err)
			}
			if !yield(r) {
				return
			}
		}
	}
}

func (w *world) facts() core.Facts {
	return core.Facts{Ledger: ledgerID, Time: w.now, Transaction: fmt.Sprintf("%064x", w.txs), Submitter: "Member1MSP"}
}

// submit executes a batch, twice to see that it gives the same bytes, and keeps what it writes.
func (w *world) submit(batch ...core.SignedCommand) []core.Reply {
	w.Helper()
	w.txs++
	result := w.execute(batch)
	if again := w.execute(batch); !reflect.DeepEqual(again, result) {
		w.Fatalf("the same batch gave\n%+v\nand\n%+v", result, again)
	}
	w.keep(result)
	return result.Replies
}

func (w *world) execute(batch []core.SignedCommand) core.Result {
	w.Helper()
	result, err := core.Run(w.sets, w, words{}, w.facts(), batch)
	if err != nil {
		w.Fatalf("execute: %v", err)
	}
	return result
}

func (w *world) check() {
	w.Helper()
	for _, v := range core.CheckBy(w.sets.Latest(), w.records()) {
		w.Fatalf("%s", v)
	}
}

// applied submits commands that must be applied, and returns what the last one created.
func (w *world) applied(batch ...core.SignedCommand) []string {
	w.Helper()
	var created []string
	for i, reply := range w.submit(batch...) {
		if reply.Status != core.Applied {
			w.Fatalf("%s is %s: %s %v", batch[i].Command, reply.Status, reply.Code, reply.Args)
		}
		created = reply.Created
	}
	return created
}

// rejected submits a command that a rule must forbid: its outcome is written, and nothing else.
func (w *world) rejected(code core.Code, command core.SignedCommand) {
	w.Helper()
	before := maps.Clone(w.state)
	reply := w.submit(command)[0]
	if reply.Status != core.Rejected || reply.Code != code {
		w.Errorf("got %s %s %v, want rejected %s", reply.Status, reply.Code, reply.Args, code)
	}
	delete(w.state, record.Key(core.OutcomeRef(command.ID())))
	w.unchanged(before)
}

// refused submits a command that must not even be recorded.
func (w *world) refused(code core.Code, command core.SignedCommand) {
	w.Helper()
	before := maps.Clone(w.state)
	reply := w.submit(command)[0]
	want := core.Refused
	if code == core.CodeDeferred {
		want = core.Deferred
	}
	if reply.Status != want || reply.Code != code {
		w.Errorf("got %s %s %v, want %s %s", reply.Status, reply.Code, reply.Args, want, code)
	}
	w.unchanged(before)
}

func (w *world) unchanged(before map[string][]byte) {
	w.Helper()
	if !maps.EqualFunc(w.state, before, bytes.Equal) {
		w.Errorf("a command that was not applied changed a record")
	}
}

// get finds a record that must be there.
func get[R core.Record](w *world, ref core.Ref) R {
	w.Helper()
	r, err := w.Load(ref)
	if err != nil || r == nil {
		w.Fatalf("%v: %v", ref, err)
	}
	return r.(R)
}

// set puts a record as no command would, for tests of what then happens.
func (w *world) set(r core.Record) {
	w.Helper()
	value, err := encode(r)
	if err != nil {
		w.Fatalf("%v", err)
	}
	w.state[record.Key(r.Ref())] = value
}

// in continues on a copy of the world, under another test.
func (w *world) in(t tb) *world {
	copied := *w
	copied.tb, copied.state, copied.decoded = t, maps.Clone(w.state), maps.Clone(w.decoded)
	return &copied
}

func (w *world) pass(d core.Seconds) { w.now = w.now.After(d) }

func hex32(seed string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(seed))) }

func digest(seed string) core.Digest         { return core.Digest(hex32(seed)) }
func commitment(seed string) core.Commitment { return core.Commitment(hex32(seed)) }
