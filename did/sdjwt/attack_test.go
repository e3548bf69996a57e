package sdjwt_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/login"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

// Each test is a failure seen elsewhere.

func TestAnAttackersOwnDIDKeyCannotSpeakForAnotherIssuer(t *testing.T) {
	w := newWorld(t)
	attacker := generate(t, proof.ES256)
	self := did.KeyDID(attacker.Public())
	kid := string(self) + "#" + strings.TrimPrefix(string(self), "did:key:")
	compact, err := sdjwt.Issue(w.credential(), kid, attacker)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.verify(compact)
	wantCode(t, err, fault.UnknownIssuer)
	// Under the issuer's own key id it is a forgery.
	compact, err = sdjwt.Issue(w.credential(), w.kid, attacker)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.verify(compact)
	wantCode(t, err, fault.Forged)
	// Under the attacker's own name nobody here knows it.
	c := w.credential()
	c.Issuer = string(self)
	compact, err = sdjwt.Issue(c, kid, attacker)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.verify(compact)
	wantCode(t, err, fault.UnknownIssuer)
}

func TestAKeyInTheHeaderIsNotTakenAtItsWord(t *testing.T) {
	w := newWorld(t)
	attacker := generate(t, proof.ES256)
	for _, header := range []string{
		`{"alg":"ES256","jwk":` + string(attacker.Public().JWK()) + `,"kid":"` + w.kid + `","typ":"dc+sd-jwt"}`,
		`{"alg":"ES256","jku":"https://attacker.example/keys","kid":"` + w.kid + `","typ":"dc+sd-jwt"}`,
		`{"alg":"ES256","kid":"` + w.kid + `","typ":"dc+sd-jwt","x5u":"https://attacker.example/cert"}`,
		`{"alg":"ES256","crit":["b64"],"b64":false,"kid":"` + w.kid + `","typ":"dc+sd-jwt"}`,
	} {
		_, err := w.verify(signRaw(t, attacker, header, payload("")) + "~")
		wantCode(t, err, fault.Malformed)
	}
}

