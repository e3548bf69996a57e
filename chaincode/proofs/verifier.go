package proofs

import (
	"errors"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
)

// TypeJWS is the proof type that is accepted.
const TypeJWS = "jws"

// Verifier is the ledger.Verifier of a ledger. It may be used concurrently.
type Verifier struct{}

var _ ledger.Verifier = Verifier{}

// Thumbprint is the RFC 7638 thumbprint of a public JWK, which must be in canonical form: one key has one spelling.
func (Verifier) Thumbprint(jwk string) (string, error) {
	key, err := parse(jwk)
	if err != nil {
		return "", err
	}
	return key.Thumbprint(), nil
}

// KeyID is the key that a proof names. Nothing is verified by it.
func (Verifier) KeyID(p model.Proof) (value.KeyID, error) {
	if err := isJWS(p); err != nil {
		return "", err
	}
	id, err := proof.KeyIDOf(p.Value)
	return value.KeyID(id), err
}

// Verify fails unless the key, named id, signed the message as a command.
func (Verifier) Verify(jwk string, id value.KeyID, message []byte, p model.Proof) error {
	if err := isJWS(p); err != nil {
		return err
	}
	key, err := parse(jwk)
	if err != nil {
		return err
	}
	return proof.VerifyDetached(key, proof.TypCommand, string(id), message, p.Value)
}

// Sign makes the proof of a command's exact bytes by the key named id. Errors: those of proof.SignDetached.
func Sign(signer proof.Signer, id value.KeyID, command []byte) (model.Proof, error) {
	val, err := proof.SignDetached(signer, proof.TypCommand, string(id), command)
	if err != nil {
		return model.Proof{}, err
	}
	return model.Proof{Type: TypeJWS, Value: val}, nil
}

func isJWS(p model.Proof) error {
	if p.Type != TypeJWS {
		return errors.New("proof type is not jws")
	}
	return nil
}

func parse(jwk string) (proof.PublicKey, error) {
	key, err := proof.ParseJWK([]byte(jwk))
	if err != nil {
		return key, err
	}
	if string(key.JWK()) != jwk {
		return key, errors.New("JWK is not in canonical form")
	}
	return key, nil
}
