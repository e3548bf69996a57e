package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// EachTransaction goes over all transactions that carried commands with an outcome, in commit order. An act has its bytes,
// proofs, type, actor, register, status and code, and no writes.
func (v *View) EachTransaction(do func(Transaction) error) error {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT tx.id, tx.block, tx.place, tx.at, tx.submitter, command.id, command.place, command.bytes,
		command.proofs, command.type, command.actor, command.register, command.status, command.code
		FROM command JOIN tx ON tx.n = command.tx ORDER BY command.n`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var open Transaction
	for rows.Next() {
		var t Transaction
		var act Act
		var proofs []byte
		if err := rows.Scan(&t.ID, &t.Block, &t.Index, &t.At, &t.Submitter, &act.Command, &act.Place, &act.Bytes, &proofs, &act.Type, &act.Actor,
			&act.Register, &act.Status, &act.Code); err != nil {
			return err
		}
		if err := json.Unmarshal(proofs, &act.Proofs); err != nil {
			return fmt.Errorf("the proofs of the command %s: %w", act.Command, err)
		}
		if t.ID != open.ID && open.ID != "" {
			if err := do(open); err != nil {
				return err
			}
		}
		if t.ID != open.ID {
			open = t
		}
		open.Acts = append(open.Acts, act)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || open.ID == "" {
		return err
	}
	return do(open)
}

// Transactions is how many transactions carried commands with an outcome.
func (v *View) Transactions() (count int, err error) {
	err = v.tx.QueryRowContext(v.ctx, `SELECT count(*) FROM tx`).Scan(&count)
	return count, err
}

// EachValue goes over the values of all records that belong to a register or, without one, of all there are, in the order of
// their keys.
func (v *View) EachValue(register value.IssuerID, do func(val []byte) error) error {
	query, values := `SELECT value FROM record ORDER BY key`, []any{}
	if register != "" {
		query, values = `SELECT value FROM record WHERE register = ? AND register <> '' ORDER BY key`, []any{register}
	}
	rows, err := v.tx.QueryContext(v.ctx, query, values...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var val []byte
		if err := rows.Scan(&val); err != nil {
			return err
		}
		if err := do(val); err != nil {
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// Valued is a key, its value, and where it stands.
type Valued struct {
	KeyValue
	Began, Written Position
}

// RecordsOf lists the records of one kind that belong to a register, in the order in which they began.
func (v *View) RecordsOf(register value.IssuerID, kind value.Kind, page Page) (found []Valued, next Cursor, err error) {
	limit, err := page.limit()
	if err != nil {
		return nil, 0, err
	}
	rows, err := v.tx.QueryContext(v.ctx, `SELECT n, key, value, began_block, began_place, block, place FROM record
		WHERE register = ? AND register <> '' AND kind = ? AND n > ? ORDER BY n LIMIT ?`, register, kind, page.After, limit+1)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var last Cursor
	for rows.Next() {
		var one Valued
		var n Cursor
		if err := rows.Scan(&n, &one.Key, &one.Value, &one.Began.Block, &one.Began.Index, &one.Written.Block, &one.Written.Index); err != nil {
			return nil, 0, err
		}
		if len(found) == limit {
			next = last
			break
		}
		found, last = append(found, one), n
	}
	return found, next, errors.Join(rows.Err(), rows.Close())
}

// Valued finds a record's value and where it stands, and the register that it belongs to.
func (v *View) Valued(ref model.Ref) (one Valued, register value.IssuerID, err error) {
	one.Key = record.Key(ref)
	err = v.tx.QueryRowContext(v.ctx, `SELECT value, register, began_block, began_place, block, place FROM record WHERE key = ?`, one.Key).
		Scan(&one.Value, &register, &one.Began.Block, &one.Began.Index, &one.Written.Block, &one.Written.Index)
	return one, register, found(err)
}

// ProofsOf are the proofs that came with a command.
func (v *View) ProofsOf(id value.CommandID) (proofs []model.Proof, err error) {
	var encoded []byte
	err = v.tx.QueryRowContext(v.ctx, `SELECT proofs FROM command WHERE id = ?`, id).Scan(&encoded)
	if err != nil {
		return nil, found(err)
	}
	return proofs, json.Unmarshal(encoded, &proofs)
}

// BlockBefore is the last block before the first one that has a transaction at or after a moment; the newest where none has.
func (v *View) BlockBefore(moment value.Time) (uint64, error) {
	var first sql.NullInt64
	if err := v.tx.QueryRowContext(v.ctx, `SELECT min(number) FROM block WHERE at >= ?`, moment).Scan(&first); err != nil {
		return 0, err
	}
	if !first.Valid {
		return v.Height(), nil
	}
	return uint64(max(first.Int64-1, 0)), nil
}
