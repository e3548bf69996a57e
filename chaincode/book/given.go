package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// GiveNumbers notes which numbers certificates of a class are given. It refuses one that the class has given before, and all of them
// where the company has issued no certificates. It reads what says where the class's numbers stand, and the pages on which these go.
func GiveNumbers(t *ledger.Tx, issuer model.Issuer, class value.ClassID, numbers []model.NumberRange) error {
	if len(numbers) == 0 {
		return nil
	}
	if !issuer.CertificatesIssued {
		return value.Deny(value.CodeNumbers, value.Because("no-certificates-issued"))
	}
	runs, twice := model.JoinNumbers(numbers)
	if twice > 0 {
		return GivenTwice(class, twice)
	}
	numbering, there := ledger.Load[model.Numbering](t, model.NumberingRef(class))
	if !there {
		numbering = model.Numbering{Issuer: issuer.ID, Class: class, Places: []model.NumberPlace{{From: 1, Page: 0}}}
		t.Put(numbering)
	}
	places := numbering.Places
	for i := range places {
		here := runs
		if i+1 < len(places) {
			next := places[i+1].From
			ends := slices.IndexFunc(runs, func(r model.NumberRange) bool { return r.First >= next })
			if ends >= 0 {
				here = runs[:ends]
			}
			if len(here) > 0 && here[len(here)-1].Last >= next {
				return GivenTwice(class, next) // a page's first number is given
			}
		}
		runs = runs[len(here):]
		if len(here) == 0 {
			continue
		}
		if err := giveOn(t, &numbering, places[i], here); err != nil {
			return err
		}
	}
	return nil
}

// GivenTwice refuses a number that another certificate of the class has.
func GivenTwice(class value.ClassID, number int64) error {
	return value.Deny(value.CodeNumbers, value.Because("number-given-twice"), value.InNumber("number", int(number)), value.AnID("class", class))
}

// giveOn adds runs of numbers to the page where they belong, and parts a page that has become too long.
func giveOn(t *ledger.Tx, numbering *model.Numbering, at model.NumberPlace, runs []model.NumberRange) error {
	page, _ := ledger.Load[model.NumberPage](t, model.NumberPageRef(numbering.Class, at.Page))
	given, twice := model.JoinNumbers(slices.Concat(page.Given, runs))
	if twice > 0 {
		return GivenTwice(numbering.Class, twice)
	}
	page = model.NumberPage{Issuer: numbering.Issuer, Class: numbering.Class, Index: at.Page, Given: given}
	if len(given) <= value.MaxNumberPage {
		t.Put(page)
		return nil
	}
	place := slices.Index(numbering.Places, at)
	var added []model.NumberPlace
	for part := range slices.Chunk(given, value.MaxNumberPage/2) {
		page.Given = part
		t.Put(page)
		if page.Index != at.Page {
			added = append(added, model.NumberPlace{From: part[0].First, Page: page.Index})
		}
		page.Index = len(numbering.Places) + len(added)
	}
	if page.Index > value.MaxNumberPages {
		return TooScattered(numbering.Class)
	}
	numbering.Places = slices.Insert(slices.Clone(numbering.Places), place+1, added...)
	t.Put(*numbering)
	return nil
}

// TooScattered refuses numbers of which too few follow on each other.
func TooScattered(class value.ClassID) error {
	return value.Deny(value.CodeNumbers, value.Because("numbers-too-scattered"), value.AnID("class", class))
}
