package binding_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/rulestest"
)

// A worker signs what is due, which anybody may: not what only the beneficiary of a lock-up may, before its day.
func TestItIsRefusedThatAWorkerReleasesALockUpBeforeItsDay(t *testing.T) {
	w, c := rulestest.Claimed(t)
	lock := w.Binder(w.Command(rulestest.Seller, c.ID, &binding.LockSet{Lot: c.Lots[0], Quantity: 10, Until: "2026-12-31", Beneficiary: rulestest.Worker(2).Did()}))
	if reply := w.Submit(w.Command(rulestest.Worker(2), c.ID, &binding.LockEnded{Lock: lock}))[0]; reply.Status == model.Applied {
		t.Error("with its key for work, a worker uses a beneficiary's right before the lock-up is over")
	}
}
