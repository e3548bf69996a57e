package core

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// State is where records are loaded from. An error means that the state could not be read; it fails the whole batch.
type State interface {
	// Load returns the record under ref, or nil if there is none. The caller may keep it but never writes into its slices.
	Load(ref Ref) (Record, error)
}

// Verifier checks proofs and keys. It is deterministic.
type Verifier interface {
	// Thumbprint is the RFC 7638 thumbprint of a public JWK in canonical form; it fails for any other text.
	Thumbprint(jwk string) (string, error)
	// KeyID is the name of the key that a proof says made it.
	KeyID(proof Proof) (KeyID, error)
	// Verify fails unless the key, named id, made the proof over the message as a command.
	Verify(jwk string, id KeyID, message []byte, proof Proof) error
}

// Facts are what the surroundings say of the transaction that carries a batch.
type Facts struct {
	// Ledger is the ledger this peer or auditor serves.
	Ledger LedgerID
	// Time is the transaction's time.
	Time Time
	// Transaction is the Fabric transaction's identifier.
	Transaction string
	// Submitter is the member whose identity created the transaction.
	Submitter MSPID
}

// Reply is what became of one command of a batch, in the batch's order.
type Reply struct {
	Command CommandID `json:"command"`
	Status  Status    `json:"status"`
	Code    Code      `json:"code,omitempty"`
	Args    []Arg     `json:"args,omitempty"`
	Created []string  `json:"created,omitempty"`
	// Repeated is true when the outcome was already on the ledger.
	Repeated bool `json:"repeated,omitempty"`
	// On is where the outcome was recorded; zero for a command that was refused or deferred.
	On Stamp `json:"on"`
}

// Result is what a batch does: the replies, and the records it writes, ordered by their Ref.
type Result struct {
	Replies []Reply
	Writes  []Record
	// Reads are the records that the state was asked for, ordered; present or not.
	Reads []Ref
}

// Run decides a batch of commands in order, each on what the ones before it left. One bad command never takes the
// others along. It fails only when the state cannot be read or the batch is out of bounds, and then nothing is decided.
func Run(sets Sets, state State, verifier Verifier, facts Facts, batch []SignedCommand) (Result, error) {
	if err := batchFits(len(batch)); err != nil {
		return Result{}, err
	}
	all := newOverlay(state, len(batch))
	replies := make([]Reply, 0, len(batch))
	local := make(map[Ref]Record, 8)
	for _, signed := range batch {
		clear(local)
		t := &tx{sets: sets, facts: facts, verifier: verifier, base: all, local: local}
		reply := t.decide(signed)
		if t.broken != nil {
			return Result{}, t.broken
		}
		all.absorb(t)
		replies = append(replies, reply)
	}
	return Result{Replies: replies, Writes: all.writes(), Reads: all.reads()}, nil
}

// deed is a body with its rule.
type deed interface {
	Body
	// apply decides the command against the records and the facts, and changes what it changes.
	apply(t *tx, c *Command) error
}

// founds is a body whose own keys sign it, because the ledger knows none of them yet.
type founds interface {
	authenticate(t *tx, c *Command, signed SignedCommand) error
}

// quorate is a body that needs more signatures than the actor's. Where some are missing the command is refused, and nothing is
// written, so that the same bytes can be sent again with all of them.
type quorate interface{ quorum(t *tx, c *Command) error }

// decide gives one command its reply and leaves in t.local what it writes.
func (t *tx) decide(signed SignedCommand) Reply {
	t.encoded = []byte(signed.Command)
	id := idOf(t.encoded)
	command, err := t.admit(id, signed)
	var done *repeated
	switch {
	case errors.As(err, &done):
		o := done.outcome
		return Reply{id, o.Status, o.Code, o.Args, o.Created, true, o.On}
	case CodeOf(err) == CodeDeferred && err != nil:
		return Reply{Command: id, Status: Deferred, Code: CodeDeferred, Args: argsOf(err)}
	case err != nil:
		return Reply{Command: id, Status: Refused, Code: CodeOf(err), Args: argsOf(err)}
	}
	outcome := Outcome{Command: id, Type: command.Type, Actor: command.Actor, For: command.For, Status: Applied, On: t.stamp()}
	if err := t.act(&command); err != nil {
		clear(t.local)
		outcome.Status, outcome.Code, outcome.Args = Rejected, CodeOf(err), argsOf(err)
	} else {
		outcome.Created = t.created
	}
	t.put(outcome)
	return Reply{id, outcome.Status, outcome.Code, outcome.Args, outcome.Created, false, outcome.On}
}

