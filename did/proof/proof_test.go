package proof_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

var algorithms = []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K}

func generate(t testing.TB, algorithm proof.Algorithm) *proof.PrivateKey {
	t.Helper()
	key, err := proof.Generate(algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func sign(t testing.TB, key proof.Signer, typ proof.Type, kid string, payload []byte) string {
	t.Helper()
	compact, err := proof.SignDetached(key, typ, kid, payload)
	if err != nil {
		t.Fatal(err)
	}
	return compact
}

func wantCode(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if got := fault.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

// base64url characters, for tests that replace one.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func TestASignatureVerifiesOnlyForItsBytesPurposeAndKey(t *testing.T) {
	for _, algorithm := range algorithms {
		t.Run(string(algorithm), func(t *testing.T) {
			key, other := generate(t, algorithm), generate(t, algorithm)
			payload := []byte(`{"type":"offer"}`)
			compact := sign(t, key, proof.TypCommand, "k1", payload)
			if err := proof.VerifyDetached(key.Public(), proof.TypCommand, "k1", payload, compact); err != nil {
				t.Fatal(err)
			}
			wantCode(t, proof.VerifyDetached(key.Public(), proof.TypLogin, "k1", payload, compact), fault.WrongType)
			wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k2", payload, compact), fault.WrongKey)
			wantCode(t, proof.VerifyDetached(other.Public(), proof.TypCommand, "k1", payload, compact), fault.Forged)
			wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k1", []byte(`{"type":"Offer"}`), compact), fault.Forged)
			wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k1", nil, compact), fault.Forged)
			wantCode(t, proof.VerifyDetached(proof.PublicKey{}, proof.TypCommand, "k1", payload, compact), fault.WrongAlgorithm)
		})
	}
}

// A login turned into a transfer: every pair of purposes, in both directions.
func TestAProofForOnePurposeIsRefusedForEveryOther(t *testing.T) {
	types := []proof.Type{proof.TypCommand, proof.TypLogin, proof.TypCredential, proof.TypKeyBinding, proof.TypIssuance}
	key := generate(t, proof.ES256)
	payload := []byte("the same bytes")
	for _, made := range types {
		compact := sign(t, key, made, "k", payload)
		for _, wanted := range types {
			err := proof.VerifyDetached(key.Public(), wanted, "k", payload, compact)
			if made == wanted && err != nil {
				t.Errorf("%s: %v", made, err)
			}
			if made != wanted && fault.CodeOf(err) != fault.WrongType {
				t.Errorf("%s accepted as %s: %v", made, wanted, err)
			}
		}
	}
}

// The key decides the algorithm, whatever the header says.
func TestAlgorithmConfusionIsRefused(t *testing.T) {
	payload := []byte("payload")
	for _, algorithm := range algorithms {
		key := generate(t, algorithm)
		compact := sign(t, key, proof.TypCommand, "k", payload)
		for _, claimed := range []string{"none", "None", "", "HS256", "RS256", "ES384", "ES256", "EdDSA", "ES256K"} {
			if claimed == string(algorithm) {
				continue
			}
			header := `{"alg":"` + claimed + `","kid":"k","typ":"` + string(proof.TypCommand) + `"}`
			err := proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, withHeader(compact, header))
			if code := fault.CodeOf(err); code != fault.WrongAlgorithm && code != fault.Malformed {
				t.Errorf("%s key accepted alg %q: %v", algorithm, claimed, err)
			}
		}
	}
}

func TestAKeyOfOneCurveIsRefusedForTheSignatureOfAnother(t *testing.T) {
	payload := []byte("payload")
	for _, signing := range algorithms {
		compact := sign(t, generate(t, signing), proof.TypCommand, "k", payload)
		for _, verifying := range algorithms {
			if signing == verifying {
				continue
			}
			err := proof.VerifyDetached(generate(t, verifying).Public(), proof.TypCommand, "k", payload, compact)
			wantCode(t, err, fault.WrongAlgorithm)
		}
	}
}

func TestAnyOtherHeaderIsMalformed(t *testing.T) {
	key := generate(t, proof.ES256)
	payload := []byte("payload")
	compact := sign(t, key, proof.TypCommand, "k", payload)
	for _, header := range []string{
		``, `{}`, `[]`, `null`,
		`{"kid":"k","alg":"ES256","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"k"}`,
		`{"alg":"ES256","typ":"holdfast-command+jws"}`,
		`{"alg": "ES256","kid":"k","typ":"holdfast-command+jws"}`,
		`{"Alg":"ES256","kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","alg":"ES256","kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"k","kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","b64":false,"crit":["b64"],"kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","jku":"https://attacker.example","kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","jwk":{},"kid":"k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"k","typ":"holdfast-command+jws","x5c":[]}`,
		`{"alg":"ES256","kid":"\u006b","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"k k","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"키","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"","typ":"holdfast-command+jws"}`,
		`{"alg":"ES256","kid":"k","typ":"holdfast-command+jws"} `,
	} {
		changed := withHeader(compact, header)
		wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, changed), fault.Malformed)
		_, err := proof.KeyIDOf(changed)
		wantCode(t, err, fault.Malformed)
	}
}

