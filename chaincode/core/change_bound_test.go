package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestAfterASplitAPledgeHoldsAndAnAgreementSettlesAtTheNewNumber(t *testing.T) {
	w, d := funded(t)
	pledge := w.binder(w.pledge(d.company, seller, d.lots[0], 200))
	w.carryOut(d.company, d.splitting())
	next := w.successorOf(d.lots[0])
	if next.Quantity != 5_000 || next.Pledged != 1_000 || next.Reserved != 500 || len(next.Reservations) != 1 || next.Free() != 3_500 {
		t.Errorf("the new lot is %+v", next)
	}
	w.rejected(core.CodeNotFree, w.list(d.company, seller, next.ID, 3_501, 1))
	w.applied(w.settle(d))
	w.check()
	a := w.agreed(d)
	bought, balance := w.lot(a.Began), w.lot(a.Balance)
	if bought.Quantity != 500 || bought.Pledged != 0 || balance.Quantity != 4_500 || balance.Pledged != 1_000 || balance.Reserved != 0 {
		t.Errorf("the lots are %+v and %+v", bought, balance)
	}
	if e := w.encumbrance(pledge); e.Lot != balance.ID || e.Quantity != 1_000 {
		t.Errorf("the pledge is %+v", e)
	}
	w.applied(w.payout(d, 100_000), w.command(stranger, d.id, &core.PledgeReleased{Pledge: pledge}))
	if w.lot(balance.ID).Free() != 4_500 {
		t.Errorf("%d are free", w.lot(balance.ID).Free())
	}
	w.check()
}

func TestAnAgreementThatARatioDoesNotFitEndsAndItsMoneyGoesBack(t *testing.T) {
	w, d := funded(t) // 100 shares, which do not make whole ones at 1:30
	w.carryOut(d.company, d.consolidating(30, core.RoundDown))
	if next := w.successorOf(d.lots[0]); next.Reserved != 0 || len(next.Reservations) != 0 {
		t.Errorf("the new lot is %+v", next)
	}
	w.rejected(core.CodeBound, w.settle(d))
	w.rejected(core.CodeNotExpired, w.expire(d))
	w.rejected(core.CodeWrongAmount, w.refund(d, 100_000))
	w.pass(21 * core.Day)
	w.applied(w.expire(d), w.refund(d, 100_000))
	if m := w.money(d); m.Held != 0 || m.Refunded != 100_000 || w.agreed(d).State != core.AgreementIsExpired {
		t.Errorf("the escrow is %+v", m)
	}
	w.check()
}

func TestAListingEndsAfterTheChangeThatEndedItsReservation(t *testing.T) {
	for _, withdraw := range []bool{true, false} {
		w, c := claimed(t)
		d := w.offered(c, c.lots[0], 300, 100, 1_000)
		w.carryOut(c, c.splitting())
		w.applied(w.sign(d, seller))
		w.rejected(core.CodeListingShort, w.sign(d, buyer))
		if withdraw {
			w.applied(w.command(seller, c.id, &core.ListingWithdrawn{Listing: d.listing}))
		} else {
			w.pass(30 * core.Day)
			w.applied(w.command(stranger, c.id, &core.ListingExpired{Listing: d.listing}))
		}
		if next := w.successorOf(c.lots[0]); next.Free() != next.Quantity {
			t.Errorf("the new lot is %+v", next)
		}
		w.check()
	}
}

func TestAPledgeIsRoundedUpAndNeverLargerThanItsLot(t *testing.T) {
	w, c := claimed(t)
	small := w.binder(w.pledge(c, seller, c.lots[0], 1))
	whole := w.binder(w.pledge(c, seller, c.lots[1], 200))
	w.carryOut(c, c.consolidating(30, core.RoundDown))
	held := w.successorOf(c.lots[0])
	if held.Pledged != 1 || held.Quantity < 33 {
		t.Errorf("the lot with a small pledge is %+v", held)
	}
	if next := w.successorOf(c.lots[1]); next.Pledged != next.Quantity {
		t.Errorf("the wholly pledged lot is %+v", next)
	}
	for _, pledge := range []core.EncumbranceID{small, whole} {
		w.applied(w.command(stranger, c.id, &core.PledgeReleased{Pledge: pledge}))
	}
	for _, lot := range w.live(c.common) {
		if lot.Free() != lot.Quantity {
			t.Errorf("%d of %d are free", lot.Free(), lot.Quantity)
		}
	}
	w.check()
}

