package store

import (
	"errors"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Sum is what the live lots of a class that have one provenance add up to.
type Sum struct {
	Class      value.ClassID
	Provenance model.Provenance
	Lots       int64
	Quantity   value.Shares
}

// Sums adds up the live lots of a register, by class and provenance, in that order.
func (v *View) Sums(issuer value.IssuerID) ([]Sum, error) {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT class, state, count(*), sum(quantity) FROM record
		WHERE kind = 'lot' AND issuer = ? AND live = 1 GROUP BY class, state ORDER BY class, state`, issuer)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var sums []Sum
	for rows.Next() {
		var s Sum
		if err := rows.Scan(&s.Class, &s.Provenance, &s.Lots, &s.Quantity); err != nil {
			return nil, err
		}
		sums = append(sums, s)
	}
	return sums, errors.Join(rows.Err(), rows.Close())
}

// Entries counts a register's entries that count.
func (v *View) Entries(issuer value.IssuerID) (count int64, err error) {
	err = v.tx.QueryRowContext(v.ctx, `SELECT count(*) FROM record WHERE kind = 'entry' AND issuer = ? AND live = 1`, issuer).Scan(&count)
	return count, err
}
