package core

import "slices"

// sixMonths is how long after incorporation or payment shares cannot be transferred while no certificates are issued
// (Commercial Act art. 335(3)). The company's approval does not cure it.
const sixMonths = 6

// maxListing is how long a listing may stand.
const maxListing = 180 * Day

// SharesListed puts part of a lot up for sale and reserves it, so that the same shares are never offered twice. Parts of several
// lots may be sold together.
type SharesListed struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// More are parts of further lots of the same holder and class, which are sold after the first, in this order.
	More []LotPart `json:"more,omitempty"`
	// Price is what the seller asks for one share.
	Price Won `json:"price"`
	// Until is when the listing expires, at most 180 days ahead.
	Until Time `json:"until"`
}

// total is how many shares are listed in all, as many as can be counted where they are more.
func (b *SharesListed) total() Shares {
	sum := b.Quantity
	for _, part := range b.More {
		next, err := sum.Plus(part.Quantity)
		if err != nil {
			return sum
		}
		sum = next
	}
	return sum
}

func (b *SharesListed) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(b.More == nil || len(b.More) >= 1 && len(b.More) < MaxLots, "more", many(1, MaxLots-1))
	seen := map[LotID]bool{b.Lot: true}
	for _, part := range b.More {
		f.want(part.Lot.valid(), "more.lot", anIdentifier)
		f.want(!seen[part.Lot], "more.lot", wantOnce)
		f.want(part.Quantity > 0, "more.quantity", atLeast(1))
		seen[part.Lot] = true
	}
	f.want(b.Price > 0, "price", atLeast(1))
	f.want(b.Until > 0, "until", aTime)
	return f.err()
}

func (b *SharesListed) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if err := t.mayTransfer(c, lot); err != nil {
		return err
	}
	if b.Until <= t.facts.Time || b.Until > t.facts.Time.After(maxListing) {
		return deny(CodeTooLate, because("listing-end-out-of-range"), inNumber("most", int(maxListing/Day)))
	}
	listing := Listing{
		ID: ListingID(t.derive(KindListing)), Issuer: lot.Issuer, Class: lot.Class, Seller: c.Actor, Entry: lot.Entry,
		Price: b.Price, Expires: b.Until, State: ListingIsOpen, Since: t.stamp(),
	}
	if err := t.listPart(&listing, lot, b.Quantity); err != nil {
		return err
	}
	for _, part := range b.More {
		further, err := t.lot(c, part.Lot)
		if err != nil {
			return err
		}
		if further.Class != lot.Class || further.Entry != lot.Entry {
			return deny(CodeLotsDiffer)
		}
		if err := t.mayTransfer(c, further); err != nil {
			return err
		}
		if err := t.listPart(&listing, further, part.Quantity); err != nil {
			return err
		}
	}
	t.put(listing)
	return nil
}

// listPart reserves part of a lot for a listing.
func (t *tx) listPart(listing *Listing, lot Lot, quantity Shares) error {
	if quantity > lot.Free() {
		return deny(CodeNotFree, because("lot-has-fewer-free-shares"), inShares("free", lot.Free()))
	}
	if len(lot.Reservations) >= MaxLots {
		return deny(CodeTooManyLots, because("too-many-reservations-of-lot"), inNumber("most", MaxLots))
	}
	remaining, err := listing.Remaining.Plus(quantity)
	if err != nil {
		return deny(CodeOverflow)
	}
	id := t.reserve(lot, Reservation{Lot: lot.ID, Quantity: quantity, Listing: listing.ID})
	listing.Remaining = remaining
	if listing.Reservation == "" {
		listing.Reservation = id
	} else {
		listing.More = append(listing.More, id)
	}
	return nil
}

// mayTransfer checks that the actor controls the lot's entry and that the law and the objection period let it move.
func (t *tx) mayTransfer(c *Command, lot Lot) error {
	if err := t.disposes(c, lot); err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(lot.Issuer))
	if err != nil {
		return err
	}
	return t.sixMonthRule(issuer, lot)
}

