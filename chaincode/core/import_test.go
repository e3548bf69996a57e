package core_test

import (
	"maps"
	"strings"
	"testing"

	"holdfast/chaincode/core"
)

// paged is a company whose list of the tests has been opened in two pages, of one holder each.
func paged(t tb) (*world, company, core.StagedID, [][]core.ImportedEntry) {
	t.Helper()
	w := founded(t)
	w.identify(seller)
	c := w.admit(facts())
	entries := c.list().Entries
	pages := [][]core.ImportedEntry{entries[:1], entries[1:]}
	return w, c, core.StagedID(w.applied(w.command(officer, c.id, w.openingOf(pages)))[0]), pages
}

func TestAListInPagesIsEnteredAtOnce(t *testing.T) {
	w, c, id, pages := paged(t)
	w.applied(w.importPage(c, id, 1, pages[1]), w.importPage(c, id, 0, pages[0])) // in any order
	if len(w.live(c.common)) != 0 || w.issued(c.common) != 0 {
		t.Error("shares count before the list is closed")
	}
	w.check()
	w.applied(w.importClosing(c, id))
	w.check()
	if len(w.live(c.common)) != 3 || len(w.live(c.preferred)) != 2 || w.issued(c.common) != 1_500 || w.issued(c.preferred) != 700 {
		t.Errorf("%d and %d are issued", w.issued(c.common), w.issued(c.preferred))
	}
	issuer := get[core.Issuer](w, core.IssuerRef(c.id))
	if issuer.Imported == nil || issuer.Import != id {
		t.Errorf("the issuer is %+v", issuer)
	}
}

func TestAPageSaysWhatTheOfficerSignedWhenOpening(t *testing.T) {
	w, c, id, pages := paged(t)
	for name, change := range map[string]func(e *core.ImportedEntry){
		"another number of shares": func(e *core.ImportedEntry) { e.Lots[0].Quantity++ },
		"another holder":           func(e *core.ImportedEntry) { e.Commitment = commitment("somebody else") },
		"another day":              func(e *core.ImportedEntry) { e.Lots[0].AcquiredOn = "2020-03-03" },
		"a lot less":               func(e *core.ImportedEntry) { e.Lots = e.Lots[:1] },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			entry := c.list().Entries[0]
			change(&entry)
			w.rejected(core.CodeTotalsDiffer, w.importPage(c, id, 0, []core.ImportedEntry{entry}))
		})
	}
	w.rejected(core.CodeTotalsDiffer, w.importPage(c, id, 1, pages[0]))
	w.rejected(core.CodeNotFound, w.importPage(c, id, 2, pages[0]))
	w.applied(w.importPage(c, id, 0, pages[0]))
	w.rejected(core.CodeAlreadyExists, w.importPage(c, id, 0, pages[0]))
}

func TestAListIsNotClosedWithAPageMissing(t *testing.T) {
	w, c, id, pages := paged(t)
	w.rejected(core.CodePagesMissing, w.importClosing(c, id))
	w.applied(w.importPage(c, id, 1, pages[1]))
	w.rejected(core.CodePagesMissing, w.importClosing(c, id))
	w.applied(w.importPage(c, id, 0, pages[0]), w.importClosing(c, id))
	w.check()
}

func TestTheTotalsOfAListAreThoseAdmittedAndThoseOfItsPages(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	entries := c.list().Entries
	open := func(change func(*core.ImportOpened)) core.SignedCommand {
		body := w.openingOf([][]core.ImportedEntry{entries[:1], entries[1:]})
		change(body)
		return w.command(officer, c.id, body)
	}
	other := facts()
	other.CorporateNumber = "1101110000009"
	foreign := w.admit(other)
	w.rejected(core.CodeTotalsDiffer, open(func(b *core.ImportOpened) { b.Totals[0].Quantity++ }))
	w.rejected(core.CodeTotalsDiffer, open(func(b *core.ImportOpened) { b.Totals = b.Totals[:1] }))
	w.rejected(core.CodeOverAuthorised, open(func(b *core.ImportOpened) { b.Totals[0].Quantity, b.Totals[1].Quantity = 20_000, 20_000 }))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, w.openingOf([][]core.ImportedEntry{entries})))
	w.rejected(core.CodeNotFound, open(func(b *core.ImportOpened) {
		b.Totals = append(b.Totals, core.ClassTotal{Class: max(foreign.common, b.Totals[1].Class+"0")[:38], Quantity: 1})
		b.Totals[2].Class = "class-ffffffffffffffffffffffffffffffff"
	}))
	for name, change := range map[string]func(*core.ImportOpened){
		"a holder more": func(b *core.ImportOpened) { b.Holders++ },
		"a lot more":    func(b *core.ImportOpened) { b.Lots++ },
		"a lot less":    func(b *core.ImportOpened) { b.Lots-- },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			id := core.StagedID(w.applied(open(change))[0])
			w.applied(w.importPage(c, id, 0, entries[:1]), w.importPage(c, id, 1, entries[1:]))
			w.rejected(core.CodeTotalsDiffer, w.importClosing(c, id))
			w.check()
		})
	}
}

