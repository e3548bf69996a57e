package ledger_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"

	"holdfast/chaincode/core"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

func personalKey(n int) string { return fmt.Sprintf("%064x", n) }

func TestPersonalDataIsKeptAtItsHomeAlone(t *testing.T) {
	simulate(t, func(w *world) {
		ctx, own, other := context.Background(), w.gateway("member1"), w.gateway("member2")
		value := []byte(`{"name":"김하늘"}`)
		for range 2 { // the same again is no error
			if err := other.PutPersonal(ctx, "member1", personalKey(1), value); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := own.GetPersonal(ctx, personalKey(1)); err != nil || !bytes.Equal(got, value) {
			t.Errorf("the home has %s, %v", got, err)
		}
		if _, err := other.GetPersonal(ctx, personalKey(1)); ledger.CodeOf(err) != ledger.CodeNotFound {
			t.Errorf("another member's home: %v", err)
		}
		sum := sha256.Sum256(value)
		if hash, err := other.HasPersonal(ctx, "member1", personalKey(1)); err != nil || hash != hex.EncodeToString(sum[:]) {
			t.Errorf("its hash is %q, %v", hash, err)
		}
		if err := other.PutPersonal(ctx, "member1", personalKey(1), []byte("other")); ledger.CodeOf(err) != ledger.CodeRefused {
			t.Errorf("another value under the same key: %v", err)
		}
		if err := other.PurgePersonal(ctx, "member1", personalKey(1)); ledger.CodeOf(err) != ledger.CodeRefused {
			t.Errorf("purged by another member: %v", err)
		}
		if err := own.PurgePersonal(ctx, "member1", personalKey(1)); err != nil {
			t.Error(err)
		}
		if hash, err := own.HasPersonal(ctx, "member1", personalKey(1)); err != nil || hash != "" {
			t.Errorf("purged, its hash is %q, %v", hash, err)
		}
	})
}

func TestPersonalDataIsPaged(t *testing.T) {
	simulate(t, func(w *world) {
		ctx, g := context.Background(), w.gateway("member1")
		for n := range 5 {
			if err := g.PutPersonal(ctx, "member1", personalKey(n), []byte{byte(n + 1)}); err != nil {
				t.Fatal(err)
			}
		}
		var keys []string
		for start := ""; ; {
			records, next, err := g.PersonalPage(ctx, start, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				keys = append(keys, r.Key)
			}
			if start = next; next == "" {
				break
			}
		}
		if len(keys) != 5 || keys[0] != personalKey(0) || keys[4] != personalKey(4) {
			t.Errorf("the pages have %v", keys)
		}
	})
}

func TestPersonalDataOutOfBoundsIsNotSent(t *testing.T) {
	simulate(t, func(w *world) {
		g, asked := w.gateway("member1"), false
		w.ledger.Put(ledgertest.Faults{Evaluate: func(ledger.Call) error { asked = true; return nil }})
		for _, c := range []struct {
			home  core.MemberID
			key   string
			value []byte
		}{
			{"member9", personalKey(1), []byte("x")},
			{"member1", strings.Repeat("A", 64), []byte("x")},
			{"member1", "1", []byte("x")},
			{"member1", personalKey(1), nil},
			{"member1", personalKey(1), make([]byte, ledger.MaxPersonalBytes+1)},
		} {
			if err := g.PutPersonal(context.Background(), c.home, c.key, c.value); ledger.CodeOf(err) != ledger.CodeRefused || asked {
				t.Errorf("%s %s: %v; sent: %v", c.home, c.key, err, asked)
			}
		}
	})
}

func TestAHomeThatCannotBeReachedIsNamedAsSuch(t *testing.T) {
	simulate(t, func(w *world) {
		g := w.gateway("member1")
		w.ledger.Put(ledgertest.Faults{Evaluate: func(ledger.Call) error {
			return &ledger.EndorseError{Fault: ledger.FaultUnreachable, Detail: "down"}
		}})
		if err := g.PutPersonal(context.Background(), "member2", personalKey(1), []byte("x")); ledger.CodeOf(err) != ledger.CodeHomeUnavailable {
			t.Errorf("put: %v", err)
		}
		if _, err := g.GetPersonal(context.Background(), personalKey(1)); ledger.CodeOf(err) != ledger.CodeHomeUnavailable {
			t.Errorf("get: %v", err)
		}
	})
}

func TestAnUnclearDepositIsRecognisedByItsHash(t *testing.T) {
	simulate(t, func(w *world) {
		g := w.gateway("member1")
		w.ledger.Put(ledgertest.Faults{Commit: func(string) error { return errLost }})
		if err := g.PutPersonal(context.Background(), "member2", personalKey(1), []byte("x")); err != nil {
			t.Errorf("it stands at the home: %v", err)
		}
		w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) { return true, errors.New("lost") }})
		if err := g.PutPersonal(context.Background(), "member2", personalKey(2), []byte("x")); ledger.CodeOf(err) != ledger.CodeUncertain {
			t.Errorf("it never arrived: %v", err)
		}
	})
}
