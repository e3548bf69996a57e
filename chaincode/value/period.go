package value

import (
	"fmt"
	"time"
)

// Periods of the law, by articles 155 to 161 of the Civil Act, which hold for every period unless a statute says otherwise
// (art. 155). Dates are days of the Korean calendar. The first day is not counted (art. 157), because nothing here happens at
// midnight sharp; months go by the calendar (art. 160); a period whose last day is a Saturday or a public holiday ends with the
// next day that is neither (art. 161). A period that runs backwards ends likewise before its first day.

// AfterDays is the last day of a period of days that begins with something that happened on d.
func (d Date) AfterDays(days int, c Calendar) Date { return d.AddDays(days).Workday(c) }

// AfterMonths is the last day of a period of whole months that begins with something that happened on d.
func (d Date) AfterMonths(months int, c Calendar) (Date, error) {
	end, err := d.AddMonths(months)
	if err != nil {
		return "", err
	}
	return end.Workday(c), nil
}

// Workday is d, or where d is a Saturday or a public holiday, the next day that is neither. A period's last day that was computed
// before the calendar had more holidays becomes by it what it would be if it were computed anew.
func (d Date) Workday(c Calendar) Date {
	for d.Valid() && c.rests(d) {
		d = d.AddDays(1)
	}
	return d
}

// EndInKorea is the last second of a day in Korea.
func (d Date) EndInKorea() (Time, error) {
	at, err := time.ParseInLocation(time.DateOnly, string(d), Kst)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date", string(d))
	}
	return Time(at.AddDate(0, 0, 1).Unix() - 1), nil
}
