package correction_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAnEntryIsCorrectedByAnActThatNamesTheWrongOne(t *testing.T) {
	w, c := rulestest.Claimed(t)
	made := w.Entry(c.Entries[0])
	b := &correction.EntryCorrected{Entry: made.ID, Address: rulestest.Address("moved house"), Corrects: value.CommandID(rulestest.Hex32("no act")), Evidence: rulestest.Digest("e")}
	w.Rejected(value.CodeNotCorrected, w.Command(rulestest.Seller, c.ID, b))
	b.Corrects = made.DataFrom()
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Stranger, c.ID, b))
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Officer, c.ID, b))
	act := w.Command(rulestest.Seller, c.ID, b)
	id := value.CorrectionID(w.Applied(act)[0])
	cor := rulestest.Get[model.Correction](w, model.CorrectionRef(id))
	data := w.DataOf(rulestest.Seller, "moved house")
	if e := w.Entry(made.ID); e.Commitment != data || e.Since != made.Since || cor.Before != made.Commitment || cor.After != data {
		t.Errorf("the entry is %+v, the correction %+v", e, cor)
	}
	again := *b
	again.Address = rulestest.Address("moved again")
	w.Rejected(value.CodeNotCorrected, w.Command(rulestest.Seller, c.ID, &again)) // another act gave the present data
	again.Corrects = act.ID()
	w.Applied(w.Command(rulestest.Seller, c.ID, &again))
	again.Corrects = w.Entry(made.ID).Corrected.Command
	w.Rejected(correction.CodeSameData, w.Command(rulestest.Seller, c.ID, &again))
	w.Check()
}

func TestAnUnclaimedEntryIsCorrectedByOfficerAndDesk(t *testing.T) {
	w, c := rulestest.Claimed(t)
	b := &correction.EntryCorrected{
		Entry: c.Entries[1], Holder: rulestest.Commitment("right name"), Corrects: w.Entry(c.Entries[1]).Since.Command, Evidence: rulestest.Digest("e"), Member: "member2",
	}
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, b))
	w.Rejected(value.CodeNotOfficer, rulestest.With(w.Command(rulestest.Stranger, c.ID, b), rulestest.Identity2))
	w.Applied(rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity2))
	alone := *b
	alone.Member, alone.Holder, alone.Address = "", "", rulestest.Address("right address")
	alone.Corrects = w.Entry(c.Entries[1]).DataFrom()
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Officer, c.ID, &alone))
	w.Check()
}

func TestALotsDatesAreCorrectedAndWhatBindsItFollows(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[0], 100))
	b := w.AsOne(d.Lots[0], correction.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Officer, d.ID, b), rulestest.Identity1)) // the holder signs too
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Officer, d.ID, b), rulestest.Seller))
	w.Rejected(value.CodeNotOfficer, rulestest.With(w.Command(rulestest.Stranger, d.ID, b), rulestest.Identity1, rulestest.Seller))
	w.Applied(rulestest.With(w.Command(rulestest.Officer, d.ID, b), rulestest.Identity1, rulestest.Seller))
	w.Check()
	right := w.Lot(w.LastOf(w.Encumbrance(pledge).Lineage))
	if wrong := w.Lot(d.Lots[0]); right.EffectiveOn != "2021-01-02" || right.PaidOn != "2021-01-01" || right.Provenance != model.Confirmed || wrong.Ended.Reason != model.EndedByCorrection {
		t.Errorf("%+v became %+v", wrong, right)
	}
	w.Applied(w.Settle(d))
	w.Check()
}

func TestALotThatWasTwoIsDivided(t *testing.T) {
	w, c := rulestest.Claimed(t)
	two := []correction.RightLot{{Quantity: 100, EffectiveOn: "2020-03-02", PaidOn: "2020-03-02"}, {Quantity: 200, EffectiveOn: "2022-03-02", PaidOn: "2022-03-01"}}
	b := w.AsOne(c.Lots[3], two...)
	w.Applied(rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1))
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_200, c.Entries[1]: 300})
	w.Rejected(value.CodeLotEnded, rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1))
	w.Check()
}

func TestACorrectionKeepsTheTotalAndTheBindings(t *testing.T) {
	w, c := rulestest.Claimed(t)
	try := func(code value.Code, b *correction.LotCorrected) {
		t.Helper()
		w.Rejected(code, rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1))
	}
	right := correction.RightLot{Quantity: 300, EffectiveOn: "2021-03-02", PaidOn: "2021-03-02"}
	more, early, same := right, right, correction.RightLot{Quantity: 300, EffectiveOn: "2020-03-02", PaidOn: "2020-03-02"}
	more.Quantity, early.PaidOn = 301, "2020-03-01"
	try(value.CodeTotalsDiffer, w.AsOne(c.Lots[3], more))
	try(value.CodeDateOutOfRange, w.AsOne(c.Lots[3], early))
	try(correction.CodeSameData, w.AsOne(c.Lots[3], same))
	foreign := w.AsOne(c.Lots[3], right)
	foreign.Corrects = value.CommandID(rulestest.Hex32("no act"))
	try(value.CodeNotCorrected, foreign)
	away := w.AsOne(c.Lots[3], right)
	away.Member = "member3"
	w.Rejected(value.CodeNotHome, rulestest.With(w.Command(rulestest.Officer, c.ID, away), rulestest.Identity3))
	w.Applied(w.Attach(c, c.Lots[3], 1))
	half := right
	half.Quantity = 150
	try(value.CodeBound, w.AsOne(c.Lots[3], half, half))
	w.Refused(value.CodeMalformed, rulestest.With(w.Command(rulestest.Officer, c.ID, w.AsOne(c.Lots[3])), rulestest.Identity1))
	w.Check()
}

func TestACorrectedLotStillFallsBackWithAClaimThatIsNotUpheld(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	b := w.AsOne(c.Lots[0], correction.RightLot{Quantity: 1_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.Applied(rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1, rulestest.Seller))
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", false))
	if lot := w.Lot(w.Lot(c.Lots[0]).Ended.Into[0]); lot.Provenance != model.Asserted {
		t.Errorf("the right lot is %+v", lot)
	}
	w.Check()
}

func TestALotCorrectedAfterASplitFallsBackWithItsClaimToo(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.CarryOut(c, c.Splitting())
	split := w.SuccessorOf(c.Lots[0])
	b := w.AsOne(split.ID, correction.RightLot{Quantity: 5_000, EffectiveOn: "2021-01-02", PaidOn: "2021-01-01"})
	w.Applied(rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity1, rulestest.Seller))
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", false))
	if lot := w.Lot(w.Lot(split.ID).Ended.Into[0]); lot.Provenance != model.Asserted {
		t.Errorf("the right lot is %+v", lot)
	}
	w.Check()
}
