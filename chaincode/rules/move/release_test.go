package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestADeadHoldersEntryIsUnclaimedAgainAndItsTradesDoNotSettle(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.ReleaseClaim(d.Company, d.Entries[0]))
	w.Check()
	e := rulestest.Get[model.HolderEntry](w, model.EntryRef(d.Entries[0]))
	if e.State != model.EntryIsUnclaimed || e.Controller != "" || e.SellableFrom != 0 || len(e.Former) != 1 || e.Former[0] != rulestest.Seller.Did() {
		t.Errorf("the entry is %+v", e)
	}
	w.Rejected(value.CodeContested, w.Settle(d))
	w.Rejected(value.CodeEntryNotYours, w.List(d.Company, rulestest.Seller, d.Lots[0], 1, 1))
	second := w.OfferOn(d, 1, 1)
	w.Rejected(value.CodeContested, w.Sign(second, rulestest.Buyer))
	w.Pass(30 * value.Day)
	w.Applied(w.Expire(d), w.Command(rulestest.Stranger, d.ID, &trade.ListingExpired{Listing: d.Listing}))
	inheritance := d.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: d.Lots[0], Quantity: 1_000}))
	inheritance.Entry = d.Entries[0]
	id := value.TransferID(w.Applied(w.Record(d.Company, inheritance))[0])
	w.OverObjections()
	w.Applied(w.Complete(d.Company, id))
	w.Check()
}

func TestAReleaseNeedsTwoDesksOfHomesAndNobodyElse(t *testing.T) {
	w, c := rulestest.Claimed(t)
	b := rulestest.Death(c.Entries[0])
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Identity1, c.ID, b))
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Identity1, c.ID, b), rulestest.Identity3))
	w.Rejected(value.CodeNotDesk, rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Identity2))
	away := *b
	away.Second = "member3"
	w.Rejected(value.CodeNotHome, rulestest.With(w.Command(rulestest.Identity1, c.ID, &away), rulestest.Identity3))
	ahead := *b
	ahead.On = "2026-12-01"
	w.Rejected(value.CodeDateOutOfRange, rulestest.With(w.Command(rulestest.Identity1, c.ID, &ahead), rulestest.Identity2))
	unclaimed := rulestest.Death(c.Entries[1])
	w.Rejected(value.CodeWrongState, rulestest.With(w.Command(rulestest.Identity1, c.ID, unclaimed), rulestest.Identity2))
	w.Applied(rulestest.With(w.Command(rulestest.Identity1, c.ID, b), rulestest.Identity2))
	w.Check()
}

func TestADeskDoesNotReleaseItsOwnStaffsClaim(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Identify(rulestest.Identity2)
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Identity2), w.Claim(c, rulestest.Identity2, c.Entries[0]))
	w.Pass(rulestest.ObjectionPeriod)
	w.Rejected(value.CodeSameDesk, w.ReleaseClaim(c, c.Entries[0]))
}

func TestWhoLostTheirEntryWronglyClaimsItAgain(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.ReleaseClaim(c, c.Entries[0]))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0]))
	w.Rejected(value.CodeObjectionPeriod, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

// twoEntries is a register in which the buyer has an entry by a purchase and another by a claim.
func twoEntries(t rulestest.Tb) (*rulestest.World, rulestest.Trade, value.EntryID) {
	t.Helper()
	w, d := rulestest.Funded(t)
	w.Applied(w.Attest(d.Company, rulestest.Identity1, "member1", d.Entries[1], rulestest.Buyer), w.Claim(d.Company, rulestest.Buyer, d.Entries[1]))
	w.Applied(w.Settle(d))
	return w, d, w.Lot(w.Agreed(d).Began).Entry
}

func TestAHolderMergesTheirTwoEntries(t *testing.T) {
	w, d, bought := twoEntries(t)
	merge := func(who rulestest.Someone, from, into value.EntryID, lots ...value.LotID) model.SignedCommand {
		return w.Command(who, d.ID, &move.EntriesMerged{From: from, Into: into, Lots: append([]value.LotID{}, lots...)})
	}
	began := w.Agreed(d).Began
	w.Rejected(value.CodeObjectionPeriod, merge(rulestest.Buyer, bought, d.Entries[1], began))
	w.OverObjections()
	w.Rejected(value.CodeEntryNotYours, merge(rulestest.Seller, bought, d.Entries[1], began))
	w.Rejected(value.CodeEntryNotYours, merge(rulestest.Buyer, bought, d.Entries[0], began))
	w.Rejected(value.CodeEntryNotYours, merge(rulestest.Buyer, bought, d.Entries[1], d.Lots[3]))
	attachment := w.Binder(w.Attach(d.Company, began, 40))
	w.Applied(merge(rulestest.Buyer, bought, d.Entries[1], began))
	w.Check()
	if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(bought)); e.State != model.EntryIsMerged || e.MergedInto != d.Entries[1] {
		t.Errorf("the emptied entry is %+v", e)
	}
	moved := w.Lot(w.LastOf(w.Encumbrance(attachment).Lineage))
	if before := w.Lot(began); moved.Entry != d.Entries[1] || moved.Attached != 40 || moved.Provenance != before.Provenance || moved.ContractOn != before.ContractOn {
		t.Errorf("the moved lot is %+v", moved)
	}
	w.Applied(merge(rulestest.Buyer, bought, d.Entries[1])) // it may be repeated
	w.Rejected(value.CodeWrongState, merge(rulestest.Buyer, d.Entries[1], bought))
	if link := rulestest.Get[model.EntryOf](w, model.EntryOfRef(d.ID, rulestest.Buyer.Did())); link.Entry != d.Entries[1] {
		t.Errorf("further purchases go to %s", link.Entry)
	}
	w.Refused(value.CodeMalformed, merge(rulestest.Buyer, bought, bought))
}

func TestListedSharesAreNotMerged(t *testing.T) {
	w, d, bought := twoEntries(t)
	w.OverObjections()
	began := w.Agreed(d).Began
	w.Applied(w.List(d.Company, rulestest.Buyer, began, 1, 1))
	w.Rejected(value.CodeNotFree, w.Command(rulestest.Buyer, d.ID, &move.EntriesMerged{From: bought, Into: d.Entries[1], Lots: []value.LotID{began}}))
}
