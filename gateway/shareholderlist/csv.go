package shareholderlist

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

var byteOrderMark = []byte("\xef\xbb\xbf")

// decodeText makes UTF-8 of a CSV file. Text that is not valid UTF-8 is CP949, which Korean Excel writes when
// it saves as "CSV (쉼표로 분리)".
func decodeText(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, byteOrderMark)
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return "", &fault{code: ErrEncoding}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", unreadable()
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	text, err := korean.EUCKR.NewDecoder().Bytes(data) // EUC-KR as the web knows it, which is CP949
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", &fault{code: ErrEncoding}
	}
	return string(text), nil
}

// readCSV reads the records of a CSV file; a record is a row as Excel counts, also if a quoted cell has
// several lines.
func readCSV(data []byte, lim limits) (*grid, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	comma := separator(text)
	if width := widestRecord(text, comma); width > lim.columns {
		return nil, &fault{code: ErrTooManyColumns, args: []any{lim.columns}}
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord = rune(comma), -1
	g, budget, linesWithin := &grid{}, lim.cells, 0
	for {
		record, err := reader.Read()
		if err == io.EOF {
			return g, nil
		}
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, &fault{code: ErrQuotes, args: []any{broken.StartLine}}
		}
		if err != nil {
			return nil, unreadable()
		}
		line, _ := reader.FieldPos(0)
		row := gridRow{number: line - linesWithin, cells: make([]cell, len(record))}
		for i, field := range record {
			row.cells[i].text = cleanText(withoutApostrophe(field))
			linesWithin += strings.Count(field, "\n")
		}
		if row.blank() {
			continue
		}
		if budget -= len(record); budget < 0 {
			return nil, tooLargeInside()
		}
		if len(g.rows) == lim.rows {
			return nil, &fault{code: ErrTooManyRows, args: []any{lim.rows}}
		}
		g.rows = append(g.rows, row)
	}
}

// separator is a tab if the lines hold tabs (a sheet pasted or saved as text), otherwise a comma.
func separator(text string) byte {
	const sample = 16 << 10
	head := text[:min(len(text), sample)]
	if tabs := strings.Count(head, "\t"); tabs > 0 && tabs >= strings.Count(head, "\n") {
		return '\t'
	}
	return ','
}

// widestRecord is the number of fields of the widest record, counted before anything is kept in memory.
func widestRecord(text string, comma byte) int {
	widest, fields, quoted := 0, 1, false
	for i := range len(text) {
		switch b := text[i]; {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == comma:
			fields++
			widest = max(widest, fields)
		case b == '\n':
			fields = 1
		}
	}
	return widest
}
