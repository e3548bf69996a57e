package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// An officer opens an act on the class and does nothing more. Nobody else ever frees the class.
func TestAttackAnOpenActBindsAClassForEver(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := w.Opened(c, c.Splitting())
	w.Pass(3 * 365 * value.Day)
	for _, who := range []rulestest.Someone{rulestest.Stranger, rulestest.Seller, rulestest.Director1, rulestest.Identity1, rulestest.Administrator(1)} {
		if reply := w.Submit(w.Command(who, c.ID, &change.ChangeAborted{Change: id}))[0]; reply.Status == model.Applied {
			return
		}
	}
	reply := w.Submit(w.List(c, rulestest.Seller, c.Lots[0], 10, 1))[0]
	t.Errorf("three years later the holder's listing is %s %s, and only the officer can end the act", reply.Status, reply.Code)
}
