package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Relist ends an agreement in favour of others with a right to its shares, which go over to a listing for them alone; none remain
// in it where an act on the class or an attachment has taken them.
func Relist(t *ledger.Tx, c *model.Command, agreement *model.Agreement, only []value.DID, price value.Won) (model.Listing, error) {
	listing := model.Listing{
		ID: value.ListingID(t.Derive(model.KindListing)), Issuer: agreement.Terms.Issuer, Class: agreement.Terms.Class, Seller: agreement.Terms.Seller,
		Entry: agreement.Terms.SellerEntry, Price: price, Expires: t.Facts.Time.After(t.Set.Bounds.Listing), State: model.ListingIsOpen, Since: t.Stamp(),
		Of: agreement.ID, Only: only,
	}
	for _, id := range agreement.Reservations() {
		r, lot, live, err := Reservation(t, id)
		if err != nil {
			return listing, err
		}
		if !live || r.Quantity == 0 {
			continue
		}
		if _, err := Class(t, c, lot.Class); err != nil {
			return listing, err // what is listed anew stands still during an act on the class
		}
		if err := free(t, c, id); err != nil {
			return listing, err
		}
		if lot, err = ledger.Need[model.Lot](t, model.LotRef(lot.ID)); err != nil {
			return listing, err
		}
		if part := min(r.Quantity, lot.Free()); part > 0 {
			if err := ListPart(t, &listing, lot, part); err != nil {
				return listing, err
			}
		}
	}
	if err := FreeEach(t, c, agreement.Reservations()); err != nil {
		return listing, err
	}
	agreement.State, agreement.Until, agreement.Paused = model.AgreementIsVoid, "", 0
	if listing.Remaining > 0 {
		agreement.Next = listing.ID
	}
	return listing, nil
}

// Reservation finds a reservation as it stands on its live lot, after whatever acts on the class. It is not live when it has
// ended, or when such an act left nothing of it.
func Reservation(t *ledger.Tx, id value.ReservationID) (r model.Reservation, lot model.Lot, live bool, err error) {
	if r, err = ledger.Need[model.Reservation](t, model.ReservationRef(id)); err != nil || r.Ended != nil {
		return r, lot, false, err
	}
	if lot, live, err = follow(t, r.Lineage); err != nil || !live {
		return r, lot, false, err
	}
	r, live = reservedOf(lot, r)
	return r, lot, live, nil
}

// reservedOf is a reservation with what it binds of its live lot, whatever acts on the class have made of it since it was written.
func reservedOf(lot model.Lot, r model.Reservation) (model.Reservation, bool) {
	now, live := lot.BoundBy(r.As, model.Bound{By: string(r.ID), Quantity: r.Quantity, Short: r.Short})
	r.Quantity, r.Short, r.As = now.Quantity, now.Short, lot.Rebound
	return r, live
}

// FreeAll gives the shares of a transfer back.
func FreeAll(t *ledger.Tx, c *model.Command, ids []value.ReservationID) error {
	for _, id := range ids {
		if err := free(t, c, id); err != nil {
			return err
		}
	}
	return nil
}

// ListPart reserves part of a lot for a listing.
func ListPart(t *ledger.Tx, listing *model.Listing, lot model.Lot, quantity value.Shares) error {
	if quantity > lot.Free() {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free-shares"), value.InShares("free", lot.Free()))
	}
	if len(lot.Reservations) >= value.MaxLots {
		return value.Deny(value.CodeTooManyLots, value.Because("too-many-reservations-of-lot"), value.InNumber("most", value.MaxLots))
	}
	remaining, err := listing.Remaining.Plus(quantity)
	if err != nil {
		return value.Deny(value.CodeOverflow)
	}
	id := Reserve(t, lot, model.Reservation{Quantity: quantity, Listing: listing.ID})
	listing.Remaining = remaining
	if listing.Reservation == "" {
		listing.Reservation = id
	} else {
		listing.More = append(listing.More, id)
	}
	return nil
}

// MayTransfer checks that the actor controls the lot's entry and that the law and the objection period let it move.
func MayTransfer(t *ledger.Tx, c *model.Command, lot model.Lot) error {
	if err := Disposes(t, c, lot); err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(lot.Issuer))
	if err != nil {
		return err
	}
	return SixMonthRule(t, issuer, lot)
}

