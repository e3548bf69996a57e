package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) judgment(all []core.LotPart, to core.Receiver) *core.OrderExecuted {
	return &core.OrderExecuted{Member: "member3", Second: "member3", CourtOrder: w.order(), Parts: all, Quantity: sum(all), To: to}
}

func (w *world) execution(c company, b *core.OrderExecuted) core.SignedCommand {
	w.Helper()
	return with(w.command(arbiter, c.id, b), recoverer)
}

var creditor = core.Receiver{Kind: core.Company, Holder: commitment("creditor")}

func TestACourtsOrderMovesAttachedSharesAndEndsWhatItSays(t *testing.T) {
	w, d := funded(t)
	w.withCourtDesks()
	pledge := w.binder(w.pledge(d.company, seller, d.lots[0], 100))
	attachment := w.binder(w.attach(d.company, d.lots[0], 900))
	b := w.judgment(parts(d.lots[0], 600), creditor)
	w.rejected(core.CodeBound, w.execution(d.company, b))
	b.Ends = []core.EncumbranceID{attachment}
	w.applied(w.execution(d.company, b))
	w.check()
	ended := w.lot(d.lots[0]).Ended
	got, rest := w.lot(ended.Into[0]), w.lot(ended.Into[1])
	if got.Quantity != 600 || got.Provenance != core.Ordered || ended.Reason != core.EndedByOrder {
		t.Errorf("the creditor has %+v", got)
	}
	if rest.Quantity != 400 || rest.Pledged != 100 || rest.Attached != 0 || rest.Reserved != 300 || rest.Short != 100 {
		t.Errorf("the holder keeps %+v", rest)
	}
	if e := w.encumbrance(pledge); e.Lot != rest.ID || e.Ended != nil {
		t.Errorf("the pledge is %+v", e)
	}
	w.rejected(core.CodeBound, w.settle(d)) // its shares are gone
}

func TestACourtsOrderOverridesReservationsThatItNames(t *testing.T) {
	w, d := funded(t)
	w.withCourtDesks()
	b := w.judgment(parts(d.lots[0], 1_000), creditor)
	w.rejected(core.CodeNotFree, w.execution(d.company, b))
	b.Frees = []core.ReservationID{w.agreed(d).Reservation, get[core.Listing](w, core.ListingRef(d.listing)).Reservation}
	w.applied(w.execution(d.company, b))
	w.check()
	if a := w.agreed(d); a.State != core.AgreementIsVoid {
		t.Errorf("the agreement is %+v", a)
	}
	w.applied(w.refund(d, 100_000))
	w.check()
}

func TestACourtsOrderEndsGiftsAndRecordedTransfersThatItNames(t *testing.T) {
	w, c, id := asked(t)
	w.withCourtDesks()
	b := w.judgment(parts(c.lots[0], 1_000, core.LotPart{Lot: c.lots[1], Quantity: 200}), creditor)
	b.Frees = w.request(id).Reservations
	w.applied(w.execution(c, b))
	if r := w.request(id); r.State != core.RequestIsWithdrawn {
		t.Errorf("the request is %+v", r)
	}
	w.check()
	record := core.TransferID(w.applied(w.record(c, c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 300}))))[0])
	b = w.judgment(parts(c.lots[3], 300), creditor)
	b.Frees = w.recorded(record).To[0].Reservations
	w.applied(w.execution(c, b))
	if r := w.recorded(record); r.State != core.RecordedIsWithdrawn {
		t.Errorf("the transfer is %+v", r)
	}
	w.check()
}

func TestACourtsOrderNeedsTwoDesksApartFromTheCompany(t *testing.T) {
	w, c := claimed(t)
	w.withCourtDesks()
	b := w.judgment(parts(c.lots[0], 10), creditor)
	w.refused(core.CodeMoreSignatures, w.command(arbiter, c.id, b))
	w.refused(core.CodeMoreSignatures, with(w.command(arbiter, c.id, b), identity1))
	w.rejected(core.CodeNotDesk, with(w.command(identity1, c.id, b), arbiter))
	w.appoint(3, core.ArbiterDesk, officer, 0)
	w.rejected(core.CodeSameDesk, with(w.command(officer, c.id, b), arbiter))
	w.rejected(core.CodeSameDesk, with(w.command(arbiter, c.id, b), officer))
	tomorrow := *b
	tomorrow.ReceivedOn = w.now.After(core.Day).DateInKorea()
	w.rejected(core.CodeDateOutOfRange, with(w.command(arbiter, c.id, &tomorrow), arbiter2))
	own := w.judgment(parts(c.lots[0], 10), core.Receiver{Entry: c.entries[0]})
	w.rejected(core.CodeSameHolder, with(w.command(arbiter, c.id, own), arbiter2))
	much := w.judgment(parts(c.lots[0], 1_001), creditor)
	w.rejected(core.CodeNotFree, with(w.command(arbiter, c.id, much), arbiter2))
	w.applied(with(w.command(arbiter, c.id, b), arbiter2))
	w.check()
}

func TestAWholePledgedLotGoesByOrderWithItsPledge(t *testing.T) {
	w, c := claimed(t)
	w.withCourtDesks()
	id := w.binder(w.pledge(c, seller, c.lots[1], 200))
	w.applied(w.execution(c, w.judgment(parts(c.lots[1], 200), core.Receiver{Entry: c.entries[1]})))
	if lot := w.lot(w.encumbrance(id).Lot); lot.Entry != c.entries[1] || lot.Pledged != 200 {
		t.Errorf("the pledge stands on %+v", lot)
	}
	w.check()
}

func TestWhatAnOrderLeavesFallsBackWithAClaimThatIsNotUpheld(t *testing.T) {
	w, c := underClaim(t)
	w.withCourtDesks()
	w.applied(w.execution(c, w.judgment(parts(c.lots[0], 10), creditor)))
	w.applied(w.object(c, officer, ""), w.decide(c, identity2, "member2", false))
	if rest := w.lot(w.lot(c.lots[0]).Ended.Into[1]); rest.Provenance != core.Asserted {
		t.Errorf("the holder keeps %+v", rest)
	}
	w.check()
}

func TestTheBalanceOfARecordedTransferCanBeClaimedAndConfirmed(t *testing.T) {
	w, c := claimed(t)
	id := core.TransferID(w.applied(w.record(c, c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 100}))))[0])
	w.overObjections()
	w.applied(w.complete(c, id))
	balance := w.lot(c.lots[3]).Ended.Into[1]
	w.applied(w.attest(c, identity1, "member1", c.entries[1], buyer), w.claim(c, buyer, c.entries[1], balance))
	w.check()
}
