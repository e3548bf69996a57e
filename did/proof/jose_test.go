package proof_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"

	"holdfast/did/proof"
)

// go-jose knows ES256 and EdDSA; secp256k1 is not among its curves.
func joseAlgorithms() map[proof.Algorithm]jose.SignatureAlgorithm {
	return map[proof.Algorithm]jose.SignatureAlgorithm{proof.ES256: jose.ES256, proof.EdDSA: jose.EdDSA}
}

func joseKey(t *testing.T, jwk []byte) jose.JSONWebKey {
	t.Helper()
	var key jose.JSONWebKey
	if err := json.Unmarshal(jwk, &key); err != nil {
		t.Fatal(err)
	}
	return key
}

func TestAnIndependentImplementationVerifiesOurProofs(t *testing.T) {
	payload := []byte(`{"a":1}`)
	for algorithm, theirs := range joseAlgorithms() {
		key := generate(t, algorithm)
		public := joseKey(t, key.Public().JWK())
		parsed, err := jose.ParseDetached(sign(t, key, proof.TypCommand, "k", payload), payload, []jose.SignatureAlgorithm{theirs})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parsed.Verify(public); err != nil {
			t.Fatalf("%s: %v", algorithm, err)
		}
		if thumbprint, err := public.Thumbprint(crypto.SHA256); err != nil || encode(thumbprint) != key.Public().Thumbprint() {
			t.Fatalf("%s: thumbprint differs, %v", algorithm, err)
		}
	}
}

func TestWeVerifyProofsOfAnIndependentImplementation(t *testing.T) {
	payload := []byte(`{"a":1}`)
	for algorithm, theirs := range joseAlgorithms() {
		key := generate(t, algorithm)
		private := joseKey(t, key.JWK())
		switch private.Key.(type) {
		case *ecdsa.PrivateKey, ed25519.PrivateKey:
		default:
			t.Fatalf("read as %T", private.Key)
		}
		private.KeyID = "k"
		signer, err := jose.NewSigner(jose.SigningKey{Algorithm: theirs, Key: private},
			(&jose.SignerOptions{}).WithType(jose.ContentType(proof.TypCommand)))
		if err != nil {
			t.Fatal(err)
		}
		signed, err := signer.Sign(payload)
		if err != nil {
			t.Fatal(err)
		}
		compact, err := signed.DetachedCompactSerialize()
		if err != nil {
			t.Fatal(err)
		}
		if err := proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, compact); err != nil {
			t.Fatalf("%s: %v (%s)", algorithm, err, strings.Split(compact, ".")[0])
		}
	}
}

func BenchmarkVerifyDetached(b *testing.B) {
	payload := make([]byte, 1024)
	for _, algorithm := range algorithms {
		key := generate(b, algorithm)
		kid := key.Public().Thumbprint()
		compact := sign(b, key, proof.TypCommand, kid, payload)
		b.Run(string(algorithm), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := proof.VerifyDetached(key.Public(), proof.TypCommand, kid, payload, compact); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParseJWK(b *testing.B) {
	for _, algorithm := range algorithms {
		jwk := generate(b, algorithm).Public().JWK()
		b.Run(string(algorithm), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := proof.ParseJWK(jwk); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
