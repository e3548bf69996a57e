package shareholderlist

import "strings"

// table is a sheet with its headings found.
type table struct {
	grid    *grid
	head    int    // index of the row with the headings
	roles   []role // by column
	columns map[role][]int
}

// rows are the rows below the headings.
func (t *table) rows() []gridRow { return t.grid.rows[t.head+1:] }

func (t *table) headRow() gridRow { return t.grid.rows[t.head] }

func (t *table) complete() bool {
	return len(t.columns[roleName]) > 0 && len(t.columns[roleQuantity]) > 0
}

// findTable looks for the headings: the first row with a name and a number of shares, or else the first with
// one of them and another known heading.
func findTable(g *grid) *table {
	var partial *table
	for i, row := range g.rows {
		if row.number > maxHeaderRow {
			break
		}
		t := &table{grid: g, head: i, columns: map[role][]int{}}
		t.read(row)
		if t.complete() {
			return t
		}
		named := len(t.columns[roleName])+len(t.columns[roleQuantity]) > 0
		if partial == nil && named && len(t.columns) >= 2 {
			partial = t
		}
	}
	return partial
}

// read takes the roles from a row.
func (t *table) read(row gridRow) {
	t.roles = make([]role, len(row.cells))
	for column, c := range row.cells {
		if c.kind != textCell {
			continue
		}
		if r := roleOf(c.text); r != roleUnknown {
			t.roles[column] = r
			t.columns[r] = append(t.columns[r], column)
		}
	}
}

// role is the role of a column, also beyond the last heading.
func (t *table) role(column int) role {
	if column < len(t.roles) {
		return t.roles[column]
	}
	return roleUnknown
}

// column is the first column with a role, or -1.
func (t *table) column(r role) int {
	if columns := t.columns[r]; len(columns) > 0 {
		return columns[0]
	}
	return -1
}

// headings are the headings by column, fit for a message.
func (t *table) headings() map[int]string {
	named := map[int]string{}
	for column, c := range t.headRow().cells {
		if c.text != "" {
			named[column] = shorten(withoutNumbers(c.text))
		}
	}
	return named
}

// repeats reports whether a row repeats the headings, as on the next page of a printed list or in the second
// row of headings merged over two.
func (t *table) repeats(row gridRow) bool {
	name, quantity := t.column(roleName), t.column(roleQuantity)
	same := func(column int) bool {
		return headingKey(row.at(column).text) == headingKey(t.headRow().at(column).text)
	}
	return same(name) && same(quantity)
}

// settleKindColumn takes a 구분 column for the share class if there is no other and its values say so.
func (t *table) settleKindColumn(classes *classBook) {
	if len(t.columns[roleClass]) > 0 {
		return
	}
	for i, column := range t.columns[roleKind] {
		kinds, found := 0, 0
		for _, row := range t.rows() {
			text := row.at(column).text
			if kindNamed(text) != "" {
				kinds++
			} else if _, _, ok := classes.find(text); ok {
				found++
			}
		}
		if found > kinds {
			t.roles[column] = roleClass
			t.columns[roleClass] = []int{column}
			t.columns[roleKind] = append(append([]int{}, t.columns[roleKind][:i]...), t.columns[roleKind][i+1:]...)
			return
		}
	}
}

// checkColumns reports headings that are missing or stand twice; false if the rows cannot be read.
func (t *table) checkColumns(r *report, classes *classBook) bool {
	row, ok := t.headRow().number, true
	if len(t.columns[roleQuantity]) == 0 && t.hasClassHeading(classes) {
		r.row(row, ErrColumnPerClass)
		return false
	}
	for _, need := range []struct {
		role role
		name string
	}{{roleName, "주주명 (name)"}, {roleQuantity, "주식수 (shares)"}} {
		if len(t.columns[need.role]) == 0 {
			r.row(row, ErrColumnMissing, need.name)
			ok = false
		}
	}
	if len(t.columns[roleClass]) == 0 && len(classes.classes) > 1 {
		r.row(row, ErrColumnMissing, "주식의 종류 (class)")
		ok = false
	}
	for _, once := range []role{roleName, roleClass, roleQuantity, roleAcquired} {
		if columns := t.columns[once]; len(columns) > 1 {
			r.at(row, columns[1], ErrColumnTwice, columnLetter(columns[0])+", "+columnLetter(columns[1]))
			ok = false
		}
	}
	return ok
}

func (t *table) hasClassHeading(classes *classBook) bool {
	for _, c := range t.headRow().cells {
		if _, _, ok := classes.find(strings.TrimSuffix(headingKey(c.text), "수")); ok {
			return true
		}
	}
	return false
}

// noteUnused tells which columns with a heading say nothing to a register.
func (t *table) noteUnused(r *report) {
	for column, c := range t.headRow().cells {
		if t.role(column) == roleUnknown && c.text != "" {
			r.at(t.headRow().number, column, NoteColumnUnused)
		}
	}
}
