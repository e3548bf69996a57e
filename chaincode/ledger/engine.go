package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// State is where records are loaded from. An error means that the state could not be read; it fails the whole batch.
type State interface {
	// Load returns the record under ref, or nil if there is none. The caller may keep it but never writes into its slices.
	Load(ref model.Ref) (model.Record, error)
}

// Verifier checks proofs and keys. It is deterministic.
type Verifier interface {
	// Thumbprint is the RFC 7638 thumbprint of a public JWK in canonical form; it fails for any other text.
	Thumbprint(jwk string) (string, error)
	// KeyID is the name of the key that a proof says made it.
	KeyID(proof model.Proof) (value.KeyID, error)
	// Verify fails unless the key, named id, made the proof over the message as a command.
	Verify(jwk string, id value.KeyID, message []byte, proof model.Proof) error
}

// Facts are what the surroundings say of the transaction that carries a batch.
type Facts struct {
	// Ledger is the ledger this peer or auditor serves.
	Ledger value.LedgerID
	// Time is the transaction's time.
	Time value.Time
	// Transaction is the Fabric transaction's identifier.
	Transaction string
	// Submitter is the member whose identity created the transaction.
	Submitter value.MSPID
}

// Reply is what became of one command of a batch, in the batch's order.
type Reply struct {
	Command value.CommandID `json:"command"`
	Status  model.Status    `json:"status"`
	Code    value.Code      `json:"code,omitempty"`
	Args    []value.Arg     `json:"args,omitempty"`
	Created []string        `json:"created,omitempty"`
	// Repeated is true when the outcome was already on the ledger.
	Repeated bool `json:"repeated,omitempty"`
	// On is where the outcome was recorded; zero for a command that was refused or deferred.
	On model.Stamp `json:"on"`
}

// Result is what a batch does: the replies, and the records it writes, ordered by their Ref.
type Result struct {
	Replies []Reply
	Writes  []model.Record
	// Reads are the records that the state was asked for, ordered; present or not.
	Reads []model.Ref
}

