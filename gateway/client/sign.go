package client

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"reflect"
	"time"

	"holdfast/chaincode/core"
)

// DefaultValidity is how long a command made here has force. It is well below core.MaxValidity, because clocks differ.
const DefaultValidity = 30 * time.Minute

// Draft is a command before it is signed, in exactly the bytes that will be.
type Draft struct {
	Command core.Command
	ID      core.CommandID
	encoded []byte
}

// NewDraft makes a command of a body for an actor. Register is empty for a type that is about none. It fails for a command
// that no peer would accept: out of form, out of bounds, or of another type than its body.
func NewDraft(ledger core.LedgerID, actor core.DID, register core.IssuerID, body core.Body) (Draft, error) {
	nonce := make([]byte, 24)
	if _, err := rand.Read(nonce); err != nil {
		return Draft{}, err
	}
	return draftOf(core.Command{
		Version: 1, Type: typeOf(body), Ledger: ledger, Actor: actor, Register: register,
		Expires: core.Time(time.Now().Add(DefaultValidity).Unix()),
		Nonce:   base64.RawURLEncoding.EncodeToString(nonce),
		Body:    body,
	})
}

// draftOf encodes a command and reads it back from its bytes, as every peer will.
func draftOf(command core.Command) (Draft, error) {
	encoded, id, err := command.Encode()
	if err != nil {
		return Draft{}, err
	}
	read, err := core.DecodeCommand(encoded)
	if err != nil {
		return Draft{}, fmt.Errorf("the command cannot be signed: %w", err)
	}
	return Draft{read, id, encoded}, nil
}

// typeOf is the type of a body: a body's Go type has the type's name.
func typeOf(body core.Body) core.Type { return core.Type(reflect.TypeOf(body).Elem().Name()) }

// Sign proves the command with each wallet's signing key, in order; the first is the actor's.
func (d Draft) Sign(wallets ...*Wallet) (core.SignedCommand, error) {
	signed := core.SignedCommand{Command: string(d.encoded)}
	for _, wallet := range wallets {
		proof, err := wallet.Prove(d.encoded)
		if err != nil {
			return core.SignedCommand{}, err
		}
		signed.Proofs = append(signed.Proofs, proof)
	}
	return signed, nil
}
