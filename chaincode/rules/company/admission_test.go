package company_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func check(member value.MemberID) *company.IssuerChecked {
	return &company.IssuerChecked{Member: member, Evidence: rulestest.Digest("checked")}
}

func admit(member value.MemberID) *company.IssuerAdmitted {
	return &company.IssuerAdmitted{Member: member, Evidence: rulestest.Digest("admitted")}
}

func TestAnApplicationOutOfFormIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	for name, change := range map[string]func(*model.IssuerFacts){
		"short corporate number":   func(f *model.IssuerFacts) { f.CorporateNumber = "110111000000" },
		"hyphenated number":        func(f *model.IssuerFacts) { f.CorporateNumber = "110111-000000" },
		"letters":                  func(f *model.IssuerFacts) { f.BusinessNumber = "11081abcde" },
		"no name":                  func(f *model.IssuerFacts) { f.Name = "" },
		"a name with a line break": func(f *model.IssuerFacts) { f.Name = "한결\n주식회사" },
		"a name with outer space":  func(f *model.IssuerFacts) { f.Name = " 한결" },
		"no such date":             func(f *model.IssuerFacts) { f.IncorporatedOn = "2023-02-29" },
		"no class":                 func(f *model.IssuerFacts) { f.Classes = []model.ClassTerms{} },
		"two classes of one name":  func(f *model.IssuerFacts) { f.Classes[1].Name = f.Classes[0].Name },
		"par under 100 won":        func(f *model.IssuerFacts) { f.Classes[0].Par = 99 },
		"issued over authorised":   func(f *model.IssuerFacts) { f.Classes[0].Issued = f.Classes[0].Authorised + 1 },
		"nothing issued":           func(f *model.IssuerFacts) { f.Classes[0].Issued = 0 },
		"unknown approval":         func(f *model.IssuerFacts) { f.Classes[0].Approval = "meeting" },
		"no board to approve":      func(f *model.IssuerFacts) { f.Board = model.Board{Directors: []value.DID{}} },
		"threshold of half":        func(f *model.IssuerFacts) { f.Board.Threshold = 1 },
		"threshold over the board": func(f *model.IssuerFacts) { f.Board.Threshold = 4 },
		"a director twice":         func(f *model.IssuerFacts) { f.Board.Directors[1] = f.Board.Directors[0] },
		"one home":                 func(f *model.IssuerFacts) { f.Homes = f.Homes[:1] },
		"the same home twice":      func(f *model.IssuerFacts) { f.Homes[1] = f.Homes[0] },
		"no extract":               func(f *model.IssuerFacts) { f.Extract = "" },
	} {
		f := rulestest.Facts()
		change(&f)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: f}))
		})
	}
}

func TestAnApplicationNamesWhatTheLedgerKnows(t *testing.T) {
	w := rulestest.Founded(t)
	for code, change := range map[value.Code]func(*model.IssuerFacts){
		value.CodeDateOutOfRange: func(f *model.IssuerFacts) { f.IncorporatedOn = "2026-09-22" },
		value.CodeUnknownMember:  func(f *model.IssuerFacts) { f.Homes[1] = "member9" },
		value.CodeNotFound:       func(f *model.IssuerFacts) { f.Board.Directors[0] = rulestest.Someone("nobody").Did() },
	} {
		f := rulestest.Facts()
		change(&f)
		w.Rejected(code, w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: f}))
	}
}

func TestWhoChecksAnApplicationDoesNotAdmitIt(t *testing.T) {
	w := rulestest.Founded(t)
	id := w.Apply(rulestest.Facts())
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Maker, id, admit("member1")))
	w.Applied(w.Command(rulestest.Maker, id, check("member1")))
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Maker, id, admit("member1")))
	w.Applied(w.Command(rulestest.Checker, id, admit("member1")))
	w.Check()
}

func TestOnlyAnAdmissionDeskDecidesOnAnApplication(t *testing.T) {
	w := rulestest.Founded(t)
	id := w.Apply(rulestest.Facts())
	for _, who := range []rulestest.Someone{rulestest.Officer, rulestest.Stranger, rulestest.Identity1, rulestest.Administrator(1)} {
		w.Rejected(value.CodeNotDesk, w.Command(who, id, check("member1")))
		w.Rejected(value.CodeNotDesk, w.Command(who, id, &company.IssuerRefused{Member: "member1", Evidence: rulestest.Digest("no")}))
	}
	w.Rejected(value.CodeNotDesk, w.Command(rulestest.Maker, id, check("member2")))
}

func TestNobodyDecidesOnTheirOwnCompanysApplication(t *testing.T) {
	w := rulestest.Founded(t)
	id := w.Apply(rulestest.Facts())
	for _, who := range []rulestest.Someone{rulestest.Officer, rulestest.Director1} {
		w.Appoint(1, model.AdmissionDesk, who, 0)
		w.Rejected(value.CodeSameDesk, w.Command(who, id, check("member1")))
	}
}

