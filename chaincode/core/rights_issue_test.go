package core_test

import (
	"cmp"
	"fmt"
	"testing"

	"holdfast/chaincode/core"
)

// liveLot finds a live lot of a class and entry.
func (w *world) liveLot(class core.ClassID, entry core.EntryID) core.LotID {
	w.Helper()
	for _, lot := range w.live(class) {
		if lot.Entry == entry {
			return lot.ID
		}
	}
	w.Fatalf("the entry has no live lot")
	return ""
}

// carryOutNow carries out an act on a class from today, by default with fractions rounded down.
func (w *world) carryOutNow(c company, terms core.ChangeTerms) core.StagedID {
	w.Helper()
	terms.Fractions = cmp.Or(terms.Fractions, core.RoundDown)
	terms.EffectiveOn, terms.Resolution = w.now.DateInKorea(), digest("meeting")
	return w.carryOut(c, terms)
}

// gained is what an act gave each holder.
func (w *world) gained(act core.StagedID) map[core.EntryID]core.Shares {
	w.Helper()
	out := map[core.EntryID]core.Shares{}
	for r := range w.records() {
		switch r := r.(type) {
		case core.Lot:
			if r.Staged == act {
				out[r.Entry] += r.Quantity
			}
		case core.Allotment:
			if r.Change == act {
				out[r.Entry] += r.Quantity
			}
		}
	}
	return out
}

func TestABonusIssueGoesByEachHoldersTotalAndItsRuleForFractions(t *testing.T) {
	// The seller has 1,200 common shares in two lots, the other holder 300: a seventh is 171 3/7 and 42 6/7.
	for rule, want := range map[core.FractionRule][2]core.Shares{core.RoundDown: {171, 42}, core.RoundUp: {172, 43}} {
		t.Run(string(rule), func(t *testing.T) {
			w, c := claimed(t)
			asOf := w.now
			w.pass(600)
			id := w.carryOutNow(c, core.ChangeTerms{Class: c.common, Kind: core.Bonus, Numerator: 1, Denominator: 7, Fractions: rule, Into: c.common, Par: 500, Authorised: 10_000, AsOf: asOf})
			if got := w.gained(id); got[c.entries[0]] != want[0] || got[c.entries[1]] != want[1] {
				t.Errorf("the holders got %v, want %v", got, want)
			}
			if got := w.issued(c.common); got != 1_500+want[0]+want[1] {
				t.Errorf("%d are issued", got)
			}
			if ch := get[core.Change](w, core.ChangeRef(id)); ch.Fractions != 2 {
				t.Errorf("%d holders have a fraction", ch.Fractions)
			}
			for _, lot := range w.live(c.common) {
				if lot.Staged == id && lot.Provenance != core.Issued {
					t.Errorf("a bonus share is %s", lot.Provenance)
				}
			}
			w.check()
		})
	}
}

func TestABonusIssueGoesByTheRegisterOfItsMoment(t *testing.T) {
	w, c := claimed(t)
	asOf := w.now
	w.pass(600)
	w.applied(w.command(officer, c.id, w.issueOf(c, 700, newHolder("too late"))))
	terms := core.ChangeTerms{Class: c.common, Kind: core.Bonus, Numerator: 1, Denominator: 1, Fractions: core.RoundDown, Into: c.common, Par: 500, Authorised: 10_000, AsOf: asOf, EffectiveOn: w.now.DateInKorea(), Resolution: digest("r")}
	id := w.opened(c, terms)
	pages := w.pagesOf(id, w.live(c.common), 50)
	w.rejected(core.CodeLotEnded, w.page(c, id, 0, pages[0]...))
}

