package rulestest

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// Trade is one sale on its way.
type Trade struct {
	Company
	Listing   value.ListingID
	Offer     value.OfferID
	Terms     model.Terms
	Agreement value.AgreementID
}

func (w *World) List(c Company, who Someone, lot value.LotID, quantity value.Shares, price value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &trade.SharesListed{Lot: lot, Quantity: quantity, Price: price, Until: w.Now.After(30 * value.Day)})
}

func (w *World) OfferFor(c Company, who Someone, listing value.ListingID, quantity value.Shares, price value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &trade.OfferMade{Listing: listing, Quantity: quantity, Price: price, Until: w.Now.After(20 * value.Day)})
}

// Offered lists part of a lot of the seller's and has the buyer offer for it.
func (w *World) Offered(c Company, lot value.LotID, listed, quantity value.Shares, price value.Won) Trade {
	w.Helper()
	d := Trade{Company: c}
	d.Listing = value.ListingID(w.Applied(w.List(c, Seller, lot, listed, price))[0])
	return w.OfferOn(d, quantity, price)
}

// OfferOn has the buyer offer for a listing that stands.
func (w *World) OfferOn(d Trade, quantity value.Shares, price value.Won) Trade {
	w.Helper()
	d.Offer = value.OfferID(w.Applied(w.OfferFor(d.Company, Buyer, d.Listing, quantity, price))[0])
	listing := Get[model.Listing](w, model.ListingRef(d.Listing))
	d.Terms = model.Terms{
		Issuer: d.ID, Class: listing.Class, Offer: d.Offer, Seller: Seller.Did(), SellerEntry: listing.Entry, Buyer: Buyer.Did(),
		BuyerAddress: Address("address of the buyer"), Quantity: quantity, Price: price, Total: value.Won(quantity) * price,
		EscrowAgent: "member3", Payout: Commitment("payout"), Refund: Commitment("refund"), FundBy: w.Now.After(7 * value.Day),
		ContractOn: w.Now.DateInKorea(), Text: Digest("contract"),
	}
	d.Agreement, _ = d.Terms.ID()
	return d
}

func (w *World) Sign(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &trade.AgreementSigned{Terms: d.Terms})
}

func (w *World) Vote(d Trade, who Someone, approve bool) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &approval.ApprovalVoted{Agreement: d.Agreement, Approve: approve})
}

func (w *World) Payment(d Trade, amount value.Won) trade.PaymentBody {
	return trade.PaymentBody{Agreement: d.Agreement, Reference: value.BankReference(fmt.Sprintf("KR-%d", w.Nonce)), Amount: amount}
}

func (w *World) Deposit(d Trade, amount value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(Escrower, d.ID, &trade.DepositAttested{PaymentBody: w.Payment(d, amount), FromBuyer: true})
}

func (w *World) Refund(d Trade, amount value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(Escrower, d.ID, &trade.RefundAttested{PaymentBody: w.Payment(d, amount)})
}

func (w *World) Payout(d Trade, amount value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(Escrower, d.ID, &trade.PayoutAttested{PaymentBody: w.Payment(d, amount)})
}

func (w *World) Settle(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, d.ID, &trade.TradeSettled{Agreement: d.Agreement})
}

func (w *World) Expire(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, d.ID, &trade.AgreementExpired{Agreement: d.Agreement})
}

func (w *World) Agreed(d Trade) model.Agreement {
	w.Helper()
	return Get[model.Agreement](w, model.AgreementRef(d.Agreement))
}

func (w *World) Money(d Trade) model.Escrow {
	w.Helper()
	return Get[model.Escrow](w, model.EscrowRef(d.Agreement))
}

func (w *World) Lot(id value.LotID) model.Lot {
	w.Helper()
	return Get[model.Lot](w, model.LotRef(id))
}

// LastOf names the last lot of a lineage but for what acts on its class have made of it.
func (w *World) LastOf(line value.LineageID) value.LotID {
	if _, split := w.State[record.Key(model.LineageRef(line))]; split {
		return Get[model.Lineage](w, model.LineageRef(line)).Live
	}
	return value.LotID(line)
}

// Reach brings a sale of 100 of the seller's first lot, at 1,000 won a share, to a state of its agreement.
func Reach(t Tb, state model.AgreementState) (*World, Trade) {
	t.Helper()
	w, c := Claimed(t)
	d := w.Offered(c, c.Lots[0], 400, 100, 1_000)
	w.Applied(w.Sign(d, Seller))
	if state == model.AgreementIsProposed {
		return w, d
	}
	if state == model.AgreementIsFirstRefusal {
		w.Preempted(c, 14)
		w.Applied(w.Sign(d, Buyer))
		return w, d
	}
	if state == model.AgreementIsExpired {
		w.Pass(7 * value.Day)
		w.Applied(w.Expire(d))
		return w, d
	}
	w.Applied(w.Sign(d, Buyer))
	switch state {
	case model.AgreementIsApprovalPending:
		return w, d
	case model.AgreementIsRefused, model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase,
		model.AgreementIsVoid:
		w.refusedUpTo(d, state)
		return w, d
	}
	w.Applied(w.Vote(d, Director1, true), w.Vote(d, Director2, true))
	if state == model.AgreementIsAgreed {
		return w, d
	}
	w.Applied(w.Deposit(d, 100_000))
	switch state {
	case model.AgreementIsFunded:
		return w, d
	case model.AgreementIsDisputed, model.AgreementIsRefunded:
		w.Applied(w.Dispute(d, Buyer))
		if state == model.AgreementIsRefunded {
			w.Pass(14 * value.Day)
			w.Applied(w.Command(Stranger, d.ID, &dispute.DisputeLapsed{Agreement: d.Agreement}))
		}
		return w, d
	}
	w.Applied(w.Settle(d))
	switch state {
	case model.AgreementIsSettled:
		return w, d
	case model.AgreementIsPayoutFailed:
		w.Applied(w.PayoutFailed(d))
		return w, d
	}
	w.Applied(w.Payout(d, 100_000))
	return w, d
}

// Funded is a sale that anyone may settle.
func Funded(t Tb) (*World, Trade) {
	t.Helper()
	return Reach(t, model.AgreementIsFunded)
}
