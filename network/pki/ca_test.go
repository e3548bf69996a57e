package pki

import (
	"bytes"
	"os"
	"testing"

	"holdfast/network/topology"
)

func TestTheRegistrarsSecretIsKeptAndPrivate(t *testing.T) {
	top, err := topology.Read("../topology.json")
	if err != nil {
		t.Fatal(err)
	}
	secrets := map[string]bool{}
	for _, s := range (topology.Layout{Topology: top, State: t.TempDir()}).Sites() {
		if err := WriteCA(s); err != nil {
			t.Fatal(err)
		}
		secret, err := registrarSecret(s)
		if err != nil || len(secret) < 43 { // 32 random bytes
			t.Fatal(len(secret), err)
		}
		secrets[secret] = true
		if err := WriteCA(s); err != nil {
			t.Fatal(err)
		}
		if again, err := registrarSecret(s); err != nil || again != secret {
			t.Fatal("the secret changed", err)
		}
		for _, path := range []string{s.RegistrarSecret(), s.CAConfig()} {
			if fi, err := os.Stat(path); err != nil || fi.Mode().Perm() != 0o600 {
				t.Fatal(path, fi.Mode(), err)
			}
		}
		config, err := os.ReadFile(s.CAConfig())
		if err != nil || !bytes.Contains(config, []byte("address: 127.0.0.1\n")) {
			t.Fatal("the CA does not listen on loopback alone", err)
		}
	}
	if len(secrets) != 4 {
		t.Fatal("members share a secret")
	}
}

func TestACAThatDoesNotAnswerIsNotReady(t *testing.T) {
	top, err := topology.Read("../topology.json")
	if err != nil {
		t.Fatal(err)
	}
	s := topology.Layout{Topology: top, State: t.TempDir()}.Sites()[0]
	if CAReady(s) == nil {
		t.Fatal("ready without a certificate")
	}
}
