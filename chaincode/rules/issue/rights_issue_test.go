package issue_test

import (
	"fmt"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// liveLot finds a live lot of a class and entry.
func liveLot(w *rulestest.World, class value.ClassID, entry value.EntryID) value.LotID {
	w.Helper()
	for _, lot := range w.Live(class) {
		if lot.Entry == entry {
			return lot.ID
		}
	}
	w.Fatalf("the entry has no live lot")
	return ""
}

// gained is what an act gave each holder.
func gained(w *rulestest.World, act value.StagedID) map[value.EntryID]value.Shares {
	w.Helper()
	out := map[value.EntryID]value.Shares{}
	for r := range w.Records() {
		switch r := r.(type) {
		case model.Lot:
			if r.Staged == act {
				out[r.Entry] += r.Quantity
			}
		case model.Allotment:
			if r.Change == act {
				out[r.Entry] += r.Quantity
			}
		}
	}
	return out
}

func TestABonusIssueGoesByEachHoldersTotalAndItsRuleForFractions(t *testing.T) {
	// The seller has 1,200 common shares in two lots, the other holder 300: a seventh is 171 3/7 and 42 6/7.
	for rule, want := range map[model.FractionRule][2]value.Shares{model.RoundDown: {171, 42}, model.RoundUp: {172, 43}} {
		t.Run(string(rule), func(t *testing.T) {
			w, c := rulestest.Claimed(t)
			asOf := w.Now
			w.Pass(600)
			id := w.CarryOutNow(c, model.ChangeTerms{Class: c.Common, Kind: model.Bonus, Numerator: 1, Denominator: 7, Fractions: rule, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf})
			if got := gained(w, id); got[c.Entries[0]] != want[0] || got[c.Entries[1]] != want[1] {
				t.Errorf("the holders got %v, want %v", got, want)
			}
			if got := w.Issued(c.Common); got != 1_500+want[0]+want[1] {
				t.Errorf("%d are issued", got)
			}
			if ch := rulestest.Get[model.Change](w, model.ChangeRef(id)); ch.Fractions != 2 {
				t.Errorf("%d holders have a fraction", ch.Fractions)
			}
			for _, lot := range w.Live(c.Common) {
				if lot.Staged == id && lot.Provenance != model.Issued {
					t.Errorf("a bonus share is %s", lot.Provenance)
				}
			}
			w.Check()
		})
	}
}

func TestABonusIssueGoesByTheRegisterOfItsMoment(t *testing.T) {
	w, c := rulestest.Claimed(t)
	asOf := w.Now
	w.Pass(600)
	w.Applied(w.Command(rulestest.Officer, c.ID, w.IssueOf(c, 700, rulestest.NewHolder("too late"))))
	terms := model.ChangeTerms{Class: c.Common, Kind: model.Bonus, Numerator: 1, Denominator: 1, Fractions: model.RoundDown, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf, EffectiveOn: w.Now.DateInKorea(), Resolution: rulestest.Digest("r")}
	id := w.Opened(c, terms)
	pages := w.PagesOf(id, w.Live(c.Common), 50)
	w.Rejected(value.CodeLotEnded, w.Page(c, id, 0, pages[0]...))
}

// rightsIssue is a closed rights issue of 1 for 10 at 2,000 won, payable within a week, and the allotments by entry.
func rightsIssue(t rulestest.Tb, w *rulestest.World, c rulestest.Company, rule model.FractionRule) (value.StagedID, map[value.EntryID]model.Allotment) {
	t.Helper()
	asOf := w.Now
	w.Pass(600)
	id := w.CarryOutNow(c, model.ChangeTerms{
		Class: c.Common, Kind: model.Rights, Numerator: 1, Denominator: 7, Fractions: rule, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf,
		Price: 2_000, PayBy: w.Now.After(7 * value.Day).DateInKorea(),
	})
	allotments := map[value.EntryID]model.Allotment{}
	for r := range w.Records() {
		if a, ok := r.(model.Allotment); ok {
			allotments[a.Entry] = a
		}
	}
	return id, allotments
}

func TestARightsIssueAllotsAndNothingCountsBeforeItIsPaidFor(t *testing.T) {
	for rule, want := range map[model.FractionRule][2]value.Shares{model.RoundDown: {171, 42}, model.RoundUp: {172, 43}} {
		w, c := rulestest.Claimed(t)
		_, allotments := rightsIssue(t, w, c, rule)
		if allotments[c.Entries[0]].Quantity != want[0] || allotments[c.Entries[1]].Quantity != want[1] || w.Issued(c.Common) != 1_500 {
			t.Errorf("%s: the allotments are %+v, %d are issued", rule, allotments, w.Issued(c.Common))
		}
		w.Check()
	}
}

func TestAHolderTakesAllottedSharesWithTheOfficersSignature(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id, allotments := rightsIssue(t, w, c, model.RoundDown)
	mine, other := allotments[c.Entries[0]], allotments[c.Entries[1]]
	paid := w.Now.DateInKorea()
	w.Rejected(value.CodeNotYet, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 100, paid)), rulestest.Officer)) // they exist from tomorrow
	w.Pass(value.Day)
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 100, paid)))
	w.Refused(value.CodeMoreSignatures, w.Command(rulestest.Officer, c.ID, rulestest.Subscription(mine, 100, paid)))
	w.Rejected(value.CodeAllotmentShort, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 172, paid)), rulestest.Officer))
	cheap := rulestest.Subscription(mine, 100, paid)
	cheap.Amount--
	w.Rejected(value.CodeAmountDiffers, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, cheap), rulestest.Officer))
	w.Rejected(value.CodeDateOutOfRange, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 100, "2026-09-20")), rulestest.Officer))
	lot := w.Lot(value.LotID(w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 100, paid)), rulestest.Officer))[0]))
	if lot.Entry != c.Entries[0] || lot.Quantity != 100 || lot.PaidOn != paid || lot.Provenance != model.Issued {
		t.Errorf("the lot is %+v", lot)
	}
	w.Applied(w.Command(rulestest.Officer, c.ID, rulestest.Subscription(other, 42, paid))) // nobody has claimed the entry
	if taken := rulestest.Get[model.Change](w, model.ChangeRef(id)).Taken; taken != 142 || w.Issued(c.Common) != 1_642 {
		t.Errorf("%d are taken, %d issued", taken, w.Issued(c.Common))
	}
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Officer, c.ID, rulestest.Subscription(other, 1, paid)))
	w.Check()
}

