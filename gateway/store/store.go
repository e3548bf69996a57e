package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Store is the read model and the journal in one database. It is safe for concurrent use.
type Store struct {
	writer, reader *sql.DB
	statements     statements
}

// New takes over a database whose tables are up to date: writer has one connection, reader any number of connections that
// can only read.
func New(ctx context.Context, writer, reader *sql.DB) (*Store, error) {
	s := &Store{writer: writer, reader: reader}
	if err := s.statements.prepare(ctx, writer); err != nil {
		return nil, err
	}
	return s, nil
}

// DB is the database's one writing connection, for the tables of other packages. Rows read through it must be closed
// before the next statement: there is a single connection, and the projection writes through it too, so keep
// transactions short.
func (s *Store) DB() *sql.DB { return s.writer }

// Reader is a pool of connections that can only read.
func (s *Store) Reader() *sql.DB { return s.reader }

// Close closes the database.
func (s *Store) Close() error {
	return errors.Join(s.statements.close(), s.writer.Close(), s.reader.Close())
}

// write runs one writing transaction.
func (s *Store) write(ctx context.Context, change func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin to write: %w", err)
	}
	if err := change(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}
