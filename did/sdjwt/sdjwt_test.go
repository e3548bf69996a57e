package sdjwt_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

func TestAnIssuedCredentialVerifiesWithItsClaims(t *testing.T) {
	for _, algorithm := range []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K} {
		w := newWorld(t)
		w.issuerKey = generate(t, algorithm)
		got, err := w.verify(w.issue(t))
		if err != nil {
			t.Fatal(err)
		}
		if got.Issuer != issuer || got.Type != vct || got.KeyID != w.kid || got.Holder != w.holder.Public() ||
			!got.IssuedAt.Equal(now) || !got.Expires.Equal(now.Add(time.Hour)) {
			t.Fatalf("%+v", got)
		}
		delete(got.Claims, "cnf")
		want := map[string]any{
			"iss": issuer, "vct": vct, "iat": json.Number("1772442000"), "exp": json.Number("1772445600"),
			"ledger": "abc", "block": json.Number("7"), "sub": "did:holdfast:someone",
			"quantity": "100", "price": map[string]any{"won": "5000000"}, "seller": "did:holdfast:seller",
		}
		if !reflect.DeepEqual(got.Claims, want) {
			t.Fatalf("claims %v", got.Claims)
		}
	}
}

func TestTheHolderChoosesWhichClaimsAreSeen(t *testing.T) {
	w := newWorld(t)
	compact := w.issue(t)
	parsed, err := sdjwt.Parse(compact)
	if err != nil {
		t.Fatal(err)
	}
	if names := parsed.Names(); !slices.Equal(names, []string{"price", "quantity", "seller"}) {
		t.Fatal(names)
	}
	full, err := w.verify(compact)
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range [][]string{nil, {"price"}, {"seller", "quantity"}} {
		selected, err := parsed.Select(names...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.verify(selected)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"price", "quantity", "seller"} {
			if _, shown := got.Claims[name]; shown != slices.Contains(names, name) {
				t.Errorf("%v: %s shown: %v", names, name, shown)
			}
		}
		if got.Digest != full.Digest {
			t.Error("digest depends on what is shown")
		}
		if slices.Contains(names, "price") == !strings.Contains(fmt.Sprint(got.Claims), "5000000") {
			t.Errorf("%v: price leaks or is missing", names)
		}
	}
	_, err = parsed.Select("birthdate")
	wantCode(t, err, fault.NotFound)
}

func TestDisclosuresAreSaltedSoEqualClaimsDiffer(t *testing.T) {
	w := newWorld(t)
	one, other := w.issue(t), w.issue(t)
	_, oneRest := split(one)
	_, otherRest := split(other)
	for _, item := range strings.Split(strings.Trim(oneRest, "~"), "~") {
		if strings.Contains(otherRest, item) {
			t.Fatal("two credentials share a disclosure")
		}
	}
}

func TestOnlyTheHolderCanPresentABoundCredential(t *testing.T) {
	w := newWorld(t)
	credential := w.issue(t)
	presentation := w.bind(t, credential)
	got, err := sdjwt.Verify(presentation, w.keys, now.Add(time.Minute), bound)
	if err != nil || got.Holder != w.holder.Public() {
		t.Fatal(err)
	}
	_, err = sdjwt.Verify(credential, w.keys, now, bound)
	wantCode(t, err, fault.NoHolderProof)
	_, err = sdjwt.Bind(credential, generate(t, proof.ES256), audience, nonce, now)
	wantCode(t, err, fault.WrongKey)
	_, err = sdjwt.Bind(presentation, w.holder, audience, nonce, now)
	wantCode(t, err, fault.Malformed)
	_, err = sdjwt.Bind(credential, w.holder, "", nonce, now)
	wantCode(t, err, fault.Malformed)
	// Whoever asks for nothing is not shown to.
	_, err = w.verify(presentation)
	wantCode(t, err, fault.WrongAudience)
	// A credential of nobody's can't be presented by somebody.
	c := w.credential()
	c.Holder = proof.PublicKey{}
	bearer, err := sdjwt.Issue(c, w.kid, w.issuerKey)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.verify(bearer); err != nil || !got.Holder.IsZero() {
		t.Fatal(err)
	}
	_, err = sdjwt.Bind(bearer, w.holder, audience, nonce, now)
	wantCode(t, err, fault.WrongKey)
	_, binding, _ := strings.Cut(presentation[len(credential)-1:], "~")
	_, err = sdjwt.Verify(bearer+binding, w.keys, now, bound)
	wantCode(t, err, fault.NoHolderProof)
}

