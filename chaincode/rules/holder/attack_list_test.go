package holder_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// One command refuses a list that has a commitment twice; a list in pages has it on two of them.
func TestAttackAListInPagesHasAHolderTwice(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller, rulestest.Buyer, rulestest.Stranger)
	c := w.Admit(rulestest.Certified())
	all := c.WholeList()
	all[3].Commitment = all[1].Commitment
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &holder.RegisterImported{List: rulestest.Digest("list"), Entries: all}))
	pages := [][]holder.ImportedEntry{all[:3], all[3:]}
	id := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))[0])
	for i, page := range pages {
		w.Applied(w.ImportPage(c, id, i, page))
	}
	reply := w.Submit(w.ImportClosing(c, id))[0]
	w.Check()
	if reply.Status == model.Applied {
		t.Errorf("the list is entered with two entries of one commitment")
	}
}

// What a list in pages leaves before its close, and after it was aborted, binds nothing and opens nothing.
func TestAttackAnAbortedListIsNothing(t *testing.T) {
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
