package check

import (
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newEncumbranceBook() groupBook {
	return &encumbranceBook{short: map[value.LotID]value.Shares{}, reservations: map[value.ReservationID]value.Shares{}, encumbrances: map[value.EncumbranceID]model.Encumbrance{}}
}

// encumbranceBook keeps what attachments made short, and what each encumbrance says.
type encumbranceBook struct {
	short        map[value.LotID]value.Shares
	reservations map[value.ReservationID]value.Shares
	encumbrances map[value.EncumbranceID]model.Encumbrance
}

func (k *encumbranceBook) note(_ *book, r model.Record) {
	switch r := r.(type) {
	case model.Lot:
		if r.Short != 0 {
			k.short[r.ID] = r.Short
		}
	case model.Reservation:
		if r.Short != 0 {
			k.reservations[r.ID] = r.Short
		}
	case model.Encumbrance:
		k.encumbrances[r.ID] = r
	}
}

func (k *encumbranceBook) check(b *book) {
	for id, lot := range ordered(b.lots) {
		if b.live(lot) {
			k.checkLot(b, id, lot)
		}
	}
	for id, e := range ordered(k.encumbrances) {
		k.checkEncumbrance(b, id, e)
	}
}

// checkLot looks at what attachments made short on a live lot.
func (k *encumbranceBook) checkLot(b *book, id value.LotID, lot *lotFacts) {
	short := value.Shares(0)
	for _, name := range lot.reservations {
		if r := b.reservations[name]; r != nil {
			short += lot.shortNow(r.as, string(name), k.reservations[name])
		}
	}
	for _, name := range lot.encumbrances {
		e := k.encumbrances[name]
		now := lot.shortNow(e.As, string(name), e.Short)
		b.breaks(6, now == 0 || e.Kind == model.LockUp, model.EncumbranceRef(name), "an attachment makes lock-ups short and no other encumbrance")
		short += now
	}
	b.breaks(6, short == k.short[id], model.LotRef(id), fmt.Sprintf("%d are short, what binds it is short of %d", k.short[id], short))
	free := lot.quantity - lot.pledged - lot.attached - lot.locked - lot.reserved
	b.breaks(6, short == 0 || free == 0, model.LotRef(id), "it has free shares while what binds it is short")
}

// shortNow is what something is short of on the live lot, that was last written as short as of an act on the class.
func (l *lotFacts) shortNow(as value.StagedID, by string, short value.Shares) value.Shares {
	if as == l.rebound {
		return short
	}
	for _, bound := range l.bound {
		if bound.By == by {
			return bound.Short
		}
	}
	return 0
}

func (k *encumbranceBook) checkEncumbrance(b *book, id value.EncumbranceID, e model.Encumbrance) {
	ref := model.EncumbranceRef(id)
	b.breaks(5, (e.Ended != nil) == (e.Quantity+e.Short == 0) && e.Quantity >= 0 && e.Short >= 0, ref, "a live encumbrance binds shares and an ended one none")
	b.breaks(8, e.Ended == nil || e.Kind != model.Attachment || e.Lifted != nil, ref, "no court's order lifted an attachment")
	if e.Ended != nil {
		return
	}
	_, lot := b.follow(e.Lineage)
	if lot == nil {
		at, there := b.lots[b.lastOf(e.Lineage)]
		b.breaks(6, there && (!at.ended || e.As != at.rebound && !slices.Contains(at.encumbrances, id)), ref, endedOtherwise)
		return
	}
	if lot.class == e.Class && b.class(lot.class).epoch == 0 {
		b.breaks(6, e.Quantity+e.Short == e.Entered, ref, fmt.Sprintf("it was entered with %d shares and binds %d", e.Entered, e.Quantity+e.Short))
	}
	if !slices.Contains(lot.encumbrances, id) {
		b.breaks(6, e.As != lot.rebound, ref, "its lot does not name it")
	}
}
