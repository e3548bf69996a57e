package rulestest

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

	"holdfast/chaincode/canon"
	"holdfast/chaincode/check"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// Tb is what the world asks of a test; *testing.T and *rapid.T are both one.
type Tb interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// World is a ledger in memory. It keeps records encoded, as the real one does, so that nothing is shared between batches,
// and after every batch it runs the invariants.
type World struct {
	Tb
	State map[string][]byte
	// decoded keeps what values were decoded to, so that a rule that writes into a record it was given is found out (Intact).
	decoded map[string]model.Record
	Now     value.Time
	Txs     int
	Nonce   int
	// History is what was submitted, in its order.
	History []Submitted
	// Rules is the set that the ledger is founded with.
	Rules string
	// Sets are the sets of rules that the peers run: the product's, and a later one for tests.
	Sets model.Sets
	// played is what was played so far, where plays are recorded.
	played    []Played
	recording bool
}

// Submitted is a batch, and what its surroundings said of it.
type Submitted struct {
	Facts ledger.Facts
	Batch []model.SignedCommand
}

func NewWorld(t Tb) *World {
	w := &World{Tb: t, State: map[string][]byte{}, decoded: map[string]model.Record{}, Now: Start, Rules: FirstRules, Sets: testSets}
	w.recordTo(t)
	return w
}

var testSets = Sets()

const (
	ObjectionPeriod value.Seconds = 600
	// Start is 2026-09-21, a second after noon in Korea. It is odd, so that what is over after a whole number of minutes can be told
	// from what is a second before (Pass).
	Start value.Time = 1_789_959_601
)

var (
	ledgerID = value.LedgerID(strings.Repeat("1e", 32))
	Members  = []value.MemberID{"member1", "member2", "member3", "member4"}
)

// Someone is a party whose one key is named after a word.
type Someone string

func (s Someone) Thumbprint() string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func (s Someone) Did() value.DID { return value.PartyDID(s.Thumbprint()) }

func (s Someone) Kid() value.KeyID { return value.KeyOf(s.Did(), s.Thumbprint()) }

func (s Someone) JWK() string { return "key of " + s.Thumbprint() }

// Words is a ledger.Verifier for keys that are words: a proof says which key made it and over what.
type Words struct{}

func (Words) Thumbprint(jwk string) (string, error) {
	thumbprint, ok := strings.CutPrefix(jwk, "key of ")
	if !ok {
		return "", errors.New("not a key")
	}
	return thumbprint, nil
}

func (Words) KeyID(p model.Proof) (value.KeyID, error) {
	kid, _, ok := strings.Cut(p.Value, " ")
	if !ok {
		return "", errors.New("not a proof")
	}
	return value.KeyID(kid), nil
}

func (Words) Verify(jwk string, id value.KeyID, message []byte, p model.Proof) error {
	if p.Value != ProofValue(jwk, id, message) {
		return errors.New("not a proof of this by that key")
	}
	return nil
}

func ProofValue(jwk string, id value.KeyID, message []byte) string {
	return fmt.Sprintf("%s %x", id, sha256.Sum256([]byte(jwk+string(message))))
}

func (s Someone) Prove(message string) model.Proof {
	return model.Proof{Type: "words", Value: ProofValue(s.JWK(), s.Kid(), []byte(message))}
}

// Edit changes a command before it is signed.
type Edit func(*model.Command)

func After(ids ...value.CommandID) Edit { return func(c *model.Command) { c.After = ids } }

// Command signs a command of the actor about a register, "" for none.
func (w *World) Command(actor Someone, register value.IssuerID, body model.Body, edits ...Edit) model.SignedCommand {
	w.Helper()
	w.Nonce++
	c := model.Command{
		Version: 1, Type: TypeOf(body), Ledger: ledgerID, Actor: actor.Did(), Register: register, Expires: w.Now.After(3600),
		Nonce: fmt.Sprintf("nonce-%016d", w.Nonce), Body: body,
	}
	for _, change := range edits {
		change(&c)
	}
	encoded, _, err := c.Encode()
	if err != nil {
		w.Fatalf("encode %s: %v", c.Type, err)
	}
	return model.SignedCommand{Command: string(encoded), Proofs: append([]model.Proof{actor.Prove(string(encoded))}, possessions(c, encoded)...)}
}

// possessions are the proofs of the keys that a command brings; a text that is no key makes none.
func possessions(c model.Command, encoded []byte) (proofs []model.Proof) {
	party, keys := c.Brings()
	for _, jwk := range keys {
		if thumbprint, err := (Words{}).Thumbprint(jwk); err == nil {
			proofs = append(proofs, model.Proof{Type: "words", Value: ProofValue(jwk, value.KeyOf(party, thumbprint), encoded)})
		}
	}
	return proofs
}

// TypeOf is the name of a body's Go type, which is the type of its command.
func TypeOf(body model.Body) value.Type {
	return value.Type(reflect.TypeOf(body).Elem().Name())
}

// Load implements ledger.State.
func (w *World) Load(ref model.Ref) (model.Record, error) {
	value, ok := w.State[record.Key(ref)]
	if !ok {
		return nil, nil
	}
	return w.decode(record.Key(ref), value)
}

func (w *World) decode(key string, value []byte) (model.Record, error) {
	if r, ok := w.decoded[string(value)]; ok && record.Key(r.Ref()) == key {
		return r, nil
	}
	var r model.Record
	var err error
	if strings.HasPrefix(key, string(KindFundUnit)+"/") {
		r, err = DecodeFundUnits(value)
	} else {
		r, err = record.Decode(key, value)
	}
	if err == nil {
		w.decoded[string(value)] = r
	}
	return r, err
}

