package value

import (
	"testing"

	"pgregory.net/rapid"
)

// ofLate gives some public holidays of Korea of the years 2025 to 2027, and none of other years.
func ofLate(year int) []Date {
	return map[int][]Date{
		2025: {"2025-10-03", "2025-10-09"},
		2026: {"2026-05-01", "2026-09-24", "2026-09-25", "2026-09-26", "2026-10-05", "2026-12-25"},
		2027: {"2027-01-01", "2027-03-01"},
	}[year]
}

func TestAPeriodEndsByTheCivilAct(t *testing.T) {
	for _, tc := range []struct {
		rule         string
		from         Date
		days, months int
		want         Date
	}{
		{"the first day is not counted (art. 157)", "2026-11-02", 10, 0, "2026-11-12"},
		{"two weeks", "2026-11-02", 14, 0, "2026-11-16"},
		{"a last day that is a Saturday (art. 161)", "2026-11-04", 10, 0, "2026-11-16"},
		{"a last day that is a Sunday", "2026-11-05", 10, 0, "2026-11-16"},
		{"a last day before three holidays, of which one is a Saturday, and a Sunday", "2026-09-04", 20, 0, "2026-09-28"},
		{"a last day that is a substitute holiday", "2026-09-15", 20, 0, "2026-10-06"},
		{"holidays within the period count", "2026-09-20", 10, 0, "2026-09-30"},
		{"a month goes by the calendar (art. 160)", "2026-03-10", 0, 1, "2026-04-10"},
		{"a month whose corresponding day does not exist", "2026-03-31", 0, 1, "2026-04-30"},
		{"a month from the end of January", "2027-01-31", 0, 1, "2027-03-02"}, // 28 February is a Sunday, 1 March a holiday
		{"a leap year", "2024-01-29", 0, 1, "2024-02-29"},
		{"a last day that is Labour Day", "2026-04-17", 14, 0, "2026-05-04"},
		{"a last day that is a holiday in the next year", "2026-12-18", 14, 0, "2027-01-04"},
		{"a weekend of a year without holidays", "2035-01-01", 5, 0, "2035-01-08"},
		{"a holiday that the calendar does not have", "2034-12-22", 10, 0, "2035-01-01"},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			got := tc.from.AfterDays(tc.days, ofLate)
			if tc.months > 0 {
				var err error
				if got, err = tc.from.AfterMonths(tc.months, ofLate); err != nil {
					t.Fatal(err)
				}
			}
			if got != tc.want {
				t.Errorf("from %s: got %s, want %s", tc.from, got, tc.want)
			}
		})
	}
}

// TestAPeriodGetsLongerByAddedHolidaysAsIfItWereComputedAnew adds holidays at random, to a period that was computed before.
func TestAPeriodGetsLongerByAddedHolidaysAsIfItWereComputedAnew(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var first, added []Date
		for i := range 40 {
			d := Date("2025-01-01").AddDays(i)
			switch rapid.IntRange(0, 3).Draw(rt, string(d)) {
			case 0:
				first, added = append(first, d), append(added, d)
			case 1:
				added = append(added, d)
			}
		}
		before, after := func(int) []Date { return first }, func(int) []Date { return added }
		days := rapid.IntRange(1, 45).Draw(rt, "days")
		stored, anew := Date("2025-01-01").AfterDays(days, before), Date("2025-01-01").AfterDays(days, after)
		if longer := stored.Workday(after); longer != anew || anew < stored {
			rt.Fatalf("the last day was %s, is %s, and computed anew %s", stored, longer, anew)
		}
	})
}

func TestAPeriodNeverEndsEarlyOnARestDayOrAWeekLate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		day := rapid.IntRange(0, 4*365).Draw(rt, "day")
		days := rapid.IntRange(1, 200).Draw(rt, "days")
		from := Date("2025-01-01").AddDays(day)
		end, least := from.AfterDays(days, ofLate), from.AddDays(days)
		if end < least || end > least.AddDays(7) || Calendar(ofLate).rests(end) {
			rt.Fatalf("%s and %d days give %s", from, days, end)
		}
	})
}

func TestADayEndsAtMidnightInKorea(t *testing.T) {
	end, err := Date("2026-12-31").EndInKorea()
	if err != nil || end.DateInKorea() != "2026-12-31" || end.After(1).DateInKorea() != "2027-01-01" {
		t.Errorf("got %s, %v", end, err)
	}
	if _, err := Date("2026-02-30").EndInKorea(); err == nil {
		t.Error("a date that is none has an end")
	}
}
