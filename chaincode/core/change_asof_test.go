package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestABonusIssueCountsTheLotsOfItsMoment(t *testing.T) {
	w, d := funded(t)
	asOf := w.now
	then := w.live(d.common)
	w.pass(600)
	w.applied(w.settle(d)) // the buyer comes after the moment
	id := w.opened(d.company, d.granting(2, asOf))
	w.rejected(core.CodeLotEnded, w.page(d.company, id, 0, w.agreed(d).Began))
	for i, lots := range w.pagesOf(id, then, 1) {
		w.applied(w.page(d.company, id, i, lots...))
	}
	w.applied(w.closing(d.company, id, 3))
	buyers := w.lot(w.agreed(d).Began).Entry
	w.shareOut(d.common, map[core.EntryID]core.Shares{d.entries[0]: 1_100 + 600, buyers: 100, d.entries[1]: 300 + 150})
	w.check()
	w.applied(w.payout(d, 100_000))
	for _, lot := range w.live(d.common) {
		if lot.Staged == id && (lot.Provenance != core.Issued || lot.EffectiveOn != "2026-09-21" || len(lot.From) != 0) {
			t.Errorf("a bonus lot is %+v", lot)
		}
	}
}

func TestABonusIssueMovesNothingWhileItIsOpen(t *testing.T) {
	w, d := funded(t)
	asOf := w.now
	w.pass(600)
	id := w.opened(d.company, d.granting(2, asOf))
	then := w.live(d.common)
	w.applied(w.page(d.company, id, 0, w.pagesOf(id, then, 2)[0]...))
	w.applied(w.settle(d))
	w.applied(w.page(d.company, id, 1, w.pagesOf(id, then, 2)[1]...), w.closing(d.company, id, 2))
	w.check()
}

func TestTheMomentOfABonusIssueLiesBehindEveryClock(t *testing.T) {
	w, c := registered(t)
	id := w.announce(c, c.granting(1, w.now))
	w.pass(60)
	w.rejected(core.CodeNotYet, w.opening(c, id))
	w.pass(1)
	w.applied(w.opening(c, id))
}

func TestTheMomentOfABonusIssueLiesAfterTheLastActOnTheClass(t *testing.T) {
	w, c := registered(t)
	before := w.now
	w.pass(600)
	w.carryOut(c, c.splitting())
	x := c.granting(1, before)
	x.Par = 100
	w.rejected(core.CodeDateOutOfRange, w.opening(c, w.announce(c, x)))
	w.pass(600)
	x.AsOf = w.now
	w.pass(600)
	w.carryOut(c, x)
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 12_000, c.entries[1]: 3_000})
}

func TestALotOfALaterActHidesNoLotOfTheMoment(t *testing.T) {
	// Two bonus issues are open; the lots of the one that is closed first are as many shares as a lot that is left out.
	w, c := registered(t)
	w.pass(600)
	first, second := w.announce(c, c.granting(5, w.now)), w.announce(c, c.granting(2, w.now))
	then := w.live(c.common)
	w.pass(600)
	w.applied(w.opening(c, first), w.opening(c, second))
	w.applied(w.page(c, first, 0, w.pagesOf(first, then, 3)[0]...), w.closing(c, first, 1))
	for _, lot := range w.live(c.common) {
		if lot.Staged == first {
			w.rejected(core.CodeLotEnded, w.page(c, second, 0, lot.ID))
		}
	}
	w.applied(w.page(c, second, 0, w.pagesOf(second, then, 3)[0]...), w.closing(c, second, 1))
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_200 + 240 + 600, c.entries[1]: 300 + 60 + 150})
	w.check()
}

func TestALeftOutHolderStopsABonusIssue(t *testing.T) {
	w, c := registered(t)
	w.pass(600)
	x := c.granting(1, w.now)
	w.pass(600)
	id := w.opened(c, x)
	w.applied(w.page(c, id, 0, w.pagesOf(id, w.live(c.common), 2)[0]...))
	w.rejected(core.CodePagesDiffer, w.closing(c, id, 1))
	w.applied(w.abort(c, id))
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_200, c.entries[1]: 300})
	w.check()
}

func TestARightsIssueAllotsByTotalsAndIssuesNothingYet(t *testing.T) {
	for most := 1; most <= 3; most++ {
		w, c := registered(t)
		w.pass(600)
		x := c.granting(7, w.now)
		x.Kind, x.Price, x.PayBy = core.Rights, 5_000, "2026-10-15"
		w.pass(600)
		id := w.opened(c, x)
		pages := w.pagesOf(id, w.live(c.common), most)
		for i, lots := range pages {
			w.applied(w.page(c, id, i, lots...))
		}
		w.applied(w.closing(c, id, len(pages)))
		w.check()
		w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_200, c.entries[1]: 300})
		allotted := map[core.EntryID]core.Shares{}
		for r := range w.records() {
			if a, ok := r.(core.Allotment); ok && a.Change == id && a.Taken == 0 {
				allotted[a.Entry] += a.Quantity
			}
		}
		if allotted[c.entries[0]] != 171 || allotted[c.entries[1]] != 42 {
			t.Errorf("in pages of %d, %v are allotted", most, allotted)
		}
	}
}

func TestABonusIssueOfAnotherClassGoesThere(t *testing.T) {
	w, c := registered(t)
	w.pass(600)
	x := c.granting(10, w.now)
	x.Into, x.Authorised = c.preferred, 1_000
	w.pass(600)
	w.carryOut(c, x)
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 1_200, c.entries[1]: 300})
	w.shareOut(c.preferred, map[core.EntryID]core.Shares{c.entries[0]: 500 + 120, c.entries[1]: 200 + 30})
}
