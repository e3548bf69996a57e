package change

import (
	"cmp"
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// CutPages cuts the lots that an act on a class is about into the pages that carry it out. For an act that replaces the class's
// lots those are its live ones (ShareClass.Live), once the act is open; for a bonus and a rights issue those that counted at
// the terms' moment (ShareClass.LiveAt). It fails for no lots and for more than the 500,000 that an act can take.
func CutPages(change value.StagedID, lots []model.Lot) ([]ChangePaged, error) {
	if len(lots) == 0 || len(lots) > value.MaxPages*value.MaxPageLots {
		return nil, fmt.Errorf("an act on a class takes 1 to %d lots", value.MaxPages*value.MaxPageLots)
	}
	ordered := slices.SortedFunc(slices.Values(lots), func(a, b model.Lot) int {
		return cmp.Or(cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.ID, b.ID))
	})
	var pages []ChangePaged
	for part := range slices.Chunk(ordered, value.MaxPageLots) {
		page := ChangePaged{Change: change, Index: len(pages)}
		for _, lot := range part {
			page.Lots = append(page.Lots, lot.ID)
		}
		pages = append(pages, page)
	}
	return pages, nil
}
