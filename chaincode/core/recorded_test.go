package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// heir is a new holder who is to get parts of lots.
func heir(name string, all ...core.LotPart) core.Receipt {
	return core.Receipt{Receiver: core.Receiver{Kind: core.Person, Holder: commitment(name)}, Parts: all}
}

func (c company) inheritance(to ...core.Receipt) *core.OfficerRecordedTransfer {
	b := &core.OfficerRecordedTransfer{
		Entry: c.entries[1], Grounds: core.Inheritance, EffectiveOn: "2026-08-01", Evidence: digest("family register"), Member: "member1", To: to,
	}
	for _, r := range to {
		b.Quantity += sum(r.Parts)
	}
	return b
}

func (w *world) record(c company, b *core.OfficerRecordedTransfer) core.SignedCommand {
	w.Helper()
	return with(w.command(officer, c.id, b), identity1)
}

func (w *world) recorded(id core.TransferID) core.RecordedTransfer {
	w.Helper()
	return get[core.RecordedTransfer](w, core.RecordedTransferRef(id))
}

// pendingRecord is a register in which the unclaimed second entry's 300 common shares are to go to two heirs.
func pendingRecord(t tb) (*world, company, core.TransferID) {
	t.Helper()
	w, c := claimed(t)
	two := c.inheritance(heir("daughter", core.LotPart{Lot: c.lots[3], Quantity: 200}), heir("son", core.LotPart{Lot: c.lots[3], Quantity: 100}))
	return w, c, core.TransferID(w.applied(w.record(c, two))[0])
}

func (w *world) objectTo(c company, who someone, id core.TransferID) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.TransferObjected{Transfer: id, Reason: digest("why")})
}

func (w *world) decideOn(c company, who someone, member core.MemberID, id core.TransferID, uphold bool) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.TransferDecided{Transfer: id, Member: member, Uphold: uphold, Evidence: digest("seen")})
}

// overObjections lets the objection period of a recorded transfer pass.
func (w *world) overObjections() { w.pass(objectionPeriod + 60) }

func TestHeirsGetTheirPartsAfterTheObjectionPeriod(t *testing.T) {
	w, c, id := pendingRecord(t)
	before := w.lot(c.lots[3])
	w.rejected(core.CodeObjectionPeriod, w.complete(c, id))
	w.pass(objectionPeriod)
	w.rejected(core.CodeObjectionPeriod, w.complete(c, id)) // clocks may contradict each other
	w.pass(60)
	w.applied(w.complete(c, id))
	w.check()
	held := map[core.Commitment]core.Lot{}
	for _, lot := range w.live(c.common) {
		held[get[core.HolderEntry](w, core.EntryRef(lot.Entry)).Commitment] = lot
	}
	for name, quantity := range map[string]core.Shares{"daughter": 200, "son": 100} {
		lot := held[commitment(name)]
		if lot.Quantity != quantity || lot.Provenance != core.Recorded || lot.EffectiveOn != "2026-08-01" || lot.PaidOn != before.PaidOn {
			t.Errorf("the %s has %+v", name, lot)
		}
	}
	if e := w.lot(c.lots[3]).Ended; e == nil || e.Reason != core.EndedByRecord {
		t.Errorf("the lot ended as %+v", e)
	}
	w.rejected(core.CodeWrongState, w.complete(c, id))
}

func TestARecordedTransferNeedsAnOfficerAndADeskOfAHomeAndAnUnclaimedEntry(t *testing.T) {
	w, c := claimed(t)
	b := c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 300}))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, b))
	w.refused(core.CodeMoreSignatures, with(w.command(officer, c.id, b), identity2))
	w.rejected(core.CodeNotOfficer, with(w.command(stranger, c.id, b), identity1))
	away := *b
	away.Member = "member3"
	w.rejected(core.CodeNotHome, with(w.command(officer, c.id, &away), identity3))
	mine := *b
	mine.Entry, mine.To = c.entries[0], []core.Receipt{heir("heir", core.LotPart{Lot: c.lots[0], Quantity: 1})}
	mine.Quantity = 1
	w.rejected(core.CodeWrongState, w.record(c, &mine))
	others := *b
	others.To = []core.Receipt{heir("heir", core.LotPart{Lot: c.lots[0], Quantity: 300})}
	w.rejected(core.CodeEntryNotYours, w.record(c, &others))
	ahead := *b
	ahead.EffectiveOn = "2026-12-01"
	w.rejected(core.CodeDateOutOfRange, w.record(c, &ahead))
	more := c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 301}))
	w.rejected(core.CodeNotFree, w.record(c, more))
	w.applied(w.record(c, b))
	w.rejected(core.CodeNotFree, w.record(c, b)) // the shares are reserved
	w.check()
}

