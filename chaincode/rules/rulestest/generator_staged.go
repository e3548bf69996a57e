package rulestest

import (
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands,
		func(g *Generator) model.SignedCommand { return g.changing() },
		func(g *Generator) model.SignedCommand { return g.changing() },
		func(g *Generator) model.SignedCommand { return g.importing() },
	)
}

// changing is an act on a class of some register, or the next step of one.
func (g *Generator) changing() model.SignedCommand {
	var open []model.Change
	for _, id := range g.Made["staged"] {
		change, ok := find[model.Change](g, model.ChangeRef(value.StagedID(id)))
		if ok && (change.State == model.ChangeIsOpen || change.State == model.ChangeIsAnnounced) {
			open = append(open, change)
		}
	}
	if len(open) == 0 || g.Chance(10, "another act") {
		return g.announcing()
	}
	chg := Pick(g, open, "act")
	c := Company{ID: chg.Issuer}
	if g.Chance(8, "abort") {
		return g.about(Officer, c.ID, &change.ChangeAborted{Change: chg.ID})
	}
	if chg.State == model.ChangeIsAnnounced {
		return g.about(Officer, c.ID, &change.ChangeOpened{Change: chg.ID})
	}
	return g.paging(chg)
}

// announcing is an act on a class of an issuer that has its list; at times its ratio does not fit.
func (g *Generator) announcing() model.SignedCommand {
	issuer, ok := find[model.Issuer](g, model.IssuerRef(value.IssuerID(g.one("issuer"))))
	if !ok {
		return g.application()
	}
	id := Pick(g, issuer.Classes, "class").ID
	class, _ := find[model.ShareClass](g, model.ClassRef(id))
	n := int64(2 + g.UpTo(3, "ratio"))
	x := model.ChangeTerms{
		Class: id, Into: id, Kind: model.Split, Numerator: n, Denominator: 1, Fractions: model.RoundDown, Par: max(100, class.Par/value.Won(n)),
		Authorised: 20_000, EffectiveOn: g.W.Now.DateInKorea(), Resolution: Digest("minutes"),
	}
	switch g.UpTo(5, "kind") {
	case 0:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.NoticeOn = model.Consolidation, 1, n, class.Par*value.Won(n), "2026-01-02"
	case 1:
		x.Kind, x.Numerator, x.Denominator, x.Par, x.Fractions = model.Cancellation, 1, n, class.Par, model.RoundUp
	case 2:
		x.Kind, x.Into = model.Conversion, Pick(g, issuer.Classes, "into").ID
		into, _ := find[model.ShareClass](g, model.ClassRef(x.Into))
		x.Numerator, x.Par = 1, into.Par
	case 3, 4:
		x.Kind, x.Numerator, x.Denominator, x.Par = model.Bonus, 1, n, class.Par
		x.AsOf = g.W.Now.After(-value.Seconds(g.UpTo(300, "ago")))
		if g.Chance(40, "rights") {
			x.Kind, x.Price, x.PayBy = model.Rights, 1_000, x.EffectiveOn
		}
	}
	return g.about(Officer, issuer.ID, &change.ChangeAnnounced{ChangeTerms: x})
}

// paging is the next page of an open act, or its close once the pages have all its shares; at times too early.
func (g *Generator) paging(chg model.Change) model.SignedCommand {
	next, in := 0, value.Shares(0)
	var last model.ChangePage
	for {
		page, ok := find[model.ChangePage](g, model.ChangePageRef(chg.ID, next))
		if !ok {
			break
		}
		last, next, in = page, next+1, in+page.In
	}
	var lots []model.Lot
	for _, lot := range g.W.countedFor(chg) {
		if lot.Entry > last.Last || lot.Entry == last.Last && lot.ID > last.LastLot {
			lots = append(lots, lot)
		}
	}
	if len(lots) == 0 || g.Chance(10, "too early") {
		return g.about(Officer, chg.Issuer, &change.ChangeClosed{Change: chg.ID, Pages: max(1, next)})
	}
	ids := g.W.PagesOf(chg.ID, lots, len(lots))[0]
	ids = ids[:1+g.UpTo(len(ids)-1, "page")]
	if g.Chance(5, "hide a lot") && len(ids) > 1 {
		ids = slices.Delete(ids, 0, 1)
	}
	return g.about(Officer, chg.Issuer, &change.ChangePaged{Change: chg.ID, Index: next, Lots: ids})
}

// countedFor are the lots that an act on a class is about, as a client finds them.
func (w *World) countedFor(change model.Change) []model.Lot {
	w.Helper()
	class := Get[model.ShareClass](w, model.ClassRef(change.Terms.Class))
	if change.Terms.AsOf == 0 {
		return w.Live(class.ID)
	}
	var lots []model.Lot
	for r := range w.Records() {
		lot, ok := r.(model.Lot)
		if !ok || lot.Class != class.ID {
			continue
		}
		if class.LiveAt(lot, w.Closed(), change.Terms.AsOf) {
			lots = append(lots, lot)
		}
	}
	return lots
}

// importing is a list in pages of some issuer, or the next step of one.
func (g *Generator) importing() model.SignedCommand {
	for _, id := range g.Made["staged"] {
		list, ok := find[model.Import](g, model.ImportRef(value.StagedID(id)))
		if !ok || list.State != model.ImportIsOpen || g.Chance(5, "another list") {
			continue
		}
		pages := g.listOf(list.Issuer)
		if g.Chance(5, "abort") {
			return g.about(Officer, list.Issuer, &holder.ImportAborted{Import: list.ID})
		}
		for i, page := range pages {
			if _, there := find[model.ImportPage](g, model.ImportPageRef(list.ID, i)); !there && g.Chance(90, "page") {
				return g.about(Stranger, list.Issuer, &holder.ImportPaged{Import: list.ID, Index: i, Entries: page})
			}
		}
		return g.about(Officer, list.Issuer, &holder.ImportClosed{Import: list.ID})
	}
	issuer, ok := find[model.Issuer](g, model.IssuerRef(value.IssuerID(g.one("issuer"))))
	if !ok || issuer.Imported != nil && g.Chance(90, "admit another") {
		return g.application()
	}
	return g.about(Officer, issuer.ID, g.W.OpeningOf(g.listOf(issuer.ID)))
}

// listOf is the list of the tests for an issuer, in pages of one holder: the whole one where the company has issued certificates.
func (g *Generator) listOf(id value.IssuerID) [][]holder.ImportedEntry {
	issuer := Get[model.Issuer](g.W, model.IssuerRef(id))
	c := Company{Common: issuer.Classes[0].ID, Preferred: issuer.Classes[len(issuer.Classes)-1].ID}
	entries := c.List().Entries
	if issuer.CertificatesIssued {
		entries = c.WholeList()
	}
	var pages [][]holder.ImportedEntry
	for i, entry := range entries {
		entry.Commitment = Commitment(fmt.Sprint(id, i))
		pages = append(pages, []holder.ImportedEntry{entry})
	}
	return pages
}
