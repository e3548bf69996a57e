package proof_test

import (
	"crypto/elliptic"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

func withHeader(compact, header string) string {
	_, signature, _ := strings.Cut(compact, "..")
	return base64.RawURLEncoding.EncodeToString([]byte(header)) + ".." + signature
}

// otherS replaces s by n-s, which is as good a signature to plain ECDSA.
func otherS(t testing.TB, signature []byte, order *big.Int) []byte {
	t.Helper()
	s := new(big.Int).Sub(order, new(big.Int).SetBytes(signature[32:]))
	changed := append([]byte{}, signature...)
	s.FillBytes(changed[32:])
	return changed
}

func TestES256KRefusesHighS(t *testing.T) {
	key := generate(t, proof.ES256K)
	message := []byte("message")
	signature, err := key.Sign(message)
	if err != nil {
		t.Fatal(err)
	}
	if err := key.Public().VerifySignature(message, signature); err != nil {
		t.Fatal(err)
	}
	wantCode(t, key.Public().VerifySignature(message, otherS(t, signature, crypto.S256().Params().N)), fault.Forged)
}

// WebCrypto makes signatures of both forms.
func TestES256AcceptsBothFormsOfS(t *testing.T) {
	key := generate(t, proof.ES256)
	message := []byte("message")
	signature, err := key.Sign(message)
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range [][]byte{signature, otherS(t, signature, elliptic.P256().Params().N)} {
		if err := key.Public().VerifySignature(message, form); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDegenerateSignaturesAreForgedAndDoNotPanic(t *testing.T) {
	message := []byte("message")
	for _, algorithm := range algorithms {
		public := generate(t, algorithm).Public()
		for size := range 130 {
			for _, fill := range []byte{0x00, 0x01, 0xff} {
				signature := make([]byte, size)
				for i := range signature {
					signature[i] = fill
				}
				wantCode(t, public.VerifySignature(message, signature), fault.Forged)
			}
		}
		wantCode(t, public.VerifySignature(message, nil), fault.Forged)
	}
	wantCode(t, proof.PublicKey{}.VerifySignature(message, make([]byte, 64)), fault.Forged)
}

// r or s of zero or of the order and above, with the other part honest.
func TestSignatureValuesOutOfRangeAreForged(t *testing.T) {
	orders := map[proof.Algorithm]*big.Int{
		proof.ES256:  elliptic.P256().Params().N,
		proof.ES256K: crypto.S256().Params().N,
	}
	message := []byte("message")
	for algorithm, order := range orders {
		key := generate(t, algorithm)
		honest, err := key.Sign(message)
		if err != nil {
			t.Fatal(err)
		}
		for _, value := range []*big.Int{new(big.Int), order, new(big.Int).Add(order, big.NewInt(1))} {
			for _, offset := range []int{0, 32} {
				changed := append([]byte{}, honest...)
				value.FillBytes(changed[offset : offset+32])
				wantCode(t, key.Public().VerifySignature(message, changed), fault.Forged)
			}
		}
	}
}
