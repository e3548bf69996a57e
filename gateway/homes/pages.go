package homes

import (
	"maps"
	"slices"

	"holdfast/chaincode/canon"
	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

const (
	// maxPageLots is how many lots a page of a list has.
	maxPageLots = 500
	// maxPageBytes is how much of a command a page's entries fill, in bytes of their canonical JSON; the rest is for what every
	// command has.
	maxPageBytes = value.MaxCommandBytes - 2<<10
)

// entered is what the officer signs to enter a list: one act, or for a long list an opening act and pages.
func entered(list value.Digest, entries []holderrules.ImportedEntry) (Deposited, error) {
	lots := lotsOf(entries)
	if lots <= value.MaxLots {
		return Deposited{Body: &holderrules.RegisterImported{List: list, Entries: entries}}, nil
	}
	pages, err := paged(entries)
	if err != nil {
		return Deposited{}, err
	}
	opened := &holderrules.ImportOpened{List: list, Holders: len(entries), Lots: lots}
	for _, page := range pages {
		digest, err := holderrules.PageDigest(page)
		if err != nil {
			return Deposited{}, err
		}
		opened.Pages = append(opened.Pages, digest)
	}
	if opened.Totals, err = totalsOf(entries); err != nil {
		return Deposited{}, err
	}
	return Deposited{Opened: opened, Pages: pages}, nil
}

func lotsOf(entries []holderrules.ImportedEntry) int {
	lots := 0
	for _, entry := range entries {
		lots += len(entry.Lots)
	}
	return lots
}

// paged parts entries, in their order, into as many pages as their commands' bounds ask for. A list of 50,000 rows has fewer
// than the 1,000 pages of which a list may be made.
func paged(entries []holderrules.ImportedEntry) ([][]holderrules.ImportedEntry, error) {
	var pages [][]holderrules.ImportedEntry
	lots, size := 0, 0
	for _, entry := range entries {
		encoded, err := canon.Canonical(entry)
		if err != nil {
			return nil, err
		}
		last := len(pages) - 1
		if last < 0 || lots+len(entry.Lots) > maxPageLots || size+len(encoded)+1 > maxPageBytes {
			pages, lots, size, last = append(pages, nil), 0, 0, last+1
		}
		pages[last] = append(pages[last], entry)
		lots, size = lots+len(entry.Lots), size+len(encoded)+1
	}
	return pages, nil
}

// totalsOf adds up entries' shares, ordered by class.
func totalsOf(entries []holderrules.ImportedEntry) ([]model.ClassTotal, error) {
	sums := map[value.ClassID]value.Shares{}
	for _, entry := range entries {
		for _, lot := range entry.Lots {
			var err error
			if sums[lot.Class], err = sums[lot.Class].Plus(lot.Quantity); err != nil {
				return nil, err
			}
		}
	}
	var totals []model.ClassTotal
	for _, class := range slices.Sorted(maps.Keys(sums)) {
		totals = append(totals, model.ClassTotal{Class: class, Quantity: sums[class]})
	}
	return totals, nil
}
