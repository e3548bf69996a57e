package proof_test

import (
	"strings"
	"testing"

	"holdfast/did/fault"
	"holdfast/did/proof"
)

func TestAnAttachedProofVerifiesOnlyWhole(t *testing.T) {
	key := generate(t, proof.ES256)
	compact, err := proof.SignAttached(key, proof.TypLogin, "k", []byte(`{"a":1}`))
	if err != nil {
		t.Fatal(err)
	}
	token, err := proof.ParseAttached(compact)
	if err != nil || token.KeyID != "k" || string(token.Payload) != `{"a":1}` {
		t.Fatalf("%+v, %v", token, err)
	}
	if err := token.Verify(key.Public(), proof.TypLogin); err != nil {
		t.Fatal(err)
	}
	wantCode(t, token.Verify(key.Public(), proof.TypCommand), fault.WrongType)
	for i := range compact {
		for _, c := range "AB." {
			changed := compact[:i] + string(c) + compact[i+1:]
			if changed == compact {
				continue
			}
			if token, err := proof.ParseAttached(changed); err == nil && token.Verify(key.Public(), proof.TypLogin) == nil && token.KeyID == "k" {
				t.Fatalf("accepted %q at %d", c, i)
			}
		}
	}
	parts := strings.Split(compact, ".")
	for name, changed := range map[string]string{
		"detached":     parts[0] + ".." + parts[2],
		"empty":        "",
		"four parts":   compact + ".AAAA",
		"padding":      parts[0] + "." + parts[1] + "=." + parts[2],
		"payload bits": parts[0] + "." + parts[1][:len(parts[1])-1] + "R." + parts[2],
	} {
		if _, err := proof.ParseAttached(changed); fault.CodeOf(err) != fault.Malformed {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = proof.ParseAttached(strings.Repeat("A", 100_000))
	wantCode(t, err, fault.TooLarge)
}
