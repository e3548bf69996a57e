package value

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

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
		{"Labour Day and Constitution Day are holidays from 2026", "2026-04-17", 14, 0, "2026-05-04"},
		{"Constitution Day of 2025 was none", "2025-07-03", 14, 0, "2025-07-17"},
		{"a weekend beyond the table", "2035-01-01", 5, 0, "2035-01-08"},
		{"a holiday beyond the table is not known", "2034-12-22", 10, 0, "2035-01-01"},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			got := tc.from.AfterDays(tc.days)
			if tc.months > 0 {
				var err error
				if got, err = tc.from.AfterMonths(tc.months); err != nil {
					t.Fatal(err)
				}
			}
			if got != tc.want {
				t.Errorf("from %s: got %s, want %s", tc.from, got, tc.want)
			}
		})
	}
}

func TestHolidaysAreInOrderOnceAndNoSundays(t *testing.T) {
	for i, d := range holidays {
		at, err := time.Parse(time.DateOnly, string(d))
		if err != nil || at.Weekday() == time.Sunday {
			t.Errorf("%s: %v", d, err)
		}
		if i > 0 && d <= holidays[i-1] {
			t.Errorf("%s comes after %s", d, holidays[i-1])
		}
	}
	for _, year := range []string{"2024", "2025", "2026", "2027"} {
		if !slices.ContainsFunc(holidays, func(d Date) bool { return string(d)[:4] == year }) {
			t.Errorf("the table has nothing of %s", year)
		}
	}
}

func TestAPeriodNeverEndsEarlyOnARestDayOrAWeekLate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		day := rapid.IntRange(0, 4*365).Draw(rt, "day")
		days := rapid.IntRange(1, 200).Draw(rt, "days")
		from := Date("2024-01-01").AddDays(day)
		end, least := from.AfterDays(days), from.AddDays(days)
		if end < least || end > least.AddDays(7) || end.rests() {
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