func TestAnObjectionStopsARecordedTransferUntilAnotherDeskDecides(t *testing.T) {
	w, c, id := pendingRecord(t)
	w.rejected(core.CodeNotIdentified, w.objectTo(c, director1, id))
	w.applied(w.objectTo(c, stranger, id))
	w.overObjections()
	w.rejected(core.CodeWrongState, w.complete(c, id))
	w.rejected(core.CodeSameDesk, w.decideOn(c, identity1, "member1", id, true)) // it signed the transfer
	w.rejected(core.CodeNotDesk, w.decideOn(c, officer, "member1", id, true))
	upheld := w.in(t)
	upheld.applied(upheld.decideOn(c, identity2, "member2", id, true), upheld.complete(c, id))
	upheld.check()
	w.applied(w.decideOn(c, identity2, "member2", id, false))
	if r := w.recorded(id); r.State != core.RecordedIsRefused || w.lot(c.lots[3]).Free() != 300 {
		t.Errorf("the transfer is %+v", r)
	}
	w.rejected(core.CodeWrongState, w.complete(c, id))
	w.check()
}

func TestWhoObjectsDoesNotDecide(t *testing.T) {
	w, c, id := pendingRecord(t)
	w.applied(w.command(identity2, c.id, &core.TransferObjected{Transfer: id, Member: "member2", Reason: digest("why")}))
	w.rejected(core.CodeSameDesk, w.decideOn(c, identity2, "member2", id, true))
	w.check()
}

func TestAHolderWhoClaimsTheEntryMeanwhileKeepsTheShares(t *testing.T) {
	w, c, id := pendingRecord(t)
	w.applied(w.attest(c, identity2, "member2", c.entries[1], buyer))
	w.overObjections()
	w.rejected(core.CodeEntryTaken, w.complete(c, id))
	w.applied(w.claim(c, buyer, c.entries[1], c.lots[3]))
	w.rejected(core.CodeEntryTaken, w.complete(c, id))
	w.rejected(core.CodeNotOfficer, w.withdraw(c, stranger, id))
	w.applied(w.withdraw(c, buyer, id))
	if w.lot(c.lots[3]).Free() != 300 {
		t.Error("the shares are not free")
	}
	w.check()
}

func TestAnOfficerWithdrawsARecordedTransfer(t *testing.T) {
	w, c, id := pendingRecord(t)
	w.applied(w.withdraw(c, officer, id))
	w.rejected(core.CodeWrongState, w.withdraw(c, officer, id))
	w.check()
}

func TestHeirsTakeAPledgeAndAnAttachmentWithTheirLot(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.attach(c, c.lots[3], 120))
	b := c.inheritance(heir("daughter", core.LotPart{Lot: c.lots[3], Quantity: 150}), heir("son", core.LotPart{Lot: c.lots[3], Quantity: 150}))
	id := core.TransferID(w.applied(w.record(c, b))[0])
	w.check()
	if lot := w.lot(c.lots[3]); lot.Short != 120 || lot.Free() != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.overObjections()
	w.applied(w.complete(c, id))
	w.check()
	for _, lot := range w.live(c.common) {
		if who := get[core.HolderEntry](w, core.EntryRef(lot.Entry)).Commitment; who == commitment("son") && lot.Attached != 120 || who == commitment("daughter") && lot.Attached != 0 {
			t.Errorf("the lot is %+v", lot)
		}
	}
}

