package client

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newWallet(t testing.TB) *Wallet {
	t.Helper()
	wallet, err := NewWallet(model.Label{Korean: "시험", English: "Test"}, "seller")
	if err != nil {
		t.Fatal(err)
	}
	return wallet
}

func TestASavedWalletIsReadBackAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "wallet.json")
	wallet := newWallet(t)
	if err := wallet.Save(path); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	read, err := OpenWallet(path)
	if err != nil {
		t.Fatal(err)
	}
	if read.DID() != wallet.DID() || read.Role() != "seller" || read.Label() != wallet.Label() || read.PublicKeys()[0].JWK != wallet.PublicKeys()[0].JWK {
		t.Fatalf("read back %v, saved %v", read, wallet)
	}
	if _, err := read.Prove([]byte("{}")); err != nil {
		t.Fatal(err)
	}
}

func TestAWalletIsNeverWrittenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wallet.json")
	first := newWallet(t)
	if err := first.Save(path); err != nil {
		t.Fatal(err)
	}
	if err := newWallet(t).Save(path); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v", err)
	}
	read, err := OpenWallet(path)
	if err != nil || read.DID() != first.DID() {
		t.Fatalf("the first wallet is gone: %v, %v", read, err)
	}
	left, _ := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		t.Fatalf("something was left behind: %v", left)
	}
}

func TestAWalletThatOthersCanReadIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wallet.json")
	if err := newWallet(t).Save(path); err != nil {
		t.Fatal(err)
	}
	for _, mode := range []fs.FileMode{0o640, 0o604, 0o660, 0o601, 0o644} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenWallet(path); err == nil || !strings.Contains(err.Error(), "chmod 600") {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
}

func TestWhatIsNoWalletIsRefused(t *testing.T) {
	encoded, err := newWallet(t).encode()
	if err != nil {
		t.Fatal(err)
	}
	other := newWallet(t)
	good := string(encoded)
	dir := t.TempDir()
	for name, content := range map[string]string{
		"nothing":        "",
		"other version":  strings.Replace(good, `"v": 1`, `"v": 2`, 1),
		"unknown field":  strings.Replace(good, `"v": 1`, `"v": 1, "passphrase": "x"`, 1),
		"another's DID":  strings.Replace(good, `"did": "`+string(newDID(t, good)), `"did": "`+string(other.DID()), 1),
		"another's name": strings.Replace(good, `"kid": "did`, `"kid": "dad`, 1),
		"two values":     good + good,
		"too large":      good + strings.Repeat(" ", maxWalletBytes),
		"no keys":        `{"v":1,"did":"` + string(other.DID()) + `","label":{"ko":"","en":""},"keys":[]}`,
	} {
		path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenWallet(path); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := OpenWallet(dir); err == nil {
		t.Error("a directory was read as a wallet")
	}
	if _, err := OpenWallet(filepath.Join(dir, "missing")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
}

// newDID reads the DID out of an encoded wallet.
func newDID(t *testing.T, encoded string) value.DID {
	t.Helper()
	wallet, err := decodeWallet([]byte(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return wallet.DID()
}

func TestNoFormatShowsAWalletsKeys(t *testing.T) {
	wallet := newWallet(t)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		if shown := fmt.Sprintf(verb, wallet); shown != string(wallet.DID()) {
			t.Errorf("%s shows %s", verb, shown)
		}
	}
}

func FuzzDecodeWallet(f *testing.F) {
	f.Add([]byte(`{"v":1,"did":"did:holdfast:jAsf-f6l7B6PWYM9Jn1qaUGcZLvxKX8tyGbyEqf25lo","label":{"ko":"a","en":"b"},"keys":[{"kid":"x","purposes":["sign"],"jwk":{}}]}`))
	f.Add([]byte(`{}`))
	encoded, err := newWallet(f).encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(encoded)
	f.Fuzz(func(t *testing.T, encoded []byte) {
		wallet, err := decodeWallet(encoded)
		if err != nil {
			return
		}
		again, err := wallet.encode()
		if err != nil {
			t.Fatal(err)
		}
		same, err := decodeWallet(again)
		if err != nil || same.DID() != wallet.DID() || len(same.keys) != len(wallet.keys) {
			t.Fatalf("%v is read back as %v: %v", wallet, same, err)
		}
	})
}
