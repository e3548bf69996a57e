package change_test

import (
	"maps"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestASplitChangesAllLotsAtOnce(t *testing.T) {
	w, c := rulestest.Registered(t)
	id := w.CarryOut(c, c.Splitting())
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 6_000, c.Entries[1]: 1_500})
	w.ShareOut(c.Preferred, map[value.EntryID]value.Shares{c.Entries[0]: 500, c.Entries[1]: 200})
	class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
	if class.Par != 100 || class.Authorised != 50_000 || class.Epoch != 1 || class.Fence != "" {
		t.Errorf("the class is %+v", class)
	}
	change := rulestest.Get[model.Change](w, model.ChangeRef(id))
	if change.In != 1_500 || change.Out != 7_500 || change.Lots != 3 || change.Pages != 2 || change.Fractions != 0 {
		t.Errorf("the act is %+v", change)
	}
	next := w.SuccessorOf(c.Lots[0])
	if old := w.Lot(c.Lots[0]); next.Quantity != 5_000 || next.EffectiveOn != old.EffectiveOn || next.PaidOn != old.PaidOn || next.Provenance != old.Provenance || old.Ended != nil {
		t.Errorf("of %+v came %+v", old, next)
	}
}

func TestOnlyAnOfficerCarriesOutAnActOnAClass(t *testing.T) {
	w, c := rulestest.Registered(t)
	announcement := func(who rulestest.Someone) model.SignedCommand {
		return w.Command(who, c.ID, &change.ChangeAnnounced{ChangeTerms: c.Splitting()})
	}
	w.Rejected(value.CodeNotOfficer, announcement(rulestest.Seller))
	id := w.Announce(c, c.Splitting())
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &change.ChangeOpened{Change: id}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &change.ChangeAborted{Change: id}))
	w.Applied(w.Opening(c, id))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &change.ChangePaged{Change: id, Lots: c.Lots[:1]}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &change.ChangeClosed{Change: id, Pages: 1}))
	other := rulestest.Facts()
	other.CorporateNumber = "1101110000009"
	second := w.Admit(other)
	w.Rejected(value.CodeNotFound, w.Page(second, id, 0, c.Lots[0]))
	w.Rejected(value.CodeNotFound, w.Closing(second, id, 1))
	w.Rejected(value.CodeNotFound, w.Abort(second, id))
	foreign := c.Splitting()
	foreign.Class, foreign.Into = second.Common, second.Common
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: foreign}))
}

func TestAnActOnAClassBeginsOnItsDayInAListedRegister(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	x := c.Splitting()
	x.EffectiveOn = "2026-09-22"
	id := w.Announce(c, x)
	w.Rejected(value.CodeWrongState, w.Opening(c, id))
	c = w.ImportList(c)
	w.Rejected(value.CodeNotYet, w.Opening(c, id))
	w.Pass(value.Day)
	w.Applied(w.Opening(c, id))
	w.Rejected(value.CodeWrongState, w.Opening(c, id))
	second := w.Announce(c, x)
	w.Rejected(value.CodeFenced, w.Opening(c, second))
}

func TestRatioAndParValueFitTheKindOfAct(t *testing.T) {
	w, c := rulestest.Registered(t)
	consolidation := c.Consolidating(10, model.RoundDown)
	reduction := consolidation
	reduction.Kind, reduction.Par = model.Reduction, 500
	conversion := c.Splitting()
	conversion.Kind, conversion.Into, conversion.Par = model.Conversion, c.Preferred, 500
	for name, tc := range map[string]struct {
		terms  model.ChangeTerms
		change func(*model.ChangeTerms)
	}{
		"a split into as many":                 {c.Splitting(), func(x *model.ChangeTerms) { x.Numerator = 1 }},
		"a split that changes the capital":     {c.Splitting(), func(x *model.ChangeTerms) { x.Par = 101 }},
		"a consolidation into nothing":         {consolidation, func(x *model.ChangeTerms) { x.Numerator = 0 }},
		"a consolidation that makes more":      {consolidation, func(x *model.ChangeTerms) { x.Numerator = 20 }},
		"a reduction of nothing":               {reduction, func(x *model.ChangeTerms) { x.Numerator, x.Denominator = 1, 1 }},
		"a reduction with a higher par":        {reduction, func(x *model.ChangeTerms) { x.Par = 501 }},
		"a cancellation of nothing":            {c.Cancelling(), func(x *model.ChangeTerms) { x.Numerator = 1 }},
		"a cancellation with another par":      {c.Cancelling(), func(x *model.ChangeTerms) { x.Par = 400 }},
		"a conversion into nothing":            {conversion, func(x *model.ChangeTerms) { x.Numerator = 0 }},
		"a conversion that changes the par":    {conversion, func(x *model.ChangeTerms) { x.Par = 501 }},
		"a bonus issue of nothing":             {c.Granting(1, rulestest.Start), func(x *model.ChangeTerms) { x.Numerator = 0 }},
		"a capital that overflows 64 bits":     {c.Splitting(), func(x *model.ChangeTerms) { x.Par = 1<<62 + 100; x.Numerator, x.Denominator = 5_000_000, 1 }},
		"a capital that differs by a fraction": {consolidation, func(x *model.ChangeTerms) { x.Denominator, x.Numerator, x.Par = 3, 2, 751 }},
	} {
		tc.change(&tc.terms)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Rejected(value.CodeRatio, w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: tc.terms}))
		})
	}
}