func TestAlgNoneAndNoProofAreRefused(t *testing.T) {
	w := newWorld(t)
	jwt, rest := split(w.issue(t))
	parts := strings.Split(jwt, ".")
	none := encode([]byte(`{"alg":"none","kid":"` + w.kid + `","typ":"dc+sd-jwt"}`))
	for name, compact := range map[string]string{
		"none, no signature":   none + "." + parts[1] + "." + rest,
		"none, old signature":  none + "." + parts[1] + "." + parts[2] + rest,
		"no signature":         parts[0] + "." + parts[1] + "." + rest,
		"no signature part":    parts[0] + "." + parts[1] + rest,
		"no token":             rest,
		"payload alone":        parts[1] + rest,
		"JSON instead":         `{"iss":"` + issuer + `"}~`,
		"signature of zeros":   parts[0] + "." + parts[1] + "." + encode(make([]byte, 64)) + rest,
		"none without kid":     encode([]byte(`{"alg":"none"}`)) + "." + parts[1] + "." + rest,
		"no disclosure marker": jwt,
	} {
		if _, err := w.verify(compact); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestAlgorithmConfusionIsRefused(t *testing.T) {
	w := newWorld(t)
	hs256 := encode([]byte(`{"alg":"HS256","kid":"`+w.kid+`","typ":"dc+sd-jwt"}`)) + "." + encode([]byte(payload("")))
	for _, secret := range [][]byte{w.issuerKey.Public().JWK(), w.issuerKey.Public().Point(), []byte(w.kid), nil} {
		mac := hmac.New(sha256.New, secret)
		mac.Write([]byte(hs256))
		// An HMAC is too short to be a signature; twice is long enough.
		sum := mac.Sum(nil)
		_, err := w.verify(hs256 + "." + encode(append(sum, sum...)) + "~")
		wantCode(t, err, fault.WrongAlgorithm)
	}
	for _, alg := range []string{"ES256K", "EdDSA"} {
		header := `{"alg":"` + alg + `","kid":"` + w.kid + `","typ":"dc+sd-jwt"}`
		_, err := w.verify(signRaw(t, w.issuerKey, header, payload("")) + "~")
		wantCode(t, err, fault.WrongAlgorithm)
		_, err = w.verify(signRaw(t, generate(t, proof.Algorithm(alg)), header, payload("")) + "~")
		wantCode(t, err, fault.WrongAlgorithm)
	}
}

func TestAnExpiredCredentialIsRefused(t *testing.T) {
	w := newWorld(t)
	_, err := w.verify(w.signed(t, payload(`,"exp":1772441999`)))
	wantCode(t, err, fault.Expired)
}

func TestSubjectsOfAnyShapeDoNotPanic(t *testing.T) {
	w := newWorld(t)
	for _, subject := range []string{`"did:example:123"`, `1`, `null`, `[]`, `["a"]`, `{}`, `{"id":1}`, `true`} {
		for _, name := range []string{"sub", "credentialSubject", "vc", "status", "credentialSchema", "@context"} {
			got, err := w.verify(w.signed(t, payload(`,"`+name+`":`+subject)))
			if err != nil {
				t.Fatalf("%s %s: %v", name, subject, err)
			}
			if _, kept := got.Claims[name]; !kept {
				t.Fatalf("%s is lost", name)
			}
		}
	}
}

// Nothing signed for one purpose is accepted for another, with the same key
// everywhere: command, login, issuance, credential, key binding.
func TestProofsOfOtherPurposesAreNoCredentials(t *testing.T) {
	w := newWorld(t)
	for _, typ := range []proof.Type{proof.TypCommand, proof.TypLogin, proof.TypKeyBinding, proof.TypIssuance, "vc+sd-jwt", "JWT"} {
		token, err := proof.SignAttached(w.issuerKey, typ, w.kid, []byte(payload("")))
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.verify(token + "~")
		wantCode(t, err, fault.WrongType)
	}
	jwt, _ := split(w.issue(t))
	token, err := proof.ParseAttached(jwt)
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []proof.Type{proof.TypCommand, proof.TypLogin, proof.TypKeyBinding, proof.TypIssuance} {
		wantCode(t, token.Verify(w.issuerKey.Public(), typ), fault.WrongType)
	}
	c, err := login.NewChallenge(strings.NewReader(strings.Repeat("x", 32)), "https://verifier.example", now, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	_, err = login.VerifyResponse(c, jwt, func(did.DID, string) (proof.PublicKey, error) { return w.issuerKey.Public(), nil }, now)
	wantCode(t, err, fault.Malformed)
}

func TestProofsOfOtherPurposesAreNoKeyBindings(t *testing.T) {
	w := newWorld(t)
	credential := w.issue(t)
	claims := `{"aud":"` + audience + `","iat":1772442000,"nonce":"` + nonce + `","sd_hash":"` + digestOf(credential) + `"}`
	good := signRaw(t, w.holder, `{"typ":"kb+jwt","alg":"ES256"}`, claims)
	if _, err := sdjwt.Verify(credential+good, w.keys, now, bound); err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]fault.Code{
		`{"alg":"ES256","typ":"holdfast-command+jws"}`: fault.WrongType,
		`{"alg":"ES256","typ":"holdfast-login+jws"}`:   fault.WrongType,
		`{"alg":"ES256","typ":"openid4vci-proof+jwt"}`: fault.WrongType,
		`{"alg":"ES256","typ":"dc+sd-jwt"}`:            fault.WrongType,
		`{"alg":"ES256","typ":1}`:                      fault.WrongType,
		`{"alg":"ES256"}`:                              fault.Malformed,
		`{"alg":"ES256","typ":null}`:                   fault.Malformed,
		`{"alg":"ES256","kid":"k","typ":"kb+jwt"}`:     fault.Malformed,
		`{"alg":"ES256","jwk":{},"typ":"kb+jwt"}`:      fault.Malformed,
		`{"alg":"ES256","alg":"ES256","typ":"kb+jwt"}`: fault.Malformed,
		`{"alg":"none","typ":"kb+jwt"}`:                fault.WrongAlgorithm,
		`{"alg":"HS256","typ":"kb+jwt"}`:               fault.WrongAlgorithm,
		`{"alg":"ES256K","typ":"kb+jwt"}`:              fault.WrongAlgorithm,
	} {
		_, err := sdjwt.Verify(credential+signRaw(t, w.holder, header, claims), w.keys, now, bound)
		if got := fault.CodeOf(err); got != want {
			t.Errorf("%s: %v", header, err)
		}
	}
}

func TestAPresentationReplayedElsewhereIsRefused(t *testing.T) {
	w := newWorld(t)
	credential := w.issue(t)
	presentation := w.bind(t, credential)
	for name, try := range map[string]struct {
		options sdjwt.Options
		at      time.Time
		want    fault.Code
	}{
		"other audience": {sdjwt.Options{KeyBinding: true, Audience: "https://attacker.example", Nonce: nonce}, now, fault.WrongAudience},
		"other nonce":    {sdjwt.Options{KeyBinding: true, Audience: audience, Nonce: "other"}, now, fault.WrongNonce},
		"too late":       {bound, now.Add(sdjwt.MaxBindingAge + time.Second), fault.Expired},
		"too early":      {bound, now.Add(-sdjwt.ClockSkew - time.Second), fault.NotYetValid},
		"in time":        {bound, now.Add(sdjwt.MaxBindingAge), ""},
	} {
		_, err := sdjwt.Verify(presentation, w.keys, try.at, try.options)
		if got := fault.CodeOf(err); got != try.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// sd_hash: the holder shows what the holder chose, no more and no less.
func TestDisclosuresCannotBeAddedToOrTakenFromAPresentation(t *testing.T) {
	w := newWorld(t)
	full := w.issue(t)
	parsed, err := sdjwt.Parse(full)
	if err != nil {
		t.Fatal(err)
	}
	some, err := parsed.Select("quantity")
	if err != nil {
		t.Fatal(err)
	}
	ofSome := strings.TrimPrefix(w.bind(t, some), some)
	if _, err := sdjwt.Verify(some+ofSome, w.keys, now, bound); err != nil {
		t.Fatal(err)
	}
	_, err = sdjwt.Verify(full+ofSome, w.keys, now, bound)
	wantCode(t, err, fault.Forged)
	jwt, _ := split(full)
	_, err = sdjwt.Verify(jwt+"~"+ofSome, w.keys, now, bound)
	wantCode(t, err, fault.Forged)
	// Of another credential of the same holder.
	_, err = sdjwt.Verify(w.issue(t)+ofSome, w.keys, now, bound)
	wantCode(t, err, fault.Forged)
}

func TestAKeyBindingByAnotherKeyIsRefused(t *testing.T) {
	w := newWorld(t)
	credential := w.issue(t)
	claims := `{"aud":"` + audience + `","iat":1772442000,"nonce":"` + nonce + `","sd_hash":"` + digestOf(credential) + `"}`
	header := `{"alg":"ES256","typ":"kb+jwt"}`
	for name, signer := range map[string]proof.Signer{"thief": generate(t, proof.ES256), "issuer": w.issuerKey} {
		_, err := sdjwt.Verify(credential+signRaw(t, signer, header, claims), w.keys, now, bound)
		if fault.CodeOf(err) != fault.Forged {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"more members":  strings.Replace(claims, "}", `,"transaction_data_hashes":["x"]}`, 1),
		"audience list": strings.Replace(claims, `"`+audience+`"`, `["`+audience+`"]`, 1),
		"no nonce":      strings.Replace(claims, `"nonce":"`+nonce+`",`, "", 1),
		"no time":       strings.Replace(claims, `"iat":1772442000,`, "", 1),
		"time as text":  strings.Replace(claims, "1772442000", `"1772442000"`, 1),
		"twice":         strings.Replace(claims, "{", `{"nonce":"x",`, 1),
		"no object":     "[]",
	} {
		_, err := sdjwt.Verify(credential+signRaw(t, w.holder, header, text), w.keys, now, bound)
		if fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, binding := range []string{"x", "a.b", "a.b.c.d", "..", "AAAA.AAAA.AAAA", strings.Repeat("A", 5000)} {
		if _, err := sdjwt.Verify(credential+binding, w.keys, now, bound); err == nil {
			t.Errorf("accepted binding %q", binding)
		}
	}
}

// Every byte of the compact form, every single-bit change and every other
// base64url character in its place: refused, at each position.
func TestAChangedByteAnywhereIsRefused(t *testing.T) {
	w := newWorld(t)
	presentation := w.bind(t, w.issue(t))
	if _, err := sdjwt.Verify(presentation, w.keys, now, bound); err != nil {
		t.Fatal(err)
	}
	for at := range presentation {
		for bit := range 8 {
			changed := []byte(presentation)
			changed[at] ^= 1 << bit
			if _, err := sdjwt.Verify(string(changed), w.keys, now, bound); err == nil {
				t.Fatalf("accepted with bit %d of byte %d changed", bit, at)
			}
		}
	}
}

// The last characters of each part carry unused bits: base64url is malleable
// there unless other spellings are refused.
func TestNoPartHasASecondSpelling(t *testing.T) {
	w := newWorld(t)
	presentation := w.bind(t, w.issue(t))
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for at := range presentation {
		last := at == len(presentation)-1 || presentation[at+1] == '.' || presentation[at+1] == '~'
		if !last {
			continue
		}
		for _, c := range alphabet {
			changed := presentation[:at] + string(c) + presentation[at+1:]
			if changed == presentation {
				continue
			}
			if _, err := sdjwt.Verify(changed, w.keys, now, bound); err == nil {
				t.Fatalf("accepted %q at %d", c, at)
			}
		}
	}
}

func TestAnyEditIsRefused(t *testing.T) {
	w := newWorld(t)
	presentation := w.bind(t, w.issue(t))
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(presentation)).Draw(t, "from")
		to := rapid.IntRange(from, min(from+8, len(presentation))).Draw(t, "to")
		insert := rapid.StringMatching(`[A-Za-z0-9_.~=\n-]{0,8}`).Draw(t, "insert")
		changed := presentation[:from] + insert + presentation[to:]
		if changed == presentation {
			return
		}
		if _, err := sdjwt.Verify(changed, w.keys, now, bound); err == nil {
			t.Fatalf("accepted %s", changed)
		}
	})
}
