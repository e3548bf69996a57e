package issue_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// A rights issue is closed, then the class is consolidated five to one. An option follows that (ScaledSince); an allotment does not.
func TestAttackAConsolidationBarsSubscribingForEver(t *testing.T) {
	w, c := rulestest.Claimed(t)
	asOf := w.Now
	w.Pass(600)
	id := w.CarryOutNow(c, model.ChangeTerms{
		Class: c.Common, Kind: model.Rights, Numerator: 1, Denominator: 10, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf, Price: 2_000, PayBy: w.Now.DateInKorea().AddDays(30),
	})
	var mine model.Allotment
	for r := range w.Records() {
		if a, ok := r.(model.Allotment); ok && a.Change == id && a.Entry == c.Entries[0] {
			mine = a
		}
	}
	w.Pass(value.Day)
	terms := c.Consolidating(5, model.RoundDown)
	terms.EffectiveOn = w.Now.DateInKorea()
	w.CarryOut(c, terms)
	paid := w.Now.DateInKorea()
	w.Pass(value.Day)
	signed := rulestest.With(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 10, paid)), rulestest.Officer)
	if reply := w.Submit(signed)[0]; reply.Status != model.Applied {
		t.Errorf("the holder has %d shares allotted, pays for 10, and is answered %s %v", mine.Quantity, reply.Code, reply.Args)
	}
}

// The same with a split: the holder of one share in a thousand is to pay the old price for a fifth of an old share.
func TestAttackASplitDilutesWhatWasAllotted(t *testing.T) {
	w, c := rulestest.Claimed(t)
	asOf := w.Now
	w.Pass(600)
	id := w.CarryOutNow(c, model.ChangeTerms{
		Class: c.Common, Kind: model.Rights, Numerator: 1, Denominator: 10, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf, Price: 2_000, PayBy: w.Now.DateInKorea().AddDays(30),
	})
	var mine model.Allotment
	for r := range w.Records() {
		if a, ok := r.(model.Allotment); ok && a.Change == id && a.Entry == c.Entries[0] {
			mine = a
		}
	}
	w.Pass(value.Day)
	terms := c.Splitting()
	terms.EffectiveOn = w.Now.DateInKorea()
	w.CarryOut(c, terms)
	paid := w.Now.DateInKorea()
	w.Pass(value.Day)
	before := w.Issued(c.Common)
	w.Applied(rulestest.With(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, mine.Quantity, paid)), rulestest.Officer))
	if got := w.Issued(c.Common) - before; got != 5*mine.Quantity {
		t.Errorf("for the price of %d old shares the holder got %d of the shares of which five are an old one", mine.Quantity, got)
	}
}