// rightsIssue is a closed rights issue of 1 for 10 at 2,000 won, payable within a week, and the allotments by entry.
func rightsIssue(t tb, w *world, c company, rule core.FractionRule) (core.StagedID, map[core.EntryID]core.Allotment) {
	t.Helper()
	asOf := w.now
	w.pass(600)
	id := w.carryOutNow(c, core.ChangeTerms{
		Class: c.common, Kind: core.Rights, Numerator: 1, Denominator: 7, Fractions: rule, Into: c.common, Par: 500, Authorised: 10_000, AsOf: asOf,
		Price: 2_000, PayBy: w.now.After(7 * core.Day).DateInKorea(),
	})
	allotments := map[core.EntryID]core.Allotment{}
	for r := range w.records() {
		if a, ok := r.(core.Allotment); ok {
			allotments[a.Entry] = a
		}
	}
	return id, allotments
}

func subscription(a core.Allotment, quantity core.Shares, paidOn core.Date) *core.SubscriptionPaid {
	return &core.SubscriptionPaid{Allotment: a.ID, Quantity: quantity, Amount: 2_000 * core.Won(quantity), PaidOn: paidOn, Payment: digest("bank")}
}

func TestARightsIssueAllotsAndNothingCountsBeforeItIsPaidFor(t *testing.T) {
	for rule, want := range map[core.FractionRule][2]core.Shares{core.RoundDown: {171, 42}, core.RoundUp: {172, 43}} {
		w, c := claimed(t)
		_, allotments := rightsIssue(t, w, c, rule)
		if allotments[c.entries[0]].Quantity != want[0] || allotments[c.entries[1]].Quantity != want[1] || w.issued(c.common) != 1_500 {
			t.Errorf("%s: the allotments are %+v, %d are issued", rule, allotments, w.issued(c.common))
		}
		w.check()
	}
}

func TestAHolderTakesAllottedSharesWithTheOfficersSignature(t *testing.T) {
	w, c := claimed(t)
	id, allotments := rightsIssue(t, w, c, core.RoundDown)
	mine, other := allotments[c.entries[0]], allotments[c.entries[1]]
	paid := w.now.DateInKorea()
	w.rejected(core.CodeNotYet, cosigned(w.command(seller, c.id, subscription(mine, 100, paid)), officer)) // they exist from tomorrow
	w.pass(core.Day)
	w.refused(core.CodeMoreSignatures, w.command(seller, c.id, subscription(mine, 100, paid)))
	w.refused(core.CodeMoreSignatures, w.command(officer, c.id, subscription(mine, 100, paid)))
	w.rejected(core.CodeAllotmentShort, cosigned(w.command(seller, c.id, subscription(mine, 172, paid)), officer))
	cheap := subscription(mine, 100, paid)
	cheap.Amount--
	w.rejected(core.CodeAmountDiffers, cosigned(w.command(seller, c.id, cheap), officer))
	w.rejected(core.CodeDateOutOfRange, cosigned(w.command(seller, c.id, subscription(mine, 100, "2026-09-20")), officer))
	lot := w.lot(core.LotID(w.applied(cosigned(w.command(seller, c.id, subscription(mine, 100, paid)), officer))[0]))
	if lot.Entry != c.entries[0] || lot.Quantity != 100 || lot.PaidOn != paid || lot.Provenance != core.Issued {
		t.Errorf("the lot is %+v", lot)
	}
	w.applied(w.command(officer, c.id, subscription(other, 42, paid))) // nobody has claimed the entry
	if taken := get[core.Change](w, core.ChangeRef(id)).Taken; taken != 142 || w.issued(c.common) != 1_642 {
		t.Errorf("%d are taken, %d issued", taken, w.issued(c.common))
	}
	w.rejected(core.CodeWrongState, w.command(officer, c.id, subscription(other, 1, paid)))
	w.check()
}

