//go:build e2e

package e2e

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/shareholderlist/sample"
)

// testRoundTrip imports the shipped list by the command line, exports the register, imports the export as another company's
// list, and exports that: the two exports say the same.
func testRoundTrip(t *testing.T) {
	officer := newClerk(t, "officer").wallet
	directory := t.TempDir()
	list := filepath.Join(directory, sample.NameXLSX)
	must(t, os.WriteFile(list, sample.XLSX, 0o600))
	var exports [2][]byte
	for i := range exports {
		issued := map[string]value.Shares{}
		for _, class := range sample.Classes() {
			issued[class.Name] = value.Shares(class.Issued)
		}
		issuer := string(newCompany(t, officer, issued))
		var imported client.Outcome
		holdfastJSON(t, &imported, "register", "import", issuer, list, "--wallet", officer)
		list = filepath.Join(directory, issuer+".csv")
		var exported struct{ Bytes int }
		holdfastJSON(t, &exported, "register", "export", issuer, list, "--wallet", officer)
		info, err := os.Stat(list)
		must(t, err)
		if info.Mode().Perm() != 0o600 || exported.Bytes == 0 {
			t.Errorf("the export has the mode %v and %d bytes", info.Mode(), exported.Bytes)
		}
		exports[i], err = os.ReadFile(list)
		must(t, err)
	}
	one, other := holdings(t, exports[0]), holdings(t, exports[1])
	if len(one) != 29 || !slices.Equal(one, other) {
		t.Errorf("exported %d and %d lots, which differ:\n%s\n%s", len(one), len(other), strings.Join(one, "\n"), strings.Join(other, "\n"))
	}
}

// holdings are an export's rows without what names the register itself, in order.
func holdings(t *testing.T, export []byte) []string {
	t.Helper()
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(export, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	must(t, err)
	var all []string
	for _, row := range rows[1:] {
		all = append(all, strings.Join(row, "|"))
	}
	slices.Sort(all)
	return all
}