func TestACancellationOfAllSharesEndsWhatBoundThem(t *testing.T) {
	w, d := funded(t)
	pledge := w.binder(w.pledge(d.company, seller, d.lots[1], 200))
	w.carryOut(d.company, d.cancelling())
	w.shareOut(d.common, map[core.EntryID]core.Shares{})
	w.rejected(core.CodeBound, w.settle(d))
	w.rejected(core.CodeLotEnded, w.list(d.company, seller, d.lots[1], 1, 1))
	w.applied(w.command(stranger, d.id, &core.PledgeReleased{Pledge: pledge}))
	w.applied(w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	w.pass(21 * core.Day)
	w.applied(w.expire(d), w.refund(d, 100_000))
	w.check()
	w.shareOut(d.preferred, map[core.EntryID]core.Shares{d.entries[0]: 500, d.entries[1]: 200})
}

func TestAReductionOfTheParValueAloneKeepsEveryNumber(t *testing.T) {
	w, d := funded(t)
	x := d.consolidating(1, core.RoundDown)
	x.Kind, x.Numerator, x.Par = core.Reduction, 1, 250
	w.carryOut(d.company, x)
	w.shareOut(d.common, map[core.EntryID]core.Shares{d.entries[0]: 1_200, d.entries[1]: 300})
	if class := get[core.ShareClass](w, core.ClassRef(d.common)); class.Par != 250 || class.Epoch != 1 {
		t.Errorf("the class is %+v", class)
	}
	w.applied(w.settle(d))
	w.check()
}

func TestAConversionMovesAllSharesIntoTheOtherClass(t *testing.T) {
	w, d := funded(t)
	pledge := w.binder(w.pledge(d.company, seller, d.lots[1], 50))
	x := d.splitting()
	x.Kind, x.Into, x.Numerator, x.Denominator, x.Par, x.Authorised = core.Conversion, d.preferred, 1, 3, 500, 9_000
	w.carryOut(d.company, x)
	w.shareOut(d.common, map[core.EntryID]core.Shares{})
	w.shareOut(d.preferred, map[core.EntryID]core.Shares{d.entries[0]: 500 + 400, d.entries[1]: 200 + 100})
	w.rejected(core.CodeBound, w.settle(d)) // what was bought is not what there is
	next := w.successorOf(d.lots[1])
	if next.Class != d.preferred || next.Pledged != 17 {
		t.Errorf("the new lot is %+v", next)
	}
	w.applied(w.command(stranger, d.id, &core.PledgeReleased{Pledge: pledge}))
	w.applied(w.list(d.company, seller, next.ID, next.Quantity, 1), w.list(d.company, seller, d.lots[2], 1, 1))
	w.check()
}

func TestAConversionFencesBothClasses(t *testing.T) {
	w, c := claimed(t)
	x := c.splitting()
	x.Kind, x.Into, x.Numerator, x.Par, x.Authorised = core.Conversion, c.preferred, 1, 500, 9_000
	id := w.opened(c, x)
	w.rejected(core.CodeFenced, w.list(c, seller, c.lots[2], 1, 1))
	w.rejected(core.CodeFenced, w.list(c, seller, c.lots[0], 1, 1))
	w.applied(w.page(c, id, 0, w.pagesOf(id, w.live(c.common), 9)[0]...), w.abort(c, id))
	w.applied(w.list(c, seller, c.lots[2], 1, 1), w.list(c, seller, c.lots[0], 1, 1))
	w.shareOut(c.preferred, map[core.EntryID]core.Shares{c.entries[0]: 500, c.entries[1]: 200})
	w.check()
}

func TestMoreThanTheAuthorisedNumberIsNotClosed(t *testing.T) {
	w, c := registered(t)
	x := c.splitting()
	x.Authorised = 7_499
	id := w.opened(c, x)
	w.applied(w.page(c, id, 0, w.pagesOf(id, w.live(c.common), 9)[0]...))
	w.rejected(core.CodeOverAuthorised, w.closing(c, id, 1))
	w.applied(w.abort(c, id))
	w.check()
}

func TestSharesMoveAfterSeveralActsOnTheirClass(t *testing.T) {
	w, d := funded(t)
	pledge := w.binder(w.pledge(d.company, seller, d.lots[0], 100))
	w.carryOut(d.company, d.splitting())
	back := d.consolidating(10, core.RoundDown)
	back.Par = 1_000
	w.carryOut(d.company, back)
	again := d.splitting()
	again.Numerator, again.Par = 2, 500
	w.carryOut(d.company, again)
	w.shareOut(d.common, map[core.EntryID]core.Shares{d.entries[0]: 1_200, d.entries[1]: 300})
	w.applied(w.settle(d))
	bought, balance := w.lot(w.agreed(d).Began), w.lot(w.agreed(d).Balance)
	if bought.Quantity != 100 || bought.Epoch != 3 || balance.Quantity != 900 || balance.Pledged != 100 || w.encumbrance(pledge).Lot != balance.ID {
		t.Errorf("the lots are %+v and %+v", bought, balance)
	}
	w.check()
	w.carryOut(d.company, d.splitting())
	if next := w.successorOf(balance.ID); next.Pledged != 500 {
		t.Errorf("the balance lot became %+v", next)
	}
	w.pass(objectionPeriod)
	w.applied(w.list(d.company, buyer, w.successorOf(bought.ID).ID, 500, 1))
	w.check()
}
