package simulator

import (
	"cmp"
	"slices"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// registerMakers make the acts about a register, of every group.
var registerMakers = table(slices.Concat(admissionMakers, importMakers, claimMakers, tradeMakers, moneyMakers, changeMakers, companyMakers, issueMakers,
	encumbranceMakers, moveMakers, rightMakers, correctionMakers, purgeMakers, approvalMakers, disputeMakers, requestMakers))

var admissionMakers = []maker{
	{company.TypeIssuerChecked, 3, func(g *Generator, r *register) (act, bool) {
		return g.decision(r, "admission desk 1", &company.IssuerChecked{Member: "member1", Evidence: g.digest()}, model.ApplicationIsFiled)
	}},
	{company.TypeIssuerAdmitted, 3, func(g *Generator, r *register) (act, bool) {
		return g.decision(r, "admission desk 2", &company.IssuerAdmitted{Member: "member1", Evidence: g.digest()}, model.ApplicationIsChecked)
	}},
	{company.TypeIssuerRefused, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := g.decision(r, "admission desk 1", &company.IssuerRefused{Member: "member1", Evidence: g.digest()}, model.ApplicationIsFiled)
		return a, ok && g.often(20)
	}},
	{company.TypeIssuerApplied, 1, func(g *Generator, r *register) (act, bool) {
		// the same company once more
		a, ok := get[model.Application](g, model.ApplicationRef(r.ID))
		return act{who: g.officer(), body: &company.IssuerApplied{Facts: a.Facts}}, ok && g.often(3)
	}},
}

// decision is a desk's about an application in a state.
func (g *Generator) decision(r *register, desk string, body model.Body, state model.ApplicationState) (act, bool) {
	a, ok := get[model.Application](g, model.ApplicationRef(r.ID))
	return act{who: g.person(desk), body: body}, ok && a.State == state
}

// company is what a new application says.
func (g *Generator) company() model.IssuerFacts {
	number := strconv.Itoa(1_000_000_000_000 + g.n(1_000_000_000_000))
	f := model.IssuerFacts{
		Name: "주식회사 " + number, CorporateNumber: number, BusinessNumber: number[:10], IncorporatedOn: "2020-03-02",
		Board: g.board(), CertificatesIssued: g.often(25), Homes: []value.MemberID{"member1", "member2"}, Extract: g.digest(),
	}
	for i := range 1 + g.n(2) {
		issued := value.Shares(10 + g.n(5_000))
		f.Classes = append(f.Classes, model.ClassTerms{
			Name: []string{"보통주", "우선주"}[i], Par: one(g, value.Won(500), 1_000, 5_000), Authorised: issued * value.Shares(1+g.n(8)), Issued: issued,
			Approval: one(g, model.BoardApproval, model.NoApproval),
		})
	}
	return f
}

// newRegister is an application; mostly the whole admission is signed ahead, each command after the one before it.
func (g *Generator) newRegister() []*Command {
	facts := g.company()
	who := g.officer()
	applied := g.sign(act{who: who, body: &company.IssuerApplied{Facts: facts}})
	out := []*Command{applied}
	if g.often(25) {
		return out
	}
	id := value.IssuerID(value.Derive(string(model.KindIssuer), applied.ID, 0))
	next := func(a act) *Command {
		a.register, a.after = id, []value.CommandID{out[len(out)-1].ID}
		c := g.maybeWrong(a)
		out = append(out, c)
		return c
	}
	next(act{who: g.person("admission desk 1"), body: &company.IssuerChecked{Member: "member1", Evidence: g.digest()}})
	admitted := next(act{who: g.person("admission desk 2"), body: &company.IssuerAdmitted{Member: "member1", Evidence: g.digest()}})
	if g.often(20) {
		return out
	}
	var totals []model.ClassTotal
	for i, terms := range facts.Classes {
		totals = append(totals, model.ClassTotal{Class: value.ClassID(value.Derive(string(model.KindClass), admitted.ID, i)), Quantity: terms.Issued})
	}
	next(act{who: who, body: &holder.RegisterImported{List: g.digest(), Entries: g.list(totals, facts.CertificatesIssued)}})
	return out
}

// unlisted is an issuer that has no list yet, with the totals that its list must have.
func (g *Generator) unlisted(r *register) (model.Issuer, []model.ClassTotal, bool) {
	issuer, ok := get[model.Issuer](g, model.IssuerRef(r.ID))
	if !ok || issuer.Imported != nil && g.n(30) > 0 {
		return issuer, nil, false
	}
	var totals []model.ClassTotal
	for _, class := range issuer.Classes {
		count, _ := get[model.Count](g, model.CountRef(class.ID))
		totals = append(totals, model.ClassTotal{Class: class.ID, Quantity: count.Declared})
	}
	if g.often(5) {
		totals[0].Quantity++
	}
	slices.SortFunc(totals, func(a, b model.ClassTotal) int { return cmp.Compare(a.Class, b.Class) })
	return issuer, totals, true
}

// officerOf is who acts for the company, mostly.
func (g *Generator) officerOf(r *register) *Person {
	a, _ := get[model.Application](g, model.ApplicationRef(r.ID))
	return g.known(a.By)
}

