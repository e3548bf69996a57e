package core_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
)

// TestWhateverIsDoneToAClassEachHolderHasWhatTheRatioGives carries out random acts on random registers, with pages cut
// anywhere, aborts and bindings, and holds the register against a model that knows each holder's total alone.
func TestWhateverIsDoneToAClassEachHolderHasWhatTheRatioGives(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{T: rt}
		holders := make([][]core.Shares, 1+g.upTo(7, "holders"))
		for i := range holders {
			for range 1 + g.upTo(4, "lots") {
				holders[i] = append(holders[i], core.Shares(1+g.upTo(200, "quantity")))
			}
		}
		w, c := withLots(rt, holders)
		g.w = w
		w.bindSome(g, c)
		model := w.holdings(c.common)
		for range 1 + g.upTo(3, "acts") {
			x, ok := g.terms(c)
			if !ok {
				return // nothing is left
			}
			id := w.opened(c, x)
			lots := w.live(c.common)
			w.applied(g.cut(c, id, lots)...)
			pages := w.nextPage(id)
			before := w.register(c)
			if g.chance(20, "abort") {
				w.applied(w.abort(c, id))
			} else {
				w.applied(w.closing(c, id, pages))
				apply(model, x)
				before = nil
			}
			w.shareOut(c.common, model)
			w.check()
			if after := w.register(c); before != nil && len(after) != len(before) {
				rt.Fatalf("an abort left %d records of %d", len(after), len(before))
			}
			w.pass(600)
		}
	})
}

// apply does to the model what the terms say.
func apply(model map[core.EntryID]core.Shares, x core.ChangeTerms) {
	for entry, total := range model {
		scaled := int64(total) * x.Numerator
		out := scaled / x.Denominator
		if scaled%x.Denominator != 0 && x.Fractions == core.RoundUp {
			out++
		}
		if x.Kind == core.Bonus {
			out += int64(total)
		}
		if model[entry] = core.Shares(out); out == 0 {
			delete(model, entry)
		}
	}
}

// terms are of some act that is possible now; none where the class has no shares.
func (g *generator) terms(c company) (core.ChangeTerms, bool) {
	class := get[core.ShareClass](g.w, core.ClassRef(c.common))
	if g.w.issued(c.common) == 0 {
		return core.ChangeTerms{}, false
	}
	x := core.ChangeTerms{
		Class: c.common, Into: c.common, Par: class.Par, Authorised: 1_000_000_000_000, Resolution: digest("minutes"),
		EffectiveOn: g.w.now.DateInKorea(), Fractions: pick(g, []core.FractionRule{core.RoundDown, core.RoundUp}, "fractions"),
	}
	n := int64(2 + g.upTo(6, "ratio"))
	switch g.upTo(4, "kind") {
	case 0:
		if class.Par%core.Won(n) == 0 && class.Par/core.Won(n) >= 100 {
			x.Kind, x.Numerator, x.Denominator, x.Par = core.Split, n, 1, class.Par/core.Won(n)
			return x, true
		}
		fallthrough
	case 1:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.NoticeOn = core.Consolidation, 1, n, class.Par*core.Won(n), "2026-01-02"
	case 2:
		x.Kind, x.Numerator, x.Denominator, x.NoticeOn = core.Reduction, n, n+1+int64(g.upTo(5, "more")), "2026-01-02"
	case 3:
		x.Kind, x.Numerator, x.Denominator = core.Cancellation, int64(g.upTo(int(n-1), "left")), n
	case 4:
		x.Kind, x.Numerator, x.Denominator = core.Bonus, 1, n
		g.w.pass(600)
		x.AsOf = g.w.now
		g.w.pass(600)
	}
	return x, true
}

// cut is the pages of an act, cut anywhere.
func (g *generator) cut(c company, id core.StagedID, lots []core.Lot) []core.SignedCommand {
	var pages []core.SignedCommand
	rest := g.w.pagesOf(id, lots, len(lots))[0]
	for len(rest) > 0 {
		n := 1 + g.upTo(len(rest)-1, "page")
		pages = append(pages, g.w.page(c, id, len(pages), rest[:n]...))
		rest = rest[n:]
	}
	return pages
}

// nextPage is how many pages an act has.
func (w *world) nextPage(id core.StagedID) int {
	for i := 0; ; i++ {
		if r, err := w.Load(core.ChangePageRef(id, i)); err != nil || r == nil {
			return i
		}
	}
}

// bindSome has a holder claim an entry and pledge, list and lock parts of its lots.
func (w *world) bindSome(g *generator, c company) {
	w.identify(seller, stranger)
	lots := w.live(c.common)
	entry := pick(g, lots, "entry").Entry
	w.applied(w.attest(c, identity1, "member1", entry, seller), w.claim(c, seller, entry))
	w.pass(objectionPeriod)
	for _, lot := range lots {
		if lot.Entry != entry {
			continue
		}
		part := core.Shares(1 + g.upTo(int(lot.Quantity)-1, "part"))
		w.submit(
			pick(g, []core.SignedCommand{w.pledge(c, seller, lot.ID, part), w.lock(c, seller, lot.ID, part), w.list(c, seller, lot.ID, part, 1)}, "binder"),
			w.attach(c, lot.ID, core.Shares(1+g.upTo(int(lot.Quantity)-1, "attached"))),
		)
	}
	w.check()
}

func TestTenThousandLotsChangeCompletelyOrNotAtAll(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	holders := make([][]core.Shares, 4_000)
	for i := range holders {
		holders[i] = slices.Repeat([]core.Shares{core.Shares(i%97 + 1)}, 1+i%4)
	}
	w, c := withLots(t, holders)
	lots := w.live(c.common)
	if len(lots) != 10_000 {
		t.Fatalf("%d lots", len(lots))
	}
	model := w.holdings(c.common)
	id := w.opened(c, c.consolidatingMany(7))
	pages, err := core.CutPages(id, lots)
	if err != nil || len(pages) != 20 {
		t.Fatalf("%d pages (%v)", len(pages), err)
	}
	for i := range pages {
		if i == len(pages)-1 {
			w.rejected(core.CodePagesDiffer, w.closing(c, id, i))
			w.shareOut(c.common, model)
		}
		w.applied(w.command(officer, c.id, &pages[i]))
	}
	w.shareOut(c.common, model)
	w.applied(w.closing(c, id, len(pages)))
	apply(model, c.consolidatingMany(7))
	w.shareOut(c.common, model)
	w.check()
}

// consolidatingMany is a consolidation of a class with a large authorised number.
func (c company) consolidatingMany(of int64) core.ChangeTerms {
	x := c.consolidating(of, core.RoundUp)
	x.Authorised = 1_000_000_000
	return x
}

func TestTheLargestPageOfEachKindFitsIntoACommand(t *testing.T) {
	lots := make([]core.Lot, 500)
	for i := range lots {
		lots[i].ID = core.LotID(core.Derive("lot", "x", i))
	}
	pages, err := core.CutPages(core.StagedID(core.Derive("staged", "x", 0)), lots)
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	if n := len(w.command(officer, core.IssuerID(fmt.Sprintf("issuer-%032d", 0)), &pages[0]).Command); n > core.MaxCommandBytes/2 {
		t.Errorf("a page of 500 lots has %d bytes", n)
	}
}
