package binding_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func TestPledgedAttachedAndLockedSharesAreNotFree(t *testing.T) {
	for name, bind := range map[string]func(w *rulestest.World, c rulestest.Company) model.SignedCommand{
		"pledged": func(w *rulestest.World, c rulestest.Company) model.SignedCommand {
			return w.Pledge(c, rulestest.Seller, c.Lots[0], 600)
		},
		"attached": func(w *rulestest.World, c rulestest.Company) model.SignedCommand { return w.Attach(c, c.Lots[0], 600) },
		"locked": func(w *rulestest.World, c rulestest.Company) model.SignedCommand {
			return w.Lock(c, rulestest.Seller, c.Lots[0], 600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := rulestest.Claimed(t)
			w.Applied(bind(w, c))
			w.Rejected(value.CodeNotFree, w.List(c, rulestest.Seller, c.Lots[0], 401, 1))
			w.Rejected(value.CodeNotFree, w.Pledge(c, rulestest.Seller, c.Lots[0], 401))
			w.Rejected(value.CodeNotFree, w.Lock(c, rulestest.Seller, c.Lots[0], 401))
			w.Applied(w.List(c, rulestest.Seller, c.Lots[0], 400, 1))
			w.Check()
		})
	}
}

func TestEncumbrancesStayWithTheBalanceLot(t *testing.T) {
	w, d := rulestest.Funded(t)
	pledge, lock := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[0], 200)), w.Binder(w.Lock(d.Company, rulestest.Seller, d.Lots[0], 100))
	attachment := w.Binder(w.Attach(d.Company, d.Lots[0], 300))
	w.Applied(w.Settle(d))
	a := w.Agreed(d)
	if sold := w.Lot(a.Began); sold.Free() != 100 {
		t.Errorf("the buyer's lot is %+v", sold)
	}
	balance := w.Lot(a.Balance)
	if balance.Pledged != 200 || balance.Locked != 100 || balance.Attached != 300 || len(balance.Encumbrances) != 3 {
		t.Errorf("the balance lot is %+v", balance)
	}
	for _, id := range []value.EncumbranceID{pledge, lock, attachment} {
		if e := w.Encumbrance(id); w.LastOf(e.Lineage) != balance.ID {
			t.Errorf("an encumbrance stayed behind: %+v", e)
		}
	}
	w.Check()
}

func TestAPledgeIsEnteredByTheHolderAlone(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(value.CodeEntryNotYours, w.Pledge(c, rulestest.Seller, c.Lots[0], 1)) // nobody has claimed the entry
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[0], rulestest.Seller), w.Claim(c, rulestest.Seller, c.Entries[0], c.Lots[0]))
	w.Rejected(value.CodeObjectionPeriod, w.Pledge(c, rulestest.Seller, c.Lots[0], 1))
	w.Applied(w.Object(c, rulestest.Officer, ""))
	w.Rejected(value.CodeContested, w.Pledge(c, rulestest.Seller, c.Lots[0], 1))
	w.Applied(w.Command(rulestest.Identity2, c.ID, &holder.ClaimDecided{Member: "member2", Entry: c.Entries[0], Uphold: true, Evidence: rulestest.Digest("seen")}))
	w.Rejected(value.CodeEntryNotYours, w.Pledge(c, rulestest.Buyer, c.Lots[0], 1))
	w.Rejected(value.CodeEntryNotYours, w.Pledge(c, rulestest.Officer, c.Lots[0], 1))
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Seller, c.ID, &binding.PledgeEntered{Lot: c.Lots[0], Quantity: 1, Pledgee: rulestest.Seller.Did(), Evidence: rulestest.Digest("p")}))
	w.Rejected(value.CodeNotIdentified, w.Command(rulestest.Seller, c.ID, &binding.PledgeEntered{Lot: c.Lots[0], Quantity: 1, Pledgee: rulestest.Director1.Did(), Evidence: rulestest.Digest("p")}))
	w.Applied(w.Pledge(c, rulestest.Seller, c.Lots[0], 1_000))
	w.Check()
}

