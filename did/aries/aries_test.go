package aries_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"holdfast/did"
	"holdfast/did/aries"
	"holdfast/did/fault"
	"holdfast/did/proof"
)

type lookup func(ctx context.Context, id did.DID) ([]did.PartyKey, error)

func (l lookup) PartyKeys(ctx context.Context, id did.DID) ([]did.PartyKey, error) { return l(ctx, id) }

func wantCode(t *testing.T, err error, want fault.Code) {
	t.Helper()
	if got := fault.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

func publicKey(t *testing.T, algorithm proof.Algorithm) proof.PublicKey {
	t.Helper()
	key, err := proof.Generate(algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return key.Public()
}

type contextKey struct{}

func TestTheFrameworkResolvesOurMethodsToTheSameDocument(t *testing.T) {
	first := publicKey(t, proof.ES256)
	party := did.HoldfastDID(first)
	keys := []did.PartyKey{
		{Public: first, Purposes: []did.Purpose{did.PurposeLogIn, did.PurposeSign}},
		{Public: publicKey(t, proof.ES256K), Purposes: []did.Purpose{did.PurposeSign}},
		{Public: publicKey(t, proof.EdDSA), Purposes: []did.Purpose{did.PurposeRecover}},
	}
	methods := did.NewRegistry(did.KeyMethod(), did.JWKMethod(), did.Holdfast(lookup(
		func(ctx context.Context, id did.DID) ([]did.PartyKey, error) {
			if ctx.Value(contextKey{}) != "caller" {
				t.Error("the caller's context is lost")
			}
			return keys, nil
		})))
	ctx := context.WithValue(t.Context(), contextKey{}, "caller")
	ids := []did.DID{party}
	for _, algorithm := range []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K} {
		key := publicKey(t, algorithm)
		ids = append(ids, did.KeyDID(key), did.JWKDID(key))
	}
	for _, id := range ids {
		encoded, err := aries.NewRegistry(methods).Resolve(ctx, string(id))
		if err != nil {
			t.Fatal(err)
		}
		var resolution struct {
			Document any             `json:"didDocument"`
			Metadata *map[string]any `json:"didDocumentMetadata"`
		}
		if err := json.Unmarshal(encoded, &resolution); err != nil || resolution.Metadata == nil {
			t.Fatalf("%s, %v", encoded, err)
		}
		document, err := methods.Resolve(ctx, string(id))
		if err != nil {
			t.Fatal(err)
		}
		own, err := document.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if err := json.Unmarshal(own, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(resolution.Document, want) {
			t.Errorf("got  %v\nwant %v", resolution.Document, want)
		}
	}
}

func TestWhatTheFrameworkCannotResolveKeepsItsCode(t *testing.T) {
	party := string(did.HoldfastDID(publicKey(t, proof.ES256)))
	failing := func(err error) *aries.Registry {
		return aries.NewRegistry(did.NewRegistry(did.KeyMethod(), did.Holdfast(lookup(
			func(context.Context, did.DID) ([]did.PartyKey, error) { return nil, err }))))
	}
	none, away := fault.New(fault.NotFound, "no such party"), errors.New("ledger away")
	for name, try := range map[string]struct {
		err  error
		id   string
		want fault.Code
	}{
		"no such party":  {none, party, fault.NotFound},
		"ledger away":    {away, party, fault.Internal},
		"no such method": {none, "did:web:attacker.example", fault.UnknownMethod},
		"method of none": {none, "did:jwk:e30", fault.UnknownMethod},
		"not a DID":      {none, "did:holdfast", fault.Malformed},
		"not a party":    {none, "did:holdfast:x", fault.Malformed},
		"not a key":      {none, "did:key:zzz", fault.BadKey},
	} {
		_, err := failing(try.err).Resolve(t.Context(), try.id)
		if got := fault.CodeOf(err); got != try.want {
			t.Errorf("%s: got %q (%v)", name, got, err)
		}
	}
	_, err := failing(away).Resolve(t.Context(), party)
	if !errors.Is(err, away) {
		t.Errorf("the cause is lost: %v", err)
	}
}

func TestAPartyWithoutUsableKeysResolvesToNone(t *testing.T) {
	registry := aries.NewRegistry(did.NewRegistry(did.Holdfast(lookup(
		func(context.Context, did.DID) ([]did.PartyKey, error) { return nil, nil }))))
	encoded, err := registry.Resolve(t.Context(), string(did.HoldfastDID(publicKey(t, proof.ES256))))
	if err != nil {
		t.Fatal(err)
	}
	var resolution struct {
		Document struct {
			Methods []any `json:"verificationMethod"`
		} `json:"didDocument"`
	}
	if err := json.Unmarshal(encoded, &resolution); err != nil || len(resolution.Document.Methods) != 0 {
		t.Fatalf("%s, %v", encoded, err)
	}
}

// Whatever our registry resolves, the framework's does, and nothing else.
func FuzzResolve(f *testing.F) {
	for _, algorithm := range []proof.Algorithm{proof.ES256, proof.EdDSA, proof.ES256K} {
		key, err := proof.NewSigner(algorithm, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(did.KeyDID(key.Public())))
		f.Add(string(did.JWKDID(key.Public())))
	}
	f.Add("did:web:attacker.example")
	f.Add("did:key:")
	methods := did.NewRegistry(did.KeyMethod(), did.JWKMethod())
	framework := aries.NewRegistry(methods)
	f.Fuzz(func(t *testing.T, text string) {
		_, own := methods.Resolve(t.Context(), text)
		_, theirs := framework.Resolve(t.Context(), text)
		if fault.CodeOf(own) != fault.CodeOf(theirs) {
			t.Fatalf("%q: %v, but %v", text, own, theirs)
		}
	})
}
