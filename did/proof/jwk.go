package proof

import (
	"encoding/json"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

// MaxJWK is the longest JSON Web Key that is read, in bytes.
const MaxJWK = 1024

// curves lists the curves of RFC 7518 section 6.2, RFC 8037 and RFC 8812 that
// are supported, by their "crv".
var curves = map[string]struct {
	keyType   string
	algorithm Algorithm
}{
	"P-256":     {"EC", ES256},
	"secp256k1": {"EC", ES256K},
	"Ed25519":   {"OKP", EdDSA},
}

// ParseJWK reads a public JSON Web Key of at most MaxJWK bytes. It has exactly
// the members of its type, crv, kty, x and for EC y: optional ones (alg, use,
// key_ops, ext) are refused as private ones are, so a key has one meaning and
// callers strip what their library adds. Coordinates have their full length.
// Errors: malformed, too_large, bad_key.
func ParseJWK(data []byte) (PublicKey, error) {
	members, err := strict.Strings(data, MaxJWK)
	if err != nil {
		return PublicKey{}, err
	}
	return publicKeyOf(members)
}

// members are those of a JSON Web Key, in the order they are written.
type members struct {
	Crv string `json:"crv"`
	D   string `json:"d,omitempty"`
	Kty string `json:"kty"`
	X   string `json:"x"`
	Y   string `json:"y,omitempty"`
}

// JWK returns the key in canonical form: the required members only, sorted,
// without spaces (RFC 7638 section 3). A zero key gives nil.
func (k PublicKey) JWK() []byte { return k.jwk("") }

func (k PublicKey) jwk(d string) []byte {
	for crv, curve := range curves {
		if curve.algorithm != k.algorithm {
			continue
		}
		m := members{Crv: crv, D: d, Kty: curve.keyType, X: strict.EncodeBase64URL([]byte(k.point[:coordinateSize]))}
		if y := k.point[coordinateSize:]; y != "" {
			m.Y = strict.EncodeBase64URL([]byte(y))
		}
		encoded, err := json.Marshal(m)
		if err != nil {
			return nil // strings always encode
		}
		return encoded
	}
	return nil
}

// publicKeyOf reads a key from exactly its public members.
func publicKeyOf(members map[string]string) (PublicKey, error) {
	curve, known := curves[members["crv"]]
	if !known || members["kty"] != curve.keyType {
		return PublicKey{}, fault.New(fault.BadKey, "JWK has an unsupported key type or curve")
	}
	names := []string{"x", "y"}
	if curve.algorithm == EdDSA {
		names = names[:1]
	}
	if len(members) != 2+len(names) {
		return PublicKey{}, fault.New(fault.BadKey, "JWK has members beyond its public key, or lacks one")
	}
	var point []byte
	for _, name := range names {
		coordinate, err := strict.Base64URL(members[name])
		if err != nil {
			return PublicKey{}, err
		}
		if len(coordinate) != coordinateSize {
			return PublicKey{}, fault.New(fault.BadKey, "JWK coordinate has the wrong length")
		}
		point = append(point, coordinate...)
	}
	return NewPublicKey(curve.algorithm, point)
}

// ParsePrivateJWK reads a private JSON Web Key under the rules of ParseJWK: the
// public members and d. It refuses a d that does not belong to them. Who reads
// it from a file checks first that only its owner can read that file.
// Errors: malformed, too_large, bad_key.
func ParsePrivateJWK(data []byte) (*PrivateKey, error) {
	members, err := strict.Strings(data, MaxJWK)
	if err != nil {
		return nil, err
	}
	secret, err := strict.Base64URL(members["d"])
	if err != nil {
		return nil, err
	}
	delete(members, "d")
	public, err := publicKeyOf(members)
	if err != nil {
		return nil, err
	}
	key, err := NewSigner(public.algorithm, secret)
	if err != nil {
		return nil, err
	}
	if key.public != public {
		return nil, fault.New(fault.BadKey, "private key does not belong to its public key")
	}
	return key, nil
}
