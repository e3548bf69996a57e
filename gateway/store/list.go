package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

const defaultPage = 50

// columns are what scan reads.
const columns = `n, key, value, began_block, began_place, block, place`

// Get finds one record; ErrNotFound when there is none.
func Get[R model.Record](v *View, ref model.Ref) (Found[R], error) {
	row := v.tx.QueryRowContext(v.ctx, `SELECT `+columns+` FROM record WHERE key = ?`, record.Key(ref))
	item, _, err := scan[R](row)
	return item, found(err)
}

// scanner is a row.
type scanner interface{ Scan(into ...any) error }

func scan[R model.Record](row scanner) (Found[R], Cursor, error) {
	var item Found[R]
	var cursor Cursor
	var key string
	var value []byte
	err := row.Scan(&cursor, &key, &value, &item.Began.Block, &item.Began.Index, &item.Written.Block, &item.Written.Index)
	if err != nil {
		return item, 0, err
	}
	decoded, err := record.Decode(key, value)
	if err != nil {
		return item, 0, err
	}
	typed, ok := decoded.(R)
	if !ok {
		return item, 0, fmt.Errorf("the record %s has the type %T", key, decoded)
	}
	item.Record = typed
	return item, cursor, nil
}

// List finds the records of a kind that By chooses, in the order in which they began.
func List[R model.Record](v *View, by By, page Page) (Listed[R], error) {
	limit, err := page.limit()
	if err != nil {
		return Listed[R]{}, err
	}
	if len(by.Entries) > MaxPage {
		return Listed[R]{}, fmt.Errorf("at most %d entries are asked for at once", MaxPage)
	}
	where, values := by.conditions(kindOf[R](), page.After)
	rows, err := v.tx.QueryContext(v.ctx, `SELECT `+columns+` FROM record WHERE `+where+` ORDER BY n LIMIT ?`, append(values, limit+1)...)
	if err != nil {
		return Listed[R]{}, err
	}
	defer rows.Close()
	var out Listed[R]
	var last Cursor
	for rows.Next() {
		item, cursor, err := scan[R](rows)
		if err != nil {
			return out, err
		}
		if len(out.Items) == limit {
			out.Next = last
			break
		}
		out.Items, last = append(out.Items, item), cursor
	}
	return out, errors.Join(rows.Err(), rows.Close())
}

// All is List to its end, at most most records; it fails when there are more.
func All[R model.Record](v *View, by By, most int) ([]Found[R], error) {
	var all []Found[R]
	page := Page{Limit: MaxPage}
	for {
		listed, err := List[R](v, by, page)
		if err != nil {
			return nil, err
		}
		if all = append(all, listed.Items...); len(all) > most {
			return nil, fmt.Errorf("there are more than %d records of the kind %s", most, kindOf[R]())
		}
		if listed.Next == 0 {
			return all, nil
		}
		page.After = listed.Next
	}
}

// kindOf is the kind of records of one type: its zero value has it in its reference.
func kindOf[R model.Record]() value.Kind {
	var zero R
	return zero.Ref().Kind
}

func (p Page) limit() (int, error) {
	switch {
	case p.Limit < 0 || p.Limit > MaxPage || p.After < 0:
		return 0, fmt.Errorf("a page has 1 to %d items and a cursor that a list gave", MaxPage)
	case p.Limit == 0:
		return defaultPage, nil
	}
	return p.Limit, nil
}

// conditions is the WHERE clause. The kind stands in it literally, because only then does SQLite use that kind's indexes.
func (b By) conditions(kind value.Kind, after Cursor) (string, []any) {
	terms := []string{"kind = '" + string(kind) + "'", "n > ?"}
	values := []any{after}
	equal := func(column, val string) {
		if val != "" {
			terms = append(terms, column+" = ?")
			values = append(values, val)
		}
	}
	equal("issuer", string(b.Issuer))
	equal("class", string(b.Class))
	equal("entry", string(b.Entry))
	if len(b.Entries) > 0 {
		terms = append(terms, "entry IN (?"+strings.Repeat(", ?", len(b.Entries)-1)+")")
		for _, entry := range b.Entries {
			values = append(values, entry)
		}
	}
	if b.Begins != "" {
		from := record.Key(model.Ref{Kind: kind, ID: b.Begins})
		terms = append(terms, "key >= ?", "key < ?")
		values = append(values, from, from+"\U0010FFFF")
	}
	equal("lot", string(b.Lot))
	equal("listing", string(b.Listing))
	equal("agreement", string(b.Agreement))
	equal("member", string(b.Member))
	equal("state", b.State)
	equal("commitment", string(b.Commitment))
	if b.Party != "" {
		terms = append(terms, "(party = ? OR counterparty = ?)")
		values = append(values, b.Party, b.Party)
	}
	if b.Names != "" {
		terms = append(terms, "instr(value, ?) > 0")
		values = append(values, []byte(`"`+string(b.Names)+`"`))
	}
	if b.Staged != "" {
		terms = append(terms, "staged <> ''") // as its index says
		equal("staged", string(b.Staged))
	}
	if b.Counted {
		terms = append(terms, "counted = 1")
	}
	if b.Live {
		terms = append(terms, "live = 1")
	}
	return strings.Join(terms, " AND "), values
}

// Value is a key's present value and where it was last written; ok is false where there is none.
func (v *View) Value(key string) (value []byte, written Position, ok bool, err error) {
	err = v.tx.QueryRowContext(v.ctx, `SELECT value, block, place FROM record WHERE key = ?`, key).
		Scan(&value, &written.Block, &written.Index)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, written, false, nil
	}
	return value, written, err == nil, err
}

// KeyValue is a key and its present value.
type KeyValue struct {
	Key   string
	Value []byte
}

// Values lists keys and values in the order of keys: from start on, and before end unless end is empty, at most limit.
func (v *View) Values(start, end string, limit int) ([]KeyValue, error) {
	query, values := `SELECT key, value FROM record WHERE key >= ? ORDER BY key LIMIT ?`, []any{start, limit}
	if end != "" {
		query, values = `SELECT key, value FROM record WHERE key >= ? AND key < ? ORDER BY key LIMIT ?`, []any{start, end, limit}
	}
	rows, err := v.tx.QueryContext(v.ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []KeyValue
	for rows.Next() {
		var kv KeyValue
		if err := rows.Scan(&kv.Key, &kv.Value); err != nil {
			return nil, err
		}
		out = append(out, kv)
	}
	return out, errors.Join(rows.Err(), rows.Close())
}

// Load implements ledger.State at the view's height.
func (v *View) Load(ref model.Ref) (model.Record, error) {
	key := record.Key(ref)
	value, _, ok, err := v.Value(key)
	if err != nil || !ok {
		return nil, err
	}
	return record.Decode(key, value)
}

// Record is a record's present value, or nil where there is none. It is read by itself, at no particular height.
func (s *Store) Record(ctx context.Context, ref model.Ref) (model.Record, error) {
	key := record.Key(ref)
	var value []byte
	err := s.reader.QueryRowContext(ctx, `SELECT value FROM record WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", key, err)
	}
	return record.Decode(key, value)
}
