package core_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/core"
)

// inPages is an opened 1:10 consolidation of three holders' six lots and the lots in their order.
func inPages(t tb) (*world, company, core.StagedID, []core.LotID) {
	t.Helper()
	w, c := withLots(t, [][]core.Shares{{95, 7, 9}, {30, 5}, {14}})
	id := w.opened(c, c.consolidating(10, core.RoundDown))
	return w, c, id, w.pagesOf(id, w.live(c.common), 6)[0]
}

func TestPagesAreMadeInOrderEachOnce(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.rejected(core.CodePagesMissing, w.page(c, id, 1, lots[2:]...))
	w.applied(w.page(c, id, 0, lots[:2]...))
	w.rejected(core.CodeAlreadyExists, w.page(c, id, 0, lots[2:]...))
	w.applied(w.page(c, id, 1, lots[2:]...), w.closing(c, id, 2))
	w.check()
}

func TestNoLotStandsInThePagesTwice(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.rejected(core.CodePagesDiffer, w.page(c, id, 0, lots[0], lots[0]))
	w.rejected(core.CodePagesDiffer, w.page(c, id, 0, lots[1], lots[0]))
	w.applied(w.page(c, id, 0, lots[:3]...))
	for _, again := range [][]core.LotID{lots[2:], lots[:1], {lots[3], lots[2]}} {
		w.rejected(core.CodePagesDiffer, w.page(c, id, 1, again...))
	}
}

func TestAnActIsNotClosedWithAPageMissing(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.rejected(core.CodePagesMissing, w.closing(c, id, 1))
	w.applied(w.page(c, id, 0, lots[:4]...))
	w.rejected(core.CodePagesDiffer, w.closing(c, id, 1))
	w.rejected(core.CodePagesMissing, w.closing(c, id, 2))
	w.applied(w.page(c, id, 1, lots[4:]...))
	w.applied(w.closing(c, id, 2))
}

func TestAPageBeyondThoseThatAreClosedStopsTheClose(t *testing.T) {
	// Otherwise its lots, which nobody added up, would count with the others.
	w, c := registered(t)
	w.pass(core.Day)
	id := w.opened(c, c.granting(1, w.now.After(-3_600)))
	lots := w.pagesOf(id, w.live(c.common), 3)[0]
	w.applied(w.page(c, id, 0, lots[:2]...), w.page(c, id, 1, lots[2]))
	w.rejected(core.CodePagesDiffer, w.closing(c, id, 1))
	w.rejected(core.CodePagesDiffer, w.page(c, id, 2, lots[0]))
	w.applied(w.closing(c, id, 2))
	w.check()
}

func TestAHiddenLotStopsTheClose(t *testing.T) {
	for hidden := range 6 {
		w, c, id, lots := inPages(t)
		before := w.register(c)
		w.applied(w.page(c, id, 0, slices.Delete(slices.Clone(lots), hidden, hidden+1)...))
		w.rejected(core.CodePagesDiffer, w.closing(c, id, 1))
		w.rejected(core.CodePagesDiffer, w.page(c, id, 1, lots[:1]...))
		w.applied(w.abort(c, id))
		if after := w.register(c); len(after) != len(before) || len(w.live(c.common)) != 6 {
			t.Errorf("without the lot %d, %d of %d records are left", hidden, len(after), len(before))
		}
	}
}

func TestAPageTakesLiveLotsOfTheClassAlone(t *testing.T) {
	w, d := reach(t, core.AgreementIsSettled)
	c := d.company
	other := facts()
	other.CorporateNumber = "1101110000009"
	second := w.importList(w.admit(other))
	id := w.opened(c, c.splitting())
	w.rejected(core.CodeLotEnded, w.page(c, id, 0, w.agreed(d).Ended))
	w.rejected(core.CodeLotEnded, w.page(c, id, 0, w.live(c.preferred)[0].ID))
	w.rejected(core.CodeLotEnded, w.page(c, id, 0, second.lots[0]))
	w.rejected(core.CodeNotFound, w.page(c, id, 0, "lot-000102030405060708090a0b0c0d0e0f"))
	w.applied(w.page(c, id, 0, w.pagesOf(id, w.live(c.common), 50)[0]...), w.closing(c, id, 1))
	w.check()
}

