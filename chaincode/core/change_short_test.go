package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestWhatAnAttachmentMadeShortFollowsThroughASplitAndIsRestored(t *testing.T) {
	w, d := funded(t) // of 1,000: 100 agreed, 300 listed
	lock := w.binder(w.lock(d.company, seller, d.lots[0], 100))
	attachment := w.binder(w.attach(d.company, d.lots[0], 960)) // 500 free, 100 locked, then 300 listed and 60 agreed, the latest first
	agreed := func() core.Reservation {
		return get[core.Reservation](w, core.ReservationRef(w.agreed(d).Reservation))
	}
	if r := agreed(); r.Short != 100 || r.Quantity != 0 {
		t.Fatalf("the agreement's reservation is %+v", r)
	}
	w.carryOut(d.company, d.splitting())
	next := w.successorOf(d.lots[0])
	// The listing ends with the split. What it had left goes back to the trade, which was short of all, and to the lock-up.
	if next.Quantity != 5_000 || next.Attached != 4_800 || next.Reserved != 200 || next.Locked != 0 || next.Short != 300+500 {
		t.Errorf("the lot became %+v", next)
	}
	w.rejected(core.CodeBound, w.settle(d))
	w.applied(w.lift(d.company, attachment))
	w.check()
	if after := w.lot(next.ID); after.Short != 0 || after.Reserved != 500 || after.Locked != 500 || after.Free() != 4_000 {
		t.Errorf("the lot is %+v", after)
	}
	if e := w.encumbrance(lock); e.Short != 0 || e.Quantity != 500 {
		t.Errorf("the lock-up is %+v", e)
	}
	w.applied(w.settle(d))
	w.check()
	if bought := w.lot(w.agreed(d).Began); bought.Quantity != 500 {
		t.Errorf("the buyer has %+v", bought)
	}
}

func TestAGiftAndARecordedTransferFollowThroughASplit(t *testing.T) {
	w, c, gift := asked(t)
	record := core.TransferID(w.applied(w.record(c, c.inheritance(heir("heir", core.LotPart{Lot: c.lots[3], Quantity: 100}))))[0])
	w.carryOut(c, c.splitting())
	w.applied(w.transferVote(c, gift, director1, true), w.transferVote(c, gift, director2, true), w.complete(c, gift))
	w.overObjections()
	w.applied(w.complete(c, record))
	w.check()
	total := core.Shares(0)
	for _, lot := range w.heldBy(c.common, buyer) {
		total += lot.Quantity
	}
	if total != 1_500 {
		t.Errorf("the receiver has %d", total)
	}
	w.shareOut(c.common, map[core.EntryID]core.Shares{
		c.entries[0]: 4_500, c.entries[1]: 1_000, w.heldBy(c.common, buyer)[0].Entry: 1_500, w.heir("heir"): 500,
	})
}

// heir is the entry of a new holder, by the seed of their commitment.
func (w *world) heir(seed string) core.EntryID {
	w.Helper()
	for r := range w.records() {
		if e, ok := r.(core.HolderEntry); ok && e.Commitment == commitment(seed) {
			return e.ID
		}
	}
	w.Fatalf("nobody is called %s", seed)
	return ""
}

func TestAConsolidationThatLeavesAFractionEndsWhatAGiftHadReserved(t *testing.T) {
	w, c := claimed(t)
	gift := core.TransferID(w.applied(w.give(c, parts(c.lots[0], 5)))[0])
	w.applied(w.transferVote(c, gift, director1, true), w.transferVote(c, gift, director2, true))
	w.carryOut(c, c.consolidating(10, core.RoundDown))
	w.rejected(core.CodeBound, w.complete(c, gift))
	w.applied(w.withdraw(c, seller, gift))
	if next := w.successorOf(c.lots[0]); next.Quantity != 100 || next.Free() != 100 {
		t.Errorf("the lot became %+v", next)
	}
	w.check()
}
