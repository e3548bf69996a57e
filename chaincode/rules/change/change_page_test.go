package change_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// inPages is an opened 1:10 consolidation of three holders' six lots and the lots in their order.
func inPages(t rulestest.Tb) (*rulestest.World, rulestest.Company, value.StagedID, []value.LotID) {
	t.Helper()
	w, c := rulestest.WithLots(t, [][]value.Shares{{95, 7, 9}, {30, 5}, {14}})
	id := w.Opened(c, c.Consolidating(10, model.RoundDown))
	return w, c, id, w.PagesOf(id, w.Live(c.Common), 6)[0]
}

func TestPagesAreMadeInOrderEachOnce(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.Rejected(value.CodePagesMissing, w.Page(c, id, 1, lots[2:]...))
	w.Applied(w.Page(c, id, 0, lots[:2]...))
	w.Rejected(value.CodeAlreadyExists, w.Page(c, id, 0, lots[2:]...))
	w.Applied(w.Page(c, id, 1, lots[2:]...), w.Closing(c, id, 2))
	w.Check()
}

func TestNoLotStandsInThePagesTwice(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.Rejected(value.CodePagesDiffer, w.Page(c, id, 0, lots[0], lots[0]))
	w.Rejected(value.CodePagesDiffer, w.Page(c, id, 0, lots[1], lots[0]))
	w.Applied(w.Page(c, id, 0, lots[:3]...))
	for _, again := range [][]value.LotID{lots[2:], lots[:1], {lots[3], lots[2]}} {
		w.Rejected(value.CodePagesDiffer, w.Page(c, id, 1, again...))
	}
}

func TestAnActIsNotClosedWithAPageMissing(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.Rejected(value.CodePagesMissing, w.Closing(c, id, 1))
	w.Applied(w.Page(c, id, 0, lots[:4]...))
	w.Rejected(value.CodePagesDiffer, w.Closing(c, id, 1))
	w.Rejected(value.CodePagesMissing, w.Closing(c, id, 2))
	w.Applied(w.Page(c, id, 1, lots[4:]...))
	w.Applied(w.Closing(c, id, 2))
}

func TestAPageBeyondThoseThatAreClosedStopsTheClose(t *testing.T) {
	// Otherwise its lots, which nobody added up, would count with the others.
	w, c := rulestest.Registered(t)
	w.Pass(value.Day)
	id := w.Opened(c, c.Granting(1, w.Now.After(-3_600)))
	lots := w.PagesOf(id, w.Live(c.Common), 3)[0]
	w.Applied(w.Page(c, id, 0, lots[:2]...), w.Page(c, id, 1, lots[2]))
	w.Rejected(value.CodePagesDiffer, w.Closing(c, id, 1))
	w.Rejected(value.CodePagesDiffer, w.Page(c, id, 2, lots[0]))
	w.Applied(w.Closing(c, id, 2))
	w.Check()
}

func TestAHiddenLotStopsTheClose(t *testing.T) {
	for hidden := range 6 {
		w, c, id, lots := inPages(t)
		before := w.Register(c)
		w.Applied(w.Page(c, id, 0, slices.Delete(slices.Clone(lots), hidden, hidden+1)...))
		w.Rejected(value.CodePagesDiffer, w.Closing(c, id, 1))
		w.Rejected(value.CodePagesDiffer, w.Page(c, id, 1, lots[:1]...))
		w.Applied(w.Abort(c, id))
		if after := w.Register(c); len(after) != len(before) || len(w.Live(c.Common)) != 6 {
			t.Errorf("without the lot %d, %d of %d records are left", hidden, len(after), len(before))
		}
	}
}

func TestAPageTakesLiveLotsOfTheClassAlone(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	c := d.Company
	other := rulestest.Facts()
	other.CorporateNumber = "1101110000009"
	second := w.ImportList(w.Admit(other))
	id := w.Opened(c, c.Splitting())
	w.Rejected(value.CodeLotEnded, w.Page(c, id, 0, w.Agreed(d).Ended))
	w.Rejected(value.CodeLotEnded, w.Page(c, id, 0, w.Live(c.Preferred)[0].ID))
	w.Rejected(value.CodeLotEnded, w.Page(c, id, 0, second.Lots[0]))
	w.Rejected(value.CodeNotFound, w.Page(c, id, 0, "lot-000102030405060708090a0b0c0d0e0f"))
	w.Applied(w.Page(c, id, 0, w.PagesOf(id, w.Live(c.Common), 50)[0]...), w.Closing(c, id, 1))
	w.Check()
}

