package login_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/login"
	"holdfast/did/proof"
)

const origin login.Audience = "https://holdfast.example"

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

type person struct {
	key *proof.PrivateKey
	id  did.DID
	kid string
}

func newPerson(t testing.TB) person {
	t.Helper()
	key, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	return person{key, did.HoldfastDID(key.Public()), key.Public().Thumbprint()}
}

// knows is a lookup that has exactly these people's keys.
func knows(people ...person) login.KeyLookup {
	return func(id did.DID, kid string) (proof.PublicKey, error) {
		for _, p := range people {
			if p.id == id && p.kid == kid {
				return p.key.Public(), nil
			}
		}
		return proof.PublicKey{}, fault.New(fault.NotFound, "no such key")
	}
}

func challenge(t testing.TB) login.Challenge {
	t.Helper()
	c, err := login.NewChallenge(rand.Reader, origin, start, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (p person) answer(t testing.TB, c login.Challenge, at time.Time) string {
	t.Helper()
	response, err := login.SignResponse(p.key, p.kid, p.id, c, at)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

func wantCode(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if got := fault.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

func TestAnAnsweredChallengeSaysWhoLoggedIn(t *testing.T) {
	p, c := newPerson(t), challenge(t)
	response := p.answer(t, c, start.Add(time.Second))
	got, err := login.VerifyResponse(c, response, knows(p), start.Add(2*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	if want := (login.Login{DID: p.id, KeyID: p.kid, Key: p.key.Public(), SignedAt: start.Add(time.Second)}); got != want {
		t.Fatalf("got %+v", got)
	}
	if nonce, err := login.NonceOf(response); err != nil || nonce != c.Nonce {
		t.Fatalf("%s, %v", nonce, err)
	}
}

func TestAResponseIsGoodOnlyForItsOwnChallengeVerifierAndTime(t *testing.T) {
	p, c := newPerson(t), challenge(t)
	response := p.answer(t, c, start)
	other := c
	other.Audience = "https://attacker.example"
	later := c
	later.Expires = c.Expires.Add(time.Minute)
	for name, try := range map[string]struct {
		challenge login.Challenge
		at        time.Time
		want      fault.Code
	}{
		"another challenge": {challenge(t), start, fault.WrongNonce},
		"another verifier":  {other, start, fault.WrongAudience},
		"another end":       {later, start, fault.WrongNonce},
		"no challenge":      {login.Challenge{}, start, fault.WrongAudience},
		"just in time":      {c, c.Expires.Add(-time.Second), ""},
		"at its end":        {c, c.Expires, fault.Expired},
		"long after":        {c, start.AddDate(1, 0, 0), fault.Expired},
		"clock ahead":       {c, start.Add(-login.ClockSkew), ""},
		"from the future":   {c, start.Add(-login.ClockSkew - time.Second), fault.NotYetValid},
	} {
		_, err := login.VerifyResponse(try.challenge, response, knows(p), try.at)
		if got := fault.CodeOf(err); got != try.want {
			t.Errorf("%s: got %q (%v), want %q", name, got, err, try.want)
		}
	}
	old := p.answer(t, c, start.Add(-login.MaxTTL-time.Second))
	_, err := login.VerifyResponse(c, old, knows(p), start)
	wantCode(t, err, fault.Expired)
}

func TestOnlyTheNamedPartysKeyLogsIn(t *testing.T) {
	victim, attacker, c := newPerson(t), newPerson(t), challenge(t)
	// The attacker's key under the victim's identifier.
	forged, err := login.SignResponse(attacker.key, attacker.kid, victim.id, c, start)
	if err != nil {
		t.Fatal(err)
	}
	_, err = login.VerifyResponse(c, forged, knows(victim, attacker), start)
	wantCode(t, err, fault.WrongSubject)
	// The attacker's signature under the victim's identifier and key id.
	forged, err = login.SignResponse(attacker.key, victim.kid, victim.id, c, start)
	if err != nil {
		t.Fatal(err)
	}
	_, err = login.VerifyResponse(c, forged, knows(victim, attacker), start)
	wantCode(t, err, fault.Forged)
	// A lookup that fails is not an answer about the key.
	down := func(did.DID, string) (proof.PublicKey, error) { return proof.PublicKey{}, errors.New("ledger away") }
	_, err = login.VerifyResponse(c, victim.answer(t, c, start), down, start)
	wantCode(t, err, fault.Internal)
}

// Whoever picks the nonce picks part of what is signed; it is a login still.
func TestALoginIsNeverACommandNorACommandALogin(t *testing.T) {
	p, c := newPerson(t), challenge(t)
	response := p.answer(t, c, start)
	token, err := proof.ParseAttached(response)
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []proof.Type{proof.TypCommand, proof.TypCredential, proof.TypKeyBinding, proof.TypIssuance} {
		wantCode(t, token.Verify(p.key.Public(), typ), fault.WrongType)
		other, err := proof.SignAttached(p.key, typ, p.kid, token.Payload)
		if err != nil {
			t.Fatal(err)
		}
		_, err = login.VerifyResponse(c, other, knows(p), start)
		wantCode(t, err, fault.WrongType)
	}
}

func TestAnyOtherStatementIsMalformed(t *testing.T) {
	p, c := newPerson(t), challenge(t)
	good := fmt.Sprintf(`{"aud":%q,"did":%q,"exp":%d,"iat":%d,"nonce":%q}`, c.Audience, p.id, c.Expires.Unix(), start.Unix(), c.Nonce)
	sign := func(statement string) string {
		response, err := proof.SignAttached(p.key, proof.TypLogin, p.kid, []byte(statement))
		if err != nil {
			t.Fatal(err)
		}
		return response
	}
	if _, err := login.VerifyResponse(c, sign(good), knows(p), start); err != nil {
		t.Fatal(err)
	}
	for name, statement := range map[string]string{
		"unknown member":  strings.Replace(good, "}", `,"scope":"transfer"}`, 1),
		"missing member":  strings.Replace(good, `,"nonce":"`+string(c.Nonce)+`"`, "", 1),
		"twice":           strings.Replace(good, `{`, `{"aud":"https://attacker.example",`, 1),
		"case variant":    strings.Replace(good, `"nonce"`, `"Nonce"`, 1),
		"space":           strings.Replace(good, `,`, `, `, 1),
		"other order":     strings.Replace(strings.Replace(good, `"iat"`, `"x"`, 1), `"exp"`, `"iat"`, 1),
		"number as text":  strings.Replace(good, fmt.Sprint(c.Expires.Unix()), fmt.Sprintf("%q", fmt.Sprint(c.Expires.Unix())), 1),
		"fraction":        strings.Replace(good, fmt.Sprint(start.Unix()), fmt.Sprint(start.Unix())+".0", 1),
		"not a DID":       strings.Replace(good, "did:holdfast", "did holdfast", 1),
		"null":            "null",
		"array":           "[" + good + "]",
		"trailing object": good + "{}",
	} {
		if _, err := login.VerifyResponse(c, sign(statement), knows(p), start); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := login.VerifyResponse(c, strings.Repeat("a", login.MaxResponse+1), knows(p), start)
	wantCode(t, err, fault.TooLarge)
}

func TestAChallengeIsBoundToAnOriginAndThreeMinutes(t *testing.T) {
	for _, text := range []string{"https://holdfast.example", "https://holdfast.example:8443", "http://holdfast.localhost:8080", "http://localhost:1", "https://holdfast.localhost"} {
		if got, err := login.ParseAudience(text); err != nil || string(got) != text {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{
		"", "holdfast.example", "https://", "https://Holdfast.example", "https://holdfast.example/", "https://holdfast.example/a",
		"https://holdfast.example?a", "https://holdfast.example#a", "https://user@holdfast.example", "https://holdfast.example:443",
		"https://holdfast.example:", "http://holdfast.example", "http://localhost.attacker.example", "http://attackerlocalhost",
		"http://localhost:80", "ftp://localhost", "https://홀드.example", "https://" + strings.Repeat("a", 300), "https://a b",
	} {
		if _, err := login.ParseAudience(text); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
		_, err := login.NewChallenge(rand.Reader, login.Audience(text), start, time.Minute)
		wantCode(t, err, fault.Malformed)
	}
	for _, ttl := range []time.Duration{0, -time.Second, login.MaxTTL + time.Second} {
		_, err := login.NewChallenge(rand.Reader, origin, start, ttl)
		wantCode(t, err, fault.Malformed)
	}
	_, err := login.NewChallenge(bytes.NewReader(make([]byte, 31)), origin, start, time.Minute)
	wantCode(t, err, fault.Internal)
	if one, other := challenge(t), challenge(t); one.Nonce == other.Nonce || len(one.Nonce) != 43 {
		t.Errorf("nonces %s and %s", one.Nonce, other.Nonce)
	}
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

func TestAnyChangedCharacterOfAResponseIsRefused(t *testing.T) {
	p, c := newPerson(t), challenge(t)
	response := p.answer(t, c, start)
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(response)-1).Draw(t, "at")
		changed := response[:at] + rapid.SampledFrom(strings.Split(alphabet, "")).Draw(t, "to") + response[at+1:]
		if changed == response {
			return
		}
		if _, err := login.VerifyResponse(c, changed, knows(p), start); err == nil {
			t.Fatalf("accepted %s", changed)
		}
	})
}

// fixedPerson and fixedChallenge are the same in every process, and EdDSA is
// deterministic, so that all workers speak of the same response.
func fixedPerson(t testing.TB) person {
	t.Helper()
	key, err := proof.NewSigner(proof.EdDSA, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return person{key, did.HoldfastDID(key.Public()), key.Public().Thumbprint()}
}

func fixedChallenge() login.Challenge {
	return login.Challenge{Nonce: login.Nonce(strings.Repeat("A", 43)), Audience: origin, Expires: start.Add(time.Minute)}
}

func FuzzVerifyResponse(f *testing.F) {
	p, c := fixedPerson(f), fixedChallenge()
	seen := p.answer(f, c, start)
	f.Add(seen)
	f.Add("..")
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	f.Add("." + base64.RawURLEncoding.EncodeToString([]byte(`{"aud":"","did":"","exp":0,"iat":0,"nonce":""}`)) + ".")
	f.Fuzz(func(t *testing.T, response string) {
		if _, err := login.VerifyResponse(c, response, knows(p), start); err == nil && response != seen {
			t.Fatalf("accepted %s", response)
		}
	})
}

// FuzzStatement signs whatever the fuzzer writes: the holder of a key is free
// to. What is accepted names the challenge.
func FuzzStatement(f *testing.F) {
	p, c := fixedPerson(f), fixedChallenge()
	good := fmt.Sprintf(`{"aud":%q,"did":"did:a:b","exp":%d,"iat":%d,"nonce":%q}`, c.Audience, c.Expires.Unix(), start.Unix(), c.Nonce)
	f.Add([]byte(good))
	f.Add([]byte(strings.ToUpper(good)))
	f.Add([]byte(`{}`))
	anyone := func(did.DID, string) (proof.PublicKey, error) { return p.key.Public(), nil }
	f.Fuzz(func(t *testing.T, statement []byte) {
		response, err := proof.SignAttached(p.key, proof.TypLogin, p.kid, statement)
		if err != nil {
			return
		}
		got, err := login.VerifyResponse(c, response, anyone, start)
		if err != nil {
			return
		}
		want := fmt.Sprintf(`{"aud":%q,"did":%q,"exp":%d,"iat":%d,"nonce":%q}`, c.Audience, got.DID, c.Expires.Unix(), got.SignedAt.Unix(), c.Nonce)
		if string(statement) != want {
			t.Fatalf("accepted %s", statement)
		}
	})
}
