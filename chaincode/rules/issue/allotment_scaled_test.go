package issue_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// allotted is a rights issue that was closed, and what it allotted to the first entry.
func allotted(t *testing.T) (*rulestest.World, rulestest.Company, model.Allotment) {
	w, c := rulestest.Claimed(t)
	asOf := w.Now
	w.Pass(600)
	id := w.CarryOutNow(c, model.ChangeTerms{
		Class: c.Common, Kind: model.Rights, Numerator: 1, Denominator: 10, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf, Price: 2_000, PayBy: w.Now.DateInKorea().AddDays(30),
	})
	w.Pass(value.Day)
	for r := range w.Records() {
		if a, ok := r.(model.Allotment); ok && a.Change == id && a.Entry == c.Entries[0] {
			return w, c, a
		}
	}
	t.Fatal("nothing is allotted")
	return w, c, model.Allotment{}
}

func TestAnAllotmentFollowsAConsolidation(t *testing.T) {
	w, c, mine := allotted(t)
	terms := c.Consolidating(5, model.RoundDown)
	terms.EffectiveOn = w.Now.DateInKorea()
	w.CarryOut(c, terms)
	paid := w.Now.DateInKorea()
	w.Pass(value.Day)
	subscribe := func(quantity value.Shares) model.SignedCommand {
		return rulestest.With(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, quantity, paid)), rulestest.Officer)
	}
	before := w.Issued(c.Common)
	w.Rejected(value.CodeOverflow, subscribe(4)) // not one share of today
	w.Applied(subscribe(10))
	if got := w.Issued(c.Common) - before; got != 2 {
		t.Errorf("for the price of 10 old shares the holder got %d of the shares that are five old ones", got)
	}
	w.Check()
}

// The shares that nobody took follow as well.
func TestAnAllotmentFollowsASplit(t *testing.T) {
	w, c, mine := allotted(t)
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
	w.Check()
	change := rulestest.Get[model.Change](w, model.ChangeRef(mine.Change))
	w.Pass(60 * value.Day)
	rest := func(quantity value.Shares, price value.Won) model.SignedCommand {
		return w.Command(rulestest.Officer, c.ID, &issue.SharesIssued{
			Class: c.Common, Allotments: []issue.NewShares{{To: book.Allottee{Entry: c.Entries[1]}, Quantity: quantity}}, Quantity: quantity, Price: price, PaidOn: paid,
			Rights: mine.Change, Resolution: rulestest.Digest("minutes"), Payment: rulestest.Digest("bank"),
		})
	}
	left := 5 * (change.Out - change.Taken)
	w.Rejected(value.CodeNoSuchRight, rest(left, 399))
	w.Rejected(value.CodeAllotmentShort, rest(left+1, 400))
	w.Applied(rest(left, 400))
	w.Check()
}
