package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestHeirsGetTheirPartsAfterTheObjectionPeriod(t *testing.T) {
	w, c, id := rulestest.PendingRecord(t)
	before := w.Lot(c.Lots[3])
	w.Rejected(value.CodeObjectionPeriod, w.Complete(c, id))
	w.Pass(rulestest.ObjectionPeriod)
	w.Rejected(value.CodeObjectionPeriod, w.Complete(c, id)) // clocks may contradict each other
	w.Pass(60)
	w.Applied(w.Complete(c, id))
	w.Check()
	held := map[value.Commitment]model.Lot{}
	for _, lot := range w.Live(c.Common) {
		held[rulestest.Get[model.HolderEntry](w, model.EntryRef(lot.Entry)).Commitment] = lot
	}
	for name, quantity := range map[string]value.Shares{"daughter": 200, "son": 100} {
		lot := held[rulestest.Commitment(name)]
		if lot.Quantity != quantity || lot.Provenance != model.Recorded || lot.EffectiveOn != "2026-08-01" || lot.PaidOn != before.PaidOn {
			t.Errorf("the %s has %+v", name, lot)
		}
	}
	if e := w.Lot(c.Lots[3]).Ended; e == nil || e.Reason != model.EndedByRecord {
		t.Errorf("the lot ended as %+v", e)
	}
	w.Rejected(value.CodeWrongState, w.Complete(c, id))
}

func TestARecordedTransferNeedsAnOfficerAndADeskOfAHomeAndAnUnclaimedEntry(t *testing.T) {
	w, c := rulestest.Claimed(t)
	b := c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 300}))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, b))
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity2))
	w.Rejected(value.CodeNotOfficer, rulestest.With(w.Command(rulestest.Stranger, c.ID, b), rulestest.Identity1))
	away := *b
	away.Member = "member3"
	w.Rejected(value.CodeNotHome, rulestest.With(w.Command(rulestest.Officer, c.ID, &away), rulestest.Identity3))
	mine := *b
	mine.Entry, mine.To = c.Entries[0], []move.Receipt{rulestest.Heir("heir", model.LotPart{Lot: c.Lots[0], Quantity: 1})}
	mine.Quantity = 1
	w.Rejected(value.CodeWrongState, w.Record(c, &mine))
	others := *b
	others.To = []move.Receipt{rulestest.Heir("heir", model.LotPart{Lot: c.Lots[0], Quantity: 300})}
	w.Rejected(value.CodeEntryNotYours, w.Record(c, &others))
	ahead := *b
	ahead.EffectiveOn = "2026-12-01"
	w.Rejected(value.CodeDateOutOfRange, w.Record(c, &ahead))
	more := c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 301}))
	w.Rejected(value.CodeNotFree, w.Record(c, more))
	w.Applied(w.Record(c, b))
	w.Rejected(value.CodeNotFree, w.Record(c, b)) // the shares are reserved
	w.Check()
}

func TestAnObjectionStopsARecordedTransferUntilAnotherDeskDecides(t *testing.T) {
	w, c, id := rulestest.PendingRecord(t)
	w.Rejected(value.CodeNotIdentified, w.ObjectTo(c, rulestest.Director1, id))
	w.Applied(w.ObjectTo(c, rulestest.Stranger, id))
	w.OverObjections()
	w.Rejected(value.CodeWrongState, w.Complete(c, id))
	w.Rejected(value.CodeSameDesk, w.DecideOn(c, rulestest.Identity1, "member1", id, true)) // it signed the transfer
	w.Rejected(value.CodeNotDesk, w.DecideOn(c, rulestest.Officer, "member1", id, true))
	upheld := w.In(t)
	upheld.Applied(upheld.DecideOn(c, rulestest.Identity2, "member2", id, true), upheld.Complete(c, id))
	upheld.Check()
	w.Applied(w.DecideOn(c, rulestest.Identity2, "member2", id, false))
	if r := w.Recorded(id); r.State != model.RecordedIsRefused || w.Lot(c.Lots[3]).Free() != 300 {
		t.Errorf("the transfer is %+v", r)
	}
	w.Rejected(value.CodeWrongState, w.Complete(c, id))
	w.Check()
}

func TestWhoObjectsDoesNotDecide(t *testing.T) {
	w, c, id := rulestest.PendingRecord(t)
	w.Applied(w.Command(rulestest.Identity2, c.ID, &move.TransferObjected{Transfer: id, Member: "member2", Reason: rulestest.Digest("why")}))
	w.Rejected(value.CodeSameDesk, w.DecideOn(c, rulestest.Identity2, "member2", id, true))
	w.Check()
}

func TestAHolderWhoClaimsTheEntryMeanwhileKeepsTheShares(t *testing.T) {
	w, c, id := rulestest.PendingRecord(t)
	w.Applied(w.Attest(c, rulestest.Identity2, "member2", c.Entries[1], rulestest.Buyer))
	w.OverObjections()
	w.Rejected(value.CodeEntryTaken, w.Complete(c, id))
	w.Applied(w.Claim(c, rulestest.Buyer, c.Entries[1], c.Lots[3]))
	w.Rejected(value.CodeEntryTaken, w.Complete(c, id))
	w.Rejected(value.CodeNotOfficer, w.Withdraw(c, rulestest.Stranger, id))
	w.Applied(w.Withdraw(c, rulestest.Buyer, id))
	if w.Lot(c.Lots[3]).Free() != 300 {
		t.Error("the shares are not free")
	}
	w.Check()
}

