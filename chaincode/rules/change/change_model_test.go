package change_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// TestWhateverIsDoneToAClassEachHolderHasWhatTheRatioGives carries out random acts on random registers, with pages cut
// anywhere, aborts and bindings, and holds the register against a model that knows each holder's total alone.
func TestWhateverIsDoneToAClassEachHolderHasWhatTheRatioGives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := &rulestest.Generator{T: rt}
		holders := make([][]value.Shares, 1+g.UpTo(7, "holders"))
		for i := range holders {
			for range 1 + g.UpTo(4, "lots") {
				holders[i] = append(holders[i], value.Shares(1+g.UpTo(200, "quantity")))
			}
		}
		w, c := rulestest.WithLots(rt, holders)
		g.W = w
		bindSome(w, g, c)
		model := w.Holdings(c.Common)
		for range 1 + g.UpTo(3, "acts") {
			x, ok := terms(g, c)
			if !ok {
				return // nothing is left
			}
			id := w.Opened(c, x)
			lots := w.Live(c.Common)
			w.Applied(cut(g, c, id, lots)...)
			pages := nextPage(w, id)
			before := w.Register(c)
			if g.Chance(20, "abort") {
				w.Applied(w.Abort(c, id))
			} else {
				w.Applied(w.Closing(c, id, pages))
				apply(model, x)
				before = nil
			}
			w.ShareOut(c.Common, model)
			w.Check()
			if after := w.Register(c); before != nil && len(after) != len(before) {
				rt.Fatalf("an abort left %d records of %d", len(after), len(before))
			}
			w.Pass(600)
		}
	})
}

// apply does to the model what the terms say.
func apply(mdl map[value.EntryID]value.Shares, x model.ChangeTerms) {
	for entry, total := range mdl {
		scaled := int64(total) * x.Numerator
		out := scaled / x.Denominator
		if scaled%x.Denominator != 0 && x.Fractions == model.RoundUp {
			out++
		}
		if x.Kind == model.Bonus {
			out += int64(total)
		}
		if mdl[entry] = value.Shares(out); out == 0 {
			delete(mdl, entry)
		}
	}
}

// terms are of some act that is possible now; none where the class has no shares.
func terms(g *rulestest.Generator, c rulestest.Company) (model.ChangeTerms, bool) {
	class := rulestest.Get[model.ShareClass](g.W, model.ClassRef(c.Common))
	if g.W.Issued(c.Common) == 0 {
		return model.ChangeTerms{}, false
	}
	x := model.ChangeTerms{
		Class: c.Common, Into: c.Common, Par: class.Par, Authorised: 1_000_000_000_000, Resolution: rulestest.Digest("minutes"),
		EffectiveOn: g.W.Now.DateInKorea(), Fractions: rulestest.Pick(g, []model.FractionRule{model.RoundDown, model.RoundUp}, "fractions"),
	}
	n := int64(2 + g.UpTo(6, "ratio"))
	switch g.UpTo(4, "kind") {
	case 0:
		if class.Par%value.Won(n) == 0 && class.Par/value.Won(n) >= 100 {
			x.Kind, x.Numerator, x.Denominator, x.Par = model.Split, n, 1, class.Par/value.Won(n)
			return x, true
		}
		fallthrough
	case 1:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.NoticeOn = model.Consolidation, 1, n, class.Par*value.Won(n), "2026-01-02"
	case 2:
		x.Kind, x.Numerator, x.Denominator, x.NoticeOn = model.Reduction, n, n+1+int64(g.UpTo(5, "more")), "2026-01-02"
	case 3:
		x.Kind, x.Numerator, x.Denominator = model.Cancellation, int64(g.UpTo(int(n-1), "left")), n
	case 4:
		x.Kind, x.Numerator, x.Denominator = model.Bonus, 1, n
		g.W.Pass(600)
		x.AsOf = g.W.Now
		g.W.Pass(600)
	}
	return x, true
}

