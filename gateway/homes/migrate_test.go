package homes

import (
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"

	"holdfast/gateway/store/sqlite"
)

func TestWhatAnOlderGatewayKeptIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "site.db")
	first, err := fs.ReadFile(Migrations(), "00001_homes.sql")
	if err != nil {
		t.Fatal(err)
	}
	old, err := sqlite.Open(t.Context(), path, sqlite.Migrations{Name: "homes", Files: fstest.MapFS{"00001_homes.sql": {Data: first}}})
	if err != nil {
		t.Fatal(err)
	}
	r := sealed(t, Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong})
	c := newCollections(here, there)
	before := New(Options{DB: old.DB(), Reader: old.Reader(), Ledger: site{c, here}, Own: here})
	if err := before.insert(t.Context(), []row{r}); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	opened, err := sqlite.Open(t.Context(), path, sqlite.Migrations{Name: "homes", Files: Migrations()})
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	k := New(Options{DB: opened.DB(), Reader: opened.Reader(), Ledger: site{c, here}, Own: here})
	if found, err := k.of(t.Context(), KindEntry, r.value.Commitment); err != nil || len(found) != 1 {
		t.Errorf("got %v, %v", found, err)
	}
	if owed, err := k.Owed(t.Context()); err != nil || owed != 2 {
		t.Errorf("%d copies are owed, %v", owed, err)
	}
	if err := k.CatchUp(t.Context()); err != nil || c.count(here) != 1 || c.count(there) != 1 {
		t.Errorf("%d here, %d there, %v", c.count(here), c.count(there), err)
	}
	if err := k.insert(t.Context(), []row{r}); err != nil {
		t.Fatal(err)
	}
	if err := k.mark(t.Context(), doomed{r.key, nil}); err != nil {
		t.Fatal(err)
	}
	if owed, err := k.Owed(t.Context()); err != nil || owed != 0 {
		t.Errorf("%d copies of nothing are owed, %v", owed, err)
	}
}
