package core

import "slices"

// carving is how part of a lot, or all of it, goes to another holder.
type carving struct {
	// id is the new lot's name.
	id LotID
	// to is the entry that gets it, and class its class, empty where that stays.
	to       EntryID
	quantity Shares
	// used is the reservation that the act uses up, if it does.
	used                    *Reservation
	provenance              Provenance
	reason                  EndReason
	effectiveOn, contractOn Date
}

// carve ends a lot and begins the lot that part of it becomes and, where shares remain, the holder's balance lot. What binds
// the lot goes to the balance lot, so the part must be free or reserved for the act; only when the whole lot goes, by an act
// that says so, do its encumbrances go with it.
func (t *tx) carve(lot Lot, c carving) (balance LotID, err error) {
	if err := t.unhalted(lot.Issuer); err != nil {
		return "", err
	}
	begun := Lot{
		ID: c.id, Issuer: lot.Issuer, Class: lot.Class, Entry: c.to, Quantity: c.quantity, Provenance: c.provenance,
		EffectiveOn: c.effectiveOn, ContractOn: c.contractOn, PaidOn: lot.PaidOn, From: []LotID{lot.ID}, Recorded: t.stamp(), Epoch: lot.Epoch,
	}
	rest := lot
	if c.used != nil {
		rest.Reserved, rest.Short = rest.Reserved-c.used.Quantity, rest.Short-c.used.Short
		rest.Reservations = without(lot.Reservations, c.used.ID)
		t.endReservation(*c.used)
	}
	begun.Numbers, rest.Numbers = takeNumbers(lot.Numbers, c.quantity)
	into := []LotID{begun.ID}
	switch {
	case c.quantity > lot.Quantity || c.quantity <= 0:
		return "", deny(CodeNotFree, because("lot-has-fewer-shares"), inShares("quantity", lot.Quantity))
	case c.quantity == lot.Quantity:
		if err := t.hand(rest, &begun); err != nil {
			return "", err
		}
	default:
		rest.ID = LotID(t.derive(KindLot))
		rest.Quantity -= c.quantity
		rest.From, rest.Recorded, rest.Staged, rest.Bound = []LotID{lot.ID}, t.stamp(), "", nil
		if rest.Free() < 0 {
			return "", deny(CodeBound, because("fewer-shares-unbound"), inShares("free", c.quantity+rest.Free()))
		}
		if err := t.rename(lot, rest); err != nil {
			return "", err
		}
		t.put(rest)
		into, balance = append(into, rest.ID), rest.ID
	}
	t.put(begun)
	lot.Ended = &LotEnd{Reason: c.reason, Into: into, On: t.stamp()}
	t.put(lot)
	return balance, nil
}

// hand lets what binds a lot go over to the lot that all of it becomes.
func (t *tx) hand(rest Lot, begun *Lot) error {
	if len(rest.Reservations) > 0 {
		return deny(CodeNotFree, because("another-reservation-binds"))
	}
	begun.Pledged, begun.Attached, begun.Locked, begun.Encumbrances = rest.Pledged, rest.Attached, rest.Locked, rest.Encumbrances
	begun.Short = rest.Short
	return t.rename(rest, *begun)
}

// rename writes, for everything that binds a lot, that it now binds the next one.
func (t *tx) rename(lot, next Lot) error {
	for _, id := range next.Reservations {
		r, _, _, err := t.reservation(id)
		if err != nil {
			return err
		}
		r.Lot = next.ID
		t.put(r)
	}
	for _, id := range next.Encumbrances {
		e, _, _, err := t.encumbrance(id)
		if err != nil {
			return err
		}
		e.Lot = next.ID
		t.put(e)
	}
	return nil
}

// bind puts an encumbrance on a lot.
func (t *tx) bind(lot Lot, e Encumbrance) error {
	if len(lot.Encumbrances) >= MaxLots {
		return deny(CodeTooManyLots, because("too-many-encumbrances-of-lot"), inNumber("most", MaxLots))
	}
	if e.Quantity > lot.Free() {
		return deny(CodeNotFree, because("lot-has-fewer-free-shares"), inShares("free", lot.Free()))
	}
	*e.Kind.sum(&lot) += e.Quantity
	lot.Encumbrances = append(slices.Clip(lot.Encumbrances), e.ID)
	e.Lot = lot.ID
	t.put(lot)
	t.put(e)
	return nil
}

// unbind ends an encumbrance, wherever its lot has got to, and gives its shares back to what an attachment made short.
func (t *tx) unbind(c *Command, id EncumbranceID) error {
	e, err := need[Encumbrance](t, EncumbranceRef(id))
	if err != nil {
		return err
	}
	if err := t.loosen(c, id); err != nil {
		return err
	}
	lot, live, err := t.follow(e.Lot)
	if err != nil || !live {
		return err
	}
	return t.restore(lot)
}

// loosen ends an encumbrance and leaves its shares free.
func (t *tx) loosen(c *Command, id EncumbranceID) error {
	e, lot, live, err := t.encumbrance(id)
	if err != nil {
		return err
	}
	ended := t.stamp()
	if live {
		if _, err := t.class(c, lot.Class); err != nil {
			return err
		}
		*e.Kind.sum(&lot) -= e.Quantity
		lot.Encumbrances, lot.Short = removed(lot.Encumbrances, id), lot.Short-e.Short
		t.put(lot)
	}
	e.Quantity, e.Short, e.Ended = 0, 0, &ended
	t.put(e)
	return nil
}

// removed is a list without one of its elements.
func removed[E comparable](list []E, one E) []E {
	var rest []E
	for _, e := range list {
		if e != one {
			rest = append(rest, e)
		}
	}
	return rest
}