// repeated says that the command already has its outcome.
type repeated struct{ outcome Outcome }

func (r *repeated) Error() string { return "the command already has its outcome" }

// admit authenticates a command. What it fails with is a reply only; nothing is written.
func (t *tx) admit(id CommandID, signed SignedCommand) (Command, error) {
	founded, err := t.choose()
	if err != nil {
		return Command{}, err
	}
	command, err := t.set.DecodeCommand(t.encoded)
	if err != nil {
		return command, err
	}
	if command.Ledger != t.facts.Ledger {
		return command, deny(CodeOtherLedger)
	}
	if outcome, ok := load[Outcome](t, OutcomeRef(id)); ok {
		return command, &repeated{outcome}
	}
	if t.facts.Time >= command.Expires {
		return command, deny(CodeExpired, because("expired-at"), atTime("expired", command.Expires))
	}
	if latest := t.facts.Time.After(MaxValidity); command.Expires > latest {
		return command, deny(CodeExpiryTooFar, because("latest-expiry"), atTime("expires", command.Expires), atTime("latest", latest))
	}
	if !founded && !t.set.acts[command.Type].founds {
		return command, deny(CodeNotFounded)
	}
	if err := t.authenticate(&command, signed); err != nil {
		return command, err
	}
	t.id = id
	if err := t.waits(command.After); err != nil {
		return command, err
	}
	return command, t.quorum(&command)
}

// choose finds the set of rules by which the command is decided: the ledger's, or before its founding act the newest. A program that
// cannot run the ledger's set decides nothing at all.
func (t *tx) choose() (founded bool, err error) {
	ledger, founded := load[Ledger](t, LedgerRef)
	if t.set = t.sets.Latest(); founded {
		t.set = t.sets.Named(ledger.Rules)
	}
	if t.set == nil {
		t.broken = fmt.Errorf("the ledger is ruled by %s, which this program cannot run: it runs %s", ledger.Rules, strings.Join(t.sets.Names(), ", "))
		return founded, deny(CodeInternal)
	}
	return founded, nil
}

// authenticate checks that the proofs are those the command needs, by keys that may sign.
func (t *tx) authenticate(command *Command, signed SignedCommand) error {
	if len(signed.Proofs) == 0 || len(signed.Proofs) > MaxProofs {
		return deny(CodeBadProof, because("number-of-proofs"), inNumber("most", MaxProofs))
	}
	for _, proof := range signed.Proofs {
		if len(proof.Value) > MaxProofBytes {
			return deny(CodeBadProof, because("proof-too-long"), inNumber("most", MaxProofBytes))
		}
	}
	if len(signed.Proofs) != 1 && !t.together(command) {
		return deny(CodeBadProof, because("one-proof-alone"))
	}
	if body, ok := command.Body.(founds); ok {
		return body.authenticate(t, command, signed)
	}
	var err error
	if t.key, err = t.authenticateParty(command.Actor, signed, 0, t.set.acts[command.Type].byRecovery); err != nil {
		return err
	}
	return t.authenticateCosigners(command.Actor, signed)
}

// together tells whether others may sign a command with its actor: where its type is signed together, or one of several agents
// acts.
func (t *tx) together(command *Command) bool {
	return t.set.acts[command.Type].cosigned || command.For != ""
}

// authenticateParty checks that a party on the ledger made a proof, by a key that signs or, where that will do, by one for
// recovery. It finds the key.
func (t *tx) authenticateParty(did DID, signed SignedCommand, proof int, byRecovery bool) (Key, error) {
	party, ok := load[Party](t, PartyRef(did))
	if !ok {
		return Key{}, deny(CodeUnknownActor)
	}
	name, err := t.verifier.KeyID(signed.Proofs[proof])
	if err != nil {
		return Key{}, deny(CodeBadProof, because("proof-names-no-key"))
	}
	key, ok := party.Key(name)
	signs := key.Has(PurposeSign) || byRecovery && key.Has(PurposeRecover)
	if !ok || !signs || !key.active(t.facts.Time) {
		return Key{}, deny(CodeBadProof, because("no-active-signing-key"))
	}
	return key, t.verify(key.JWK, key.ID, signed, proof)
}

