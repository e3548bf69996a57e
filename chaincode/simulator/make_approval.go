package simulator

import "holdfast/chaincode/core"

// onAgreement makes an act about an agreement that is in one of some states.
func onAgreement(kind core.Type, weight int, make func(g *Generator, r *register, a core.Agreement) act, states ...core.AgreementState) maker {
	in := map[core.AgreementState]bool{}
	for _, s := range states {
		in[s] = true
	}
	return maker{kind, weight, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return in[a.State] })
		if !ok {
			return act{}, false
		}
		return make(g, r, a), true
	}}
}

var approvalMakers = []maker{
	onAgreement(core.TypeApprovalDeemed, 2, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.anyone(), body: &core.ApprovalDeemed{Agreement: a.ID}}
	}, core.AgreementIsApprovalPending),
	onAgreement(core.TypeMeetingDecided, 2, func(g *Generator, r *register, a core.Agreement) act {
		return act{who: g.officerOf(r), body: &core.MeetingDecided{Agreement: a.ID, Approve: g.often(60), HeldOn: g.now.DateInKorea(), Minutes: g.digest()}}
	}, core.AgreementIsApprovalPending),
	onAgreement(core.TypeDesignationRequested, 30, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.known(a.Terms.Seller), body: &core.DesignationRequested{Agreement: a.ID}}
	}, core.AgreementIsRefused),
	onAgreement(core.TypePurchaseRequested, 30, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.known(a.Terms.Seller), body: &core.PurchaseRequested{Agreement: a.ID}}
	}, core.AgreementIsRefused),
	onAgreement(core.TypeBuyerDesignated, 30, func(g *Generator, r *register, a core.Agreement) act {
		return act{who: g.officerOf(r), body: &core.BuyerDesignated{Agreement: a.ID, Buyer: g.holder().DID, Resolution: g.digest()}}
	}, core.AgreementIsDesignationRequested),
	onAgreement(core.TypeSaleDemanded, 30, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.known(a.Designated), body: &core.SaleDemanded{Agreement: a.ID}}
	}, core.AgreementIsDesignatedBuyer),
	onAgreement(core.TypeCompanyPurchased, 30, func(g *Generator, r *register, a core.Agreement) act {
		return g.companyPurchase(r, a)
	}, core.AgreementIsCompanyPurchase),
	onAgreement(core.TypeFirstRefusalClosed, 4, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.anyone(), body: &core.FirstRefusalClosed{Agreement: a.ID}}
	}, core.AgreementIsFirstRefusal),
	onAgreement(core.TypeFirstRefusalTaken, 20, func(g *Generator, r *register, a core.Agreement) act {
		e, _ := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsClaimed })
		return act{who: g.known(e.Controller), body: &core.FirstRefusalTaken{
			Agreement: a.ID, Entry: e.ID, Quantity: g.shares(a.Terms.Quantity), Lots: g.lotsOf(r, e.ID),
		}}
	}, core.AgreementIsFirstRefusal),
}

var disputeMakers = []maker{
	onAgreement(core.TypeDisputeOpened, 3, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.known(one(g, a.Terms.Seller, a.Terms.Buyer)), body: &core.DisputeOpened{Agreement: a.ID, Reason: g.digest()}}
	}, core.AgreementIsAgreed, core.AgreementIsFunded),
	onAgreement(core.TypePayoutFailed, 1, func(g *Generator, _ *register, a core.Agreement) act {
		desk, _ := g.desk(core.EscrowDesk)
		return act{who: desk, body: &core.PayoutFailed{Agreement: a.ID, Reason: g.digest()}}
	}, core.AgreementIsSettled),
	onAgreement(core.TypeAccountReplaced, 20, func(g *Generator, _ *register, a core.Agreement) act {
		desk, _ := g.desk(core.EscrowDesk)
		return act{who: g.known(a.Terms.Seller), with: []*Person{desk}, body: &core.AccountReplaced{Agreement: a.ID, Payout: g.commitment()}}
	}, core.AgreementIsPayoutFailed),
	onAgreement(core.TypeDisputeRuled, 6, func(g *Generator, _ *register, a core.Agreement) act {
		made, pair := g.twoDesks(core.ArbiterDesk)
		made.body = &core.DisputeRuled{Agreement: a.ID, Ruling: one(g, core.RulingSettle, core.RulingRefund), Grounds: g.digest(), TwoDesks: pair}
		return made
	}, core.AgreementIsDisputed),
	onAgreement(core.TypeDisputeLapsed, 2, func(g *Generator, _ *register, a core.Agreement) act {
		return act{who: g.anyone(), body: &core.DisputeLapsed{Agreement: a.ID}}
	}, core.AgreementIsDisputed),
}
