package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// View is the read model at one block height. It is not safe for concurrent use, and ends with the function it was given to.
type View struct {
	ctx        context.Context
	tx         *sql.Tx
	checkpoint Checkpoint
}

// View reads at one height: everything read inside is true at the same block.
func (s *Store) View(ctx context.Context, read func(*View) error) error {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin to read: %w", err)
	}
	v := &View{ctx: ctx, tx: tx}
	// The first statement fixes what the transaction sees.
	if v.checkpoint, err = readCheckpoint(ctx, tx); err == nil {
		err = read(v)
	}
	return errors.Join(err, tx.Rollback())
}

// Height is the number of the last block that the view contains; 0 when none was read.
func (v *View) Height() uint64 { return v.checkpoint.Height() }

// Ledger is the ledger's identity; empty before block 0 was read.
func (v *View) Ledger() value.LedgerID { return v.checkpoint.Ledger }

// BlockInfo is a block.
type BlockInfo struct {
	Number uint64
	Hash   []byte
	// At is the latest time of the block's batches; 0 where it has none.
	At value.Time
}

// Block finds a block by its number.
func (v *View) Block(number uint64) (BlockInfo, error) {
	b := BlockInfo{Number: number}
	err := v.tx.QueryRowContext(v.ctx, `SELECT hash, at FROM block WHERE number = ?`, int64(number)).Scan(&b.Hash, &b.At)
	return b, found(err)
}

// TransactionInfo is where and when a transaction stands on the ledger.
type TransactionInfo struct {
	ID string
	Position
	At        value.Time
	Submitter value.MSPID
}

// Transaction finds a transaction that carried a batch of commands by its identifier.
func (v *View) Transaction(id string) (TransactionInfo, error) {
	t := TransactionInfo{ID: id}
	err := v.tx.QueryRowContext(v.ctx, `SELECT block, place, at, submitter FROM tx WHERE id = ?`, id).
		Scan(&t.Block, &t.Index, &t.At, &t.Submitter)
	return t, found(err)
}

// LastWriteOf finds the transaction that wrote a record last. Outcomes have none.
func (v *View) LastWriteOf(ref model.Ref) (TransactionInfo, error) {
	var t TransactionInfo
	err := v.tx.QueryRowContext(v.ctx, `SELECT tx.id, tx.block, tx.place, tx.at, tx.submitter FROM record
		JOIN written ON written.record = record.n JOIN command ON command.n = written.command JOIN tx ON tx.n = command.tx
		WHERE record.key = ? ORDER BY written.command DESC LIMIT 1`, record.Key(ref)).
		Scan(&t.ID, &t.Block, &t.Index, &t.At, &t.Submitter)
	return t, found(err)
}

// found turns the driver's word for no row into ours.
func found(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
