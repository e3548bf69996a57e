package value

import (
	"slices"
	"time"
)

// MaxHolidays is how many public holidays one year may have. The law gives some twenty; the bound keeps a year's record small, and
// a period from being put off without end.
const MaxHolidays = 60

// Calendar gives the public holidays of a year in order, none for a year of which nothing is known. Saturdays and Sundays need not
// be among them.
type Calendar func(year int) []Date

// rests tells whether a day is a Saturday, a Sunday or a public holiday.
func (c Calendar) rests(d Date) bool {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return false
	}
	if at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
		return true
	}
	_, holiday := slices.BinarySearch(c(at.Year()), d)
	return holiday
}

// Year is the day's year, 0 for a date that is none.
func (d Date) Year() int {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0
	}
	return at.Year()
}
