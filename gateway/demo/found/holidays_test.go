package found

import (
	"slices"
	"testing"
	"time"

	"holdfast/chaincode/value"
)

func TestHolidaysAreInOrderOnceAndNoSundays(t *testing.T) {
	for i, d := range Holidays {
		at, err := time.Parse(time.DateOnly, string(d))
		if err != nil || at.Weekday() == time.Sunday {
			t.Errorf("%s: %v", d, err)
		}
		if i > 0 && d <= Holidays[i-1] {
			t.Errorf("%s comes after %s", d, Holidays[i-1])
		}
	}
	for year := 2024; year <= 2027; year++ {
		if !slices.ContainsFunc(Holidays, func(d value.Date) bool { return d.Year() == year }) {
			t.Errorf("the table has nothing of %d", year)
		}
	}
}
