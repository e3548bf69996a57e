package trade_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestOnlyTheHolderListsTheirShares(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeEntryNotYours, w.List(c, rulestest.Stranger, c.Lots[0], 1, 1))
	w.Rejected(value.CodeEntryNotYours, w.List(c, rulestest.Officer, c.Lots[0], 1, 1))
	w.Rejected(value.CodeEntryNotYours, w.List(c, rulestest.Seller, c.Lots[3], 1, 1)) // nobody has claimed it
	w.Rejected(value.CodeNotFound, w.List(c, rulestest.Seller, "lot-000102030405060708090a0b0c0d0e0f", 1, 1))
}

func TestAnAttestedPartyThatHasNotClaimedListsNothing(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller))
	w.Pass(rulestest.ObjectionPeriod)
	w.Rejected(value.CodeEntryNotYours, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
}

func TestTheSameSharesAreNotListedTwice(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, c.Lots[0], 1_001, 1))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 600, 1))
	w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, c.Lots[0], 401, 1))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 400, 1))
	w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Check()
}

func TestInOneBatchTheSecondListingOfTheSameSharesIsRejected(t *testing.T) {
	w, c := rulestest.Claimed(t)
	replies := w.Submit(w.List(c, rulestest.Seller, c.Lots[1], 200, 1), w.List(c, rulestest.Seller, c.Lots[1], 200, 1))
	if replies[0].Status != model.Applied || replies[1].Code != value.CodeNotFree {
		t.Errorf("got %+v", replies)
	}
	w.Check()
}

func TestALotHasAtMostFiftyReservations(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for range value.MaxLots {
		w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	}
	w.Rejected(value.CodeTooManyLots, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	listingOf := func(id value.ReservationID) value.ListingID {
		return rulestest.Get[model.Reservation](w, model.ReservationRef(id)).Listing
	}
	d := w.OfferOn(rulestest.Trade{Company: c, Listing: listingOf(w.Lot(c.Lots[0]).Reservations[0])}, 1, 1)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer)) // the whole listing becomes the agreement's reservation: still fifty
	w.Check()
	last := listingOf(w.Lot(c.Lots[0]).Reservations[0])
	w.Applied(w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: last}), w.List(c, rulestest.Seller, c.Lots[0], 2, 1))
	reservations := w.Lot(c.Lots[0]).Reservations
	d = w.OfferOn(rulestest.Trade{Company: c, Listing: listingOf(reservations[len(reservations)-1])}, 1, 1)
	w.Applied(w.Sign(d, rulestest.Seller))
	w.Rejected(value.CodeTooManyLots, w.Sign(d, rulestest.Buyer)) // part of a listing would be one more
	w.Check()
}

func TestSharesWithoutCertificatesWaitSixMonths(t *testing.T) {
	// The company was incorporated on 2026-03-20; the period would end with 2026-09-20, a Sunday, and so ends a day later.
	f := rulestest.Facts()
	f.IncorporatedOn = "2026-03-20"
	for _, tc := range []struct {
		name         string
		acquired     value.Date
		certificates bool
		pass         value.Seconds
		want         value.Code
	}{
		{"after incorporation", "2026-03-20", false, 0, value.CodeSixMonths},
		{"on the Monday to which the Sunday extends it", "2026-03-20", false, value.Day, value.CodeSixMonths},
		{"over since midnight", "2026-03-20", false, value.Day * 3 / 2, ""},
		{"after payment", "2026-04-21", false, value.Day, value.CodeSixMonths},
		{"with certificates", "2026-04-21", true, 0, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := rulestest.Founded(t)
			w.Now = rulestest.Start - value.Time(value.Day) // noon of 2026-09-20
			w.Identify(rulestest.Seller)
			f := f
			f.CertificatesIssued = tc.certificates
			c := w.Admit(f)
			list := c.List()
			for i := range list.Entries {
				for j := range list.Entries[i].Lots {
					list.Entries[i].Lots[j].AcquiredOn = tc.acquired
				}
			}
			created := w.Applied(w.Command(rulestest.Officer, c.ID, list))
			entry, lot := value.EntryID(created[0]), value.LotID(created[1])
			w.Applied(w.Attest(c, rulestest.Identity1, "member1", entry, rulestest.Seller), w.Claim(c, rulestest.Seller, entry))
			w.Pass(tc.pass + rulestest.ObjectionPeriod)
			if tc.want == "" {
				w.Applied(w.List(c, rulestest.Seller, lot, 1, 1))
			} else {
				w.Rejected(tc.want, w.List(c, rulestest.Seller, lot, 1, 1))
			}
		})
	}
}

