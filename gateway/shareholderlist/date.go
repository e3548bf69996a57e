package shareholderlist

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"time"
)

// Date is a calendar date without a time of day. The zero Date means that none is known.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the date at t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports that no date is known.
func (d Date) IsZero() bool { return d == Date{} }

// After reports whether d lies after other.
func (d Date) After(other Date) bool {
	if d.Year != other.Year {
		return d.Year > other.Year
	}
	if d.Month != other.Month {
		return d.Month > other.Month
	}
	return d.Day > other.Day
}

// String is the date as 2006-01-02, or empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

const earliestYear = 1850 // earlier than any holder's birth

var (
	errNotADate      = errors.New("not a date")
	errAmbiguousDate = errors.New("a date in two ways")

	separatedDate = regexp.MustCompile(`^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$`)
	shortDate     = regexp.MustCompile(`^'?(\d{2})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$`)
	compactDate   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	sixDigits     = regexp.MustCompile(`^(\d{2})(\d{2})(\d{2})$`)
	weekday       = regexp.MustCompile(`\s*(?:[월화수목금토일]요일|\([월화수목금토일]\))$`)
	timeOfDay     = regexp.MustCompile(`(?:\s+|T)(?:(?:오전|오후|AM|PM)\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:AM|PM))?Z?$`)
)

// newDate makes a date that exists in the calendar.
func newDate(year, month, day int) (Date, error) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < earliestYear || year > 9999 || t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return Date{}, errNotADate
	}
	return DateOf(t), nil
}

// dateRule says which short forms a column admits.
type dateRule struct {
	today     Date
	shortYear bool // 850312 and 85.3.12 are dates: the latest such day that is not in the future
}

// parse reads the date of a cell.
func (r dateRule) parse(c cell, date1904 bool) (Date, error) {
	text := foldText(c.text)
	if len(text) > maxNumberText {
		return Date{}, errNotADate
	}
	if c.kind == numberCell {
		return r.parseNumber(text, c.dated, date1904)
	}
	return r.parseText(text)
}

func (r dateRule) parseText(text string) (Date, error) {
	text = timeOfDay.ReplaceAllString(text, "")
	text = weekday.ReplaceAllString(text, "")
	for _, form := range []*regexp.Regexp{separatedDate, compactDate} {
		if m := form.FindStringSubmatch(text); m != nil {
			return newDate(atoi(m[1]), atoi(m[2]), atoi(m[3]))
		}
	}
	if r.shortYear {
		for _, form := range []*regexp.Regexp{shortDate, sixDigits} {
			if m := form.FindStringSubmatch(text); m != nil {
				return r.centuryOf(atoi(m[1]), atoi(m[2]), atoi(m[3]))
			}
		}
	}
	return Date{}, errNotADate
}

// parseNumber reads a numeric cell: a serial date, or digits that were typed as a number.
func (r dateRule) parseNumber(text string, dated, date1904 bool) (Date, error) {
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || value < 1 || value >= 1e8 {
		return Date{}, errNotADate
	}
	day := int(math.Floor(value))
	if dated {
		return serialDate(day, date1904)
	}
	if float64(day) != value {
		return Date{}, errNotADate
	}
	if day >= 1e7 {
		return r.parseText(strconv.Itoa(day))
	}
	if r.shortYear && day >= 10_000 { // 50312 is 050312 without its zero, or a serial date without its format
		asTyped, err := r.parseText(fmt.Sprintf("%06d", day))
		switch {
		case err == nil && day < 100_000:
			return Date{}, errAmbiguousDate
		case err == nil:
			return asTyped, nil
		}
	}
	return serialDate(day, date1904)
}

// centuryOf completes a year of two digits to the latest date that is not after today.
func (r dateRule) centuryOf(year, month, day int) (Date, error) {
	century := r.today.Year / 100 * 100
	date, err := newDate(century+year, month, day)
	if err == nil && !date.After(r.today) {
		return date, nil
	}
	return newDate(century-100+year, month, day)
}

// serialDate counts days as Excel does. Its 1900 system has a 29 February 1900, which never was.
func serialDate(day int, date1904 bool) (Date, error) {
	switch {
	case day > 2_958_465: // 31 December 9999
		return Date{}, errNotADate
	case date1904:
		return DateOf(time.Date(1904, time.January, 1+day, 0, 0, 0, 0, time.UTC)), nil
	case day == 60:
		return Date{}, errNotADate
	case day < 60:
		return DateOf(time.Date(1899, time.December, 31+day, 0, 0, 0, 0, time.UTC)), nil
	default:
		return DateOf(time.Date(1899, time.December, 30+day, 0, 0, 0, 0, time.UTC)), nil
	}
}

// atoi converts digits that a pattern has already checked.
func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic("shareholderlist: digits that are none")
	}
	return n
}