func TestWhatNobodyTookIsIssuedToOthersAfterwards(t *testing.T) {
	w, c := claimed(t)
	id, allotments := rightsIssue(t, w, c, core.RoundDown)
	mine := allotments[c.entries[0]]
	w.pass(core.Day)
	w.applied(cosigned(w.command(seller, c.id, subscription(mine, 100, w.now.After(-core.Day).DateInKorea())), officer))
	forfeited := func(quantity core.Shares) *core.SharesIssued {
		b := w.issueOf(c, quantity, newHolder(fmt.Sprint("third party ", quantity)))
		b.Rights, b.Price = id, 2_000
		return b
	}
	w.rejected(core.CodeNotYet, w.command(officer, c.id, forfeited(113)))
	w.pass(15 * core.Day)
	w.rejected(core.CodeTooLate, cosigned(w.command(seller, c.id, subscription(mine, 1, "2026-09-22")), officer))
	cheap := forfeited(113)
	cheap.Price = 1_999
	w.rejected(core.CodeNoSuchRight, w.command(officer, c.id, cheap))
	w.rejected(core.CodeAllotmentShort, w.command(officer, c.id, forfeited(114)))
	w.applied(w.command(officer, c.id, forfeited(113)))
	w.rejected(core.CodeAllotmentShort, w.command(officer, c.id, forfeited(1)))
	if taken := get[core.Change](w, core.ChangeRef(id)).Taken; taken != 213 {
		t.Errorf("%d are taken", taken)
	}
	w.check()
}

func TestThePaymentIsInTimeEvenIfItIsRecordedAfterwards(t *testing.T) {
	w, c := claimed(t)
	_, allotments := rightsIssue(t, w, c, core.RoundDown)
	mine := allotments[c.entries[0]]
	payBy := w.now.After(7 * core.Day).DateInKorea()
	w.pass(9 * core.Day)
	late := w.now.After(-core.Day).DateInKorea()
	w.rejected(core.CodeTooLate, cosigned(w.command(seller, c.id, subscription(mine, 1, late)), officer))
	w.applied(cosigned(w.command(seller, c.id, subscription(mine, 1, payBy)), officer))
}

func TestOwnSharesAreGivenNothingByAnActThatAdds(t *testing.T) {
	for _, kind := range []core.ChangeKind{core.Bonus, core.Rights} {
		w, c, entry, _ := withTreasury(t)
		asOf := w.now
		w.pass(600)
		terms := core.ChangeTerms{Class: c.common, Kind: kind, Numerator: 1, Denominator: 7, Into: c.common, Par: 500, Authorised: 10_000, AsOf: asOf}
		if kind == core.Rights {
			terms.Price, terms.PayBy = 2_000, w.now.DateInKorea()
		}
		id := w.carryOutNow(c, terms)
		// 900 and 300 are left to the holders: 128 4/7 and 42 6/7.
		if got := w.gained(id); got[entry] != 0 || got[c.entries[0]] != 128 || got[c.entries[1]] != 42 {
			t.Errorf("%s: the holders got %v", kind, got)
		}
		if ch := get[core.Change](w, core.ChangeRef(id)); ch.Fractions != 2 || ch.In != 1_500 {
			t.Errorf("%s: the act is %+v", kind, ch)
		}
		w.check()
	}
}

func TestEveryCommandInEveryStateOfAnAllotment(t *testing.T) {
	var mine core.Allotment
	machine[core.AllotmentState]{
		table: core.TableOf(core.Known().Latest(), core.AllotmentStates),
		state: func(w *world) core.AllotmentState { return get[core.Allotment](w, core.AllotmentRef(mine.ID)).State() },
		reach: func(t tb, state core.AllotmentState) (*world, map[core.Type]attempt) {
			w, c := claimed(t)
			_, allotments := rightsIssue(t, w, c, core.RoundDown)
			mine = allotments[c.entries[0]]
			w.pass(core.Day)
			take := func(quantity core.Shares) core.SignedCommand {
				return cosigned(w.command(seller, c.id, subscription(mine, quantity, w.now.After(-core.Day).DateInKorea())), officer)
			}
			if state == core.AllotmentIsTaken {
				w.applied(take(171))
			}
			return w, map[core.Type]attempt{core.TypeSubscriptionPaid: func(*world) core.SignedCommand { return take(1) }}
		},
	}.test(t)
}
