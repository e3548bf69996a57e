package simulator

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// corruption changes a record as no command would. It tells whether it found something to change.
type corruption func(r model.Record) (model.Record, bool)

func corrupt[R model.Record](change func(*R) bool) corruption {
	return func(r model.Record) (model.Record, bool) {
		typed, ok := r.(R)
		if !ok || !change(&typed) {
			return nil, false
		}
		return typed, true
	}
}

// planted are corruptions of every invariant, as a wrong rule would leave them.
var planted = map[string]corruption{
	"1: a lot grows":           corrupt(func(l *model.Lot) bool { l.Quantity++; return l.Ended == nil && l.Epoch == 0 && l.Staged == "" }),
	"1: the count is off":      corrupt(func(c *model.Count) bool { c.Issued--; return c.Issued > 0 }),
	"2: a balance lot is lost": corrupt(func(l *model.Lot) bool { ok := l.Ended != nil && len(l.Ended.Into) == 2; cut(l, ok); return ok }),
	"2: a lot comes from nowhere": corrupt(func(l *model.Lot) bool {
		l.From = []value.LotID{"lot-000102030405060708090a0b0c0d0e0f"}
		return l.Staged == ""
	}),
	"4: more is reserved": corrupt(func(l *model.Lot) bool {
		l.Reserved++
		return l.Ended == nil && l.Epoch == 0 && len(l.Reservations) > 0
	}),
	"4: a reservation is forgotten": corrupt(func(l *model.Lot) bool {
		ok := l.Ended == nil && l.Epoch == 0 && len(l.Reservations) > 0
		l.Reservations = nil
		return ok
	}),
	"6: a reservation is too small": corrupt(func(r *model.Reservation) bool { r.Quantity--; return r.Quantity > 0 }),
	"6: a listing is reopened": corrupt(func(l *model.Listing) bool {
		ok := l.State == model.ListingIsWithdrawn
		l.State = model.ListingIsOpen
		return ok
	}),
	"7: money is made":            corrupt(func(e *model.Escrow) bool { e.Held++; return true }),
	"7: a payment is another one": corrupt(func(p *model.Payment) bool { p.Amount++; return true }),
	"7: money is free too soon": corrupt(func(e *model.Escrow) bool {
		ok := e.Releasable != nil
		e.Releasable = nil
		return ok
	}),
	"8: the buyer's shares go elsewhere": corrupt(func(l *model.Lot) bool {
		l.Entry = "entry-000102030405060708090a0b0c0d0e0f"
		return l.Provenance == model.Settled && l.Ended == nil && len(l.From) == 1 && l.Staged == ""
	}),
	"8: a signature is forgotten": corrupt(func(a *model.Agreement) bool { a.SellerSigned = ""; return a.Settled != nil }),
	"9: a date is edited":         corrupt(func(l *model.Lot) bool { l.PaidOn = ""; return l.Ended == nil && l.Staged == "" }),
	"10: nobody explains a lot":   corrupt(func(l *model.Lot) bool { l.Recorded.Command = value.CommandID(l.Recorded.Transaction); return true }),
	"10: an outcome is turned": corrupt(func(o *model.Outcome) bool {
		ok := o.Status == model.Applied && o.Type == holder.TypeRegisterImported
		o.Status, o.Code = model.Rejected, value.CodeNotFound
		return ok
	}),
	"10: another transaction explains it": corrupt(func(o *model.Outcome) bool {
		o.On.At++
		return o.Status == model.Applied && o.Type == trade.TypeSharesListed
	}),
}

func cut(l *model.Lot, really bool) {
	if really {
		end := *l.Ended
		end.Into = end.Into[:1]
		l.Ended = &end
	}
}

// replaced tells whether a record is a lot that an act on its class has replaced: what it says of its bindings no longer counts.
func (w *World) replaced(r model.Record) bool {
	lot, is := r.(model.Lot)
	if !is || lot.Ended != nil {
		return false
	}
	class, there := w.chain.cells[model.ClassRef(lot.Class)]
	return there && lot.Epoch < class.head().record.(model.ShareClass).Epoch
}

// TestWhatAFullCheckFindsTheCheckOfOneRegisterFinds plants corruptions, one at a time, and asks both.
func TestWhatAFullCheckFindsTheCheckOfOneRegisterFinds(t *testing.T) {
	w := played(t, 3, 3_000)
	for name, change := range planted {
		t.Run(name, func(t *testing.T) {
			tried := 0
			for _, ref := range w.chain.refs() {
				c := w.chain.cells[ref]
				whole := c.head()
				broken, ok := change(whole.record)
				if !ok || tried == 5 || w.replaced(whole.record) {
					continue
				}
				tried++
				at := len(c.versions) - 1
				c.versions[at] = stored{at: whole.at, record: broken, value: whole.value}
				w.books.touch(c)
				_, found := w.books.settle()
				full := rules.Check(w.chain.Records())
				c.versions[at] = whole
				for _, r := range w.books.touched {
					r.touched = false
				}
				w.books.touched = nil
				if len(full) == 0 || len(found) == 0 {
					t.Fatalf("%v: the full check finds %v, that of the register %v", ref, full, found)
				}
			}
			if tried == 0 {
				t.Error("there is nothing to change: the corruption proves nothing")
			}
		})
	}
	if _, found := w.books.settle(); len(found) > 0 {
		t.Errorf("the register is whole again, and %v", found)
	}
}

// ofAParty tells whether a record notes a purge of a party's data; one of an entry's belongs to the entry's register.
func ofAParty(r model.Record) bool {
	purge, ok := r.(model.Purge)
	return ok && purge.Party != ""
}

// TestEveryRecordBelongsToARegisterOrToAll: a record that is in no register's records is never checked after a block.
func TestEveryRecordBelongsToARegisterOrToAll(t *testing.T) {
	w := played(t, 4, 1_500)
	allowed := map[value.Kind]bool{
		model.KindLedger: true, model.KindParty: true, model.KindDesk: true, model.KindOutcome: true, model.KindPartyAuthority: true, model.KindKeyHolder: true,
		model.KindCalendar: true,
		model.KindClock:    true, model.KindFresh: true,
	}
	for _, ref := range w.chain.refs() {
		c := w.chain.cells[ref]
		if c.head().record == nil {
			continue
		}
		if len(c.homes) == 0 {
			t.Errorf("%v belongs nowhere", ref)
		} else if c.homes[0] == w.books.common && !allowed[ref.Kind] && !ofAParty(c.head().record) {
			t.Errorf("%v belongs to no register", ref)
		}
	}
}
