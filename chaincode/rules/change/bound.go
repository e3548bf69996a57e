package change

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
)

// rebind scales what binds a lot to what its successor has. Encumbrances are rounded up, and cut where the lot is smaller:
// what a pledge loses by a fraction it has in the fraction's price (art. 339). The shares of an agreement, or of a transfer
// without a trade, follow if the ratio gives whole shares; otherwise, and for a listing, whose price is for the old share, the
// reservation ends with the old lot.
func (p *paging) rebind(lot model.Lot, next *model.Lot) error {
	next.Bound, next.Encumbrances, next.Reservations = nil, nil, nil
	next.Pledged, next.Attached, next.Locked, next.Reserved, next.Short = 0, 0, 0, 0, 0
	for _, id := range lot.Encumbrances {
		encumbrance, _, live, err := book.Encumbrance(p.Tx, id)
		if err != nil {
			return err
		}
		if !live {
			continue
		}
		bound, err := p.change.Terms.AtLeast(encumbrance.Quantity)
		if err != nil {
			return err
		}
		short, err := p.change.Terms.AtLeast(encumbrance.Short)
		if err != nil {
			return err
		}
		if bound = min(bound, next.Free()); bound+short == 0 {
			continue
		}
		*encumbrance.Kind.Sum(next) += bound
		next.Encumbrances = append(next.Encumbrances, id)
		next.BindAs(string(id), bound, short)
	}
	for _, id := range lot.Reservations {
		reservation, _, live, err := book.Reservation(p.Tx, id)
		if err != nil {
			return err
		}
		bound, whole := p.change.Terms.Exactly(reservation.Quantity)
		short, wholeShort := p.change.Terms.Exactly(reservation.Short)
		follows := live && (reservation.Agreement != "" || reservation.Transfer != "") && whole && wholeShort && p.change.Terms.Kind != model.Conversion
		if !follows || bound+short == 0 || bound > next.Free() {
			continue
		}
		next.Reserved += bound
		next.Reservations = append(next.Reservations, id)
		next.BindAs(string(id), bound, short)
	}
	next.Refill()
	return nil
}