func TestChangeTermsOutOfFormAreRefused(t *testing.T) {
	w, c := rulestest.Registered(t)
	for name, chg := range map[string]func(*model.ChangeTerms){
		"no class":                 func(x *model.ChangeTerms) { x.Class = "" },
		"an unknown kind":          func(x *model.ChangeTerms) { x.Kind = "merger" },
		"nothing for nothing":      func(x *model.ChangeTerms) { x.Denominator = 0 },
		"a negative ratio":         func(x *model.ChangeTerms) { x.Numerator = -5 },
		"a ratio too large":        func(x *model.ChangeTerms) { x.Numerator = 1_000_000_001 },
		"another rule":             func(x *model.ChangeTerms) { x.Fractions = "nearest" },
		"par under 100 won":        func(x *model.ChangeTerms) { x.Par = 99 },
		"nothing authorised":       func(x *model.ChangeTerms) { x.Authorised = 0 },
		"no day":                   func(x *model.ChangeTerms) { x.EffectiveOn = "2026-02-30" },
		"no resolution":            func(x *model.ChangeTerms) { x.Resolution = "" },
		"a split into a class":     func(x *model.ChangeTerms) { x.Into = c.Preferred },
		"a conversion into itself": func(x *model.ChangeTerms) { x.Kind = model.Conversion },
		"a split as of a moment":   func(x *model.ChangeTerms) { x.AsOf = rulestest.Start },
		"a bonus without moment":   func(x *model.ChangeTerms) { x.Kind = model.Bonus },
		"a notice for a split":     func(x *model.ChangeTerms) { x.NoticeOn = "2026-08-01" },
		"no notice":                func(x *model.ChangeTerms) { x.Kind = model.Consolidation },
		"a price for a split":      func(x *model.ChangeTerms) { x.Price = 1 },
		"rights without price":     func(x *model.ChangeTerms) { x.Kind, x.AsOf, x.PayBy = model.Rights, rulestest.Start, "2026-10-01" },
		"rights due before": func(x *model.ChangeTerms) {
			x.Kind, x.AsOf, x.Price, x.PayBy = model.Rights, rulestest.Start, 1, "2026-09-01"
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			x := c.Splitting()
			chg(&x)
			w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: x}))
		})
	}
}

func TestAConsolidationWaitsForItsMonthOfNotice(t *testing.T) {
	w, c := rulestest.Registered(t)
	x := c.Consolidating(10, model.RoundDown)
	x.NoticeOn = "2026-08-21"
	w.Rejected(value.CodeNotice, w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: x}))
	x.NoticeOn, x.EffectiveOn = "2026-08-31", "2026-09-30" // the month that ends with its last day is not over on it
	w.Rejected(value.CodeNotice, w.Command(rulestest.Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: x}))
	x.EffectiveOn = "2026-10-01"
	w.Announce(c, x)
}

func TestAnAbortLeavesNothingAndTheActCanBeAnnouncedAgain(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Offered(c, c.Lots[0], 300, 100, 1_000)
	before := w.Register(c)
	id := w.Opened(c, c.Splitting())
	pages := w.PagesOf(id, w.Live(c.Common), 2)
	for i, lots := range pages {
		w.Applied(w.Page(c, id, i, lots...))
	}
	w.Applied(w.Abort(c, id))
	w.Check()
	if !maps.Equal(w.Register(c), before) {
		t.Error("the abort left something in the register")
	}
	w.Rejected(value.CodeWrongState, w.Closing(c, id, len(pages)))
	w.Rejected(value.CodeWrongState, w.Page(c, id, 2, c.Lots[0]))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[1], 1, 1)) // it moves again
	w.CarryOut(c, c.Splitting())
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 6_000, c.Entries[1]: 1_500})
}

func TestLotsOfAnAbortedActNeverComeAlive(t *testing.T) {
	w, c := rulestest.Registered(t)
	fourfold := c.Splitting()
	fourfold.Numerator, fourfold.Par = 4, 125
	aborted := w.Opened(c, fourfold)
	for i, lots := range w.PagesOf(aborted, w.Live(c.Common), 2) {
		w.Applied(w.Page(c, aborted, i, lots...))
	}
	w.Applied(w.Abort(c, aborted))
	w.CarryOut(c, c.Splitting()) // the class is now in the epoch of the aborted lots
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{c.Entries[0]: 6_000, c.Entries[1]: 1_500})
	for r := range w.Records() {
		lot, ok := r.(model.Lot)
		if !ok || lot.Staged != aborted {
			continue
		}
		w.Rejected(value.CodeLotEnded, w.List(c, rulestest.Seller, lot.ID, 1, 1))
		cancellation := c.Cancelling()
		cancellation.Par = 100
		later := w.Opened(c, cancellation)
		w.Rejected(value.CodeLotEnded, w.Page(c, later, 0, lot.ID))
		w.Applied(w.Abort(c, later))
	}
}

func TestAnAnnouncedActBindsNothingAndIsTakenBack(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := w.Announce(c, c.Splitting())
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Applied(w.Abort(c, id))
	w.Rejected(value.CodeWrongState, w.Opening(c, id))
	w.Check()
}