func TestAnyOtherCompactFormIsRefused(t *testing.T) {
	key := generate(t, proof.ES256)
	payload := []byte("payload")
	compact := sign(t, key, proof.TypCommand, "k", payload)
	header, signature, _ := strings.Cut(compact, "..")
	for name, changed := range map[string]string{
		"empty":             "",
		"dots only":         "..",
		"no signature":      header + "..",
		"one dot":           header + "." + signature,
		"attached payload":  header + ".cGF5bG9hZA." + signature,
		"three dots":        header + "..." + signature,
		"padding":           compact + "=",
		"line break":        header + "..\n" + signature,
		"break in header":   header[:4] + "\r\n" + header[4:] + ".." + signature,
		"short signature":   compact[:len(compact)-4],
		"long signature":    compact + "AAAA",
		"leading space":     " " + compact,
		"standard alphabet": header + ".." + strings.Repeat("+", 86),
	} {
		if code := fault.CodeOf(proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, changed)); code != fault.Malformed {
			t.Errorf("%s: got %q", name, code)
		}
	}
	wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, compact+strings.Repeat("A", proof.MaxDetached)), fault.TooLarge)
	wantCode(t, proof.VerifyDetached(key.Public(), proof.TypCommand, "k", make([]byte, proof.MaxPayload+1), compact), fault.TooLarge)
}

// Every single-character change of a proof is refused, and so is every other
// spelling of its last characters: base64url is not malleable here.
func TestEveryChangedCharacterIsRefused(t *testing.T) {
	payload := []byte("payload")
	for _, algorithm := range algorithms {
		key := generate(t, algorithm)
		compact := sign(t, key, proof.TypCommand, "k", payload)
		for i := range compact {
			replacements := alphabet[:2] + "."
			if i == len(compact)-1 {
				replacements = alphabet
			}
			for _, c := range replacements {
				changed := compact[:i] + string(c) + compact[i+1:]
				if changed != compact && proof.VerifyDetached(key.Public(), proof.TypCommand, "k", payload, changed) == nil {
					t.Fatalf("%s: accepted %q at %d", algorithm, c, i)
				}
			}
		}
	}
}

func TestSigningRefusesWhatCouldNotBeVerified(t *testing.T) {
	key := generate(t, proof.EdDSA)
	for _, kid := range []string{"", "a b", `a"b`, `a\b`, "키", "a\n", strings.Repeat("k", proof.MaxKeyID+1)} {
		_, err := proof.SignDetached(key, proof.TypCommand, kid, nil)
		wantCode(t, err, fault.Malformed)
	}
	_, err := proof.SignDetached(key, "", "k", nil)
	wantCode(t, err, fault.Malformed)
	_, err = proof.SignDetached(key, proof.TypCommand, "k", make([]byte, proof.MaxPayload+1))
	wantCode(t, err, fault.TooLarge)
}

func TestSignedThenVerifiedForAnyPayloadAndKeyID(t *testing.T) {
	keys := []*proof.PrivateKey{generate(t, proof.ES256), generate(t, proof.EdDSA), generate(t, proof.ES256K)}
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.SampledFrom(keys).Draw(t, "key")
		kid := rapid.StringMatching(`[!#-\[\]-~]{1,256}`).Draw(t, "kid")
		payload := rapid.SliceOf(rapid.Byte()).Draw(t, "payload")
		compact, err := proof.SignDetached(key, proof.TypLogin, kid, payload)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := proof.KeyIDOf(compact); err != nil || got != kid {
			t.Fatalf("key id %q, %v; want %q", got, err, kid)
		}
		if err := proof.VerifyDetached(key.Public(), proof.TypLogin, kid, payload, compact); err != nil {
			t.Fatal(err)
		}
		changed := append([]byte{}, payload...)
		changed = append(changed, rapid.Byte().Draw(t, "extra"))
		if proof.VerifyDetached(key.Public(), proof.TypLogin, kid, changed, compact) == nil {
			t.Fatal("accepted a longer payload")
		}
	})
}
