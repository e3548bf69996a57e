package simulator

import (
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

var tradeMakers = []maker{
	{trade.TypeSharesListed, 14, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		if !ok || lot.Free() <= 0 && g.often(90) {
			return act{}, false
		}
		return act{who: who, body: &trade.SharesListed{
			Lot: lot.ID, Quantity: g.shares(lot.Free()), Price: 1 + value.Won(g.n(2_000)), Until: g.within(60),
		}}, true
	}},
	{trade.TypeListingWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, model.KindListing, isOpenListing)
		return act{who: g.known(l.Seller), body: &trade.ListingWithdrawn{Listing: l.ID}}, ok
	}},
	{trade.TypeListingExpired, 2, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, model.KindListing, func(l model.Listing) bool { return isOpenListing(l) && l.Expires <= g.now })
		return act{who: g.anyone(), body: &trade.ListingExpired{Listing: l.ID}}, ok
	}},
	{trade.TypeOfferMade, 14, func(g *Generator, r *register) (act, bool) {
		l, ok := find(g, r, model.KindListing, isOpenListing)
		if !ok {
			return act{}, false
		}
		return act{who: g.holder(), body: &trade.OfferMade{
			Listing: l.ID, Quantity: g.shares(l.Remaining), Price: max(1, l.Price-value.Won(g.n(100))), Until: g.within(30),
		}}, true
	}},
	{trade.TypeOfferCountered, 4, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, model.KindOffer, isOpenOffer)
		if !ok || o.Round >= 50 {
			return act{}, false
		}
		who := o.Seller
		if o.Proposer == o.Seller {
			who = o.Buyer
		}
		return act{who: g.known(who), body: &trade.OfferCountered{
			Offer: o.ID, Round: o.Round + 1, Quantity: g.shares(o.Quantity), Price: o.Price + value.Won(g.n(3)), Until: g.within(30),
		}}, true
	}},
	{trade.TypeOfferDeclined, 1, func(g *Generator, r *register) (act, bool) {
		o, ok := find(g, r, model.KindOffer, isOpenOffer)
		return act{who: g.known(one(g, o.Seller, o.Buyer)), body: &trade.OfferDeclined{Offer: o.ID}}, ok
	}},
	{trade.TypeAgreementSigned, 24, signAgreement},
	{approval.TypeApprovalVoted, 14, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsApprovalPending })
		return act{who: g.director(), body: &approval.ApprovalVoted{Agreement: a.ID, Approve: g.often(85)}}, ok
	}},
	{trade.TypeTradeSettled, 12, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsFunded })
		return act{who: g.anyone(), body: &trade.TradeSettled{Agreement: a.ID}}, ok
	}},
	{trade.TypeAgreementExpired, 2, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.Terms.FundBy <= g.now && a.Settled == nil })
		return act{who: g.anyone(), body: &trade.AgreementExpired{Agreement: a.ID}}, ok
	}},
}

func isOpenListing(l model.Listing) bool { return l.State == model.ListingIsOpen }
func isOpenOffer(o model.Offer) bool     { return o.State == model.OfferIsOpen }

// within is a moment at most so many days ahead, mostly.
func (g *Generator) within(days int) value.Time {
	return g.now.After(value.Seconds(g.n(days*24))*3600 + 60)
}

// signAgreement is the second signature under an agreement, or the first one under an offer.
func signAgreement(g *Generator, r *register) (act, bool) {
	if a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsProposed }); ok && g.often(80) {
		who := a.Terms.Buyer
		if a.SellerSigned == "" {
			who = a.Terms.Seller
		}
		return act{who: g.known(who), body: &trade.AgreementSigned{Terms: a.Terms}}, true
	}
	o, ok := find(g, r, model.KindOffer, isOpenOffer)
	l, listed := get[model.Listing](g, model.ListingRef(o.Listing))
	total, err := o.Price.Times(o.Quantity)
	if !ok || !listed || err != nil {
		return act{}, false
	}
	terms := model.Terms{
		Issuer: o.Issuer, Class: l.Class, Offer: o.ID, Seller: o.Seller, SellerEntry: l.Entry, Buyer: o.Buyer, BuyerAddress: g.address(),
		Quantity: o.Quantity, Price: o.Price, Total: total, EscrowAgent: "member3", Payout: g.commitment(), Refund: g.commitment(),
		FundBy: g.within(20), ContractOn: g.now.DateInKorea(), Text: g.digest(),
	}
	return act{who: g.known(one(g, o.Seller, o.Buyer)), body: &trade.AgreementSigned{Terms: terms}}, true
}

var moneyMakers = []maker{
	{trade.TypeDepositAttested, 14, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool {
			return a.State == model.AgreementIsAgreed || a.State == model.AgreementIsApprovalPending && g.often(10)
		})
		desk, _ := g.desk(model.EscrowDesk)
		return act{who: desk, body: &trade.DepositAttested{PaymentBody: g.payment(a, g.about(a.Terms.Total)), FromBuyer: g.often(95)}}, ok
	}},
	{trade.TypePayoutAttested, 8, func(g *Generator, r *register) (act, bool) {
		a, ok := find(g, r, model.KindAgreement, func(a model.Agreement) bool { return a.State == model.AgreementIsSettled })
		desk, _ := g.desk(model.EscrowDesk)
		return act{who: desk, body: &trade.PayoutAttested{PaymentBody: g.payment(a, a.Terms.Total)}}, ok
	}},
	{trade.TypeRefundAttested, 2, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEscrow, func(e model.Escrow) bool { return e.Held > 0 })
		a, there := get[model.Agreement](g, model.AgreementRef(e.Agreement))
		desk, _ := g.desk(model.EscrowDesk)
		amount := e.Held
		if a.State == model.AgreementIsSettled || a.State == model.AgreementIsFunded || a.State == model.AgreementIsAgreed {
			amount -= e.Accepted
		}
		return act{who: desk, body: &trade.RefundAttested{PaymentBody: g.payment(a, max(1, amount))}}, ok && there
	}},
}

// about is an amount, at times less or more than it.
func (g *Generator) about(amount value.Won) value.Won {
	switch g.n(10) {
	case 0:
		return 1 + value.Won(g.random.Int64N(max(1, int64(amount))))
	case 1:
		return amount + value.Won(g.n(100))
	}
	return max(1, amount)
}

// payment has a reference that may have been used.
func (g *Generator) payment(a model.Agreement, amount value.Won) trade.PaymentBody {
	return trade.PaymentBody{Agreement: a.ID, Reference: value.BankReference("ref-" + strconv.Itoa(g.n(200_000))), Amount: amount}
}
