package sdjwt_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

const (
	issuer   = "https://holdfast.example/members/1"
	vct      = "https://holdfast.example/credentials/contract"
	audience = "https://verifier.example"
	nonce    = "n-0S6_WzA2Mj"
)

var now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func generate(t testing.TB, algorithm proof.Algorithm) *proof.PrivateKey {
	t.Helper()
	key, err := proof.Generate(algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func wantCode(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if got := fault.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

// world is an issuer, the holder of a credential, and what verifiers know.
type world struct {
	issuerKey, holder *proof.PrivateKey
	kid               string
}

func newWorld(t testing.TB) world {
	t.Helper()
	key := generate(t, proof.ES256)
	return world{key, generate(t, proof.ES256), key.Public().Thumbprint()}
}

// keys is what the issuer publishes: one key.
func (w world) keys(iss, kid string) (proof.PublicKey, error) {
	if iss == issuer && kid == w.kid {
		return w.issuerKey.Public(), nil
	}
	return proof.PublicKey{}, fault.New(fault.NotFound, "no such key")
}

func (w world) credential() sdjwt.Credential {
	return sdjwt.Credential{
		Issuer: issuer, Type: vct, IssuedAt: now, Expires: now.Add(time.Hour), Holder: w.holder.Public(),
		Claims:      map[string]any{"ledger": "abc", "block": 7, "sub": "did:holdfast:someone"},
		Disclosable: map[string]any{"quantity": "100", "price": map[string]any{"won": "5000000"}, "seller": "did:holdfast:seller"},
	}
}

func (w world) issue(t testing.TB) string {
	t.Helper()
	compact, err := sdjwt.Issue(w.credential(), w.kid, w.issuerKey)
	if err != nil {
		t.Fatal(err)
	}
	return compact
}

func (w world) verify(compact string) (sdjwt.Verified, error) {
	return sdjwt.Verify(compact, w.keys, now, sdjwt.Options{})
}

func (w world) bind(t testing.TB, credential string) string {
	t.Helper()
	presentation, err := sdjwt.Bind(credential, w.holder, audience, nonce, now)
	if err != nil {
		t.Fatal(err)
	}
	return presentation
}

var bound = sdjwt.Options{KeyBinding: true, Audience: audience, Nonce: nonce}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return encode(sum[:])
}

// signRaw signs any header and payload as they are.
func signRaw(t testing.TB, key proof.Signer, header, payload string) string {
	t.Helper()
	input := encode([]byte(header)) + "." + encode([]byte(payload))
	signature, err := key.Sign([]byte(input))
	if err != nil {
		t.Fatal(err)
	}
	return input + "." + encode(signature)
}

func (w world) header() string {
	return `{"alg":"` + string(w.issuerKey.Public().Algorithm()) + `","kid":"` + w.kid + `","typ":"dc+sd-jwt"}`
}

// signed is an SD-JWT with this payload and these disclosures (JSON texts).
func (w world) signed(t testing.TB, payload string, disclosures ...string) string {
	t.Helper()
	compact := signRaw(t, w.issuerKey, w.header(), payload) + "~"
	for _, item := range disclosures {
		compact += encode([]byte(item)) + "~"
	}
	return compact
}

// payload is a valid one with more members: `,"name":value…`.
func payload(more string) string {
	return `{"iss":"` + issuer + `","vct":"` + vct + `","iat":1772442000` + more + `}`
}

func toJSON(t testing.TB, value any) string {
	t.Helper()
	encoded, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(encoded)
}

// split returns the issuer's JWT and what follows it.
func split(compact string) (jwt, rest string) {
	jwt, rest, _ = strings.Cut(compact, "~")
	return jwt, "~" + rest
}
