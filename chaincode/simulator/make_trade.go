package simulator

import (
	"strconv"

	"holdfast/chaincode/core"
)

var tradeMakers = []maker{
	{core.TypeSharesListed, 14, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		if !ok || lot.Free() <= 0 && g.often(90) {
			return act{}, false
		}
		return act{who: who, body: &core.SharesListed{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), Price: 1 + core.Won(g.n(2_000)), Until: g.within(60),
		}}, true
	}},
	{core.TypeListingWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, core.KindListing, isOpenListing)
		return act{who: g.known(l.Seller), body: &core.ListingWithdrawn{Listing: l.ID}}, ok
	}},
	{core.TypeListingExpired, 2, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, core.KindListing, func(l core.Listing) bool { return isOpenListing(l) && l.Expires <= g.now })
		return act{who: g.anyone(), body: &core.ListingExpired{Listing: l.ID}}, ok
	}},
	{core.TypeOfferMade, 14, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, core.KindListing, isOpenListing)
		if !ok {
			return act{}, false
		}
		return act{who: g.holder(), body: &core.OfferMade{
			Listing: l.ID, Quantity: g.shares(l.Remaining), Price: max(1, l.Price-core.Won(g.n(100))), Until: g.within(30),
		}}, true
	}},
	{core.TypeOfferCountered, 4, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, core.KindOffer, isOpenOffer)
		if !ok || o.Round >= 50 {
			return act{}, false
		}
		who := o.Seller
		if o.Proposer == o.Seller {
			who = o.Buyer
		}
		return act{who: g.known(who), body: &core.OfferCountered{
			Offer: o.ID, Round: o.Round + 1, Quantity: g.shares(o.Quantity), Price: o.Price + core.Won(g.n(3)), Until: g.within(30),
		}}, true
	}},
	{core.TypeOfferDeclined, 1, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, core.KindOffer, isOpenOffer)
		return act{who: g.known(one(g, o.Seller, o.Buyer)), body: &core.OfferDeclined{Offer: o.ID}}, ok
	}},
	{core.TypeAgreementSigned, 24, signAgreement},
	{core.TypeApprovalVoted, 14, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.State == core.AgreementIsApprovalPending })
		return act{who: g.director(), body: &core.ApprovalVoted{Agreement: a.ID, Approve: g.often(85)}}, ok
	}},
	{core.TypeTradeSettled, 12, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.State == core.AgreementIsFunded })
		return act{who: g.anyone(), body: &core.TradeSettled{Agreement: a.ID}}, ok
	}},
	{core.TypeAgreementExpired, 2, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.Terms.FundBy <= g.now && a.Settled == nil })
		return act{who: g.anyone(), body: &core.AgreementExpired{Agreement: a.ID}}, ok
	}},
}

func isOpenListing(l core.Listing) bool { return l.State == core.ListingIsOpen }
func isOpenOffer(o core.Offer) bool     { return o.State == core.OfferIsOpen }

// within is a moment at most so many days ahead, mostly.
func (g *Generator) within(days int) core.Time {
	return g.now.After(core.Seconds(g.n(days*24))*3600 + 60)
}

// signAgreement is the second signature under an agreement, or the first one under an offer.
func signAgreement(g *Generator, r *register) (act, bool) {
	if a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.State == core.AgreementIsProposed }); ok && g.often(80) {
		who := a.Terms.Buyer
		if a.SellerSigned == "" {
			who = a.Terms.Seller
		}
		return act{who: g.known(who), body: &core.AgreementSigned{Terms: a.Terms}}, true
	}
	o, ok := find(g, r, core.KindOffer, isOpenOffer)
	l, listed := get[core.Listing](g, core.ListingRef(o.Listing))
	total, err := o.Price.Times(o.Quantity)
	if !ok || !listed || err != nil {
		return act{}, false
	}
	terms := core.Terms{
		Issuer: o.Issuer, Class: l.Class, Offer: o.ID, Seller: o.Seller, SellerEntry: l.Entry, Buyer: o.Buyer, BuyerEntry: g.commitment(),
		Quantity: o.Quantity, Price: o.Price, Total: total, EscrowAgent: "member3", Payout: g.commitment(), Refund: g.commitment(),
		FundBy: g.within(20), ContractOn: g.now.DateInKorea(), Text: g.digest(),
	}
	return act{who: g.known(one(g, o.Seller, o.Buyer)), body: &core.AgreementSigned{Terms: terms}}, true
}

var moneyMakers = []maker{
	{core.TypeDepositAttested, 14, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool {
			return a.State == core.AgreementIsAgreed || a.State == core.AgreementIsApprovalPending && g.often(10)
		})
		desk, _ := g.desk(core.EscrowDesk)
		return act{who: desk, body: &core.DepositAttested{PaymentBody: g.payment(a, g.about(a.Terms.Total)), FromBuyer: g.often(95)}}, ok
	}},
	{core.TypePayoutAttested, 8, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, core.KindAgreement, func(a core.Agreement) bool { return a.State == core.AgreementIsSettled })
		desk, _ := g.desk(core.EscrowDesk)
		return act{who: desk, body: &core.PayoutAttested{PaymentBody: g.payment(a, a.Terms.Total)}}, ok
	}},
	{core.TypeRefundAttested, 2, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEscrow, func(e core.Escrow) bool { return e.Held > 0 })
		a, there := get[core.Agreement](g, core.AgreementRef(e.Agreement))
		desk, _ := g.desk(core.EscrowDesk)
		amount := e.Held
		if a.State == core.AgreementIsSettled || a.State == core.AgreementIsFunded || a.State == core.AgreementIsAgreed {
			amount -= e.Accepted
		}
		return act{who: desk, body: &core.RefundAttested{PaymentBody: g.payment(a, max(1, amount))}}, ok && there
	}},
}

// about is an amount, at times less or more than it.
func (g *Generator) about(amount core.Won) core.Won {
	switch g.n(10) {
	case 0:
		return 1 + core.Won(g.random.Int64N(max(1, int64(amount))))
	case 1:
		return amount + core.Won(g.n(100))
	}
	return max(1, amount)
}

// payment has a reference that may have been used.
func (g *Generator) payment(a core.Agreement, amount core.Won) core.PaymentBody {
	return core.PaymentBody{Agreement: a.ID, Reference: core.BankReference("ref-" + strconv.Itoa(g.n(200_000))), Amount: amount}
}
