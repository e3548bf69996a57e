package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestABonusIssueCountsTheLotsOfItsMoment(t *testing.T) {
	w, d := rulestest.Funded(t)
	asOf := w.Now
	then := w.Live(d.Common)
	w.Pass(600)
	w.Applied(w.Settle(d)) // the buyer comes after the moment
	id := w.Opened(d.Company, d.Granting(2, asOf))
	w.Rejected(value.CodeLotEnded, w.Page(d.Company, id, 0, w.Agreed(d).Began))
	for i, lots := range w.PagesOf(id, then, 1) {
		w.Applied(w.Page(d.Company, id, i, lots...))
	}
	w.Applied(w.Closing(d.Company, id, 3))
	buyers := w.Lot(w.Agreed(d).Began).Entry
	w.ShareOut(d.Common, map[value.EntryID]value.Shares{d.Entries[0]: 1_100 + 600, buyers: 100, d.Entries[1]: 300 + 150})
	w.Check()
	w.Applied(w.Payout(d, 100_000))
	for _, lot := range w.Live(d.Common) {
		if lot.Staged == id && (lot.Provenance != model.Issued || lot.EffectiveOn != "2026-09-21" || len(lot.From) != 0) {
			t.Errorf("a bonus lot is %+v", lot)
		}
	}
}

func TestABonusIssueMovesNothingWhileItIsOpen(t *testing.T) {
	w, d := rulestest.Funded(t)
	asOf := w.Now
	w.Pass(600)
	id := w.Opened(d.Company, d.Granting(2, asOf))
	then := w.Live(d.Common)
	w.Applied(w.Page(d.Company, id, 0, w.PagesOf(id, then, 2)[0]...))
	w.Applied(w.Settle(d))
	w.Applied(w.Page(d.Company, id, 1, w.PagesOf(id, then, 2)[1]...), w.Closing(d.Company, id, 2))
	w.Check()
}

func TestTheMomentOfABonusIssueLiesBehindEveryClock(t *testing.T) {
	w, c := rulestest.Registered(t)
	id := w.Announce(c, c.Granting(1, w.Now-1))
	w.Pass(59)
	w.Rejected(value.CodeNotYet, w.Opening(c, id))
	w.Pass(1)
	w.Applied(w.Opening(c, id))
}

func TestTheMomentOfABonusIssueLiesAfterTheLastActOnTheClass(t *testing.T) {
	w, c := rulestest.Registered(t)
	before := w.Now
	w.Pass(600)
	w.CarryOut(c, c.Splitting())
	x := c.Granting(1, before)
	x.Par = 100
	w.Rejected(value.CodeDateOutOfRange, w.Opening(c, w.Announce(c, x)))
	w.Pass(600)
	x.AsOf = w.Now
	w.Pass(600)
	w.CarryOut(c, x)
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 12_000, c.Entries[1]: 3_000})
}

func TestALotOfALaterActHidesNoLotOfTheMoment(t *testing.T) {
	// Two bonus issues are open; the lots of the one that is closed first are as many shares as a lot that is left out.
	w, c := rulestest.Registered(t)
	w.Pass(600)
	first, second := w.Announce(c, c.Granting(5, w.Now)), w.Announce(c, c.Granting(2, w.Now))
	then := w.Live(c.Common)
	w.Pass(600)
	w.Applied(w.Opening(c, first), w.Opening(c, second))
	w.Applied(w.Page(c, first, 0, w.PagesOf(first, then, 3)[0]...), w.Closing(c, first, 1))
	for _, lot := range w.Live(c.Common) {
		if lot.Staged == first {
			w.Rejected(value.CodeLotEnded, w.Page(c, second, 0, lot.ID))
		}
	}
	w.Applied(w.Page(c, second, 0, w.PagesOf(second, then, 3)[0]...), w.Closing(c, second, 1))
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_200 + 240 + 600, c.Entries[1]: 300 + 60 + 150})
	w.Check()
}

func TestALeftOutHolderStopsABonusIssue(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Pass(600)
	x := c.Granting(1, w.Now)
	w.Pass(600)
	id := w.Opened(c, x)
	w.Applied(w.Page(c, id, 0, w.PagesOf(id, w.Live(c.Common), 2)[0]...))
	w.Rejected(value.CodePagesDiffer, w.Closing(c, id, 1))
	w.Applied(w.Abort(c, id))
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_200, c.Entries[1]: 300})
	w.Check()
}

func TestARightsIssueAllotsByTotalsAndIssuesNothingYet(t *testing.T) {
	for most := 1; most <= 3; most++ {
		w, c := rulestest.Registered(t)
		w.Pass(600)
		x := c.Granting(7, w.Now)
		x.Kind, x.Price, x.PayBy = model.Rights, 5_000, "2026-10-15"
		w.Pass(600)
		id := w.Opened(c, x)
		pages := w.PagesOf(id, w.Live(c.Common), most)
		for i, lots := range pages {
			w.Applied(w.Page(c, id, i, lots...))
		}
		w.Applied(w.Closing(c, id, len(pages)))
		w.Check()
		w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_200, c.Entries[1]: 300})
		allotted := map[value.EntryID]value.Shares{}
		for r := range w.Records() {
			if a, ok := r.(model.Allotment); ok && a.Change == id && a.Taken == 0 {
				allotted[a.Entry] += a.Quantity
			}
		}
		if allotted[c.Entries[0]] != 171 || allotted[c.Entries[1]] != 42 {
			t.Errorf("in pages of %d, %v are allotted", most, allotted)
		}
	}
}

func TestABonusIssueOfAnotherClassGoesThere(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Pass(600)
	x := c.Granting(10, w.Now)
	x.Into, x.Authorised = c.Preferred, 1_000
	w.Pass(600)
	w.CarryOut(c, x)
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 1_200, c.Entries[1]: 300})
	w.ShareOut(c.Preferred, map[value.EntryID]value.Shares{c.Entries[0]: 500 + 120, c.Entries[1]: 200 + 30})
}