func TestSharesThatAreBoundInPartAreNotDividedAmongHeirs(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.attach(c, c.lots[3], 200))
	b := c.inheritance(heir("daughter", core.LotPart{Lot: c.lots[3], Quantity: 150}), heir("son", core.LotPart{Lot: c.lots[3], Quantity: 150}))
	id := core.TransferID(w.applied(w.record(c, b))[0])
	w.overObjections()
	w.rejected(core.CodeBound, w.complete(c, id))
	w.check()
}

func TestASaleBeforeTheRegisterNeedsFreeSharesAndTheCompanysApproval(t *testing.T) {
	w, c := claimed(t)
	b := c.inheritance(heir("who bought them", core.LotPart{Lot: c.lots[3], Quantity: 300}))
	b.Grounds = core.SaleBefore
	w.rejected(core.CodeNotApproved, w.record(c, b))
	b.Approval = digest("minutes")
	w.applied(w.attach(c, c.lots[3], 1))
	w.rejected(core.CodeNotFree, w.record(c, b))
	b.To[0].Parts[0].Quantity, b.Quantity = 299, 299
	id := core.TransferID(w.applied(w.record(c, b))[0])
	w.overObjections()
	w.applied(w.complete(c, id))
	w.check()
}

func TestARecordedTransferHasItsForm(t *testing.T) {
	w, c := claimed(t)
	good := func() *core.OfficerRecordedTransfer {
		return c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 300}))
	}
	for name, spoil := range map[string]func(b *core.OfficerRecordedTransfer){
		"no receiver":              func(b *core.OfficerRecordedTransfer) { b.To = []core.Receipt{} },
		"another sum":              func(b *core.OfficerRecordedTransfer) { b.Quantity = 1 },
		"to itself":                func(b *core.OfficerRecordedTransfer) { b.To[0].Receiver = core.Receiver{Entry: b.Entry} },
		"two sorts of receiver":    func(b *core.OfficerRecordedTransfer) { b.To[0].Entry = c.entries[0] },
		"unknown grounds":          func(b *core.OfficerRecordedTransfer) { b.Grounds = "wish" },
		"a merger to a new holder": func(b *core.OfficerRecordedTransfer) { b.Grounds = core.HolderMerger },
		"approval of inheritance":  func(b *core.OfficerRecordedTransfer) { b.Approval = digest("a") },
		"correcting nothing":       func(b *core.OfficerRecordedTransfer) { b.Grounds = core.WrongHolder },
		"correcting by heirs":      func(b *core.OfficerRecordedTransfer) { b.Corrects = core.CommandID(hex32("c")) },
	} {
		b := good()
		spoil(b)
		if reply := w.submit(w.record(c, b))[0]; reply.Code != core.CodeMalformed {
			t.Errorf("%s: got %+v", name, reply)
		}
	}
}

func TestTwoUnclaimedEntriesOfOnePersonBecomeOne(t *testing.T) {
	w, c := registered(t)
	b := c.inheritance(core.Receipt{Receiver: core.Receiver{Entry: c.entries[0]}, Parts: parts(c.lots[3], 300, core.LotPart{Lot: c.lots[4], Quantity: 200})})
	b.Grounds = core.SamePerson
	id := core.TransferID(w.applied(w.record(c, b))[0])
	w.overObjections()
	w.applied(w.complete(c, id))
	w.check()
	if e := get[core.HolderEntry](w, core.EntryRef(c.entries[1])); e.State != core.EntryIsMerged || e.MergedInto != c.entries[0] {
		t.Errorf("the emptied entry is %+v", e)
	}
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_500})
}

func TestAWrongHolderOfTheListIsCorrectedByARecordedTransfer(t *testing.T) {
	w, c := registered(t)
	b := c.inheritance(heir("the right holder", core.LotPart{Lot: c.lots[3], Quantity: 300}))
	b.Grounds, b.Corrects = core.WrongHolder, core.CommandID(hex32("no act"))
	w.rejected(core.CodeNotCorrected, w.record(c, b))
	b.Corrects = w.lot(c.lots[3]).Recorded.Command
	id := core.TransferID(w.applied(w.record(c, b))[0])
	w.overObjections()
	w.applied(w.complete(c, id))
	w.check()
}
