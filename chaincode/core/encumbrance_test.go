package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// recoverer and arbiter are desks of member3, which is no home of the register.
const (
	recoverer someone = "recovery desk of member3"
	arbiter   someone = "arbiter desk of member3"
	arbiter2  someone = "another arbiter desk of member3"
)

// withCourtDesks appoints the desks that carry out courts' orders.
func (w *world) withCourtDesks() {
	w.Helper()
	w.applied(w.introduction(recoverer), w.introduction(arbiter), w.introduction(arbiter2))
	w.appoint(3, core.RecoveryDesk, recoverer, 0)
	w.appoint(3, core.ArbiterDesk, arbiter, 0)
	w.appoint(3, core.ArbiterDesk, arbiter2, 0)
}

// with adds the proofs of others to a command.
func with(signed core.SignedCommand, others ...someone) core.SignedCommand {
	for _, who := range others {
		signed.Proofs = append(signed.Proofs, who.prove(signed.Command))
	}
	return signed
}

func (w *world) order() core.CourtOrder {
	return core.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: digest("order"), ReceivedOn: w.now.DateInKorea()}
}

func (w *world) pledge(c company, who someone, lot core.LotID, quantity core.Shares) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.PledgeEntered{Lot: lot, Quantity: quantity, Pledgee: stranger.did(), Secured: 1_000_000, Evidence: digest("pledge")})
}

func (w *world) attach(c company, lot core.LotID, quantity core.Shares) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.AttachmentEntered{Lot: lot, Quantity: quantity, CourtOrder: w.order()})
}

func (w *world) lift(c company, id core.EncumbranceID) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.AttachmentLifted{Attachment: id, Lifted: w.order()})
}

func (w *world) lock(c company, who someone, lot core.LotID, quantity core.Shares) core.SignedCommand {
	w.Helper()
	return w.command(who, c.id, &core.LockSet{Lot: lot, Quantity: quantity, Until: "2026-12-31", Beneficiary: stranger.did()})
}

// binder is the encumbrance that a command makes, which must be applied.
func (w *world) binder(command core.SignedCommand) core.EncumbranceID {
	w.Helper()
	return core.EncumbranceID(w.applied(command)[0])
}

func (w *world) encumbrance(id core.EncumbranceID) core.Encumbrance {
	w.Helper()
	return get[core.Encumbrance](w, core.EncumbranceRef(id))
}

func TestPledgedAttachedAndLockedSharesAreNotFree(t *testing.T) {
	for name, bind := range map[string]func(w *world, c company) core.SignedCommand{
		"pledged":  func(w *world, c company) core.SignedCommand { return w.pledge(c, seller, c.lots[0], 600) },
		"attached": func(w *world, c company) core.SignedCommand { return w.attach(c, c.lots[0], 600) },
		"locked":   func(w *world, c company) core.SignedCommand { return w.lock(c, seller, c.lots[0], 600) },
	} {
		t.Run(name, func(t *testing.T) {
			w, c := claimed(t)
			w.applied(bind(w, c))
			w.rejected(core.CodeNotFree, w.list(c, seller, c.lots[0], 401, 1))
			w.rejected(core.CodeNotFree, w.pledge(c, seller, c.lots[0], 401))
			w.rejected(core.CodeNotFree, w.lock(c, seller, c.lots[0], 401))
			w.applied(w.list(c, seller, c.lots[0], 400, 1))
			w.check()
		})
	}
}

func TestEncumbrancesStayWithTheBalanceLot(t *testing.T) {
	w, d := funded(t)
	pledge, lock := w.binder(w.pledge(d.company, seller, d.lots[0], 200)), w.binder(w.lock(d.company, seller, d.lots[0], 100))
	attachment := w.binder(w.attach(d.company, d.lots[0], 300))
	w.applied(w.settle(d))
	a := w.agreed(d)
	if sold := w.lot(a.Began); sold.Free() != 100 {
		t.Errorf("the buyer's lot is %+v", sold)
	}
	balance := w.lot(a.Balance)
	if balance.Pledged != 200 || balance.Locked != 100 || balance.Attached != 300 || len(balance.Encumbrances) != 3 {
		t.Errorf("the balance lot is %+v", balance)
	}
	for _, id := range []core.EncumbranceID{pledge, lock, attachment} {
		if e := w.encumbrance(id); e.Lot != balance.ID {
			t.Errorf("an encumbrance stayed behind: %+v", e)
		}
	}
	w.check()
}

