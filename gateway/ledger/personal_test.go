package ledger_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

func personalKey(n int) string { return fmt.Sprintf("%064x", n) }

func of(key string, value []byte) ledger.PersonalRecord {
	return ledger.PersonalRecord{Key: key, Value: value}
}

// personalRecords are values of so many bytes each.
func personalRecords(n, size int) []ledger.PersonalRecord {
	out := make([]ledger.PersonalRecord, n)
	for i := range out {
		out[i] = of(personalKey(i), bytes.Repeat([]byte{byte(i)}, size))
	}
	return out
}

func TestPersonalDataIsKeptAtItsHomeAlone(t *testing.T) {
	simulate(t, func(w *world) {
		ctx, own, other := context.Background(), w.gateway("member1"), w.gateway("member2")
		value := []byte(`{"name":"김하늘"}`)
		for range 2 { // the same again is no error
			if err := other.PutPersonal(ctx, "member1", of(personalKey(1), value)); err != nil {
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
		if hash, err := other.HasPersonal(ctx, "member1", personalKey(1)); err != nil || !slices.Equal(hash, []string{hex.EncodeToString(sum[:])}) {
			t.Errorf("its hash is %q, %v", hash, err)
		}
		if err := other.PutPersonal(ctx, "member1", of(personalKey(1), []byte("other"))); ledger.CodeOf(err) != ledger.CodeRefused {
			t.Errorf("another value under the same key: %v", err)
		}
		if err := other.PurgePersonal(ctx, "member1", personalKey(1)); ledger.CodeOf(err) != ledger.CodeRefused {
			t.Errorf("purged by another member: %v", err)
		}
		if err := own.PurgePersonal(ctx, "member1", personalKey(1)); err != nil {
			t.Error(err)
		}
		if hash, err := own.HasPersonal(ctx, "member1", personalKey(1)); err != nil || !slices.Equal(hash, []string{""}) {
			t.Errorf("purged, its hash is %q, %v", hash, err)
		}
	})
}

func TestManyPersonalValuesArePutTogetherOrNotAtAll(t *testing.T) {
	simulate(t, func(w *world) {
		ctx, g := context.Background(), w.gateway("member1")
		many := personalRecords(ledger.MaxPersonalValues, ledger.MaxPersonalPut/ledger.MaxPersonalValues)
		for range 2 { // the same again is no error
			if err := g.PutPersonal(ctx, "member2", many...); err != nil {
				t.Fatal(err)
			}
		}
		other := of(personalKey(7), []byte("other"))
		err := g.PutPersonal(ctx, "member2", of(personalKey(9999), []byte("new")), other)
		if ledger.CodeOf(err) != ledger.CodeRefused {
			t.Errorf("one of them under a used key: %v", err)
		}
		sum := sha256.Sum256(many[7].Value)
		hashes, err := g.HasPersonal(ctx, "member2", personalKey(9999), personalKey(7))
		if want := []string{"", hex.EncodeToString(sum[:])}; err != nil || !slices.Equal(hashes, want) {
			t.Errorf("the home has %q, %v; want %q", hashes, err, want)
		}
	})
}

func TestPersonalDataIsPaged(t *testing.T) {
	simulate(t, func(w *world) {
		ctx, g := context.Background(), w.gateway("member1")
		for n := range 5 {
			if err := g.PutPersonal(ctx, "member1", of(personalKey(n), []byte{byte(n + 1)})); err != nil {
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
		for what, c := range map[string]struct {
			home    value.MemberID
			records []ledger.PersonalRecord
		}{
			"an unknown home":       {"member9", personalRecords(1, 1)},
			"a key in capitals":     {"member1", []ledger.PersonalRecord{of(strings.Repeat("A", 64), []byte("x"))}},
			"a short key":           {"member1", []ledger.PersonalRecord{of("1", []byte("x"))}},
			"an empty value":        {"member1", personalRecords(1, 0)},
			"a large value":         {"member1", personalRecords(1, ledger.MaxPersonalBytes+1)},
			"no value":              {"member1", nil},
			"too many values":       {"member1", personalRecords(ledger.MaxPersonalValues+1, 1)},
			"too large together":    {"member1", personalRecords(17, ledger.MaxPersonalBytes)},
			"two under the one key": {"member1", []ledger.PersonalRecord{of(personalKey(1), []byte("x")), of(personalKey(1), []byte("y"))}},
		} {
			if err := g.PutPersonal(context.Background(), c.home, c.records...); ledger.CodeOf(err) != ledger.CodeRefused || asked {
				t.Errorf("%s: %v; sent: %v", what, err, asked)
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
		if err := g.PutPersonal(context.Background(), "member2", of(personalKey(1), []byte("x"))); ledger.CodeOf(err) != ledger.CodeHomeUnavailable {
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
		if err := g.PutPersonal(context.Background(), "member2", of(personalKey(1), []byte("x"))); err != nil {
			t.Errorf("it stands at the home: %v", err)
		}
		w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) { return true, errors.New("lost") }})
		if err := g.PutPersonal(context.Background(), "member2", of(personalKey(2), []byte("x"))); ledger.CodeOf(err) != ledger.CodeUncertain {
			t.Errorf("it never arrived: %v", err)
		}
	})
}