// authenticateCosigners checks the proofs after the actor's; each is of another party.
func (t *tx) authenticateCosigners(actor DID, signed SignedCommand) error {
	for i := 1; i < len(signed.Proofs); i++ {
		name, err := t.verifier.KeyID(signed.Proofs[i])
		if err != nil {
			return deny(CodeBadProof, because("proof-names-no-key"))
		}
		did, _, _ := strings.Cut(string(name), "#")
		cosigner := DID(did)
		if !cosigner.valid() || cosigner == actor || slices.Contains(t.cosigners, cosigner) {
			return deny(CodeBadProof, because("each-proof-of-another-party"))
		}
		if _, err := t.authenticateParty(cosigner, signed, i, false); err != nil {
			return err
		}
		t.cosigners = append(t.cosigners, cosigner)
	}
	return nil
}

// quorum refuses a command on which signatures are missing.
func (t *tx) quorum(command *Command) error {
	if t.set.acts[command.Type].office {
		if err := t.enoughOfficers(command); err != nil {
			return err
		}
	}
	if command.For != "" {
		if err := t.enoughAgents(command); err != nil {
			return err
		}
	}
	if body, ok := command.Body.(quorate); ok {
		return body.quorum(t, command)
	}
	return nil
}

func (t *tx) verify(jwk string, id KeyID, signed SignedCommand, proof int) error {
	if err := t.verifier.Verify(jwk, id, t.encoded, signed.Proofs[proof]); err != nil {
		return deny(CodeBadProof)
	}
	return nil
}

// waits defers a command until those it names are applied. One that was rejected is found again by act.
func (t *tx) waits(after []CommandID) error {
	for _, id := range after {
		if _, ok := load[Outcome](t, OutcomeRef(id)); !ok {
			return deny(CodeDeferred, because("waits-for-command"), anID("command", id))
		}
	}
	return nil
}

// act applies an authenticated command.
func (t *tx) act(command *Command) error {
	for _, id := range command.After {
		if outcome, _ := load[Outcome](t, OutcomeRef(id)); outcome.Status != Applied {
			return deny(CodeAfterRejected, because("awaited-command-rejected"), anID("command", id))
		}
	}
	if err := t.goesOn(command); err != nil {
		return err
	}
	if err := t.unfrozen(command); err != nil {
		return err
	}
	if command.For == "" {
		return command.Body.(deed).apply(t, command)
	}
	if err := t.represents(command); err != nil {
		return err
	}
	acting := *command
	acting.Actor, t.onBehalf = command.For, true
	return acting.Body.(deed).apply(t, &acting)
}

// overlay is the batch's own writes over the state, and what it read.
type overlay struct {
	state State
	// records holds what was read and, over it, what was written.
	records map[Ref]laid
}

// laid is a record in an overlay, whether the state was asked for it, and whether the batch wrote it.
type laid struct {
	record       Record
	asked, dirty bool
}

// newOverlay has room for what most batches of so many commands read and write.
func newOverlay(state State, commands int) *overlay {
	return &overlay{state, make(map[Ref]laid, 8*commands)}
}

func (o *overlay) load(ref Ref) (Record, error) {
	if found, ok := o.records[ref]; ok {
		return found.record, nil
	}
	record, err := o.state.Load(ref)
	if err != nil {
		return nil, fmt.Errorf("load %s %s: %w", ref.Kind, ref.ID, err)
	}
	o.records[ref] = laid{record: record, asked: true}
	return record, nil
}

func (o *overlay) absorb(t *tx) {
	for ref, record := range t.local {
		o.records[ref] = laid{record, o.records[ref].asked, true}
	}
}

func (o *overlay) writes() []Record {
	refs := o.sorted(func(l laid) bool { return l.dirty })
	out := make([]Record, len(refs))
	for i, ref := range refs {
		out[i] = o.records[ref].record
	}
	return out
}

func (o *overlay) reads() []Ref { return o.sorted(func(l laid) bool { return l.asked }) }

func (o *overlay) sorted(which func(laid) bool) []Ref {
	refs := make([]Ref, 0, len(o.records))
	for ref, l := range o.records {
		if which(l) {
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, CompareRefs)
	return refs
}
