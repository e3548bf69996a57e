package simulator

import (
	"cmp"
	"slices"
	"strconv"

	"holdfast/chaincode/core"
)

// registerMakers make the acts about a register, of every group.
var registerMakers = table(slices.Concat(admissionMakers, importMakers, claimMakers, tradeMakers, moneyMakers, changeMakers, companyMakers, issueMakers,
	encumbranceMakers, moveMakers, rightMakers, correctionMakers, purgeMakers, approvalMakers, disputeMakers, requestMakers))

var admissionMakers = []maker{
	{core.TypeIssuerChecked, 3, func(g *Generator, r *register) (act, bool) {
		return g.decision(r, "admission desk 1", &core.IssuerChecked{Member: "member1", Evidence: g.digest()}, core.ApplicationIsFiled)
	}},
	{core.TypeIssuerAdmitted, 3, func(g *Generator, r *register) (act, bool) {
		return g.decision(r, "admission desk 2", &core.IssuerAdmitted{Member: "member1", Evidence: g.digest()}, core.ApplicationIsChecked)
	}},
	{core.TypeIssuerRefused, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := g.decision(r, "admission desk 1", &core.IssuerRefused{Member: "member1", Evidence: g.digest()}, core.ApplicationIsFiled)
		return a, ok && g.often(20)
	}},
	{core.TypeIssuerApplied, 1, func(g *Generator, r *register) (act, bool) {
		// the same company once more
		a, ok := get[core.Application](g, core.ApplicationRef(r.ID))
		return act{who: g.officer(), body: &core.IssuerApplied{Facts: a.Facts}}, ok && g.often(3)
	}},
}

// decision is a desk's about an application in a state.
func (g *Generator) decision(r *register, desk string, body core.Body, state core.ApplicationState) (act, bool) {
	a, ok := get[core.Application](g, core.ApplicationRef(r.ID))
	return act{who: g.person(desk), body: body}, ok && a.State == state
}

// company is what a new application says.
func (g *Generator) company() core.IssuerFacts {
	number := strconv.Itoa(1_000_000_000_000 + g.n(1_000_000_000_000))
	f := core.IssuerFacts{
		Name: "주식회사 " + number, CorporateNumber: number, BusinessNumber: number[:10], IncorporatedOn: "2020-03-02",
		Board: g.board(), CertificatesIssued: g.often(10), Homes: []core.MemberID{"member1", "member2"}, Extract: g.digest(),
	}
	for i := range 1 + g.n(2) {
		issued := core.Shares(10 + g.n(5_000))
		f.Classes = append(f.Classes, core.ClassTerms{
			Name: []string{"보통주", "우선주"}[i], Par: one(g, core.Won(500), 1_000, 5_000), Authorised: issued * core.Shares(1+g.n(8)), Issued: issued,
			Approval: one(g, core.BoardApproval, core.NoApproval),
		})
	}
	return f
}

// newRegister is an application; mostly the whole admission is signed ahead, each command after the one before it.
func (g *Generator) newRegister() []*Command {
	facts := g.company()
	who := g.officer()
	applied := g.sign(act{who: who, body: &core.IssuerApplied{Facts: facts}})
	out := []*Command{applied}
	if g.often(25) {
		return out
	}
	id := core.IssuerID(core.Derive(string(core.KindIssuer), applied.ID, 0))
	next := func(a act) *Command {
		a.register, a.after = id, []core.CommandID{out[len(out)-1].ID}
		c := g.maybeWrong(a)
		out = append(out, c)
		return c
	}
	next(act{who: g.person("admission desk 1"), body: &core.IssuerChecked{Member: "member1", Evidence: g.digest()}})
	admitted := next(act{who: g.person("admission desk 2"), body: &core.IssuerAdmitted{Member: "member1", Evidence: g.digest()}})
	if g.often(20) {
		return out
	}
	var totals []core.ClassTotal
	for i, terms := range facts.Classes {
		totals = append(totals, core.ClassTotal{Class: core.ClassID(core.Derive(string(core.KindClass), admitted.ID, i)), Quantity: terms.Issued})
	}
	next(act{who: who, body: &core.RegisterImported{List: g.digest(), Entries: g.list(totals)}})
	return out
}

