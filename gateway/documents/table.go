package documents

// leading is the height of a line in a table, in points.
const (
	leading    = 11.5
	cellMargin = 3.5
)

// column is a column of a table.
type column struct {
	head    words
	width   float64
	toRight bool
}

// cell is the lines of one cell, already broken. A line may be empty.
type cell []line

type line struct {
	text string
	style
}

// row is the cells of a row, in the order of the columns.
type row struct {
	cells []cell
	// strong rows sum others up.
	strong bool
}

func (r row) height() float64 {
	lines := 1
	for _, cell := range r.cells {
		lines = max(lines, len(cell))
	}
	return float64(lines)*leading + 2*cellMargin
}

// table draws rows under a head that is repeated on each page.
type table struct {
	*canvas
	lang    Language
	columns []column
	open    bool
}

// table begins a table, whose head is drawn with its first row.
func (c *canvas) table(lang Language, columns ...column) *table {
	return &table{canvas: c, lang: lang, columns: columns}
}

var headStyle = style{size: 7.5, bold: true}

func (t *table) head() {
	height := leading + 2*cellMargin
	t.box(left, t.y, width, height, fill)
	t.line(left, t.y, right, t.y, 0.9, black)
	t.line(left, t.y+height, right, t.y+height, 0.5, black)
	t.put(row{cells: t.heads()})
	t.y += height
	t.open = true
}

func (t *table) heads() []cell {
	var cells []cell
	for _, column := range t.columns {
		cells = append(cells, cell{{column.head.in(t.lang), headStyle}})
	}
	return cells
}

// put writes a row's text at y.
func (t *table) put(r row) {
	x := left
	for i, column := range t.columns {
		for n, l := range r.cells[i] {
			y := t.y + cellMargin + float64(n)*leading + leading*0.75
			if column.toRight {
				t.textRight(x+column.width-cellMargin, y, l.style, l.text)
			} else {
				t.text(x+cellMargin, y, l.style, l.text)
			}
		}
		x += column.width
	}
}

// row draws a row, on a new page where this one has no room for it.
func (t *table) row(r row) {
	height := r.height()
	if needed := height; !t.open {
		if needed += leading + 2*cellMargin; t.y+needed > bottom {
			t.page()
		}
		t.head()
	} else if t.y+needed > bottom {
		t.line(left, t.y, right, t.y, 0.9, black)
		t.page()
		t.head()
	}
	if r.strong {
		t.box(left, t.y, width, height, fill)
	}
	t.put(r)
	t.y += height
	t.line(left, t.y, right, t.y, 0.35, pale)
}

// end draws the table's last line.
func (t *table) end() {
	if t.open {
		t.line(left, t.y, right, t.y, 0.9, black)
	}
}

// lines breaks a text into a cell of a column's width.
func (t *table) lines(column int, s style, text string) cell {
	var out cell
	if text == "" {
		return out
	}
	for _, broken := range t.wrap(text, s, t.columns[column].width-2*cellMargin) {
		out = append(out, line{broken, s})
	}
	return out
}
