package founding_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// holidays are those of a year on the ledger.
func holidays(w *rulestest.World, year int) []value.Date {
	w.Helper()
	return rulestest.Get[model.Calendar](w, model.CalendarRef(year)).Holidays
}

// daysOf are some days of a year, from a day on.
func daysOf(first value.Date, many int) []value.Date {
	days := make([]value.Date, many)
	for i := range days {
		days[i] = first.AddDays(i)
	}
	return days
}

func TestTheFoundingActGivesEachYearItsHolidays(t *testing.T) {
	w := rulestest.Founded(t)
	both := slices.Concat(holidays(w, 2026), holidays(w, 2027))
	if !slices.Equal(both, rulestest.Holidays) || len(holidays(w, 2026)) == 0 || len(holidays(w, 2027)) == 0 {
		t.Errorf("the holidays are %v", both)
	}
	w.Check()
}

func TestTheHolidaysOfAFoundingActAreDaysInOrderAndNotTooMany(t *testing.T) {
	w := rulestest.NewWorld(t)
	for name, tc := range map[string]struct {
		days []value.Date
		want value.Want
	}{
		"no day":              {[]value.Date{"2026-02-30"}, value.ADate},
		"out of order":        {[]value.Date{"2026-10-09", "2026-10-03"}, value.WantInOrder},
		"a day twice":         {[]value.Date{"2026-10-09", "2026-10-09"}, value.WantInOrder},
		"too many of a year":  {daysOf("2026-01-01", 61), value.Many(0, 60)},
		"too many altogether": {daysOf("2026-01-01", 601), value.Many(0, 600)},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.In(t)
			body := foundedWith(w, tc.days)
			if err := body.Check(); !slices.Equal(value.ArgsOf(err), tc.want.Args("holidays")) {
				t.Errorf("it is refused with %v", err)
			}
			w.Refused(value.CodeMalformed, signedByAll(w, body))
		})
	}
	for _, days := range [][]value.Date{nil, daysOf("2026-01-01", 60)} {
		w := w.In(t)
		w.Applied(signedByAll(w, foundedWith(w, days)))
		w.Check()
	}
}

// signedByAll is a founding act with a proof of each member's administrator.
func signedByAll(w *rulestest.World, body *founding.LedgerFounded) model.SignedCommand {
	w.Helper()
	signed := w.Command(rulestest.Administrator(1), "", body)
	for n := 2; n <= len(body.Members); n++ {
		signed.Proofs = append(signed.Proofs, rulestest.Administrator(n).Prove(signed.Command))
	}
	return signed
}

// foundedWith is the tests' founding act with other holidays.
func foundedWith(w *rulestest.World, days []value.Date) *founding.LedgerFounded {
	w.Helper()
	var envelope struct{ Body founding.LedgerFounded }
	if err := json.Unmarshal([]byte(w.Founding().Command), &envelope); err != nil {
		w.Fatalf("%v", err)
	}
	envelope.Body.Holidays = days
	return &envelope.Body
}

func TestAdministratorsOfTwoThirdsOfTheMembersAddHolidays(t *testing.T) {
	w := rulestest.Founded(t)
	days := []value.Date{"2026-10-02", "2026-11-03"}
	w.Refused(value.CodeMoreSignatures, w.AddHolidays(2026, days, 1))
	w.Refused(value.CodeMoreSignatures, w.AddHolidays(2026, days, 1, 2))
	w.Refused(value.CodeMoreSignatures, rulestest.Cosigned(w.AddHolidays(2026, days, 1, 2), rulestest.Stranger))
	before := holidays(w, 2026)
	w.Applied(w.AddHolidays(2026, days, 2, 3, 4))
	if got := holidays(w, 2026); len(got) != len(before)+2 || !slices.IsSorted(got) || !slices.Contains(got, days[0]) || !slices.Contains(got, days[1]) {
		t.Errorf("the holidays are %v", got)
	}
	if c := rulestest.Get[model.Calendar](w, model.CalendarRef(2026)); c.Added == nil || c.Added.Command == c.Since.Command {
		t.Errorf("the calendar is %+v", c)
	}
	w.Check()
}

func TestAYearWithoutHolidaysGetsItsFirst(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.AddHolidays(2028, []value.Date{"2028-01-01", "2028-01-26"}, 1, 2, 3))
	if got := holidays(w, 2028); !slices.Equal(got, []value.Date{"2028-01-01", "2028-01-26"}) {
		t.Errorf("the holidays are %v", got)
	}
	w.Applied(w.AddHolidays(2028, []value.Date{"2028-01-25"}, 1, 2, 3))
	if got := holidays(w, 2028); !slices.Equal(got, []value.Date{"2028-01-01", "2028-01-25", "2028-01-26"}) {
		t.Errorf("the holidays are %v", got)
	}
	w.Check()
}

