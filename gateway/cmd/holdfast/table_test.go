package main

import (
	"strings"
	"testing"

	"holdfast/chaincode/value"
)

func TestColumnsAlignWhateverTheScript(t *testing.T) {
	table := newTable(1)
	table.row("주주", "1,000", "끝")
	table.row("holder", "5", "끝")
	table.row("Ａ", "12", "끝") // a full-width letter takes two columns too
	var out strings.Builder
	table.write(&out, "  ")
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, line := range lines {
		before, _, _ := strings.Cut(line, "끝")
		if columns(before) != len("  holder  1,000  ") {
			t.Errorf("%q has its last column at %d", line, columns(before))
		}
	}
}

func TestNumbersAreGroupedByThousands(t *testing.T) {
	for n, want := range map[value.Won]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 123456: "123,456", 1234567: "1,234,567", -1234: "-1,234"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is written %s", int64(n), got)
		}
	}
}

func TestIdentifiersAreShortenedWithoutLosingTheirKind(t *testing.T) {
	for id, want := range map[string]string{
		"entry-0123456789abcdef0123456789abcdef":                   "entry-01234567",
		strings.Repeat("ab", 32):                                   "abababababab",
		"did:holdfast:jAsf-f6l7B6PWYM9Jn1qaUGcZLvxKX8tyGbyEqf25lo": "…Eqf25lo",
		"short": "short",
	} {
		if got := short(id); !strings.HasPrefix(got, want[:3]) || columns(got) > 15 {
			t.Errorf("%s is shortened to %s", id, got)
		}
	}
}
