package approval_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// inRound is a sale of 100 shares to the buyer in a round of first refusal, with three other holders: of 300 shares (stranger), and
// of those that the seller sold to director1 and director2 before, 50 and 25.
func inRound(t rulestest.Tb) (*rulestest.World, rulestest.Trade, map[rulestest.Someone]value.LotID) {
	t.Helper()
	w, c := rulestest.Claimed(t)
	w.Identify(rulestest.Director1, rulestest.Director2)
	w.Applied(w.Amend(c, company.ArticlesAmended{Approval: model.NoApproval}))
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Stranger), w.Claim(c, rulestest.Stranger, c.Entries[1], c.Lots[3]))
	w.Pass(rulestest.ObjectionPeriod)
	lots := map[rulestest.Someone]value.LotID{rulestest.Stranger: c.Lots[3]}
	lot := c.Lots[0]
	for _, sale := range []struct {
		to       rulestest.Someone
		quantity value.Shares
	}{{rulestest.Director1, 50}, {rulestest.Director2, 25}} {
		d := rulestest.Trade{Company: c}
		d.Listing = value.ListingID(w.Applied(w.List(c, rulestest.Seller, lot, sale.quantity, 10))[0])
		d = offerOnAs(w, d, sale.to, sale.quantity, 10)
		w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, sale.to), w.Deposit(d, 10*value.Won(sale.quantity)), w.Settle(d))
		lots[sale.to], lot = w.Agreed(d).Began, w.Agreed(d).Balance
	}
	w.Pass(value.Day)
	w.Preempted(c, 14)
	d := w.Offered(c, lot, 400, 100, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer))
	return w, d, lots
}

// offerOnAs has a party offer for a listing that stands.
func offerOnAs(w *rulestest.World, d rulestest.Trade, who rulestest.Someone, quantity value.Shares, price value.Won) rulestest.Trade {
	w.Helper()
	d.Offer = value.OfferID(w.Applied(w.OfferFor(d.Company, who, d.Listing, quantity, price))[0])
	return termsOf(w, d, who)
}

// termsOf makes the terms of an offer as it stands.
func termsOf(w *rulestest.World, d rulestest.Trade, who rulestest.Someone) rulestest.Trade {
	w.Helper()
	offer := rulestest.Get[model.Offer](w, model.OfferRef(d.Offer))
	listing := rulestest.Get[model.Listing](w, model.ListingRef(offer.Listing))
	d.Terms = model.Terms{
		Issuer: d.ID, Class: listing.Class, Offer: d.Offer, Seller: offer.Seller, SellerEntry: listing.Entry, Buyer: who.Did(),
		BuyerAddress: rulestest.Address("address of " + string(who)), Quantity: offer.Quantity, Price: offer.Price, Total: value.Won(offer.Quantity) * offer.Price,
		EscrowAgent: "member3", Payout: rulestest.Commitment("payout"), Refund: rulestest.Commitment("refund"), FundBy: w.Now.After(7 * value.Day),
		ContractOn: w.Now.DateInKorea(), Text: rulestest.Digest("contract"),
	}
	d.Agreement, _ = d.Terms.ID()
	return d
}

func TestHoldersHaveTheirDaysToTakeWhatOneOfThemSells(t *testing.T) {
	w, d, lots := inRound(t)
	if a := w.Agreed(d); a.State != model.AgreementIsFirstRefusal || a.Until != "2026-10-06" || a.Paused == 0 { // 14 days end on a holiday
		t.Fatalf("the agreement is %+v", a)
	}
	entry := func(who rulestest.Someone) value.EntryID { return w.Lot(lots[who]).Entry }
	w.Rejected(value.CodeOwnListing, w.TakeAs(d, rulestest.Seller, d.Entries[0], 1, d.Lots[1]))
	w.Rejected(value.CodeEntryNotYours, w.TakeAs(d, rulestest.Buyer, entry(rulestest.Stranger), 1, lots[rulestest.Stranger]))
	w.Rejected(value.CodeEntryNotYours, w.TakeAs(d, rulestest.Director1, entry(rulestest.Director1), 1, lots[rulestest.Director2]))
	w.Rejected(value.CodeEntryNotYours, w.TakeAs(d, rulestest.Stranger, entry(rulestest.Stranger), 1, d.Lots[4])) // preferred shares
	w.Rejected(value.CodeListingShort, w.TakeAs(d, rulestest.Stranger, entry(rulestest.Stranger), 101, lots[rulestest.Stranger]))
	on(w, "2026-10-06")
	w.Rejected(value.CodeNotExpired, w.CloseRound(d))
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Applied(w.TakeAs(d, rulestest.Stranger, entry(rulestest.Stranger), 100, lots[rulestest.Stranger]))
	w.Rejected(value.CodeAlreadyExists, w.TakeAs(d, rulestest.Stranger, entry(rulestest.Stranger), 1, lots[rulestest.Stranger]))
	w.Pass(value.Day)
	w.Rejected(value.CodeTooLate, w.TakeAs(d, rulestest.Director1, entry(rulestest.Director1), 1, lots[rulestest.Director1]))
	w.Applied(w.CloseRound(d))
	w.Check()
}

