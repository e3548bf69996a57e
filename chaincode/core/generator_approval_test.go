package core_test

import (
	"slices"
	"strings"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands,
		(*generator).approving, (*generator).approving, (*generator).approving, (*generator).approving, (*generator).several, (*generator).asking, (*generator).settings,
	)
}

// trades makes a sale of ten shares of the seller's first lot in each state that is not reached at once, and a whole one of another
// class, so that what random commands do with them is seen. It returns what was made, for the generator.
func (w *world) trades(c company) []string {
	w.Helper()
	var made []string
	lot := c.lots[0]
	sell := func() trade {
		d := w.offered(c, lot, 10, 10, 1_000)
		made = append(made, string(d.listing), string(d.offer), string(d.agreement))
		w.applied(w.sign(d, seller), w.sign(d, buyer))
		return d
	}
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.NoApproval}))
	d := sell()
	w.applied(w.deposit(d, 10_000), w.settle(d))
	began, balance := w.agreed(d).Began, w.agreed(d).Balance
	made, lot = append(made, string(began), string(balance), string(w.lot(began).Entry)), balance
	w.pass(60)
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.BoardApproval}))
	for _, state := range []core.AgreementState{
		core.AgreementIsRefused, core.AgreementIsDesignationRequested, core.AgreementIsDesignatedBuyer, core.AgreementIsCompanyPurchase,
	} {
		w.refusedUpTo(sell(), state)
	}
	w.applied(w.amend(c, core.ArticlesAmended{Preemption: &core.FirstRefusal{Days: 2}}))
	sell()
	w.applied(w.amend(c, core.ArticlesAmended{Preemption: &core.FirstRefusal{}, Approval: core.MeetingApproval}))
	sell()
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.NoApproval}))
	for range 2 {
		w.applied(w.deposit(sell(), 10_000))
	}
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.BoardApproval}))
	return made
}

// approving is the next step of some trade that others than buyer and seller have a say in, or that went wrong.
func (g *generator) approving() core.SignedCommand {
	ids := g.made["agreement"]
	if len(ids) == 0 {
		return g.signature()
	}
	a, ok := find[core.Agreement](g, core.AgreementRef(core.AgreementID(pick(g, ids, "agreement"))))
	if !ok {
		return g.signature()
	}
	d := trade{company: company{id: a.Terms.Issuer}, agreement: a.ID, terms: a.Terms}
	if g.chance(20, "silence") {
		return g.about(stranger, d.id, pick(g, []core.Body{
			&core.ApprovalDeemed{Agreement: a.ID}, &core.AgreementExpired{Agreement: a.ID}, &core.DisputeLapsed{Agreement: a.ID}, &core.FirstRefusalClosed{Agreement: a.ID},
		}, "end"))
	}
	holder := known(a.Terms.Seller)
	switch a.State {
	case core.AgreementIsFirstRefusal:
		return g.taking(d)
	case core.AgreementIsApprovalPending:
		if g.chance(40, "meeting") {
			return g.about(officer, d.id, &core.MeetingDecided{Agreement: a.ID, Approve: g.chance(50, "approve"), HeldOn: g.w.now.DateInKorea(), Minutes: digest("minutes")})
		}
		return g.w.vote(d, pick(g, []someone{director1, director2, director3}, "director"), g.chance(20, "approve"))
	case core.AgreementIsRefused:
		return g.about(holder, d.id, pick(g, []core.Body{&core.DesignationRequested{Agreement: a.ID}, &core.PurchaseRequested{Agreement: a.ID}}, "choice"))
	case core.AgreementIsDesignationRequested:
		return g.about(officer, d.id, &core.BuyerDesignated{Agreement: a.ID, Buyer: g.mostly(stranger).did(), Resolution: digest("minutes")})
	case core.AgreementIsDesignatedBuyer:
		return g.about(known(a.Designated), d.id, &core.SaleDemanded{Agreement: a.ID})
	case core.AgreementIsCompanyPurchase:
		if g.chance(30, "an entry for own shares") {
			return g.about(officer, d.id, &core.TreasuryOpened{Commitment: commitment("the company")})
		}
		return g.cosign(g.w.companyBuys(d, officer), holder)
	case core.AgreementIsAgreed, core.AgreementIsFunded:
		return g.about(pick(g, []someone{holder, known(a.Terms.Buyer)}, "party"), d.id, &core.DisputeOpened{Agreement: a.ID, Reason: digest("why")})
	case core.AgreementIsDisputed:
		return g.cosign(g.w.rule(d, arbiter, pick(g, []core.Ruling{core.RulingSettle, core.RulingRefund}, "ruling")), arbiter2)
	case core.AgreementIsSettled:
		return g.about(escrower, d.id, &core.PayoutFailed{Agreement: a.ID, Reason: digest("returned")})
	case core.AgreementIsPayoutFailed:
		return g.cosign(g.w.command(holder, d.id, &core.AccountReplaced{Agreement: a.ID, Payout: commitment(string(g.w.now.String()))}), escrower)
	}
	return g.signature()
}

