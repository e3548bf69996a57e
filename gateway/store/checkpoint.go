package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"holdfast/chaincode/value"
)

// querier is a transaction or a pool.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Checkpoint says up to where the blocks have been read.
func (s *Store) Checkpoint(ctx context.Context) (Checkpoint, error) {
	return readCheckpoint(ctx, s.reader)
}

func readCheckpoint(ctx context.Context, q querier) (Checkpoint, error) {
	var c Checkpoint
	var hash []byte
	err := q.QueryRowContext(ctx, `SELECT next, hash, ledger FROM checkpoint`).Scan(&c.Next, &hash, &c.Ledger)
	if errors.Is(err, sql.ErrNoRows) {
		return Checkpoint{}, nil
	}
	if err != nil {
		return c, fmt.Errorf("read the checkpoint: %w", err)
	}
	if len(hash) != len(c.Hash) {
		return c, errors.New("the checkpoint's hash is not 32 bytes")
	}
	copy(c.Hash[:], hash)
	return c, nil
}

// After is the checkpoint behind a block.
func (c Checkpoint) After(block Block) Checkpoint {
	if block.Number == 0 {
		c.Ledger = value.LedgerID(hex.EncodeToString(block.Hash[:]))
	}
	c.Next, c.Hash = block.Number+1, block.Hash
	return c
}

// Reset empties the read model: records, commands, transactions, blocks, checkpoint and alarm. The journal and the tables
// of other packages stay.
func (s *Store) Reset(ctx context.Context) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, table := range []string{"written", "record", "command", "tx", "block", "checkpoint", "alarm"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table); err != nil {
				return fmt.Errorf("empty the table %s: %w", table, err)
			}
		}
		return nil
	})
}

// Raise keeps an alarm. The first one stands until Reset.
func (s *Store) Raise(ctx context.Context, a Alarm) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO alarm (one, block, place, tx, code, detail, raised, register)
			VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING`,
			a.Block, a.Index, a.Transaction, a.Code, a.Detail, a.Raised, a.Register)
		return err
	})
}

// Alarm is the alarm that stands, or nil.
func (s *Store) Alarm(ctx context.Context) (*Alarm, error) {
	var a Alarm
	err := s.reader.QueryRowContext(ctx, `SELECT block, place, tx, code, detail, raised, register FROM alarm`).
		Scan(&a.Block, &a.Index, &a.Transaction, &a.Code, &a.Detail, &a.Raised, &a.Register)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the alarm: %w", err)
	}
	return &a, nil
}
