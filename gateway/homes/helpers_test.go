package homes

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"holdfast/chaincode/value"
)

// fileHolds tells whether the database's files hold the text.
func fileHolds(t *testing.T, path, text string) bool {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no database: %v", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

// allEntries are the entries in the member's rows.
func (m member) allEntries(t *testing.T) (map[value.Commitment]Value, error) {
	t.Helper()
	values, err := m.find(t.Context(), `issuer = ? AND kind = ?`, issuer.ID, KindEntry)
	found := map[value.Commitment]Value{}
	for _, val := range values {
		found[val.Commitment] = val
	}
	return found, err
}

// anybodys opens a value whosever it is.
func anybodys(Value) bool { return true }