func TestAPledgeNamesItsPledgeeOnce(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for _, b := range []binding.PledgeEntered{
		{Lot: c.Lots[0], Quantity: 1, Evidence: rulestest.Digest("p")},
		{Lot: c.Lots[0], Quantity: 1, Pledgee: rulestest.Stranger.Did(), Holder: rulestest.Commitment("p"), Evidence: rulestest.Digest("p")},
		{Lot: c.Lots[0], Quantity: 0, Pledgee: rulestest.Stranger.Did(), Evidence: rulestest.Digest("p")},
		{Lot: c.Lots[0], Quantity: 1, Pledgee: rulestest.Stranger.Did()},
		{Lot: "lot", Quantity: 1, Pledgee: rulestest.Stranger.Did(), Evidence: rulestest.Digest("p")},
	} {
		w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, c.ID, &b))
	}
}

func TestAPledgeIsReleasedByThePledgeeOrByACourtsOrder(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	release := func(who rulestest.Someone, id value.EncumbranceID) model.SignedCommand {
		return w.Command(who, c.ID, &binding.PledgeReleased{Pledge: id})
	}
	ordered := func(who rulestest.Someone, id value.EncumbranceID) model.SignedCommand {
		return w.Command(who, c.ID, &binding.PledgeReleased{Pledge: id, Member: "member3", Case: "대법원 2026다1", Evidence: rulestest.Digest("order")})
	}
	first, second := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 300)), w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 300))
	for _, who := range []rulestest.Someone{rulestest.Seller, rulestest.Officer, rulestest.Buyer} {
		w.Rejected(value.CodeNotPledgee, release(who, first))
	}
	w.Rejected(value.CodeNotDesk, ordered(rulestest.Seller, first))
	w.Rejected(value.CodeNotDesk, ordered(rulestest.Identity3, first))
	w.Applied(release(rulestest.Stranger, first), ordered(rulestest.Arbiter, second))
	w.Rejected(value.CodeEncumbranceOver, release(rulestest.Stranger, first))
	if e := w.Encumbrance(second); e.Lifted == nil || e.Lifted.Case != "대법원 2026다1" || e.Quantity != 0 {
		t.Errorf("the pledge is %+v", e)
	}
	if lot := w.Lot(c.Lots[0]); lot.Free() != 1_000 || len(lot.Encumbrances) != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.Check()
}

func TestAPledgeeWithoutADIDReleasesThroughOfficerAndDesk(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := w.Binder(w.Command(rulestest.Seller, c.ID, &binding.PledgeEntered{Lot: c.Lots[0], Quantity: 5, Holder: rulestest.Commitment("bank"), Evidence: rulestest.Digest("p")}))
	release := func(who rulestest.Someone, member value.MemberID, others ...rulestest.Someone) model.SignedCommand {
		return rulestest.With(w.Command(who, c.ID, &binding.PledgeReleased{Pledge: id, Member: member, Evidence: rulestest.Digest("release")}), others...)
	}
	w.Refused(value.CodeMoreSignatures, release(rulestest.Officer, "member1"))
	w.Refused(value.CodeMoreSignatures, release(rulestest.Officer, "member1", rulestest.Identity2))
	w.Rejected(value.CodeNotHome, release(rulestest.Officer, "member3", rulestest.Identity3))
	w.Rejected(value.CodeNotOfficer, release(rulestest.Seller, "member1", rulestest.Identity1))
	w.Applied(release(rulestest.Officer, "member1", rulestest.Identity1))
	other := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 5))
	w.Rejected(value.CodeNotPledgee, rulestest.With(w.Command(rulestest.Officer, c.ID, &binding.PledgeReleased{Pledge: other, Member: "member1", Evidence: rulestest.Digest("r")}), rulestest.Identity1))
	w.Check()
}

