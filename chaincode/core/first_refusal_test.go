package core_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"holdfast/chaincode/core"
)

// preempted gives the common class's holders some days to take shares that one of them sells.
func (w *world) preempted(c company, days int) {
	w.Helper()
	w.applied(w.amend(c, core.ArticlesAmended{Preemption: &core.FirstRefusal{Days: days}}))
}

// take has the holder of the list's second entry take shares, showing its lot of the common class.
func (w *world) take(d trade, who someone, quantity core.Shares) core.SignedCommand {
	w.Helper()
	return w.takeAs(d, who, d.entries[1], quantity, d.lots[3])
}

func (w *world) takeAs(d trade, who someone, entry core.EntryID, quantity core.Shares, lots ...core.LotID) core.SignedCommand {
	w.Helper()
	return w.command(who, d.id, &core.FirstRefusalTaken{Agreement: d.agreement, Entry: entry, Quantity: quantity, Lots: lots})
}

func (w *world) closeRound(d trade) core.SignedCommand {
	w.Helper()
	return w.command(stranger, d.id, &core.FirstRefusalClosed{Agreement: d.agreement})
}

// inRound is a sale of 100 shares to the buyer in a round of first refusal, with three other holders: of 300 shares (stranger), and
// of those that the seller sold to director1 and director2 before, 50 and 25.
func inRound(t tb) (*world, trade, map[someone]core.LotID) {
	t.Helper()
	w, c := claimed(t)
	w.identify(director1, director2)
	w.applied(w.amend(c, core.ArticlesAmended{Approval: core.NoApproval}))
	w.applied(w.attest(c, identity1, "member1", c.entries[1], stranger), w.claim(c, stranger, c.entries[1], c.lots[3]))
	w.pass(objectionPeriod)
	lots := map[someone]core.LotID{stranger: c.lots[3]}
	lot := c.lots[0]
	for _, sale := range []struct {
		to       someone
		quantity core.Shares
	}{{director1, 50}, {director2, 25}} {
		d := trade{company: c}
		d.listing = core.ListingID(w.applied(w.list(c, seller, lot, sale.quantity, 10))[0])
		d = w.offerOnAs(d, sale.to, sale.quantity, 10)
		w.applied(w.sign(d, seller), w.sign(d, sale.to), w.deposit(d, 10*core.Won(sale.quantity)), w.settle(d))
		lots[sale.to], lot = w.agreed(d).Began, w.agreed(d).Balance
	}
	w.pass(core.Day)
	w.preempted(c, 14)
	d := w.offered(c, lot, 400, 100, 1_000)
	w.applied(w.sign(d, seller), w.sign(d, buyer))
	return w, d, lots
}

// offerOnAs has a party offer for a listing that stands.
func (w *world) offerOnAs(d trade, who someone, quantity core.Shares, price core.Won) trade {
	w.Helper()
	d.offer = core.OfferID(w.applied(w.offerFor(d.company, who, d.listing, quantity, price))[0])
	return w.termsOf(d, who)
}

// termsOf makes the terms of an offer as it stands.
func (w *world) termsOf(d trade, who someone) trade {
	w.Helper()
	offer := get[core.Offer](w, core.OfferRef(d.offer))
	listing := get[core.Listing](w, core.ListingRef(offer.Listing))
	d.terms = core.Terms{
		Issuer: d.id, Class: listing.Class, Offer: d.offer, Seller: offer.Seller, SellerEntry: listing.Entry, Buyer: who.did(),
		BuyerEntry: commitment("entry of " + string(who)), Quantity: offer.Quantity, Price: offer.Price, Total: core.Won(offer.Quantity) * offer.Price,
		EscrowAgent: "member3", Payout: commitment("payout"), Refund: commitment("refund"), FundBy: w.now.After(7 * core.Day),
		ContractOn: w.now.DateInKorea(), Text: digest("contract"),
	}
	d.agreement, _ = d.terms.ID()
	return d
}

func TestHoldersHaveTheirDaysToTakeWhatOneOfThemSells(t *testing.T) {
	w, d, lots := inRound(t)
	if a := w.agreed(d); a.State != core.AgreementIsFirstRefusal || a.Until != "2026-10-06" || a.Paused == 0 { // 14 days end on a holiday
		t.Fatalf("the agreement is %+v", a)
	}
	entry := func(who someone) core.EntryID { return w.lot(lots[who]).Entry }
	w.rejected(core.CodeOwnListing, w.takeAs(d, seller, d.entries[0], 1, d.lots[1]))
	w.rejected(core.CodeEntryNotYours, w.takeAs(d, buyer, entry(stranger), 1, lots[stranger]))
	w.rejected(core.CodeEntryNotYours, w.takeAs(d, director1, entry(director1), 1, lots[director2]))
	w.rejected(core.CodeEntryNotYours, w.takeAs(d, stranger, entry(stranger), 1, d.lots[4])) // preferred shares
	w.rejected(core.CodeListingShort, w.takeAs(d, stranger, entry(stranger), 101, lots[stranger]))
	w.on("2026-10-06")
	w.rejected(core.CodeNotExpired, w.closeRound(d))
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.applied(w.takeAs(d, stranger, entry(stranger), 100, lots[stranger]))
	w.rejected(core.CodeAlreadyExists, w.takeAs(d, stranger, entry(stranger), 1, lots[stranger]))
	w.pass(core.Day)
	w.rejected(core.CodeTooLate, w.takeAs(d, director1, entry(director1), 1, lots[director1]))
	w.applied(w.closeRound(d))
	w.check()
}