func TestAPledgeIsEnteredByTheHolderAlone(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeEntryNotYours, w.pledge(c, seller, c.lots[0], 1)) // nobody has claimed the entry
	w.applied(w.attest(c, identity1, "member1", c.entries[0], seller), w.claim(c, seller, c.entries[0], c.lots[0]))
	w.rejected(core.CodeObjectionPeriod, w.pledge(c, seller, c.lots[0], 1))
	w.applied(w.object(c, officer, ""))
	w.rejected(core.CodeContested, w.pledge(c, seller, c.lots[0], 1))
	w.applied(w.command(identity2, c.id, &core.ClaimDecided{Member: "member2", Entry: c.entries[0], Uphold: true, Evidence: digest("seen")}))
	w.rejected(core.CodeEntryNotYours, w.pledge(c, buyer, c.lots[0], 1))
	w.rejected(core.CodeEntryNotYours, w.pledge(c, officer, c.lots[0], 1))
	w.rejected(core.CodeSameDesk, w.command(seller, c.id, &core.PledgeEntered{Lot: c.lots[0], Quantity: 1, Pledgee: seller.did(), Evidence: digest("p")}))
	w.rejected(core.CodeNotIdentified, w.command(seller, c.id, &core.PledgeEntered{Lot: c.lots[0], Quantity: 1, Pledgee: director1.did(), Evidence: digest("p")}))
	w.applied(w.pledge(c, seller, c.lots[0], 1_000))
	w.check()
}

func TestAPledgeNamesItsPledgeeOnce(t *testing.T) {
	w, c := claimed(t)
	for _, b := range []core.PledgeEntered{
		{Lot: c.lots[0], Quantity: 1, Evidence: digest("p")},
		{Lot: c.lots[0], Quantity: 1, Pledgee: stranger.did(), Holder: commitment("p"), Evidence: digest("p")},
		{Lot: c.lots[0], Quantity: 0, Pledgee: stranger.did(), Evidence: digest("p")},
		{Lot: c.lots[0], Quantity: 1, Pledgee: stranger.did()},
		{Lot: "lot", Quantity: 1, Pledgee: stranger.did(), Evidence: digest("p")},
	} {
		w.refused(core.CodeMalformed, w.command(seller, c.id, &b))
	}
}

func TestAPledgeIsReleasedByThePledgeeOrByACourtsOrder(t *testing.T) {
	w, c := claimed(t)
	w.withCourtDesks()
	release := func(who someone, id core.EncumbranceID) core.SignedCommand {
		return w.command(who, c.id, &core.PledgeReleased{Pledge: id})
	}
	ordered := func(who someone, id core.EncumbranceID) core.SignedCommand {
		return w.command(who, c.id, &core.PledgeReleased{Pledge: id, Member: "member3", Case: "대법원 2026다1", Evidence: digest("order")})
	}
	first, second := w.binder(w.pledge(c, seller, c.lots[0], 300)), w.binder(w.pledge(c, seller, c.lots[0], 300))
	for _, who := range []someone{seller, officer, buyer} {
		w.rejected(core.CodeNotPledgee, release(who, first))
	}
	w.rejected(core.CodeNotDesk, ordered(seller, first))
	w.rejected(core.CodeNotDesk, ordered(identity3, first))
	w.applied(release(stranger, first), ordered(arbiter, second))
	w.rejected(core.CodeEncumbranceOver, release(stranger, first))
	if e := w.encumbrance(second); e.Lifted == nil || e.Lifted.Case != "대법원 2026다1" || e.Quantity != 0 {
		t.Errorf("the pledge is %+v", e)
	}
	if lot := w.lot(c.lots[0]); lot.Free() != 1_000 || len(lot.Encumbrances) != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.check()
}