func TestAnAttachmentNeedsNoSignatureOfTheHolderAndOnlyAnOrderLiftsIt(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &binding.AttachmentEntered{Lot: c.Lots[0], Quantity: 1, CourtOrder: w.Order()}))
	tomorrow := w.Order()
	tomorrow.ReceivedOn = w.Now.After(value.Day).DateInKorea()
	w.Rejected(value.CodeDateOutOfRange, w.Command(rulestest.Officer, c.ID, &binding.AttachmentEntered{Lot: c.Lots[0], Quantity: 1, CourtOrder: tomorrow}))
	onClaimed, onUnclaimed := w.Binder(w.Attach(c, c.Lots[0], 1_000)), w.Binder(w.Attach(c, c.Lots[3], 300))
	w.Rejected(value.CodeNotAttachable, w.Attach(c, c.Lots[0], 1))
	w.Rejected(value.CodeNotEncumbrance, w.Command(rulestest.Seller, c.ID, &binding.LockEnded{Lock: onClaimed}))
	w.Rejected(value.CodeNotEncumbrance, w.Command(rulestest.Seller, c.ID, &binding.PledgeReleased{Pledge: onClaimed}))
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &binding.AttachmentLifted{Attachment: onClaimed, Lifted: w.Order()}))
	w.Applied(w.Lift(c, onClaimed), w.Lift(c, onUnclaimed))
	w.Rejected(value.CodeEncumbranceOver, w.Lift(c, onClaimed))
	if e := w.Encumbrance(onClaimed); e.Lifted == nil || e.Lifted.Order != rulestest.Digest("order") {
		t.Errorf("the attachment is %+v", e)
	}
	w.Check()
}

func TestPledgedSharesAreNotAttachedTwice(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Pledge(c, rulestest.Seller, c.Lots[0], 400))
	w.Rejected(value.CodeNotAttachable, w.Attach(c, c.Lots[0], 601))
	w.Applied(w.Attach(c, c.Lots[0], 600))
	w.Check()
}

func TestAttachmentTakesFreeSharesThenLockedOnesThenReservedOnesAndLiftingRestoresThem(t *testing.T) {
	w, d := rulestest.Funded(t) // of 1,000: 100 agreed, 300 listed
	lock := w.Binder(w.Lock(d.Company, rulestest.Seller, d.Lots[0], 200))
	attachment := w.Binder(w.Attach(d.Company, d.Lots[0], 950)) // 400 free, 200 locked, 300 listed, 50 agreed
	listed := rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).Reservation
	short := func(agreed, listing, locked value.Shares) {
		t.Helper()
		a := rulestest.Get[model.Reservation](w, model.ReservationRef(w.Agreed(d).Reservation))
		l := rulestest.Get[model.Reservation](w, model.ReservationRef(listed))
		e := w.Encumbrance(lock)
		if a.Short != agreed || a.Quantity != 100-agreed || l.Short != listing || l.Quantity != 300-listing || e.Short != locked || e.Quantity != 200-locked {
			t.Errorf("agreed %+v\nlisted %+v\nlocked %+v", a, l, e)
		}
		w.Check()
	}
	short(100, 250, 200) // the latest reservation, the agreement's, gives way first
	w.Rejected(value.CodeBound, w.Settle(d))
	second := w.OfferOn(d, 60, 1_000)
	w.Applied(w.Sign(second, rulestest.Seller))
	w.Rejected(value.CodeListingShort, w.Sign(second, rulestest.Buyer))
	w.Applied(w.Lift(d.Company, attachment))
	short(0, 0, 0)
	w.Applied(w.Settle(d))
	w.Check()
}