func TestAListingEndsWithinHalfAYear(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for _, until := range []value.Time{w.Now, w.Now.After(180*value.Day + 1)} {
		w.Rejected(value.CodeTooLate, w.Command(rulestest.Seller, c.ID, &trade.SharesListed{Lot: c.Lots[0], Quantity: 1, Price: 1, Until: until}))
	}
	for _, b := range []trade.SharesListed{{Quantity: 0, Price: 1}, {Quantity: 1, Price: 0}} {
		b.Lot, b.Until = c.Lots[0], w.Now.After(60)
		w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, c.ID, &b))
	}
}

func TestAListingIsWithdrawnByItsSellerAndExpiredByAnyone(t *testing.T) {
	w, c := rulestest.Claimed(t)
	listing := value.ListingID(w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 1_000, 5))[0])
	withdraw, expire := &trade.ListingWithdrawn{Listing: listing}, &trade.ListingExpired{Listing: listing}
	w.Rejected(value.CodeNotYours, w.Command(rulestest.Stranger, c.ID, withdraw))
	w.Rejected(value.CodeNotYours, w.Command(rulestest.Officer, c.ID, withdraw))
	w.Rejected(value.CodeNotExpired, w.Command(rulestest.Seller, c.ID, expire))
	for who, body := range map[rulestest.Someone]model.Body{rulestest.Seller: withdraw, rulestest.Stranger: expire} {
		w := w.In(t)
		if who == rulestest.Stranger {
			w.Pass(30 * value.Day)
		}
		w.Applied(w.Command(who, c.ID, body))
		if lot := w.Lot(c.Lots[0]); lot.Free() != 1_000 || len(lot.Reservations) > 0 {
			t.Errorf("the lot is %+v", lot)
		}
		w.Check()
	}
}

func TestWithdrawingAListingKeepsWhatIsAgreedReserved(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsAgreed)
	w.Applied(w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	if lot := w.Lot(d.Lots[0]); lot.Reserved != 100 {
		t.Errorf("%d are reserved, want 100", lot.Reserved)
	}
	w.Check()
}

func TestAnOfferFitsItsListing(t *testing.T) {
	w, c := rulestest.Claimed(t)
	listing := value.ListingID(w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 100, 5))[0])
	w.Rejected(value.CodeOwnListing, w.OfferFor(c, rulestest.Seller, listing, 1, 1))
	w.Rejected(value.CodeNotIdentified, w.OfferFor(c, rulestest.Director1, listing, 1, 1))
	w.Rejected(value.CodeListingShort, w.OfferFor(c, rulestest.Buyer, listing, 101, 1))
	w.Rejected(value.CodeOverflow, w.OfferFor(c, rulestest.Buyer, listing, 100, 1<<62))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Buyer, c.ID, &trade.OfferMade{Listing: listing, Quantity: 1, Price: 1, Until: w.Now}))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Buyer, c.ID, &trade.OfferMade{Listing: listing, Quantity: 1, Price: 1, Until: w.Now.After(181 * value.Day)}))
	w.Rejected(value.CodeNotFound, w.OfferFor(c, rulestest.Buyer, "listing-000102030405060708090a0b0c0d0e0f", 1, 1))
	w.Pass(30 * value.Day)
	w.Rejected(value.CodeTooLate, w.OfferFor(c, rulestest.Buyer, listing, 1, 1))
}

func TestCounterOffersAreNumberedAndAlternate(t *testing.T) {
	w, c := rulestest.Claimed(t)
	d := w.Offered(c, c.Lots[0], 100, 50, 10)
	counter := func(who rulestest.Someone, round int, price value.Won) model.SignedCommand {
		return w.Command(who, c.ID, &trade.OfferCountered{Offer: d.Offer, Round: round, Quantity: 60, Price: price, Until: w.Now.After(60)})
	}
	w.Rejected(value.CodeNotYourTurn, counter(rulestest.Buyer, 2, 11))
	w.Rejected(value.CodeNotYourTurn, counter(rulestest.Seller, 3, 11))
	w.Rejected(value.CodeNotYours, counter(rulestest.Stranger, 2, 11))
	w.Refused(value.CodeMalformed, counter(rulestest.Seller, 1, 11))
	w.Refused(value.CodeMalformed, counter(rulestest.Seller, 51, 11))
	w.Applied(counter(rulestest.Seller, 2, 12))
	w.Rejected(value.CodeNotYourTurn, counter(rulestest.Seller, 3, 11))
	w.Applied(counter(rulestest.Buyer, 3, 11))
	if o := rulestest.Get[model.Offer](w, model.OfferRef(d.Offer)); o.Round != 3 || o.Price != 11 || o.Quantity != 60 || o.Proposer != rulestest.Buyer.Did() {
		t.Errorf("the offer is %+v", o)
	}
	w.Rejected(value.CodeNotYours, w.Command(rulestest.Stranger, c.ID, &trade.OfferDeclined{Offer: d.Offer}))
	w.Applied(w.Command(rulestest.Buyer, c.ID, &trade.OfferDeclined{Offer: d.Offer}))
}
