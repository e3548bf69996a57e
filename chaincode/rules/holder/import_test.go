package holder_test

import (
	"maps"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAListInPagesIsEnteredAtOnce(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	w.Applied(w.ImportPage(c, id, 1, pages[1]), w.ImportPage(c, id, 0, pages[0])) // in any order
	if len(w.Live(c.Common)) != 0 || w.Issued(c.Common) != 0 {
		t.Error("shares count before the list is closed")
	}
	w.Check()
	w.Applied(w.ImportClosing(c, id))
	w.Check()
	if len(w.Live(c.Common)) != 3 || len(w.Live(c.Preferred)) != 2 || w.Issued(c.Common) != 1_500 || w.Issued(c.Preferred) != 700 {
		t.Errorf("%d and %d are issued", w.Issued(c.Common), w.Issued(c.Preferred))
	}
	issuer := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID))
	if issuer.Imported == nil || issuer.Import != id {
		t.Errorf("the issuer is %+v", issuer)
	}
}

func TestAPageSaysWhatTheOfficerSignedWhenOpening(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	for name, change := range map[string]func(e *holder.ImportedEntry){
		"another number of shares": func(e *holder.ImportedEntry) { e.Lots[0].Quantity++ },
		"another holder":           func(e *holder.ImportedEntry) { e.Commitment = rulestest.Commitment("somebody else") },
		"another day":              func(e *holder.ImportedEntry) { e.Lots[0].AcquiredOn = "2020-03-03" },
		"a lot less":               func(e *holder.ImportedEntry) { e.Lots = e.Lots[:1] },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			entry := c.List().Entries[0]
			change(&entry)
			w.Rejected(value.CodeTotalsDiffer, w.ImportPage(c, id, 0, []holder.ImportedEntry{entry}))
		})
	}
	w.Rejected(value.CodeTotalsDiffer, w.ImportPage(c, id, 1, pages[0]))
	w.Rejected(value.CodeNotFound, w.ImportPage(c, id, 2, pages[0]))
	w.Applied(w.ImportPage(c, id, 0, pages[0]))
	w.Rejected(value.CodeAlreadyExists, w.ImportPage(c, id, 0, pages[0]))
}

func TestAListIsNotClosedWithAPageMissing(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	w.Rejected(value.CodePagesMissing, w.ImportClosing(c, id))
	w.Applied(w.ImportPage(c, id, 1, pages[1]))
	w.Rejected(value.CodePagesMissing, w.ImportClosing(c, id))
	w.Applied(w.ImportPage(c, id, 0, pages[0]), w.ImportClosing(c, id))
	w.Check()
}

func TestTheTotalsOfAListAreThoseAdmittedAndThoseOfItsPages(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	entries := c.List().Entries
	open := func(change func(*holder.ImportOpened)) model.SignedCommand {
		body := w.OpeningOf([][]holder.ImportedEntry{entries[:1], entries[1:]})
		change(body)
		return w.Command(rulestest.Officer, c.ID, body)
	}
	other := rulestest.Facts()
	other.CorporateNumber = "1101110000009"
	foreign := w.Admit(other)
	w.Rejected(value.CodeTotalsDiffer, open(func(b *holder.ImportOpened) { b.Totals[0].Quantity++ }))
	w.Rejected(value.CodeTotalsDiffer, open(func(b *holder.ImportOpened) { b.Totals = b.Totals[:1] }))
	w.Rejected(value.CodeOverAuthorised, open(func(b *holder.ImportOpened) { b.Totals[0].Quantity, b.Totals[1].Quantity = 20_000, 20_000 }))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, w.OpeningOf([][]holder.ImportedEntry{entries})))
	w.Rejected(value.CodeNotFound, open(func(b *holder.ImportOpened) {
		b.Totals = append(b.Totals, model.ClassTotal{Class: max(foreign.Common, b.Totals[1].Class+"0")[:38], Quantity: 1})
		b.Totals[2].Class = "class-ffffffffffffffffffffffffffffffff"
	}))
	for name, change := range map[string]func(*holder.ImportOpened){
		"a holder more": func(b *holder.ImportOpened) { b.Holders++ },
		"a lot more":    func(b *holder.ImportOpened) { b.Lots++ },
		"a lot less":    func(b *holder.ImportOpened) { b.Lots-- },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			id := value.StagedID(w.Applied(open(change))[0])
			w.Applied(w.ImportPage(c, id, 0, entries[:1]), w.ImportPage(c, id, 1, entries[1:]))
			w.Rejected(value.CodeTotalsDiffer, w.ImportClosing(c, id))
			w.Check()
		})
	}
}

