package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Rebind scales what binds a lot to what its successor by an act on the class has, and writes the successor. Encumbrances are
// rounded up, and cut where the lot is smaller: what a pledge loses by a fraction it has in the fraction's price (art. 339). The
// shares of an agreement, or of a transfer without a trade, follow if the ratio gives whole shares; otherwise, and for a listing,
// whose price is for the old share, the reservation ends with the old lot.
func Rebind(t *ledger.Tx, change model.Change, lot, next model.Lot) error {
	next.Bound, next.Encumbrances, next.Reservations = nil, nil, nil
	next.Pledged, next.Attached, next.Locked, next.Reserved, next.Short = 0, 0, 0, 0, 0
	next.Rebound, next.Lineage = change.ID, lot.Line()
	for _, id := range lot.Encumbrances {
		if err := encumberNext(t, change.Terms, lot, &next, id); err != nil {
			return err
		}
	}
	for _, id := range lot.Reservations {
		if err := reserveNext(t, change.Terms, lot, &next, id); err != nil {
			return err
		}
	}
	next.Refill()
	t.Put(next)
	return nil
}

func encumberNext(t *ledger.Tx, terms model.ChangeTerms, lot model.Lot, next *model.Lot, id value.EncumbranceID) error {
	encumbrance, err := ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id))
	if err != nil {
		return err
	}
	encumbrance, live := encumbers(lot, encumbrance)
	if !live {
		return nil
	}
	bound, err := terms.AtLeast(encumbrance.Quantity)
	if err != nil {
		return err
	}
	short, err := terms.AtLeast(encumbrance.Short)
	if err != nil {
		return err
	}
	if bound = min(bound, next.Free()); bound+short == 0 {
		return nil
	}
	*encumbrance.Kind.Sum(next) += bound
	next.Encumbrances = append(next.Encumbrances, id)
	next.BindAs(string(id), bound, short)
	return nil
}

func reserveNext(t *ledger.Tx, terms model.ChangeTerms, lot model.Lot, next *model.Lot, id value.ReservationID) error {
	reservation, err := ledger.Need[model.Reservation](t, model.ReservationRef(id))
	if err != nil {
		return err
	}
	reservation, live := reservedOf(lot, reservation)
	bound, whole := terms.Exactly(reservation.Quantity)
	short, wholeShort := terms.Exactly(reservation.Short)
	follows := live && (reservation.Agreement != "" || reservation.Transfer != "") && whole && wholeShort && terms.Kind != model.Conversion
	if !follows || bound+short == 0 || bound > next.Free() {
		return nil
	}
	next.Reserved += bound
	next.Reservations = append(next.Reservations, id)
	next.BindAs(string(id), bound, short)
	return nil
}

// rewrite writes a lot of which something changed that an act on the class carries over: what binds it, or whether its holder confirmed
// it. It works while the class is fenced, too.
func rewrite(t *ledger.Tx, lot model.Lot) error {
	t.Put(lot)
	return reshape(t, lot)
}

// reshape computes anew what an act on the class that is being carried out has already made of a lot that has changed since: so
// what frees shares works between any two of the act's pages.
func reshape(t *ledger.Tx, lot model.Lot) error {
	class, err := ledger.Need[model.ShareClass](t, model.ClassRef(lot.Class))
	if err != nil || class.Fence == "" {
		return err
	}
	next, paged := ledger.Load[model.Lot](t, model.LotRef(model.Successor(class.Fence, lot.ID)))
	if !paged {
		return nil
	}
	change, err := ledger.Need[model.Change](t, model.ChangeRef(class.Fence))
	if err != nil {
		return err
	}
	next.Provenance = lot.Provenance
	return Rebind(t, change, lot, next)
}
