package check_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
)

func TestWhatAListBringsIsHeldAgainstItself(t *testing.T) {
	sellersLot := func(w *rulestest.World, c rulestest.Company) model.Lot {
		return w.LotsOf(w.EntryWith(rulestest.Commitment("entry of the seller")).ID, c.Common)[0]
	}
	number := func(alter func(*model.Lot)) func(*rulestest.World, rulestest.Company) {
		return func(w *rulestest.World, c rulestest.Company) { rulestest.Change(w, sellersLot(w, c).Ref(), alter) }
	}
	page := func(alter func(*model.NumberPage)) func(*rulestest.World, rulestest.Company) {
		return func(w *rulestest.World, c rulestest.Company) {
			rulestest.Change(w, model.NumberPageRef(c.Common, 0), alter)
		}
	}
	pledge := func(alter func(*model.Encumbrance)) func(*rulestest.World, rulestest.Company) {
		return func(w *rulestest.World, c rulestest.Company) {
			rulestest.Change(w, model.EncumbranceRef(sellersLot(w, c).Encumbrances[0]), alter)
		}
	}
	for name, tc := range map[string]struct {
		number int
		alter  func(w *rulestest.World, c rulestest.Company)
	}{
		"two lots have a number": {4, number(func(l *model.Lot) {
			l.Numbers = []model.NumberRange{{First: 1, Last: 601}, {First: 1_001, Last: 1_399}}
		})},
		"a number that the class never gave": {6, number(func(l *model.Lot) {
			l.Numbers = []model.NumberRange{{First: 1, Last: 600}, {First: 1_002, Last: 1_401}}
		})},
		"numbers out of order":                 {5, number(func(l *model.Lot) { slices.Reverse(l.Numbers) })},
		"a range that ends before it begins":   {5, page(func(p *model.NumberPage) { p.Given[0] = model.NumberRange{First: 1_401, Last: 1_400} })},
		"a page without numbers":               {5, page(func(p *model.NumberPage) { p.Given = []model.NumberRange{} })},
		"a page that is no place's":            {6, page(func(p *model.NumberPage) { p.Index = 1 })},
		"a class's numbers stand nowhere":      {5, numbering(func(n *model.Numbering) { n.Places = []model.NumberPlace{} })},
		"a place with another page":            {6, numbering(func(n *model.Numbering) { n.Places[0].Page = 1 })},
		"a place after its page's numbers":     {6, numbering(func(n *model.Numbering) { n.Places[0].From = 2 })},
		"a page that stands in two places":     {4, numbering(func(n *model.Numbering) { n.Places = append(n.Places, n.Places[0]) })},
		"own shares under another entry":       {8, issuer(func(i *model.Issuer) { i.Treasury = "" })},
		"a list's pledge that does not say so": {10, pledge(func(e *model.Encumbrance) { e.EnteredOn = "" })},
		"a list's holder under another's name": {10, func(w *rulestest.World, c rulestest.Company) {
			rulestest.Change(w, w.EntryWith(rulestest.Commitment("entry of the seller")).Ref(), func(e *model.HolderEntry) { e.Commitment = rulestest.Commitment("another") })
		}},
		"a list's pledge for nobody":             {6, pledge(func(e *model.Encumbrance) { e.Holder = "" })},
		"a list's pledge that is another thing":  {6, pledge(func(e *model.Encumbrance) { e.Kind = model.LockUp })},
		"a list's pledge that the company ended": {8, pledge(func(e *model.Encumbrance) { e.Ended, e.Quantity = &e.Since, 0 })},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := rulestest.Whole(t, 2)
			w.Check()
			tc.alter(w, c)
			found := rules.Check(w.Records())
			if !slices.ContainsFunc(found, func(v check.Violation) bool { return v.Number == tc.number }) {
				t.Errorf("invariant %d is said to hold; found %v", tc.number, found)
			}
		})
	}
}

func numbering(alter func(*model.Numbering)) func(*rulestest.World, rulestest.Company) {
	return func(w *rulestest.World, c rulestest.Company) {
		rulestest.Change(w, model.NumberingRef(c.Common), alter)
	}
}

func issuer(alter func(*model.Issuer)) func(*rulestest.World, rulestest.Company) {
	return func(w *rulestest.World, c rulestest.Company) { rulestest.Change(w, model.IssuerRef(c.ID), alter) }
}

func TestTwoEntriesForOwnSharesAreOneTooMany(t *testing.T) {
	w, c := rulestest.Whole(t, 0)
	rulestest.Change(w, w.EntryWith(rulestest.Commitment("a firm")).Ref(), func(e *model.HolderEntry) { e.Treasury = true })
	found := rules.Check(w.Records())
	if !slices.ContainsFunc(found, func(v check.Violation) bool {
		return v.Record == model.IssuerRef(c.ID) && v.Number == 8
	}) {
		t.Errorf("found %v", found)
	}
}
