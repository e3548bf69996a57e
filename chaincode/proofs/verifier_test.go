package proofs_test

import (
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/value"
	"holdfast/did/proof"
)

var message = []byte(`{"v":1}`)

func newKey(t testing.TB, algorithm proof.Algorithm) (*proof.PrivateKey, string, value.KeyID) {
	t.Helper()
	key, err := proof.Generate(algorithm)
	if err != nil {
		t.Fatal(err)
	}
	thumbprint := key.Public().Thumbprint()
	return key, string(key.Public().JWK()), value.KeyOf(value.PartyDID(thumbprint), thumbprint)
}

func TestACommandSignedByItsKeyIsAccepted(t *testing.T) {
	for _, algorithm := range []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K} {
		key, jwk, id := newKey(t, algorithm)
		signed, err := proofs.Sign(key, id, message)
		if err != nil {
			t.Fatal(err)
		}
		var verifier proofs.Verifier
		if err := verifier.Verify(jwk, id, message, signed); err != nil {
			t.Errorf("%s: %v", algorithm, err)
		}
		if named, err := verifier.KeyID(signed); err != nil || named != id {
			t.Errorf("%s: the proof names %q (%v)", algorithm, named, err)
		}
		if thumbprint, err := verifier.Thumbprint(jwk); err != nil || thumbprint != key.Public().Thumbprint() {
			t.Errorf("%s: thumbprint %q (%v)", algorithm, thumbprint, err)
		}
	}
}

func TestAProofOfSomethingElseIsRefused(t *testing.T) {
	key, jwk, id := newKey(t, proof.ES256)
	_, otherJWK, otherID := newKey(t, proof.ES256)
	good, err := proofs.Sign(key, id, message)
	if err != nil {
		t.Fatal(err)
	}
	sign := func(typ proof.Type, kid value.KeyID, payload []byte) model.Proof {
		val, err := proof.SignDetached(key, typ, string(kid), payload)
		if err != nil {
			t.Fatal(err)
		}
		return model.Proof{Type: proofs.TypeJWS, Value: val}
	}
	cases := map[string]model.Proof{
		"another message":    sign(proof.TypCommand, id, []byte(`{"v":2}`)),
		"another key's name": sign(proof.TypCommand, otherID, message),
		"a login":            sign(proof.TypLogin, id, message),
		"another proof type": {Type: "kb-jwt", Value: good.Value},
		"no proof type":      {Value: good.Value},
		"no value":           {Type: proofs.TypeJWS},
		"a changed byte":     {Type: proofs.TypeJWS, Value: strings.Replace(good.Value, "..", "..A", 1)},
	}
	var verifier proofs.Verifier
	for name, p := range cases {
		if err := verifier.Verify(jwk, id, message, p); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if err := verifier.Verify(otherJWK, id, message, good); err == nil {
		t.Error("another key's signature was accepted")
	}
}

func TestAKeyHasOneSpelling(t *testing.T) {
	_, jwk, _ := newKey(t, proof.ES256)
	for name, other := range map[string]string{
		"white space": " " + jwk,
		"other order": strings.Replace(jwk, `"crv":"P-256","kty":"EC"`, `"kty":"EC","crv":"P-256"`, 1),
		"alg":         strings.Replace(jwk, `{`, `{"alg":"ES256",`, 1),
		"nothing":     "",
	} {
		if other == jwk {
			t.Fatalf("%s: the case changes nothing", name)
		}
		if _, err := (proofs.Verifier{}).Thumbprint(other); err == nil {
			t.Errorf("a key with %s was read", name)
		}
	}
}

func FuzzVerify(f *testing.F) {
	key, jwk, id := newKey(f, proof.EdDSA)
	signed, err := proofs.Sign(key, id, message)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(jwk, signed.Type, signed.Value)
	f.Fuzz(func(t *testing.T, jwk, typ, value string) {
		p := model.Proof{Type: typ, Value: value}
		if err := (proofs.Verifier{}).Verify(jwk, id, []byte("never signed"), p); err == nil {
			t.Errorf("%s %s proves what was never signed", typ, value)
		}
	})
}
