package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"

	"holdfast/chaincode/core"
)

// statements are prepared once on the writing connection.
type statements struct {
	block, transaction, command, record, written, checkpoint *sql.Stmt
}

func (s *statements) prepare(ctx context.Context, db *sql.DB) error {
	for _, p := range []struct {
		into *(*sql.Stmt)
		text string
	}{
		{&s.block, `INSERT INTO block (number, hash, at) VALUES (?, ?, ?)`},
		{&s.transaction, `INSERT INTO tx (id, block, place, at, submitter) VALUES (?, ?, ?, ?, ?) RETURNING n`},
		{&s.command, `INSERT INTO command (id, tx, place, type, actor, register, issuer, status, code, bytes)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`},
		{&s.record, `INSERT INTO record (key, kind, value, began_block, began_place, block, place,
				issuer, class, entry, lot, listing, agreement, party, counterparty, member, state, live)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, block = excluded.block, place = excluded.place,
				entry = excluded.entry, lot = excluded.lot, agreement = excluded.agreement, party = excluded.party,
				state = excluded.state, live = excluded.live
			RETURNING n`},
		{&s.written, `INSERT INTO written (record, command) VALUES (?, ?)`},
		{&s.checkpoint, `INSERT INTO checkpoint (one, next, hash, ledger) VALUES (1, ?, ?, ?)
			ON CONFLICT (one) DO UPDATE SET next = excluded.next, hash = excluded.hash`},
	} {
		statement, err := db.PrepareContext(ctx, p.text)
		if err != nil {
			return errors.Join(err, s.close())
		}
		*p.into = statement
	}
	return nil
}

func (s *statements) close() error {
	var faults []error
	for _, statement := range []*sql.Stmt{s.block, s.transaction, s.command, s.record, s.written, s.checkpoint} {
		if statement != nil {
			faults = append(faults, statement.Close())
		}
	}
	return errors.Join(faults...)
}

// Append adds blocks, which continue at the checkpoint without a gap, and moves the checkpoint behind them, all in one SQL
// transaction: all or nothing.
func (s *Store) Append(ctx context.Context, blocks []Block) error {
	if len(blocks) == 0 {
		return nil
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		checkpoint, err := readCheckpoint(ctx, tx)
		if err != nil {
			return err
		}
		a := &appender{ctx: ctx, tx: tx, statements: &s.statements}
		for _, block := range blocks {
			if block.Number != checkpoint.Next {
				return fmt.Errorf("block %d does not follow the checkpoint, which awaits block %d", block.Number, checkpoint.Next)
			}
			if err := a.block(block); err != nil {
				return fmt.Errorf("append block %d: %w", block.Number, err)
			}
			checkpoint = checkpoint.After(block)
		}
		_, err = tx.StmtContext(ctx, s.statements.checkpoint).ExecContext(ctx, checkpoint.Next, checkpoint.Hash[:], checkpoint.Ledger)
		return err
	})
}

// appender writes blocks within one SQL transaction.
type appender struct {
	ctx        context.Context
	tx         *sql.Tx
	statements *statements
	numbers    map[string]int64
}

func (a *appender) exec(statement *sql.Stmt, values ...any) error {
	_, err := a.tx.StmtContext(a.ctx, statement).ExecContext(a.ctx, values...)
	return err
}

// insert runs a statement that returns the row's number.
func (a *appender) insert(statement *sql.Stmt, values ...any) (int64, error) {
	var n int64
	err := a.tx.StmtContext(a.ctx, statement).QueryRowContext(a.ctx, values...).Scan(&n)
	return n, err
}

func (a *appender) block(block Block) error {
	if block.Number > math.MaxInt64 {
		return errors.New("the block's number is too large")
	}
	var latest core.Time
	for _, transaction := range block.Transactions {
		latest = max(latest, transaction.At)
	}
	if err := a.exec(a.statements.block, block.Number, block.Hash[:], latest); err != nil {
		return err
	}
	for _, transaction := range block.Transactions {
		if err := a.transaction(block.Number, transaction); err != nil {
			return fmt.Errorf("transaction %s: %w", transaction.ID, err)
		}
	}
	return nil
}

func (a *appender) transaction(block uint64, t Transaction) error {
	if t.Block != block {
		return fmt.Errorf("it says that it stands in block %d", t.Block)
	}
	n, err := a.insert(a.statements.transaction, t.ID, t.Block, t.Index, t.At, t.Submitter)
	if err != nil {
		return err
	}
	for _, act := range t.Acts {
		if err := a.act(n, t.Position, act); err != nil {
			return fmt.Errorf("command %s: %w", act.Command, err)
		}
	}
	return nil
}

func (a *appender) act(transaction int64, at Position, act Act) error {
	command, err := a.insert(a.statements.command, act.Command, transaction, act.Place, act.Type, act.Actor, act.Register,
		actedOn(act), act.Status, act.Code, act.Bytes)
	if err != nil {
		return err
	}
	for _, write := range act.Writes {
		if err := a.write(command, at, write); err != nil {
			return fmt.Errorf("key %s: %w", write.Key, err)
		}
	}
	return nil
}

// actedOn is the issuer whose register or application an applied command acted on: the one it names, or the one whose
// application it files.
func actedOn(act Act) core.IssuerID {
	if act.Status != core.Applied {
		return ""
	}
	if act.Register != "" {
		return act.Register
	}
	for _, write := range act.Writes {
		if application, ok := write.Record.(core.Application); ok {
			return application.ID
		}
	}
	return ""
}

func (a *appender) write(command int64, at Position, w Write) error {
	ref, f := w.Record.Ref(), facetsOf(w.Record)
	n, err := a.insert(a.statements.record, w.Key, ref.Kind, w.Value, at.Block, at.Index, at.Block, at.Index,
		f.issuer, f.class, f.entry, f.lot, f.listing, f.agreement, f.party, f.counterparty, f.member, f.state, f.live)
	if err != nil || ref.Kind == core.KindOutcome {
		return err
	}
	return a.exec(a.statements.written, n, command)
}