func TestTimesAreChecked(t *testing.T) {
	w := newWorld(t)
	compact := w.issue(t)
	for name, try := range map[string]struct {
		at   time.Time
		want fault.Code
	}{
		"last second":  {now.Add(time.Hour - time.Second), ""},
		"at its end":   {now.Add(time.Hour), fault.Expired},
		"year after":   {now.AddDate(1, 0, 0), fault.Expired},
		"clock behind": {now.Add(-sdjwt.ClockSkew), ""},
		"not issued":   {now.Add(-sdjwt.ClockSkew - time.Second), fault.NotYetValid},
	} {
		_, err := sdjwt.Verify(compact, w.keys, try.at, sdjwt.Options{})
		if got := fault.CodeOf(err); got != try.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := w.verify(w.signed(t, payload(`,"nbf":1772442100`)))
	wantCode(t, err, fault.NotYetValid)
	c := w.credential()
	c.Expires = c.IssuedAt
	_, err = sdjwt.Issue(c, w.kid, w.issuerKey)
	wantCode(t, err, fault.Expired)
	c.Expires = time.Time{}
	endless, err := sdjwt.Issue(c, w.kid, w.issuerKey)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := sdjwt.Verify(endless, w.keys, now.AddDate(50, 0, 0), sdjwt.Options{}); err != nil || !got.Expires.IsZero() {
		t.Fatal(err)
	}
}

func TestAnotherTypeOfCredentialIsRefused(t *testing.T) {
	w := newWorld(t)
	_, err := sdjwt.Verify(w.issue(t), w.keys, now, sdjwt.Options{Type: vct})
	wantCode(t, err, "")
	_, err = sdjwt.Verify(w.issue(t), w.keys, now, sdjwt.Options{Type: vct + "/other"})
	wantCode(t, err, fault.WrongType)
}

func TestAnIssuerWhoseKeysCannotBeAskedIsNotCalledUnknown(t *testing.T) {
	w := newWorld(t)
	down := func(string, string) (proof.PublicKey, error) { return proof.PublicKey{}, errors.New("away") }
	_, err := sdjwt.Verify(w.issue(t), down, now, sdjwt.Options{})
	wantCode(t, err, fault.Internal)
	_, err = sdjwt.Verify(w.issue(t), w.keys, now, sdjwt.Options{KeyBinding: true})
	wantCode(t, err, fault.Internal)
}

func TestIssuingRefusesWhatVerifiersWould(t *testing.T) {
	w := newWorld(t)
	deep := any("x")
	for range 20 {
		deep = map[string]any{"a": deep}
	}
	many := map[string]any{}
	for i := range sdjwt.MaxDisclosures + 1 {
		many[fmt.Sprint("c", i)] = i
	}
	for name, change := range map[string]func(*sdjwt.Credential){
		"no issuer":             func(c *sdjwt.Credential) { c.Issuer = "" },
		"no type":               func(c *sdjwt.Credential) { c.Type = "" },
		"claim iss":             func(c *sdjwt.Credential) { c.Claims["iss"] = "x" },
		"claim exp":             func(c *sdjwt.Credential) { c.Expires = time.Time{}; c.Claims["exp"] = 1 },
		"claim cnf":             func(c *sdjwt.Credential) { c.Holder = proof.PublicKey{}; c.Claims["cnf"] = "x" },
		"claim _sd":             func(c *sdjwt.Credential) { c.Claims["_sd"] = []string{} },
		"claim nested ...":      func(c *sdjwt.Credential) { c.Claims["a"] = map[string]any{"...": "x", "b": 1} },
		"claim nested _sd_alg":  func(c *sdjwt.Credential) { c.Claims["a"] = map[string]any{"_sd_alg": "sha-1"} },
		"disclosable _sd":       func(c *sdjwt.Credential) { c.Disclosable["_sd"] = 1 },
		"disclosable exp":       func(c *sdjwt.Credential) { c.Disclosable["exp"] = 1 },
		"disclosable status":    func(c *sdjwt.Credential) { c.Disclosable["status"] = 1 },
		"disclosable twice":     func(c *sdjwt.Credential) { c.Disclosable["ledger"] = 1 },
		"not JSON":              func(c *sdjwt.Credential) { c.Claims["a"] = make(chan int) },
		"disclosable not JSON":  func(c *sdjwt.Credential) { c.Disclosable["a"] = make(chan int) },
		"too deep":              func(c *sdjwt.Credential) { c.Claims["a"] = deep },
		"too long":              func(c *sdjwt.Credential) { c.Claims["a"] = strings.Repeat("x", 70_000) },
		"too long disclosure":   func(c *sdjwt.Credential) { c.Disclosable["a"] = strings.Repeat("x", 20_000) },
		"too many":              func(c *sdjwt.Credential) { c.Disclosable = many },
		"issued before time":    func(c *sdjwt.Credential) { c.IssuedAt = time.Time{} },
		"far beyond year 9999 ": func(c *sdjwt.Credential) { c.Expires = time.Unix(253402300800, 0) },
	} {
		c := w.credential()
		change(&c)
		if compact, err := sdjwt.Issue(c, w.kid, w.issuerKey); err == nil || compact != "" {
			t.Errorf("%s: issued %s", name, compact)
		}
	}
	if _, err := sdjwt.Issue(w.credential(), "a b", w.issuerKey); fault.CodeOf(err) != fault.Malformed {
		t.Error(err)
	}
}
