package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// An order about lots of one class ends a pledge on a lot of another class, which an act on the class is carrying out.
func TestAnOrderEndsAPledgeOfAFencedClassAfterItsPages(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	pledge := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[2], 100))
	terms := c.Splitting()
	terms.Class, terms.Into = c.Preferred, c.Preferred
	class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Preferred))
	terms.Par, terms.Authorised = class.Par/5, class.Authorised*5
	id := w.Opened(c, terms)
	pages := w.PagesOf(id, w.Live(c.Preferred), 1)
	for i, lots := range pages {
		w.Applied(w.Page(c, id, i, lots...))
	}
	order := w.Judgment(rulestest.Parts(c.Lots[0], 100), rulestest.Creditor)
	order.Ends = []value.EncumbranceID{pledge}
	w.Applied(w.Execution(c, order))
	w.Check()
	w.Applied(w.Closing(c, id, len(pages)))
	if lot := w.SuccessorOf(c.Lots[2]); lot.Pledged != 0 {
		t.Errorf("the pledge has ended, and %d shares of %s stay pledged", lot.Pledged, lot.ID)
	}
	w.Check()
}

// An order that ends an attachment of a lot of which it moves nothing: what the attachment had made short gets its shares back.
func TestWhatAnOrderEndsElsewhereGivesItsSharesBack(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	listing := value.ListingID(w.Applied(w.List(c, rulestest.Seller, c.Lots[1], 150, 1))[0])
	attachment := w.Binder(w.Attach(c, c.Lots[1], 120))
	order := w.Judgment(rulestest.Parts(c.Lots[0], 100), rulestest.Creditor)
	order.Ends = []value.EncumbranceID{attachment}
	w.Applied(w.Execution(c, order))
	w.Check()
	if lot := w.Lot(c.Lots[1]); lot.Free() > 0 && lot.Short > 0 {
		t.Errorf("%d shares are free and the listing %s lacks %d", lot.Free(), listing, lot.Short)
	}
}

// A lock-up that an attachment made short goes with the whole lot to who the court gives it to, and gets its shares back there.
func TestALockUpThatGoesWithAWholeLotByAnOrderIsShortNoMore(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	lock := w.Binder(w.Lock(c, rulestest.Seller, c.Lots[1], 150))
	attachment := w.Binder(w.Attach(c, c.Lots[1], 120))
	order := w.Judgment(rulestest.Parts(c.Lots[1], 200), rulestest.Creditor)
	order.Ends = []value.EncumbranceID{attachment}
	w.Applied(w.Execution(c, order))
	w.Check()
	if e := w.Encumbrance(lock); e.Short != 0 {
		t.Errorf("%d shares are short", e.Short)
	}
}

// The same where an heir takes a whole lot: a lock-up and the transfer's own shares were made short by an attachment.
func TestALockUpThatGoesWithAWholeLotToAnHeirIsShortNoMore(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	lock := w.Binder(w.Lock(c, rulestest.Seller, c.Lots[1], 50))
	w.Applied(w.ReleaseClaim(c, c.Entries[0]))
	b := c.Inheritance(rulestest.Heir("daughter", model.LotPart{Lot: c.Lots[1], Quantity: 200}))
	b.Entry = c.Entries[0]
	id := value.TransferID(w.Applied(w.Record(c, b))[0])
	w.Applied(w.Attach(c, c.Lots[1], 100))
	w.Check()
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	w.Check()
	if e := w.Encumbrance(lock); e.Short != 0 {
		t.Errorf("%d shares are short", e.Short)
	}
}