func TestAnOfficerWithdrawsARecordedTransfer(t *testing.T) {
	w, c, id := rulestest.PendingRecord(t)
	w.Applied(w.Withdraw(c, rulestest.Officer, id))
	w.Rejected(value.CodeWrongState, w.Withdraw(c, rulestest.Officer, id))
	w.Check()
}

func TestHeirsTakeAPledgeAndAnAttachmentWithTheirLot(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Attach(c, c.Lots[3], 120))
	b := c.Inheritance(rulestest.Heir("daughter", model.LotPart{Lot: c.Lots[3], Quantity: 150}), rulestest.Heir("son", model.LotPart{Lot: c.Lots[3], Quantity: 150}))
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.Check()
	if lot := w.Lot(c.Lots[3]); lot.Short != 120 || lot.Free() != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	for _, lot := range w.Live(c.Common) {
		if who := rulestest.Get[model.HolderEntry](w, model.EntryRef(lot.Entry)).Commitment; who == rulestest.Commitment("son") && lot.Attached != 120 || who == rulestest.Commitment("daughter") && lot.Attached != 0 {
			t.Errorf("the lot is %+v", lot)
		}
	}
}

func TestSharesThatAreBoundInPartAreNotDividedAmongHeirs(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Attach(c, c.Lots[3], 200))
	b := c.Inheritance(rulestest.Heir("daughter", model.LotPart{Lot: c.Lots[3], Quantity: 150}), rulestest.Heir("son", model.LotPart{Lot: c.Lots[3], Quantity: 150}))
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.OverObjections()
	w.Rejected(value.CodeBound, w.Complete(c, id))
	w.Check()
}

func TestASaleBeforeTheRegisterNeedsFreeSharesAndTheCompanysApproval(t *testing.T) {
	w, c := rulestest.Claimed(t)
	b := c.Inheritance(rulestest.Heir("who bought them", model.LotPart{Lot: c.Lots[3], Quantity: 300}))
	b.Grounds = model.SaleBefore
	w.Rejected(value.CodeNotApproved, w.Record(c, b))
	b.Approval = rulestest.Digest("minutes")
	w.Applied(w.Attach(c, c.Lots[3], 1))
	w.Rejected(value.CodeNotFree, w.Record(c, b))
	b.To[0].Parts[0].Quantity, b.Quantity = 299, 299
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
}

func TestARecordedTransferHasItsForm(t *testing.T) {
	w, c := rulestest.Claimed(t)
	good := func() *move.OfficerRecordedTransfer {
		return c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 300}))
	}
	for name, spoil := range map[string]func(b *move.OfficerRecordedTransfer){
		"no receiver":              func(b *move.OfficerRecordedTransfer) { b.To = []move.Receipt{} },
		"another sum":              func(b *move.OfficerRecordedTransfer) { b.Quantity = 1 },
		"to itself":                func(b *move.OfficerRecordedTransfer) { b.To[0].Receiver = model.Receiver{Entry: b.Entry} },
		"two sorts of receiver":    func(b *move.OfficerRecordedTransfer) { b.To[0].Entry = c.Entries[0] },
		"unknown grounds":          func(b *move.OfficerRecordedTransfer) { b.Grounds = "wish" },
		"a merger to a new holder": func(b *move.OfficerRecordedTransfer) { b.Grounds = model.HolderMerger },
		"approval of inheritance":  func(b *move.OfficerRecordedTransfer) { b.Approval = rulestest.Digest("a") },
		"correcting nothing":       func(b *move.OfficerRecordedTransfer) { b.Grounds = model.WrongHolder },
		"correcting by heirs":      func(b *move.OfficerRecordedTransfer) { b.Corrects = value.CommandID(rulestest.Hex32("c")) },
	} {
		b := good()
		spoil(b)
		if reply := w.Submit(w.Record(c, b))[0]; reply.Code != value.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
}

func TestTwoUnclaimedEntriesOfOnePersonBecomeOne(t *testing.T) {
	w, c := rulestest.Registered(t)
	b := c.Inheritance(move.Receipt{Receiver: model.Receiver{Entry: c.Entries[0]}, Parts: rulestest.Parts(c.Lots[3], 300, model.LotPart{Lot: c.Lots[4], Quantity: 200})})
	b.Grounds = model.SamePerson
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(c.Entries[1])); e.State != model.EntryIsMerged || e.MergedInto != c.Entries[0] {
		t.Errorf("the emptied entry is %+v", e)
	}
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_500})
}

func TestAWrongHolderOfTheListIsCorrectedByARecordedTransfer(t *testing.T) {
	w, c := rulestest.Registered(t)
	b := c.Inheritance(rulestest.Heir("the right holder", model.LotPart{Lot: c.Lots[3], Quantity: 300}))
	b.Grounds, b.Corrects = model.WrongHolder, value.CommandID(rulestest.Hex32("no act"))
	w.Rejected(value.CodeNotCorrected, w.Record(c, b))
	b.Corrects = w.Lot(c.Lots[3]).Recorded.Command
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
}