func TestAPledgeeWithoutADIDReleasesThroughOfficerAndDesk(t *testing.T) {
	w, c := claimed(t)
	id := w.binder(w.command(seller, c.id, &core.PledgeEntered{Lot: c.lots[0], Quantity: 5, Holder: commitment("bank"), Evidence: digest("p")}))
	release := func(who someone, member core.MemberID, others ...someone) core.SignedCommand {
		return with(w.command(who, c.id, &core.PledgeReleased{Pledge: id, Member: member, Evidence: digest("release")}), others...)
	}
	w.refused(core.CodeMoreSignatures, release(officer, "member1"))
	w.refused(core.CodeMoreSignatures, release(officer, "member1", identity2))
	w.rejected(core.CodeNotHome, release(officer, "member3", identity3))
	w.rejected(core.CodeNotOfficer, release(seller, "member1", identity1))
	w.applied(release(officer, "member1", identity1))
	other := w.binder(w.pledge(c, seller, c.lots[0], 5))
	w.rejected(core.CodeNotPledgee, with(w.command(officer, c.id, &core.PledgeReleased{Pledge: other, Member: "member1", Evidence: digest("r")}), identity1))
	w.check()
}

func TestAnAttachmentNeedsNoSignatureOfTheHolderAndOnlyAnOrderLiftsIt(t *testing.T) {
	w, c := claimed(t)
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.AttachmentEntered{Lot: c.lots[0], Quantity: 1, CourtOrder: w.order()}))
	tomorrow := w.order()
	tomorrow.ReceivedOn = w.now.After(core.Day).DateInKorea()
	w.rejected(core.CodeDateOutOfRange, w.command(officer, c.id, &core.AttachmentEntered{Lot: c.lots[0], Quantity: 1, CourtOrder: tomorrow}))
	onClaimed, onUnclaimed := w.binder(w.attach(c, c.lots[0], 1_000)), w.binder(w.attach(c, c.lots[3], 300))
	w.rejected(core.CodeNotAttachable, w.attach(c, c.lots[0], 1))
	w.rejected(core.CodeNotEncumbrance, w.command(seller, c.id, &core.LockEnded{Lock: onClaimed}))
	w.rejected(core.CodeNotEncumbrance, w.command(seller, c.id, &core.PledgeReleased{Pledge: onClaimed}))
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.AttachmentLifted{Attachment: onClaimed, Lifted: w.order()}))
	w.applied(w.lift(c, onClaimed), w.lift(c, onUnclaimed))
	w.rejected(core.CodeEncumbranceOver, w.lift(c, onClaimed))
	if e := w.encumbrance(onClaimed); e.Lifted == nil || e.Lifted.Order != digest("order") {
		t.Errorf("the attachment is %+v", e)
	}
	w.check()
}

func TestPledgedSharesAreNotAttachedTwice(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.pledge(c, seller, c.lots[0], 400))
	w.rejected(core.CodeNotAttachable, w.attach(c, c.lots[0], 601))
	w.applied(w.attach(c, c.lots[0], 600))
	w.check()
}

func TestAttachmentTakesFreeSharesThenLockedOnesThenReservedOnesAndLiftingRestoresThem(t *testing.T) {
	w, d := funded(t) // of 1,000: 100 agreed, 300 listed
	lock := w.binder(w.lock(d.company, seller, d.lots[0], 200))
	attachment := w.binder(w.attach(d.company, d.lots[0], 950)) // 400 free, 200 locked, 300 listed, 50 agreed
	listed := get[core.Listing](w, core.ListingRef(d.listing)).Reservation
	short := func(agreed, listing, locked core.Shares) {
		t.Helper()
		a := get[core.Reservation](w, core.ReservationRef(w.agreed(d).Reservation))
		l := get[core.Reservation](w, core.ReservationRef(listed))
		e := w.encumbrance(lock)
		if a.Short != agreed || a.Quantity != 100-agreed || l.Short != listing || l.Quantity != 300-listing || e.Short != locked || e.Quantity != 200-locked {
			t.Errorf("agreed %+v\nlisted %+v\nlocked %+v", a, l, e)
		}
		w.check()
	}
	short(100, 250, 200) // the latest reservation, the agreement's, gives way first
	w.rejected(core.CodeBound, w.settle(d))
	second := w.offerOn(d, 60, 1_000)
	w.applied(w.sign(second, seller))
	w.rejected(core.CodeListingShort, w.sign(second, buyer))
	w.applied(w.lift(d.company, attachment))
	short(0, 0, 0)
	w.applied(w.settle(d))
	w.check()
}

