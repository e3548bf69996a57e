package core_test

import (
	"maps"
	"testing"

	"holdfast/chaincode/core"
)

func TestASplitChangesAllLotsAtOnce(t *testing.T) {
	w, c := registered(t)
	id := w.carryOut(c, c.splitting())
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 6_000, c.entries[1]: 1_500})
	w.shareOut(c.preferred, map[core.EntryID]core.Shares{c.entries[0]: 500, c.entries[1]: 200})
	class := get[core.ShareClass](w, core.ClassRef(c.common))
	if class.Par != 100 || class.Authorised != 50_000 || class.Epoch != 1 || class.Fence != "" {
		t.Errorf("the class is %+v", class)
	}
	change := get[core.Change](w, core.ChangeRef(id))
	if change.In != 1_500 || change.Out != 7_500 || change.Lots != 3 || change.Pages != 2 || change.Fractions != 0 {
		t.Errorf("the act is %+v", change)
	}
	next := w.successorOf(c.lots[0])
	if old := w.lot(c.lots[0]); next.Quantity != 5_000 || next.EffectiveOn != old.EffectiveOn || next.PaidOn != old.PaidOn || next.Provenance != old.Provenance || old.Ended != nil {
		t.Errorf("of %+v came %+v", old, next)
	}
}

func TestOnlyAnOfficerCarriesOutAnActOnAClass(t *testing.T) {
	w, c := registered(t)
	announcement := func(who someone) core.SignedCommand {
		return w.command(who, c.id, &core.ChangeAnnounced{ChangeTerms: c.splitting()})
	}
	w.rejected(core.CodeNotOfficer, announcement(seller))
	id := w.announce(c, c.splitting())
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ChangeOpened{Change: id}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ChangeAborted{Change: id}))
	w.applied(w.opening(c, id))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ChangePaged{Change: id, Lots: c.lots[:1]}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ChangeClosed{Change: id, Pages: 1}))
	other := facts()
	other.CorporateNumber = "1101110000009"
	second := w.admit(other)
	w.rejected(core.CodeNotFound, w.page(second, id, 0, c.lots[0]))
	w.rejected(core.CodeNotFound, w.closing(second, id, 1))
	w.rejected(core.CodeNotFound, w.abort(second, id))
	foreign := c.splitting()
	foreign.Class, foreign.Into = second.common, second.common
	w.rejected(core.CodeNotFound, w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: foreign}))
}

func TestAnActOnAClassBeginsOnItsDayInAListedRegister(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	x := c.splitting()
	x.EffectiveOn = "2026-09-22"
	id := w.announce(c, x)
	w.rejected(core.CodeWrongState, w.opening(c, id))
	c = w.importList(c)
	w.rejected(core.CodeNotYet, w.opening(c, id))
	w.pass(core.Day)
	w.applied(w.opening(c, id))
	w.rejected(core.CodeWrongState, w.opening(c, id))
	second := w.announce(c, x)
	w.rejected(core.CodeFenced, w.opening(c, second))
}

func TestRatioAndParValueFitTheKindOfAct(t *testing.T) {
	w, c := registered(t)
	consolidation := c.consolidating(10, core.RoundDown)
	reduction := consolidation
	reduction.Kind, reduction.Par = core.Reduction, 500
	conversion := c.splitting()
	conversion.Kind, conversion.Into, conversion.Par = core.Conversion, c.preferred, 500
	for name, tc := range map[string]struct {
		terms  core.ChangeTerms
		change func(*core.ChangeTerms)
	}{
		"a split into as many":                 {c.splitting(), func(x *core.ChangeTerms) { x.Numerator = 1 }},
		"a split that changes the capital":     {c.splitting(), func(x *core.ChangeTerms) { x.Par = 101 }},
		"a consolidation into nothing":         {consolidation, func(x *core.ChangeTerms) { x.Numerator = 0 }},
		"a consolidation that makes more":      {consolidation, func(x *core.ChangeTerms) { x.Numerator = 20 }},
		"a reduction of nothing":               {reduction, func(x *core.ChangeTerms) { x.Numerator, x.Denominator = 1, 1 }},
		"a reduction with a higher par":        {reduction, func(x *core.ChangeTerms) { x.Par = 501 }},
		"a cancellation of nothing":            {c.cancelling(), func(x *core.ChangeTerms) { x.Numerator = 1 }},
		"a cancellation with another par":      {c.cancelling(), func(x *core.ChangeTerms) { x.Par = 400 }},
		"a conversion into nothing":            {conversion, func(x *core.ChangeTerms) { x.Numerator = 0 }},
		"a conversion that changes the par":    {conversion, func(x *core.ChangeTerms) { x.Par = 501 }},
		"a bonus issue of nothing":             {c.granting(1, start), func(x *core.ChangeTerms) { x.Numerator = 0 }},
		"a capital that overflows 64 bits":     {c.splitting(), func(x *core.ChangeTerms) { x.Par = 1<<62 + 100; x.Numerator, x.Denominator = 5_000_000, 1 }},
		"a capital that differs by a fraction": {consolidation, func(x *core.ChangeTerms) { x.Denominator, x.Numerator, x.Par = 3, 2, 751 }},
	} {
		tc.change(&tc.terms)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.rejected(core.CodeRatio, w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: tc.terms}))
		})
	}
}

