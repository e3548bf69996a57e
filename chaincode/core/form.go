package core

import (
	"unicode/utf8"
)

// form collects the first thing that is out of form in a command.
type form struct {
	args []Arg
}

func newForm() *form { return &form{} }

// want notes that a field, named by its path in the body's JSON, is not what it should be; the first note stays.
func (f *form) want(holds bool, field string, want Want) {
	if !holds && f.ok() {
		f.args = want.args(field)
	}
}

// due notes that a field is there though it must not be in this combination, or is not though it must be.
func (f *form) due(there, must bool, field string) {
	f.want(!there || must, field, wantAbsent)
	f.want(there || !must, field, wantGiven)
}

// ok tells whether nothing is out of form so far.
func (f *form) ok() bool { return f.args == nil }

func (f *form) err() error {
	if f.args == nil {
		return nil
	}
	return deny(CodeMalformed, f.args...)
}

func isText(s string, most int) bool {
	if s == "" || !utf8.ValidString(s) || utf8.RuneCountInString(s) > most {
		return false
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for _, r := range s {
		if invisible(r) {
			return false
		}
	}
	return true
}

// unseen are the code points that have no place in a name: controls, spaces other than U+0020, marks that change the
// direction or show nothing, private use, and what is no character. The list is fixed here, because the standard library's
// tables grow with Unicode, and every replay must decide alike.
var unseen = [][2]rune{
	{0x00, 0x1f}, {0x7f, 0xa0}, {0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x1680, 0x1680}, {0x17b4, 0x17b5},
	{0x180b, 0x180f}, {0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164},
	{0xd800, 0xf8ff}, {0xfdd0, 0xfdef}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xffff}, {0xe0000, 0x10ffff},
}

func invisible(r rune) bool {
	for _, span := range unseen {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
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
