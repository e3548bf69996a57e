package proof

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/crypto"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// Signer holds a private key somewhere: in memory, in a key store, on a card.
type Signer interface {
	// Public returns the key that verifies what Sign makes.
	Public() PublicKey
	// Sign returns a signature of SignatureSize bytes over message.
	Sign(message []byte) ([]byte, error)
}

// PrivateKey is a Signer whose key is in memory. It prints as its thumbprint,
// so that no format verb shows the secret.
type PrivateKey struct {
	public PublicKey
	secret [coordinateSize]byte
	ec     *ecdsa.PrivateKey // nil for EdDSA
}

// Generate makes a new key.
func Generate(algorithm Algorithm) (*PrivateKey, error) {
	secret := make([]byte, coordinateSize)
	// A secret is refused if it is zero or not below the curve's order: fewer
	// than one in 2^31.
	for range 4 {
		if _, err := rand.Read(secret); err != nil {
			return nil, fault.Wrap(fault.Internal, "no random bytes", err)
		}
		if key, err := NewSigner(algorithm, secret); err == nil {
			return key, nil
		}
	}
	return nil, fault.New(fault.BadKey, "unsupported algorithm")
}

// NewSigner returns the key with this secret of 32 bytes: the scalar for ES256
// and ES256K, the seed for EdDSA. Errors: bad_key.
func NewSigner(algorithm Algorithm, secret []byte) (*PrivateKey, error) {
	if len(secret) != coordinateSize {
		return nil, fault.New(fault.BadKey, "private key has the wrong length")
	}
	key := &PrivateKey{secret: [coordinateSize]byte(secret)}
	var point []byte
	var err error
	switch algorithm {
	case ES256:
		key.ec, err = ecdsa.ParseRawPrivateKey(elliptic.P256(), secret)
		if err == nil {
			point, err = key.ec.PublicKey.Bytes()
		}
	case ES256K:
		key.ec, err = crypto.ToECDSA(secret)
		if err == nil {
			point = crypto.FromECDSAPub(&key.ec.PublicKey)
		}
	case EdDSA:
		point = ed25519.NewKeyFromSeed(secret)[coordinateSize:]
	default:
		return nil, fault.New(fault.BadKey, "unsupported algorithm")
	}
	if err != nil {
		return nil, fault.New(fault.BadKey, "not a private key of this curve")
	}
	if key.ec != nil {
		point = point[1:] // the mark of an uncompressed point
	}
	key.public, err = NewPublicKey(algorithm, point)
	if err != nil {
		return nil, err
	}
	return key, nil
}

// Public returns the public key.
func (k *PrivateKey) Public() PublicKey { return k.public }

// Sign signs message: SHA-256 and r||s for the EC curves, with low s for
// ES256K; Ed25519 as it is.
func (k *PrivateKey) Sign(message []byte) ([]byte, error) {
	digest := sha256.Sum256(message)
	switch k.public.algorithm {
	case ES256:
		r, s, err := ecdsa.Sign(rand.Reader, k.ec, digest[:])
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "signing failed", err)
		}
		return joinSignature(r, s), nil
	case ES256K:
		signature, err := crypto.Sign(digest[:], k.ec)
		if err != nil {
			return nil, fault.Wrap(fault.Internal, "signing failed", err)
		}
		return signature[:SignatureSize], nil // without the recovery id
	case EdDSA:
		return ed25519.Sign(ed25519.NewKeyFromSeed(k.secret[:]), message), nil
	}
	return nil, fault.New(fault.BadKey, "no private key")
}

// JWK returns the private key as a JSON Web Key, members sorted. It is a
// secret: write it only to a file that its owner alone can read (0600).
func (k *PrivateKey) JWK() []byte { return k.public.jwk(strict.EncodeBase64URL(k.secret[:])) }

// Format prints the key's thumbprint for every verb.
func (k PrivateKey) Format(state fmt.State, _ rune) {
	fmt.Fprintf(state, "private key of %s", k.public.Thumbprint())
}

func joinSignature(r, s *big.Int) []byte {
	signature := make([]byte, SignatureSize)
	r.FillBytes(signature[:coordinateSize])
	s.FillBytes(signature[coordinateSize:])
	return signature
}
