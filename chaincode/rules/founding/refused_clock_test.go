package founding_test

import (
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// Two endorsers date one tick of one member a year ahead, in a period of each parity. Both records of freshness then bear a period that
// does not come for a year, no honest tick renews them, no wait ends, and a withheld batch lives as long.
func TestItIsRefusedThatARecordOfFreshnessFromTheFutureIsNeverRenewed(t *testing.T) {
	t.Run("two ticks dated ahead", func(t *testing.T) { poisoned(t, 366*value.Day+1, 366*value.Day+3) })
	t.Run("without them", func(t *testing.T) { poisoned(t) })
}

func poisoned(t *testing.T, dated ...value.Seconds) {
	w := rulestest.Founded(t)
	w.Pass(2)
	w.Pass(2)
	now := w.Now
	for _, ahead := range dated {
		w.Now = now.After(ahead)
		w.Now -= w.Now % 2
		w.Applied(w.Tick(4, w.Now))
	}
	w.Now = now
	before := [2]model.Fresh{rulestest.Get[model.Fresh](w, model.FreshRef(0)), rulestest.Get[model.Fresh](w, model.FreshRef(1))}
	for range 10 { // three honest members go on for ten minutes
		w.Now = w.Now.After(60)
		w.Now -= w.Now % 2
		for i := range 4 {
			w.Now++
			if i%2 == 0 {
				w.Now++
			}
			for n := 1; n <= 3; n++ {
				w.Submit(w.Tick(n, w.Now))
			}
		}
	}
	for slot := range int64(2) {
		if after := rulestest.Get[model.Fresh](w, model.FreshRef(slot)); after.Passed == before[slot].Passed {
			t.Errorf("after ten minutes of honest ticks of three members the record %d still says %s", slot, after.Passed)
		}
	}
}

// With periods of a minute: one lying member, whose clock is behind, ticks with transactions dated 30 s back, as peers accept. In the
// quarter in which honest ticks renew, its own fall into the last period: they renew nothing, and each writes the clock that an
// honest tick which renews has read. One in every block, and no record of freshness is renewed: no wait ends, withheld batches live.
func TestItIsRefusedThatOneMembersTicksUndoTheOthersRenewals(t *testing.T) {
	w := rulestest.Founded(t)
	founded := rulestest.Get[model.Ledger](w, model.LedgerRef)
	founded.Parameters.Freshness, founded.Parameters.Tick, founded.Parameters.QuietTick = 60, 60, 600
	w.Set(founded)
	w.Now = w.Now.After(3600)
	w.Now -= w.Now % 60 // the beginning of a period
	begins := w.Now
	period, _ := founded.Parameters.Period(begins)
	w.Set(model.Fresh{Period: period - 1, Passed: w.Now - 61, On: founded.Founded})
	w.Set(model.Fresh{Period: period - 2, Passed: w.Now - 121, On: founded.Founded})
	conflicts := 0
	for second := value.Seconds(0); second < 15; second++ {
		real := begins.After(second)
		w.Now = real
		honest := w.Execute([]model.SignedCommand{w.Tick(1, real)})
		renews := slices.ContainsFunc(honest.Writes, func(r model.Record) bool { return r.Ref().Kind == model.KindFresh })
		w.Now = real.After(-30)
		lie := w.Execute([]model.SignedCommand{w.Tick(4, begins.After(-3000+second))})
		if lie.Replies[0].Status != model.Applied || slices.ContainsFunc(lie.Writes, func(r model.Record) bool { return r.Ref().Kind == model.KindFresh }) {
			return // the lie is refused, or renews itself
		}
		if !renews || !slices.Contains(honest.Reads, model.ClockRef("member4")) {
			return
		}
		w.Keep(lie) // it commits first: what the honest tick read has changed
		conflicts++
	}
	t.Errorf("%d of 15 renewals of an honest member die by a read conflict with a lying one's ticks", conflicts)
}
