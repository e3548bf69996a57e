package shareholderlist

import (
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"
)

// readHolder reads who holds: name, kind, and birth date or number. It is the first thing done with a row, so
// that a resident registration number is gone before anything else is looked at.
func (l *lister) readHolder(row gridRow, d *draft) {
	column := l.column(roleName)
	c, ok := l.value(row, column, d)
	if ok && c.blank() {
		l.fail(d, column, ErrNameMissing)
	}
	rest, inName := takeNumbers(c.text, l.birthday, true)
	d.name = l.bounded(d, column, cleanName(rest), 100)
	l.readKind(row, d)
	for column, r := range l.roles {
		switch r {
		case roleBirth, roleResident, roleCorporate, roleMixed:
			if c, ok := l.value(row, column, d); ok {
				n := readNumber(c, l.birthday, l.grid.date1904, r == roleResident)
				l.identify(d, column, r, n)
			}
		}
	}
	if inName.form != noNumber {
		l.report.at(d.row, column, NoteResidentRemoved)
		l.identify(d, column, roleMixed, inName)
	}
	if d.kind == "" && d.pending == "" {
		d.kind = Person
	}
}

func (l *lister) readKind(row gridRow, d *draft) {
	shown := kindOfName(d.name)
	column := l.column(roleKind)
	if c, ok := l.value(row, column, d); ok && !c.blank() {
		if d.own = slices.Contains(ownShareWords, headingKey(c.text)); d.own {
			d.kind, d.sure = Company, true
			return
		}
		if d.kind = kindNamed(c.text); d.kind == "" {
			l.report.at(d.row, column, NoteKindUnknown)
		}
	}
	if d.kind == Person && shown != "" {
		l.report.at(d.row, column, NoteKindConflict)
	}
	if d.kind == "" || (d.kind == Company || d.kind == Fund) && (shown == Fund || shown == Association) {
		d.kind = shown // 구분 often knows 개인 and 법인 only
	}
	d.sure = d.kind != ""
}

// firm tells whether a holder has numbers and no birth date, and several whether it is more than one person who may have either.
func (d *draft) firm() bool { return d.kind == Company || d.kind == Fund || d.kind == Association }

func (d *draft) several() bool { return d.kind == Joint || d.kind == Estate }

// identify takes a number for what column, kind and name say it is.
func (l *lister) identify(d *draft, column int, r role, n reading) {
	switch n.form {
	case noNumber:
	case dateForm:
		if r == roleCorporate {
			l.fail(d, column, ErrNumberInvalid)
			return
		}
		l.setBirth(d, column, n.birth)
	case maskedForm:
		l.shrunk++
		l.setBirth(d, column, n.birth)
	case residentForm:
		l.identifyThirteen(d, column, r, n)
	case corporateForm:
		mistyped := !d.firm() && (d.kind == Person || d.several() || r == roleResident || r == roleBirth || r == roleMixed && looksPersonal(d.name))
		if mistyped {
			l.fail(d, column, ErrResidentInvalid)
			return
		}
		l.setCorporate(d, n.digits)
	case businessForm:
		l.identifyBusiness(d, column, r, n)
	case ambiguousBirth:
		l.fail(d, column, ErrDateAmbiguous)
	default:
		l.fail(d, column, invalidNumber(d, r))
	}
}

// invalidNumber is what to say of a value that no column of numbers can hold.
func invalidNumber(d *draft, r role) Code {
	switch {
	case r == roleBirth:
		return ErrDateInvalid
	case r == roleCorporate, r == roleMixed && d.firm():
		return ErrNumberInvalid
	}
	return ErrResidentInvalid
}

// identifyThirteen decides about 13 digits that can be a resident or a corporate registration number.
func (l *lister) identifyThirteen(d *draft, column int, r role, n reading) {
	personal := looksPersonal(d.name)
	switch {
	case d.firm(), d.kind == "" && r == roleCorporate && !personal:
		l.setCorporate(d, n.digits)
	case d.kind == Person, d.several(), r == roleResident, r == roleBirth, r == roleMixed && personal:
		l.shrunk++
		l.setBirth(d, column, n.birth)
	default:
		switch l.ask(d.row, column, AskWhoseNo, []int{d.row}, NumberPerson, NumberFirm) {
		case NumberPerson:
			l.shrunk++
			l.setBirth(d, column, n.birth)
		case NumberFirm:
			l.setCorporate(d, n.digits)
		default:
			d.pending = n.digits
		}
	}
}

func (l *lister) identifyBusiness(d *draft, column int, r role, n reading) {
	switch {
	case d.firm():
	case r == roleResident || r == roleBirth:
		l.fail(d, column, ErrResidentInvalid)
		return
	case d.kind == Person || d.several() || looksPersonal(d.name): // somebody in business on their own
		l.report.at(d.row, column, NoteNumberUnused)
		return
	default:
		d.kind, d.sure = Company, true
	}
	d.business = newBusinessNumber(n.digits)
}

func (l *lister) setBirth(d *draft, column int, birth Date) {
	switch {
	case d.firm():
		l.fail(d, column, ErrBirthOfFirm)
	case birth.After(l.opt.Today):
		l.fail(d, column, ErrDateInFuture, l.opt.Today.String())
	case !d.birth.IsZero() && d.birth != birth:
		l.fail(d, column, ErrBirthDiffers)
	case d.several():
		d.birth = birth // of the one who is named first, or has died
	default:
		d.birth, d.kind, d.sure = birth, Person, true
	}
}

func (l *lister) setCorporate(d *draft, digits string) {
	d.corporate = newCorporateNumber(digits)
	if !d.firm() && !d.several() {
		d.kind, d.sure = Company, true
	}
}

// ask puts a question and returns the answer given, empty if it is open.
func (l *lister) ask(row, column int, code Code, rows []int, answers ...Answer) Answer {
	question := Question{ID: questionID(l.digest, code, rows), Rows: firstRows(rows), Answers: answers}
	if given, ok := l.opt.Answers[question.ID]; ok {
		if slices.Contains(answers, given) {
			question.Given = given
		} else {
			l.report.at(row, column, ErrAnswer)
		}
	}
	l.report.ask(row, column, code, question, rowList(rows))
	return question.Given
}

// readContacts reads address, e-mail and telephone.
func (l *lister) readContacts(row gridRow, d *draft) {
	d.address = l.text(row, roleAddress, d, 300)
	d.phone = l.text(row, rolePhone, d, 50)
	d.email = l.text(row, roleEmail, d, 254)
	if d.email != "" {
		if a, err := mail.ParseAddress(d.email); err != nil || a.Address != d.email {
			l.report.at(d.row, l.column(roleEmail), NoteEmail)
		}
	}
}

// text is the first text of the columns with a role, without any number in the shape of a resident
// registration number.
func (l *lister) text(row gridRow, r role, d *draft, most int) string {
	for _, column := range l.columns[r] {
		c, ok := l.value(row, column, d)
		if !ok || c.blank() {
			continue
		}
		if r == rolePhone && c.kind == numberCell && (len(c.text) == 9 || len(c.text) == 10) {
			c.text = "0" + c.text // the zero that a numeric cell loses
		}
		text, taken := takeNumbers(c.text, l.birthday, r != roleCertificate)
		if taken.form != noNumber {
			l.report.at(d.row, column, NoteResidentRemoved)
		}
		return l.bounded(d, column, text, most)
	}
	return ""
}

func (l *lister) bounded(d *draft, column int, text string, most int) string {
	if utf8.RuneCountInString(text) > most {
		l.fail(d, column, ErrTextTooLong, most)
		return ""
	}
	return strings.TrimSpace(text)
}
