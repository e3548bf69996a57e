package shareholderlist

import "slices"

// cellKind is the type of a cell's value.
type cellKind uint8

const (
	textCell cellKind = iota
	numberCell
	errorCell // #REF! and the like
)

// formulaKind is how a cell got its value.
type formulaKind uint8

const (
	noFormula        formulaKind = iota
	cachedFormula                // by a formula, with the value stored beside it
	valuelessFormula             // by a formula whose value is not stored
	externalFormula              // by a formula that reads another file
)

// cell is one value of a sheet. In CSV every cell is text.
type cell struct {
	text    string // clean, see cleanText
	kind    cellKind
	dated   bool // a number with a date format
	formula formulaKind
	merged  bool // the value comes from the first cell of a merged region, above
	wide    bool // in the first column of a region merged over several columns
}

func (c cell) blank() bool { return c.formula <= cachedFormula && c.text == "" }

// gridRow is a row with content.
type gridRow struct {
	number int // as in Excel, from 1
	cells  []cell
}

// at is the cell in a column, blank beyond the last.
func (r gridRow) at(column int) cell {
	if column < len(r.cells) {
		return r.cells[column]
	}
	return cell{}
}

func (r gridRow) blank() bool {
	return !slices.ContainsFunc(r.cells, func(c cell) bool { return !c.blank() })
}

// grid is the content of one sheet, rows ascending, blank rows left out.
type grid struct {
	sheet    string
	hidden   bool
	rows     []gridRow
	date1904 bool
}

// region is a merged region, all bounds included; rows from 1, columns from 0.
type region struct{ top, left, bottom, right int }

// merge gives the cells below the first cell of a region its value, in the rows there are. The region's other
// columns stay blank: a remark merged over the whole width is no name and no number of shares.
// budget is the number of cells that may still be written; it is false once that is used up.
func (g *grid) merge(regions []region, budget *int) bool {
	for _, m := range regions {
		top := g.find(m.top)
		if top == len(g.rows) || g.rows[top].number != m.top || g.rows[top].at(m.left).blank() {
			continue // a region without content
		}
		first := g.rows[top].at(m.left)
		first.wide = m.right > m.left
		for i := top; i < len(g.rows) && g.rows[i].number <= m.bottom; i++ {
			row := &g.rows[i]
			if *budget -= 1 + max(0, m.left+1-len(row.cells)); *budget < 0 {
				return false
			}
			for len(row.cells) <= m.left {
				row.cells = append(row.cells, cell{})
			}
			row.cells[m.left] = first
			row.cells[m.left].merged = i > top
		}
	}
	return true
}

// find is the index of the first row numbered at least number.
func (g *grid) find(number int) int {
	i, _ := slices.BinarySearchFunc(g.rows, number, func(r gridRow, n int) int { return r.number - n })
	return i
}

// columnLetter is the name of a column by its index from 0: A, B … Z, AA …
func columnLetter(index int) string {
	name := ""
	for index++; index > 0; index = (index - 1) / 26 {
		name = string(rune('A'+(index-1)%26)) + name
	}
	return name
}