func TestWhatNobodyTookIsIssuedToOthersAfterwards(t *testing.T) {
	w, c := rulestest.Claimed(t)
	id, allotments := rightsIssue(t, w, c, model.RoundDown)
	mine := allotments[c.Entries[0]]
	w.Pass(value.Day)
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 100, w.Now.After(-value.Day).DateInKorea())), rulestest.Officer))
	forfeited := func(quantity value.Shares) *issue.SharesIssued {
		b := w.IssueOf(c, quantity, rulestest.NewHolder(fmt.Sprint("third party ", quantity)))
		b.Rights, b.Price = id, 2_000
		return b
	}
	w.Rejected(value.CodeNotYet, w.Command(rulestest.Officer, c.ID, forfeited(113)))
	w.Pass(15 * value.Day)
	w.Rejected(value.CodeTooLate, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 1, "2026-09-22")), rulestest.Officer))
	cheap := forfeited(113)
	cheap.Price = 1_999
	w.Rejected(value.CodeNoSuchRight, w.Command(rulestest.Officer, c.ID, cheap))
	w.Rejected(value.CodeAllotmentShort, w.Command(rulestest.Officer, c.ID, forfeited(114)))
	w.Applied(w.Command(rulestest.Officer, c.ID, forfeited(113)))
	w.Rejected(value.CodeAllotmentShort, w.Command(rulestest.Officer, c.ID, forfeited(1)))
	if taken := rulestest.Get[model.Change](w, model.ChangeRef(id)).Taken; taken != 213 {
		t.Errorf("%d are taken", taken)
	}
	w.Check()
}

func TestThePaymentIsInTimeEvenIfItIsRecordedAfterwards(t *testing.T) {
	w, c := rulestest.Claimed(t)
	_, allotments := rightsIssue(t, w, c, model.RoundDown)
	mine := allotments[c.Entries[0]]
	payBy := w.Now.After(7 * value.Day).DateInKorea()
	w.Pass(9 * value.Day)
	late := w.Now.After(-value.Day).DateInKorea()
	w.Rejected(value.CodeTooLate, rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 1, late)), rulestest.Officer))
	w.Applied(rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, 1, payBy)), rulestest.Officer))
}

func TestOwnSharesAreGivenNothingByAnActThatAdds(t *testing.T) {
	for _, kind := range []model.ChangeKind{model.Bonus, model.Rights} {
		w, c, entry, _ := withTreasury(t)
		asOf := w.Now
		w.Pass(600)
		terms := model.ChangeTerms{Class: c.Common, Kind: kind, Numerator: 1, Denominator: 7, Into: c.Common, Par: 500, Authorised: 10_000, AsOf: asOf}
		if kind == model.Rights {
			terms.Price, terms.PayBy = 2_000, w.Now.DateInKorea()
		}
		id := w.CarryOutNow(c, terms)
		// 900 and 300 are left to the holders: 128 4/7 and 42 6/7.
		if got := gained(w, id); got[entry] != 0 || got[c.Entries[0]] != 128 || got[c.Entries[1]] != 42 {
			t.Errorf("%s: the holders got %v", kind, got)
		}
		if ch := rulestest.Get[model.Change](w, model.ChangeRef(id)); ch.Fractions != 2 || ch.In != 1_500 {
			t.Errorf("%s: the act is %+v", kind, ch)
		}
		w.Check()
	}
}

func TestEveryCommandInEveryStateOfAnAllotment(t *testing.T) {
	var mine model.Allotment
	rulestest.Machine[model.AllotmentState]{
		Table: model.TableOf(rules.Known().Latest(), model.AllotmentStates),
		State: func(w *rulestest.World) model.AllotmentState {
			return rulestest.Get[model.Allotment](w, model.AllotmentRef(mine.ID)).State()
		},
		Reach: func(t rulestest.Tb, state model.AllotmentState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Claimed(t)
			_, allotments := rightsIssue(t, w, c, model.RoundDown)
			mine = allotments[c.Entries[0]]
			w.Pass(value.Day)
			take := func(quantity value.Shares) model.SignedCommand {
				return rulestest.Cosigned(w.Command(rulestest.Seller, c.ID, rulestest.Subscription(mine, quantity, w.Now.After(-value.Day).DateInKorea())), rulestest.Officer)
			}
			if state == model.AllotmentIsTaken {
				w.Applied(take(171))
			}
			return w, map[value.Type]rulestest.Attempt{issue.TypeSubscriptionPaid: func(*rulestest.World) model.SignedCommand { return take(1) }}
		},
	}.Test(t)
}
