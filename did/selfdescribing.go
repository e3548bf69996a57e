package did

import (
	"context"
	"crypto/elliptic"
	"encoding/binary"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/mr-tron/base58"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
	"holdfast/did/proof"
)

const (
	// MethodKey is did:key (W3C CCG, "The did:key Method").
	MethodKey Method = "key"
	// MethodJWK is did:jwk (its specification is published at
	// github.com/quartzjer/did-jwk).
	MethodJWK Method = "jwk"
)

type multicodec struct {
	code      uint64
	algorithm proof.Algorithm
}

// multicodecs are the codes of the public key types in the multicodec table.
// secp256k1 and P-256 keys are compressed points (SEC 1 section 2.3.3).
var multicodecs = []multicodec{
	{0xe7, proof.ES256K},
	{0xed, proof.EdDSA},
	{0x1200, proof.ES256},
}

// KeyDID returns the did:key of a public key.
func KeyDID(public proof.PublicKey) DID {
	for _, codec := range multicodecs {
		if codec.algorithm == public.Algorithm() {
			encoded := append(binary.AppendUvarint(nil, codec.code), compressed(public)...)
			return DID("did:key:z" + base58.Encode(encoded))
		}
	}
	return ""
}

// JWKDID returns the did:jwk of a public key.
func JWKDID(public proof.PublicKey) DID {
	return DID("did:jwk:" + strict.EncodeBase64URL(public.JWK()))
}

// maxKeyID bounds the base58 text of a did:key: the longest is 35 bytes.
const maxKeyID = 64

type keyResolver struct{}

// KeyMethod resolves did:key.
func KeyMethod() Resolver { return keyResolver{} }

func (keyResolver) Method() Method { return MethodKey }

func (keyResolver) Resolve(_ context.Context, id DID) (Document, error) {
	text, isBase58 := strings.CutPrefix(id.methodSpecific(), "z")
	if id.Method() != MethodKey || !isBase58 || len(text) > maxKeyID {
		return Document{}, fault.New(fault.Malformed, "not a did:key in base58")
	}
	decoded, err := base58.Decode(text)
	if err != nil {
		return Document{}, fault.New(fault.Malformed, "not a did:key in base58")
	}
	public, err := fromMulticodec(decoded)
	if err != nil {
		return Document{}, err
	}
	if KeyDID(public) != id {
		return Document{}, fault.New(fault.Malformed, "did:key is not spelled canonically")
	}
	return selfDescribed(id, public, id.methodSpecific()), nil
}

type jwkResolver struct{}

// JWKMethod resolves did:jwk. The key in it must be one that proof.ParseJWK
// accepts; its members may stand in any order.
func JWKMethod() Resolver { return jwkResolver{} }

func (jwkResolver) Method() Method { return MethodJWK }

func (jwkResolver) Resolve(_ context.Context, id DID) (Document, error) {
	encoded, err := strict.Base64URL(id.methodSpecific())
	if id.Method() != MethodJWK || err != nil {
		return Document{}, fault.New(fault.Malformed, "not a did:jwk")
	}
	public, err := proof.ParseJWK(encoded)
	if err != nil {
		return Document{}, err
	}
	return selfDescribed(id, public, "0"), nil
}

// selfDescribed returns the document of an identifier that carries its key,
// which both methods allow for everything.
func selfDescribed(id DID, public proof.PublicKey, fragment string) Document {
	uses := []Relationship{Authentication, AssertionMethod, CapabilityInvocation, CapabilityDelegation}
	return Document{ID: id, Keys: []Key{{ID: id.Key(fragment), Public: public, Relationships: uses}}}
}

func compressed(public proof.PublicKey) []byte {
	point := public.Point()
	if public.Algorithm() == proof.EdDSA {
		return point
	}
	sign := 2 + point[len(point)-1]&1
	return append([]byte{sign}, point[:len(point)/2]...)
}

func fromMulticodec(encoded []byte) (proof.PublicKey, error) {
	code, size := binary.Uvarint(encoded)
	if size <= 0 {
		return proof.PublicKey{}, fault.New(fault.Malformed, "did:key has no key type")
	}
	for _, codec := range multicodecs {
		if codec.code == code {
			return proof.NewPublicKey(codec.algorithm, decompressed(codec.algorithm, encoded[size:]))
		}
	}
	return proof.PublicKey{}, fault.New(fault.BadKey, "did:key has an unsupported key type")
}

// decompressed returns the point in the form of proof.NewPublicKey, or nil.
func decompressed(algorithm proof.Algorithm, point []byte) []byte {
	switch algorithm {
	case proof.EdDSA:
		return point
	case proof.ES256:
		x, y := elliptic.UnmarshalCompressed(elliptic.P256(), point)
		if x == nil {
			return nil
		}
		return append(x.FillBytes(make([]byte, 32)), y.FillBytes(make([]byte, 32))...)
	case proof.ES256K:
		key, err := crypto.DecompressPubkey(point)
		if err != nil {
			return nil
		}
		return crypto.FromECDSAPub(key)[1:]
	}
	return nil
}
