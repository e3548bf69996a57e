package rulestest

import (
	"slices"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands,
		(*Generator).Approving, (*Generator).Approving, (*Generator).Approving, (*Generator).Approving, (*Generator).Several, (*Generator).Asking, (*Generator).settings,
	)
}

// Trades makes a sale of ten shares of the seller's first lot in each state that is not reached at once, and a whole one of another
// class, so that what random commands do with them is seen. It returns what was made, for the generator.
func (w *World) Trades(c Company) []string {
	w.Helper()
	var made []string
	lot := c.Lots[0]
	sell := func() Trade {
		d := w.Offered(c, lot, 10, 10, 1_000)
		made = append(made, string(d.Listing), string(d.Offer), string(d.Agreement))
		w.Applied(w.Sign(d, Seller), w.Sign(d, Buyer))
		return d
	}
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.NoApproval}))
	d := sell()
	w.Applied(w.Deposit(d, 10_000), w.Settle(d))
	began, balance := w.Agreed(d).Began, w.Agreed(d).Balance
	made, lot = append(made, string(began), string(balance), string(w.Lot(began).Entry)), balance
	w.Pass(60)
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.BoardApproval}))
	for _, state := range []model.AgreementState{
		model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase,
	} {
		w.refusedUpTo(sell(), state)
	}
	w.Applied(w.Amend(c, company.ArticlesAmended{Preemption: &company.FirstRefusal{Days: 2}}))
	sell()
	w.Applied(w.Amend(c, company.ArticlesAmended{Preemption: &company.FirstRefusal{}, Approval: model.MeetingApproval}))
	sell()
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.NoApproval}))
	for range 2 {
		w.Applied(w.Deposit(sell(), 10_000))
	}
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.BoardApproval}))
	return made
}

// Approving is the next step of some trade that others than buyer and seller have a say in, or that went wrong.
func (g *Generator) Approving() model.SignedCommand {
	ids := g.Made["agreement"]
	if len(ids) == 0 {
		return g.Signature()
	}
	a, ok := find[model.Agreement](g, model.AgreementRef(value.AgreementID(Pick(g, ids, "agreement"))))
	if !ok {
		return g.Signature()
	}
	d := Trade{Company: Company{ID: a.Terms.Issuer}, Agreement: a.ID, Terms: a.Terms}
	if g.Chance(20, "silence") {
		return g.about(Stranger, d.ID, Pick(g, []model.Body{
			&approval.ApprovalDeemed{Agreement: a.ID}, &trade.AgreementExpired{Agreement: a.ID}, &dispute.DisputeLapsed{Agreement: a.ID}, &approval.FirstRefusalClosed{Agreement: a.ID},
		}, "end"))
	}
	holder := Known(a.Terms.Seller)
	switch a.State {
	case model.AgreementIsFirstRefusal:
		return g.taking(d)
	case model.AgreementIsApprovalPending:
		if g.Chance(40, "meeting") {
			return g.about(Officer, d.ID, &approval.MeetingDecided{Agreement: a.ID, Approve: g.Chance(50, "approve"), HeldOn: g.W.Now.DateInKorea(), Minutes: Digest("minutes")})
		}
		return g.W.Vote(d, Pick(g, []Someone{Director1, Director2, Director3}, "director"), g.Chance(20, "approve"))
	case model.AgreementIsRefused:
		return g.about(holder, d.ID, Pick(g, []model.Body{&approval.DesignationRequested{Agreement: a.ID}, &approval.PurchaseRequested{Agreement: a.ID}}, "choice"))
	case model.AgreementIsDesignationRequested:
		return g.about(Officer, d.ID, &approval.BuyerDesignated{Agreement: a.ID, Buyer: g.mostly(Stranger).Did(), Resolution: Digest("minutes")})
	case model.AgreementIsDesignatedBuyer:
		return g.about(Known(a.Designated), d.ID, &approval.SaleDemanded{Agreement: a.ID})
	case model.AgreementIsCompanyPurchase:
		if g.Chance(30, "an entry for own shares") {
			return g.about(Officer, d.ID, &issue.TreasuryOpened{Commitment: Commitment("the company")})
		}
		return g.cosign(g.W.CompanyBuys(d, Officer), holder)
	case model.AgreementIsAgreed, model.AgreementIsFunded:
		return g.about(Pick(g, []Someone{holder, Known(a.Terms.Buyer)}, "party"), d.ID, &dispute.DisputeOpened{Agreement: a.ID, Reason: Digest("why")})
	case model.AgreementIsDisputed:
		return g.cosign(g.W.Rule(d, Arbiter, Pick(g, []model.Ruling{model.RulingSettle, model.RulingRefund}, "ruling")), Arbiter2)
	case model.AgreementIsSettled:
		return g.about(Escrower, d.ID, &trade.PayoutFailed{Agreement: a.ID, Reason: Digest("returned")})
	case model.AgreementIsPayoutFailed:
		return g.cosign(g.W.Command(holder, d.ID, &trade.AccountReplaced{Agreement: a.ID, Payout: Commitment(string(g.W.Now.String()))}), Escrower)
	}
	return g.Signature()
}

