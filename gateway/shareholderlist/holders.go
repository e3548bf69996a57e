package shareholderlist

import (
	"fmt"
	"slices"
)

// group makes holders of the rows that can be read, in the order of first appearance.
func (l *lister) group() []Holder {
	var names []string
	byName := map[string][]*draft{}
	for _, d := range l.drafts {
		if d.broken {
			continue
		}
		key := nameKey(d.name)
		if byName[key] == nil {
			names = append(names, key)
		}
		byName[key] = append(byName[key], d)
	}
	var groups [][]*draft
	for _, name := range names {
		groups = append(groups, l.sameName(byName[name])...)
	}
	slices.SortFunc(groups, func(a, b []*draft) int { return a[0].row - b[0].row })
	if len(groups) > l.limits.holders {
		l.report.whole(ErrTooManyHolders, l.limits.holders)
		return nil
	}
	l.checkShared(groups)
	holders := make([]Holder, len(groups))
	for i, group := range groups {
		holders[i] = l.holder(HolderRef(fmt.Sprintf("H%d", i+1)), group)
	}
	return holders
}

// sameName divides the rows of one name into holders, first by kind.
func (l *lister) sameName(rows []*draft) [][]*draft {
	kinds := map[Kind]bool{}
	for _, d := range rows {
		if d.sure {
			kinds[d.kind] = true
		}
	}
	byKind := map[Kind][]*draft{}
	for _, d := range rows {
		kind := d.kind
		if len(kinds) == 1 && !d.sure && d.pending == "" { // assumed to be a person; another row knows better
			for kind = range kinds {
			}
		}
		byKind[kind] = append(byKind[kind], d)
	}
	var groups [][]*draft
	for _, kind := range []Kind{Person, Company, Fund, Association, Joint, Estate, ""} {
		if len(byKind[kind]) > 0 {
			groups = append(groups, l.sameKind(byKind[kind])...)
		}
	}
	return groups
}

// sameKind divides the rows of one name and kind: those with the same birth date or number are one holder;
// those with none are a question, or an error where there are several they could belong to.
func (l *lister) sameKind(rows []*draft) [][]*draft {
	var known []string
	byIdentity := map[string][]*draft{}
	var unknown []*draft
	identity := identities(rows)
	for _, d := range rows {
		id := identity(d)
		if id == "" {
			unknown = append(unknown, d)
			continue
		}
		if byIdentity[id] == nil {
			known = append(known, id)
		}
		byIdentity[id] = append(byIdentity[id], d)
	}
	var groups [][]*draft
	for _, id := range known {
		groups = append(groups, byIdentity[id])
	}
	switch {
	case len(unknown) == 0:
		return groups
	case len(rows) == 1:
		return [][]*draft{rows}
	case len(known) > 1:
		for _, d := range unknown {
			l.report.at(d.row, l.column(roleName), ErrHolderAmbiguous, rowList(rowNumbers(rows)))
		}
	default:
		asked := unknown[0]
		if len(known) == 0 {
			asked = unknown[1]
		}
		if l.ask(asked.row, l.column(roleName), AskSameHolder, rowNumbers(rows), Same, Different) == Same {
			return [][]*draft{rows}
		}
	}
	for _, d := range unknown {
		groups = append(groups, []*draft{d})
	}
	return groups
}

// identities returns what tells a row of one name from another: birth date, corporate number, or business
// number. A business number beside a corporate number in one row stands for it in the others; where it cannot
// be tied to a corporate number that another row has, it tells nothing.
func identities(rows []*draft) func(*draft) string {
	corporate := map[BusinessNumber]CorporateNumber{}
	anyCorporate := false
	for _, d := range rows {
		if d.corporate != "" {
			anyCorporate = true
			if d.business != "" {
				corporate[d.business] = d.corporate
			}
		}
	}
	return func(d *draft) string {
		number := d.corporate
		if number == "" {
			number = corporate[d.business]
		}
		switch {
		case d.pending != "":
			return "pending " + d.pending
		case !d.birth.IsZero():
			return "born " + d.birth.String()
		case number != "":
			return "corporate " + string(number)
		case d.business != "" && !anyCorporate:
			return "business " + string(d.business)
		}
		return ""
	}
}

func rowNumbers(rows []*draft) []int {
	numbers := make([]int, len(rows))
	for i, d := range rows {
		numbers[i] = d.row
	}
	return numbers
}

// checkShared reports one corporate number under two names. Funds may share their managing partner's.
func (l *lister) checkShared(groups [][]*draft) {
	first := map[CorporateNumber]int{}
	for _, group := range groups {
		for _, d := range group {
			if d.corporate == "" || d.kind != Company {
				continue
			}
			if row, seen := first[d.corporate]; seen {
				l.report.at(d.row, l.column(roleName), ErrNumberShared, row)
			} else {
				first[d.corporate] = d.row
			}
			break
		}
	}
}

// holder makes one holder of its rows. Of what differs between rows the earliest is kept, and noted.
func (l *lister) holder(ref HolderRef, rows []*draft) Holder {
	h := Holder{Ref: ref, Name: rows[0].name, Kind: rows[0].kind}
	var address, email, phone detail
	for _, d := range rows {
		if d.sure {
			h.Kind = d.kind
		}
		h.Treasury = h.Treasury || d.own
		if h.BirthDate.IsZero() {
			h.BirthDate = d.birth
		}
		if h.CorporateNumber == "" {
			h.CorporateNumber = d.corporate
		}
		if h.BusinessNumber == "" {
			h.BusinessNumber = d.business
		}
		l.settle(&address, d.address, d.row, roleAddress)
		l.settle(&email, d.email, d.row, roleEmail)
		l.settle(&phone, d.phone, d.row, rolePhone)
		h.Lots = append(h.Lots, Lot{
			Class: d.class, Quantity: d.quantity, AcquiredOn: d.acquired, Certificate: d.certificate,
			Numbers: certificateNumbers(d.certificate, d.quantity), Row: d.row,
		})
		l.rows[d.index].Holder = ref
	}
	h.Address, h.Email, h.Phone = address.text, email.text, phone.text
	return h
}

// detail is a holder's detail and the row it was taken from.
type detail struct {
	text string
	row  int
}

func (l *lister) settle(kept *detail, text string, row int, r role) {
	switch {
	case text == "":
	case kept.text == "":
		*kept = detail{text, row}
	case kept.text != text:
		l.report.at(row, l.column(r), NoteDetailsDiffer, kept.row)
	}
}
