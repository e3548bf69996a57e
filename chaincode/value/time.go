package value

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Time is a moment in whole seconds since 1970-01-01T00:00:00Z. JSON carries it as RFC 3339 in UTC, "2026-01-31T09:00:00Z".
// It is for display and deadlines; order and priority go by commit position.
type Time int64

// Moment implements canon.Moment.
func (Time) Moment() {}

// Date is a day of the calendar in Korea, written "2026-01-31". The empty Date means that none is known.
type Date string

// Seconds is a length of time.
type Seconds int64

// Day is 24 hours.
const Day Seconds = 24 * 60 * 60

const timeForm = "2006-01-02T15:04:05Z"

// Kst is Korean Standard Time, nine hours ahead of UTC without daylight saving (the domain's dates are Korean dates).
var Kst = time.FixedZone("KST", 9*60*60)

// After is the moment d later.
func (t Time) After(d Seconds) Time { return t + Time(d) }

// DateInKorea is the calendar day in Korea at this moment.
func (t Time) DateInKorea() Date { return Date(time.Unix(int64(t), 0).In(Kst).Format(time.DateOnly)) }

// String writes RFC 3339 in UTC.
func (t Time) String() string { return time.Unix(int64(t), 0).UTC().Format(timeForm) }

// MarshalJSON writes RFC 3339 in UTC with whole seconds.
func (t Time) MarshalJSON() ([]byte, error) { return json.Marshal(t.String()) }

// UnmarshalJSON accepts exactly the form that MarshalJSON writes, for years 1970 to 9999.
func (t *Time) UnmarshalJSON(b []byte) error {
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return errors.New("a time is written as a string")
	}
	at, err := time.Parse(timeForm, text)
	if err != nil || at.Year() < 1970 || at.Format(timeForm) != text {
		return errors.New("a time is written like 2026-01-31T09:00:00Z")
	}
	*t = Time(at.Unix())
	return nil
}

// FirstYear is the first year that a date may have; the last is 9999.
const FirstYear = 1900

func (d Date) Valid() bool {
	at, err := time.Parse(time.DateOnly, string(d))
	return err == nil && at.Year() >= FirstYear
}

// AddMonths is the end of a period of whole months that begins on d, by articles 157 and 160 of the Civil Act: the first
// day is not counted, the period ends with the corresponding day, and where that day does not exist, with the month's last.
func (d Date) AddMonths(months int) (Date, error) {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return "", fmt.Errorf("%q is not a date", string(d))
	}
	first := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date(first.AddDate(0, 0, min(at.Day(), last)-1).Format(time.DateOnly)), nil
}

// AddDays is the day n days later.
func (d Date) AddDays(n int) Date {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Date(at.AddDate(0, 0, n).Format(time.DateOnly))
}
