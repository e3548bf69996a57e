package web_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/login"
	"holdfast/did/proof"
)

// vectors are commands and a login as the web's wallet made them (scripts/vectors.mjs).
type vectors struct {
	PublicJWK string            `json:"publicJWK"`
	KeyID     string            `json:"keyID"`
	Agreement value.AgreementID `json:"agreement"`
	Commands  []struct {
		Command struct {
			Type value.Type      `json:"type"`
			Body json.RawMessage `json:"body"`
		} `json:"command"`
		Bytes string          `json:"bytes"`
		ID    value.CommandID `json:"id"`
		Proof string          `json:"proof"`
	} `json:"commands"`
	Login struct {
		Challenge struct {
			Nonce   login.Nonce    `json:"nonce"`
			Aud     login.Audience `json:"aud"`
			Expires time.Time      `json:"expires"`
		} `json:"challenge"`
		At       time.Time `json:"at"`
		Response string    `json:"response"`
	} `json:"login"`
}

func read[V any](t *testing.T, path string) V {
	t.Helper()
	var v V
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTheWebAndTheDomainWriteTheSameCanonicalForm(t *testing.T) {
	type vector struct {
		Name      string          `json:"name"`
		Value     json.RawMessage `json:"value"`
		Canonical string          `json:"canonical"`
	}
	for _, v := range read[[]vector](t, "testdata/canonical.json") {
		got, err := canon.Canonical(v.Value)
		if err != nil || string(got) != v.Canonical {
			t.Errorf("%s: %q, %v", v.Name, got, err)
		}
	}
}

func TestTheDomainReadsEveryCommandTheWebSigns(t *testing.T) {
	v := read[vectors](t, "testdata/commands.json")
	key, err := proof.ParseJWK([]byte(v.PublicJWK))
	if err != nil {
		t.Fatal(err)
	}
	if want := value.KeyOf(value.PartyDID(key.Thumbprint()), key.Thumbprint()); string(want) != v.KeyID {
		t.Fatalf("key id %s, want %s", v.KeyID, want)
	}
	for _, c := range v.Commands {
		command, err := rules.DecodeCommand([]byte(c.Bytes))
		if err != nil {
			t.Errorf("%s: %v", c.Command.Type, err)
			continue
		}
		if _, id, err := command.Encode(); err != nil || id != c.ID || command.Type != c.Command.Type {
			t.Errorf("%s: id %s, %v", c.Command.Type, id, err)
		}
		if err := proof.VerifyDetached(key, proof.TypCommand, v.KeyID, []byte(c.Bytes), c.Proof); err != nil {
			t.Errorf("%s: %v", c.Command.Type, err)
		}
		if signed, ok := command.Body.(*trade.AgreementSigned); ok {
			if id, err := signed.Terms.ID(); err != nil || id != v.Agreement {
				t.Errorf("agreement %s, %v", id, err)
			}
		}
	}
}

func TestAVerifierAcceptsTheWebsLogin(t *testing.T) {
	v := read[vectors](t, "testdata/commands.json")
	key, err := proof.ParseJWK([]byte(v.PublicJWK))
	if err != nil {
		t.Fatal(err)
	}
	lookup := func(id did.DID, kid string) (proof.PublicKey, error) {
		if string(id) != string(value.PartyDID(key.Thumbprint())) || kid != v.KeyID {
			return proof.PublicKey{}, fault.New(fault.NotFound, "no such key")
		}
		return key, nil
	}
	c := v.Login.Challenge
	challenge := login.Challenge{Nonce: c.Nonce, Audience: c.Aud, Expires: c.Expires}
	if _, err := login.VerifyResponse(challenge, v.Login.Response, lookup, v.Login.At); err != nil {
		t.Fatal(err)
	}
}