// cut is the pages of an act, cut anywhere.
func cut(g *rulestest.Generator, c rulestest.Company, id value.StagedID, lots []model.Lot) []model.SignedCommand {
	var pages []model.SignedCommand
	rest := g.W.PagesOf(id, lots, len(lots))[0]
	for len(rest) > 0 {
		n := 1 + g.UpTo(len(rest)-1, "page")
		pages = append(pages, g.W.Page(c, id, len(pages), rest[:n]...))
		rest = rest[n:]
	}
	return pages
}

// nextPage is how many pages an act has.
func nextPage(w *rulestest.World, id value.StagedID) int {
	for i := 0; ; i++ {
		if r, err := w.Load(model.ChangePageRef(id, i)); err != nil || r == nil {
			return i
		}
	}
}

// bindSome has a holder claim an entry and pledge, list and lock parts of its lots.
func bindSome(w *rulestest.World, g *rulestest.Generator, c rulestest.Company) {
	w.Identify(rulestest.Seller, rulestest.Stranger)
	lots := w.Live(c.Common)
	entry := rulestest.Pick(g, lots, "entry").Entry
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", entry, rulestest.Seller), w.Claim(c, rulestest.Seller, entry))
	w.Pass(rulestest.ObjectionPeriod)
	for _, lot := range lots {
		if lot.Entry != entry {
			continue
		}
		part := value.Shares(1 + g.UpTo(int(lot.Quantity)-1, "part"))
		w.Submit(
			rulestest.Pick(g, []model.SignedCommand{w.Pledge(c, rulestest.Seller, lot.ID, part), w.Lock(c, rulestest.Seller, lot.ID, part), w.List(c, rulestest.Seller, lot.ID, part, 1)}, "binder"),
			w.Attach(c, lot.ID, value.Shares(1+g.UpTo(int(lot.Quantity)-1, "attached"))),
		)
	}
	w.Check()
}

func TestTenThousandLotsChangeCompletelyOrNotAtAll(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	holders := make([][]value.Shares, 4_000)
	for i := range holders {
		holders[i] = slices.Repeat([]value.Shares{value.Shares(i%97 + 1)}, 1+i%4)
	}
	w, c := rulestest.WithLots(t, holders)
	lots := w.Live(c.Common)
	if len(lots) != 10_000 {
		t.Fatalf("%d lots", len(lots))
	}
	model := w.Holdings(c.Common)
	id := w.Opened(c, consolidatingMany(c, 7))
	pages, err := change.CutPages(id, lots)
	if err != nil || len(pages) != 20 {
		t.Fatalf("%d pages (%v)", len(pages), err)
	}
	for i := range pages {
		if i == len(pages)-1 {
			w.Rejected(value.CodePagesDiffer, w.Closing(c, id, i))
			w.ShareOut(c.Common, model)
		}
		w.Applied(w.Command(rulestest.Officer, c.ID, &pages[i]))
	}
	w.ShareOut(c.Common, model)
	w.Applied(w.Closing(c, id, len(pages)))
	apply(model, consolidatingMany(c, 7))
	w.ShareOut(c.Common, model)
	w.Check()
}

// consolidatingMany is a consolidation of a class with a large authorised number.
func consolidatingMany(c rulestest.Company, of int64) model.ChangeTerms {
	x := c.Consolidating(of, model.RoundUp)
	x.Authorised = 1_000_000_000
	return x
}

func TestTheLargestPageOfEachKindFitsIntoACommand(t *testing.T) {
	lots := make([]model.Lot, 500)
	for i := range lots {
		lots[i].ID = value.LotID(value.Derive("lot", "x", i))
	}
	pages, err := change.CutPages(value.StagedID(value.Derive("staged", "x", 0)), lots)
	if err != nil {
		t.Fatal(err)
	}
	w := rulestest.NewWorld(t)
	if n := len(w.Command(rulestest.Officer, value.IssuerID(fmt.Sprintf("issuer-%032d", 0)), &pages[0]).Command); n > value.MaxCommandBytes/2 {
		t.Errorf("a page of 500 lots has %d bytes", n)
	}
}