func TestPagesThatAddUpToAnotherTotalAreNotClosed(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	entries := c.List().Entries
	honest := w.OpeningOf([][]holder.ImportedEntry{entries})
	entries[0].Lots[0].Quantity++
	body := w.OpeningOf([][]holder.ImportedEntry{entries})
	body.Totals = honest.Totals
	id := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, body))[0])
	w.Applied(w.ImportPage(c, id, 0, entries))
	w.Rejected(value.CodeTotalsDiffer, w.ImportClosing(c, id))
	w.Applied(w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: id}))
	w.Check()
}

func TestAnAbortedListLeavesNothingAndAnotherCanBeEntered(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	before := w.Register(c)
	w.Applied(w.ImportPage(c, id, 0, pages[0]), w.ImportPage(c, id, 1, pages[1]), w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: id}))
	w.Rejected(value.CodeWrongState, w.ImportClosing(c, id))
	for key := range w.Register(c) {
		if before[key] == "" && !strings.HasPrefix(key, string(model.KindEntry)+"/") {
			t.Errorf("the abort left %s", key)
		}
	}
	c = w.ImportList(c)
	w.Rejected(value.CodeAlreadyImported, w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))
	w.Check()
	for r := range w.Records() { // the entries of the aborted list are nobody's to claim
		if e, ok := r.(model.HolderEntry); ok && e.Staged == id {
			w.Rejected(value.CodeNotFound, w.Attest(c, rulestest.Identity1, "member1", e.ID, rulestest.Seller))
		}
	}
}

func TestNothingOfAListIsClaimedBeforeItIsClosed(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	w.Applied(w.ImportPage(c, id, 0, pages[0]), w.ImportPage(c, id, 1, pages[1]))
	var entry value.EntryID
	var lot value.LotID
	for r := range w.Records() {
		if l, ok := r.(model.Lot); ok && l.Class == c.Common {
			entry, lot = l.Entry, l.ID
		}
	}
	w.Rejected(value.CodeNotFound, w.Attest(c, rulestest.Identity1, "member1", entry, rulestest.Seller))
	w.Rejected(value.CodeLotEnded, w.List(c, rulestest.Seller, lot, 1, 1))
	w.Applied(w.ImportClosing(c, id))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", entry, rulestest.Seller), w.Claim(c, rulestest.Seller, entry, lot))
	w.Check()
}

func TestARegisterHasOneFirstList(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	second := value.StagedID(w.Applied(w.Command(rulestest.Officer, c.ID, w.OpeningOf(pages)))[0])
	w.Applied(w.ImportPage(c, id, 0, pages[0]), w.ImportPage(c, id, 1, pages[1]), w.ImportClosing(c, id))
	before := maps.Clone(w.Register(c))
	w.Rejected(value.CodeAlreadyImported, w.ImportPage(c, second, 0, pages[0]))
	w.Rejected(value.CodeAlreadyImported, w.ImportClosing(c, second))
	w.Rejected(value.CodeAlreadyImported, w.Command(rulestest.Officer, c.ID, c.List()))
	w.Applied(w.Command(rulestest.Officer, c.ID, &holder.ImportAborted{Import: second}))
	if !maps.Equal(w.Register(c), before) {
		t.Error("the second list changed the register")
	}
	w.Check()
}

func TestAnotherRegistersListIsNotFound(t *testing.T) {
	w, c, id, pages := rulestest.Paged(t)
	other := rulestest.Facts()
	other.CorporateNumber = "1101110000009"
	second := w.Admit(other)
	w.Rejected(value.CodeNotFound, w.ImportPage(second, id, 0, pages[0]))
	w.Rejected(value.CodeNotFound, w.ImportClosing(second, id))
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Officer, second.ID, &holder.ImportAborted{Import: id}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &holder.ImportAborted{Import: id}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &holder.ImportClosed{Import: id}))
}

func TestAnOpeningOutOfFormIsRefused(t *testing.T) {
	w := rulestest.Founded(t)
	c := w.Admit(rulestest.Facts())
	for name, change := range map[string]func(*holder.ImportOpened){
		"no page":             func(b *holder.ImportOpened) { b.Pages = []value.Digest{} },
		"a page twice":        func(b *holder.ImportOpened) { b.Pages[1] = b.Pages[0] },
		"no digest":           func(b *holder.ImportOpened) { b.List = "" },
		"fewer holders":       func(b *holder.ImportOpened) { b.Holders = 1 },
		"fewer lots":          func(b *holder.ImportOpened) { b.Lots = 1 },
		"pages too full":      func(b *holder.ImportOpened) { b.Lots = 1_001 },
		"no totals":           func(b *holder.ImportOpened) { b.Totals = []model.ClassTotal{} },
		"totals out of order": func(b *holder.ImportOpened) { b.Totals[0], b.Totals[1] = b.Totals[1], b.Totals[0] },
		"nothing of a class":  func(b *holder.ImportOpened) { b.Totals[0].Quantity = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			entries := c.List().Entries
			body := w.OpeningOf([][]holder.ImportedEntry{entries[:1], entries[1:]})
			change(body)
			w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, body))
		})
	}
}
