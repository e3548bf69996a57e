package shareholderlist

import (
	"slices"
	"strconv"
	"strings"
)

// totalWords head a row of sums. Those of grandWords close the list.
var (
	grandWords = []string{"합계", "총계", "총합계", "누계", "total", "grandtotal", "totals", "sum"}
	totalWords = append([]string{"소계", "계", "subtotal", "subtotals"}, grandWords...)
)

// sums runs along the rows, for all classes together under the empty id.
type sums struct {
	all    map[ClassID]Quantity
	marks  map[string]map[ClassID]Quantity // sums at the last total row, and at the last one under each word
	broken bool                            // a row above could not be read, so no total can be checked
	closed bool                            // a grand total was met: what has no shares below it is a remark
}

const lastTotal = "" // the mark of the last total row of any word

func newSums() *sums {
	return &sums{all: map[ClassID]Quantity{}, marks: map[string]map[ClassID]Quantity{}}
}

// add counts a row; false if the sum is too large to count.
func (s *sums) add(d *draft) bool {
	if d.quantity == 0 || d.class == "" {
		s.broken = true
		return true
	}
	whole, ok := s.all[""].add(d.quantity)
	if !ok {
		s.broken = true
		return false
	}
	s.all[""] = whole
	s.all[d.class] += d.quantity // not above the whole
	return true
}

// allows reports whether a total can be the sum of the rows above it: all of them, those since the last total
// row, or those since the last total row of the same word.
func (s *sums) allows(total Quantity, class ClassID, word string) bool {
	sum := s.all[class]
	return total == sum || total == sum-s.marks[lastTotal][class] || total == sum-s.marks[word][class]
}

// since is the likeliest sum that a total row of this word stands for.
func (s *sums) since(class ClassID, word string) Quantity {
	if slices.Contains(grandWords, word) {
		return s.all[class]
	}
	return s.all[class] - s.marks[lastTotal][class]
}

// mark remembers the sums at a total row.
func (s *sums) mark(word string) {
	now := make(map[ClassID]Quantity, len(s.all))
	for class, sum := range s.all {
		now[class] = sum
	}
	s.marks[word], s.marks[lastTotal] = now, now
}

// totalLabel finds the word that makes a row a total, and the class it names. The word stands first in the row
// or in the column of names: a remark behind a holder makes no total.
func (l *lister) totalLabel(row gridRow) (word string, class ClassID, found bool) {
	first := slices.IndexFunc(row.cells, func(c cell) bool { return !c.blank() && !c.merged })
	for _, column := range []int{first, l.column(roleName)} {
		if column < 0 || found || row.at(column).kind != textCell {
			continue
		}
		word, class, found = l.totalWord(row.at(column).text)
	}
	if found && class == "" && l.column(roleClass) >= 0 {
		class, _, _ = l.classes.find(row.at(l.column(roleClass)).text)
	}
	return word, class, found
}

// totalWord reads 합계, `합 계 (27명)`, 보통주 소계, 소계(우선주).
func (l *lister) totalWord(text string) (word string, class ClassID, ok bool) {
	if len(text) > 100 {
		return "", "", false
	}
	key := headingKey(text)
	for _, word := range totalWords {
		before, isSuffix := strings.CutSuffix(key, word)
		after, isPrefix := strings.CutPrefix(key, word)
		switch {
		case key == word:
			return word, "", true
		case isSuffix:
			if class, _, ok := l.classes.find(before); ok {
				return word, class, true
			}
		case isPrefix:
			if class, _, ok := l.classes.find(after); ok {
				return word, class, true
			}
		}
	}
	if bare, _, bracket := strings.Cut(foldText(text), "("); bracket {
		if key := headingKey(bare); slices.Contains(totalWords, key) {
			return key, "", true
		}
	}
	return "", "", false
}

func (l *lister) isTotal(row gridRow) bool {
	_, _, found := l.totalLabel(row)
	return found
}

// total checks a row of sums against the rows above it.
func (l *lister) total(row gridRow) {
	word, class, _ := l.totalLabel(row)
	l.rows = append(l.rows, Row{Number: row.number, Kind: TotalRow})
	l.checkTotal(row, word, class)
	l.sums.mark(word)
	if slices.Contains(grandWords, word) {
		l.sums.closed = true
	}
}

func (l *lister) checkTotal(row gridRow, word string, class ClassID) {
	column := l.column(roleQuantity)
	c, ok := l.value(row, column, &draft{row: row.number})
	if !ok || c.blank() {
		return
	}
	stated, code := parseQuantity(c.text)
	if code != "" && code != ErrQuantityZero {
		l.report.at(row.number, column, code)
		return
	}
	if !l.sums.broken && !l.sums.allows(stated, class, word) {
		l.report.at(row.number, column, ErrTotal, grouped(stated), grouped(l.sums.since(class, word)))
	}
}

// grouped writes a number with its thousands apart: 1,000.
func grouped(q Quantity) string {
	digits := strconv.FormatInt(int64(q), 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// checkClasses compares each class with its authorised and issued numbers.
func (l *lister) checkClasses() []ClassTotal {
	column := l.column(roleQuantity)
	totals := make([]ClassTotal, len(l.opt.Classes))
	for i, class := range l.opt.Classes {
		listed, over := Quantity(0), false
		for _, d := range l.drafts {
			if d.class != class.ID {
				continue
			}
			sum, ok := listed.add(d.quantity)
			if !ok {
				over = true // reported when the row was read
				break
			}
			if listed = sum; listed > class.Authorised && !over {
				over = true
				l.report.at(d.row, column, ErrOverAuthorised, class.Name, grouped(listed), grouped(class.Authorised))
			}
		}
		if listed != class.Issued && !over && !l.sums.broken && len(l.drafts) > 0 {
			l.report.at(l.headRow().number, column, ErrNotIssued, class.Name, grouped(listed), grouped(class.Issued))
		}
		totals[i] = ClassTotal{Class: class, Listed: listed}
	}
	return totals
}
