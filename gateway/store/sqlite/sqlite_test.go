package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
	"holdfast/gateway/store/storetest"
)

func TestSQLiteKeepsWhatTheStorePromises(t *testing.T) {
	storetest.Run(t, opener())
}

// opener opens each name in a directory of its test, so that opening again finds the same file.
func opener() storetest.Open {
	directories := map[string]string{}
	return func(t testing.TB, name string) *store.Store {
		t.Helper()
		if directories[t.Name()] == "" {
			directories[t.Name()] = t.TempDir()
		}
		s, err := sqlite.Open(context.Background(), filepath.Join(directories[t.Name()], name+" 100%?#.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() }) // a test may have closed it before
		return s
	}
}

func TestTheFilesAreReadableByTheirOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		info, err := file.Info()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v, %v", file.Name(), info.Mode(), err)
		}
	}
}

func TestOtherPackagesKeepTheirTablesInTheSameFile(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "a.db")
	mine := sqlite.Migrations{Name: "mine", Files: fstest.MapFS{
		"00001_note.sql": {Data: []byte("-- +goose Up\nCREATE TABLE note (text TEXT NOT NULL);\n-- +goose Down\nDROP TABLE note;\n")},
	}}
	for range 2 {
		s, err := sqlite.Open(ctx, path, mine)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.DB().ExecContext(ctx, `INSERT INTO note (text) VALUES ('a')`); err != nil {
			t.Error(err)
		}
		if _, err := s.Reader().ExecContext(ctx, `INSERT INTO note (text) VALUES ('b')`); err == nil {
			t.Error("a reading connection wrote")
		}
		if err := s.Reset(ctx); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	s, err := sqlite.Open(ctx, path, mine)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var notes int
	if err := s.Reader().QueryRowContext(ctx, `SELECT count(*) FROM note`).Scan(&notes); err != nil || notes != 2 {
		t.Errorf("there are %d notes after two resets of the read model, %v", notes, err)
	}
}

func TestMigrationsAreNamedSafely(t *testing.T) {
	for _, name := range []string{"", "A", "a b", "a;drop", "abcdefghijklmnopqrstu"} {
		_, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "a.db"), sqlite.Migrations{Name: name, Files: fstest.MapFS{}})
		if err == nil {
			t.Errorf("migrations named %q were taken", name)
		}
	}
}
