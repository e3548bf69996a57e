package core

import (
	"unicode"
	"unicode/utf8"
)

// form collects the first thing that is out of form in a command.
type form struct{ fault string }

func newForm() *form { return &form{} }

// that notes what should hold and does not; the first note stays.
func (f *form) that(holds bool, what string) {
	if !holds && f.fault == "" {
		f.fault = what
	}
}

// text asks for 1 to most characters of printable text without surrounding space.
func (f *form) text(s string, most int, what string) {
	f.that(isText(s, most), what)
}

func (f *form) err() error {
	if f.fault == "" {
		return nil
	}
	return reject(CodeMalformed, f.fault)
}

func isText(s string, most int) bool {
	if s == "" || !utf8.ValidString(s) || utf8.RuneCountInString(s) > most {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if unicode.IsSpace(first) || unicode.IsSpace(last) {
		return false
	}
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}

// isDigits tells whether s is exactly n decimal digits.
func isDigits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	for i := 0; i < n; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
