package shareholderlist

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Severity orders problems by what they ask of the reader.
type Severity string

// An Error must be mended in the file, a Question must be answered, a Note says how something was read.
const (
	Error            Severity = "error"
	QuestionSeverity Severity = "question"
	Note             Severity = "note"
)

// QuestionID identifies a question. It depends on the file's bytes and the rows, and tells nothing of a person.
type QuestionID string

// Answer is one of a question's possible answers.
type Answer string

// Answers to the question whether rows of one name are one holder, and to what a number belongs.
const (
	Same         Answer = "same"
	Different    Answer = "different"
	NumberPerson Answer = "person"
	NumberFirm   Answer = "company"
)

// Answers to the question what became of shares that the company bought back. Packages of the Open Cap Table Format ask it.
const (
	HeldAsTreasury Answer = "treasury"
	WereCancelled  Answer = "cancelled"
)

// Question asks what the list does not say.
type Question struct {
	ID      QuestionID
	Rows    []int // rows concerned, at most maxRowsNamed of them
	Answers []Answer
	Given   Answer // empty while open
}

// Problem is something to mend, to answer or to know. It never contains personal data.
type Problem struct {
	Severity  Severity
	Code      Code
	Sheet     string
	Row       int    // as in Excel, from 1; 0 if it is about the whole file
	Column    string // letter, empty if about no column
	Header    string // heading of the column
	MessageKo string
	MessageEn string
	Question  *Question // of a QuestionSeverity
}

// report collects problems, at most maxPerSeverity of each severity.
type report struct {
	sheet    string
	headings map[int]string // by column index
	problems []Problem
	columns  []int // column index of each problem, -1 for none
	counts   map[Severity]int
}

func newReport() *report { return &report{counts: map[Severity]int{}} }

// whole reports a problem of the file or the sheet.
func (r *report) whole(code Code, args ...any) { r.add(0, -1, code, nil, args) }

// row reports a problem of a row.
func (r *report) row(row int, code Code, args ...any) { r.add(row, -1, code, nil, args) }

// at reports a problem of a cell; column is an index from 0.
func (r *report) at(row, column int, code Code, args ...any) { r.add(row, column, code, nil, args) }

// ask reports a question about a cell.
func (r *report) ask(row, column int, code Code, question Question, args ...any) {
	r.add(row, column, code, &question, args)
}

func (r *report) add(row, column int, code Code, question *Question, args []any) {
	entry, ok := messages[code]
	if !ok {
		panic("shareholderlist: no message for " + string(code))
	}
	r.counts[entry.severity]++
	if r.counts[entry.severity] > maxPerSeverity {
		return
	}
	problem := Problem{
		Severity: entry.severity, Code: code, Sheet: r.sheet, Row: row, Question: question,
		MessageKo: sentence(entry.ko, args), MessageEn: sentence(entry.en, args),
	}
	if column >= 0 {
		problem.Column, problem.Header = columnLetter(column), r.headings[column]
	}
	r.problems, r.columns = append(r.problems, problem), append(r.columns, column)
}

func sentence(format string, args []any) string {
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// finish says what was left out and returns the problems in their order.
func (r *report) finish() []Problem {
	if left := r.counts[Error] - maxPerSeverity; left > 0 {
		r.overflow(ErrTooManyErrors, left)
	}
	if left := r.counts[QuestionSeverity] - maxPerSeverity; left > 0 {
		r.overflow(ErrTooManyQuestions, left)
	}
	if left := r.counts[Note] - maxPerSeverity; left > 0 {
		r.overflow(NoteMoreNotes, left)
	}
	order := make([]int, len(r.problems))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d := r.problems[a].Row - r.problems[b].Row; d != 0 {
			return d
		}
		return r.columns[a] - r.columns[b]
	})
	sorted := make([]Problem, len(order))
	for i, from := range order {
		sorted[i] = r.problems[from]
	}
	return sorted
}

// overflow adds one problem beyond the bound, to say that the bound was passed.
func (r *report) overflow(code Code, left int) {
	r.counts[messages[code].severity] = 0
	r.whole(code, left)
}

// questionID depends on the file, the question and its rows: the same file asks the same question under the
// same id, and an answer for one file cannot settle a question of another.
func questionID(file Digest, code Code, rows []int) QuestionID {
	h := sha256.New()
	fmt.Fprintf(h, "holdfast shareholder list question\n%s\n%s\n%v\n", file, code, rows)
	return QuestionID("q-" + hex.EncodeToString(h.Sum(nil)[:12]))
}

// rowList writes row numbers for a sentence: "3, 7, 9 …".
func rowList(rows []int) string {
	var b strings.Builder
	for i, row := range firstRows(rows) {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, row)
	}
	if len(rows) > maxRowsNamed {
		b.WriteString(" …")
	}
	return b.String()
}

func firstRows(rows []int) []int { return rows[:min(len(rows), maxRowsNamed)] }
