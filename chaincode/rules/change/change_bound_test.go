package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestAfterASplitAPledgeHoldsAndAnAgreementSettlesAtTheNewNumber(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[0], 200))
	w.CarryOut(d.Company, d.Splitting())
	next := w.SuccessorOf(d.Lots[0])
	if next.Quantity != 5_000 || next.Pledged != 1_000 || next.Reserved != 500 || len(next.Reservations) != 1 || next.Free() != 3_500 {
		t.Errorf("the new lot is %+v", next)
	}
	w.Rejected(value.CodeNotFree, w.List(d.Company, rulestest.Seller, next.ID, 3_501, 1))
	w.Applied(w.Settle(d))
	w.Check()
	a := w.Agreed(d)
	bought, balance := w.Lot(a.Began), w.Lot(a.Balance)
	if bought.Quantity != 500 || bought.Pledged != 0 || balance.Quantity != 4_500 || balance.Pledged != 1_000 || balance.Reserved != 0 {
		t.Errorf("the lots are %+v and %+v", bought, balance)
	}
	if e := w.Encumbrance(pledge); w.LastOf(e.Lineage) != balance.ID || e.Ended != nil {
		t.Errorf("the pledge is %+v", e)
	}
	w.Applied(w.Payout(d, 100_000), w.Command(rulestest.Stranger, d.ID, &binding.PledgeReleased{Pledge: pledge}))
	if w.Lot(balance.ID).Free() != 4_500 {
		t.Errorf("%d are free", w.Lot(balance.ID).Free())
	}
	w.Check()
}

func TestAnAgreementThatARatioDoesNotFitEndsAndItsMoneyGoesBack(t *testing.T) {
	w, d := rulestest.Funded(t) // 100 shares, which do not make whole ones at 1:30
	w.CarryOut(d.Company, d.Consolidating(30, model.RoundDown))
	if next := w.SuccessorOf(d.Lots[0]); next.Reserved != 0 || len(next.Reservations) != 0 {
		t.Errorf("the new lot is %+v", next)
	}
	w.Rejected(value.CodeBound, w.Settle(d))
	w.Rejected(value.CodeNotExpired, w.Expire(d))
	w.Rejected(value.CodeWrongAmount, w.Refund(d, 100_000))
	w.Pass(21 * value.Day)
	w.Applied(w.Expire(d), w.Refund(d, 100_000))
	if m := w.Money(d); m.Held != 0 || m.Refunded != 100_000 || w.Agreed(d).State != model.AgreementIsExpired {
		t.Errorf("the escrow is %+v", m)
	}
	w.Check()
}

func TestAListingEndsAfterTheChangeThatEndedItsReservation(t *testing.T) {
	for _, withdraw := range []bool{true, false} {
		w, c := rulestest.Claimed(t)
		d := w.Offered(c, c.Lots[0], 300, 100, 1_000)
		w.CarryOut(c, c.Splitting())
		w.Applied(w.Sign(d, rulestest.Seller))
		w.Rejected(value.CodeListingShort, w.Sign(d, rulestest.Buyer))
		if withdraw {
			w.Applied(w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
		} else {
			w.Pass(30 * value.Day)
			w.Applied(w.Command(rulestest.Stranger, c.ID, &trade.ListingExpired{Listing: d.Listing}))
		}
		if next := w.SuccessorOf(c.Lots[0]); next.Free() != next.Quantity {
			t.Errorf("the new lot is %+v", next)
		}
		w.Check()
	}
}

func TestAListingWhoseReservationAChangeEndedBindsNothingOfWhatCameOut(t *testing.T) {
	w, c := rulestest.Claimed(t)
	listing := value.ListingID(w.Applied(w.List(c, rulestest.Seller, c.Lots[2], 300, 1_000))[0])
	terms := c.Splitting()
	terms.Class, terms.Into = c.Preferred, c.Preferred
	w.CarryOut(c, terms)
	reservation := rulestest.Get[model.Listing](w, model.ListingRef(listing)).Reservation
	last := func() model.Lot { // of the lot that was listed
		return w.Lot(w.LastOf(rulestest.Get[model.Reservation](w, model.ReservationRef(reservation)).Lineage))
	}
	w.Applied(w.Give(c, rulestest.Parts(w.SuccessorOf(c.Lots[2]).ID, 1)))
	balance := last()
	w.Applied(w.Give(c, rulestest.Parts(balance.ID, balance.Quantity)))
	if balance.Epoch != 1 || balance.Free() != balance.Quantity || last().Ended == nil {
		t.Fatalf("the balance lot is %+v", balance)
	}
	w.Check()
	w.Applied(w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: listing}))
	w.Check()
}

func TestAPledgeIsRoundedUpAndNeverLargerThanItsLot(t *testing.T) {
	w, c := rulestest.Claimed(t)
	small := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 1))
	whole := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[1], 200))
	w.CarryOut(c, c.Consolidating(30, model.RoundDown))
	held := w.SuccessorOf(c.Lots[0])
	if held.Pledged != 1 || held.Quantity < 33 {
		t.Errorf("the lot with a small pledge is %+v", held)
	}
	if next := w.SuccessorOf(c.Lots[1]); next.Pledged != next.Quantity {
		t.Errorf("the wholly pledged lot is %+v", next)
	}
	for _, pledge := range []value.EncumbranceID{small, whole} {
		w.Applied(w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: pledge}))
	}
	for _, lot := range w.Live(c.Common) {
		if lot.Free() != lot.Quantity {
			t.Errorf("%d of %d are free", lot.Free(), lot.Quantity)
		}
	}
	w.Check()
}

