package issue_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// A class is loaded by every trade in it, and its ratios stand in its record: there are so many that the largest class fits its bound.
func TestAClassIsRefixedSoOftenAndNoMore(t *testing.T) {
	w, c := withRights(t)
	refix := func() model.SignedCommand {
		return w.Command(rulestest.Officer, c.ID, &issue.ConversionRefixed{Class: c.Preferred, Ratio: model.Ratio{Numerator: 2, Denominator: 1}, From: w.Now.DateInKorea(), Formula: rulestest.Digest("formula")})
	}
	for range value.MaxRatios - 1 {
		w.Applied(refix())
	}
	w.Rejected(value.CodeRefixing, refix())
	w.Check()
}
