package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestWhatAnAttachmentMadeShortFollowsThroughASplitAndIsRestored(t *testing.T) {
	w, d := rulestest.Funded(t) // of 1,000: 100 agreed, 300 listed
	lock := w.Binder(w.Lock(d.Company, rulestest.Seller, d.Lots[0], 100))
	attachment := w.Binder(w.Attach(d.Company, d.Lots[0], 960)) // 500 free, 100 locked, then 300 listed and 60 agreed, the latest first
	agreed := func() model.Reservation {
		return rulestest.Get[model.Reservation](w, model.ReservationRef(w.Agreed(d).Reservation))
	}
	if r := agreed(); r.Short != 100 || r.Quantity != 0 {
		t.Fatalf("the agreement's reservation is %+v", r)
	}
	w.CarryOut(d.Company, d.Splitting())
	next := w.SuccessorOf(d.Lots[0])
	// The listing ends with the split. What it had left goes back to the trade, which was short of all, and to the lock-up.
	if next.Quantity != 5_000 || next.Attached != 4_800 || next.Reserved != 200 || next.Locked != 0 || next.Short != 300+500 {
		t.Errorf("the lot became %+v", next)
	}
	w.Rejected(value.CodeBound, w.Settle(d))
	w.Applied(w.Lift(d.Company, attachment))
	w.Check()
	if after := w.Lot(next.ID); after.Short != 0 || after.Reserved != 500 || after.Locked != 500 || after.Free() != 4_000 {
		t.Errorf("the lot is %+v", after)
	}
	if e := w.Encumbrance(lock); e.Short != 0 || e.Quantity != 500 {
		t.Errorf("the lock-up is %+v", e)
	}
	w.Applied(w.Settle(d))
	w.Check()
	if bought := w.Lot(w.Agreed(d).Began); bought.Quantity != 500 {
		t.Errorf("the buyer has %+v", bought)
	}
}

func TestAGiftAndARecordedTransferFollowThroughASplit(t *testing.T) {
	w, c, gift := rulestest.Asked(t)
	record := value.TransferID(w.Applied(w.Record(c, c.Inheritance(rulestest.Heir("heir", model.LotPart{Lot: c.Lots[3], Quantity: 100}))))[0])
	w.CarryOut(c, c.Splitting())
	w.Applied(w.TransferVote(c, gift, rulestest.Director1, true), w.TransferVote(c, gift, rulestest.Director2, true), w.Complete(c, gift))
	w.OverObjections()
	w.Applied(w.Complete(c, record))
	w.Check()
	total := value.Shares(0)
	for _, lot := range w.HeldBy(c.Common, rulestest.Buyer) {
		total += lot.Quantity
	}
	if total != 1_500 {
		t.Errorf("the receiver has %d", total)
	}
	w.ShareOut(c.Common, map[value.EntryID]value.Shares{
		c.Entries[0]: 4_500, c.Entries[1]: 1_000, w.HeldBy(c.Common, rulestest.Buyer)[0].Entry: 1_500, heir(w, "heir"): 500,
	})
}

// heir is the entry of a new holder, by the seed of their commitment.
func heir(w *rulestest.World, seed string) value.EntryID {
	w.Helper()
	for r := range w.Records() {
		if e, ok := r.(model.HolderEntry); ok && e.Commitment == rulestest.Commitment(seed) {
			return e.ID
		}
	}
	w.Fatalf("nobody is called %s", seed)
	return ""
}

func TestAConsolidationThatLeavesAFractionEndsWhatAGiftHadReserved(t *testing.T) {
	w, c := rulestest.Claimed(t)
	gift := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[0], 5)))[0])
	w.Applied(w.TransferVote(c, gift, rulestest.Director1, true), w.TransferVote(c, gift, rulestest.Director2, true))
	w.CarryOut(c, c.Consolidating(10, model.RoundDown))
	w.Rejected(value.CodeBound, w.Complete(c, gift))
	w.Applied(w.Withdraw(c, rulestest.Seller, gift))
	if next := w.SuccessorOf(c.Lots[0]); next.Quantity != 100 || next.Free() != 100 {
		t.Errorf("the lot became %+v", next)
	}
	w.Check()
}
