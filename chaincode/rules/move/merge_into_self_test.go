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

// mergeOfTheSecond merges the second entry, which has two lots, into the first.
func mergeOfTheSecond(c rulestest.Company) *move.OfficerRecordedTransfer {
	return samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(c.Lots[3], 300, model.LotPart{Lot: c.Lots[4], Quantity: 200})...)
}

func TestOfTwoMergesThatCrossOnlyTheFirstIsCarriedOut(t *testing.T) {
	w, c := rulestest.Registered(t)
	first := value.TransferID(w.Applied(w.Record(c, mergeOfTheSecond(c)))[0])
	second := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[0], c.Entries[1], rulestest.Parts(c.Lots[0], 1_000)...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, first))
	w.Rejected(value.CodeSameHolder, w.Complete(c, second))
	w.Check()
	w.Applied(w.Command(rulestest.Officer, c.ID, &move.TransferWithdrawn{Transfer: second}))
	w.Check()
}

func TestNothingGoesToItsOwnEntryByTheNameOfOneMergedIntoIt(t *testing.T) {
	w, c := rulestest.Registered(t)
	id := value.TransferID(w.Applied(w.Record(c, mergeOfTheSecond(c)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	for _, grounds := range []model.Grounds{model.SamePerson, model.HolderMerger, model.Inheritance} {
		b := samePerson(c, c.Entries[0], c.Entries[1], rulestest.Parts(c.Lots[0], 1_000)...)
		b.Grounds = grounds
		w.Rejected(value.CodeSameHolder, w.Record(c, b))
	}
	w.Check()
}

func TestWhatAMergeOfAPartLeftFollowsByAnother(t *testing.T) {
	w, c := rulestest.Registered(t)
	id := value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rulestest.Parts(c.Lots[3], 1)...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	var rest []model.LotPart
	for _, class := range []value.ClassID{c.Common, c.Preferred} {
		for _, l := range w.Live(class) {
			if l.Entry == c.Entries[1] {
				rest = append(rest, model.LotPart{Lot: l.ID, Quantity: l.Quantity})
			}
		}
	}
	elsewhere := c.Inheritance(rulestest.Heir("heir", rest...))
	elsewhere.Entry = c.Entries[1]
	w.Rejected(value.CodeWrongState, w.Record(c, elsewhere))
	id = value.TransferID(w.Applied(w.Record(c, samePerson(c, c.Entries[1], c.Entries[0], rest...)))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	for _, l := range append(w.Live(c.Common), w.Live(c.Preferred)...) {
		if l.Entry == c.Entries[1] {
			t.Errorf("%s stays under an entry that has ended", l.ID)
		}
	}
}
