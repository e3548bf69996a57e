package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func check(member core.MemberID) *core.IssuerChecked {
	return &core.IssuerChecked{Member: member, Evidence: digest("checked")}
}

func admit(member core.MemberID) *core.IssuerAdmitted {
	return &core.IssuerAdmitted{Member: member, Evidence: digest("admitted")}
}

func TestAnApplicationOutOfFormIsRefused(t *testing.T) {
	w := founded(t)
	for name, change := range map[string]func(*core.IssuerFacts){
		"short corporate number":   func(f *core.IssuerFacts) { f.CorporateNumber = "110111000000" },
		"hyphenated number":        func(f *core.IssuerFacts) { f.CorporateNumber = "110111-000000" },
		"letters":                  func(f *core.IssuerFacts) { f.BusinessNumber = "11081abcde" },
		"no name":                  func(f *core.IssuerFacts) { f.Name = "" },
		"a name with a line break": func(f *core.IssuerFacts) { f.Name = "한결\n주식회사" },
		"a name with outer space":  func(f *core.IssuerFacts) { f.Name = " 한결" },
		"no such date":             func(f *core.IssuerFacts) { f.IncorporatedOn = "2023-02-29" },
		"no class":                 func(f *core.IssuerFacts) { f.Classes = []core.ClassTerms{} },
		"two classes of one name":  func(f *core.IssuerFacts) { f.Classes[1].Name = f.Classes[0].Name },
		"par under 100 won":        func(f *core.IssuerFacts) { f.Classes[0].Par = 99 },
		"issued over authorised":   func(f *core.IssuerFacts) { f.Classes[0].Issued = f.Classes[0].Authorised + 1 },
		"nothing issued":           func(f *core.IssuerFacts) { f.Classes[0].Issued = 0 },
		"unknown approval":         func(f *core.IssuerFacts) { f.Classes[0].Approval = "meeting" },
		"no board to approve":      func(f *core.IssuerFacts) { f.Board = core.Board{Directors: []core.DID{}} },
		"threshold of half":        func(f *core.IssuerFacts) { f.Board.Threshold = 1 },
		"threshold over the board": func(f *core.IssuerFacts) { f.Board.Threshold = 4 },
		"a director twice":         func(f *core.IssuerFacts) { f.Board.Directors[1] = f.Board.Directors[0] },
		"one home":                 func(f *core.IssuerFacts) { f.Homes = f.Homes[:1] },
		"the same home twice":      func(f *core.IssuerFacts) { f.Homes[1] = f.Homes[0] },
		"no extract":               func(f *core.IssuerFacts) { f.Extract = "" },
	} {
		f := facts()
		change(&f)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.refused(core.CodeMalformed, w.command(officer, "", &core.IssuerApplied{Facts: f}))
		})
	}
}

func TestAnApplicationNamesWhatTheLedgerKnows(t *testing.T) {
	w := founded(t)
	for code, change := range map[core.Code]func(*core.IssuerFacts){
		core.CodeDateOutOfRange: func(f *core.IssuerFacts) { f.IncorporatedOn = "2026-09-22" },
		core.CodeUnknownMember:  func(f *core.IssuerFacts) { f.Homes[1] = "member9" },
		core.CodeNotFound:       func(f *core.IssuerFacts) { f.Board.Directors[0] = someone("nobody").did() },
	} {
		f := facts()
		change(&f)
		w.rejected(code, w.command(officer, "", &core.IssuerApplied{Facts: f}))
	}
}

func TestWhoChecksAnApplicationDoesNotAdmitIt(t *testing.T) {
	w := founded(t)
	id := w.apply(facts())
	w.rejected(core.CodeWrongState, w.command(maker, id, admit("member1")))
	w.applied(w.command(maker, id, check("member1")))
	w.rejected(core.CodeSameDesk, w.command(maker, id, admit("member1")))
	w.applied(w.command(checker, id, admit("member1")))
	w.check()
}

func TestOnlyAnAdmissionDeskDecidesOnAnApplication(t *testing.T) {
	w := founded(t)
	id := w.apply(facts())
	for _, who := range []someone{officer, stranger, identity1, administrator(1)} {
		w.rejected(core.CodeNotDesk, w.command(who, id, check("member1")))
		w.rejected(core.CodeNotDesk, w.command(who, id, &core.IssuerRefused{Member: "member1", Evidence: digest("no")}))
	}
	w.rejected(core.CodeNotDesk, w.command(maker, id, check("member2")))
}

func TestNobodyDecidesOnTheirOwnCompanysApplication(t *testing.T) {
	w := founded(t)
	id := w.apply(facts())
	for _, who := range []someone{officer, director1} {
		w.appoint(1, core.AdmissionDesk, who, 0)
		w.rejected(core.CodeSameDesk, w.command(who, id, check("member1")))
	}
}

