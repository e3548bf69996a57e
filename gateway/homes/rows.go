package homes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"holdfast/chaincode/value"
)

// maxFound bounds how many values one search returns.
const maxFound = 20_000

func encodeData(data any) (json.RawMessage, error) {
	switch data.(type) {
	case Person, Account, Text:
		return json.Marshal(data)
	}
	return nil, errors.New("personal data is a Person, an Account or a Text")
}

// change runs one writing transaction.
func (k *Keeper) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := k.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// insert keeps rows whose homes are all owed a copy.
func (k *Keeper) insert(ctx context.Context, rows []row) error {
	return k.change(ctx, func(tx *sql.Tx) error {
		return k.insertRows(ctx, tx, rows, func(r row) []value.MemberID { return r.value.Homes })
	})
}

// insertRows keeps rows, and which of their homes are owed a copy.
func (k *Keeper) insertRows(ctx context.Context, tx *sql.Tx, rows []row, owed func(row) []value.MemberID) error {
	personal, err := tx.PrepareContext(ctx, `INSERT INTO personal (key, kind, issuer, party, commitment, name, identifier, value, own, since)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`)
	if err != nil {
		return err
	}
	defer personal.Close()
	debt, err := tx.PrepareContext(ctx, `INSERT INTO owed (key, home) VALUES (?, ?) ON CONFLICT DO NOTHING`)
	if err != nil {
		return err
	}
	defer debt.Close()
	for _, r := range rows {
		var name, identifier string
		if person, err := r.value.Person(); err == nil {
			name, identifier = searchName(person.Name), searchIdentifier(person.Identifier)
		}
		v := r.value
		if _, err := personal.ExecContext(ctx, r.key, v.Kind, v.Issuer, v.Party, v.Commitment, name, identifier, r.encoded,
			slices.Contains(v.Homes, k.own), int64(v.Since)); err != nil {
			return err
		}
		for _, home := range owed(r) {
			if _, err := debt.ExecContext(ctx, r.key, home); err != nil {
				return err
			}
		}
	}
	return nil
}

func exec(ctx context.Context, tx *sql.Tx, statement string, values ...any) error {
	_, err := tx.ExecContext(ctx, statement, values...)
	return err
}

// find reads own values.
func (k *Keeper) find(ctx context.Context, where string, values ...any) ([]Value, error) {
	rows, err := k.reader.QueryContext(ctx, `SELECT value FROM personal WHERE own = 1 AND `+where+` ORDER BY since, key LIMIT ?`, append(values, maxFound)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Value
	for rows.Next() {
		var encoded []byte
		if err := rows.Scan(&encoded); err != nil {
			return nil, err
		}
		value, err := DecodeValue(encoded)
		if err != nil {
			return nil, err
		}
		found = append(found, value)
	}
	return found, rows.Err()
}

// Entry finds the data of a register's entry by its commitment. CodeMissing when this home has none (yet).
func (k *Keeper) Entry(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) (Value, error) {
	return k.open(ctx, KindEntry, commitment, func(v Value) bool { return v.Issuer == issuer })
}

// Account finds a bank account, which Party left, by its commitment. CodeMissing when this home has none (yet).
func (k *Keeper) Account(ctx context.Context, commitment value.Commitment) (Value, error) {
	return k.open(ctx, KindAccount, commitment, func(Value) bool { return true })
}

// open finds the value of a kind that a commitment is to, if it is theirs for whom it is opened. The commitment alone shows
// nothing of that: whoever reads one on the ledger may name it as their own.
func (k *Keeper) open(ctx context.Context, kind Kind, commitment value.Commitment, theirs func(Value) bool) (Value, error) {
	find := func() ([]Value, error) {
		found, err := k.of(ctx, kind, commitment)
		return slices.DeleteFunc(found, func(v Value) bool { return !theirs(v) }), err
	}
	found, err := find()
	if err != nil || len(found) > 0 {
		return first(found), err
	}
	if err := k.refresh(ctx); err != nil {
		return Value{}, err
	}
	if found, err = find(); err == nil && len(found) == 0 {
		err = fail(CodeMissing, "this home has no such data")
	}
	return first(found), err
}

func first(values []Value) Value {
	if len(values) == 0 {
		return Value{}
	}
	return values[0]
}

func (k *Keeper) of(ctx context.Context, kind Kind, commitment value.Commitment) ([]Value, error) {
	return k.find(ctx, `commitment = ? AND kind = ?`, commitment, kind)
}

// Entries finds the data of an issuer's entries by their commitments. Those that this home does not have (yet) are left out.
func (k *Keeper) Entries(ctx context.Context, issuer value.IssuerID, commitments []value.Commitment) (map[value.Commitment]Value, error) {
	found, err := k.entries(ctx, issuer, commitments)
	if err != nil || len(found) == len(commitments) {
		return found, err
	}
	if err := k.refresh(ctx); err != nil {
		k.log.WarnContext(ctx, "the home could not be scanned", "error", err)
		return found, nil
	}
	return k.entries(ctx, issuer, commitments)
}

// entriesAtOnce is how many commitments one statement asks for.
const entriesAtOnce = 500

func (k *Keeper) entries(ctx context.Context, issuer value.IssuerID, commitments []value.Commitment) (map[value.Commitment]Value, error) {
	found := make(map[value.Commitment]Value, len(commitments))
	for some := range slices.Chunk(commitments, entriesAtOnce) {
		wanted := []any{issuer, KindEntry}
		for _, commitment := range some {
			wanted = append(wanted, commitment)
		}
		values, err := k.find(ctx, `issuer = ? AND kind = ? AND commitment IN (?`+strings.Repeat(", ?", len(some)-1)+`)`, wanted...)
		if err != nil {
			return nil, err
		}
		for _, val := range values {
			found[val.Commitment] = val
		}
	}
	return found, nil
}

// matching finds the entry data of an issuer that has this name and identifier.
func (k *Keeper) matching(ctx context.Context, issuer value.IssuerID, name, identifier string) ([]Value, error) {
	if searchIdentifier(identifier) == "" {
		return nil, nil
	}
	return k.find(ctx, `issuer = ? AND identifier = ? AND name = ? AND kind = 'entry'`,
		issuer, searchIdentifier(identifier), searchName(name))
}
