package shareholderlist

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// sheetReader streams one worksheet into a grid. It keeps cells with content only, so that a million
// formatted empty rows cost nothing.
type sheetReader struct {
	book     *workbook
	limits   limits
	grid     *grid
	regions  []region
	budget   *int // cells that may still be kept, over all sheets
	row      int  // number of the current row
	column   int  // index of the last cell's column
	external map[string]bool
	current  rawCell
	inCell   bool
	capture  *strings.Builder // where character data goes
	phonetic bool
}

// rawCell is a <c> element.
type rawCell struct {
	style, kind   string
	value, inline strings.Builder
	formula       strings.Builder
	hasFormula    bool
	hasValue      bool
	sharedID      string
}

// readSheet reads a worksheet. budget is shared by all sheets of a file.
func readSheet(a *archive, book *workbook, sheet sheetPart, budget *int) (*grid, error) {
	part, err := a.open(sheet.part, a.limits.sheetPart)
	if err != nil {
		return nil, err
	}
	defer part.Close()
	r := &sheetReader{
		book: book, limits: a.limits, budget: budget, external: map[string]bool{},
		grid: &grid{sheet: sheet.name, hidden: sheet.hidden, date1904: book.date1904},
	}
	m := newMarkup(part, a.limits)
	for {
		token, err := m.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = r.take(token)
		}
		if err != nil {
			return nil, err
		}
	}
	if !r.grid.merge(r.regions, budget) {
		return nil, tooLargeInside()
	}
	return r.grid, nil
}

func (r *sheetReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.CharData:
		if r.capture != nil {
			r.capture.Write(t)
		}
	case xml.EndElement:
		return r.end(t.Name.Local)
	}
	return nil
}

func (r *sheetReader) start(element xml.StartElement) error {
	switch element.Name.Local {
	case "row":
		return r.startRow(attribute(element, "r"))
	case "c":
		r.inCell = true
		r.current = rawCell{style: attribute(element, "s"), kind: attribute(element, "t")}
		return r.startCell(attribute(element, "r"))
	case "mergeCell":
		return r.addRegion(attribute(element, "ref"))
	}
	if !r.inCell {
		return nil
	}
	switch element.Name.Local {
	case "v":
		r.current.hasValue = true
		r.capture = &r.current.value
	case "t":
		if !r.phonetic {
			r.capture = &r.current.inline
		}
	case "f":
		r.current.hasFormula = true
		if attribute(element, "t") == "shared" {
			r.current.sharedID = attribute(element, "si")
		}
		r.capture = &r.current.formula
	case "rPh":
		r.phonetic = true
	}
	return nil
}

func (r *sheetReader) end(name string) error {
	switch name {
	case "v", "t", "f":
		r.capture = nil
	case "rPh":
		r.phonetic = false
	case "c":
		r.inCell = false
		return r.endCell()
	}
	return nil
}

// startRow takes the row's number, or the next if it has none. Rows must ascend.
func (r *sheetReader) startRow(number string) error {
	next := r.row + 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < next || n > lastRow {
			return unreadable()
		}
		next = n
	}
	r.row, r.column = next, -1
	return nil
}

func (r *sheetReader) startCell(reference string) error {
	column := r.column + 1
	if reference != "" {
		row, at, err := parseReference(reference)
		if err != nil || row != r.row || at < column {
			return unreadable()
		}
		column = at
	}
	r.column = column
	return nil
}

func (r *sheetReader) endCell() error {
	c, err := r.value()
	if err != nil || c.blank() {
		return err
	}
	if r.column >= r.limits.columns {
		return &fault{code: ErrTooManyColumns, args: []any{r.limits.columns}}
	}
	rows := r.grid.rows
	if len(rows) == 0 || rows[len(rows)-1].number != r.row {
		if len(rows) == r.limits.rows {
			return &fault{code: ErrTooManyRows, args: []any{r.limits.rows}}
		}
		r.grid.rows = append(rows, gridRow{number: r.row})
	}
	row := &r.grid.rows[len(r.grid.rows)-1]
	if *r.budget -= r.column + 1 - len(row.cells); *r.budget < 0 {
		return tooLargeInside()
	}
	for len(row.cells) <= r.column {
		row.cells = append(row.cells, cell{})
	}
	row.cells[r.column] = c
	return nil
}

// value makes a cell of the current element.
func (r *sheetReader) value() (cell, error) {
	raw := &r.current
	c := cell{text: raw.value.String()}
	switch raw.kind {
	case "s":
		if c.text != "" {
			index, err := strconv.Atoi(strings.TrimSpace(c.text))
			if err != nil || index < 0 || index >= len(r.book.strings) {
				return cell{}, unreadable()
			}
			c.text = r.book.strings[index]
		}
	case "inlineStr":
		c.text = cellText(raw.inline.String())
	case "e":
		c.text, c.kind = cellText(c.text), errorCell
	case "", "n":
		if c.text = cleanText(c.text); c.text != "" {
			c.kind = numberCell
			style, err := strconv.Atoi(raw.style)
			c.dated = err == nil && style >= 0 && style < len(r.book.dated) && r.book.dated[style]
		}
	default: // the text of a formula, a date, a truth value
		c.text = cellText(c.text)
	}
	if raw.hasFormula {
		c.formula = r.formulaKind(c.text)
	}
	return c, nil
}

var (
	// externalReference is [1]Sheet1!A1, '[1]A sheet'!A1, [1]!name or '[book.xlsx]A sheet'!A1; a table's
	// Table1[Column] has no '!' behind it.
	externalReference = regexp.MustCompile(`\[[^\[\]]+\][^\[\]()+*/,;&<>="]*!`)
	dynamicExchange   = regexp.MustCompile(`\|'?[^|]*!`)
)

func (r *sheetReader) formulaKind(value string) formulaKind {
	formula := r.current.formula.String()
	external := externalReference.MatchString(formula) || dynamicExchange.MatchString(formula)
	if id := r.current.sharedID; id != "" { // the first cell carries the formula of all
		if formula != "" {
			r.external[id] = external
		}
		external = r.external[id]
	}
	switch {
	case external:
		return externalFormula
	case !r.current.hasValue, value == "" && r.current.kind != "str": // an empty text is a value
		return valuelessFormula
	}
	return cachedFormula
}

func (r *sheetReader) addRegion(reference string) error {
	if len(r.regions) == r.limits.merges {
		return tooLargeInside()
	}
	from, to, found := strings.Cut(reference, ":")
	if !found {
		to = from
	}
	top, left, err := parseReference(from)
	bottom, right, err2 := parseReference(to)
	if err != nil || err2 != nil || bottom < top || right < left {
		return unreadable()
	}
	r.regions = append(r.regions, region{top: top, left: left, bottom: bottom, right: right})
	return nil
}

const (
	lastRow    = 1_048_576
	lastColumn = 16_384
)

var (
	cellReference = regexp.MustCompile(`^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$`)
	errReference  = errors.New("not a cell reference")
)

// parseReference reads A1; the row counts from 1, the column from 0.
func parseReference(reference string) (row, column int, err error) {
	m := cellReference.FindStringSubmatch(reference)
	if m == nil {
		return 0, 0, errReference
	}
	for _, letter := range m[1] {
		column = column*26 + int(letter-'A') + 1
	}
	row = atoi(m[2])
	if row > lastRow || column > lastColumn {
		return 0, 0, errReference
	}
	return row, column - 1, nil
}