// Execute decides a batch of commands in order, each on what the ones before it left. One bad command never takes the
// others along. It fails only when the state cannot be read or the batch is out of bounds, and then nothing is decided.
func Execute(sets model.Sets, state State, verifier Verifier, facts Facts, batch []model.SignedCommand) (Result, error) {
	if err := model.BatchFits(len(batch)); err != nil {
		return Result{}, err
	}
	all := newOverlay(state, len(batch))
	passed, err := passed(all, facts.Time)
	if err != nil {
		return Result{}, err
	}
	replies := make([]Reply, 0, len(batch))
	local := make(map[model.Ref]model.Record, 8)
	for _, signed := range batch {
		clear(local)
		t := &Tx{Sets: sets, Facts: facts, Verifier: verifier, base: all, local: local, passed: passed}
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
	model.Body
	// Apply decides the command against the records and the facts, and changes what it changes.
	Apply(t *Tx, c *model.Command) error
}

// founds is a body whose own keys sign it, because the ledger knows none of them yet.
type founds interface {
	Authenticate(t *Tx, c *model.Command, proofs []model.Proof) error
}

// quorate is a body that needs more signatures than the actor's. Where some are missing the command is refused, and nothing is
// written, so that the same bytes can be sent again with all of them.
type quorate interface {
	Quorum(t *Tx, c *model.Command) error
}

// decide gives one command its reply and leaves in t.local what it writes.
func (t *Tx) decide(signed model.SignedCommand) Reply {
	t.encoded = []byte(signed.Command)
	id := model.IDOf(t.encoded)
	command, err := t.admit(id, signed)
	var done *repeated
	switch {
	case errors.As(err, &done):
		o := done.outcome
		return Reply{id, o.Status, o.Code, o.Args, o.Created, true, o.On}
	case value.CodeOf(err) == value.CodeDeferred && err != nil:
		return Reply{Command: id, Status: model.Deferred, Code: value.CodeDeferred, Args: value.ArgsOf(err)}
	case err != nil:
		return Reply{Command: id, Status: model.Refused, Code: value.CodeOf(err), Args: value.ArgsOf(err)}
	}
	outcome := model.Outcome{Command: id, Type: command.Type, Actor: command.Actor, For: command.For, Status: model.Applied, On: t.Stamp()}
	if err := t.act(&command); err != nil {
		clear(t.local)
		outcome.Status, outcome.Code, outcome.Args = model.Rejected, value.CodeOf(err), value.ArgsOf(err)
	} else {
		outcome.Created = t.Created
	}
	t.Put(outcome)
	return Reply{id, outcome.Status, outcome.Code, outcome.Args, outcome.Created, false, outcome.On}
}

// repeated says that the command already has its outcome.
type repeated struct{ outcome model.Outcome }

func (r *repeated) Error() string { return "the command already has its outcome" }

// admit authenticates a command. What it fails with is a reply only; nothing is written.
func (t *Tx) admit(id value.CommandID, signed model.SignedCommand) (model.Command, error) {
	founded, err := t.choose()
	if err != nil {
		return model.Command{}, err
	}
	command, err := t.Set.DecodeCommand(t.encoded)
	if err != nil {
		return command, err
	}
	if command.Ledger != t.Facts.Ledger {
		return command, value.Deny(value.CodeOtherLedger)
	}
	if outcome, ok := Load[model.Outcome](t, model.OutcomeRef(id)); ok {
		return command, &repeated{outcome}
	}
	if t.Facts.Time >= command.Expires {
		return command, value.Deny(value.CodeExpired, value.Because("expired-at"), value.AtTime("expired", command.Expires))
	}
	if latest := t.Facts.Time.After(value.MaxValidity); command.Expires > latest {
		return command, value.Deny(value.CodeExpiryTooFar, value.Because("latest-expiry"), value.AtTime("expires", command.Expires), value.AtTime("latest", latest))
	}
	if !founded && !t.Set.Acts[command.Type].Founds {
		return command, value.Deny(value.CodeNotFounded)
	}
	if err := t.Authenticate(&command, signed); err != nil {
		return command, err
	}
	t.ID = id
	if err := t.waits(command.After); err != nil {
		return command, err
	}
	return command, t.Quorum(&command)
}

// choose finds the set of rules by which the command is decided: the ledger's, or before its founding act the newest. A program that
// cannot run the ledger's set decides nothing at all.
func (t *Tx) choose() (founded bool, err error) {
	ledger, founded := Load[model.Ledger](t, model.LedgerRef)
	if t.Set = t.Sets.Latest(); founded {
		t.Set = t.Sets.Named(ledger.Rules)
	}
	if t.Set == nil {
		t.broken = fmt.Errorf("the ledger is ruled by %s, which this program cannot run: it runs %s", ledger.Rules, strings.Join(t.Sets.Names(), ", "))
		return founded, value.Deny(value.CodeInternal)
	}
	return founded, nil
}

// Authenticate checks that the proofs are those the command needs, by keys that may sign.
func (t *Tx) Authenticate(command *model.Command, signed model.SignedCommand) error {
	if len(signed.Proofs) == 0 || len(signed.Proofs) > value.MaxProofs {
		return value.Deny(value.CodeBadProof, value.Because("number-of-proofs"), value.InNumber("most", value.MaxProofs))
	}
	for _, proof := range signed.Proofs {
		if len(proof.Value) > value.MaxProofBytes {
			return value.Deny(value.CodeBadProof, value.Because("proof-too-long"), value.InNumber("most", value.MaxProofBytes))
		}
	}
	signers, err := t.possessed(command, signed.Proofs)
	if err != nil {
		return err
	}
	if len(signers) != 1 && !t.together(command) {
		return value.Deny(value.CodeBadProof, value.Because("one-proof-alone"))
	}
	if body, ok := command.Body.(founds); ok {
		return body.Authenticate(t, command, signers)
	}
	if t.Key, err = t.authenticateParty(command.Actor, signers[0], t.actorsKeys(command)); err != nil {
		return err
	}
	return t.authenticateCosigners(command.Actor, signers[1:])
}

// together tells whether others may sign a command with its actor: where its type is signed together, or one of several agents
// acts.
func (t *Tx) together(command *model.Command) bool {
	return t.Set.Acts[command.Type].Cosigned || command.For != ""
}

// actorsKeys are the purposes of the keys with which a command's actor may sign it.
func (t *Tx) actorsKeys(command *model.Command) []model.Purpose {
	purposes, act := []model.Purpose{model.PurposeSign}, t.Set.Acts[command.Type]
	if act.ByRecovery {
		purposes = append(purposes, model.PurposeRecover)
	}
	if act.Worker && command.For == "" {
		purposes = append(purposes, model.PurposeWork)
	}
	return purposes
}

// authenticateParty checks that a party on the ledger made a proof, by a key that has one of the purposes. It finds the key.
func (t *Tx) authenticateParty(did value.DID, proof model.Proof, purposes []model.Purpose) (model.Key, error) {
	party, ok := Load[model.Party](t, model.PartyRef(did))
	if !ok {
		return model.Key{}, value.Deny(value.CodeUnknownActor)
	}
	name, err := t.Verifier.KeyID(proof)
	if err != nil {
		return model.Key{}, value.Deny(value.CodeBadProof, value.Because("proof-names-no-key"))
	}
	key, err := usable(party, name, t.Facts.Time, purposes...)
	if err != nil {
		return model.Key{}, err
	}
	return key, t.Verify(key.JWK, key.ID, proof)
}

// authenticateCosigners checks the proofs after the actor's; each is of another party.
func (t *Tx) authenticateCosigners(actor value.DID, proofs []model.Proof) error {
	for _, proof := range proofs {
		name, err := t.Verifier.KeyID(proof)
		if err != nil {
			return value.Deny(value.CodeBadProof, value.Because("proof-names-no-key"))
		}
		did, _, _ := strings.Cut(string(name), "#")
		cosigner := value.DID(did)
		if !cosigner.Valid() || cosigner == actor || slices.Contains(t.Cosigners, cosigner) {
			return value.Deny(value.CodeBadProof, value.Because("each-proof-of-another-party"))
		}
		if _, err := t.authenticateParty(cosigner, proof, []model.Purpose{model.PurposeSign}); err != nil {
			return err
		}
		t.Cosigners = append(t.Cosigners, cosigner)
	}
	return nil
}

// Quorum refuses a command on which signatures are missing.
func (t *Tx) Quorum(command *model.Command) error {
	if t.Set.Acts[command.Type].Office {
		if err := t.enoughOfficers(command); err != nil {
			return err
		}
	}
	if t.Set.Acts[command.Type].Administered {
		if err := t.enoughAdministrators(command); err != nil {
			return err
		}
	}
	if command.For != "" {
		if err := t.enoughAgents(command); err != nil {
			return err
		}
	}
	if body, ok := command.Body.(quorate); ok {
		return body.Quorum(t, command)
	}
	return nil
}

// Verify checks that the key, named id, made the proof over the command's bytes.
func (t *Tx) Verify(jwk string, id value.KeyID, proof model.Proof) error {
	if err := t.Verifier.Verify(jwk, id, t.encoded, proof); err != nil {
		return value.Deny(value.CodeBadProof)
	}
	return nil
}

// waits defers a command until those it names are applied. One that was rejected is found again by act.
func (t *Tx) waits(after []value.CommandID) error {
	for _, id := range after {
		if _, ok := Load[model.Outcome](t, model.OutcomeRef(id)); !ok {
			return value.Deny(value.CodeDeferred, value.Because("waits-for-command"), value.AnID("command", id))
		}
	}
	return nil
}

// act applies an authenticated command.
func (t *Tx) act(command *model.Command) error {
	for _, id := range command.After {
		if outcome, _ := Load[model.Outcome](t, model.OutcomeRef(id)); outcome.Status != model.Applied {
			return value.Deny(value.CodeAfterRejected, value.Because("awaited-command-rejected"), value.AnID("command", id))
		}
	}
	t.row = t.Set.Acts[command.Type]
	if err := t.Pass(Subject{Register: command.Register, Signers: t.signing(command)}); err != nil {
		return err
	}
	if command.For == "" {
		return command.Body.(deed).Apply(t, command)
	}
	if err := t.represents(command); err != nil {
		return err
	}
	acting := *command
	acting.Actor, t.OnBehalf = command.For, true
	return acting.Body.(deed).Apply(t, &acting)
}

// overlay is the batch's own writes over the state, and what it read.
type overlay struct {
	state State
	// records holds what was read and, over it, what was written.
	records map[model.Ref]laid
}

// laid is a record in an overlay, whether the state was asked for it, and whether the batch wrote it.
type laid struct {
	record       model.Record
	asked, dirty bool
}

// newOverlay has room for what most batches of so many commands read and write.
func newOverlay(state State, commands int) *overlay {
	return &overlay{state, make(map[model.Ref]laid, 8*commands)}
}

func (o *overlay) Load(ref model.Ref) (model.Record, error) {
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

func (o *overlay) absorb(t *Tx) {
	for ref, record := range t.local {
		o.records[ref] = laid{record, o.records[ref].asked, true}
	}
}

func (o *overlay) writes() []model.Record {
	refs := o.sorted(func(l laid) bool { return l.dirty })
	out := make([]model.Record, len(refs))
	for i, ref := range refs {
		out[i] = o.records[ref].record
	}
	return out
}

func (o *overlay) reads() []model.Ref { return o.sorted(func(l laid) bool { return l.asked }) }

func (o *overlay) sorted(which func(laid) bool) []model.Ref {
	refs := make([]model.Ref, 0, len(o.records))
	for ref, l := range o.records {
		if which(l) {
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, model.CompareRefs)
	return refs
}
