package core_test

import (
	"fmt"

	"holdfast/chaincode/core"
)

// trade is one sale on its way.
type trade struct {
	company
	listing   core.ListingID
	offer     core.OfferID
	terms     core.Terms
	agreement core.AgreementID
}

func (w *world) list(c company, who someone, lot core.LotID, quantity core.Shares, price core.Won) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.SharesListed{Lot: lot, Quantity: quantity, Price: price, Until: w.now.After(30 * core.Day)})
}

func (w *world) offerFor(c company, who someone, listing core.ListingID, quantity core.Shares, price core.Won) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.OfferMade{Listing: listing, Quantity: quantity, Price: price, Until: w.now.After(20 * core.Day)})
}

// offered lists part of a lot of the seller's and has the buyer offer for it.
func (w *world) offered(c company, lot core.LotID, listed, quantity core.Shares, price core.Won) trade {
	w.Helper()
	d := trade{company: c}
	d.listing = core.ListingID(w.applied(w.list(c, seller, lot, listed, price))[0])
	return w.offerOn(d, quantity, price)
}

// offerOn has the buyer offer for a listing that stands.
func (w *world) offerOn(d trade, quantity core.Shares, price core.Won) trade {
	w.Helper()
	d.offer = core.OfferID(w.applied(w.offerFor(d.company, buyer, d.listing, quantity, price))[0])
	listing := get[core.Listing](w, core.ListingRef(d.listing))
	d.terms = core.Terms{
		Issuer: d.id, Class: listing.Class, Offer: d.offer, Seller: seller.did(), SellerEntry: listing.Entry, Buyer: buyer.did(),
		BuyerEntry: commitment("entry of the buyer"), Quantity: quantity, Price: price, Total: core.Won(quantity) * price,
		EscrowAgent: "member3", Payout: commitment("payout"), Refund: commitment("refund"), FundBy: w.now.After(7 * core.Day),
		ContractOn: w.now.DateInKorea(), Text: digest("contract"),
	}
	d.agreement, _ = d.terms.ID()
	return d
}

func (w *world) sign(d trade, who someone) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.AgreementSigned{Terms: d.terms})
}

func (w *world) vote(d trade, who someone, approve bool) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.ApprovalVoted{Agreement: d.agreement, Approve: approve})
}

func (w *world) payment(d trade, amount core.Won) core.PaymentBody {
	return core.PaymentBody{Agreement: d.agreement, Reference: core.BankReference(fmt.Sprintf("KR-%d", w.nonce)), Amount: amount}
}

func (w *world) deposit(d trade, amount core.Won) core.SignedCommand {
	w.Helper()
	return w.command(escrower, d.id, &core.DepositAttested{PaymentBody: w.payment(d, amount), FromBuyer: true})
}

func (w *world) refund(d trade, amount core.Won) core.SignedCommand {
	w.Helper()
	return w.command(escrower, d.id, &core.RefundAttested{PaymentBody: w.payment(d, amount)})
}

func (w *world) payout(d trade, amount core.Won) core.SignedCommand {
	w.Helper()
	return w.command(escrower, d.id, &core.PayoutAttested{PaymentBody: w.payment(d, amount)})
}

func (w *world) settle(d trade) core.SignedCommand {
	w.Helper()
	return w.command(stranger, d.id, &core.TradeSettled{Agreement: d.agreement})
}

func (w *world) expire(d trade) core.SignedCommand {
	w.Helper()
	return w.command(stranger, d.id, &core.AgreementExpired{Agreement: d.agreement})
}

func (w *world) agreed(d trade) core.Agreement {
	w.Helper()
	return get[core.Agreement](w, core.AgreementRef(d.agreement))
}

func (w *world) money(d trade) core.Escrow {
	w.Helper()
	return get[core.Escrow](w, core.EscrowRef(d.agreement))
}

func (w *world) lot(id core.LotID) core.Lot {
	w.Helper()
	return get[core.Lot](w, core.LotRef(id))
}

// reach brings a sale of 100 of the seller's first lot, at 1,000 won a share, to a state of its agreement.
func reach(t tb, state core.AgreementState) (*world, trade) {
	t.Helper()
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 400, 100, 1_000)
	w.applied(w.sign(d, seller))
	if state == core.AgreementIsProposed {
		return w, d
	}
	if state == core.AgreementIsFirstRefusal {
		w.preempted(c, 14)
		w.applied(w.sign(d, buyer))
		return w, d
	}
	if state == core.AgreementIsExpired {
		w.pass(7 * core.Day)
		w.applied(w.expire(d))
		return w, d
	}
	w.applied(w.sign(d, buyer))
	switch state {
	case core.AgreementIsApprovalPending:
		return w, d
	case core.AgreementIsRefused, core.AgreementIsDesignationRequested, core.AgreementIsDesignatedBuyer, core.AgreementIsCompanyPurchase,
		core.AgreementIsVoid:
		w.refusedUpTo(d, state)
		return w, d
	}
	w.applied(w.vote(d, director1, true), w.vote(d, director2, true))
	if state == core.AgreementIsAgreed {
		return w, d
	}
	w.applied(w.deposit(d, 100_000))
	switch state {
	case core.AgreementIsFunded:
		return w, d
	case core.AgreementIsDisputed, core.AgreementIsRefunded:
		w.applied(w.dispute(d, buyer))
		if state == core.AgreementIsRefunded {
			w.pass(14 * core.Day)
			w.applied(w.command(stranger, d.id, &core.DisputeLapsed{Agreement: d.agreement}))
		}
		return w, d
	}
	w.applied(w.settle(d))
	switch state {
	case core.AgreementIsSettled:
		return w, d
	case core.AgreementIsPayoutFailed:
		w.applied(w.payoutFailed(d))
		return w, d
	}
	w.applied(w.payout(d, 100_000))
	return w, d
}

// funded is a sale that anyone may settle.
func funded(t tb) (*world, trade) {
	t.Helper()
	return reach(t, core.AgreementIsFunded)
}
