package model

import (
	"fmt"
	"strconv"

	"holdfast/chaincode/value"
)

// KindCalendar is the kind of records of a year's public holidays.
const KindCalendar value.Kind = "calendar"

var calendarShapes = map[value.Kind]shape{KindCalendar: shaped[Calendar](isYear)}

// The roles that commands play in calendars' stamps.
const (
	RoleCalendarBegun Role = "year's holidays begun"
	RoleHolidaysAdded Role = "holidays added"
)

// Calendar is the public holidays of one year. Days are only ever added, and only days still to come, so that a period that runs
// gets longer by it and never shorter, and what was decided stays decided.
type Calendar struct {
	Year int `json:"year"`
	// Holidays are in order, at most value.MaxHolidays.
	Holidays []value.Date `json:"holidays"`
	Since    Stamp        `json:"since"`
	// Added is when holidays were last added.
	Added *Stamp `json:"added,omitempty"`
}

func (c Calendar) Marks() []Mark {
	return []Mark{{RoleCalendarBegun, &c.Since, ""}, {RoleHolidaysAdded, c.Added, ""}}
}

// Ref implements Record.
func (c Calendar) Ref() Ref { return CalendarRef(c.Year) }

// CalendarRef names the record of a year's public holidays.
func CalendarRef(year int) Ref { return Ref{KindCalendar, fmt.Sprintf("%04d", year)} }

// isYear accepts the years that dates may have, in four digits.
func isYear(id string) bool {
	year, err := strconv.Atoi(id)
	return err == nil && value.IsDigits(id, 4) && year >= value.FirstYear
}
