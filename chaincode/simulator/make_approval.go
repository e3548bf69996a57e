package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// onAgreement makes an act about an agreement that is in one of some states.
func onAgreement(kind value.Type, weight int, make func(g *Generator, r *register, a model.Agreement) act, states ...model.AgreementState) maker {
	in := map[model.AgreementState]bool{}
	for _, s := range states {
		in[s] = true
	}
	return maker{kind, weight, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return in[a.State] })
		if !ok {
			return act{}, false
		}
		return make(g, r, a), true
	}}
}

var approvalMakers = []maker{
	onAgreement(approval.TypeApprovalDeemed, 2, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.anyone(), body: &approval.ApprovalDeemed{Agreement: a.ID}}
	}, model.AgreementIsApprovalPending),
	onAgreement(approval.TypeMeetingDecided, 2, func(g *Generator, r *register, a model.Agreement) act {
		return act{who: g.officerOf(r), body: &approval.MeetingDecided{Agreement: a.ID, Approve: g.often(60), HeldOn: g.now.DateInKorea(), Minutes: g.digest()}}
	}, model.AgreementIsApprovalPending),
	onAgreement(approval.TypeDesignationRequested, 30, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.known(a.Terms.Seller), body: &approval.DesignationRequested{Agreement: a.ID}}
	}, model.AgreementIsRefused),
	onAgreement(approval.TypePurchaseRequested, 30, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.known(a.Terms.Seller), body: &approval.PurchaseRequested{Agreement: a.ID}}
	}, model.AgreementIsRefused),
	onAgreement(approval.TypeBuyerDesignated, 30, func(g *Generator, r *register, a model.Agreement) act {
		return act{who: g.officerOf(r), body: &approval.BuyerDesignated{Agreement: a.ID, Buyer: g.holder().DID, Resolution: g.digest()}}
	}, model.AgreementIsDesignationRequested),
	onAgreement(approval.TypeSaleDemanded, 30, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.known(a.Designated), body: &approval.SaleDemanded{Agreement: a.ID}}
	}, model.AgreementIsDesignatedBuyer),
	onAgreement(approval.TypeCompanyPurchased, 30, func(g *Generator, r *register, a model.Agreement) act {
		return g.companyPurchase(r, a)
	}, model.AgreementIsCompanyPurchase),
	onAgreement(approval.TypeFirstRefusalClosed, 4, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.anyone(), body: &approval.FirstRefusalClosed{Agreement: a.ID}}
	}, model.AgreementIsFirstRefusal),
	onAgreement(approval.TypeFirstRefusalTaken, 20, func(g *Generator, r *register, a model.Agreement) act {
		e, _ := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsClaimed })
		return act{who: g.known(e.Controller), body: &approval.FirstRefusalTaken{
			Agreement: a.ID, Entry: e.ID, Quantity: g.shares(a.Terms.Quantity), Lots: g.lotsOf(r, e.ID),
		}}
	}, model.AgreementIsFirstRefusal),
}

var disputeMakers = []maker{
	onAgreement(dispute.TypeDisputeOpened, 3, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.known(one(g, a.Terms.Seller, a.Terms.Buyer)), body: &dispute.DisputeOpened{Agreement: a.ID, Reason: g.digest()}}
	}, model.AgreementIsAgreed, model.AgreementIsFunded),
	onAgreement(trade.TypePayoutFailed, 1, func(g *Generator, _ *register, a model.Agreement) act {
		desk, _ := g.desk(model.EscrowDesk)
		return act{who: desk, body: &trade.PayoutFailed{Agreement: a.ID, Reason: g.digest()}}
	}, model.AgreementIsSettled),
	onAgreement(trade.TypeAccountReplaced, 20, func(g *Generator, _ *register, a model.Agreement) act {
		desk, _ := g.desk(model.EscrowDesk)
		return act{who: g.known(a.Terms.Seller), with: []*Person{desk}, body: &trade.AccountReplaced{Agreement: a.ID, Payout: g.commitment()}}
	}, model.AgreementIsPayoutFailed),
	onAgreement(dispute.TypeDisputeRuled, 6, func(g *Generator, _ *register, a model.Agreement) act {
		made, pair := g.twoDesks(model.ArbiterDesk)
		made.body = &dispute.DisputeRuled{Agreement: a.ID, Ruling: one(g, model.RulingSettle, model.RulingRefund), Grounds: g.digest(), TwoDesks: pair}
		return made
	}, model.AgreementIsDisputed),
	onAgreement(dispute.TypeDisputeLapsed, 2, func(g *Generator, _ *register, a model.Agreement) act {
		return act{who: g.anyone(), body: &dispute.DisputeLapsed{Agreement: a.ID}}
	}, model.AgreementIsDisputed),
}
