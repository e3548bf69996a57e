package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/value"
)

// Body is the part of a command that its type decides.
type Body interface {
	// Check refuses a body whose fields are out of their form or range; it sees the body alone.
	Check() error
}

// ruled is a body with fields whose form the set of rules decides.
type ruled interface{ CheckBy(set *Set) error }

// brings is a body by which a party gets keys.
type brings interface {
	// Brings are the keys, as canonical public JWKs, and the party that gets them; none where this command brings none.
	Brings(actor value.DID) (value.DID, []string)
}

// Brings are the keys that a party gets by the command, as public JWKs, and the party; none for most commands. Whoever brings a key
// shows that they have it: the command carries a proof by it, under the name that the key is to have, beside those of who signs.
func (c *Command) Brings() (value.DID, []string) {
	if body, ok := c.Body.(brings); ok {
		return body.Brings(c.Actor)
	}
	return "", nil
}

// Command is one act, as its actor's wallet signs it. Its bytes are the canonical JSON (RFC 8785) of this struct.
type Command struct {
	// Version is the version of the command's form: 1.
	Version int `json:"v"`
	// Type decides the body.
	Type value.Type `json:"type"`
	// Ledger is the ledger the command is meant for.
	Ledger value.LedgerID `json:"ledger"`
	// Actor is the party who acts and signs.
	Actor value.DID `json:"actor"`
	// For is the party for whom the actor acts by Authority; empty where the actor acts for themselves.
	For value.DID `json:"for,omitempty"`
	// Register is the issuer whose register the command is about; empty where it is about none.
	Register value.IssuerID `json:"register,omitempty"`
	// Expires is when the command loses its force, at most 24 hours ahead.
	Expires value.Time `json:"expires"`
	// Nonce makes two acts that are otherwise alike two commands: 16 to 64 of [A-Za-z0-9._-].
	Nonce string `json:"nonce"`
	// After names commands that must have been applied before; until then this one is deferred.
	After []value.CommandID `json:"after,omitempty"`
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
func (s SignedCommand) ID() value.CommandID { return IDOf([]byte(s.Command)) }

func IDOf(bytes []byte) value.CommandID {
	sum := sha256.Sum256(bytes)
	return value.CommandID(hex.EncodeToString(sum[:]))
}

// Encode is the command's canonical bytes and its identity.
func (c Command) Encode() ([]byte, value.CommandID, error) {
	encoded, err := canon.Canonical(c)
	if err != nil {
		return nil, "", err
	}
	return encoded, IDOf(encoded), nil
}

// DecodeCommand reads a command from its bytes. It refuses what is too large, is not of a known type, has a field that is
// unknown, missing, out of form or written in another case, and anything whose bytes are not its canonical encoding.
func (s *Set) DecodeCommand(encoded []byte) (Command, error) {
	if len(encoded) > value.MaxCommandBytes {
		return Command{}, value.Deny(value.CodeTooLarge, value.Because("command-bytes"), value.InNumber(value.ArgMost, value.MaxCommandBytes))
	}
	if command, ok := s.DecodeByPlan(encoded); ok {
		if err := command.Check(s); err != nil {
			return Command{}, err
		}
		return command, nil
	}
	var envelope struct {
		Type value.Type `json:"type"`
	}
	if err := json.Unmarshal(encoded, &envelope); err != nil {
		return Command{}, value.Deny(value.CodeMalformed, value.Because("command-not-json"))
	}
	known, ok := s.Acts[envelope.Type]
	if !ok {
		return Command{}, unknownType(envelope.Type)
	}
	command := Command{Body: known.Body()}
	if err := canon.DecodeStrict(encoded, &command); err != nil {
		return Command{}, value.Deny(value.CodeMalformed, value.Because("command-not-of-its-form"))
	}
	canonical, err := canon.Canonical(command)
	if err != nil {
		return Command{}, value.Deny(value.CodeMalformed, value.Because("null-in-command"))
	}
	if !bytes.Equal(canonical, encoded) {
		return Command{}, value.Deny(value.CodeNotCanonical)
	}
	if err := command.Check(s); err != nil {
		return Command{}, err
	}
	return command, nil
}

// DecodeByPlan reads a command whose bytes are its canonical encoding, in which the type and the version come last. Where it
// is not ok, encoding/json says what the bytes are.
func (s *Set) DecodeByPlan(encoded []byte) (Command, bool) {
	const before, end = `,"type":"`, `","v":1}`
	head, ok := bytes.CutSuffix(encoded, []byte(end))
	at := bytes.LastIndex(head, []byte(before))
	if !ok || at < 0 {
		return Command{}, false
	}
	name := value.Type(head[at+len(before):])
	known, ok := s.Acts[name]
	if !ok {
		return Command{}, false
	}
	command := Command{Body: known.Body()}
	ok = canon.DecodeCanonical(encoded, &command)
	return command, ok && command.Type == name
}

func unknownType(name value.Type) error {
	return value.Deny(value.CodeUnknownType, value.OfType("type", name))
}

// Check refuses an envelope or a body out of form.
func (c *Command) Check(set *Set) error {
	f := value.NewForm()
	f.Want(c.Version == 1, "v", value.AKnownValue)
	f.Want(c.Ledger.Valid(), "ledger", value.ADigest)
	f.Want(c.Actor.Valid(), "actor", value.AnIdentifier)
	f.Want(c.For == "" || c.For.Valid(), "for", value.AnIdentifier)
	f.Want(c.For == "" || c.For != c.Actor, "for", value.WantAnother)
	f.Want(c.Register == "" || c.Register.Valid(), "register", value.AnIdentifier)
	f.Want(c.Expires > 0, "expires", value.ATime)
	f.Want(len(c.Nonce) >= 16 && value.IsName(c.Nonce, 64), "nonce", value.AName(16, 64))
	f.Want(len(c.After) <= value.MaxAfter, "after", value.Many(0, value.MaxAfter))
	for _, id := range c.After {
		f.Want(id.Valid(), "after", value.ADigest)
	}
	f.Due(c.Register != "", set.Acts[c.Type].OfRegister, "register")
	if err := f.Err(); err != nil {
		return err
	}
	if err := c.Body.Check(); err != nil {
		return err
	}
	if body, ok := c.Body.(ruled); ok {
		return body.CheckBy(set)
	}
	return nil
}
