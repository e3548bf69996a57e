package issue_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// A class is loaded by every trade in it. A hundred refixings, which the rules allow, stand in its record with their stamps.
func TestAttackRefixingsGrowTheClassBeyondItsBound(t *testing.T) {
	w, c := withRights(t)
	for range 100 {
		w.Applied(w.Command(rulestest.Officer, c.ID, &issue.ConversionRefixed{Class: c.Preferred, Ratio: model.Ratio{Numerator: 2, Denominator: 1}, From: w.Now.DateInKorea(), Formula: rulestest.Digest("formula")}))
	}
	w.Check()
	encoded, err := record.Encode(rulestest.Get[model.ShareClass](w, model.ClassRef(c.Preferred)))
	if err != nil || len(encoded) > value.MaxShared {
		t.Errorf("the class has %d bytes of at most %d (%v)", len(encoded), value.MaxShared, err)
	}
}
