package core_test

import (
	"maps"
	"slices"

	"holdfast/chaincode/core"
)

// listing of a list in pages: what its opening says of entries cut into pages of a number of holders.
func (w *world) openingOf(pages [][]core.ImportedEntry) *core.ImportOpened {
	w.Helper()
	body := &core.ImportOpened{List: digest("a long list")}
	totals := map[core.ClassID]core.Shares{}
	for _, page := range pages {
		sum, err := core.PageDigest(page)
		if err != nil {
			w.Fatalf("%v", err)
		}
		body.Pages = append(body.Pages, sum)
		body.Holders += len(page)
		for _, e := range page {
			body.Lots += len(e.Lots)
			for _, l := range e.Lots {
				totals[l.Class] += l.Quantity
			}
		}
	}
	for _, class := range slices.Sorted(maps.Keys(totals)) {
		body.Totals = append(body.Totals, core.ClassTotal{Class: class, Quantity: totals[class]})
	}
	return body
}

func (w *world) importPage(c company, id core.StagedID, index int, entries []core.ImportedEntry) core.SignedCommand {
	w.Helper()
	return w.command(stranger, c.id, &core.ImportPaged{Import: id, Index: index, Entries: entries})
}

func (w *world) importClosing(c company, id core.StagedID) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.ImportClosed{Import: id})
}

// importPages enters a list in pages of a number of holders.
func (w *world) importPages(c company, entries []core.ImportedEntry, most int) core.StagedID {
	w.Helper()
	pages := slices.Collect(slices.Chunk(entries, most))
	id := core.StagedID(w.applied(w.command(officer, c.id, w.openingOf(pages)))[0])
	for i, page := range pages {
		w.applied(w.importPage(c, id, i, page))
	}
	w.applied(w.importClosing(c, id))
	return id
}