func TestPartialLiftingRestoresReservationsInTheirOrder(t *testing.T) {
	w, d := rulestest.Funded(t)
	first, second := w.Binder(w.Attach(d.Company, d.Lots[0], 700)), w.Binder(w.Attach(d.Company, d.Lots[0], 300))
	if lot := w.Lot(d.Lots[0]); lot.Attached != 1_000 || lot.Reserved != 0 || lot.Short != 400 {
		t.Errorf("the lot is %+v", lot)
	}
	w.Check()
	w.Applied(w.Lift(d.Company, second))
	listing := rulestest.Get[model.Reservation](w, model.ReservationRef(rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).Reservation))
	if listing.Short != 0 || listing.Quantity != 300 {
		t.Errorf("the listing's reservation is %+v", listing)
	}
	w.Rejected(value.CodeBound, w.Settle(d))
	w.Applied(w.Lift(d.Company, first), w.Settle(d))
	w.Check()
}

func TestAShortTradeThatExpiresLeavesNothingShort(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.Applied(w.Attach(d.Company, d.Lots[0], 1_000))
	w.Pass(22 * value.Day)
	w.Applied(w.Expire(d), w.Command(rulestest.Seller, d.ID, &trade.ListingWithdrawn{Listing: d.Listing}))
	if lot := w.Lot(d.Lots[0]); lot.Short != 0 || lot.Reserved != 0 || lot.Attached != 1_000 || lot.Free() != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.Check()
}

func TestALockUpEndsOnItsDayOrByItsBeneficiary(t *testing.T) {
	w, c := rulestest.Claimed(t)
	end := func(who rulestest.Someone, id value.EncumbranceID) model.SignedCommand {
		return w.Command(who, c.ID, &binding.LockEnded{Lock: id})
	}
	until := w.Binder(w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 10, Until: "2026-09-22"}))
	event := w.Binder(w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 10, Event: rulestest.Digest("listing on an exchange"), Beneficiary: rulestest.Buyer.Did()}))
	w.Rejected(value.CodeNotReleasable, end(rulestest.Seller, until))
	w.Pass(value.Day) // the last day itself
	w.Rejected(value.CodeNotReleasable, end(rulestest.Stranger, until))
	w.Pass(value.Day)
	w.Applied(end(rulestest.Stranger, until))
	w.Rejected(value.CodeNotReleasable, end(rulestest.Seller, event))
	w.Applied(end(rulestest.Buyer, event))
	w.Rejected(value.CodeEncumbranceOver, end(rulestest.Buyer, event))
	w.Check()
}

func TestALockUpHasADayOrAnEventAndNotItsOwnHolderAsBeneficiary(t *testing.T) {
	w, c := rulestest.Claimed(t)
	for _, b := range []binding.LockSet{
		{Lot: c.Lots[0], Quantity: 1},
		{Lot: c.Lots[0], Quantity: 1, Until: "2026-12-31", Event: rulestest.Digest("e"), Beneficiary: rulestest.Buyer.Did()},
		{Lot: c.Lots[0], Quantity: 1, Event: rulestest.Digest("e")},
		{Lot: c.Lots[0], Until: "2026-12-31"},
		{Lot: c.Lots[0], Quantity: 1, Until: "tomorrow"},
	} {
		w.Refused(value.CodeMalformed, w.Command(rulestest.Seller, c.ID, &b))
	}
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 1, Event: rulestest.Digest("e"), Beneficiary: rulestest.Seller.Did()}))
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 1, Event: rulestest.Digest("e"), Beneficiary: rulestest.Someone("nobody").Did()}))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 1, Until: "2026-09-20"}))
	w.Rejected(value.CodeTooLate, w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 1, Until: "2057-01-01"}))
	w.Rejected(value.CodeEntryNotYours, w.Lock(c, rulestest.Buyer, c.Lots[0], 1))
}

func TestAnEncumbranceOfAnotherRegisterIsNotFound(t *testing.T) {
	w, c := rulestest.Claimed(t)
	f := rulestest.Facts()
	f.CorporateNumber = "1101110000009"
	other := w.ImportList(w.Admit(f))
	id := w.Binder(w.Attach(c, c.Lots[0], 1))
	w.Rejected(value.CodeNotFound, w.Lift(other, id))
	w.Rejected(value.CodeNotFound, w.Attach(other, c.Lots[0], 1))
}
