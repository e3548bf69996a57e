package founding

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxFoundingYears is of how many years a founding act may give the holidays.
const maxFoundingYears = 10

// HolidaysSet adds public holidays to a year's, because the almanac of a new year is out or the government has set a day in between.
// Administrators of two thirds of the members sign it. A holiday is never taken away. A period that runs gets longer by it where its
// last day becomes a holiday; nothing gets shorter, and what was decided stays.
type HolidaysSet struct {
	Year int `json:"year"`
	// Days are those to be added, in order.
	Days []value.Date `json:"days"`
}

func (b *HolidaysSet) Check() error {
	f := value.NewForm()
	f.Want(b.Year >= value.FirstYear && b.Year <= lastYear, "year", value.Within(value.FirstYear, lastYear))
	f.Want(len(b.Days) >= 1 && len(b.Days) <= value.MaxHolidays, "days", value.Many(1, value.MaxHolidays))
	checkDays(f, "days", b.Days)
	for _, d := range b.Days {
		f.Want(d.Year() == b.Year, "days", value.WantFits)
	}
	return f.Err()
}

// lastYear is the last year that a date may have.
const lastYear = 9999

// checkDays checks that a field has days in their order.
func checkDays(f *value.Form, field string, days []value.Date) {
	for i, d := range days {
		f.Want(d.Valid(), field, value.ADate)
		f.Want(i == 0 || days[i-1] < d, field, value.WantInOrder)
	}
}

// Quorum counts the members whose administrators sign.
func (b *HolidaysSet) Quorum(t *ledger.Tx, c *model.Command) error { return twoThirds(t, c) }

func (b *HolidaysSet) Apply(t *ledger.Tx, _ *model.Command) error {
	if earliest := t.Today().AddDays(t.Set.Bounds.HolidaysAhead); b.Days[0] < earliest {
		return value.Deny(CodeHolidayTooSoon, value.OnDate("day", b.Days[0]), value.OnDate("earliest", earliest))
	}
	on := t.Stamp()
	calendar, known := ledger.Load[model.Calendar](t, model.CalendarRef(b.Year))
	if known {
		calendar.Added = &on
	} else {
		calendar = model.Calendar{Year: b.Year, Since: on}
	}
	for _, d := range b.Days {
		if slices.Contains(calendar.Holidays, d) {
			return value.Deny(value.CodeAlreadyExists, value.Because("day-is-a-holiday"), value.OnDate("day", d))
		}
	}
	if many := len(calendar.Holidays) + len(b.Days); many > value.MaxHolidays {
		return value.Deny(CodeTooManyHolidays, value.InNumber("year", b.Year), value.InNumber("would", many), value.InNumber(value.ArgMost, value.MaxHolidays))
	}
	calendar.Holidays = slices.Sorted(slices.Values(slices.Concat(calendar.Holidays, b.Days)))
	t.Put(calendar)
	return nil
}

// checkFounding checks the holidays that a founding act gives: in order, of at most so many years, and of each at most so many.
func checkFounding(f *value.Form, days []value.Date) {
	f.Want(len(days) <= maxFoundingYears*value.MaxHolidays, "holidays", value.Many(0, maxFoundingYears*value.MaxHolidays))
	checkDays(f, "holidays", days)
	if !f.Ok() {
		return
	}
	for _, year := range byYear(days) {
		f.Want(len(year) <= value.MaxHolidays, "holidays", value.Many(0, value.MaxHolidays))
	}
}

// byYear divides days that are in order.
func byYear(days []value.Date) [][]value.Date {
	var years [][]value.Date
	for i, d := range days {
		if i == 0 || d.Year() != days[i-1].Year() {
			years = append(years, nil)
		}
		last := len(years) - 1
		years[last] = append(years[last], d)
	}
	return years
}
