package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"
)

// table is rows of cells that are written with their columns aligned, Korean and other wide characters counting two.
type table struct {
	rows [][]string
	// right marks the columns of numbers, which are aligned on their right.
	right map[int]bool
}

func newTable(right ...int) *table {
	t := &table{right: map[int]bool{}}
	for _, column := range right {
		t.right[column] = true
	}
	return t
}

func (t *table) row(cells ...any) {
	row := make([]string, len(cells))
	for i, cell := range cells {
		row[i] = fmt.Sprint(cell)
	}
	t.rows = append(t.rows, row)
}

// write writes the rows, each indented.
func (t *table) write(w io.Writer, indent string) {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range t.rows {
		var line strings.Builder
		line.WriteString(indent)
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-columns(cell))
			if t.right[i] {
				line.WriteString(gap + cell)
			} else {
				line.WriteString(cell + gap)
			}
			line.WriteString("  ")
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
}

// columns is how many columns of a terminal a text takes.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// grouped writes a number with a comma between thousands.
func grouped[N ~int64](n N) string {
	digits := fmt.Sprintf("%d", n)
	start := 0
	if digits[0] == '-' {
		start = 1
	}
	var out strings.Builder
	for i, r := range digits {
		if i > start && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// short is the beginning of an identifier, for tables.
func short[T ~string](id T) string {
	text := string(id)
	kind, rest, derived := strings.Cut(text, "-")
	if derived && len(rest) == 32 {
		return kind + "-" + rest[:8]
	}
	if len(text) > 12 && !strings.Contains(text, ":") {
		return text[:12]
	}
	if i := strings.LastIndexByte(text, ':'); i >= 0 && len(text) > i+9 {
		return "…" + text[len(text)-8:]
	}
	return text
}