// list is a shareholder list of so many shares of each class.
func (g *Generator) list(totals []core.ClassTotal) []core.ImportedEntry {
	entries := make([]core.ImportedEntry, 2+g.n(4))
	for i := range entries {
		entries[i] = core.ImportedEntry{Kind: one(g, core.Person, core.Person, core.Company, core.Fund), Commitment: g.commitment()}
	}
	for _, total := range totals {
		left := total.Quantity
		for i := range entries {
			part := left
			if i < len(entries)-1 {
				part = min(left, g.shares(left))
			}
			if part > 0 {
				entries[i].Lots = append(entries[i].Lots, core.ImportedLot{Class: total.Class, Quantity: part, AcquiredOn: one(g, core.Date("2020-03-02"), "2021-05-06", "2025-12-31")})
			}
			left -= part
		}
	}
	return slices.DeleteFunc(entries, func(e core.ImportedEntry) bool { return len(e.Lots) == 0 })
}

// unlisted is an issuer that has no list yet, with the totals that its list must have.
func (g *Generator) unlisted(r *register) (core.Issuer, []core.ClassTotal, bool) {
	issuer, ok := get[core.Issuer](g, core.IssuerRef(r.ID))
	if !ok || issuer.Imported != nil && g.n(30) > 0 {
		return issuer, nil, false
	}
	var totals []core.ClassTotal
	for _, class := range issuer.Classes {
		count, _ := get[core.Count](g, core.CountRef(class.ID))
		totals = append(totals, core.ClassTotal{Class: class.ID, Quantity: count.Declared})
	}
	if g.often(5) {
		totals[0].Quantity++
	}
	slices.SortFunc(totals, func(a, b core.ClassTotal) int { return cmp.Compare(a.Class, b.Class) })
	return issuer, totals, true
}

// officerOf is who acts for the company, mostly.
func (g *Generator) officerOf(r *register) *Person {
	a, _ := get[core.Application](g, core.ApplicationRef(r.ID))
	return g.known(a.By)
}

var importMakers = []maker{
	{core.TypeRegisterImported, 4, func(g *Generator, r *register) (act, bool) {
		_, totals, ok := g.unlisted(r)
		if !ok {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.RegisterImported{List: g.digest(), Entries: g.list(totals)}}, true
	}},
	{core.TypeImportOpened, 4, openImport},
	{core.TypeImportPaged, 6, pageImport},
	{core.TypeImportClosed, 3, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, core.KindImport, isOpenImport)
		return act{who: g.officerOf(r), body: &core.ImportClosed{Import: i.ID}}, ok
	}},
	{core.TypeImportAborted, 1, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, core.KindImport, isOpenImport)
		return act{who: g.officerOf(r), body: &core.ImportAborted{Import: i.ID}}, ok && g.often(30)
	}},
}

func isOpenImport(i core.Import) bool { return i.State == core.ImportIsOpen }

// pagesOf are the pages of a list in pages. They follow from its name alone, so that they are the same when it is opened and
// when a page is sent: a ledger holds their digests only.
func (g *Generator) pagesOf(list core.Digest, totals []core.ClassTotal) [][]core.ImportedEntry {
	all := *g
	all.random = seeded(string(list))
	entries := all.list(totals)
	middle := (len(entries) + 1) / 2
	if middle == len(entries) {
		return [][]core.ImportedEntry{entries}
	}
	return [][]core.ImportedEntry{entries[:middle], entries[middle:]}
}

