package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Carving is how part of a lot, or all of it, goes to another holder.
type Carving struct {
	// ID is the new lot's name.
	ID value.LotID
	// To is the entry that gets it. The class stays.
	To       value.EntryID
	Quantity value.Shares
	// Used is the reservation that the act uses up, if it does.
	Used                    *model.Reservation
	Provenance              model.Provenance
	Reason                  model.EndReason
	EffectiveOn, ContractOn value.Date
}

// Carve ends a lot and begins the lot that part of it becomes and, where shares remain, the holder's balance lot. What binds
// the lot goes to the balance lot, so the part must be free or reserved for the act. Where the whole lot goes, its encumbrances go
// with it, and a reservation that the act does not use up forbids it.
func Carve(t *ledger.Tx, lot model.Lot, c Carving) (balance value.LotID, err error) {
	if err := t.Pass(ledger.Subject{Moves: lot.Issuer}); err != nil {
		return "", err
	}
	begun := model.Lot{
		ID: c.ID, Issuer: lot.Issuer, Class: lot.Class, Entry: c.To, Quantity: c.Quantity, Provenance: c.Provenance,
		EffectiveOn: c.EffectiveOn, ContractOn: c.ContractOn, PaidOn: lot.PaidOn, From: []value.LotID{lot.ID}, Recorded: t.Stamp(), Epoch: lot.Epoch,
	}
	rest := lot
	if c.Used != nil {
		rest.Reserved, rest.Short = rest.Reserved-c.Used.Quantity, rest.Short-c.Used.Short
		rest.Reservations = Without(lot.Reservations, c.Used.ID)
		EndReservation(t, *c.Used)
	}
	begun.Numbers, rest.Numbers = model.TakeNumbers(lot.Numbers, c.Quantity)
	into := []value.LotID{begun.ID}
	switch {
	case c.Quantity > lot.Quantity || c.Quantity <= 0:
		return "", value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-shares"), value.InShares("quantity", lot.Quantity))
	case c.Quantity == lot.Quantity:
		if err := hand(t, rest, &begun); err != nil {
			return "", err
		}
	default:
		rest.ID = value.LotID(t.Derive(model.KindLot))
		rest.Quantity -= c.Quantity
		rest.From, rest.Recorded, rest.Staged = []value.LotID{lot.ID}, t.Stamp(), ""
		if rest.Free() < 0 {
			return "", value.Deny(value.CodeBound, value.Because("fewer-shares-unbound"), value.InShares("free", c.Quantity+rest.Free()))
		}
		Descend(t, lot, &rest)
		t.Put(rest)
		into, balance = append(into, rest.ID), rest.ID
	}
	lot.Ended = &model.LotEnd{Reason: c.Reason, Into: into, On: t.Stamp()}
	t.Put(lot)
	t.Put(begun)
	return balance, Restore(t, begun)
}

// hand lets what binds a lot go over to the lot that all of it becomes.
func hand(t *ledger.Tx, rest model.Lot, begun *model.Lot) error {
	if len(rest.Reservations) > 0 {
		return value.Deny(value.CodeNotFree, value.Because("another-reservation-binds"))
	}
	begun.Pledged, begun.Attached, begun.Locked, begun.Encumbrances = rest.Pledged, rest.Attached, rest.Locked, rest.Encumbrances
	begun.Short = rest.Short
	if len(rest.Encumbrances) > 0 {
		begun.Bound, begun.Rebound = rest.Bound, rest.Rebound
		Descend(t, rest, begun)
	}
	return nil
}

// Descend lets the next lot stand in a lot's place for what binds it: all that names the lineage is found there from now on.
func Descend(t *ledger.Tx, lot model.Lot, next *model.Lot) {
	next.Lineage = lot.Line()
	next.Keeps()
	t.Put(model.Lineage{ID: next.Lineage, Live: next.ID})
}

// bind puts an encumbrance on a lot.
func bind(t *ledger.Tx, lot model.Lot, e model.Encumbrance) error {
	most := value.MaxPromised
	if e.Kind == model.Attachment {
		most = value.MaxEncumbrances
	}
	if len(lot.Encumbrances) >= most {
		return value.Deny(value.CodeTooManyLots, value.Because("too-many-encumbrances-of-lot"), value.InNumber("most", most))
	}
	if e.Quantity > lot.Free() {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free-shares"), value.InShares("free", lot.Free()))
	}
	*e.Kind.Sum(&lot) += e.Quantity
	lot.Encumbrances = append(slices.Clip(lot.Encumbrances), e.ID)
	e.Lineage, e.As = lot.Line(), lot.Rebound
	t.Put(e)
	return rewrite(t, lot)
}

// Unbind ends an encumbrance, wherever its lot has got to, and gives its shares back to what an attachment made short.
func Unbind(t *ledger.Tx, c *model.Command, id value.EncumbranceID) error {
	e, err := ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id))
	if err != nil {
		return err
	}
	if err := Loosen(t, c, id); err != nil {
		return err
	}
	return Regain(t, e)
}

// Regain gives the shares of an encumbrance that has ended back to what an attachment made short, wherever their lot has got to.
func Regain(t *ledger.Tx, e model.Encumbrance) error {
	lot, live, err := follow(t, e.Lineage)
	if err != nil || !live {
		return err
	}
	return Restore(t, lot)
}

// Loosen ends an encumbrance and leaves its shares free for the act, after which Regain gives back what it did not move.
func Loosen(t *ledger.Tx, c *model.Command, id value.EncumbranceID) error {
	e, lot, live, err := Encumbrance(t, id)
	if err != nil {
		return err
	}
	ended := t.Stamp()
	if live {
		if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
			return err
		}
		*e.Kind.Sum(&lot) -= e.Quantity
		lot.Encumbrances, lot.Short = Removed(lot.Encumbrances, id), lot.Short-e.Short
		if err := rewrite(t, lot); err != nil {
			return err
		}
	}
	e.Quantity, e.Short, e.Ended = 0, 0, &ended
	t.Put(e)
	return nil
}

// Removed is a list without one of its elements.
func Removed[E comparable](list []E, one E) []E {
	var rest []E
	for _, e := range list {
		if e != one {
			rest = append(rest, e)
		}
	}
	return rest
}