// disposes checks that the actor controls the lot's entry, without contest and after the objection period.
func (t *tx) disposes(c *Command, lot Lot) error {
	entry, err := t.entry(c, lot.Entry)
	if err != nil {
		return err
	}
	if entry.Controller != c.Actor || entry.State == EntryIsAttested {
		return deny(CodeEntryNotYours)
	}
	if entry.State == EntryIsContested {
		return deny(CodeContested, because("claim-is-contested"))
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	party, err := t.identified(c.Actor)
	if err != nil {
		return err
	}
	if t.facts.Time < party.RestsUntil {
		return deny(CodeObjectionPeriod, because("rests-after-recovery"), atTime("until", party.RestsUntil))
	}
	if t.facts.Time < entry.SellableFrom {
		return deny(CodeObjectionPeriod, because("objection-period-lasts"), atTime("until", entry.SellableFrom))
	}
	return nil
}

// sixMonthRule applies Commercial Act art. 335(3): before certificates are issued, a transfer has force against the company
// only after six months from incorporation and from the payment for the shares.
func (t *tx) sixMonthRule(issuer Issuer, lot Lot) error {
	if issuer.CertificatesIssued {
		return nil
	}
	today := t.facts.Time.DateInKorea()
	for _, from := range []Date{issuer.IncorporatedOn, lot.PaidOn} {
		end, err := from.afterMonths(sixMonths)
		if err != nil {
			return deny(CodeInternal)
		}
		if today <= end {
			return deny(CodeSixMonths, onDate("until", end))
		}
	}
	return nil
}

// reserve binds part of a lot and returns the reservation's name.
func (t *tx) reserve(lot Lot, r Reservation) ReservationID {
	r.ID = ReservationID(t.derive(KindReservation))
	r.Since = t.stamp()
	lot.Reserved += r.Quantity
	lot.Reservations = append(slices.Clip(lot.Reservations), r.ID)
	t.put(r)
	t.put(lot)
	return r.ID
}

// free gives a reservation's shares back to its lot and ends it.
func (t *tx) free(c *Command, id ReservationID) error {
	reservation, lot, live, err := t.reservation(id)
	if err != nil {
		return err
	}
	if live {
		if _, err := t.class(c, lot.Class); err != nil {
			return err
		}
		if lot.Reserved, err = lot.Reserved.Minus(reservation.Quantity); err != nil {
			return deny(CodeInternal)
		}
		lot.Reservations, lot.Short = without(lot.Reservations, id), lot.Short-reservation.Short
		if err := t.restore(lot); err != nil {
			return err
		}
	}
	t.endReservation(reservation)
	return nil
}

func (t *tx) endReservation(r Reservation) {
	ended := t.stamp()
	r.Quantity, r.Short, r.Ended = 0, 0, &ended
	t.put(r)
}

func without(ids []ReservationID, id ReservationID) []ReservationID { return removed(ids, id) }

// ListingWithdrawn takes a listing back; what is already agreed stays reserved. The seller signs it.
type ListingWithdrawn struct {
	Listing ListingID `json:"listing"`
}

func (b *ListingWithdrawn) check() error { return checkListing(b.Listing) }

func checkListing(l ListingID) error {
	f := newForm()
	f.want(l.valid(), "listing", anIdentifier)
	return f.err()
}

func (b *ListingWithdrawn) apply(t *tx, c *Command) error {
	listing, err := t.listing(c, b.Listing)
	if err != nil {
		return err
	}
	if listing.Seller != c.Actor {
		return deny(CodeNotYours, because("only-the-seller-withdraws"))
	}
	if listing.Of != "" {
		return deny(CodeRestricted, because("bound-until-listing-expires"), atTime("until", listing.Expires))
	}
	listing.State = ListingIsWithdrawn
	return t.endListing(c, listing)
}

// ListingExpired ends a listing whose time is over. Anyone may sign it.
type ListingExpired struct {
	Listing ListingID `json:"listing"`
}

func (b *ListingExpired) check() error { return checkListing(b.Listing) }

func (b *ListingExpired) apply(t *tx, c *Command) error {
	listing, err := t.listing(c, b.Listing)
	if err != nil {
		return err
	}
	if t.facts.Time < listing.Expires {
		return deny(CodeNotExpired, because("listing-stands"), atTime("until", listing.Expires))
	}
	listing.State = ListingIsExpired
	return t.endListing(c, listing)
}

func (t *tx) endListing(c *Command, listing Listing) error {
	listing.Remaining = 0
	t.put(listing)
	return t.freeEach(c, listing.reservations())
}

// freeEach gives back the shares of reservations that have not ended.
func (t *tx) freeEach(c *Command, ids []ReservationID) error {
	for _, id := range ids {
		r, err := need[Reservation](t, ReservationRef(id))
		if err != nil {
			return err
		}
		if r.Ended != nil {
			continue
		}
		if err := t.free(c, id); err != nil {
			return err
		}
	}
	return nil
}

// listing finds a listing of the command's register in a state that allows the command.
func (t *tx) listing(c *Command, id ListingID) (Listing, error) {
	listing, err := need[Listing](t, ListingRef(id))
	if err != nil {
		return listing, err
	}
	if err := c.inRegister(listing.Issuer); err != nil {
		return listing, err
	}
	return listing, allow(t, ListingStates, listing.State, c.Type)
}