func TestACancellationOfAllSharesEndsWhatBoundThem(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[1], 200))
	w.CarryOut(d.Company, d.Cancelling())
	w.ShareOut(d.Common, map[value.EntryID]value.Shares{})
	w.Rejected(value.CodeBound, w.Settle(d))
	w.Rejected(value.CodeLotEnded, w.List(d.Company, rulestest.Seller, d.Lots[1], 1, 1))
	w.Applied(w.Command(rulestest.Stranger, d.ID, &binding.PledgeReleased{Pledge: pledge}))
	w.Applied(w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	w.Pass(21 * value.Day)
	w.Applied(w.Expire(d), w.Refund(d, 100_000))
	w.Check()
	w.ShareOut(d.Preferred, map[value.EntryID]value.Shares{d.Entries[0]: 500, d.Entries[1]: 200})
}

func TestAReductionOfTheParValueAloneKeepsEveryNumber(t *testing.T) {
	w, d := rulestest.Funded(t)
	x := d.Consolidating(1, model.RoundDown)
	x.Kind, x.Numerator, x.Par = model.Reduction, 1, 250
	w.CarryOut(d.Company, x)
	w.ShareOut(d.Common, map[value.EntryID]value.Shares{d.Entries[0]: 1_200, d.Entries[1]: 300})
	if class := rulestest.Get[model.ShareClass](w, model.ClassRef(d.Common)); class.Par != 250 || class.Epoch != 1 {
		t.Errorf("the class is %+v", class)
	}
	w.Applied(w.Settle(d))
	w.Check()
}

func TestAConversionMovesAllSharesIntoTheOtherClass(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[1], 50))
	x := d.Splitting()
	x.Kind, x.Into, x.Numerator, x.Denominator, x.Par, x.Authorised = model.Conversion, d.Preferred, 1, 3, 500, 9_000
	w.CarryOut(d.Company, x)
	w.ShareOut(d.Common, map[value.EntryID]value.Shares{})
	w.ShareOut(d.Preferred, map[value.EntryID]value.Shares{d.Entries[0]: 500 + 400, d.Entries[1]: 200 + 100})
	w.Rejected(value.CodeBound, w.Settle(d)) // what was bought is not what there is
	next := w.SuccessorOf(d.Lots[1])
	if next.Class != d.Preferred || next.Pledged != 17 {
		t.Errorf("the new lot is %+v", next)
	}
	w.Applied(w.Command(rulestest.Stranger, d.ID, &binding.PledgeReleased{Pledge: pledge}))
	w.Applied(w.List(d.Company, rulestest.Seller, next.ID, next.Quantity, 1), w.List(d.Company, rulestest.Seller, d.Lots[2], 1, 1))
	w.Check()
}

func TestAConversionFencesBothClasses(t *testing.T) {
	w, c := rulestest.Claimed(t)
	x := c.Splitting()
	x.Kind, x.Into, x.Numerator, x.Par, x.Authorised = model.Conversion, c.Preferred, 1, 500, 9_000
	id := w.Opened(c, x)
	w.Rejected(value.CodeFenced, w.List(c, rulestest.Seller, c.Lots[2], 1, 1))
	w.Rejected(value.CodeFenced, w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.Applied(w.Page(c, id, 0, w.PagesOf(id, w.Live(c.Common), 9)[0]...), w.Abort(c, id))
	w.Applied(w.List(c, rulestest.Seller, c.Lots[2], 1, 1), w.List(c, rulestest.Seller, c.Lots[0], 1, 1))
	w.ShareOut(c.Preferred, map[value.EntryID]value.Shares{c.Entries[0]: 500, c.Entries[1]: 200})
	w.Check()
}

func TestMoreThanTheAuthorisedNumberIsNotClosed(t *testing.T) {
	w, c := rulestest.Registered(t)
	x := c.Splitting()
	x.Authorised = 7_499
	id := w.Opened(c, x)
	w.Applied(w.Page(c, id, 0, w.PagesOf(id, w.Live(c.Common), 9)[0]...))
	w.Rejected(value.CodeOverAuthorised, w.Closing(c, id, 1))
	w.Applied(w.Abort(c, id))
	w.Check()
}

func TestSharesMoveAfterSeveralActsOnTheirClass(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[0], 100))
	w.CarryOut(d.Company, d.Splitting())
	back := d.Consolidating(10, model.RoundDown)
	back.Par = 1_000
	w.CarryOut(d.Company, back)
	again := d.Splitting()
	again.Numerator, again.Par = 2, 500
	w.CarryOut(d.Company, again)
	w.ShareOut(d.Common, map[value.EntryID]value.Shares{d.Entries[0]: 1_200, d.Entries[1]: 300})
	w.Applied(w.Settle(d))
	bought, balance := w.Lot(w.Agreed(d).Began), w.Lot(w.Agreed(d).Balance)
	if bought.Quantity != 100 || bought.Epoch != 3 || balance.Quantity != 900 || balance.Pledged != 100 || w.LastOf(w.Encumbrance(pledge).Lineage) != balance.ID {
		t.Errorf("the lots are %+v and %+v", bought, balance)
	}
	w.Check()
	w.CarryOut(d.Company, d.Splitting())
	if next := w.SuccessorOf(balance.ID); next.Pledged != 500 {
		t.Errorf("the balance lot became %+v", next)
	}
	w.Pass(rulestest.ObjectionPeriod)
	w.Applied(w.List(d.Company, rulestest.Buyer, w.SuccessorOf(bought.ID).ID, 500, 1))
	w.Check()
}
