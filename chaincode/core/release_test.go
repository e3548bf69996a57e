package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) releaseClaim(c company, entry core.EntryID) core.SignedCommand {
	w.Helper()
	return with(w.command(identity1, c.id, death(entry)), identity2)
}

func death(entry core.EntryID) *core.ClaimReleased {
	return &core.ClaimReleased{Entry: entry, Member: "member1", Second: "member2", On: "2026-09-20", Evidence: digest("death")}
}

func TestADeadHoldersEntryIsUnclaimedAgainAndItsTradesDoNotSettle(t *testing.T) {
	w, d := funded(t)
	w.applied(w.releaseClaim(d.company, d.entries[0]))
	w.check()
	e := get[core.HolderEntry](w, core.EntryRef(d.entries[0]))
	if e.State != core.EntryIsUnclaimed || e.Controller != "" || e.SellableFrom != 0 || len(e.Former) != 1 || e.Former[0] != seller.did() {
		t.Errorf("the entry is %+v", e)
	}
	w.rejected(core.CodeContested, w.settle(d))
	w.rejected(core.CodeEntryNotYours, w.list(d.company, seller, d.lots[0], 1, 1))
	second := w.offerOn(d, 1, 1)
	w.rejected(core.CodeContested, w.sign(second, buyer))
	w.pass(30 * core.Day)
	w.applied(w.expire(d), w.command(stranger, d.id, &core.ListingExpired{Listing: d.listing}))
	inheritance := d.inheritance(heir("heir", core.LotPart{Lot: d.lots[0], Quantity: 1_000}))
	inheritance.Entry = d.entries[0]
	id := core.TransferID(w.applied(w.record(d.company, inheritance))[0])
	w.overObjections()
	w.applied(w.complete(d.company, id))
	w.check()
}

func TestAReleaseNeedsTwoDesksOfHomesAndNobodyElse(t *testing.T) {
	w, c := claimed(t)
	b := death(c.entries[0])
	w.refused(core.CodeMoreSignatures, w.command(identity1, c.id, b))
	w.refused(core.CodeMoreSignatures, with(w.command(identity1, c.id, b), identity3))
	w.rejected(core.CodeNotDesk, with(w.command(officer, c.id, b), identity2))
	away := *b
	away.Second = "member3"
	w.rejected(core.CodeNotHome, with(w.command(identity1, c.id, &away), identity3))
	ahead := *b
	ahead.On = "2026-12-01"
	w.rejected(core.CodeDateOutOfRange, with(w.command(identity1, c.id, &ahead), identity2))
	unclaimed := death(c.entries[1])
	w.rejected(core.CodeWrongState, with(w.command(identity1, c.id, unclaimed), identity2))
	w.applied(with(w.command(identity1, c.id, b), identity2))
	w.check()
}

func TestADeskDoesNotReleaseItsOwnStaffsClaim(t *testing.T) {
	w, c := registered(t)
	w.identify(identity2)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], identity2), w.claim(c, identity2, c.entries[0]))
	w.pass(objectionPeriod)
	w.rejected(core.CodeSameDesk, w.releaseClaim(c, c.entries[0]))
}

func TestWhoLostTheirEntryWronglyClaimsItAgain(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.releaseClaim(c, c.entries[0]))
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0]))
	w.rejected(core.CodeObjectionPeriod, w.list(c, seller, c.lots[0], 1, 1))
	w.pass(objectionPeriod)
	w.applied(w.list(c, seller, c.lots[0], 1, 1))
	w.check()
}

// twoEntries is a register in which the buyer has an entry by a purchase and another by a claim.
func twoEntries(t tb) (*world, trade, core.EntryID) {
	t.Helper()
	w, d := funded(t)
	w.applied(w.attest(d.company, identity1, "member1", d.entries[1], buyer), w.claim(d.company, buyer, d.entries[1]))
	w.applied(w.settle(d))
	return w, d, w.lot(w.agreed(d).Began).Entry
}

func TestAHolderMergesTheirTwoEntries(t *testing.T) {
	w, d, bought := twoEntries(t)
	merge := func(who someone, from, into core.EntryID, lots ...core.LotID) core.SignedCommand {
		return w.command(who, d.id, &core.EntriesMerged{From: from, Into: into, Lots: append([]core.LotID{}, lots...)})
	}
	began := w.agreed(d).Began
	w.rejected(core.CodeObjectionPeriod, merge(buyer, bought, d.entries[1], began))
	w.overObjections()
	w.rejected(core.CodeEntryNotYours, merge(seller, bought, d.entries[1], began))
	w.rejected(core.CodeEntryNotYours, merge(buyer, bought, d.entries[0], began))
	w.rejected(core.CodeEntryNotYours, merge(buyer, bought, d.entries[1], d.lots[3]))
	attachment := w.binder(w.attach(d.company, began, 40))
	w.applied(merge(buyer, bought, d.entries[1], began))
	w.check()
	if e := get[core.HolderEntry](w, core.EntryRef(bought)); e.State != core.EntryIsMerged || e.MergedInto != d.entries[1] {
		t.Errorf("the emptied entry is %+v", e)
	}
	moved := w.lot(w.encumbrance(attachment).Lot)
	if before := w.lot(began); moved.Entry != d.entries[1] || moved.Attached != 40 || moved.Provenance != before.Provenance || moved.ContractOn != before.ContractOn {
		t.Errorf("the moved lot is %+v", moved)
	}
	w.applied(merge(buyer, bought, d.entries[1])) // it may be repeated
	w.rejected(core.CodeWrongState, merge(buyer, d.entries[1], bought))
	if link := get[core.EntryOf](w, core.EntryOfRef(d.id, buyer.did())); link.Entry != d.entries[1] {
		t.Errorf("further purchases go to %s", link.Entry)
	}
	w.refused(core.CodeMalformed, merge(buyer, bought, bought))
}

func TestListedSharesAreNotMerged(t *testing.T) {
	w, d, bought := twoEntries(t)
	w.overObjections()
	began := w.agreed(d).Began
	w.applied(w.list(d.company, buyer, began, 1, 1))
	w.rejected(core.CodeNotFree, w.command(buyer, d.id, &core.EntriesMerged{From: bought, Into: d.entries[1], Lots: []core.LotID{began}}))
}