func TestPartialLiftingRestoresReservationsInTheirOrder(t *testing.T) {
	w, d := funded(t)
	first, second := w.binder(w.attach(d.company, d.lots[0], 700)), w.binder(w.attach(d.company, d.lots[0], 300))
	if lot := w.lot(d.lots[0]); lot.Attached != 1_000 || lot.Reserved != 0 || lot.Short != 400 {
		t.Errorf("the lot is %+v", lot)
	}
	w.check()
	w.applied(w.lift(d.company, second))
	listing := get[core.Reservation](w, core.ReservationRef(get[core.Listing](w, core.ListingRef(d.listing)).Reservation))
	if listing.Short != 0 || listing.Quantity != 300 {
		t.Errorf("the listing's reservation is %+v", listing)
	}
	w.rejected(core.CodeBound, w.settle(d))
	w.applied(w.lift(d.company, first), w.settle(d))
	w.check()
}

func TestAShortTradeThatExpiresLeavesNothingShort(t *testing.T) {
	w, d := funded(t)
	w.applied(w.attach(d.company, d.lots[0], 1_000))
	w.pass(22 * core.Day)
	w.applied(w.expire(d), w.command(seller, d.id, &core.ListingWithdrawn{Listing: d.listing}))
	if lot := w.lot(d.lots[0]); lot.Short != 0 || lot.Reserved != 0 || lot.Attached != 1_000 || lot.Free() != 0 {
		t.Errorf("the lot is %+v", lot)
	}
	w.check()
}

func TestALockUpEndsOnItsDayOrByItsBeneficiary(t *testing.T) {
	w, c := claimed(t)
	end := func(who someone, id core.EncumbranceID) core.SignedCommand {
		return w.command(who, c.id, &core.LockEnded{Lock: id})
	}
	until := w.binder(w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 10, Until: "2026-09-22"}))
	event := w.binder(w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 10, Event: digest("listing on an exchange"), Beneficiary: buyer.did()}))
	w.rejected(core.CodeNotReleasable, end(seller, until))
	w.pass(core.Day) // the last day itself
	w.rejected(core.CodeNotReleasable, end(stranger, until))
	w.pass(core.Day)
	w.applied(end(stranger, until))
	w.rejected(core.CodeNotReleasable, end(seller, event))
	w.applied(end(buyer, event))
	w.rejected(core.CodeEncumbranceOver, end(buyer, event))
	w.check()
}

func TestALockUpHasADayOrAnEventAndNotItsOwnHolderAsBeneficiary(t *testing.T) {
	w, c := claimed(t)
	for _, b := range []core.LockSet{
		{Lot: c.lots[0], Quantity: 1},
		{Lot: c.lots[0], Quantity: 1, Until: "2026-12-31", Event: digest("e"), Beneficiary: buyer.did()},
		{Lot: c.lots[0], Quantity: 1, Event: digest("e")},
		{Lot: c.lots[0], Until: "2026-12-31"},
		{Lot: c.lots[0], Quantity: 1, Until: "tomorrow"},
	} {
		w.refused(core.CodeMalformed, w.command(seller, c.id, &b))
	}
	w.rejected(core.CodeSameDesk, w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 1, Event: digest("e"), Beneficiary: seller.did()}))
	w.rejected(core.CodeNotFound, w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 1, Event: digest("e"), Beneficiary: someone("nobody").did()}))
	w.rejected(core.CodeTooLate, w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 1, Until: "2026-09-20"}))
	w.rejected(core.CodeTooLate, w.command(seller, c.id, &core.LockSet{Lot: c.lots[0], Quantity: 1, Until: "2057-01-01"}))
	w.rejected(core.CodeEntryNotYours, w.lock(c, buyer, c.lots[0], 1))
}

func TestAnEncumbranceOfAnotherRegisterIsNotFound(t *testing.T) {
	w, c := claimed(t)
	f := facts()
	f.CorporateNumber = "1101110000009"
	other := w.importList(w.admit(f))
	id := w.binder(w.attach(c, c.lots[0], 1))
	w.rejected(core.CodeNotFound, w.lift(other, id))
	w.rejected(core.CodeNotFound, w.attach(other, c.lots[0], 1))
}