func TestAHolidayIsAddedThreeDaysAheadAtLeast(t *testing.T) {
	w := rulestest.Founded(t) // it is 2026-09-21
	w.Rejected(founding.CodeHolidayTooSoon, w.AddHolidays(2025, []value.Date{"2025-12-26"}, 1, 2, 3))
	w.Rejected(founding.CodeHolidayTooSoon, w.AddHolidays(2026, []value.Date{"2026-09-23"}, 1, 2, 3))
	w.Rejected(founding.CodeHolidayTooSoon, w.AddHolidays(2026, []value.Date{"2026-09-23", "2026-10-02"}, 1, 2, 3))
	w.Rejected(value.CodeAlreadyExists, w.AddHolidays(2026, []value.Date{"2026-09-24"}, 1, 2, 3))
	w.Pass(value.Day - 12*60*60 - 60) // a minute before midnight in Korea
	w.Applied(w.In(t).AddHolidays(2026, []value.Date{"2026-09-27"}, 1, 2, 3))
	w.Pass(7 * value.Day) // 2026-09-28, a minute before midnight
	w.Applied(w.In(t).AddHolidays(2026, []value.Date{"2026-10-01"}, 1, 2, 3))
	w.Pass(60)
	w.Rejected(founding.CodeHolidayTooSoon, w.AddHolidays(2026, []value.Date{"2026-10-01"}, 1, 2, 3))
}

func TestADayIsAHolidayOnceAndStaysOne(t *testing.T) {
	w := rulestest.Founded(t)
	w.Rejected(value.CodeAlreadyExists, w.AddHolidays(2026, []value.Date{"2026-10-02", "2026-10-09"}, 1, 2, 3))
	for _, about := range w.Sets.Latest().Types() {
		if makes := w.Sets.Latest().Acts[about].Makes; slices.Contains(makes, model.RoleHolidaysAdded) && about != founding.TypeHolidaysSet {
			t.Errorf("%s changes calendars too", about)
		}
	}
}

func TestAYearHasNoMoreHolidaysThanItsRecordHolds(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(w.AddHolidays(2030, daysOf("2030-01-01", 59), 1, 2, 3))
	w.Rejected(founding.CodeTooManyHolidays, w.AddHolidays(2030, daysOf("2030-06-01", 2), 1, 2, 3))
	w.Applied(w.AddHolidays(2030, daysOf("2030-06-01", 1), 1, 2, 3))
	w.Rejected(founding.CodeTooManyHolidays, w.AddHolidays(2030, daysOf("2030-07-01", 1), 1, 2, 3))
	w.Check()
}

func TestHolidaysToBeAddedAreDaysOfTheirYearInOrder(t *testing.T) {
	for name, tc := range map[string]struct {
		body  founding.HolidaysSet
		field string
		want  value.Want
	}{
		"before dates begin":  {founding.HolidaysSet{Year: 1899, Days: []value.Date{"1899-01-02"}}, "year", value.Within(1900, 9999)},
		"after dates end":     {founding.HolidaysSet{Year: 10_000, Days: []value.Date{"9999-12-31"}}, "year", value.Within(1900, 9999)},
		"none":                {founding.HolidaysSet{Year: 2027}, "days", value.Many(1, 60)},
		"too many":            {founding.HolidaysSet{Year: 2027, Days: daysOf("2027-01-01", 61)}, "days", value.Many(1, 60)},
		"no day":              {founding.HolidaysSet{Year: 2027, Days: []value.Date{"2027-02-29"}}, "days", value.ADate},
		"out of order":        {founding.HolidaysSet{Year: 2027, Days: []value.Date{"2027-02-02", "2027-02-01"}}, "days", value.WantInOrder},
		"a day twice":         {founding.HolidaysSet{Year: 2027, Days: []value.Date{"2027-02-02", "2027-02-02"}}, "days", value.WantInOrder},
		"a day of another":    {founding.HolidaysSet{Year: 2027, Days: []value.Date{"2027-12-31", "2028-01-01"}}, "days", value.WantFits},
		"a day of the former": {founding.HolidaysSet{Year: 2027, Days: []value.Date{"2026-12-31"}}, "days", value.WantFits},
	} {
		if err := tc.body.Check(); value.CodeOf(err) != value.CodeMalformed || !slices.Equal(value.ArgsOf(err), tc.want.Args(tc.field)) {
			t.Errorf("%s: it is refused with %v", name, err)
		}
	}
}

// TestAYearsHolidaysAreReadOnceInABatch: what every approval reads, it reads of the years that its periods end in, and no others.
func TestAYearsHolidaysAreReadOnceInABatch(t *testing.T) {
	w, d := rulestest.Reach(t, model.AgreementIsApprovalPending)
	result, err := ledger.Execute(w.Sets, w, rulestest.Words{}, w.Facts(), []model.SignedCommand{w.Vote(d, rulestest.Director1, false), w.Vote(d, rulestest.Director2, false)})
	if err != nil {
		t.Fatal(err)
	}
	var years []string
	for _, ref := range result.Reads {
		if ref.Kind == model.KindCalendar {
			years = append(years, ref.ID)
		}
	}
	if fmt.Sprint(years) != "[2026]" {
		t.Errorf("the years read are %v", years)
	}
}
