package value

import (
	"strings"
	"unicode/utf8"
)

func CheckDeskEvidence(member MemberID, evidence Digest) error {
	f := NewForm()
	f.Want(member.Valid(), "member", AnIdentifier)
	f.Want(evidence.Valid(), "evidence", ADigest)
	return f.Err()
}

func CheckAgreement(a AgreementID) error {
	f := NewForm()
	f.Want(a.Valid(), "agreement", ADigest)
	return f.Err()
}

func CheckPurge(f *Form, member MemberID, request Digest) {
	f.Want(member.Valid(), "member", AnIdentifier)
	f.Want(request.Valid(), "request", ADigest)
}

// clip keeps a stranger's text in a message short, and valid where it was cut.
func clip(s string) string {
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// Form collects the first thing that is out of form in a command.
type Form struct {
	Args []Arg
}

func NewForm() *Form { return &Form{} }

// Want notes that a field, named by its path in the body's JSON, is not what it should be; the first note stays.
func (f *Form) Want(holds bool, field string, want Want) {
	if !holds && f.Ok() {
		f.Args = want.Args(field)
	}
}

// Due notes that a field is there though it must not be in this combination, or is not though it must be.
func (f *Form) Due(there, must bool, field string) {
	f.Want(!there || must, field, WantAbsent)
	f.Want(there || !must, field, WantGiven)
}

// Ok tells whether nothing is out of form so far.
func (f *Form) Ok() bool { return f.Args == nil }

func (f *Form) Err() error {
	if f.Args == nil {
		return nil
	}
	return Deny(CodeMalformed, f.Args...)
}

func IsText(s string, most int) bool {
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

// IsDigits tells whether s is exactly n decimal digits.
func IsDigits(s string, n int) bool {
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

func CheckStaged(id StagedID, field string) error {
	f := NewForm()
	f.Want(id.Valid(), field, AnIdentifier)
	return f.Err()
}

// CheckHomes checks that a field names two different members.
func CheckHomes(f *Form, field string, homes []MemberID) {
	f.Want(len(homes) == 2, field, Many(2, 2))
	f.Want(len(homes) != 2 || homes[0] != homes[1], field, WantOnce)
	for _, h := range homes {
		f.Want(h.Valid(), field, AnIdentifier)
	}
}
