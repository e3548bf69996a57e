package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

// late makes what a register has waited for, for days or weeks: a period that is over, a debt of the company's. Registers that
// were left alone are looked at too. It is nil where nothing waits.
func (g *Generator) late() []*Command {
	if len(g.books.all) == 0 {
		return nil
	}
	for range alive {
		r := g.books.all[g.n(len(g.books.all))]
		if out := g.fromMakers(r, lateMakers, 2); len(out) > 0 {
			return out
		}
	}
	return nil
}

// lateMakers look at all records of a kind for one that is due.
var lateMakers = []maker{
	{approval.TypeApprovalDeemed, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := seek(g, r, model.KindAgreement, func(a model.Agreement) bool {
			waits := a.State == model.AgreementIsApprovalPending || a.State == model.AgreementIsDesignationRequested || a.State == model.AgreementIsDesignatedBuyer
			return waits && a.Until != "" && a.Until < g.now.DateInKorea()
		})
		return act{who: g.anyone(), body: &approval.ApprovalDeemed{Agreement: a.ID}}, ok
	}},
	{approval.TypeFirstRefusalClosed, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := seek(g, r, model.KindAgreement, func(a model.Agreement) bool {
			return a.State == model.AgreementIsFirstRefusal && a.Until < g.now.DateInKorea()
		})
		return act{who: g.anyone(), body: &approval.FirstRefusalClosed{Agreement: a.ID}}, ok
	}},
	{dispute.TypeDisputeLapsed, 1, func(g *Generator, r *register) (act, bool) {
		d, ok := seek(g, r, model.KindDispute, func(d model.Dispute) bool { return d.State == model.DisputeIsOpen && d.Until <= g.now })
		return act{who: g.anyone(), body: &dispute.DisputeLapsed{Agreement: d.Agreement}}, ok
	}},
	{approval.TypeMeetingDecided, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := seek(g, r, model.KindAgreement, func(a model.Agreement) bool {
			return a.State == model.AgreementIsApprovalPending && a.ApprovalBy == model.MeetingApproval
		})
		return act{who: g.officerOf(r), body: &approval.MeetingDecided{
			Agreement: a.ID, Approve: g.often(60), HeldOn: g.now.DateInKorea(), Minutes: g.digest(),
		}}, ok
	}},
	{move.TypeTransferResolved, 1, func(g *Generator, r *register) (act, bool) {
		x, ok := seek(g, r, model.KindTransferRequest, func(x model.TransferRequest) bool {
			return x.State == model.RequestIsPending && x.Approval == model.MeetingApproval
		})
		return act{who: g.officerOf(r), body: &move.TransferResolved{Transfer: x.ID, Approve: g.often(70), Minutes: g.digest()}}, ok
	}},
	{approval.TypeCompanyPurchased, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := seek(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsCompanyPurchase })
		if !ok {
			return act{}, false
		}
		return g.companyPurchase(r, a), true
	}},
	{issue.TypeSubscriptionPaid, 1, func(g *Generator, r *register) (act, bool) {
		a, ok := seek(g, r, model.KindAllotment, func(a model.Allotment) bool {
			change, _ := get[model.Change](g, model.ChangeRef(a.Change))
			return isSubscribed(g, change) && a.Taken < a.Quantity && change.Terms.PayBy >= g.now.DateInKorea()
		})
		if !ok {
			return act{}, false
		}
		return g.subscription(r, a)
	}},
}

// companyPurchase is the company's purchase of shares whose transfer it refused, or the entry for them, if it has none yet.
func (g *Generator) companyPurchase(r *register, a model.Agreement) act {
	if issuer, _ := g.issuer(r); issuer.Treasury == "" && g.often(90) {
		return act{who: g.officerOf(r), body: &issue.TreasuryOpened{Commitment: g.commitment()}}
	}
	return act{who: g.officerOf(r), with: []*Person{g.known(a.Terms.Seller)}, body: &approval.CompanyPurchased{
		Agreement: a.ID, Price: a.Terms.Price, Resolution: g.digest(), Evidence: g.digest(),
	}}
}

// isSubscribed tells whether the shares of a rights issue can be taken: it was closed on an earlier day.
func isSubscribed(g *Generator, change model.Change) bool {
	return change.Ended != nil && change.State == model.ChangeIsClosed && change.Ended.At.DateInKorea() < g.now.DateInKorea()
}

// subscription takes shares of an allotment.
func (g *Generator) subscription(r *register, a model.Allotment) (act, bool) {
	change, ok := get[model.Change](g, model.ChangeRef(a.Change))
	entry, _ := get[model.HolderEntry](g, model.EntryRef(a.Entry))
	if !ok || change.Ended == nil {
		return act{}, false
	}
	quantity := g.shares(a.Quantity - a.Taken)
	amount, err := change.Terms.Price.Times(quantity)
	return g.withHolder(r, entry, &issue.SubscriptionPaid{
		Allotment: a.ID, Quantity: quantity, Amount: max(1, amount), PaidOn: change.Ended.At.DateInKorea(), Payment: g.digest(),
	}), err == nil
}

// seek finds some record of a register's kind that is wanted, if there is one.
func seek[R model.Record](g *Generator, r *register, kind value.Kind, want func(R) bool) (R, bool) {
	cells := r.kinds[kind]
	if len(cells) > 0 {
		from := g.n(len(cells))
		for i := range cells {
			if typed, ok := cells[(from+i)%len(cells)].head().record.(R); ok && want(typed) {
				return typed, true
			}
		}
	}
	var none R
	return none, false
}
