package check

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// calendarBook looks at the years' public holidays. It keeps nothing.
type calendarBook struct{}

func newCalendarBook() groupBook { return calendarBook{} }

func (calendarBook) note(b *book, r model.Record) {
	calendar, ok := r.(model.Calendar)
	if !ok {
		return
	}
	b.breaks(10, len(calendar.Holidays) > 0 && len(calendar.Holidays) <= value.MaxHolidays, r.Ref(), "a year has holidays, and not too many")
	for i, d := range calendar.Holidays {
		b.breaks(10, isDay(d) && strings.HasPrefix(string(d), r.Ref().ID+"-"), r.Ref(), "a holiday is of another year")
		b.breaks(10, i == 0 || calendar.Holidays[i-1] < d, r.Ref(), "the holidays are not in order, or one is there twice")
	}
}

func (calendarBook) check(*book) {}