// Disposes checks that the actor controls the lot's entry, without contest and after the objection period.
func Disposes(t *ledger.Tx, c *model.Command, lot model.Lot) error {
	entry, err := Entry(t, c, lot.Entry)
	if err != nil {
		return err
	}
	if !entry.ControlledBy(c.Actor) {
		return value.Deny(value.CodeEntryNotYours)
	}
	if entry.State == model.EntryIsContested {
		return value.Deny(value.CodeContested, value.Because("claim-is-contested"))
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if err := GivesAway(t, c.Actor); err != nil {
		return err
	}
	if !overObjections(t, entry, 0) {
		return value.Deny(value.CodeObjectionPeriod, value.Because("objection-period-lasts"), value.AtTime("until", entry.SellableFrom))
	}
	return nil
}

// GivesAway checks that a party is identified and may give shares away: it does not rest after a recovery of its keys.
func GivesAway(t *ledger.Tx, who value.DID) error {
	party, err := t.Identified(who)
	if err == nil {
		err = t.Pass(ledger.Subject{Disposer: party})
	}
	return err
}

// SixMonthRule applies Commercial Act art. 335(3): before certificates are issued, a transfer has force against the company
// only after six months from incorporation and from the payment for the shares.
func SixMonthRule(t *ledger.Tx, issuer model.Issuer, lot model.Lot) error {
	if issuer.CertificatesIssued {
		return nil
	}
	for _, from := range []value.Date{issuer.IncorporatedOn, lot.PaidOn} {
		end, err := from.AfterMonths(t.Set.Bounds.TransferMonths, t.Calendar())
		if err != nil {
			return value.Deny(value.CodeInternal)
		}
		if !t.Over(end) {
			return value.Deny(value.CodeSixMonths, value.OnDate("until", end))
		}
	}
	return nil
}

// Reserve binds part of a lot and returns the reservation's name.
func Reserve(t *ledger.Tx, lot model.Lot, r model.Reservation) value.ReservationID {
	r.ID, r.Lineage, r.As = value.ReservationID(t.Derive(model.KindReservation)), lot.Line(), lot.Rebound
	r.Since = t.Stamp()
	lot.Reserved += r.Quantity
	lot.Reservations = append(slices.Clip(lot.Reservations), r.ID)
	t.Put(r)
	t.Put(lot)
	return r.ID
}

// free gives a reservation's shares back to its lot and ends it, also while the class is fenced.
func free(t *ledger.Tx, c *model.Command, id value.ReservationID) error {
	reservation, lot, live, err := Reservation(t, id)
	if err != nil {
		return err
	}
	if live {
		if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
			return err
		}
		if lot.Reserved, err = lot.Reserved.Minus(reservation.Quantity); err != nil {
			return value.Deny(value.CodeInternal)
		}
		lot.Reservations, lot.Short = Without(lot.Reservations, id), lot.Short-reservation.Short
		if err := Restore(t, lot); err != nil {
			return err
		}
	}
	EndReservation(t, reservation)
	return nil
}

func EndReservation(t *ledger.Tx, r model.Reservation) {
	ended := t.Stamp()
	r.Quantity, r.Short, r.Ended = 0, 0, &ended
	t.Put(r)
}

func Without(ids []value.ReservationID, id value.ReservationID) []value.ReservationID {
	return Removed(ids, id)
}

func EndListing(t *ledger.Tx, c *model.Command, listing model.Listing) error {
	listing.Remaining = 0
	t.Put(listing)
	return FreeEach(t, c, listing.Reservations())
}

// FreeEach gives back the shares of reservations that have not ended.
func FreeEach(t *ledger.Tx, c *model.Command, ids []value.ReservationID) error {
	for _, id := range ids {
		r, err := ledger.Need[model.Reservation](t, model.ReservationRef(id))
		if err != nil {
			return err
		}
		if r.Ended != nil {
			continue
		}
		if err := free(t, c, id); err != nil {
			return err
		}
	}
	return nil
}

// Listing finds a listing of the command's register in a state that allows the command.
func Listing(t *ledger.Tx, c *model.Command, id value.ListingID) (model.Listing, error) {
	listing, err := ledger.Need[model.Listing](t, model.ListingRef(id))
	if err != nil {
		return listing, err
	}
	if err := ledger.InRegister(c, listing.Issuer); err != nil {
		return listing, err
	}
	return listing, ledger.Allow(t, model.ListingStates, listing.State, c.Type)
}

// ReserveWith binds a part of a lot for a recorded transfer. Who succeeds the holder by law takes the shares with what binds
// them: of their part, what is not free is noted as short, and goes over if the whole lot does.
func ReserveWith(t *ledger.Tx, lot model.Lot, quantity value.Shares, id value.TransferID, burdened bool) (value.ReservationID, error) {
	if len(lot.Reservations) >= value.MaxLots {
		return "", value.Deny(value.CodeTooManyLots, value.Because("too-many-reservations-of-lot"), value.InNumber("most", value.MaxLots))
	}
	bound := min(quantity, lot.Free())
	if bound < quantity && !burdened {
		return "", value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free-shares"), value.InShares("free", lot.Free()))
	}
	left := lot.Quantity
	for _, other := range lot.Reservations {
		r, _, _, err := Reservation(t, other)
		if err != nil {
			return "", err
		}
		left -= r.Quantity + r.Short
	}
	if quantity > left {
		return "", value.Deny(value.CodeNotFree, value.Because("reserved-for-others"), value.InShares("left", left))
	}
	lot.Short += quantity - bound
	return Reserve(t, lot, model.Reservation{Quantity: bound, Short: quantity - bound, Transfer: id}), nil
}
