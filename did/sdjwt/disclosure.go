package sdjwt

import (
	"crypto/rand"
	"encoding/json"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// disclosure is a claim, or an element of an array, that the holder may show
// (RFC 9901 section 4.2). An element has no name.
type disclosure struct {
	encoded string
	element bool
	name    string
	value   any
}

// newDisclosure makes a disclosure of a claim with a fresh salt of 128 bits.
func newDisclosure(name string, value any) (disclosure, error) {
	var salt [saltSize]byte
	if _, err := rand.Read(salt[:]); err != nil {
		return disclosure{}, fault.Wrap(fault.Internal, "no random bytes", err)
	}
	array, err := json.Marshal([]any{strict.EncodeBase64URL(salt[:]), name, value})
	if err != nil {
		return disclosure{}, fault.Wrap(fault.Malformed, "claim cannot be encoded", err)
	}
	return parseDisclosure(strict.EncodeBase64URL(array))
}

func parseDisclosure(encoded string) (disclosure, error) {
	if len(encoded) > strict.EncodedLen(maxDisclosure) {
		return disclosure{}, fault.New(fault.TooLarge, "disclosure is longer than allowed")
	}
	decoded, err := strict.Base64URL(encoded)
	if err != nil {
		return disclosure{}, err
	}
	array, err := strict.Array(decoded, strict.Limits{Bytes: maxDisclosure, Depth: maxDepth})
	if err != nil {
		return disclosure{}, err
	}
	refused := fault.New(fault.Malformed, "disclosure is not a salted claim or element")
	if len(array) != 2 && len(array) != 3 {
		return disclosure{}, refused
	}
	if _, salted := array[0].(string); !salted {
		return disclosure{}, refused
	}
	if len(array) == 2 {
		return disclosure{encoded: encoded, element: true, value: array[1]}, nil
	}
	name, named := array[1].(string)
	if !named || reserved(name) || alwaysVisible(name) {
		return disclosure{}, refused
	}
	return disclosure{encoded: encoded, name: name, value: array[2]}, nil
}

// digest is how the credential refers to the disclosure (section 4.2.3).
func (d disclosure) digest() string {
	return digestOf(d.encoded)
}
