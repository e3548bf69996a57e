package session

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// idle is after how long without a login a newcomer is forgotten.
	idle = 90 * 24 * time.Hour
	// maxNewcomers bounds how many are kept; beyond it, those that were longest away are forgotten.
	maxNewcomers = 100_000
)

// newcomers are parties that are not on the ledger yet. It is safe for concurrent use.
type newcomers struct {
	// db writes, and reader, which may be another pool, reads.
	db, reader *sql.DB
	now        func() time.Time
	most       int
}

// find returns a newcomer; ok is false when there is none, or when they were away too long.
func (n *newcomers) find(ctx context.Context, party value.DID) (found model.Party, ok bool, err error) {
	var data []byte
	err = n.reader.QueryRowContext(ctx, `SELECT data FROM newcomer WHERE party = ? AND seen > ?`, party, n.now().Add(-idle).Unix()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return found, false, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &found)
	}
	return found, err == nil, err
}

// keep remembers a newcomer who has just logged in, and forgets those that have been away too long.
func (n *newcomers) keep(ctx context.Context, party model.Party) error {
	data, err := json.Marshal(party)
	if err != nil {
		return err
	}
	tx, err := n.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, statement := range []struct {
		query  string
		values []any
	}{
		{`DELETE FROM newcomer WHERE seen <= ?`, []any{n.now().Add(-idle).Unix()}},
		{`INSERT INTO newcomer (party, data, seen) VALUES (?, ?, ?) ON CONFLICT (party) DO UPDATE SET data = excluded.data, seen = excluded.seen`, []any{party.DID, data, n.now().Unix()}},
		{`DELETE FROM newcomer WHERE party IN (SELECT party FROM newcomer ORDER BY seen LIMIT max(0, (SELECT count(*) FROM newcomer) - ?))`, []any{n.most}},
	} {
		if _, err := tx.ExecContext(ctx, statement.query, statement.values...); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
