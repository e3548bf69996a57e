package homes

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/store/sqlite"
)

// collections are the homes' private data, as all members' peers keep it together.
type collections struct {
	mu   sync.Mutex
	at   map[value.MemberID]map[string][]byte
	down map[value.MemberID]bool
	// refused are keys that no home takes.
	refused map[string]bool
	// puts counts values that were written, and transactions how many it took.
	puts, transactions int
}

func newCollections(members ...value.MemberID) *collections {
	c := &collections{at: map[value.MemberID]map[string][]byte{}, down: map[value.MemberID]bool{}, refused: map[string]bool{}}
	for _, m := range members {
		c.at[m] = map[string][]byte{}
	}
	return c
}

func (c *collections) set(home value.MemberID, down bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.down[home] = down
}

var errDown = &ledger.Error{Code: ledger.CodeHomeUnavailable, Detail: "the home is down"}

// site is one member's way to the collections.
type site struct {
	*collections
	own value.MemberID
}

func (s site) PutPersonal(_ context.Context, home value.MemberID, records ...ledger.PersonalRecord) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down[home] {
		return errDown
	}
	size := 0
	for _, r := range records {
		if size += len(r.Value); len(r.Key) != 64 || len(r.Value) > ledger.MaxPersonalBytes {
			return errors.New("out of bounds")
		}
		if old, ok := s.at[home][r.Key]; ok && !bytes.Equal(old, r.Value) || s.refused[r.Key] {
			return &ledger.Error{Code: ledger.CodeRefused, Detail: "the key has another value"}
		}
	}
	if len(records) < 1 || len(records) > ledger.MaxPersonalValues || size > ledger.MaxPersonalPut {
		return errors.New("out of bounds")
	}
	for _, r := range records {
		s.at[home][r.Key] = r.Value
		s.puts++
	}
	s.transactions++
	return nil
}

func (s site) PersonalPage(_ context.Context, start string, limit int) ([]ledger.PersonalRecord, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down[s.own] {
		return nil, "", errDown
	}
	var page []ledger.PersonalRecord
	for _, key := range slices.Sorted(maps.Keys(s.at[s.own])) {
		if key < start {
			continue
		}
		if len(page) == limit {
			return page, key, nil
		}
		page = append(page, ledger.PersonalRecord{Key: key, Value: s.at[s.own][key]})
	}
	return page, "", nil
}

func (s site) HasPersonal(_ context.Context, home value.MemberID, keys ...string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(keys) < 1 || len(keys) > ledger.MaxPersonalValues {
		return nil, errors.New("out of bounds")
	}
	hashes := make([]string, len(keys))
	for i, key := range keys {
		if val, ok := s.at[home][key]; ok {
			sum := sha256.Sum256(val)
			hashes[i] = hex.EncodeToString(sum[:])
		}
	}
	return hashes, nil
}

func (s site) PurgePersonal(_ context.Context, home value.MemberID, keys ...string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down[home] {
		return errDown
	}
	if home != s.own {
		return &ledger.Error{Code: ledger.CodeRefused, Detail: "only the home's own members purge"}
	}
	if len(keys) < 1 || len(keys) > ledger.MaxPersonalValues {
		return errors.New("out of bounds")
	}
	for _, key := range keys {
		delete(s.at[home], key)
	}
	return nil
}

func (c *collections) count(home value.MemberID) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.at[home])
}

type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) later(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// member is one gateway's keeper on the collections that all share.
type member struct {
	*Keeper
	*clock
	register *register
}

func newMember(t testing.TB, c *collections, own value.MemberID) member {
	t.Helper()
	opened, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "site.db"), sqlite.Migrations{Name: "homes", Files: Migrations()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	// What is proved here does not depend on the disk.
	if _, err := opened.DB().Exec(`PRAGMA synchronous = OFF`); err != nil {
		t.Fatal(err)
	}
	m := member{clock: &clock{at: start}, register: &register{}}
	m.Keeper = New(Options{
		DB: opened.DB(), Reader: opened.Reader(), Ledger: site{c, own}, Register: m.register, Own: own,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: m.clock.now,
	})
	return m
}

func (m member) keep(t *testing.T, p Person) Kept {
	t.Helper()
	kept, err := m.Keep(t.Context(), Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: p})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// register is what the ledger says.
type register struct {
	mu      sync.Mutex
	entries []model.HolderEntry
	parties map[value.DID]model.Party
}

func (r *register) Party(_ context.Context, party value.DID) (model.Party, bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	found, ok := r.parties[party]
	return found, ok, nil
}

func (r *register) Entries(_ context.Context, issuer value.IssuerID) ([]model.HolderEntry, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	var found []model.HolderEntry
	for _, entry := range r.entries {
		if entry.Issuer == issuer {
			found = append(found, entry)
		}
	}
	return found, nil
}

func (r *register) EntriesOf(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) ([]model.HolderEntry, error) {
	found, err := r.Entries(ctx, issuer)
	return slices.DeleteFunc(found, func(entry model.HolderEntry) bool { return entry.Commitment != commitment }), err
}
