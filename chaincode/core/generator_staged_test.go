package core_test

import (
	"fmt"
	"slices"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands,
		func(g *generator) core.SignedCommand { return g.changing() },
		func(g *generator) core.SignedCommand { return g.changing() },
		func(g *generator) core.SignedCommand { return g.importing() },
	)
}

// changing is an act on a class of some register, or the next step of one.
func (g *generator) changing() core.SignedCommand {
	var open []core.Change
	for _, id := range g.made["staged"] {
		change, ok := find[core.Change](g, core.ChangeRef(core.StagedID(id)))
		if ok && (change.State == core.ChangeIsOpen || change.State == core.ChangeIsAnnounced) {
			open = append(open, change)
		}
	}
	if len(open) == 0 || g.chance(10, "another act") {
		return g.announcing()
	}
	change := pick(g, open, "act")
	c := company{id: change.Issuer}
	if g.chance(8, "abort") {
		return g.about(officer, c.id, &core.ChangeAborted{Change: change.ID})
	}
	if change.State == core.ChangeIsAnnounced {
		return g.about(officer, c.id, &core.ChangeOpened{Change: change.ID})
	}
	return g.paging(change)
}

// announcing is an act on a class of an issuer that has its list; at times its ratio does not fit.
func (g *generator) announcing() core.SignedCommand {
	issuer, ok := find[core.Issuer](g, core.IssuerRef(core.IssuerID(g.one("issuer"))))
	if !ok {
		return g.application()
	}
	id := pick(g, issuer.Classes, "class").ID
	class, _ := find[core.ShareClass](g, core.ClassRef(id))
	n := int64(2 + g.upTo(3, "ratio"))
	x := core.ChangeTerms{
		Class: id, Into: id, Kind: core.Split, Numerator: n, Denominator: 1, Fractions: core.RoundDown, Par: max(100, class.Par/core.Won(n)),
		Authorised: 20_000, EffectiveOn: g.w.now.DateInKorea(), Resolution: digest("minutes"),
	}
	switch g.upTo(5, "kind") {
	case 0:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.NoticeOn = core.Consolidation, 1, n, class.Par*core.Won(n), "2026-01-02"
	case 1:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.Fractions = core.Cancellation, 1, n, class.Par, core.RoundUp
	case 2:
		x.Kind, x.Into = core.Conversion, pick(g, issuer.Classes, "into").ID
		into, _ := find[core.ShareClass](g, core.ClassRef(x.Into))
		x.Numerator, x.Par = 1, into.Par
	case 3, 4:
		x.Kind, x.Numerator, x.Denominator, x.Par = core.Bonus, 1, n, class.Par
		x.AsOf = g.w.now.After(-core.Seconds(g.upTo(300, "ago")))
		if g.chance(40, "rights") {
			x.Kind, x.Price, x.PayBy = core.Rights, 1_000, x.EffectiveOn
		}
	}
	return g.about(officer, issuer.ID, &core.ChangeAnnounced{ChangeTerms: x})
}

// paging is the next page of an open act, or its close once the pages have all its shares; at times too early.
func (g *generator) paging(change core.Change) core.SignedCommand {
	next, in := 0, core.Shares(0)
	var last core.ChangePage
	for {
		page, ok := find[core.ChangePage](g, core.ChangePageRef(change.ID, next))
		if !ok {
			break
		}
		last, next, in = page, next+1, in+page.In
	}
	var lots []core.Lot
	for _, lot := range g.w.countedFor(change) {
		if lot.Entry > last.Last || lot.Entry == last.Last && lot.ID > last.LastLot {
			lots = append(lots, lot)
		}
	}
	if len(lots) == 0 || g.chance(10, "too early") {
		return g.about(officer, change.Issuer, &core.ChangeClosed{Change: change.ID, Pages: max(1, next)})
	}
	ids := g.w.pagesOf(change.ID, lots, len(lots))[0]
	ids = ids[:1+g.upTo(len(ids)-1, "page")]
	if g.chance(5, "hide a lot") && len(ids) > 1 {
		ids = slices.Delete(ids, 0, 1)
	}
	return g.about(officer, change.Issuer, &core.ChangePaged{Change: change.ID, Index: next, Lots: ids})
}

// countedFor are the lots that an act on a class is about, as a client finds them.
func (w *world) countedFor(change core.Change) []core.Lot {
	w.Helper()
	class := get[core.ShareClass](w, core.ClassRef(change.Terms.Class))
	if change.Terms.AsOf == 0 {
		return w.live(class.ID)
	}
	var lots []core.Lot
	for r := range w.records() {
		lot, ok := r.(core.Lot)
		if !ok || lot.Class != class.ID {
			continue
		}
		from := lot.Recorded.At
		if lot.Staged != "" {
			from = w.closedAt(lot.Staged)
		}
		if class.LiveAt(lot, from, change.Terms.AsOf) {
			lots = append(lots, lot)
		}
	}
	return lots
}

// closedAt is when a staged act was closed; long from now where it was not.
func (w *world) closedAt(id core.StagedID) core.Time {
	w.Helper()
	for r := range w.records() {
		switch r := r.(type) {
		case core.Change:
			if r.ID == id && r.State == core.ChangeIsClosed {
				return r.Ended.At
			}
		case core.Import:
			if r.ID == id && r.State == core.ImportIsClosed {
				return r.Ended.At
			}
		}
	}
	return 1 << 40
}

// importing is a list in pages of some issuer, or the next step of one.
func (g *generator) importing() core.SignedCommand {
	for _, id := range g.made["staged"] {
		list, ok := find[core.Import](g, core.ImportRef(core.StagedID(id)))
		if !ok || list.State != core.ImportIsOpen || g.chance(5, "another list") {
			continue
		}
		pages := g.listOf(list.Issuer)
		if g.chance(5, "abort") {
			return g.about(officer, list.Issuer, &core.ImportAborted{Import: list.ID})
		}
		for i, page := range pages {
			if _, there := find[core.ImportPage](g, core.ImportPageRef(list.ID, i)); !there && g.chance(90, "page") {
				return g.about(stranger, list.Issuer, &core.ImportPaged{Import: list.ID, Index: i, Entries: page})
			}
		}
		return g.about(officer, list.Issuer, &core.ImportClosed{Import: list.ID})
	}
	issuer, ok := find[core.Issuer](g, core.IssuerRef(core.IssuerID(g.one("issuer"))))
	if !ok || issuer.Imported != nil && g.chance(90, "admit another") {
		return g.application()
	}
	return g.about(officer, issuer.ID, g.w.openingOf(g.listOf(issuer.ID)))
}

// listOf is the list of the tests for an issuer, in pages of one holder.
func (g *generator) listOf(id core.IssuerID) [][]core.ImportedEntry {
	issuer := get[core.Issuer](g.w, core.IssuerRef(id))
	list := company{common: issuer.Classes[0].ID, preferred: issuer.Classes[len(issuer.Classes)-1].ID}.list()
	var pages [][]core.ImportedEntry
	for i, entry := range list.Entries {
		entry.Commitment = commitment(fmt.Sprint(id, i))
		pages = append(pages, []core.ImportedEntry{entry})
	}
	return pages
}
