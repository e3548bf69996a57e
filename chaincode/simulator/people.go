package simulator

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"hash/crc32"
	"strconv"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Person is somebody who signs, with one key that does.
type Person struct {
	DID value.DID
	Key value.KeyID
	JWK string
	// Prove makes the proof of a command's bytes by the person's key, under the name given: Key, or what another party is to call it.
	Prove func(name value.KeyID, command []byte) model.Proof
}

func (p *Person) thumbprint() string {
	_, thumbprint, _ := strings.Cut(string(p.Key), "#")
	return thumbprint
}

// Cast makes the person of a name, always the same one, whose DID is its key's thumbprint.
type Cast func(name string) *Person

// Words is a ledger.Verifier for keys that are words: a proof names its key and has a checksum of key and message. It stands
// for real signatures where what they cost is not wanted; package proofs has the real ones.
type Words struct{}

const wordKey = "key of "

// Thumbprint implements ledger.Verifier.
func (Words) Thumbprint(jwk string) (string, error) {
	thumbprint, ok := strings.CutPrefix(jwk, wordKey)
	if !ok {
		return "", errors.New("not a key")
	}
	return thumbprint, nil
}

// KeyID implements ledger.Verifier.
func (Words) KeyID(p model.Proof) (value.KeyID, error) {
	kid, _, ok := strings.Cut(p.Value, " ")
	if !ok {
		return "", errors.New("not a proof")
	}
	return value.KeyID(kid), nil
}

// Verify implements ledger.Verifier.
func (Words) Verify(jwk string, id value.KeyID, message []byte, p model.Proof) error {
	if p.Value != wordProof(jwk, id, message) {
		return errors.New("not a proof of this by that key")
	}
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func wordProof(jwk string, id value.KeyID, message []byte) string {
	sum := crc32.Update(crc32.Checksum([]byte(jwk), castagnoli), castagnoli, message)
	return string(id) + " " + strconv.FormatUint(uint64(sum), 16)
}

// CastOfWords is people whose keys are words.
func CastOfWords() Cast {
	known := map[string]*Person{}
	return func(name string) *Person {
		if p, ok := known[name]; ok {
			return p
		}
		sum := sha256.Sum256([]byte(name))
		thumbprint := base64.RawURLEncoding.EncodeToString(sum[:])
		p := &Person{DID: value.PartyDID(thumbprint), JWK: wordKey + thumbprint}
		p.Key = value.KeyOf(p.DID, thumbprint)
		p.Prove = func(name value.KeyID, command []byte) model.Proof {
			return model.Proof{Type: "words", Value: wordProof(p.JWK, name, command)}
		}
		known[name] = p
		return p
	}
}
