package session

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"time"

	"holdfast/chaincode/value"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Migrations makes this package's tables, in goose's form.
func Migrations() fs.FS {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return files
}

const (
	// maxSessions bounds how many sessions are kept of newcomers, and of parties on the ledger; beyond it, those among them that
	// would end first are ended.
	maxSessions = 100_000
	// maxOfParty is maxSessions for one party.
	maxOfParty = 100
)

// owner is whose session is kept. CommitCtx finds it in its context.
type owner struct {
	party    value.DID
	newcomer bool
}

type ownerKey struct{}

// table keeps sessions in SQL, for scs (scs.CtxStore). Its tokens are hashes already.
type table struct {
	// db writes, and reader, which may be another pool, reads.
	db, reader *sql.DB
	now        func() time.Time
	most       int
}

// FindCtx implements scs.CtxStore.
func (t *table) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var data []byte
	err := t.reader.QueryRowContext(ctx, `SELECT data FROM session WHERE token = ? AND expiry > ?`, token, t.now().Unix()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx implements scs.CtxStore.
func (t *table) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	tx, err := t.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := t.commit(ctx, tx, token, data, expiry); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (t *table) commit(ctx context.Context, tx *sql.Tx, token string, data []byte, expiry time.Time) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expiry <= ?`, t.now().Unix()); err != nil {
		return err
	}
	whose, ok := ctx.Value(ownerKey{}).(owner)
	if !ok {
		return errNoOwner
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO session (token, data, expiry, party, newcomer) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (token) DO UPDATE SET data = excluded.data, expiry = excluded.expiry`, token, data, expiry.Unix(), whose.party, whose.newcomer)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM session WHERE token IN (
		SELECT token FROM session WHERE party = ? ORDER BY expiry LIMIT max(0, (SELECT count(*) FROM session WHERE party = ?) - ?))`,
		whose.party, whose.party, maxOfParty)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM session WHERE token IN (
		SELECT token FROM session WHERE newcomer = ? ORDER BY expiry LIMIT max(0, (SELECT count(*) FROM session WHERE newcomer = ?) - ?))`,
		whose.newcomer, whose.newcomer, t.most)
	return err
}

// DeleteCtx implements scs.CtxStore.
func (t *table) DeleteCtx(ctx context.Context, token string) error {
	_, err := t.db.ExecContext(ctx, `DELETE FROM session WHERE token = ?`, token)
	return err
}

var (
	errNoContext = errors.New("sessions are kept with a context")
	errNoOwner   = errors.New("a session is somebody's")
)

// Find, Commit and Delete implement scs.Store; scs calls those above instead.
func (t *table) Find(string) ([]byte, bool, error)      { return nil, false, errNoContext }
func (t *table) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete implements scs.Store.
func (t *table) Delete(string) error { return errNoContext }
