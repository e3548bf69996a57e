package rulestest

import (
	"maps"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// listing of a list in pages: what its opening says of entries cut into pages of a number of holders.
func (w *World) OpeningOf(pages [][]holder.ImportedEntry) *holder.ImportOpened {
	w.Helper()
	body := &holder.ImportOpened{List: Digest("a long list")}
	totals := map[value.ClassID]value.Shares{}
	for _, page := range pages {
		sum, err := holder.PageDigest(page)
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
		body.Totals = append(body.Totals, model.ClassTotal{Class: class, Quantity: totals[class]})
	}
	return body
}

func (w *World) ImportPage(c Company, id value.StagedID, index int, entries []holder.ImportedEntry) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, c.ID, &holder.ImportPaged{Import: id, Index: index, Entries: entries})
}

func (w *World) ImportClosing(c Company, id value.StagedID) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &holder.ImportClosed{Import: id})
}

// importPages enters a list in pages of a number of holders.
func (w *World) importPages(c Company, entries []holder.ImportedEntry, most int) value.StagedID {
	w.Helper()
	pages := slices.Collect(slices.Chunk(entries, most))
	id := value.StagedID(w.Applied(w.Command(Officer, c.ID, w.OpeningOf(pages)))[0])
	for i, page := range pages {
		w.Applied(w.ImportPage(c, id, i, page))
	}
	w.Applied(w.ImportClosing(c, id))
	return id
}
