package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) entry(id core.EntryID) core.HolderEntry {
	w.Helper()
	return get[core.HolderEntry](w, core.EntryRef(id))
}

func TestAnEntryIsCorrectedByAnActThatNamesTheWrongOne(t *testing.T) {
	w, c := claimed(t)
	made := w.entry(c.entries[0])
	b := &core.EntryCorrected{Entry: made.ID, Holder: commitment("moved house"), Corrects: core.CommandID(hex32("no act")), Evidence: digest("e")}
	w.rejected(core.CodeNotCorrected, w.command(seller, c.id, b))
	b.Corrects = made.Since.Command
	w.rejected(core.CodeEntryNotYours, w.command(stranger, c.id, b))
	w.rejected(core.CodeEntryNotYours, w.command(officer, c.id, b))
	act := w.command(seller, c.id, b)
	id := core.CorrectionID(w.applied(act)[0])
	correction := get[core.Correction](w, core.CorrectionRef(id))
	if e := w.entry(made.ID); e.Commitment != b.Holder || e.Since != made.Since || correction.Before != made.Commitment || correction.After != b.Holder {
		t.Errorf("the entry is %+v, the correction %+v", e, correction)
	}
	again := *b
	again.Holder = commitment("moved again")
	w.rejected(core.CodeNotCorrected, w.command(seller, c.id, &again)) // another act gave the present data
	again.Corrects = act.ID()
	w.applied(w.command(seller, c.id, &again))
	again.Corrects = w.entry(made.ID).Corrected.Command
	w.rejected(core.CodeSameData, w.command(seller, c.id, &again))
	w.check()
}

func TestAnUnclaimedEntryIsCorrectedByOfficerAndDesk(t *testing.T) {
	w, c := claimed(t)
	b := &core.EntryCorrected{
		Entry: c.entries[1], Holder: commitment("right name"), Corrects: w.entry(c.entries[1]).Since.Command, Evidence: digest("e"), Member: "member2",
	}
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, b))
	w.rejected(core.CodeNotOfficer, with(w.command(stranger, c.id, b), identity2))
	w.applied(with(w.command(officer, c.id, b), identity2))
	alone := *b
	alone.Member = ""
	w.rejected(core.CodeNotDesk, w.command(officer, c.id, &alone))
	w.check()
}

// asOne is a correction of a lot's dates.
func (w *world) asOne(lot core.LotID, to ...core.RightLot) *core.LotCorrected {
	return &core.LotCorrected{Lot: lot, To: append([]core.RightLot{}, to...), Corrects: w.lot(lot).Recorded.Command, Evidence: digest("e"), Member: "member1"}
}

func TestALotsDatesAreCorrectedAndWhatBindsItFollows(t *testing.T) {
	w, d := funded(t)
	pledge := w.binder(w.pledge(d.company, seller, d.lots[0], 100))
	b := w.asOne(d.lots[0], core.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.refused(core.CodeMoreSignatures, with(w.command(officer, d.id, b), identity1)) // the holder signs too
	w.refused(core.CodeMoreSignatures, with(w.command(officer, d.id, b), seller))
	w.rejected(core.CodeNotOfficer, with(w.command(stranger, d.id, b), identity1, seller))
	w.applied(with(w.command(officer, d.id, b), identity1, seller))
	w.check()
	right := w.lot(w.encumbrance(pledge).Lot)
	if wrong := w.lot(d.lots[0]); right.EffectiveOn != "2021-01-02" || right.PaidOn != "2021-01-01" || right.Provenance != core.Confirmed || wrong.Ended.Reason != core.EndedByCorrection {
		t.Errorf("%+v became %+v", wrong, right)
	}
	w.applied(w.settle(d))
	w.check()
}

func TestALotThatWasTwoIsDivided(t *testing.T) {
	w, c := claimed(t)
	two := []core.RightLot{{Quantity: 100, EffectiveOn: "2020-03-02", PaidOn: "2020-03-02"}, {Quantity: 200, EffectiveOn: "2022-03-02", PaidOn: "2022-03-01"}}
	b := w.asOne(c.lots[3], two...)
	w.applied(with(w.command(officer, c.id, b), identity1))
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_200, c.entries[1]: 300})
	w.rejected(core.CodeLotEnded, with(w.command(officer, c.id, b), identity1))
	w.check()
}

func TestACorrectionKeepsTheTotalAndTheBindings(t *testing.T) {
	w, c := claimed(t)
	try := func(code core.Code, b *core.LotCorrected) {
		t.Helper()
		w.rejected(code, with(w.command(officer, c.id, b), identity1))
	}
	right := core.RightLot{Quantity: 300, EffectiveOn: "2021-03-02", PaidOn: "2021-03-02"}
	more, early, same := right, right, core.RightLot{Quantity: 300, EffectiveOn: "2020-03-02", PaidOn: "2020-03-02"}
	more.Quantity, early.PaidOn = 301, "2020-03-01"
	try(core.CodeTotalsDiffer, w.asOne(c.lots[3], more))
	try(core.CodeDateOutOfRange, w.asOne(c.lots[3], early))
	try(core.CodeSameData, w.asOne(c.lots[3], same))
	foreign := w.asOne(c.lots[3], right)
	foreign.Corrects = core.CommandID(hex32("no act"))
	try(core.CodeNotCorrected, foreign)
	away := w.asOne(c.lots[3], right)
	away.Member = "member3"
	w.rejected(core.CodeNotHome, with(w.command(officer, c.id, away), identity3))
	w.applied(w.attach(c, c.lots[3], 1))
	half := right
	half.Quantity = 150
	try(core.CodeBound, w.asOne(c.lots[3], half, half))
	w.refused(core.CodeMalformed, with(w.command(officer, c.id, w.asOne(c.lots[3])), identity1))
	w.check()
}

func TestACorrectedLotStillFallsBackWithAClaimThatIsNotUpheld(t *testing.T) {
	w, c := underClaim(t)
	b := w.asOne(c.lots[0], core.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.applied(with(w.command(officer, c.id, b), identity1, seller))
	w.applied(w.object(c, officer, ""), w.decide(c, identity2, "member2", false))
	if lot := w.lot(w.lot(c.lots[0]).Ended.Into[0]); lot.Provenance != core.Asserted {
		t.Errorf("the right lot is %+v", lot)
	}
	w.check()
}

func TestALotCorrectedAfterASplitFallsBackWithItsClaimToo(t *testing.T) {
	w, c := underClaim(t)
	w.carryOut(c, c.splitting())
	split := w.successorOf(c.lots[0])
	b := w.asOne(split.ID, core.RightLot{Quantity: 5_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.applied(with(w.command(officer, c.id, b), identity1, seller))
	w.applied(w.object(c, officer, ""), w.decide(c, identity2, "member2", false))
	if lot := w.lot(w.lot(split.ID).Ended.Into[0]); lot.Provenance != core.Asserted {
		t.Errorf("the right lot is %+v", lot)
	}
	w.check()
}
