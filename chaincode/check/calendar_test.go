package check_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestBrokenCalendarsAreFound(t *testing.T) {
	days := func(days ...value.Date) func(*model.Calendar) {
		return func(c *model.Calendar) { c.Holidays = days }
	}
	tooMany := make([]value.Date, value.MaxHolidays+1)
	for i := range tooMany {
		tooMany[i] = value.Date("2026-01-01").AddDays(i)
	}
	for name, harm := range map[string]func(*model.Calendar){
		"no holidays":            days([]value.Date{}...),
		"too many holidays":      days(tooMany...),
		"a day of another year":  days("2026-12-25", "2027-01-01"),
		"days out of order":      days("2026-10-09", "2026-10-03"),
		"a day twice":            days("2026-10-09", "2026-10-09"),
		"no date":                days("2026-02-30"),
		"added by nobody":        func(c *model.Calendar) { c.Added = &model.Stamp{} },
		"added by another act":   func(c *model.Calendar) { added := c.Since; c.Added = &added },
		"begun by an outsider's": func(c *model.Calendar) { c.Since.Command = value.CommandID(rulestest.Hex32("none")) },
	} {
		t.Run(name, func(t *testing.T) {
			w := rulestest.Founded(t)
			rulestest.Change(w, model.CalendarRef(2026), harm)
			violations := rules.Check(w.Records())
			if len(violations) == 0 {
				t.Fatal("nothing is found")
			}
			for _, v := range violations {
				if v.Number != 10 {
					t.Errorf("it is found as %s", v)
				}
			}
		})
	}
}
