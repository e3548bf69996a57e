package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"regexp"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"holdfast/gateway/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// readers is how many connections read at once.
const readers = 8

// Migrations are another package's tables in the same file, in goose's form, kept under a version table of their own.
type Migrations struct {
	// Name has 1 to 20 lower-case letters; the version table is named after it.
	Name  string
	Files fs.FS
}

var validName = regexp.MustCompile(`^[a-z]{1,20}$`)

// Open opens or makes the database, readable by its owner alone, and brings its tables up to date.
func Open(ctx context.Context, path string, others ...Migrations) (*store.Store, error) {
	if err := makePrivate(path); err != nil {
		return nil, err
	}
	writer, err := sql.Open("sqlite", dsn(path, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"))
	if err != nil {
		return nil, err
	}
	writer.SetMaxOpenConns(1)
	reader, err := sql.Open("sqlite", dsn(path, "query_only(1)"))
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	reader.SetMaxOpenConns(readers)
	reader.SetMaxIdleConns(readers)
	opened, err := prepare(ctx, writer, reader, others)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open the database %s: %w", path, err), writer.Close(), reader.Close())
	}
	return opened, nil
}

func prepare(ctx context.Context, writer, reader *sql.DB, others []Migrations) (*store.Store, error) {
	own, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	for _, m := range append([]Migrations{{"ledger", own}}, others...) {
		if err := migrate(ctx, writer, m); err != nil {
			return nil, err
		}
	}
	return store.New(ctx, writer, reader)
}

// makePrivate makes the file, if it is not there, with mode 0600; SQLite gives its other files the same mode.
func makePrivate(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// dsn names the file with the pragmas of every connection. Writing transactions take the lock when they begin, so that
// they wait for each other instead of failing in the middle.
func dsn(path string, pragmas ...string) string {
	query := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: query.Encode()}).String()
}

func migrate(ctx context.Context, db *sql.DB, m Migrations) error {
	if !validName.MatchString(m.Name) {
		return fmt.Errorf("migrations are named with 1 to 20 lower-case letters, not %q", m.Name)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, m.Files,
		goose.WithTableName("version_"+m.Name), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("migrations of %s: %w", m.Name, err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrations of %s: %w", m.Name, err)
	}
	return nil
}
