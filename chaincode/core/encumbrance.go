package core

// maxLockYears is how far ahead a lock-up may end.
const maxLockYears = 30

// encumbranceOf finds an encumbrance of the command's register and of a kind that has not ended.
func (t *tx) encumbranceOf(c *Command, id EncumbranceID, kind EncumbranceKind) (Encumbrance, error) {
	e, err := need[Encumbrance](t, EncumbranceRef(id))
	if err != nil {
		return e, err
	}
	if err := c.inRegister(e.Issuer); err != nil {
		return e, err
	}
	if e.Kind != kind {
		return e, deny(CodeNotEncumbrance, because("encumbrance-is-of-kind"), word("kind", e.Kind))
	}
	if e.Ended != nil {
		return e, deny(CodeEncumbranceOver, because("encumbrance-ended-at"), atTime("ended", e.Ended.At))
	}
	return e, nil
}

// encumber makes an encumbrance on a lot.
func (t *tx) encumber(lot Lot, e Encumbrance) error {
	e.ID, e.Issuer, e.Since = EncumbranceID(t.derive(KindEncumbrance)), lot.Issuer, t.stamp()
	e.Class, e.Entered = lot.Class, e.Quantity
	return t.bind(lot, e)
}

// shorten takes shares of a lot for an attachment from its lock-ups and then from its reservations, the latest first, and
// returns the lot with as many free shares as were asked for or could be had. A lock-up loses nothing by it: what is attached
// moves no more than what is locked. A trade waits until the attachment is lifted, because attachment bars the entry in the
// register, not the contract (Supreme Court 2021다238711).
func (t *tx) shorten(lot Lot, want Shares) (Lot, error) {
	for i := len(lot.Encumbrances) - 1; i >= 0 && lot.Free() < want; i-- {
		e, _, _, err := t.encumbrance(lot.Encumbrances[i])
		if err != nil {
			return lot, err
		}
		if e.Kind != LockUp || e.Quantity == 0 {
			continue
		}
		taken := min(e.Quantity, want-lot.Free())
		e.Quantity, e.Short = e.Quantity-taken, e.Short+taken
		lot.Locked, lot.Short = lot.Locked-taken, lot.Short+taken
		t.put(e)
	}
	for i := len(lot.Reservations) - 1; i >= 0 && lot.Free() < want; i-- {
		r, _, _, err := t.reservation(lot.Reservations[i])
		if err != nil {
			return lot, err
		}
		if r.Quantity == 0 {
			continue
		}
		taken := min(r.Quantity, want-lot.Free())
		r.Quantity, r.Short = r.Quantity-taken, r.Short+taken
		lot.Reserved, lot.Short = lot.Reserved-taken, lot.Short+taken
		t.put(r)
	}
	return lot, nil
}

// restore writes a lot of which shares have become free, after giving them back to what attachments made short: reservations
// first, in their order, then lock-ups.
func (t *tx) restore(lot Lot) error {
	for i := 0; i < len(lot.Reservations) && lot.Short > 0 && lot.Free() > 0; i++ {
		r, _, _, err := t.reservation(lot.Reservations[i])
		if err != nil {
			return err
		}
		if back := min(r.Short, lot.Free()); back > 0 {
			r.Quantity, r.Short = r.Quantity+back, r.Short-back
			lot.Reserved, lot.Short = lot.Reserved+back, lot.Short-back
			t.put(r)
		}
	}
	for i := 0; i < len(lot.Encumbrances) && lot.Short > 0 && lot.Free() > 0; i++ {
		e, _, _, err := t.encumbrance(lot.Encumbrances[i])
		if err != nil {
			return err
		}
		if back := min(e.Short, lot.Free()); back > 0 {
			e.Quantity, e.Short = e.Quantity+back, e.Short-back
			lot.Locked, lot.Short = lot.Locked+back, lot.Short-back
			t.put(e)
		}
	}
	t.put(lot)
	return nil
}
