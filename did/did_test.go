package did_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/proof"
)

var algorithms = []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K}

func publicKey(t testing.TB, algorithm proof.Algorithm) proof.PublicKey {
	t.Helper()
	key, err := proof.Generate(algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return key.Public()
}

func wantCode(t testing.TB, err error, want fault.Code) {
	t.Helper()
	if got := fault.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

// parties is a ledger of this test's making.
type parties map[did.DID][]did.PartyKey

func (p parties) PartyKeys(_ context.Context, id did.DID) ([]did.PartyKey, error) {
	keys, known := p[id]
	if !known {
		return nil, fault.New(fault.NotFound, "no such party")
	}
	return keys, nil
}

func newRegistry(p parties) *did.Registry {
	return did.NewRegistry(did.KeyMethod(), did.JWKMethod(), did.Holdfast(p))
}

func TestOnlyPlainIdentifiersAreRead(t *testing.T) {
	for _, text := range []string{"did:key:z6Mk", "did:a:b", "did:web:example.com:a", "did:holdfast:A-_.b"} {
		id, err := did.Parse(text)
		if err != nil || string(id) != text {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{
		"", "did", "did:", "did:a", "did:a:", "did::a", "DID:a:b", "did:A:b", "did:a b:c", "did:a:b c", "did:a:b#c",
		"did:a:b?c", "did:a:b/c", "did:a:b%41", "did:a:b:", "urn:a:b", " did:a:b", "did:a:b\n", "did:a:é", "did:a:\x00",
		"did:" + strings.Repeat("m", 33) + ":a",
	} {
		if _, err := did.Parse(text); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, err := did.Parse("did:a:" + strings.Repeat("b", did.MaxDID))
	wantCode(t, err, fault.TooLarge)
}

func TestAKeyIDHasOneFragmentAndNoPathOrQuery(t *testing.T) {
	id, err := did.ParseKeyID("did:a:b#c")
	if err != nil || id.DID() != "did:a:b" {
		t.Fatalf("%s, %v", id, err)
	}
	for _, text := range []string{"did:a:b", "did:a:b#", "#c", "did:a:b#c#d", "did:a:b/p#c", "did:a:b?q#c", "did:a:b#c d", "did:a:b#" + strings.Repeat("c", 129)} {
		if _, err := did.ParseKeyID(text); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
	_, err = did.ParseKeyID("did:a:b#" + strings.Repeat("c", 1000))
	wantCode(t, err, fault.TooLarge)
}

func TestAPartyIdentifierIsTheThumbprintOfItsFirstKey(t *testing.T) {
	key := publicKey(t, proof.ES256)
	id := did.HoldfastDID(key)
	if string(id) != "did:holdfast:"+key.Thumbprint() {
		t.Fatal(id)
	}
	if parsed, err := did.ParseHoldfast(string(id)); err != nil || parsed != id {
		t.Fatal(err)
	}
	for _, text := range []string{
		"did:holdfast:", "did:holdfast:abc", string(id) + "A", string(id[:len(id)-1]), "did:key:" + key.Thumbprint(),
		"did:holdfast:" + strings.Repeat("A", 42) + "B", // unused bits set
		"did:holdfast:" + strings.Repeat(":", 43),
	} {
		if _, err := did.ParseHoldfast(text); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAPartyResolvesToItsUsableKeysWithTheirPurposes(t *testing.T) {
	first, second, spare := publicKey(t, proof.ES256), publicKey(t, proof.EdDSA), publicKey(t, proof.ES256)
	party := did.HoldfastDID(first)
	registry := newRegistry(parties{party: {
		{Public: second, Purposes: []did.Purpose{did.PurposeSign}},
		{Public: first, Purposes: []did.Purpose{did.PurposeLogIn, did.PurposeSign}},
		{Public: spare, Purposes: []did.Purpose{did.PurposeRecover}},
	}})
	document, err := registry.Resolve(t.Context(), string(party))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key     proof.PublicKey
		use     did.Relationship
		allowed bool
	}{
		{first, did.Authentication, true},
		{first, did.AssertionMethod, true},
		{first, did.CapabilityInvocation, true},
		{first, did.CapabilityDelegation, false},
		{second, did.Authentication, false},
		{second, did.CapabilityInvocation, true},
		{spare, did.Authentication, false},
		{spare, did.CapabilityInvocation, false},
		{publicKey(t, proof.ES256), did.Authentication, false},
	} {
		got, err := document.KeyFor(did.HoldfastKeyID(party, c.key), c.use)
		if c.allowed != (err == nil) || c.allowed && got != c.key {
			t.Errorf("%s: allowed %v, got %v", c.use, c.allowed, err)
		}
	}
	_, err = registry.Resolve(t.Context(), string(did.HoldfastDID(second)))
	wantCode(t, err, fault.NotFound)
	many := newRegistry(parties{party: make([]did.PartyKey, 65)})
	_, err = many.Resolve(t.Context(), string(party))
	wantCode(t, err, fault.TooLarge)
}

func TestAnUnknownMethodIsNeverFetched(t *testing.T) {
	for _, text := range []string{"did:web:attacker.example", "did:ion:abc", "did:peer:0z6Mk"} {
		_, err := newRegistry(nil).Resolve(t.Context(), text)
		wantCode(t, err, fault.UnknownMethod)
	}
	_, err := newRegistry(nil).Resolve(t.Context(), "not a did")
	wantCode(t, err, fault.Malformed)
}

// Vectors of the did:key and did:jwk specifications.
func TestPublishedVectors(t *testing.T) {
	for id, jwk := range map[string]string{
		"did:key:z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH":  "",
		"did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169": `{"crv":"P-256","kty":"EC","x":"fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI","y":"hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU"}`,
		"did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme": `{"crv":"secp256k1","kty":"EC","x":"h0wVx_2iDlOcblulc8E5iEw1EYh5n1RYtLQfeSTyNc0","y":"O2EATIGbu6DezKFptj5scAIRntgfecanVNXxat1rnwE"}`,
		"did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9": `{"crv":"P-256","kty":"EC","x":"acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0","y":"_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE"}`,
	} {
		document, err := newRegistry(nil).Resolve(t.Context(), id)
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		if got := string(document.Keys[0].Public.JWK()); jwk != "" && got != jwk {
			t.Errorf("%s: %s", id, got)
		}
	}
}

func TestASelfDescribingIdentifierResolvesToItsKey(t *testing.T) {
	for _, algorithm := range algorithms {
		for range 20 { // both signs of y
			key := publicKey(t, algorithm)
			for id, fragment := range map[did.DID]string{
				did.KeyDID(key): strings.TrimPrefix(string(did.KeyDID(key)), "did:key:"),
				did.JWKDID(key): "0",
			} {
				document, err := newRegistry(nil).Resolve(t.Context(), string(id))
				if err != nil {
					t.Fatal(err)
				}
				got, err := document.KeyFor(id.Key(fragment), did.Authentication)
				if err != nil || got != key {
					t.Fatalf("%s: %v", id, err)
				}
			}
		}
	}
}

func TestAKeyIdentifierSpelledOtherwiseIsRefused(t *testing.T) {
	key := publicKey(t, proof.EdDSA)
	id := string(did.KeyDID(key))
	private, err := proof.Generate(proof.ES256)
	if err != nil {
		t.Fatal(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	for _, text := range []string{
		strings.Replace(id, ":z", ":z1", 1), id + "1", id[:len(id)-1], "did:key:" + id[len("did:key:z"):], "did:key:z", "did:key:z0", "did:key:zé",
		"did:key:z" + strings.Repeat("1", 65),
		"did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc", // X25519
		"did:jwk:" + encode(private.JWK()),
		"did:jwk:" + encode([]byte(`{}`)), "did:jwk:AB", "did:jwk:" + encode(make([]byte, 300)),
	} {
		if document, err := newRegistry(nil).Resolve(t.Context(), text); err == nil {
			t.Errorf("%s resolved to %v", text, document)
		}
	}
}

func TestADocumentIsWrittenAsDIDCoreSays(t *testing.T) {
	key := publicKey(t, proof.ES256)
	party := did.HoldfastDID(key)
	registry := newRegistry(parties{party: {{Public: key, Purposes: []did.Purpose{did.PurposeLogIn, did.PurposeSign}}}})
	document, err := registry.Resolve(t.Context(), string(party))
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := document.JSON()
	if err != nil {
		t.Fatal(err)
	}
	kid := string(party) + "#" + key.Thumbprint()
	want := `{"@context":["https://www.w3.org/ns/did/v1","https://w3id.org/security/suites/jws-2020/v1"],
		"id":"` + string(party) + `",
		"verificationMethod":[{"id":"` + kid + `","type":"JsonWebKey2020","controller":"` + string(party) + `","publicKeyJwk":` + string(key.JWK()) + `}],
		"authentication":["` + kid + `"],"assertionMethod":["` + kid + `"],"capabilityInvocation":["` + kid + `"]}`
	var gotValue, wantValue any
	if json.Unmarshal(encoded, &gotValue) != nil || json.Unmarshal([]byte(want), &wantValue) != nil || !reflect.DeepEqual(gotValue, wantValue) {
		t.Fatalf("got %s", encoded)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"did:key:z6Mk", "did:a:b#c", "did:holdfast:", "did:web:a%3A:b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if id, err := did.Parse(text); err == nil {
			if again, err := did.Parse("did:" + string(id.Method()) + strings.TrimPrefix(text, "did:"+string(id.Method()))); err != nil || again != id {
				t.Fatalf("%q: %v", text, err)
			}
		}
		if id, err := did.ParseKeyID(text); err == nil {
			if _, err := did.Parse(string(id.DID())); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
		}
	})
}

// Whatever resolves is the one identifier of its key.
func FuzzResolve(f *testing.F) {
	for _, algorithm := range algorithms {
		key := publicKey(f, algorithm)
		f.Add(string(did.KeyDID(key)))
		f.Add(string(did.JWKDID(key)))
		f.Add(string(did.HoldfastDID(key)))
	}
	f.Add("did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc")
	registry := newRegistry(nil)
	f.Fuzz(func(t *testing.T, text string) {
		document, err := registry.Resolve(t.Context(), text)
		if err != nil {
			return
		}
		if string(document.ID) != text || len(document.Keys) != 1 {
			t.Fatalf("%q: %+v", text, document)
		}
		if document.ID.Method() == did.MethodKey && did.KeyDID(document.Keys[0].Public) != document.ID {
			t.Fatalf("%q has another spelling", text)
		}
	})
}
