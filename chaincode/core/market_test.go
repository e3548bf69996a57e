package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestOnlyTheHolderListsTheirShares(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeEntryNotYours, w.list(c, stranger, c.lots[0], 1, 1))
	w.rejected(core.CodeEntryNotYours, w.list(c, officer, c.lots[0], 1, 1))
	w.rejected(core.CodeEntryNotYours, w.list(c, seller, c.lots[3], 1, 1)) // nobody has claimed it
	w.rejected(core.CodeNotFound, w.list(c, seller, "lot-000102030405060708090a0b0c0d0e0f", 1, 1))
}

func TestAnAttestedPartyThatHasNotClaimedListsNothing(t *testing.T) {
	w, c := registered(t)
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller))
	w.pass(objectionPeriod)
	w.rejected(core.CodeEntryNotYours, w.list(c, seller, c.lots[0], 1, 1))
}

func TestTheSameSharesAreNotListedTwice(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeNotFree, w.list(c, seller, c.lots[0], 1_001, 1))
	w.applied(w.list(c, seller, c.lots[0], 600, 1))
	w.rejected(core.CodeNotFree, w.list(c, seller, c.lots[0], 401, 1))
	w.applied(w.list(c, seller, c.lots[0], 400, 1))
	w.rejected(core.CodeNotFree, w.list(c, seller, c.lots[0], 1, 1))
	w.check()
}

func TestInOneBatchTheSecondListingOfTheSameSharesIsRejected(t *testing.T) {
	w, c := claimed(t)
	replies := w.submit(w.list(c, seller, c.lots[1], 200, 1), w.list(c, seller, c.lots[1], 200, 1))
	if replies[0].Status != core.Applied || replies[1].Code != core.CodeNotFree {
		t.Errorf("got %+v", replies)
	}
	w.check()
}

func TestALotHasAtMostFiftyReservations(t *testing.T) {
	w, c := claimed(t)
	for range core.MaxLots {
		w.applied(w.list(c, seller, c.lots[0], 1, 1))
	}
	w.rejected(core.CodeTooManyLots, w.list(c, seller, c.lots[0], 1, 1))
	listingOf := func(id core.ReservationID) core.ListingID {
		return get[core.Reservation](w, core.ReservationRef(id)).Listing
	}
	d := w.offerOn(trade{company: c, listing: listingOf(w.lot(c.lots[0]).Reservations[0])}, 1, 1)
	w.applied(w.sign(d, seller), w.sign(d, buyer)) // the whole listing becomes the agreement's reservation: still fifty
	w.check()
	last := listingOf(w.lot(c.lots[0]).Reservations[0])
	w.applied(w.command(seller, c.id, &core.ListingWithdrawn{Listing: last}), w.list(c, seller, c.lots[0], 2, 1))
	reservations := w.lot(c.lots[0]).Reservations
	d = w.offerOn(trade{company: c, listing: listingOf(reservations[len(reservations)-1])}, 1, 1)
	w.applied(w.sign(d, seller))
	w.rejected(core.CodeTooManyLots, w.sign(d, buyer)) // part of a listing would be one more
	w.check()
}

func TestSharesWithoutCertificatesWaitSixMonths(t *testing.T) {
	// The company was incorporated on 2026-03-20; the period would end with 2026-09-20, a Sunday, and so ends a day later.
	f := facts()
	f.IncorporatedOn = "2026-03-20"
	for _, tc := range []struct {
		name         string
		acquired     core.Date
		certificates bool
		pass         core.Seconds
		want         core.Code
	}{
		{"after incorporation", "2026-03-20", false, 0, core.CodeSixMonths},
		{"on the Monday to which the Sunday extends it", "2026-03-20", false, core.Day, core.CodeSixMonths},
		{"over since midnight", "2026-03-20", false, core.Day * 3 / 2, ""},
		{"after payment", "2026-04-21", false, core.Day, core.CodeSixMonths},
		{"with certificates", "2026-04-21", true, 0, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := founded(t)
			w.now = start - core.Time(core.Day) // noon of 2026-09-20
			w.identify(seller)
			f := f
			f.CertificatesIssued = tc.certificates
			c := w.admit(f)
			list := c.list()
			for i := range list.Entries {
				for j := range list.Entries[i].Lots {
					list.Entries[i].Lots[j].AcquiredOn = tc.acquired
				}
			}
			created := w.applied(w.command(officer, c.id, list))
			entry, lot := core.EntryID(created[0]), core.LotID(created[1])
			w.applied(w.attest(c, identity1, "member1", entry, seller), w.claim(c, seller, entry))
			w.pass(tc.pass + objectionPeriod)
			if tc.want == "" {
				w.applied(w.list(c, seller, lot, 1, 1))
			} else {
				w.rejected(tc.want, w.list(c, seller, lot, 1, 1))
			}
		})
	}
}

