package change_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// An officer opens an act on a class and does nothing more: once its time is over, anyone frees the class.
func TestAnOpenActFencesItsClassForSoLongAndNoLonger(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id := w.Announce(c, c.Splitting())
	abort := func(id value.StagedID) model.SignedCommand {
		return w.Command(rulestest.Seller, c.ID, &change.ChangeAborted{Change: id})
	}
	w.Pass(60 * value.Day)
	w.Rejected(value.CodeNotOfficer, abort(id)) // it fences nothing
	w.Applied(w.Opening(c, id))
	w.Rejected(value.CodeFenced, w.List(c, rulestest.Seller, c.Lots[0], 10, 1))
	w.Rejected(value.CodeNotOfficer, abort(id))
	w.Pass(15 * value.Day)
	w.Applied(abort(id), w.List(c, rulestest.Seller, c.Lots[0], 10, 1))
	w.Check()
}
