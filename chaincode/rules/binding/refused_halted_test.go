package binding_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// Ending never asks whether the shares may move: a lock-up that is over, and a pledge that its pledgee gives up, end while the register is
// closed and after the company has left.
func TestItIsRefusedThatWhatBindsSharesCannotEndOnceTheCompanyHasLeft(t *testing.T) {
	w, c := rulestest.Claimed(t)
	lock := w.Binder(w.Lock(c, rulestest.Seller, c.Lots[0], 10))
	pledge := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 10))
	w.Pass(200 * value.Day)
	for name, stop := range map[string]func(w *rulestest.World){
		"closed": func(w *rulestest.World) {
			today := w.Now.DateInKorea()
			w.Applied(w.Command(rulestest.Officer, c.ID, &company.RegisterHalted{From: today, Until: today.AddDays(80), Evidence: rulestest.Digest("e")}))
		},
		"left": func(w *rulestest.World) {
			w.Applied(rulestest.Cosigned(w.Command(rulestest.Officer, c.ID, &company.IssuerClosed{Reason: model.Merged, Evidence: rulestest.Digest("e"), Member: "member1"}), rulestest.Maker))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			stop(w)
			if reply := w.Submit(w.Command(rulestest.Stranger, c.ID, &binding.LockEnded{Lock: lock}))[0]; reply.Status != model.Applied {
				t.Errorf("a lock-up that is over does not end: %s", reply.Code)
			}
			if reply := w.Submit(w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: pledge}))[0]; reply.Status != model.Applied {
				t.Errorf("the pledgee cannot release the pledge: %s", reply.Code)
			}
		})
	}
}
