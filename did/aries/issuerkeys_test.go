package aries_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/did/aries"
	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/did/sdjwt"
)

func open(t *testing.T, dir string) *aries.IssuerKeys {
	t.Helper()
	keys, err := aries.OpenIssuerKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func newDir(t *testing.T) string { return filepath.Join(t.TempDir(), "issuer") }

func TestAnIssuerSignsWithTheSameKeyAfterARestart(t *testing.T) {
	dir := newDir(t)
	before, after := open(t, dir), open(t, dir)
	if before.Public() != after.Public() || before.KeyID() != before.Public().Thumbprint() {
		t.Fatal("another key after a restart")
	}
	for range 50 { // r and s sometimes begin with zeros
		signature, err := after.Sign([]byte("message"))
		if err != nil {
			t.Fatal(err)
		}
		if err := before.Public().VerifySignature([]byte("message"), signature); err != nil {
			t.Fatal(err)
		}
	}
	if open(t, newDir(t)).Public() == before.Public() {
		t.Fatal("two members have the same key")
	}
}

func TestAnIssuerKeyIssuesCredentialsThatVerify(t *testing.T) {
	keys, now := open(t, newDir(t)), time.Now()
	compact, err := sdjwt.Issue(sdjwt.Credential{Issuer: "https://holdfast.example", Type: "t", IssuedAt: now}, keys.KeyID(), keys)
	if err != nil {
		t.Fatal(err)
	}
	lookup := func(_, kid string) (proof.PublicKey, error) {
		if kid != keys.KeyID() {
			return proof.PublicKey{}, fault.New(fault.NotFound, "no such key")
		}
		return keys.Public(), nil
	}
	if _, err := sdjwt.Verify(compact, lookup, now, sdjwt.Options{}); err != nil {
		t.Fatal(err)
	}
}

func TestKeyFilesAreTheOwnersAloneAndShowNoSecret(t *testing.T) {
	dir := newDir(t)
	keys := open(t, dir)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != 0o600 {
			t.Errorf("%s has mode %o", entry.Name(), info.Mode())
		}
		names[entry.Name()] = true
	}
	if len(names) != 3 || !names["master.key"] || !names["lock"] || !names[keys.KeyID()+".keyset"] {
		t.Fatalf("files %v", names)
	}
	keyset, err := os.ReadFile(filepath.Join(dir, keys.KeyID()+".keyset"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(keyset, []byte("encryptedKeyset")) {
		t.Fatalf("keyset is not encrypted: %s", keyset)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("%v, %v", info, err)
	}
}

func TestAnIssuerKeyThatCannotBeTrustedIsAClearError(t *testing.T) {
	keyset := func(dir string) string {
		found, err := filepath.Glob(filepath.Join(dir, "*.keyset"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%v, %v", found, err)
		}
		return found[0]
	}
	read := func(path string) []byte {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for name, try := range map[string]struct {
		spoil func(dir string) error
		says  string
	}{
		"another master key": {func(dir string) error {
			other := newDir(t)
			open(t, other)
			return os.WriteFile(filepath.Join(dir, "master.key"), read(filepath.Join(other, "master.key")), 0o600)
		}, "the master key does not open the issuing key"},
		"no master key":      {func(dir string) error { return os.Remove(filepath.Join(dir, "master.key")) }, "master key is missing"},
		"damaged master key": {func(dir string) error { return os.Truncate(filepath.Join(dir, "master.key"), 20) }, "master key file is damaged"},
		"empty master key":   {func(dir string) error { return os.Truncate(filepath.Join(dir, "master.key"), 0) }, "master key file is damaged"},
		"readable master":    {func(dir string) error { return os.Chmod(filepath.Join(dir, "master.key"), 0o640) }, "storage: key file is open to others: its permissions must be 0600"},
		"readable keyset":    {func(dir string) error { return os.Chmod(keyset(dir), 0o604) }, "storage: key file is open to others: its permissions must be 0600"},
		"open directory":     {func(dir string) error { return os.Chmod(dir, 0o755) }, "0700"},
		"truncated keyset":   {func(dir string) error { return os.Truncate(keyset(dir), 10) }, "does not open the issuing key"},
		"changed keyset": {func(dir string) error {
			data := read(keyset(dir))
			at := bytes.Index(data, []byte(`"encryptedKeyset":"`)) + 40
			data[at] ^= 1
			return os.WriteFile(keyset(dir), data, 0o600)
		}, "does not open the issuing key"},
		"renamed keyset": {func(dir string) error {
			return os.Rename(keyset(dir), filepath.Join(dir, strings.Repeat("A", 43)+".keyset"))
		}, "another key than its name says"},
		"two keysets": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, strings.Repeat("A", 43)+".keyset"), read(keyset(dir)), 0o600)
		}, "more than one issuing key"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			open(t, dir)
			if err := try.spoil(dir); err != nil {
				t.Fatal(err)
			}
			_, err := aries.OpenIssuerKeys(dir)
			wantCode(t, err, fault.Storage)
			if !strings.Contains(err.Error(), try.says) {
				t.Fatalf("says %q", err)
			}
		})
	}
}

func TestKeysOpenedAtOnceAreOneKey(t *testing.T) {
	dir := newDir(t)
	var all [8]*aries.IssuerKeys
	var group sync.WaitGroup
	for i := range all {
		group.Go(func() {
			keys, err := aries.OpenIssuerKeys(dir)
			if err != nil {
				t.Error(err)
				return
			}
			all[i] = keys
		})
	}
	group.Wait()
	for _, keys := range all {
		if keys == nil || keys.Public() != all[0].Public() {
			t.Fatal("more than one key was made")
		}
	}
}

func TestAnIssuerKeySignsConcurrently(t *testing.T) {
	keys := open(t, newDir(t))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				signature, err := keys.Sign([]byte("m"))
				if err != nil || keys.Public().VerifySignature([]byte("m"), signature) != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}
