package core

// rebind scales what binds a lot to what its successor has. Encumbrances are rounded up, and cut where the lot is smaller:
// what a pledge loses by a fraction it has in the fraction's price (art. 339). The shares of an agreement follow if the ratio
// gives whole shares; otherwise, and for a listing, whose price is for the old share, the reservation ends with the old lot.
func (p *paging) rebind(lot Lot, next *Lot) error {
	next.Bound, next.Encumbrances, next.Reservations = nil, nil, nil
	next.Pledged, next.Attached, next.Locked, next.Reserved = 0, 0, 0, 0
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
		if bound = min(bound, next.Free()); bound == 0 {
			continue
		}
		*encumbrance.Kind.sum(next) += bound
		next.Encumbrances = append(next.Encumbrances, id)
		next.Bound = append(next.Bound, Bound{string(id), bound})
	}
	for _, id := range lot.Reservations {
		reservation, _, live, err := p.reservation(id)
		if err != nil {
			return err
		}
		bound, whole := p.change.Terms.exactly(reservation.Quantity)
		if !live || reservation.Agreement == "" || !whole || bound == 0 || bound > next.Free() || p.change.Terms.Kind == Conversion {
			continue
		}
		next.Reserved += bound
		next.Reservations = append(next.Reservations, id)
		next.Bound = append(next.Bound, Bound{string(id), bound})
	}
	return nil
}

// follow finds the live lot that a lot has become by acts on its whole class; ok is false where nothing is left of it.
func (t *tx) follow(id LotID) (lot Lot, ok bool, err error) {
	for range maxClassActs {
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
	return lot, false, reject(CodeInternal, "a lot has more successors than its classes had acts")
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
	r.Quantity, live = lot.bound(string(id), r.Lot, r.Quantity)
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
	e.Quantity, live = lot.bound(string(id), e.Lot, e.Quantity)
	e.Lot = lot.ID
	return e, lot, live, nil
}

// bound is how much of the lot something binds that was last written for the lot at with a quantity.
func (l Lot) bound(by string, at LotID, quantity Shares) (Shares, bool) {
	if at == l.ID {
		return quantity, true
	}
	for _, b := range l.Bound {
		if b.By == by {
			return b.Quantity, true
		}
	}
	return 0, false
}
