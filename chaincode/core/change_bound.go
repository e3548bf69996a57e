package core

import "slices"

// rebind scales what binds a lot to what its successor has. Encumbrances are rounded up, and cut where the lot is smaller:
// what a pledge loses by a fraction it has in the fraction's price (art. 339). The shares of an agreement, or of a transfer
// without a trade, follow if the ratio gives whole shares; otherwise, and for a listing, whose price is for the old share, the
// reservation ends with the old lot.
func (p *paging) rebind(lot Lot, next *Lot) error {
	next.Bound, next.Encumbrances, next.Reservations = nil, nil, nil
	next.Pledged, next.Attached, next.Locked, next.Reserved, next.Short = 0, 0, 0, 0, 0
	for _, id := range lot.Encumbrances {
		encumbrance, _, live, err := p.encumbrance(id)
		if err != nil {
			return err
		}
		if !live {
			continue
		}
		bound, err := p.change.Terms.atLeast(encumbrance.Quantity)
		if err != nil {
			return err
		}
		short, err := p.change.Terms.atLeast(encumbrance.Short)
		if err != nil {
			return err
		}
		if bound = min(bound, next.Free()); bound+short == 0 {
			continue
		}
		*encumbrance.Kind.sum(next) += bound
		next.Encumbrances = append(next.Encumbrances, id)
		next.bindAs(string(id), bound, short)
	}
	for _, id := range lot.Reservations {
		reservation, _, live, err := p.reservation(id)
		if err != nil {
			return err
		}
		bound, whole := p.change.Terms.exactly(reservation.Quantity)
		short, wholeShort := p.change.Terms.exactly(reservation.Short)
		follows := live && (reservation.Agreement != "" || reservation.Transfer != "") && whole && wholeShort && p.change.Terms.Kind != Conversion
		if !follows || bound+short == 0 || bound > next.Free() {
			continue
		}
		next.Reserved += bound
		next.Reservations = append(next.Reservations, id)
		next.bindAs(string(id), bound, short)
	}
	next.refill()
	return nil
}

// bindAs notes what binds a lot that a staged act makes.
func (l *Lot) bindAs(by string, quantity, short Shares) {
	l.Bound = append(l.Bound, Bound{by, quantity, short})
	l.Short += short
}

// refill gives what is free after a staged act back to what attachments made short: reservations first, then lock-ups.
func (l *Lot) refill() {
	for _, reservations := range []bool{true, false} {
		for i := range l.Bound {
			b := &l.Bound[i]
			if slices.Contains(l.Reservations, ReservationID(b.By)) != reservations {
				continue
			}
			back := min(b.Short, l.Free())
			b.Quantity, b.Short, l.Short = b.Quantity+back, b.Short-back, l.Short-back
			if reservations {
				l.Reserved += back
			} else {
				l.Locked += back // of the encumbrances, only lock-ups are ever short
			}
		}
	}
}

// maxSuccessors is how many lots, one after the other, acts on a register's classes can make of one.
const maxSuccessors = maxClasses * maxClassActs

// follow finds the live lot that a lot has become by acts on its whole class; ok is false where nothing is left of it.
func (t *tx) follow(id LotID) (lot Lot, ok bool, err error) {
	for range maxSuccessors {
		if lot, err = need[Lot](t, LotRef(id)); err != nil {
			return lot, false, err
		}
		class, err := need[ShareClass](t, ClassRef(lot.Class))
		if err != nil {
			return lot, false, err
		}
		if lot.Ended != nil || lot.Epoch >= class.Epoch {
			return lot, class.Live(lot), nil
		}
		id = successor(class.Replaced[lot.Epoch], id)
		if _, there := load[Lot](t, LotRef(id)); !there {
			return lot, false, nil
		}
	}
	return lot, false, deny(CodeInternal, because("more-successors-than-acts"))
}

// reservation finds a reservation as it stands on its live lot, after whatever acts on the class. It is not live when it has
// ended, or when such an act left nothing of it.
func (t *tx) reservation(id ReservationID) (r Reservation, lot Lot, live bool, err error) {
	if r, err = need[Reservation](t, ReservationRef(id)); err != nil || r.Ended != nil {
		return r, lot, false, err
	}
	if lot, live, err = t.follow(r.Lot); err != nil || !live {
		return r, lot, false, err
	}
	now, live := lot.bound(r.Lot, Bound{string(id), r.Quantity, r.Short})
	r.Quantity, r.Short = now.Quantity, now.Short
	r.Lot = lot.ID
	return r, lot, live, nil
}

// encumbrance finds an encumbrance likewise.
func (t *tx) encumbrance(id EncumbranceID) (e Encumbrance, lot Lot, live bool, err error) {
	if e, err = need[Encumbrance](t, EncumbranceRef(id)); err != nil || e.Ended != nil {
		return e, lot, false, err
	}
	if lot, live, err = t.follow(e.Lot); err != nil || !live {
		return e, lot, false, err
	}
	now, live := lot.bound(e.Lot, Bound{string(id), e.Quantity, e.Short})
	e.Quantity, e.Short = now.Quantity, now.Short
	e.Lot = lot.ID
	return e, lot, live, nil
}

// bound is how much of the lot something binds that was last written for the lot at as it says.
func (l Lot) bound(at LotID, written Bound) (Bound, bool) {
	if at == l.ID {
		return written, true
	}
	for _, b := range l.Bound {
		if b.By == written.By {
			return b, true
		}
	}
	return Bound{}, false
}
