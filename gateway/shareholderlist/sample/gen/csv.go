package main

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"golang.org/x/text/encoding/korean"
)

// commaSeparated is the list as Korean Excel saves it: CP949, CRLF, every value as the sheet shows it.
func commaSeparated() ([]byte, error) {
	rows := [][]string{{title}, {subtitle}, {}, headings}
	number := 0
	add := func(class string, entries []entry, shares func(int64) string) {
		for _, e := range entries {
			number++
			rows = append(rows, []string{
				strconv.Itoa(number), e.name, e.kind, e.number, e.address, e.phone, e.email, class, shares(e.shares), e.dateShown(), e.remark,
			})
		}
		rows = append(rows, totalRow("소계", class, shares(sum(entries))))
	}
	add(commonClass, commonShares, thousands)
	add(preferredClass, preferredShares, withUnit)
	rows = append(rows, totalRow("합계", "", thousands(sum(commonShares)+sum(preferredShares))))
	for _, line := range closing {
		rows = append(rows, []string{line})
	}
	var out bytes.Buffer
	w := csv.NewWriter(korean.EUCKR.NewEncoder().Writer(&out))
	w.UseCRLF = true
	for _, row := range rows {
		full := make([]string, len(headings)) // Excel writes every row as wide as the sheet
		copy(full, row)
		if err := w.Write(full); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

func totalRow(label, class, shares string) []string {
	return []string{label, "", "", "", "", "", "", class, shares, "", ""}
}

func withUnit(n int64) string { return thousands(n) + "주" }
