package shareholderlist

import "unicode/utf8"

// draft is a row of shares before it is known whose other rows belong to the same holder.
type draft struct {
	row         int
	index       int // in Preview.Rows
	name        string
	kind        Kind
	sure        bool // the kind was said or shown, not assumed
	own         bool // these are the company's own shares
	birth       Date
	corporate   CorporateNumber
	business    BusinessNumber
	pending     string // digits that may be a person's, while the question is open; never leaves Read
	address     string
	email       string
	phone       string
	class       ClassID
	quantity    Quantity
	acquired    Date
	certificate string
	broken      bool // an error was reported
}

// lister turns the rows of a table into holders.
type lister struct {
	*table
	opt      Options
	classes  *classBook
	birthday dateRule
	digest   Digest
	limits   limits
	report   *report
	drafts   []*draft
	rows     []Row
	sums     *sums
	formulas map[int]*tally // by column
	shrunk   int            // resident registration numbers
	undated  tally
	short    map[string]bool // class names noted as shorthand
}

// tally counts what is noted once for a column.
type tally struct{ first, count int }

func (t *tally) add(row int) {
	if t.count++; t.count == 1 {
		t.first = row
	}
}

func newLister(t *table, opt Options, digest Digest, lim limits, r *report) *lister {
	return &lister{
		table: t, opt: opt, classes: newClassBook(opt.Classes), digest: digest, limits: lim, report: r,
		birthday: dateRule{today: opt.Today, shortYear: true},
		sums:     newSums(), formulas: map[int]*tally{}, short: map[string]bool{},
	}
}

// list fills a preview from the table.
func (l *lister) list(preview *Preview) {
	preview.Sheet = l.grid.sheet
	l.settleKindColumn(l.classes)
	if !l.checkColumns(l.report, l.classes) {
		return
	}
	l.noteUnused(l.report)
	for _, row := range l.table.rows() {
		l.take(row)
	}
	l.noteTallies()
	if len(l.drafts) == 0 {
		l.report.row(l.headRow().number, ErrNoRows)
	}
	preview.Totals = l.checkClasses()
	preview.Holders = l.group()
	preview.Rows = l.rows
}

// take reads one row for what it is.
func (l *lister) take(row gridRow) {
	useful := l.useful(row)
	switch {
	case useful == 0 && !l.onlyIgnored(row):
		l.remark(row)
	case useful == 0, l.repeats(row), l.continues(row):
	case l.isTotal(row):
		l.total(row)
	case useful == 1 && l.isRemark(row), l.sums.closed && isBlank(row.at(l.column(roleQuantity)).text):
		l.remark(row)
	default:
		l.lot(row)
	}
}

// useful counts the cells with content in columns a register uses.
func (l *lister) useful(row gridRow) int {
	cells := 0
	for column, c := range row.cells {
		if l.role(column) > roleIgnored && !c.blank() {
			cells++
		}
	}
	return cells
}

func (l *lister) onlyIgnored(row gridRow) bool {
	for column, c := range row.cells {
		if l.role(column) != roleIgnored && !c.blank() {
			return false
		}
	}
	return true
}

// continues reports whether a row only continues regions merged from above: lists that give each holder two
// rows of the sheet.
func (l *lister) continues(row gridRow) bool {
	for column, c := range row.cells {
		if l.role(column) > roleIgnored && !c.blank() && !c.merged {
			return false
		}
	}
	return true
}

// isRemark reports whether the only text of a row is no holder: not in the column of names, or merged beyond it,
// and not a number of shares.
func (l *lister) isRemark(row gridRow) bool {
	name, quantity := row.at(l.column(roleName)), row.at(l.column(roleQuantity))
	if !quantity.blank() {
		_, code := parseQuantity(quantity.text)
		return code == ErrQuantityInvalid && quantity.kind == textCell
	}
	return name.blank() || name.wide
}

func (l *lister) remark(row gridRow) {
	l.rows = append(l.rows, Row{Number: row.number, Kind: RemarkRow})
	l.report.row(row.number, NoteRemark)
}

// lot reads a row of shares.
func (l *lister) lot(row gridRow) {
	d := &draft{row: row.number, index: len(l.rows)}
	l.readHolder(row, d)
	l.readContacts(row, d)
	l.readShares(row, d)
	l.rows = append(l.rows, Row{Number: row.number, Kind: LotRow, Class: d.class, Quantity: d.quantity})
	l.drafts = append(l.drafts, d)
	if !l.sums.add(d) {
		l.fail(d, l.column(roleQuantity), ErrQuantityTooLarge)
	}
}