func TestThereIsOneLiveIssuerForACorporateNumber(t *testing.T) {
	w := rulestest.Founded(t)
	first := w.Apply(rulestest.Facts())
	second := w.Apply(rulestest.Facts())
	for _, id := range []value.IssuerID{first, second} {
		w.Applied(w.Command(rulestest.Maker, id, check("member1")))
	}
	w.Applied(w.Command(rulestest.Checker, first, admit("member1")))
	w.Rejected(value.CodeCorporateNumberUsed, w.Command(rulestest.Checker, second, admit("member1")))
	w.Rejected(value.CodeCorporateNumberUsed, w.Command(rulestest.Officer, "", &company.IssuerApplied{Facts: rulestest.Facts()}))
	w.Applied(w.Command(rulestest.Maker, second, &company.IssuerRefused{Member: "member1", Evidence: rulestest.Digest("no")}))
	w.Check()
}

func TestTheListIsEnteredByAnOfficerOnce(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	for _, who := range []rulestest.Someone{rulestest.Stranger, rulestest.Seller, rulestest.Maker, rulestest.Checker, rulestest.Director1, rulestest.Administrator(1)} {
		w.Rejected(value.CodeNotOfficer, w.Command(who, c.ID, c.List()))
	}
	w.ImportList(c)
	w.Rejected(value.CodeAlreadyImported, w.Command(rulestest.Officer, c.ID, c.List()))
	w.Check()
}

func TestTheListsTotalsAreTheAdmittedIssuedNumbers(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	for name, tc := range map[string]struct {
		code   value.Code
		change func(*holder.RegisterImported)
	}{
		"one too few":          {value.CodeTotalsDiffer, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].Quantity-- }},
		"one too many":         {value.CodeTotalsDiffer, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].Quantity++ }},
		"over the authorised":  {value.CodeOverAuthorised, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].Quantity = 10_001 }},
		"a class left out":     {value.CodeTotalsDiffer, func(b *holder.RegisterImported) { b.Entries[0].Lots[2].Class = c.Common }},
		"another's class":      {value.CodeNotFound, func(b *holder.RegisterImported) { addLots(b, "class-000102030405060708090a0b0c0d0e0f", 1) }},
		"a sum past all bound": {value.CodeOverflow, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].Quantity = 1<<63 - 1 }},
		"before incorporation": {value.CodeDateOutOfRange, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2020-03-01" }},
		"acquired tomorrow":    {value.CodeDateOutOfRange, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2026-09-22" }},
	} {
		list := c.List()
		tc.change(list)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Rejected(tc.code, w.Command(rulestest.Officer, c.ID, list))
		})
	}
}

func addLots(b *holder.RegisterImported, class value.ClassID, n int) {
	for range n {
		b.Entries[0].Lots = append(b.Entries[0].Lots, holder.ImportedLot{Class: class, Quantity: 1, AcquiredOn: "2021-01-01"})
	}
}

func TestAListOutOfFormIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	for name, tc := range map[string]struct {
		code   value.Code
		change func(*holder.RegisterImported)
	}{
		"no entries":          {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries = []holder.ImportedEntry{} }},
		"no lots":             {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[0].Lots = []holder.ImportedLot{} }},
		"a quantity of 0":     {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].Quantity = 0 }},
		"a holder twice":      {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[1].Commitment = b.Entries[0].Commitment }},
		"a name in clear":     {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[1].Commitment = "홍길동" }},
		"a broken date":       {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[0].Lots[0].AcquiredOn = "2020-3-2" }},
		"an unknown kind":     {value.CodeMalformed, func(b *holder.RegisterImported) { b.Entries[0].Kind = "trust" }},
		"51 lots":             {value.CodeTooManyLots, func(b *holder.RegisterImported) { addLots(b, c.Common, 46) }},
		"no digest of a file": {value.CodeMalformed, func(b *holder.RegisterImported) { b.List = "" }},
	} {
		list := c.List()
		tc.change(list)
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			w.Refused(tc.code, w.Command(rulestest.Officer, c.ID, list))
		})
	}
}

func TestAnImportMakesEntriesThatNobodyControlsAndLotsThatAreOnlyAsserted(t *testing.T) {
	w, c := rulestest.Registered(t)
	for _, id := range c.Entries {
		if e := rulestest.Get[model.HolderEntry](w, model.EntryRef(id)); e.State != model.EntryIsUnclaimed || e.Controller != "" {
			t.Errorf("an imported entry is %s, controlled by %q", e.State, e.Controller)
		}
	}
	for _, id := range c.Lots {
		if lot := w.Lot(id); lot.Provenance != model.Asserted || lot.ContractOn != "" || lot.Free() != lot.Quantity {
			t.Errorf("an imported lot is %+v", lot)
		}
	}
	w.Check()
}