func TestChangeTermsOutOfFormAreRefused(t *testing.T) {
	w, c := registered(t)
	for name, change := range map[string]func(*core.ChangeTerms){
		"no class":                 func(x *core.ChangeTerms) { x.Class = "" },
		"an unknown kind":          func(x *core.ChangeTerms) { x.Kind = "merger" },
		"nothing for nothing":      func(x *core.ChangeTerms) { x.Denominator = 0 },
		"a negative ratio":         func(x *core.ChangeTerms) { x.Numerator = -5 },
		"a ratio too large":        func(x *core.ChangeTerms) { x.Numerator = 1_000_000_001 },
		"another rule":             func(x *core.ChangeTerms) { x.Fractions = "nearest" },
		"par under 100 won":        func(x *core.ChangeTerms) { x.Par = 99 },
		"nothing authorised":       func(x *core.ChangeTerms) { x.Authorised = 0 },
		"no day":                   func(x *core.ChangeTerms) { x.EffectiveOn = "2026-02-30" },
		"no resolution":            func(x *core.ChangeTerms) { x.Resolution = "" },
		"a split into a class":     func(x *core.ChangeTerms) { x.Into = c.preferred },
		"a conversion into itself": func(x *core.ChangeTerms) { x.Kind = core.Conversion },
		"a split as of a moment":   func(x *core.ChangeTerms) { x.AsOf = start },
		"a bonus without moment":   func(x *core.ChangeTerms) { x.Kind = core.Bonus },
		"a notice for a split":     func(x *core.ChangeTerms) { x.NoticeOn = "2026-08-01" },
		"no notice":                func(x *core.ChangeTerms) { x.Kind = core.Consolidation },
		"a price for a split":      func(x *core.ChangeTerms) { x.Price = 1 },
		"rights without price":     func(x *core.ChangeTerms) { x.Kind, x.AsOf, x.PayBy = core.Rights, start, "2026-10-01" },
		"rights due before":        func(x *core.ChangeTerms) { x.Kind, x.AsOf, x.Price, x.PayBy = core.Rights, start, 1, "2026-09-01" },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			x := c.splitting()
			change(&x)
			w.refused(core.CodeMalformed, w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: x}))
		})
	}
}

func TestAConsolidationWaitsForItsMonthOfNotice(t *testing.T) {
	w, c := registered(t)
	x := c.consolidating(10, core.RoundDown)
	x.NoticeOn = "2026-08-21"
	w.rejected(core.CodeNotice, w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: x}))
	x.NoticeOn, x.EffectiveOn = "2026-08-31", "2026-09-30" // the month that ends with its last day is not over on it
	w.rejected(core.CodeNotice, w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: x}))
	x.EffectiveOn = "2026-10-01"
	w.announce(c, x)
}

func TestAnAbortLeavesNothingAndTheActCanBeAnnouncedAgain(t *testing.T) {
	w, c := claimed(t)
	w.offered(c, c.lots[0], 300, 100, 1_000)
	before := w.register(c)
	id := w.opened(c, c.splitting())
	pages := w.pagesOf(id, w.live(c.common), 2)
	for i, lots := range pages {
		w.applied(w.page(c, id, i, lots...))
	}
	w.applied(w.abort(c, id))
	w.check()
	if !maps.Equal(w.register(c), before) {
		t.Error("the abort left something in the register")
	}
	w.rejected(core.CodeWrongState, w.closing(c, id, len(pages)))
	w.rejected(core.CodeWrongState, w.page(c, id, 2, c.lots[0]))
	w.applied(w.list(c, seller, c.lots[1], 1, 1)) // it moves again
	w.carryOut(c, c.splitting())
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 6_000, c.entries[1]: 1_500})
}

func TestLotsOfAnAbortedActNeverComeAlive(t *testing.T) {
	w, c := registered(t)
	fourfold := c.splitting()
	fourfold.Numerator, fourfold.Par = 4, 125
	aborted := w.opened(c, fourfold)
	for i, lots := range w.pagesOf(aborted, w.live(c.common), 2) {
		w.applied(w.page(c, aborted, i, lots...))
	}
	w.applied(w.abort(c, aborted))
	w.carryOut(c, c.splitting()) // the class is now in the epoch of the aborted lots
	w.shareOut(c.common, map[core.EntryID]core.Shares{c.entries[0]: 6_000, c.entries[1]: 1_500})
	for r := range w.records() {
		lot, ok := r.(core.Lot)
		if !ok || lot.Staged != aborted {
			continue
		}
		w.rejected(core.CodeLotEnded, w.list(c, seller, lot.ID, 1, 1))
		cancellation := c.cancelling()
		cancellation.Par = 100
		later := w.opened(c, cancellation)
		w.rejected(core.CodeLotEnded, w.page(c, later, 0, lot.ID))
		w.applied(w.abort(c, later))
	}
}

func TestAnAnnouncedActBindsNothingAndIsTakenBack(t *testing.T) {
	w, c := claimed(t)
	id := w.announce(c, c.splitting())
	w.applied(w.list(c, seller, c.lots[0], 1, 1))
	w.applied(w.abort(c, id))
	w.rejected(core.CodeWrongState, w.opening(c, id))
	w.check()
}