func TestAPageIsBounded(t *testing.T) {
	w, c, id, lots := inPages(t)
	w.Refused(value.CodeMalformed, w.Page(c, id, 0))
	w.Refused(value.CodeMalformed, w.Page(c, id, -1, lots[0]))
	w.Refused(value.CodeMalformed, w.Page(c, id, 1_000, lots[0]))
	w.Refused(value.CodeMalformed, w.Page(c, id, 0, "lot-1"))
	w.Refused(value.CodeMalformed, w.Page(c, id, 0, slices.Repeat(lots[:1], 501)...))
	w.Refused(value.CodeMalformed, w.Closing(c, id, 0))
	w.Refused(value.CodeMalformed, w.Closing(c, id, 1_001))
}

func TestFractionsGoByTheHoldersTotalWhereverThePagesAreCut(t *testing.T) {
	// The totals are 111, 35 and 14: one by one the lots would lose more.
	for _, tc := range []struct {
		rule model.FractionRule
		want []value.Shares
	}{{model.RoundDown, []value.Shares{11, 3, 1}}, {model.RoundUp, []value.Shares{12, 4, 2}}} {
		for most := 1; most <= 6; most++ {
			w, c := rulestest.WithLots(t, [][]value.Shares{{95, 7, 9}, {30, 5}, {14}})
			held := w.Holdings(c.Common)
			id := w.Opened(c, c.Consolidating(10, tc.rule))
			pages := w.PagesOf(id, w.Live(c.Common), most)
			for i, lots := range pages {
				w.Applied(w.Page(c, id, i, lots...))
			}
			w.Applied(w.Closing(c, id, len(pages)))
			w.Check()
			want := map[value.EntryID]value.Shares{}
			rest := map[value.EntryID]value.Shares{}
			for entry, total := range held {
				want[entry] = total / 10
				if tc.rule == model.RoundUp {
					want[entry]++
				}
				rest[entry] = total % 10
			}
			w.ShareOut(c.Common, want)
			for _, n := range want {
				if !slices.Contains(tc.want, n) {
					t.Errorf("a holder has %d", n)
				}
			}
			fractions(w, c, id, rest)
		}
	}
}

// fractions checks what the pages say of each holder's fraction; the last holder's is what the last page carries.
func fractions(w *rulestest.World, _ rulestest.Company, id value.StagedID, want map[value.EntryID]value.Shares) {
	w.Helper()
	change := rulestest.Get[model.Change](w, model.ChangeRef(id))
	got := map[value.EntryID]value.Shares{}
	for i := range change.Pages {
		page := rulestest.Get[model.ChangePage](w, model.ChangePageRef(id, i))
		for _, f := range page.Fractions {
			got[f.Entry] = f.Numerator
		}
		if i == change.Pages-1 {
			got[page.Last] = page.Carry % value.Shares(change.Terms.Denominator)
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
	lots := []model.Lot{{ID: "b", Entry: "2"}, {ID: "c", Entry: "1"}, {ID: "a", Entry: "2"}}
	pages, err := change.CutPages("staged-x", lots)
	if err != nil || len(pages) != 1 || !slices.Equal(pages[0].Lots, []value.LotID{"c", "a", "b"}) || pages[0].Change != "staged-x" || pages[0].Index != 0 {
		t.Errorf("got %+v (%v)", pages, err)
	}
	pages, err = change.CutPages("staged-x", make([]model.Lot, 1_001))
	if err != nil || len(pages) != 3 || len(pages[2].Lots) != 1 || pages[2].Index != 2 {
		t.Errorf("got %d pages (%v)", len(pages), err)
	}
	for _, n := range []int{0, 500_001} {
		if _, err := change.CutPages("staged-x", make([]model.Lot, n)); err == nil {
			t.Errorf("%d lots were cut", n)
		}
	}
}
