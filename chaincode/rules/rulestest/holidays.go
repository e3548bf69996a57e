package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
)

// Holidays are those with which the tests' ledgers are founded: Korea's from the tests' first day on, as far as periods in tests end
// on them.
var Holidays = []value.Date{
	"2026-09-24", "2026-09-25", "2026-09-26", "2026-10-03", "2026-10-05", "2026-10-09", "2026-12-25",
	"2027-01-01", "2027-02-06", "2027-02-08", "2027-02-09", "2027-03-01", "2027-05-03", "2027-05-05", "2027-05-13",
}

// AddHolidays adds public holidays to a year's, signed by the administrators of these members.
func (w *World) AddHolidays(year int, days []value.Date, administrators ...int) model.SignedCommand {
	w.Helper()
	var others []Someone
	for _, n := range administrators[1:] {
		others = append(others, Administrator(n))
	}
	return Cosigned(w.Command(Administrator(administrators[0]), "", &founding.HolidaysSet{Year: year, Days: days}), others...)
}
