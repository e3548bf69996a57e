package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// statements are prepared once on the writing connection. None returns rows it inserted: SQLite would then keep a journal of
// every statement by itself, which costs as much again.
type statements struct {
	block, transaction, command, find, insert, update, written, checkpoint *sql.Stmt
	// value reads a record; replace, count and enter are what decides uses.
	value, replace, count, enter *sql.Stmt
	// of finds the register of a record.
	of *sql.Stmt
}

func (s *statements) all() map[**sql.Stmt]string {
	return map[**sql.Stmt]string{
		&s.block:       `INSERT INTO block (number, hash, at) VALUES (?, ?, ?)`,
		&s.transaction: `INSERT INTO tx (id, block, place, at, submitter) VALUES (?, ?, ?, ?, ?)`,
		&s.command: `INSERT INTO command (id, tx, place, type, actor, register, issuer, status, code, bytes, proofs)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		&s.find: `SELECT n FROM record WHERE key = ?`,
		&s.of:   `SELECT register FROM record WHERE key = ?`,
		&s.insert: `INSERT INTO record (key, kind, register, value, began_block, began_place, block, place,
				issuer, class, entry, lot, listing, agreement, party, counterparty, member, state, live, quantity,
				commitment, staged, epoch, counted)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		&s.update: `UPDATE record SET value = ?, block = ?, place = ?, issuer = ?, class = ?, entry = ?, lot = ?, listing = ?,
				agreement = ?, party = ?, counterparty = ?, member = ?, state = ?, live = ?, quantity = ?,
				commitment = ?, staged = ?, epoch = ?, counted = ?
			WHERE n = ?`,
		&s.value:   `SELECT value FROM record WHERE key = ?`,
		&s.replace: `UPDATE record SET live = 0 WHERE kind = 'lot' AND class = ? AND live = 1 AND epoch <> ?`,
		&s.count:   `UPDATE record SET counted = 1, live = 1 WHERE kind = 'lot' AND staged = ? AND staged <> ''`,
		&s.enter:   `UPDATE record SET counted = 1, live = 1 WHERE kind = 'entry' AND staged = ? AND staged <> '' AND issuer = ?`,
		&s.written: `INSERT INTO written (record, command) VALUES (?, ?)`,
		&s.checkpoint: `INSERT INTO checkpoint (one, next, hash, ledger) VALUES (1, ?, ?, ?)
			ON CONFLICT (one) DO UPDATE SET next = excluded.next, hash = excluded.hash`,
	}
}

func (s *statements) prepare(ctx context.Context, db *sql.DB) error {
	for into, text := range s.all() {
		statement, err := db.PrepareContext(ctx, text)
		if err != nil {
			return errors.Join(err, s.close())
		}
		*into = statement
	}
	return nil
}

func (s *statements) close() error {
	var faults []error
	for statement := range s.all() {
		if *statement != nil {
			faults = append(faults, (*statement).Close())
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
		a := &appender{ctx: ctx, tx: tx, statements: &s.statements, bound: map[*sql.Stmt]*sql.Stmt{}, deciders: map[model.Ref]model.Record{}}
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
	// bound are the statements as they run in the transaction, which closes them.
	bound map[*sql.Stmt]*sql.Stmt
	// deciders are the classes and issuers that say which lots and entries count.
	deciders map[model.Ref]model.Record
}

// in is a statement as it runs in the transaction.
func (a *appender) in(statement *sql.Stmt) *sql.Stmt {
	bound, ok := a.bound[statement]
	if !ok {
		bound = a.tx.StmtContext(a.ctx, statement)
		a.bound[statement] = bound
	}
	return bound
}

func (a *appender) exec(statement *sql.Stmt, values ...any) error {
	_, err := a.in(statement).ExecContext(a.ctx, values...)
	return err
}

// insert runs a statement that inserts one row, and returns the row's number.
func (a *appender) insert(statement *sql.Stmt, values ...any) (int64, error) {
	result, err := a.in(statement).ExecContext(a.ctx, values...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

func (a *appender) block(block Block) error {
	if block.Number > math.MaxInt64 {
		return errors.New("the block's number is too large")
	}
	var latest value.Time
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
	proofs, err := json.Marshal(act.Proofs)
	if err != nil {
		return err
	}
	command, err := a.insert(a.statements.command, act.Command, transaction, act.Place, act.Type, act.Actor, act.Register,
		actedOn(act), act.Status, act.Code, act.Bytes, proofs)
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
func actedOn(act Act) value.IssuerID {
	if act.Status != model.Applied {
		return ""
	}
	if act.Register != "" {
		return act.Register
	}
	for _, write := range act.Writes {
		if application, ok := write.Record.(model.Application); ok {
			return application.ID
		}
	}
	return ""
}

func (a *appender) write(command int64, at Position, w Write) error {
	ref := w.Record.Ref()
	n, err := a.put(ref, at, w)
	if err != nil || ref.Kind == model.KindOutcome {
		return err
	}
	return a.exec(a.statements.written, n, command)
}

// put inserts the record, or updates it where it is there, and returns its row's number.
func (a *appender) put(ref model.Ref, at Position, w Write) (int64, error) {
	f := facetsOf(w.Record)
	if err := errors.Join(a.decides(w.Record), a.settle(w.Record, &f)); err != nil {
		return 0, err
	}
	looked := []any{
		f.issuer, f.class, f.entry, f.lot, f.listing, f.agreement, f.party, f.counterparty, f.member, f.state, f.live, f.quantity, f.commitment,
		f.staged, f.epoch, f.counted,
	}
	var n int64
	err := sql.ErrNoRows
	if ref.Kind != model.KindOutcome { // an outcome is written once
		err = a.in(a.statements.find).QueryRowContext(a.ctx, w.Key).Scan(&n)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		register, err := a.registerOf(w.Record)
		if err != nil {
			return 0, err
		}
		return a.insert(a.statements.insert, append([]any{w.Key, ref.Kind, register, w.Value, at.Block, at.Index, at.Block, at.Index}, looked...)...)
	case err != nil:
		return 0, err
	}
	return n, a.exec(a.statements.update, append(append([]any{w.Value, at.Block, at.Index}, looked...), n)...)
}

// registerOf is the register that a record belongs to. A record that does not say it is written after the one that does.
func (a *appender) registerOf(r model.Record) (value.IssuerID, error) {
	issuer, through := model.RegisterOf(r)
	if through == (model.Ref{}) {
		return issuer, nil
	}
	err := a.in(a.statements.of).QueryRowContext(a.ctx, record.Key(through)).Scan(&issuer)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return issuer, err
}
