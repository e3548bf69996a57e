package move_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestACourtsOrderMovesAttachedSharesAndEndsWhatItSays(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.WithCourtDesks()
	pledge := w.Binder(w.Pledge(d.Company, rulestest.Seller, d.Lots[0], 100))
	attachment := w.Binder(w.Attach(d.Company, d.Lots[0], 900))
	b := w.Judgment(rulestest.Parts(d.Lots[0], 600), rulestest.Creditor)
	w.Rejected(value.CodeBound, w.Execution(d.Company, b))
	b.Ends = []value.EncumbranceID{attachment}
	w.Applied(w.Execution(d.Company, b))
	w.Check()
	ended := w.Lot(d.Lots[0]).Ended
	got, rest := w.Lot(ended.Into[0]), w.Lot(ended.Into[1])
	if got.Quantity != 600 || got.Provenance != model.Ordered || ended.Reason != model.EndedByOrder {
		t.Errorf("the creditor has %+v", got)
	}
	if rest.Quantity != 400 || rest.Pledged != 100 || rest.Attached != 0 || rest.Reserved != 300 || rest.Short != 100 {
		t.Errorf("the holder keeps %+v", rest)
	}
	if e := w.Encumbrance(pledge); w.LastOf(e.Lineage) != rest.ID || e.Ended != nil {
		t.Errorf("the pledge is %+v", e)
	}
	w.Rejected(value.CodeBound, w.Settle(d)) // its shares are gone
}

func TestACourtsOrderOverridesReservationsThatItNames(t *testing.T) {
	w, d := rulestest.Funded(t)
	w.WithCourtDesks()
	b := w.Judgment(rulestest.Parts(d.Lots[0], 1_000), rulestest.Creditor)
	w.Rejected(value.CodeNotFree, w.Execution(d.Company, b))
	b.Frees = []value.ReservationID{w.Agreed(d).Reservation, rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).Reservation}
	w.Applied(w.Execution(d.Company, b))
	w.Check()
	if a := w.Agreed(d); a.State != model.AgreementIsVoid {
		t.Errorf("the agreement is %+v", a)
	}
	w.Applied(w.Refund(d, 100_000))
	w.Check()
}

func TestACourtsOrderEndsGiftsAndRecordedTransfersThatItNames(t *testing.T) {
	w, c, id := rulestest.Asked(t)
	w.WithCourtDesks()
	b := w.Judgment(rulestest.Parts(c.Lots[0], 1_000, model.LotPart{Lot: c.Lots[1], Quantity: 200}), rulestest.Creditor)
	b.Frees = w.Request(id).Reservations
	w.Applied(w.Execution(c, b))
	if r := w.Request(id); r.State != model.RequestIsWithdrawn {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
	record := value.TransferID(w.Applied(w.Record(c, c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 300}))))[0])
	b = w.Judgment(rulestest.Parts(c.Lots[3], 300), rulestest.Creditor)
	b.Frees = w.Recorded(record).To[0].Reservations
	w.Applied(w.Execution(c, b))
	if r := w.Recorded(record); r.State != model.RecordedIsWithdrawn {
		t.Errorf("the transfer is %+v", r)
	}
	w.Check()
}

func TestACourtsOrderNeedsTwoDesksApartFromTheCompany(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	b := w.Judgment(rulestest.Parts(c.Lots[0], 10), rulestest.Creditor)
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Arbiter, c.ID, b))
	w.Refused(value.CodeMoreSignatures, rulestest.With(w.Command(rulestest.Arbiter, c.ID, b), rulestest.Identity1))
	w.Rejected(value.CodeNotDesk, rulestest.With(w.Command(rulestest.Identity1, c.ID, b), rulestest.Arbiter))
	w.Appoint(3, model.ArbiterDesk, rulestest.Officer, 0)
	w.Rejected(value.CodeSameDesk, rulestest.With(w.Command(rulestest.Officer, c.ID, b), rulestest.Arbiter))
	w.Rejected(value.CodeSameDesk, rulestest.With(w.Command(rulestest.Arbiter, c.ID, b), rulestest.Officer))
	tomorrow := *b
	tomorrow.ReceivedOn = w.Now.After(value.Day).DateInKorea()
	w.Rejected(value.CodeDateOutOfRange, rulestest.With(w.Command(rulestest.Arbiter, c.ID, &tomorrow), rulestest.Arbiter2))
	own := w.Judgment(rulestest.Parts(c.Lots[0], 10), model.Receiver{Entry: c.Entries[0]})
	w.Rejected(value.CodeSameHolder, rulestest.With(w.Command(rulestest.Arbiter, c.ID, own), rulestest.Arbiter2))
	much := w.Judgment(rulestest.Parts(c.Lots[0], 1_001), rulestest.Creditor)
	w.Rejected(value.CodeNotFree, rulestest.With(w.Command(rulestest.Arbiter, c.ID, much), rulestest.Arbiter2))
	w.Applied(rulestest.With(w.Command(rulestest.Arbiter, c.ID, b), rulestest.Arbiter2))
	w.Check()
}

func TestAWholePledgedLotGoesByOrderWithItsPledge(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.WithCourtDesks()
	id := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[1], 200))
	w.Applied(w.Execution(c, w.Judgment(rulestest.Parts(c.Lots[1], 200), model.Receiver{Entry: c.Entries[1]})))
	if lot := w.Lot(w.LastOf(w.Encumbrance(id).Lineage)); lot.Entry != c.Entries[1] || lot.Pledged != 200 {
		t.Errorf("the pledge stands on %+v", lot)
	}
	w.Check()
}

func TestWhatAnOrderLeavesFallsBackWithAClaimThatIsNotUpheld(t *testing.T) {
	w, c := rulestest.UnderClaim(t)
	w.WithCourtDesks()
	w.Applied(w.Execution(c, w.Judgment(rulestest.Parts(c.Lots[0], 10), rulestest.Creditor)))
	w.Applied(w.Object(c, rulestest.Officer, ""), w.Decide(c, rulestest.Identity2, "member2", false))
	if rest := w.Lot(w.Lot(c.Lots[0]).Ended.Into[1]); rest.Provenance != model.Asserted {
		t.Errorf("the holder keeps %+v", rest)
	}
	w.Check()
}

func TestTheBalanceOfARecordedTransferCanBeClaimedAndConfirmed(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := value.TransferID(w.Applied(w.Record(c, c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 100}))))[0])
	w.OverObjections()
	w.Applied(w.Complete(c, id))
	balance := w.Lot(c.Lots[3]).Ended.Into[1]
	w.Applied(w.Attest(c, rulestest.Identity1, "member1", c.Entries[1], rulestest.Buyer), w.Claim(c, rulestest.Buyer, c.Entries[1], balance))
	w.Check()
}
