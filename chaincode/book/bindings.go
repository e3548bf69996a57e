package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Served rejects an order that is said to have come in the future.
func Served(t *ledger.Tx, o model.CourtOrder) error {
	if o.ReceivedOn > t.Today() {
		return value.Deny(value.CodeDateOutOfRange, value.Because("order-received-ahead"), value.OnDate("day", o.ReceivedOn))
	}
	return nil
}

func ClassesOf(t *ledger.Tx, change model.Change) (class, into model.ShareClass, err error) {
	if class, err = ShareClass(t, change.Terms.Class); err != nil {
		return class, into, err
	}
	into, err = ShareClass(t, change.Terms.Into)
	return class, into, err
}

// follow finds the live lot of a lineage: its last balance lot, or what acts on the whole class have made of it; ok is false where
// nothing is left of it.
func follow(t *ledger.Tx, line value.LineageID) (lot model.Lot, ok bool, err error) {
	id := value.LotID(line)
	if lineage, split := ledger.Load[model.Lineage](t, model.LineageRef(line)); split {
		id = lineage.Live
	}
	for {
		if lot, err = ledger.Need[model.Lot](t, model.LotRef(id)); err != nil {
			return lot, false, err
		}
		class, err := ledger.Need[model.ShareClass](t, model.ClassRef(lot.Class))
		if err != nil {
			return lot, false, err
		}
		if lot.Ended != nil || lot.Epoch >= class.Epoch {
			return lot, class.Live(lot, Closed(t)), nil
		}
		if id, err = successor(t, lot); err != nil {
			return lot, false, err
		}
		if _, there := ledger.Load[model.Lot](t, model.LotRef(id)); !there {
			return lot, false, nil
		}
	}
}

// successor names what the act that ended a lot's epoch has made of it, if it left anything.
func successor(t *ledger.Tx, lot model.Lot) (value.LotID, error) {
	replacement, err := ledger.Need[model.Replacement](t, model.ReplacementRef(lot.Class, lot.Epoch))
	return model.Successor(replacement.Act, lot.ID), err
}

// Closed finds when staged acts were closed.
func Closed(t *ledger.Tx) model.Closed {
	return func(act value.StagedID) (value.Time, bool) {
		completion, ok := ledger.Load[model.Completion](t, model.CompletionRef(act))
		return completion.On.At, ok
	}
}

// Complete lets what a staged act made count.
func Complete(t *ledger.Tx, act value.StagedID, issuer value.IssuerID) {
	t.Put(model.Completion{Act: act, Issuer: issuer, On: t.Stamp()})
}

// Encumbrance finds an encumbrance likewise.
func Encumbrance(t *ledger.Tx, id value.EncumbranceID) (e model.Encumbrance, lot model.Lot, live bool, err error) {
	if e, err = ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id)); err != nil || e.Ended != nil {
		return e, lot, false, err
	}
	if lot, live, err = follow(t, e.Lineage); err != nil || !live {
		return e, lot, false, err
	}
	e, live = encumbers(lot, e)
	return e, lot, live, nil
}

// encumbers is an encumbrance with what it binds of its live lot, as reservedOf.
func encumbers(lot model.Lot, e model.Encumbrance) (model.Encumbrance, bool) {
	now, live := lot.BoundBy(e.As, model.Bound{By: string(e.ID), Quantity: e.Quantity, Short: e.Short})
	e.Quantity, e.Short, e.As = now.Quantity, now.Short, lot.Rebound
	return e, live
}

// EncumbranceOf finds an encumbrance of the command's register and of a kind that has not ended.
func EncumbranceOf(t *ledger.Tx, c *model.Command, id value.EncumbranceID, kind model.EncumbranceKind) (model.Encumbrance, error) {
	e, err := ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id))
	if err != nil {
		return e, err
	}
	if err := ledger.InRegister(c, e.Issuer); err != nil {
		return e, err
	}
	if e.Staged != "" {
		if issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(e.Issuer)); err != nil || issuer.Import != e.Staged {
			return e, value.Deny(value.CodeNotFound, value.Because("encumbrance-of-list-not-entered"))
		}
	}
	if e.Kind != kind {
		return e, value.Deny(value.CodeNotEncumbrance, value.Because("encumbrance-is-of-kind"), value.Word("kind", e.Kind))
	}
	if e.Ended != nil {
		return e, value.Deny(value.CodeEncumbranceOver, value.Because("encumbrance-ended-at"), value.AtTime("ended", e.Ended.At))
	}
	return e, nil
}

