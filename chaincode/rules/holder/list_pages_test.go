package holder_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// One command refuses a list that has a holder twice; in pages, the second of the two is refused.
func TestAListInPagesHasNoHolderTwice(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer, rulestest.Stranger)
	c := w.Admit(rulestest.Certified())
	all := c.WholeList()
	all[3].Commitment = all[1].Commitment
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: all}))
	pages := [][]holder.ImportedEntry{all[:3], all[3:]}
	id := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))[0])
	w.Applied(w.ImportPage(c, id, 0, pages[0]))
	w.Rejected(value.CodeAlreadyExists, w.ImportPage(c, id, 1, pages[1]))
	w.Rejected(value.CodePagesMissing, w.ImportClosing(c, id))
	w.Check()
}

// What a list in pages leaves before its close, and after it was aborted, binds nothing and opens nothing.
func TestAnAbortedListIsNothing(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer, rulestest.Stranger)
	c := w.Admit(rulestest.Certified())
	pages := [][]holder.ImportedEntry{c.WholeList()[:3], c.WholeList()[3:]}
	open := func() value.StagedID {
		id := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))[0])
		for i, page := range pages {
			w.Applied(w.ImportPage(c, id, i, page))
		}
		return id
	}
	first, second := open(), open()
	w.Check()
	w.Applied(w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: first}))
	w.Check()
	w.Applied(w.ImportClosing(c, second))
	w.Check()
	w.Rejected(value.CodeWrongState, w.ImportClosing(c, first))
	for r := range w.Records() {
		if lot, is := r.(model.Lot); is && lot.Staged == first {
			w.Rejected(value.CodeLotEnded, w.Attach(c, lot.ID, 1))
		}
	}
	w.Check()
}
