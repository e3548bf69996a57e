package sqlite_test

import (
	"path/filepath"
	"strings"
	"testing"

	"holdfast/gateway/store/sqlite"
)

// What a register's page asks for is found by an index of its own, however many records of the kind there are.
func TestListsOfOneRegisterAreFoundByTheirOwnIndex(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	many := strings.Repeat(", ?", 199)
	for _, query := range []struct{ where, index string }{
		{"kind = 'entry' AND n > ? AND issuer = ? ORDER BY n LIMIT ?", "entry_issuer"},
		{"kind = 'entry' AND n > ? AND issuer = ? AND live = 1 ORDER BY n LIMIT ?", "entry_live"},
		{"kind = 'entry' AND n > ? AND issuer = ? AND staged <> '' AND staged = ? ORDER BY n LIMIT ?", "record_staged"},
		{"kind = 'lot' AND staged = ? AND staged <> '' AND class = ?", "record_staged"},
		{"kind = 'entry' AND n > ? AND issuer = ? AND commitment = ? ORDER BY n LIMIT ?", "entry_commitment"},
		{"kind = 'lot' AND n > ? AND issuer = ? AND live = 1 ORDER BY n LIMIT ?", "lot_issuer"},
		{"kind = 'lot' AND n > ? AND entry IN (?" + many + ") AND live = 1 ORDER BY n LIMIT ?", "lot_entry"},
		{"kind = 'lot' AND n > ? AND entry IN (?" + many + ") ORDER BY n LIMIT ?", "lot_entry"},
		{"kind = 'lot' AND issuer = ? AND live = 1 GROUP BY class, state", "lot_sum"},
		{"kind = 'offer' AND n > ? AND listing = ? ORDER BY n LIMIT ?", "offer_listing"},
		{"kind = 'issuer' AND n > ? ORDER BY n LIMIT ?", "record_kind"},
	} {
		rows, err := s.Reader().QueryContext(t.Context(), "EXPLAIN QUERY PLAN SELECT class, state, count(*), sum(quantity) FROM record WHERE "+query.where,
			make([]any, strings.Count(query.where, "?"))...)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for rows.Next() {
			var id, parent, unused int
			var plan string
			if err := rows.Scan(&id, &parent, &unused, &plan); err != nil {
				t.Fatal(err)
			}
			t.Log(plan)
			found = found || strings.Contains(plan, "INDEX "+query.index+" ")
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if !found {
			t.Errorf("%s does not use %s", query.where, query.index)
		}
	}
}