// encode is record.Encode, and also for the kind of records that tests alone know.
func encode(r model.Record) ([]byte, error) {
	if units, ok := r.(FundUnits); ok {
		return canon.Canonical(units)
	}
	return record.Encode(r)
}

// Intact checks that no rule has written into a record that it was given.
func (w *World) Intact() {
	w.Helper()
	for value, r := range w.decoded {
		if again, err := encode(r); err != nil || string(again) != value {
			w.Fatalf("a record was changed in place: it was\n%s\nand is\n%s", value, again)
		}
	}
}

func (w *World) Records() iter.Seq[model.Record] {
	return func(yield func(model.Record) bool) {
		for _, key := range slices.Sorted(maps.Keys(w.State)) {
			r, err := w.decode(key, w.State[key])
			if err != nil {
				w.Fatalf("%v", err)
			}
			if !yield(r) {
				return
			}
		}
	}
}

func (w *World) Facts() ledger.Facts {
	return ledger.Facts{Ledger: ledgerID, Time: w.Now, Transaction: fmt.Sprintf("%064x", w.Txs), Submitter: "Member1MSP"}
}

// Submit executes a batch, twice to see that it gives the same bytes, and keeps what it writes.
func (w *World) Submit(batch ...model.SignedCommand) []ledger.Reply {
	w.Helper()
	w.Txs++
	result := w.Execute(batch)
	if again := w.Execute(batch); !reflect.DeepEqual(again, result) {
		w.Fatalf("the same batch gave\n%+v\nand\n%+v", result, again)
	}
	w.Keep(result)
	w.record(w.Facts(), batch, result.Replies)
	w.History = append(w.History, Submitted{w.Facts(), batch})
	return result.Replies
}

func (w *World) Execute(batch []model.SignedCommand) ledger.Result {
	w.Helper()
	result, err := ledger.Execute(w.Sets, w, Words{}, w.Facts(), batch)
	if err != nil {
		w.Fatalf("execute: %v", err)
	}
	return result
}

func (w *World) Check() {
	w.Helper()
	for _, v := range check.Check(w.Sets.Latest(), w.Records()) {
		w.Fatalf("%s", v)
	}
}

// Applied submits commands that must be applied, and returns what the last one created.
func (w *World) Applied(batch ...model.SignedCommand) []string {
	w.Helper()
	var created []string
	for i, reply := range w.Submit(batch...) {
		if reply.Status != model.Applied {
			w.Fatalf("%s is %s: %s %v", batch[i].Command, reply.Status, reply.Code, reply.Args)
		}
		created = reply.Created
	}
	return created
}

// Rejected submits a command that a rule must forbid: its outcome is written, and nothing else.
func (w *World) Rejected(code value.Code, command model.SignedCommand) {
	w.Helper()
	before := maps.Clone(w.State)
	reply := w.Submit(command)[0]
	if reply.Status != model.Rejected || reply.Code != code {
		w.Errorf("got %s %s %v, want rejected %s", reply.Status, reply.Code, reply.Args, code)
	}
	delete(w.State, record.Key(model.OutcomeRef(command.ID())))
	w.Unchanged(before)
}

// Refused submits a command that must not even be recorded.
func (w *World) Refused(code value.Code, command model.SignedCommand) {
	w.Helper()
	before := maps.Clone(w.State)
	reply := w.Submit(command)[0]
	want := model.Refused
	if code == value.CodeDeferred {
		want = model.Deferred
	}
	if reply.Status != want || reply.Code != code {
		w.Errorf("got %s %s %v, want %s %s", reply.Status, reply.Code, reply.Args, want, code)
	}
	w.Unchanged(before)
}

func (w *World) Unchanged(before map[string][]byte) {
	w.Helper()
	if !maps.EqualFunc(w.State, before, bytes.Equal) {
		w.Errorf("a command that was not applied changed a record")
	}
}

// Get finds a record that must be there.
func Get[R model.Record](w *World, ref model.Ref) R {
	w.Helper()
	r, err := w.Load(ref)
	if err != nil || r == nil {
		w.Fatalf("%v: %v", ref, err)
	}
	return r.(R)
}

// Set puts a record as no command would, for tests of what then happens.
func (w *World) Set(r model.Record) {
	w.Helper()
	value, err := encode(r)
	if err != nil {
		w.Fatalf("%v", err)
	}
	w.State[record.Key(r.Ref())] = value
}

// In continues on a copy of the world, under another test.
func (w *World) In(t Tb) *World {
	copied := *w
	copied.Tb, copied.State, copied.decoded = t, maps.Clone(w.State), maps.Clone(w.decoded)
	copied.recordTo(t)
	copied.History = slices.Clip(w.History)
	return &copied
}

func Hex32(seed string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(seed))) }

func Digest(seed string) value.Digest { return value.Digest(Hex32(seed)) }

func Commitment(seed string) value.Commitment { return value.Commitment(Hex32(seed)) }

func Address(seed string) value.SaltedAddress { return value.SaltedAddress(Hex32(seed)) }

// DataOf is what an entry holds of a party, as presently identified, at an address.
func (w *World) DataOf(who Someone, address string) value.Commitment {
	w.Helper()
	data, err := model.EntryCommitment(Get[model.Party](w, model.PartyRef(who.Did())).Identified.Commitment, Address(address))
	if err != nil {
		w.Fatalf("%v", err)
	}
	return data
}
