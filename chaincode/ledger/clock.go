package ledger

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// passed reads the record of freshness that a batch at a moment reads, whatever its commands are, and finds the moment that the
// members' clocks had passed; 0 while none is recorded.
func passed(state State, now value.Time) (value.Time, error) {
	founded, ok, err := find[model.Ledger](state, model.LedgerRef)
	if err != nil || !ok {
		return 0, err
	}
	fresh, _, err := find[model.Fresh](state, founded.Parameters.Reads(now))
	return fresh.Passed, err
}

// LookAt answers from a state as of a moment, by a set of rules.
func LookAt(state State, now value.Time, set *model.Set) (Look, error) {
	over, err := passed(state, now)
	return Look{State: state, Now: now, Passed: over, Set: set}, err
}

// Passed tells whether a wait until a moment is over: a quorum of the members' clocks has passed it. What an actor does too late is
// told by the transaction's time instead.
func (t *Tx) Passed(deadline value.Time) bool { return t.passed >= deadline }

// Time is the moment that the members' clocks had passed, by what the batch reads: a wait until then is over.
func (t *Tx) Time() value.Time { return t.passed }

// Over tells whether a day in Korea is over by the members' clocks.
func (t *Tx) Over(day value.Date) bool { return t.passed.DateInKorea() > day }
