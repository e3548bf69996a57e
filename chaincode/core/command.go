package core

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// Bounds of what one command and one batch may be.
const (
	// MaxCommandBytes is the largest command, in bytes.
	MaxCommandBytes = 64 << 10
	// MaxBatchBytes is the largest batch, in bytes of its JSON.
	MaxBatchBytes = 1 << 20
	// MaxBatchCommands is the largest number of commands in a batch.
	MaxBatchCommands = 500
	// MaxLots is how many lots one command may make or touch.
	MaxLots = 50
	// MaxProofs is how many proofs one command may carry.
	MaxProofs = 16
	// MaxProofBytes is the largest proof, in bytes.
	MaxProofBytes = 2 << 10
	// MaxValidity is how far ahead a command may expire.
	MaxValidity = Day
	// MaxAfter is how many commands one command may wait for.
	MaxAfter = 8
)

// Type names what a command does.
type Type string

// Body is the part of a command that its type decides.
type Body interface {
	// check refuses a body whose fields are out of their form or range; it sees the body alone.
	check() error
}

// ruled is a body with fields whose form the set of rules decides.
type ruled interface{ checkBy(set *Set) error }

// Command is one act, as its actor's wallet signs it. Its bytes are the canonical JSON (RFC 8785) of this struct.
type Command struct {
	// Version is the version of the command's form: 1.
	Version int `json:"v"`
	// Type decides the body.
	Type Type `json:"type"`
	// Ledger is the ledger the command is meant for.
	Ledger LedgerID `json:"ledger"`
	// Actor is the party who acts and signs.
	Actor DID `json:"actor"`
	// For is the party for whom the actor acts by Authority; empty where the actor acts for themselves.
	For DID `json:"for,omitempty"`
	// Register is the issuer whose register the command is about; empty where it is about none.
	Register IssuerID `json:"register,omitempty"`
	// Expires is when the command loses its force, at most 24 hours ahead.
	Expires Time `json:"expires"`
	// Nonce makes two acts that are otherwise alike two commands: 16 to 64 of [A-Za-z0-9._-].
	Nonce string `json:"nonce"`
	// After names commands that must have been applied before; until then this one is deferred.
	After []CommandID `json:"after,omitempty"`
	// Body says what is done.
	Body Body `json:"body"`
}

// Proof shows that a party's key signed a command's exact bytes.
type Proof struct {
	// Type is "jws": a detached compact JWS (RFC 7515 appendix F) with the header's typ "holdfast-command+jws" and the
	// KeyID as kid.
	Type string `json:"type"`
	// Value is the proof itself.
	Value string `json:"value"`
}

// SignedCommand is a command's exact bytes and its proofs. The first proof is the actor's.
type SignedCommand struct {
	// Command is the command's bytes, which are canonical JSON.
	Command string `json:"command"`
	// Proofs are the actor's proof and, where the type asks for them, those of the parties that sign with the actor.
	Proofs []Proof `json:"proofs"`
}

// ID is the command's identity: the SHA-256 of its bytes.
func (s SignedCommand) ID() CommandID { return idOf([]byte(s.Command)) }

func idOf(bytes []byte) CommandID {
	sum := sha256.Sum256(bytes)
	return CommandID(hex.EncodeToString(sum[:]))
}

// Encode is the command's canonical bytes and its identity.
func (c Command) Encode() ([]byte, CommandID, error) {
	encoded, err := Canonical(c)
	if err != nil {
		return nil, "", err
	}
	return encoded, idOf(encoded), nil
}

// DecodeCommand reads a command from its bytes. It refuses what is too large, is not of a known type, has a field that is
// unknown, missing, out of form or written in another case, and anything whose bytes are not its canonical encoding.
func (s *Set) DecodeCommand(encoded []byte) (Command, error) {
	if len(encoded) > MaxCommandBytes {
		return Command{}, deny(CodeTooLarge, because("command-bytes"), inNumber(argMost, MaxCommandBytes))
	}
	if command, ok := s.decodeCommand(encoded); ok {
		if err := command.check(s); err != nil {
			return Command{}, err
		}
		return command, nil
	}
	var envelope struct {
		Type Type `json:"type"`
	}
	if err := json.Unmarshal(encoded, &envelope); err != nil {
		return Command{}, deny(CodeMalformed, because("command-not-json"))
	}
	known, ok := s.acts[envelope.Type]
	if !ok {
		return Command{}, unknownType(envelope.Type)
	}
	command := Command{Body: known.body()}
	if err := decodeStrict(encoded, &command); err != nil {
		return Command{}, deny(CodeMalformed, because("command-not-of-its-form"))
	}
	canonical, err := Canonical(command)
	if err != nil {
		return Command{}, deny(CodeMalformed, because("null-in-command"))
	}
	if !bytes.Equal(canonical, encoded) {
		return Command{}, deny(CodeNotCanonical)
	}
	if err := command.check(s); err != nil {
		return Command{}, err
	}
	return command, nil
}

// decodeCommand reads a command whose bytes are its canonical encoding, in which the type and the version come last. Where it
// is not ok, encoding/json says what the bytes are.
func (s *Set) decodeCommand(encoded []byte) (Command, bool) {
	const before, end = `,"type":"`, `","v":1}`
	head, ok := bytes.CutSuffix(encoded, []byte(end))
	at := bytes.LastIndex(head, []byte(before))
	if !ok || at < 0 {
		return Command{}, false
	}
	name := Type(head[at+len(before):])
	known, ok := s.acts[name]
	if !ok {
		return Command{}, false
	}
	command := Command{Body: known.body()}
	ok = DecodeCanonical(encoded, &command)
	return command, ok && command.Type == name
}

func unknownType(name Type) error {
	return deny(CodeUnknownType, ofType("type", name))
}

// check refuses an envelope or a body out of form.
func (c *Command) check(set *Set) error {
	f := newForm()
	f.want(c.Version == 1, "v", aKnownValue)
	f.want(c.Ledger.valid(), "ledger", aDigest)
	f.want(c.Actor.valid(), "actor", anIdentifier)
	f.want(c.For == "" || c.For.valid(), "for", anIdentifier)
	f.want(c.For == "" || c.For != c.Actor, "for", wantAnother)
	f.want(c.Register == "" || c.Register.valid(), "register", anIdentifier)
	f.want(c.Expires > 0, "expires", aTime)
	f.want(len(c.Nonce) >= 16 && isName(c.Nonce, 64), "nonce", aName(16, 64))
	f.want(len(c.After) <= MaxAfter, "after", many(0, MaxAfter))
	for _, id := range c.After {
		f.want(id.valid(), "after", aDigest)
	}
	f.due(c.Register != "", set.acts[c.Type].ofRegister, "register")
	if err := f.err(); err != nil {
		return err
	}
	if err := c.Body.check(); err != nil {
		return err
	}
	if body, ok := c.Body.(ruled); ok {
		return body.checkBy(set)
	}
	return nil
}

// decodeStrict decodes one JSON value without unknown fields. What it fails with stays here: the standard library's messages
// change with its versions, and replies are the same on every peer.
func decodeStrict(encoded []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON value")
	}
	return nil
}

// clip keeps a stranger's text in a message short, and valid where it was cut.
func clip(s string) string {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
