package ledger

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// passed reads the record of freshness that a batch at a moment reads, whatever its commands are, and finds the moment that the
// members' clocks had passed; 0 while none is recorded.
func (o *overlay) passed(now value.Time) (value.Time, error) {
	founded, err := loadAs[model.Ledger](o, model.LedgerRef)
	if err != nil || founded == nil {
		return 0, err
	}
	fresh, err := loadAs[model.Fresh](o, founded.Parameters.Reads(now))
	if err != nil || fresh == nil {
		return 0, err
	}
	return fresh.Passed, nil
}

// loadAs loads a record of a type, nil where there is none.
func loadAs[R model.Record](o *overlay, ref model.Ref) (*R, error) {
	record, err := o.load(ref)
	if err != nil || record == nil {
		return nil, err
	}
	typed, ok := record.(R)
	if !ok {
		return nil, fmt.Errorf("the record %s %s has the type %T", ref.Kind, ref.ID, record)
	}
	return &typed, nil
}

// Passed tells whether a wait until a moment is over: a quorum of the members' clocks has passed it. What an actor does too late is
// told by the transaction's time instead.
func (t *Tx) Passed(deadline value.Time) bool { return t.passed >= deadline }

// Time is the moment that the members' clocks had passed, by what the batch reads: a wait until then is over.
func (t *Tx) Time() value.Time { return t.passed }

// Over tells whether a day in Korea is over by the members' clocks.
func (t *Tx) Over(day value.Date) bool { return t.passed.DateInKorea() > day }