// taking is a holder's taking of shares, by lots of theirs.
func (g *Generator) taking(d Trade) model.SignedCommand {
	entry, ok := find[model.HolderEntry](g, model.EntryRef(value.EntryID(g.one("entry"))))
	if !ok {
		return g.claims()
	}
	var lots []value.LotID
	for _, id := range g.Made["lot"] {
		lot, found := find[model.Lot](g, model.LotRef(value.LotID(id)))
		if found && lot.Entry == entry.ID && lot.Class == d.Terms.Class && lot.Ended == nil && !slices.Contains(lots, lot.ID) && len(lots) < value.MaxLots {
			lots = append(lots, lot.ID)
		}
	}
	if len(lots) == 0 {
		return g.about(Stranger, d.ID, &approval.FirstRefusalClosed{Agreement: d.Agreement})
	}
	quantity := d.Terms.Quantity
	if g.Chance(40, "some") {
		quantity = 1 + value.Shares(g.UpTo(int(quantity), "quantity"))
	}
	return g.about(Known(entry.Controller), d.ID, &approval.FirstRefusalTaken{Agreement: d.Agreement, Entry: entry.ID, Quantity: quantity, Lots: lots})
}

// Several lists parts of several lots of one holder.
func (g *Generator) Several() model.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.listing()
	}
	b := &trade.SharesListed{
		Lot: lot.ID, Quantity: g.part(lot), Price: 1 + value.Won(g.UpTo(1_000, "price")), Until: g.W.Now.After(value.Seconds(1+g.UpTo(40, "days")) * value.Day),
	}
	for _, id := range g.Made["lot"] {
		other, found := find[model.Lot](g, model.LotRef(value.LotID(id)))
		if found && other.ID != lot.ID && other.Entry == lot.Entry && other.Ended == nil && len(b.More) < 3 && (other.Class == lot.Class || g.Chance(3, "another class")) &&
			!slices.ContainsFunc(b.More, func(p model.LotPart) bool { return p.Lot == other.ID }) {
			b.More = append(b.More, model.LotPart{Lot: other.ID, Quantity: g.part(other)})
		}
	}
	return g.about(Known(entry.Controller), lot.Issuer, b)
}

// Asking is about record dates and what people ask of the company.
func (g *Generator) Asking() model.SignedCommand {
	issuer := value.IssuerID(g.one("issuer"))
	who := Pick(g, []Someone{Seller, Buyer, Stranger}, "asker")
	switch g.UpTo(5, "what") {
	case 0:
		on := g.date(100)
		b := &request.RecordDateSet{Classes: []value.ClassID{value.ClassID(g.one("class"))}, Purpose: model.ForVote, On: on, Articles: Digest("articles")}
		if known, ok := find[model.Issuer](g, model.IssuerRef(issuer)); ok {
			b.Classes = []value.ClassID{known.Classes[0].ID}
		}
		return g.about(Officer, issuer, b)
	case 1:
		return g.about(who, issuer, &request.EntryRequested{Holding: Digest("what"), Grounds: model.BySale, Evidence: Digest("evidence")})
	case 2:
		return g.about(who, issuer, &request.InspectionRequested{As: model.AsHolder, Copy: g.Chance(50, "copy"), Scope: Digest("all")})
	}
	for _, id := range g.Made["inspection"] {
		if i, ok := find[model.Inspection](g, model.InspectionRef(model.InspectionID(id))); ok && i.State == model.InspectionIsOpen && g.Chance(50, "this") {
			return g.about(Officer, i.Issuer, &request.InspectionAnswered{Inspection: i.ID, Shown: g.Chance(50, "shown"), Answer: Digest("answer")})
		}
	}
	for _, id := range g.Made["entry-request"] {
		r, ok := find[model.EntryRequest](g, model.EntryRequestRef(model.EntryRequestID(id)))
		if !ok || g.Chance(30, "another") {
			continue
		}
		if g.Chance(30, "withdraw") {
			return g.about(Known(r.By), r.Issuer, &request.EntryRequestWithdrawn{Request: r.ID})
		}
		answer := &request.EntryRequestAnswered{Request: r.ID, Reason: Digest("why not")}
		if company, found := find[model.Issuer](g, model.IssuerRef(r.Issuer)); found && company.Imported != nil && g.Chance(50, "accept") {
			answer.Reason, answer.Done = "", company.Imported.Command
		}
		return g.about(Officer, r.Issuer, answer)
	}
	return g.about(who, issuer, &request.EntryRequested{Holding: Digest("what"), Grounds: model.ByGift, Evidence: Digest("evidence")})
}

// settings are what the articles say of transfers.
func (g *Generator) settings() model.SignedCommand {
	issuer, ok := find[model.Issuer](g, model.IssuerRef(value.IssuerID(g.one("issuer"))))
	if !ok {
		return g.application()
	}
	b := &company.ArticlesAmended{Class: Pick(g, issuer.Classes, "class").ID, From: g.W.Now.DateInKorea(), Resolution: Digest("minutes")}
	if g.Chance(50, "first refusal") {
		b.Preemption = &company.FirstRefusal{Days: g.UpTo(2, "days")}
	} else {
		b.Approval = Pick(g, []model.ApprovalBody{model.NoApproval, model.BoardApproval, model.MeetingApproval}, "approval")
	}
	return g.about(Officer, issuer.ID, b)
}

// KindOf is the kind of a derived identifier: what stands before its last hyphen.
func KindOf(id string) string {
	if i := strings.LastIndex(id, "-"); i >= 0 {
		return id[:i]
	}
	return "agreement"
}