// Encumber makes an encumbrance on a lot.
func Encumber(t *ledger.Tx, lot model.Lot, e model.Encumbrance) error {
	e.ID, e.Issuer, e.Since = value.EncumbranceID(t.Derive(model.KindEncumbrance)), lot.Issuer, t.Stamp()
	e.Class, e.Entered = lot.Class, e.Quantity
	return bind(t, lot, e)
}

// Shorten takes shares of a lot for an attachment from its lock-ups and then from its reservations, the latest first, and
// returns the lot with as many free shares as were asked for or could be had. A lock-up loses nothing by it: what is attached
// moves no more than what is locked. A trade waits until the attachment is lifted, because attachment bars the entry in the
// register, not the contract (Supreme Court 2021다238711).
func Shorten(t *ledger.Tx, lot model.Lot, want value.Shares) (model.Lot, error) {
	for i := len(lot.Encumbrances) - 1; i >= 0 && lot.Free() < want; i-- {
		e, _, _, err := Encumbrance(t, lot.Encumbrances[i])
		if err != nil {
			return lot, err
		}
		if e.Kind != model.LockUp || e.Quantity == 0 {
			continue
		}
		taken := min(e.Quantity, want-lot.Free())
		e.Quantity, e.Short = e.Quantity-taken, e.Short+taken
		lot.Locked, lot.Short = lot.Locked-taken, lot.Short+taken
		t.Put(e)
	}
	for i := len(lot.Reservations) - 1; i >= 0 && lot.Free() < want; i-- {
		r, _, _, err := Reservation(t, lot.Reservations[i])
		if err != nil {
			return lot, err
		}
		if r.Quantity == 0 {
			continue
		}
		taken := min(r.Quantity, want-lot.Free())
		r.Quantity, r.Short = r.Quantity-taken, r.Short+taken
		lot.Reserved, lot.Short = lot.Reserved-taken, lot.Short+taken
		t.Put(r)
	}
	return lot, nil
}

// Restore writes a lot of which shares have become free, after giving them back to what attachments made short: reservations
// first, in their order, then lock-ups. It works while the class is fenced, too.
func Restore(t *ledger.Tx, lot model.Lot) error {
	for i := 0; i < len(lot.Reservations) && lot.Short > 0 && lot.Free() > 0; i++ {
		r, _, _, err := Reservation(t, lot.Reservations[i])
		if err != nil {
			return err
		}
		if back := min(r.Short, lot.Free()); back > 0 {
			r.Quantity, r.Short = r.Quantity+back, r.Short-back
			lot.Reserved, lot.Short = lot.Reserved+back, lot.Short-back
			t.Put(r)
		}
	}
	for i := 0; i < len(lot.Encumbrances) && lot.Short > 0 && lot.Free() > 0; i++ {
		e, _, _, err := Encumbrance(t, lot.Encumbrances[i])
		if err != nil {
			return err
		}
		if back := min(e.Short, lot.Free()); back > 0 {
			e.Quantity, e.Short = e.Quantity+back, e.Short-back
			lot.Locked, lot.Short = lot.Locked+back, lot.Short-back
			t.Put(e)
		}
	}
	return rewrite(t, lot)
}

// Unshort finds the live lot of a reservation that nothing has made short.
func Unshort(t *ledger.Tx, c *model.Command, id value.ReservationID) (model.Reservation, model.Lot, error) {
	reservation, lot, live, err := Reservation(t, id)
	if err != nil {
		return reservation, lot, err
	}
	if !live || reservation.Short > 0 {
		return reservation, lot, value.Deny(value.CodeBound, value.Because("reserved-shares-gone"))
	}
	_, err = Class(t, c, lot.Class)
	return reservation, lot, err
}
