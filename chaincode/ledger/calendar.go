package ledger

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Calendar gives the public holidays that stand on the ledger. A year's are read when a period ends in it on a weekday, once in a
// batch.
func (t *Tx) Calendar() value.Calendar {
	return func(year int) []value.Date {
		calendar, _ := Load[model.Calendar](t, model.CalendarRef(year))
		return calendar.Holidays
	}
}
