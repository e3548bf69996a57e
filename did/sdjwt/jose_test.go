package sdjwt_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"

	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

func joseKey(t *testing.T, jwk []byte) jose.JSONWebKey {
	t.Helper()
	var key jose.JSONWebKey
	if err := json.Unmarshal(jwk, &key); err != nil {
		t.Fatal(err)
	}
	return key
}

func joseVerify(t *testing.T, jwt string, public proof.PublicKey, typ string) []byte {
	t.Helper()
	parsed, err := jose.ParseSigned(jwt, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		t.Fatal(err)
	}
	if got := parsed.Signatures[0].Protected.ExtraHeaders[jose.HeaderType]; got != typ {
		t.Fatalf("typ %v", got)
	}
	payload, err := parsed.Verify(joseKey(t, public.JWK()))
	if err != nil {
		t.Fatal(err)
	}
	return payload
}

func TestAnIndependentImplementationVerifiesWhatWeIssueAndPresent(t *testing.T) {
	w := newWorld(t)
	credential := w.issue(t)
	parts := strings.Split(w.bind(t, credential), "~")
	var claims struct {
		Issuer  string   `json:"iss"`
		Digests []string `json:"_sd"`
		Holder  struct {
			Key jose.JSONWebKey `json:"jwk"`
		} `json:"cnf"`
	}
	if err := json.Unmarshal(joseVerify(t, parts[0], w.issuerKey.Public(), "dc+sd-jwt"), &claims); err != nil {
		t.Fatal(err)
	}
	if claims.Issuer != issuer || len(claims.Digests) != 3 || !claims.Holder.Key.Valid() {
		t.Fatalf("%+v", claims)
	}
	for _, disclosure := range parts[1 : len(parts)-1] {
		if !strings.Contains(strings.Join(claims.Digests, " "), digestOf(disclosure)) {
			t.Fatalf("no digest for %s", disclosure)
		}
	}
	var binding map[string]any
	if err := json.Unmarshal(joseVerify(t, parts[len(parts)-1], w.holder.Public(), "kb+jwt"), &binding); err != nil {
		t.Fatal(err)
	}
	if binding["sd_hash"] != digestOf(credential) || binding["nonce"] != nonce || binding["aud"] != audience {
		t.Fatalf("%v", binding)
	}
}

func joseSign(t *testing.T, key *proof.PrivateKey, kid, typ, payload string) string {
	t.Helper()
	private := joseKey(t, key.JWK())
	private.KeyID = kid
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: private}, (&jose.SignerOptions{}).WithType(jose.ContentType(typ)))
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign([]byte(payload))
	if err != nil {
		t.Fatal(err)
	}
	compact, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return compact
}

func TestWeVerifyWhatAnIndependentImplementationIssuesAndPresents(t *testing.T) {
	w := newWorld(t)
	disclosure := encode([]byte(`["c2FsdHNhbHRzYWx0c2FsdA", "quantity", "100"]`))
	credential := joseSign(t, w.issuerKey, w.kid, "dc+sd-jwt",
		payload(`,"_sd_alg":"sha-256","_sd":["`+digestOf(disclosure)+`"],"cnf":{"jwk":`+string(w.holder.Public().JWK())+`}`)) + "~" + disclosure + "~"
	binding := joseSign(t, w.holder, "", "kb+jwt", toJSON(t, map[string]any{
		"iat": now.Unix(), "aud": audience, "nonce": nonce, "sd_hash": digestOf(credential),
	}))
	got, err := sdjwt.Verify(credential+binding, w.keys, now, bound)
	if err != nil || got.Claims["quantity"] != "100" {
		t.Fatalf("%v, %v", got.Claims, err)
	}
}
