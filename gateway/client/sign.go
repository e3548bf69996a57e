package client

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"reflect"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// DefaultValidity is how long a command made here has force. It is well below value.MaxValidity, because clocks differ.
const DefaultValidity = 30 * time.Minute

// Draft is a command before it is signed, in exactly the bytes that will be.
type Draft struct {
	Command model.Command
	ID      value.CommandID
	encoded []byte
}

// DraftOption changes a command before it becomes a draft.
type DraftOption func(*model.Command)

// For makes the actor act for another party, by Authority.
func For(principal value.DID) DraftOption { return func(c *model.Command) { c.For = principal } }

// Until sets when the command loses its force, at most value.MaxValidity ahead: one that others sign too needs longer.
func Until(expires time.Time) DraftOption {
	return func(c *model.Command) { c.Expires = value.Time(expires.Unix()) }
}

// NewDraft makes a command of a body for an actor. Register is empty for a type that is about none. It fails for a command
// that no peer would accept: out of form, out of bounds, or of another type than its body.
func NewDraft(ledger value.LedgerID, actor value.DID, register value.IssuerID, body model.Body, options ...DraftOption) (Draft, error) {
	nonce := make([]byte, 24)
	if _, err := rand.Read(nonce); err != nil {
		return Draft{}, err
	}
	command := model.Command{
		Version: 1, Type: TypeOf(body), Ledger: ledger, Actor: actor, Register: register,
		Expires: value.Time(time.Now().Add(DefaultValidity).Unix()),
		Nonce:   base64.RawURLEncoding.EncodeToString(nonce),
		Body:    body,
	}
	for _, change := range options {
		change(&command)
	}
	return draftOf(command)
}

// draftOf encodes a command and reads it back from its bytes, as every peer will.
func draftOf(command model.Command) (Draft, error) {
	encoded, id, err := command.Encode()
	if err != nil {
		return Draft{}, err
	}
	read, err := rules.DecodeCommand(encoded)
	if err != nil {
		return Draft{}, fmt.Errorf("the command cannot be signed: %w", err)
	}
	return Draft{read, id, encoded}, nil
}

// TypeOf is the type of a body: a body's Go type has the type's name.
func TypeOf(body model.Body) value.Type { return value.Type(reflect.TypeOf(body).Elem().Name()) }

// Sign proves the command with each wallet, in order; the first is the actor's, and signs. Of the others, those sign that have none
// of the keys that the command brings; where a wallet has one, its proof of possession is what it adds (Cosign).
func (d Draft) Sign(wallets ...*Wallet) (model.SignedCommand, error) {
	signed := model.SignedCommand{Command: string(d.encoded)}
	for i, wallet := range wallets {
		made, err := wallet.possession(d)
		if err != nil {
			return model.SignedCommand{}, err
		}
		if i == 0 || len(made) == 0 {
			proof, err := wallet.Prove(d.encoded)
			if err != nil {
				return model.SignedCommand{}, err
			}
			made = append([]model.Proof{proof}, made...)
		}
		signed.Proofs = append(signed.Proofs, made...)
	}
	return signed, nil
}

// Cosign adds a wallet's proofs to a command that another has signed: its signature, or the proofs of possession of those of its
// keys that the command brings. The bytes must be those of a command that a peer would accept.
func Cosign(signed model.SignedCommand, wallet *Wallet) (model.SignedCommand, error) {
	command, err := rules.DecodeCommand([]byte(signed.Command))
	if err != nil {
		return signed, err
	}
	made, err := wallet.possession(Draft{command, signed.ID(), []byte(signed.Command)})
	if err == nil && len(made) == 0 {
		made = make([]model.Proof, 1)
		made[0], err = wallet.Prove([]byte(signed.Command))
	}
	signed.Proofs = append(slices.Clip(signed.Proofs), made...)
	return signed, err
}
