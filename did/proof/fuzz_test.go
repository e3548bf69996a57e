package proof_test

import (
	"bytes"
	"testing"

	"holdfast/did/proof"
)

// Whatever is accepted was spelled in its one way.
func FuzzParseJWK(f *testing.F) {
	for _, algorithm := range algorithms {
		key := generate(f, algorithm)
		f.Add(key.Public().JWK())
		f.Add(key.JWK())
	}
	f.Add([]byte(`{"crv":"P-256","kty":"EC","x":"","y":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if key, err := proof.ParseJWK(data); err == nil {
			again, err := proof.ParseJWK(key.JWK())
			if err != nil || again != key {
				t.Fatalf("%q is not read back: %v", key.JWK(), err)
			}
		}
		if key, err := proof.ParsePrivateJWK(data); err == nil {
			again, err := proof.ParsePrivateJWK(key.JWK())
			if err != nil || again.Public() != key.Public() {
				t.Fatalf("private key is not read back: %v", err)
			}
		}
	})
}

// Only the very proof that was made is accepted, and never for other bytes.
func FuzzVerifyDetached(f *testing.F) {
	payload := []byte("payload")
	type made struct {
		key     proof.PublicKey
		compact string
	}
	var all []made
	for _, algorithm := range algorithms {
		// A fixed secret, so that workers share the corpus.
		key, err := proof.NewSigner(algorithm, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			f.Fatal(err)
		}
		compact := sign(f, key, proof.TypCommand, "k", payload)
		all = append(all, made{key.Public(), compact})
		f.Add(compact, payload)
	}
	f.Add("..", payload)
	f.Add("eyJhbGciOiJub25lIn0..", payload)
	f.Fuzz(func(t *testing.T, compact string, data []byte) {
		_, kidErr := proof.KeyIDOf(compact)
		for _, m := range all {
			err := proof.VerifyDetached(m.key, proof.TypCommand, "k", data, compact)
			if err == nil && (kidErr != nil || !bytes.Equal(data, payload)) {
				t.Fatalf("accepted %q over %q", compact, data)
			}
		}
	})
}

func FuzzVerifySignature(f *testing.F) {
	f.Add([]byte{}, []byte{})
	f.Add(make([]byte, 64), make([]byte, 64))
	f.Add(bytes.Repeat([]byte{0xff}, 64), bytes.Repeat([]byte{0xff}, 64))
	f.Fuzz(func(t *testing.T, point, signature []byte) {
		for _, algorithm := range algorithms {
			if key, err := proof.NewPublicKey(algorithm, point); err == nil {
				if key.VerifySignature([]byte("m"), signature) == nil {
					t.Fatalf("%s %x accepted %x", algorithm, point, signature)
				}
			}
		}
	})
}
