package store

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

const writtenColumns = `command.n, tx.block, tx.place, command.place, tx.id, tx.at, command.id, command.type, command.actor,
	command.register, command.status, command.code, command.bytes`

func scanWritten(row scanner) (Written, Cursor, error) {
	var w Written
	var cursor Cursor
	err := row.Scan(&cursor, &w.Block, &w.Index, &w.Place, &w.Transaction, &w.At, &w.Command, &w.Type, &w.Actor,
		&w.Register, &w.Status, &w.Code, &w.Bytes)
	return w, cursor, err
}

// Command finds an authenticated command by its identity. Its outcome is the record under model.OutcomeRef.
func (v *View) Command(id value.CommandID) (Written, error) {
	row := v.tx.QueryRowContext(v.ctx, `SELECT `+writtenColumns+`
		FROM command JOIN tx ON tx.n = command.tx WHERE command.id = ?`, id)
	w, _, err := scanWritten(row)
	return w, found(err)
}

// ActsOn lists the applied commands that acted on an issuer's register or application, oldest first.
func (v *View) ActsOn(issuer value.IssuerID, page Page) (History, error) {
	return v.history(`SELECT `+writtenColumns+` FROM command JOIN tx ON tx.n = command.tx
		WHERE command.issuer = ? AND command.issuer <> '' AND command.n > ? ORDER BY command.n LIMIT ?`, string(issuer), page)
}

// HistoryOf lists the commands that wrote a record, oldest first. Outcomes have none: Command finds theirs.
func (v *View) HistoryOf(ref model.Ref, page Page) (History, error) {
	return v.history(`SELECT `+writtenColumns+` FROM record
		JOIN written ON written.record = record.n JOIN command ON command.n = written.command JOIN tx ON tx.n = command.tx
		WHERE record.key = ? AND command.n > ? ORDER BY command.n LIMIT ?`, record.Key(ref), page)
}

func (v *View) history(query, about string, page Page) (History, error) {
	limit, err := page.limit()
	if err != nil {
		return History{}, err
	}
	rows, err := v.tx.QueryContext(v.ctx, query, about, page.After, limit+1)
	if err != nil {
		return History{}, err
	}
	defer rows.Close()
	var out History
	var last Cursor
	for rows.Next() {
		w, cursor, err := scanWritten(rows)
		if err != nil {
			return out, err
		}
		if len(out.Items) == limit {
			out.Next = last
			break
		}
		out.Items, last = append(out.Items, w), cursor
	}
	return out, errors.Join(rows.Err(), rows.Close())
}