func TestThereIsOneLiveIssuerForACorporateNumber(t *testing.T) {
	w := founded(t)
	first := w.apply(facts())
	second := w.apply(facts())
	for _, id := range []core.IssuerID{first, second} {
		w.applied(w.command(maker, id, check("member1")))
	}
	w.applied(w.command(checker, first, admit("member1")))
	w.rejected(core.CodeCorporateNumberUsed, w.command(checker, second, admit("member1")))
	w.rejected(core.CodeCorporateNumberUsed, w.command(officer, "", &core.IssuerApplied{Facts: facts()}))
	w.applied(w.command(maker, second, &core.IssuerRefused{Member: "member1", Evidence: digest("no")}))
	w.check()
}

func TestTheListIsEnteredByAnOfficerOnce(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	for _, who := range []someone{stranger, seller, maker, checker, director1, administrator(1)} {
		w.rejected(core.CodeNotOfficer, w.command(who, c.id, c.list()))
	}
	w.importList(c)
	w.rejected(core.CodeAlreadyImported, w.command(officer, c.id, c.list()))
	w.check()
}

func TestTheListsTotalsAreTheAdmittedIssuedNumbers(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	for name, tc := range map[string]struct {
		code   core.Code
		change func(*core.RegisterImported)
	}{
		"one too few":          {core.CodeTotalsDiffer, func(b *core.RegisterImported) { b.Entries[0].Lots[0].Quantity-- }},
		"one too many":         {core.CodeTotalsDiffer, func(b *core.RegisterImported) { b.Entries[0].Lots[0].Quantity++ }},
		"over the authorised":  {core.CodeOverAuthorised, func(b *core.RegisterImported) { b.Entries[0].Lots[0].Quantity = 10_001 }},
		"a class left out":     {core.CodeTotalsDiffer, func(b *core.RegisterImported) { b.Entries[0].Lots[2].Class = c.common }},
		"another's class":      {core.CodeNotFound, func(b *core.RegisterImported) { addLots(b, "class-000102030405060708090a0b0c0d0e0f", 1) }},
		"a sum past all bound": {core.CodeOverflow, func(b *core.RegisterImported) { b.Entries[0].Lots[0].Quantity = 1<<63 - 1 }},
		"before incorporation": {core.CodeDateOutOfRange, func(b *core.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2020-03-01" }},
		"acquired tomorrow":    {core.CodeDateOutOfRange, func(b *core.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2026-09-22" }},
	} {
		list := c.list()
		tc.change(list)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.rejected(tc.code, w.command(officer, c.id, list))
		})
	}
}

func addLots(b *core.RegisterImported, class core.ClassID, n int) {
	for range n {
		b.Entries[0].Lots = append(b.Entries[0].Lots, core.ImportedLot{Class: class, Quantity: 1, AcquiredOn: "2021-01-01"})
	}
}

func TestAListOutOfFormIsRefused(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	for name, tc := range map[string]struct {
		code   core.Code
		change func(*core.RegisterImported)
	}{
		"no entries":          {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries = []core.ImportedEntry{} }},
		"no lots":             {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[0].Lots = []core.ImportedLot{} }},
		"a quantity of 0":     {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[0].Lots[0].Quantity = 0 }},
		"a holder twice":      {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[1].Commitment = b.Entries[0].Commitment }},
		"a name in clear":     {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[1].Commitment = "홍길동" }},
		"a broken date":       {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2020-3-2" }},
		"an unknown kind":     {core.CodeMalformed, func(b *core.RegisterImported) { b.Entries[0].Kind = "trust" }},
		"51 lots":             {core.CodeTooManyLots, func(b *core.RegisterImported) { addLots(b, c.common, 46) }},
		"no digest of a file": {core.CodeMalformed, func(b *core.RegisterImported) { b.List = "" }},
	} {
		list := c.list()
		tc.change(list)
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			w.refused(tc.code, w.command(officer, c.id, list))
		})
	}
}

func TestAnImportMakesEntriesThatNobodyControlsAndLotsThatAreOnlyAsserted(t *testing.T) {
	w, c := registered(t)
	for _, id := range c.entries {
		if e := get[core.HolderEntry](w, core.EntryRef(id)); e.State != core.EntryIsUnclaimed || e.Controller != "" {
			t.Errorf("an imported entry is %s, controlled by %q", e.State, e.Controller)
		}
	}
	for _, id := range c.lots {
		if lot := w.lot(id); lot.Provenance != core.Asserted || lot.ContractOn != "" || lot.Free() != lot.Quantity {
			t.Errorf("an imported lot is %+v", lot)
		}
	}
	w.check()
}