func TestPagesThatAddUpToAnotherTotalAreNotClosed(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	entries := c.list().Entries
	honest := w.openingOf([][]core.ImportedEntry{entries})
	entries[0].Lots[0].Quantity++
	body := w.openingOf([][]core.ImportedEntry{entries})
	body.Totals = honest.Totals
	id := core.StagedID(w.applied(w.command(officer, c.id, body))[0])
	w.applied(w.importPage(c, id, 0, entries))
	w.rejected(core.CodeTotalsDiffer, w.importClosing(c, id))
	w.applied(w.command(officer, c.id, &core.ImportAborted{Import: id}))
	w.check()
}

func TestAnAbortedListLeavesNothingAndAnotherCanBeEntered(t *testing.T) {
	w, c, id, pages := paged(t)
	before := w.register(c)
	w.applied(w.importPage(c, id, 0, pages[0]), w.importPage(c, id, 1, pages[1]), w.command(officer, c.id, &core.ImportAborted{Import: id}))
	w.rejected(core.CodeWrongState, w.importClosing(c, id))
	for key := range w.register(c) {
		if before[key] == "" && !strings.HasPrefix(key, string(core.KindEntry)+"/") {
			t.Errorf("the abort left %s", key)
		}
	}
	c = w.importList(c)
	w.rejected(core.CodeAlreadyImported, w.command(officer, c.id, w.openingOf(pages)))
	w.check()
	for r := range w.records() { // the entries of the aborted list are nobody's to claim
		if e, ok := r.(core.HolderEntry); ok && e.Staged == id {
			w.rejected(core.CodeNotFound, w.attest(c, identity1, "member1", e.ID, seller))
		}
	}
}

func TestNothingOfAListIsClaimedBeforeItIsClosed(t *testing.T) {
	w, c, id, pages := paged(t)
	w.applied(w.importPage(c, id, 0, pages[0]), w.importPage(c, id, 1, pages[1]))
	var entry core.EntryID
	var lot core.LotID
	for r := range w.records() {
		if l, ok := r.(core.Lot); ok && l.Class == c.common {
			entry, lot = l.Entry, l.ID
		}
	}
	w.rejected(core.CodeNotFound, w.attest(c, identity1, "member1", entry, seller))
	w.rejected(core.CodeLotEnded, w.list(c, seller, lot, 1, 1))
	w.applied(w.importClosing(c, id))
	w.applied(w.attest(c, identity1, "member1", entry, seller), w.claim(c, seller, entry, lot))
	w.check()
}

func TestARegisterHasOneFirstList(t *testing.T) {
	w, c, id, pages := paged(t)
	second := core.StagedID(w.applied(w.command(officer, c.id, w.openingOf(pages)))[0])
	w.applied(w.importPage(c, id, 0, pages[0]), w.importPage(c, id, 1, pages[1]), w.importClosing(c, id))
	before := maps.Clone(w.register(c))
	w.rejected(core.CodeAlreadyImported, w.importPage(c, second, 0, pages[0]))
	w.rejected(core.CodeAlreadyImported, w.importClosing(c, second))
	w.rejected(core.CodeAlreadyImported, w.command(officer, c.id, c.list()))
	w.applied(w.command(officer, c.id, &core.ImportAborted{Import: second}))
	if !maps.Equal(w.register(c), before) {
		t.Error("the second list changed the register")
	}
	w.check()
}

func TestAnotherRegistersListIsNotFound(t *testing.T) {
	w, c, id, pages := paged(t)
	other := facts()
	other.CorporateNumber = "1101110000009"
	second := w.admit(other)
	w.rejected(core.CodeNotFound, w.importPage(second, id, 0, pages[0]))
	w.rejected(core.CodeNotFound, w.importClosing(second, id))
	w.rejected(core.CodeNotFound, w.command(officer, second.id, &core.ImportAborted{Import: id}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ImportAborted{Import: id}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.ImportClosed{Import: id}))
}

func TestAnOpeningOutOfFormIsRefused(t *testing.T) {
	w := founded(t)
	c := w.admit(facts())
	for name, change := range map[string]func(*core.ImportOpened){
		"no page":             func(b *core.ImportOpened) { b.Pages = []core.Digest{} },
		"a page twice":        func(b *core.ImportOpened) { b.Pages[1] = b.Pages[0] },
		"no digest":           func(b *core.ImportOpened) { b.List = "" },
		"fewer holders":       func(b *core.ImportOpened) { b.Holders = 1 },
		"fewer lots":          func(b *core.ImportOpened) { b.Lots = 1 },
		"pages too full":      func(b *core.ImportOpened) { b.Lots = 1_001 },
		"no totals":           func(b *core.ImportOpened) { b.Totals = []core.ClassTotal{} },
		"totals out of order": func(b *core.ImportOpened) { b.Totals[0], b.Totals[1] = b.Totals[1], b.Totals[0] },
		"nothing of a class":  func(b *core.ImportOpened) { b.Totals[0].Quantity = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			entries := c.list().Entries
			body := w.openingOf([][]core.ImportedEntry{entries[:1], entries[1:]})
			change(body)
			w.refused(core.CodeMalformed, w.command(officer, c.id, body))
		})
	}
}
