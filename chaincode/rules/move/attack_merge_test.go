package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func samePerson(c rulestest.Company, from, into value.EntryID, parts ...model.LotPart) *move.OfficerRecordedTransfer {
	b := c.Inheritance(move.Receipt{Receiver: model.Receiver{Entry: into}, Parts: parts})
	b.Entry, b.Grounds = from, model.SamePerson
	return b
}

// Two merges that cross: A into B and B into A, both recorded before either is carried out. The second ends an entry in itself.
func TestAttackCrossedMergesEndAnEntryInItself(t *testing.T) {
	w, c := rulestest.Registered(t)
	first := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(c.Lots[3], 300, model.LotPart{Lot: c.Lots[4], Quantity: 200})...)))[0])
	second := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[0], c.Entries[1], rulestest.Parts(c.Lots[0], 1_000)...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, first))
	w.Submit(w.Complete(c, second))
	w.Check()
	for _, id := range c.Entries[:2] {
		if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(id)); e.MergedInto == e.ID {
			t.Errorf("the entry is merged into itself, with %d live lots: %+v", len(w.Live(c.Common)), e)
		}
	}
}

// An entry named through one that was merged into it.
func TestAttackAnEntryIsMergedIntoItselfThroughOneMergedBefore(t *testing.T) {
	w, c := rulestest.Registered(t)
	first := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(c.Lots[3], 300, model.LotPart{Lot: c.Lots[4], Quantity: 200})...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, first))
	reply := w.Submit(w.Record(c, samePerson(c, c.Entries[0], c.Entries[1], rulestest.Parts(c.Lots[0], 1_000)...)))[0]
	if reply.Status == model.Applied {
		w.OverObjections()
		w.Submit(w.Complete(c, value.TransferID(reply.Created[0])))
	}
	w.Check()
	e := rulestest.Get[model.HolderEntry](w, model.EntryRef(c.Entries[0]))
	if e.MergedInto == e.ID {
		t.Errorf("the entry is merged into itself: %+v", e)
		r := w.Submit(w.Attest(c, rulestest.Identity1, "member1", e.ID, rulestest.Seller))[0]
		t.Logf("a claim: %s %s %v", r.Status, r.Code, r.Args)
		r = w.Submit(w.Record(c, samePerson(c, e.ID, c.Entries[0], rulestest.Parts(c.Lots[1], 200)...)))[0]
		t.Logf("a transfer: %s %s %v", r.Status, r.Code, r.Args)
	}
}

// A merge that names only a part of the entry's lots.
func TestAttackAMergeOfAPartStrandsTheRest(t *testing.T) {
	w, c := rulestest.Registered(t)
	id := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(c.Lots[3], 1)...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	rest := value.LotID("")
	for _, l := range w.Live(c.Common) {
		if l.Entry == c.Entries[1] {
			rest = l.ID
		}
	}
	if rest == "" {
		t.Skip("nothing is left")
	}
	for name, command := range map[string]model.SignedCommand{
		"a claim":       w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Seller),
		"another merge": w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(rest, 299)...)),
		"another transfer": w.Record(c, func() *move.OfficerRecordedTransfer {
			b := c.Inheritance(rulestest.Heir("heir", rulestest.Parts(rest, 299)...))
			return b
		}()),
	} {
		reply := w.In(t).Submit(command)[0]
		t.Logf("%s: %s %s %v", name, reply.Status, reply.Code, reply.Args)
		if reply.Status == model.Applied {
			return
		}
	}
	t.Errorf("299 shares stand under an entry that has ended, and nothing but a court's order moves them")
}