// taking is a holder's taking of shares, by lots of theirs.
func (g *generator) taking(d trade) core.SignedCommand {
	entry, ok := find[core.HolderEntry](g, core.EntryRef(core.EntryID(g.one("entry"))))
	if !ok {
		return g.claims()
	}
	var lots []core.LotID
	for _, id := range g.made["lot"] {
		lot, found := find[core.Lot](g, core.LotRef(core.LotID(id)))
		if found && lot.Entry == entry.ID && lot.Class == d.terms.Class && lot.Ended == nil && !slices.Contains(lots, lot.ID) && len(lots) < core.MaxLots {
			lots = append(lots, lot.ID)
		}
	}
	if len(lots) == 0 {
		return g.about(stranger, d.id, &core.FirstRefusalClosed{Agreement: d.agreement})
	}
	quantity := d.terms.Quantity
	if g.chance(40, "some") {
		quantity = 1 + core.Shares(g.upTo(int(quantity), "quantity"))
	}
	return g.about(known(entry.Controller), d.id, &core.FirstRefusalTaken{Agreement: d.agreement, Entry: entry.ID, Quantity: quantity, Lots: lots})
}

// several lists parts of several lots of one holder.
func (g *generator) several() core.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.listing()
	}
	b := &core.SharesListed{
		Lot: lot.ID, Quantity: g.part(lot), Price: 1 + core.Won(g.upTo(1_000, "price")), Until: g.w.now.After(core.Seconds(1+g.upTo(40, "days")) * core.Day),
	}
	for _, id := range g.made["lot"] {
		other, found := find[core.Lot](g, core.LotRef(core.LotID(id)))
		if found && other.ID != lot.ID && other.Entry == lot.Entry && other.Ended == nil && len(b.More) < 3 && (other.Class == lot.Class || g.chance(3, "another class")) &&
			!slices.ContainsFunc(b.More, func(p core.LotPart) bool { return p.Lot == other.ID }) {
			b.More = append(b.More, core.LotPart{Lot: other.ID, Quantity: g.part(other)})
		}
	}
	return g.about(known(entry.Controller), lot.Issuer, b)
}

// asking is about record dates and what people ask of the company.
func (g *generator) asking() core.SignedCommand {
	issuer := core.IssuerID(g.one("issuer"))
	who := pick(g, []someone{seller, buyer, stranger}, "asker")
	switch g.upTo(5, "what") {
	case 0:
		on := g.date(100)
		b := &core.RecordDateSet{Classes: []core.ClassID{core.ClassID(g.one("class"))}, Purpose: core.ForVote, On: on, Articles: digest("articles")}
		if known, ok := find[core.Issuer](g, core.IssuerRef(issuer)); ok {
			b.Classes = []core.ClassID{known.Classes[0].ID}
		}
		return g.about(officer, issuer, b)
	case 1:
		return g.about(who, issuer, &core.EntryRequested{Holding: digest("what"), Grounds: core.BySale, Evidence: digest("evidence")})
	case 2:
		return g.about(who, issuer, &core.InspectionRequested{As: core.AsHolder, Copy: g.chance(50, "copy"), Scope: digest("all")})
	}
	for _, id := range g.made["inspection"] {
		if i, ok := find[core.Inspection](g, core.InspectionRef(core.InspectionID(id))); ok && i.State == core.InspectionIsOpen && g.chance(50, "this") {
			return g.about(officer, i.Issuer, &core.InspectionAnswered{Inspection: i.ID, Shown: g.chance(50, "shown"), Answer: digest("answer")})
		}
	}
	for _, id := range g.made["entry-request"] {
		r, ok := find[core.EntryRequest](g, core.EntryRequestRef(core.EntryRequestID(id)))
		if !ok || g.chance(30, "another") {
			continue
		}
		if g.chance(30, "withdraw") {
			return g.about(known(r.By), r.Issuer, &core.EntryRequestWithdrawn{Request: r.ID})
		}
		answer := &core.EntryRequestAnswered{Request: r.ID, Reason: digest("why not")}
		if company, found := find[core.Issuer](g, core.IssuerRef(r.Issuer)); found && company.Imported != nil && g.chance(50, "accept") {
			answer.Reason, answer.Done = "", company.Imported.Command
		}
		return g.about(officer, r.Issuer, answer)
	}
	return g.about(who, issuer, &core.EntryRequested{Holding: digest("what"), Grounds: core.ByGift, Evidence: digest("evidence")})
}

// settings are what the articles say of transfers.
func (g *generator) settings() core.SignedCommand {
	issuer, ok := find[core.Issuer](g, core.IssuerRef(core.IssuerID(g.one("issuer"))))
	if !ok {
		return g.application()
	}
	b := &core.ArticlesAmended{Class: pick(g, issuer.Classes, "class").ID, From: g.w.now.DateInKorea(), Resolution: digest("minutes")}
	if g.chance(50, "first refusal") {
		b.Preemption = &core.FirstRefusal{Days: g.upTo(2, "days")}
	} else {
		b.Approval = pick(g, []core.ApprovalBody{core.NoApproval, core.BoardApproval, core.MeetingApproval}, "approval")
	}
	return g.about(officer, issuer.ID, b)
}

// kindOf is the kind of a derived identifier: what stands before its last hyphen.
func kindOf(id string) string {
	if i := strings.LastIndex(id, "-"); i >= 0 {
		return id[:i]
	}
	return "agreement"
}