func TestAListingEndsWithinHalfAYear(t *testing.T) {
	w, c := claimed(t)
	for _, until := range []core.Time{w.now, w.now.After(180*core.Day + 1)} {
		w.rejected(core.CodeTooLate, w.command(seller, c.id, &core.SharesListed{Lot: c.lots[0], Quantity: 1, Price: 1, Until: until}))
	}
	for _, b := range []core.SharesListed{{Quantity: 0, Price: 1}, {Quantity: 1, Price: 0}} {
		b.Lot, b.Until = c.lots[0], w.now.After(60)
		w.refused(core.CodeMalformed, w.command(seller, c.id, &b))
	}
}

func TestAListingIsWithdrawnByItsSellerAndExpiredByAnyone(t *testing.T) {
	w, c := claimed(t)
	listing := core.ListingID(w.applied(w.list(c, seller, c.lots[0], 1_000, 5))[0])
	withdraw, expire := &core.ListingWithdrawn{Listing: listing}, &core.ListingExpired{Listing: listing}
	w.rejected(core.CodeNotYours, w.command(stranger, c.id, withdraw))
	w.rejected(core.CodeNotYours, w.command(officer, c.id, withdraw))
	w.rejected(core.CodeNotExpired, w.command(seller, c.id, expire))
	for who, body := range map[someone]core.Body{seller: withdraw, stranger: expire} {
		w := w.in(t)
		if who == stranger {
			w.pass(30 * core.Day)
		}
		w.applied(w.command(who, c.id, body))
		if lot := w.lot(c.lots[0]); lot.Free() != 1_000 || len(lot.Reservations) > 0 {
			t.Errorf("the lot is %+v", lot)
		}
		w.check()
	}
}

func TestWithdrawingAListingKeepsWhatIsAgreedReserved(t *testing.T) {
	w, d := reach(t, core.AgreementIsAgreed)
	w.applied(w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	if lot := w.lot(d.lots[0]); lot.Reserved != 100 {
		t.Errorf("%d are reserved, want 100", lot.Reserved)
	}
	w.check()
}

func TestAnOfferFitsItsListing(t *testing.T) {
	w, c := claimed(t)
	listing := core.ListingID(w.applied(w.list(c, seller, c.lots[0], 100, 5))[0])
	w.rejected(core.CodeOwnListing, w.offerFor(c, seller, listing, 1, 1))
	w.rejected(core.CodeNotIdentified, w.offerFor(c, director1, listing, 1, 1))
	w.rejected(core.CodeListingShort, w.offerFor(c, buyer, listing, 101, 1))
	w.rejected(core.CodeOverflow, w.offerFor(c, buyer, listing, 100, 1<<62))
	w.rejected(core.CodeTooLate, w.command(buyer, c.id, &core.OfferMade{Listing: listing, Quantity: 1, Price: 1, Until: w.now}))
	w.rejected(core.CodeTooLate, w.command(buyer, c.id, &core.OfferMade{Listing: listing, Quantity: 1, Price: 1, Until: w.now.After(181 * core.Day)}))
	w.rejected(core.CodeNotFound, w.offerFor(c, buyer, "listing-000102030405060708090a0b0c0d0e0f", 1, 1))
	w.pass(30 * core.Day)
	w.rejected(core.CodeTooLate, w.offerFor(c, buyer, listing, 1, 1))
}

func TestCounterOffersAreNumberedAndAlternate(t *testing.T) {
	w, c := claimed(t)
	d := w.offered(c, c.lots[0], 100, 50, 10)
	counter := func(who someone, round int, price core.Won) core.SignedCommand {
		return w.command(who, c.id, &core.OfferCountered{Offer: d.offer, Round: round, Quantity: 60, Price: price, Until: w.now.After(60)})
	}
	w.rejected(core.CodeNotYourTurn, counter(buyer, 2, 11))
	w.rejected(core.CodeNotYourTurn, counter(seller, 3, 11))
	w.rejected(core.CodeNotYours, counter(stranger, 2, 11))
	w.refused(core.CodeMalformed, counter(seller, 1, 11))
	w.refused(core.CodeMalformed, counter(seller, 51, 11))
	w.applied(counter(seller, 2, 12))
	w.rejected(core.CodeNotYourTurn, counter(seller, 3, 11))
	w.applied(counter(buyer, 3, 11))
	if o := get[core.Offer](w, core.OfferRef(d.offer)); o.Round != 3 || o.Price != 11 || o.Quantity != 60 || o.Proposer != buyer.did() {
		t.Errorf("the offer is %+v", o)
	}
	w.rejected(core.CodeNotYours, w.command(stranger, c.id, &core.OfferDeclined{Offer: d.offer}))
	w.applied(w.command(buyer, c.id, &core.OfferDeclined{Offer: d.offer}))
}