// fail reports an error of a row's cell; the row is then no lot.
func (l *lister) fail(d *draft, column int, code Code, args ...any) {
	d.broken = true
	l.report.at(d.row, column, code, args...)
}

// value is the cell of a column, blank if it has nothing usable; what is wrong with the cell is reported.
func (l *lister) value(row gridRow, column int, d *draft) (c cell, ok bool) {
	if column < 0 {
		return cell{}, true
	}
	c = row.at(column)
	switch {
	case c.formula == externalFormula:
		l.fail(d, column, ErrFormulaExternal)
	case c.formula == valuelessFormula:
		l.fail(d, column, ErrFormulaNoValue)
	case c.kind == errorCell:
		l.fail(d, column, ErrCell)
	default:
		if c.formula == cachedFormula && !c.merged {
			if l.formulas[column] == nil {
				l.formulas[column] = &tally{}
			}
			l.formulas[column].add(row.number)
		}
		if isBlank(c.text) {
			return cell{}, true
		}
		return c, true
	}
	return cell{}, false
}

// readShares reads class, quantity, acquisition date and certificate.
func (l *lister) readShares(row gridRow, d *draft) {
	l.readClass(row, d)
	l.readQuantity(row, d)
	column := l.column(roleAcquired)
	switch c, ok := l.value(row, column, d); {
	case !ok:
	case c.blank():
		l.undated.add(row.number)
	default:
		d.acquired = l.date(d, column, c, dateRule{today: l.opt.Today})
	}
	d.certificate = l.text(row, roleCertificate, d, maxCertificate)
}

func (l *lister) readQuantity(row gridRow, d *draft) {
	column := l.column(roleQuantity)
	c, ok := l.value(row, column, d)
	if !ok {
		return
	}
	if c.merged {
		l.fail(d, column, ErrQuantityMerged)
		return
	}
	if c.blank() {
		l.fail(d, column, ErrQuantityMissing)
		return
	}
	quantity, code := parseQuantity(c.text)
	if code != "" {
		l.fail(d, column, code)
		return
	}
	d.quantity = quantity
}

func (l *lister) readClass(row gridRow, d *draft) {
	column := l.column(roleClass)
	if column < 0 { // checkColumns: there is one class only
		d.class = l.opt.Classes[0].ID
		return
	}
	c, ok := l.value(row, column, d)
	if !ok {
		return
	}
	if c.blank() {
		l.fail(d, column, ErrClassMissing, l.classes.names())
		return
	}
	id, short, ok := l.classes.find(c.text)
	if !ok {
		l.fail(d, column, ErrClassUnknown, quoteClass(c.text), l.classes.names())
		return
	}
	if key := headingKey(c.text); short && !l.short[key] {
		l.short[key] = true
		l.report.at(d.row, column, NoteClassShorthand, l.classes.name(id))
	}
	d.class = id
}

// quoteClass quotes a class name in a message, unless it could be something else: a name, a number.
func quoteClass(text string) string {
	if key := headingKey(text); utf8.RuneCountInString(key) <= 20 && familyWithin(key) != "" {
		return " (" + withoutNumbers(text) + ")"
	}
	return ""
}

// date reads a date that is not in the future; what is wrong is reported.
func (l *lister) date(d *draft, column int, c cell, rule dateRule) Date {
	date, err := rule.parse(c, l.grid.date1904)
	switch {
	case err == errAmbiguousDate:
		l.fail(d, column, ErrDateAmbiguous)
	case err != nil:
		l.fail(d, column, ErrDateInvalid)
	case date.After(l.opt.Today):
		l.fail(d, column, ErrDateInFuture, l.opt.Today.String())
	default:
		return date
	}
	return Date{}
}

// noteTallies notes once for a column what holds for many rows.
func (l *lister) noteTallies() {
	for column, formulas := range l.formulas {
		l.report.at(formulas.first, column, NoteFormula, formulas.count)
	}
	if l.undated.count > 0 {
		l.report.at(l.undated.first, l.column(roleAcquired), NoteAcquiredMissing, l.undated.count)
	}
	if l.shrunk > 0 {
		l.report.whole(NoteResidentShrunk, l.shrunk)
	}
	if l.column(roleClass) < 0 && len(l.drafts) > 0 {
		l.report.whole(NoteClassAssumed, l.opt.Classes[0].Name)
	}
}
