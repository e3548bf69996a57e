package check

import (
	"cmp"
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newNumberBook() groupBook {
	return &numberBook{
		lots: map[value.LotID][]model.NumberRange{}, pages: map[value.ClassID]map[int][]model.NumberRange{}, places: map[value.ClassID][]model.NumberPlace{},
	}
}

// numberBook keeps the numbers of certificates: those that lots have, and those that each class was given.
type numberBook struct {
	lots   map[value.LotID][]model.NumberRange
	pages  map[value.ClassID]map[int][]model.NumberRange
	places map[value.ClassID][]model.NumberPlace
}

func (k *numberBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Lot:
		if len(r.Numbers) > 0 {
			k.lots[r.ID] = r.Numbers
			inOrder(b, r.Ref(), r.Numbers)
		}
	case model.NumberPage:
		if k.pages[r.Class] == nil {
			k.pages[r.Class] = map[int][]model.NumberRange{}
		}
		k.pages[r.Class][r.Index] = r.Given
		inOrder(b, r.Ref(), r.Given)
		b.breaks(5, len(r.Given) > 0, r.Ref(), "a page of numbers is empty")
	case model.Numbering:
		k.places[r.Class] = r.Places
		b.breaks(5, len(r.Places) > 0, r.Ref(), "a class's numbers stand nowhere")
	}
}

// inOrder looks at ranges of numbers: each is one, and begins after the one before it.
func inOrder(b *book, ref model.Ref, numbers []model.NumberRange) {
	last := int64(0)
	for _, n := range numbers {
		b.breaks(5, n.First > last && n.Last >= n.First, ref, fmt.Sprintf("the numbers %d to %d come after %d", n.First, n.Last, last))
		last = n.Last
	}
}

func (k *numberBook) check(b *book) {
	for class, pages := range ordered(k.pages) {
		b.breaks(6, len(k.places[class]) == len(pages), model.NumberingRef(class), fmt.Sprintf("%d pages of numbers have %d places", len(pages), len(k.places[class])))
	}
	given := map[value.ClassID][]model.NumberRange{}
	for class, places := range ordered(k.places) {
		given[class] = k.inPlace(b, class, places)
	}
	k.checkLots(b, given)
}

// inPlace puts a class's pages of numbers one after the other, and looks whether each is where its place says.
func (k *numberBook) inPlace(b *book, class value.ClassID, places []model.NumberPlace) (given []model.NumberRange) {
	ref := model.NumberingRef(class)
	for i, place := range places {
		page := k.pages[class][place.Page]
		b.breaks(6, len(page) > 0, ref, fmt.Sprintf("the page %d of its numbers is not there", place.Page))
		if len(page) == 0 {
			continue
		}
		b.breaks(6, page[0].First >= place.From && (i == 0 || page[0].First == place.From), ref, fmt.Sprintf("the page %d begins elsewhere", place.Page))
		b.breaks(4, len(given) == 0 || page[0].First > given[len(given)-1].Last, ref, fmt.Sprintf("the number %d was given twice", page[0].First))
		given = append(given, page...)
	}
	return given
}

// numbered is a run of numbers and the live lot that has it.
type numbered struct {
	model.NumberRange
	lot value.LotID
}

// checkLots looks at the numbers that live lots have: no two have one, and each was given to their class.
func (k *numberBook) checkLots(b *book, given map[value.ClassID][]model.NumberRange) {
	classes := map[value.ClassID][]numbered{}
	for id, numbers := range ordered(k.lots) {
		lot := b.lots[id]
		if lot == nil || !b.live(lot) {
			continue
		}
		for _, n := range numbers {
			classes[lot.class] = append(classes[lot.class], numbered{n, id})
		}
	}
	for class, all := range ordered(classes) {
		slices.SortFunc(all, func(x, y numbered) int { return cmp.Compare(x.First, y.First) })
		left := given[class]
		for i, n := range all {
			b.breaks(4, i == 0 || n.First > all[i-1].Last, model.LotRef(n.lot), fmt.Sprintf("another live lot has the number %d", n.First))
			for len(left) > 0 && left[0].Last < n.First {
				left = left[1:]
			}
			b.breaks(6, covered(left, n.NumberRange), model.LotRef(n.lot), fmt.Sprintf("the class was not given the numbers %d to %d", n.First, n.Last))
		}
	}
}

// covered tells whether runs, in order, have all of a range; its first number may stand on one page and its last on the next.
func covered(runs []model.NumberRange, n model.NumberRange) bool {
	for _, run := range runs {
		if run.First > n.First {
			return false
		}
		if run.Last >= n.Last {
			return true
		}
		n.First = max(n.First, run.Last+1)
	}
	return false
}