func TestSharesThatCameAfterTheRoundOpenedDoNotCount(t *testing.T) {
	w, d, lots := inRound(t)
	w.applied(w.amend(d.company, core.ArticlesAmended{Preemption: &core.FirstRefusal{}}))
	w.pass(60)
	sale := trade{company: d.company}
	sale.listing = core.ListingID(w.applied(w.list(d.company, stranger, lots[stranger], 100, 10))[0])
	sale = w.offerOnAs(sale, director1, 100, 10)
	w.applied(w.sign(sale, stranger), w.sign(sale, director1), w.deposit(sale, 1_000), w.settle(sale))
	began := w.lot(w.agreed(sale).Began)
	w.rejected(core.CodeDateOutOfRange, w.takeAs(d, director1, began.Entry, 1, lots[director1], began.ID))
	w.applied(w.takeAs(d, director1, began.Entry, 1, lots[director1]))
}

func TestWhatHoldersTakeInFullIsPartedByTheirHoldings(t *testing.T) {
	w, d, lots := inRound(t)
	entry := func(who someone) core.EntryID { return w.lot(lots[who]).Entry }
	// 300, 50 and 25 shares of 375 have 80, 13 1/3 and 6 2/3 of 100. director2 wants three only; of the other 97, 300 and 50 of 350
	// have 83 1/7 and 13 6/7.
	w.applied(
		w.takeAs(d, stranger, entry(stranger), 100, lots[stranger]), w.takeAs(d, director1, entry(director1), 40, lots[director1]),
		w.takeAs(d, director2, entry(director2), 3, lots[director2]), w.deposit(d, 100_000),
	)
	w.on("2026-10-07")
	created := w.applied(w.closeRound(d))
	a := w.agreed(d)
	if a.State != core.AgreementIsVoid || a.Next == "" {
		t.Fatalf("the agreement is %+v", a)
	}
	w.applied(w.refund(d, 100_000))
	want := map[core.DID]core.Shares{stranger.did(): 83, director1.did(): 14, director2.did(): 3}
	for _, id := range created {
		if o := core.OfferRef(core.OfferID(id)); o.Valid() {
			offer := get[core.Offer](w, o)
			if offer.Quantity != want[offer.Buyer] || offer.Price != 1_000 {
				t.Errorf("the offer is %+v", offer)
			}
			delete(want, offer.Buyer)
			next := d
			next.offer = core.OfferID(id)
			next = w.termsOf(next, known(offer.Buyer))
			if known(offer.Buyer) == director1 {
				w.applied(w.command(director1, d.id, &core.OfferDeclined{Offer: offer.ID}))
				w.check()
				continue
			}
			w.applied(w.sign(next, seller), w.sign(next, known(offer.Buyer)), w.deposit(next, next.terms.Total), w.settle(next))
			w.check()
		}
	}
	if len(want) > 0 {
		t.Errorf("nobody offers for %v", want)
	}
	if l := get[core.Listing](w, core.ListingRef(a.Next)); l.State != core.ListingIsSold {
		t.Errorf("the listing is %+v", l)
	}
}

func TestWhatHoldersDoNotTakeInFullIsSoldAsAgreed(t *testing.T) {
	w, d, lots := inRound(t)
	w.applied(w.takeAs(d, stranger, w.lot(lots[stranger]).Entry, 99, lots[stranger]), w.deposit(d, 100_000))
	w.on("2026-10-07")
	w.applied(w.closeRound(d))
	if a := w.agreed(d); a.State != core.AgreementIsFunded || a.Paused != 0 {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.settle(d))
	w.check()
}

func TestAfterARoundTheCompanyIsAskedForApproval(t *testing.T) {
	w, d := reach(t, core.AgreementIsFirstRefusal)
	w.on("2026-10-07")
	w.applied(w.closeRound(d))
	if a := w.agreed(d); a.State != core.AgreementIsApprovalPending || a.Until != "2026-11-09" || a.Paused != start.After(objectionPeriod) {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.vote(d, director1, true), w.vote(d, director2, true), w.deposit(d, 100_000), w.settle(d))
	w.check()
}

func TestPartsAreNeverMoreThanWasTakenAndAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(rt, "takers")
		quantity := core.Shares(rapid.Int64Range(1, 1_000).Draw(rt, "quantity"))
		round := core.RefusalRound{}
		taken := core.Shares(0)
		for i := range n {
			take := core.Take{
				Quantity: core.Shares(rapid.Int64Range(1, int64(quantity)).Draw(rt, "taken")), Holding: core.Shares(rapid.Int64Range(1, 1<<59).Draw(rt, "holding")),
			}
			if i == n-1 {
				take.Quantity = quantity
			}
			taken += take.Quantity
			round.Takes = append(round.Takes, take)
		}
		sum := core.Shares(0)
		for i, part := range core.Allot(round, quantity) {
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