var importMakers = []maker{
	{holder.TypeRegisterImported, 4, func(g *Generator, r *register) (act, bool) {
		issuer, totals, ok := g.unlisted(r)
		if !ok {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &holder.RegisterImported{List: g.digest(), Entries: g.list(totals, issuer.CertificatesIssued)}}, true
	}},
	{holder.TypeImportOpened, 4, openImport},
	{holder.TypeImportPaged, 6, pageImport},
	{holder.TypeImportClosed, 3, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, model.KindImport, isOpenImport)
		return act{who: g.officerOf(r), body: &holder.ImportClosed{Import: i.ID}}, ok
	}},
	{holder.TypeImportAborted, 1, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, model.KindImport, isOpenImport)
		return act{who: g.officerOf(r), body: &holder.ImportAborted{Import: i.ID}}, ok && g.often(30)
	}},
}

func isOpenImport(i model.Import) bool { return i.State == model.ImportIsOpen }

// pagesOf are the pages of a list in pages. They follow from its name alone, so that they are the same when it is opened and
// when a page is sent: a ledger holds their digests only.
func (g *Generator) pagesOf(list value.Digest, totals []model.ClassTotal, certified bool) [][]holder.ImportedEntry {
	all := *g
	all.random = seeded(string(list))
	entries := all.list(totals, certified)
	middle := (len(entries) + 1) / 2
	if middle == len(entries) {
		return [][]holder.ImportedEntry{entries}
	}
	return [][]holder.ImportedEntry{entries[:middle], entries[middle:]}
}

func openImport(g *Generator, r *register) (act, bool) {
	issuer, totals, ok := g.unlisted(r)
	if !ok || len(r.kinds[model.KindImport]) > 2 {
		return act{}, false
	}
	body := &holder.ImportOpened{List: g.digest(), Totals: totals}
	for _, page := range g.pagesOf(body.List, totals, issuer.CertificatesIssued) {
		digest, err := holder.PageDigest(page)
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
	i, ok := find(g, r, model.KindImport, isOpenImport)
	if !ok {
		return act{}, false
	}
	issuer, _ := g.issuer(r)
	pages := g.pagesOf(i.List, i.Totals, issuer.CertificatesIssued)
	n := g.n(len(pages))
	if _, there := get[model.ImportPage](g, model.ImportPageRef(i.ID, n)); there && g.often(90) {
		n = len(pages) - 1 - n
	}
	return act{who: g.holder(), body: &holder.ImportPaged{Import: i.ID, Index: n, Entries: pages[n]}}, true
}

var claimMakers = []maker{
	{holder.TypeClaimAttested, 8, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsUnclaimed })
		desk, member := g.desk(model.IdentityDesk)
		return act{who: desk, body: &holder.ClaimAttested{Member: member, Entry: e.ID, Party: g.holder().DID, Evidence: g.digest()}}, ok
	}},
	{holder.TypeEntryClaimed, 8, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsAttested })
		if !ok {
			return act{}, false
		}
		return act{who: g.known(e.Controller), body: &holder.EntryClaimed{Entry: e.ID, Address: g.address(), Lots: g.lotsOf(r, e.ID)}}, true
	}},
	{holder.TypeClaimObjected, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsClaimed && g.now < e.SellableFrom })
		if ok && g.often(30) {
			desk, member := g.desk(model.IdentityDesk)
			return act{who: desk, body: &holder.ClaimObjected{Entry: e.ID, Member: member, Reason: g.digest()}}, true
		}
		return act{who: g.officerOf(r), body: &holder.ClaimObjected{Entry: e.ID, Reason: g.digest()}}, ok
	}},
	{holder.TypeClaimDecided, 4, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsContested })
		desk, member := g.desk(model.IdentityDesk)
		return act{who: desk, body: &holder.ClaimDecided{Member: member, Entry: e.ID, Uphold: g.often(60), Evidence: g.digest()}}, ok
	}},
	{certificate.TypeCertificateRequested, 2, func(g *Generator, r *register) (act, bool) {
		if a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.Settled != nil }); ok && g.often(50) {
			who := g.known(one(g, a.Terms.Buyer, a.Terms.Seller))
			return act{who: who, body: &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: a.ID, HolderKey: who.Key, Member: "member1"}}, true
		}
		lot, who, ok := g.held(r)
		return act{who: who, body: &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: lot.ID, HolderKey: who.Key, Member: "member2"}}, ok
	}},
}

// lotsOf are up to three of an entry's live lots.
func (g *Generator) lotsOf(r *register, entry value.EntryID) []value.LotID {
	out := []value.LotID{}
	for _, c := range r.kinds[model.KindLot] {
		lot, ok := c.head().record.(model.Lot)
		if ok && lot.Entry == entry && len(out) < 3 && g.live(lot) {
			out = append(out, lot.ID)
		}
	}
	return out
}

// live tells whether a lot counts.
func (g *Generator) live(lot model.Lot) bool {
	class, ok := get[model.ShareClass](g, model.ClassRef(lot.Class))
	return ok && class.Live(lot, g.closed())
}

// closed finds when staged acts were closed.
func (g *Generator) closed() model.Closed {
	return func(act value.StagedID) (value.Time, bool) {
		completion, ok := get[model.Completion](g, model.CompletionRef(act))
		return completion.On.At, ok
	}
}

// held is a live lot of an entry that somebody controls, and who that is.
func (g *Generator) held(r *register) (model.Lot, *Person, bool) {
	lot, ok := find(g, r, model.KindLot, g.live)
	if !ok {
		return lot, g.holder(), false
	}
	entry, ok := get[model.HolderEntry](g, model.EntryRef(lot.Entry))
	if !ok || entry.Controller == "" {
		return lot, g.holder(), false
	}
	return lot, g.known(entry.Controller), true
}