func openImport(g *Generator, r *register) (act, bool) {
	_, totals, ok := g.unlisted(r)
	if !ok || len(r.kinds[core.KindImport]) > 2 {
		return act{}, false
	}
	body := &core.ImportOpened{List: g.digest(), Totals: totals}
	for _, page := range g.pagesOf(body.List, totals) {
		digest, err := core.PageDigest(page)
		if err != nil {
			panic(err) // a list of the generator's own
		}
		body.Pages = append(body.Pages, digest)
		body.Holders += len(page)
		for _, e := range page {
			body.Lots += len(e.Lots)
		}
	}
	return act{who: g.officerOf(r), body: body}, true
}

func pageImport(g *Generator, r *register) (act, bool) {
	i, ok := find(g, r, core.KindImport, isOpenImport)
	if !ok {
		return act{}, false
	}
	pages := g.pagesOf(i.List, i.Totals)
	n := g.n(len(pages))
	if _, there := get[core.ImportPage](g, core.ImportPageRef(i.ID, n)); there && g.often(90) {
		n = len(pages) - 1 - n
	}
	return act{who: g.holder(), body: &core.ImportPaged{Import: i.ID, Index: n, Entries: pages[n]}}, true
}

var claimMakers = []maker{
	{core.TypeClaimAttested, 8, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsUnclaimed })
		desk, member := g.desk(core.IdentityDesk)
		return act{who: desk, body: &core.ClaimAttested{Member: member, Entry: e.ID, Party: g.holder().DID, Evidence: g.digest()}}, ok
	}},
	{core.TypeEntryClaimed, 8, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsAttested })
		if !ok {
			return act{}, false
		}
		return act{who: g.known(e.Controller), body: &core.EntryClaimed{Entry: e.ID, Lots: g.lotsOf(r, e.ID)}}, true
	}},
	{core.TypeClaimObjected, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsClaimed && g.now < e.SellableFrom })
		if ok && g.often(30) {
			desk, member := g.desk(core.IdentityDesk)
			return act{who: desk, body: &core.ClaimObjected{Entry: e.ID, Member: member, Reason: g.digest()}}, true
		}
		return act{who: g.officerOf(r), body: &core.ClaimObjected{Entry: e.ID, Reason: g.digest()}}, ok
	}},
	{core.TypeClaimDecided, 4, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsContested })
		desk, member := g.desk(core.IdentityDesk)
		return act{who: desk, body: &core.ClaimDecided{Member: member, Entry: e.ID, Uphold: g.often(60), Evidence: g.digest()}}, ok
	}},
	{core.TypeCertificateRequested, 2, func(g *Generator, r *register) (act, bool) {
		if a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.Settled != nil }); ok && g.often(50) {
			who := g.known(one(g, a.Terms.Buyer, a.Terms.Seller))
			return act{who: who, body: &core.CertificateRequested{Kind: core.ContractCertificate, Agreement: a.ID, HolderKey: who.Key, Member: "member1"}}, true
		}
		lot, who, ok := g.held(r)
		return act{who: who, body: &core.CertificateRequested{Kind: core.HoldingCertificate, Lot: lot.ID, HolderKey: who.Key, Member: "member2"}}, ok
	}},
}

// lotsOf are up to three of an entry's live lots.
func (g *Generator) lotsOf(r *register, entry core.EntryID) []core.LotID {
	out := []core.LotID{}
	for _, c := range r.kinds[core.KindLot] {
		lot, ok := c.head().record.(core.Lot)
		if ok && lot.Entry == entry && len(out) < 3 && g.live(lot) {
			out = append(out, lot.ID)
		}
	}
	return out
}

// live tells whether a lot counts.
func (g *Generator) live(lot core.Lot) bool {
	class, ok := get[core.ShareClass](g, core.ClassRef(lot.Class))
	return ok && class.Live(lot)
}

// held is a live lot of an entry that somebody controls, and who that is.
func (g *Generator) held(r *register) (core.Lot, *Person, bool) {
	lot, ok := find(g, r, core.KindLot, g.live)
	if !ok {
		return lot, g.holder(), false
	}
	entry, ok := get[core.HolderEntry](g, core.EntryRef(lot.Entry))
	if !ok || entry.Controller == "" {
		return lot, g.holder(), false
	}
	return lot, g.known(entry.Controller), true
}