func TestAPageIsBounded(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.refused(core.CodeMalformed, w.page(c, id, 0))
	w.refused(core.CodeMalformed, w.page(c, id, -1, lots[0]))
	w.refused(core.CodeMalformed, w.page(c, id, 1_000, lots[0]))
	w.refused(core.CodeMalformed, w.page(c, id, 0, "lot-1"))
	w.refused(core.CodeMalformed, w.page(c, id, 0, slices.Repeat(lots[:1], 501)...))
	w.refused(core.CodeMalformed, w.closing(c, id, 0))
	w.refused(core.CodeMalformed, w.closing(c, id, 1_001))
}

func TestFractionsGoByTheHoldersTotalWhereverThePagesAreCut(t *testing.T) {
	// The totals are 111, 35 and 14: one by one the lots would lose more.
	for _, tc := range []struct {
		rule core.FractionRule
		want []core.Shares
	}{{core.RoundDown, []core.Shares{11, 3, 1}}, {core.RoundUp, []core.Shares{12, 4, 2}}} {
		for most := 1; most <= 6; most++ {
			w, c := withLots(t, [][]core.Shares{{95, 7, 9}, {30, 5}, {14}})
			held := w.holdings(c.common)
			id := w.opened(c, c.consolidating(10, tc.rule))
			pages := w.pagesOf(id, w.live(c.common), most)
			for i, lots := range pages {
				w.applied(w.page(c, id, i, lots...))
			}
			w.applied(w.closing(c, id, len(pages)))
			w.check()
			want := map[core.EntryID]core.Shares{}
			rest := map[core.EntryID]core.Shares{}
			for entry, total := range held {
				want[entry] = total / 10
				if tc.rule == core.RoundUp {
					want[entry]++
				}
				rest[entry] = total % 10
			}
			w.shareOut(c.common, want)
			for _, n := range want {
				if !slices.Contains(tc.want, n) {
					t.Errorf("a holder has %d", n)
				}
			}
			w.fractions(c, id, rest)
		}
	}
}

// fractions checks what the pages say of each holder's fraction; the last holder's is what the last page carries.
func (w *world) fractions(_ company, id core.StagedID, want map[core.EntryID]core.Shares) {
	w.Helper()
	change := get[core.Change](w, core.ChangeRef(id))
	got := map[core.EntryID]core.Shares{}
	for i := range change.Pages {
		page := get[core.ChangePage](w, core.ChangePageRef(id, i))
		for _, f := range page.Fractions {
			got[f.Entry] = f.Numerator
		}
		if i == change.Pages-1 {
			got[page.Last] = page.Carry % core.Shares(change.Terms.Denominator)
		}
	}
	if len(got) != len(want) || change.Fractions != len(want) {
		w.Errorf("the fractions are %v (%d), want %v", got, change.Fractions, want)
	}
	for entry, n := range want {
		if got[entry] != n {
			w.Errorf("the fraction of %s is %d, want %d", entry, got[entry], n)
		}
	}
}

func TestCutPagesOrdersLotsAndNeedsSome(t *testing.T) {
	lots := []core.Lot{{ID: "b", Entry: "2"}, {ID: "c", Entry: "1"}, {ID: "a", Entry: "2"}}
	pages, err := core.CutPages("staged-x", lots)
	if err != nil || len(pages) != 1 || !slices.Equal(pages[0].Lots, []core.LotID{"c", "a", "b"}) || pages[0].Change != "staged-x" || pages[0].Index != 0 {
		t.Errorf("got %+v (%v)", pages, err)
	}
	pages, err = core.CutPages("staged-x", make([]core.Lot, 1_001))
	if err != nil || len(pages) != 3 || len(pages[2].Lots) != 1 || pages[2].Index != 2 {
		t.Errorf("got %d pages (%v)", len(pages), err)
	}
	for _, n := range []int{0, 500_001} {
		if _, err := core.CutPages("staged-x", make([]core.Lot, n)); err == nil {
			t.Errorf("%d lots were cut", n)
		}
	}
}