func TestSharesThatCameAfterTheRoundOpenedDoNotCount(t *testing.T) {
	w, d, lots := inRound(t)
	w.Applied(w.Amend(d.Company, company.ArticlesAmended{Preemption: &company.FirstRefusal{}}))
	w.Pass(60)
	sale := rulestest.Trade{Company: d.Company}
	sale.Listing = value.ListingID(w.Applied(w.List(d.Company, rulestest.Stranger, lots[rulestest.Stranger], 100, 10))[0])
	sale = offerOnAs(w, sale, rulestest.Director1, 100, 10)
	w.Applied(w.Sign(sale, rulestest.Stranger), w.Sign(sale, rulestest.Director1), w.Deposit(sale, 1_000), w.Settle(sale))
	began := w.Lot(w.Agreed(sale).Began)
	w.Rejected(value.CodeDateOutOfRange, w.TakeAs(d, rulestest.Director1, began.Entry, 1, lots[rulestest.Director1], began.ID))
	w.Applied(w.TakeAs(d, rulestest.Director1, began.Entry, 1, lots[rulestest.Director1]))
}

func TestWhatHoldersTakeInFullIsPartedByTheirHoldings(t *testing.T) {
	w, d, lots := inRound(t)
	entry := func(who rulestest.Someone) value.EntryID { return w.Lot(lots[who]).Entry }
	// 300, 50 and 25 shares of 375 have 80, 13 1/3 and 6 2/3 of 100. director2 wants three only; of the other 97, 300 and 50 of 350
	// have 83 1/7 and 13 6/7.
	w.Applied(
		w.TakeAs(d, rulestest.Stranger, entry(rulestest.Stranger), 100, lots[rulestest.Stranger]), w.TakeAs(d, rulestest.Director1, entry(rulestest.Director1), 40, lots[rulestest.Director1]),
		w.TakeAs(d, rulestest.Director2, entry(rulestest.Director2), 3, lots[rulestest.Director2]), w.Deposit(d, 100_000),
	)
	on(w, "2026-10-07")
	created := w.Applied(w.CloseRound(d))
	a := w.Agreed(d)
	if a.State != model.AgreementIsVoid || a.Next == "" {
		t.Fatalf("the agreement is %+v", a)
	}
	w.Applied(w.Refund(d, 100_000))
	want := map[value.DID]value.Shares{rulestest.Stranger.Did(): 83, rulestest.Director1.Did(): 14, rulestest.Director2.Did(): 3}
	for _, id := range created {
		if o := model.OfferRef(value.OfferID(id)); o.Valid() {
			offer := rulestest.Get[model.Offer](w, o)
			if offer.Quantity != want[offer.Buyer] || offer.Price != 1_000 {
				t.Errorf("the offer is %+v", offer)
			}
			delete(want, offer.Buyer)
			next := d
			next.Offer = value.OfferID(id)
			next = termsOf(w, next, rulestest.Known(offer.Buyer))
			if rulestest.Known(offer.Buyer) == rulestest.Director1 {
				w.Applied(w.Command(rulestest.Director1, d.ID, &trade.OfferDeclined{Offer: offer.ID}))
				w.Check()
				continue
			}
			w.Applied(w.Sign(next, rulestest.Seller), w.Sign(next, rulestest.Known(offer.Buyer)), w.Deposit(next, next.Terms.Total), w.Settle(next))
			w.Check()
		}
	}
	if len(want) > 0 {
		t.Errorf("nobody offers for %v", want)
	}
	if l := rulestest.Get[model.Listing](w, model.ListingRef(a.Next)); l.State != model.ListingIsSold {
		t.Errorf("the listing is %+v", l)
	}
}

func TestWhatHoldersDoNotTakeInFullIsSoldAsAgreed(t *testing.T) {
	w, d, lots := inRound(t)
	w.Applied(w.TakeAs(d, rulestest.Stranger, w.Lot(lots[rulestest.Stranger]).Entry, 99, lots[rulestest.Stranger]), w.Deposit(d, 100_000))
	on(w, "2026-10-07")
	w.Applied(w.CloseRound(d))
	if a := w.Agreed(d); a.State != model.AgreementIsFunded || a.Paused != 0 {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.Settle(d))
	w.Check()
}

func TestAfterARoundTheCompanyIsAskedForApproval(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsFirstRefusal)
	on(w, "2026-10-07")
	w.Applied(w.CloseRound(d))
	if a := w.Agreed(d); a.State != model.AgreementIsApprovalPending || a.Until != "2026-11-09" || a.Paused != rulestest.Start.After(rulestest.ObjectionPeriod) {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.Vote(d, rulestest.Director1, true), w.Vote(d, rulestest.Director2, true), w.Deposit(d, 100_000), w.Settle(d))
	w.Check()
}

func TestPartsAreNeverMoreThanWasTakenAndAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(rt, "takers")
		quantity := value.Shares(rapid.Int64Range(1, 1_000).Draw(rt, "quantity"))
		round := model.RefusalRound{}
		taken := value.Shares(0)
		for i := range n {
			take := model.Take{
				Quantity: value.Shares(rapid.Int64Range(1, int64(quantity)).Draw(rt, "taken")), Holding: value.Shares(rapid.Int64Range(1, 1<<59).Draw(rt, "holding")),
			}
			if i == n-1 {
				take.Quantity = quantity
			}
			taken += take.Quantity
			round.Takes = append(round.Takes, take)
		}
		sum := value.Shares(0)
		for i, part := range approval.Allot(round, quantity) {
			if part < 0 || part > round.Takes[i].Quantity {
				rt.Fatalf("%d is allotted to who took %d", part, round.Takes[i].Quantity)
			}
			sum += part
		}
		if sum != quantity {
			rt.Fatal(fmt.Sprintf("%d are allotted of %d", sum, quantity))
		}
	})
}
