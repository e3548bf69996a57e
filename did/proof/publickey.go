package proof

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"math/big"

	"github.com/ethereum/go-ethereum/crypto"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// PublicKey is a valid public key. Two keys are equal exactly if == says so,
// and it may be a map key. The zero value is no key: it verifies nothing.
type PublicKey struct {
	algorithm Algorithm
	// point is x||y for the EC curves and the encoded point for Ed25519.
	point string
}

// NewPublicKey returns the key with these bytes: 64 bytes x||y for ES256 and
// ES256K, 32 for EdDSA. It refuses a point that is not on its curve, and an
// Ed25519 point of small order, for which signatures can be made by anybody.
// Errors: bad_key.
func NewPublicKey(algorithm Algorithm, point []byte) (PublicKey, error) {
	valid := false
	switch algorithm {
	case ES256:
		_, err := p256Key(point)
		valid = err == nil
	case ES256K:
		_, err := crypto.UnmarshalPubkey(uncompressed(point))
		valid = err == nil
	case EdDSA:
		valid = ed25519PointUsable(point)
	}
	if !valid {
		return PublicKey{}, fault.New(fault.BadKey, "not a point of the key's curve")
	}
	return PublicKey{algorithm: algorithm, point: string(point)}, nil
}

// Algorithm returns the only algorithm this key verifies.
func (k PublicKey) Algorithm() Algorithm { return k.algorithm }

// IsZero reports whether k is no key at all.
func (k PublicKey) IsZero() bool { return k.algorithm == "" }

// Point returns a copy of the key's bytes, as NewPublicKey takes them.
func (k PublicKey) Point() []byte { return []byte(k.point) }

// Thumbprint returns the JWK thumbprint (RFC 7638) by SHA-256: 43 base64url
// characters.
func (k PublicKey) Thumbprint() string {
	digest := sha256.Sum256(k.JWK())
	return strict.EncodeBase64URL(digest[:])
}

// VerifySignature checks a signature of SignatureSize bytes over message. It
// is the bare operation: use VerifyDetached, or another form that signs its
// purpose, for anything that comes from outside. Errors: forged.
func (k PublicKey) VerifySignature(message, signature []byte) error {
	valid := false
	if len(signature) == SignatureSize {
		switch k.algorithm {
		case ES256:
			valid = verifyP256(k.point, message, signature)
		case ES256K:
			valid = verifySecp256k1(k.point, message, signature)
		case EdDSA:
			valid = ed25519.Verify(ed25519.PublicKey(k.point), message, signature)
		}
	}
	if !valid {
		return fault.New(fault.Forged, "signature does not match")
	}
	return nil
}

func verifyP256(point string, message, signature []byte) bool {
	key, err := p256Key([]byte(point))
	if err != nil {
		return false
	}
	digest := sha256.Sum256(message)
	r, s := splitSignature(signature)
	return ecdsa.Verify(key, digest[:], r, s)
}

func verifySecp256k1(point string, message, signature []byte) bool {
	r, s := splitSignature(signature)
	// Checked first because not every routine of the library refuses high s.
	if !crypto.ValidateSignatureValues(0, r, s, true) {
		return false
	}
	digest := sha256.Sum256(message)
	return crypto.VerifySignature(uncompressed([]byte(point)), digest[:], signature)
}

func splitSignature(signature []byte) (r, s *big.Int) {
	return new(big.Int).SetBytes(signature[:coordinateSize]), new(big.Int).SetBytes(signature[coordinateSize:])
}

func p256Key(point []byte) (*ecdsa.PublicKey, error) {
	return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), uncompressed(point))
}

// uncompressed prefixes x||y to the form of SEC 1 section 2.3.3.
func uncompressed(point []byte) []byte {
	return append([]byte{4}, point...)
}
