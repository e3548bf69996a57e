package found

import "holdfast/chaincode/value"

// Holidays are the public holidays of 2024 to 2027 in Korea that are no Sundays, in order: those of the Public Holidays Act
// (공휴일에 관한 법률) and of the Regulations on Holidays of Public Agencies (관공서의 공휴일에 관한 규정) as the yearly almanac
// (월력요항, published by the Korea AeroSpace Administration, before 2024 by the Ministry of Science and ICT) lists them, with
// substitute holidays, elections and the days that the government set in between. Constitution Day and Labour Day are holidays
// from 2026. Founding a development ledger gives it these; later ones come by HolidaysSet.
var Holidays = []value.Date{
	"2024-01-01",                                           // New Year's Day
	"2024-02-09", "2024-02-10", "2024-02-12", "2024-03-01", // Seollal and its substitute, Independence Movement Day
	"2024-04-10", "2024-05-06", "2024-05-15", // election of the National Assembly, Children's Day's substitute, Buddha's Birthday
	"2024-06-06", "2024-08-15", "2024-09-16", "2024-09-17", "2024-09-18", // Memorial Day, Liberation Day, Chuseok
	"2024-10-01", "2024-10-03", "2024-10-09", "2024-12-25", // Armed Forces Day (once), Foundation Day, Hangeul Day, Christmas

	"2025-01-01", "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", // the 27th once, before Seollal
	"2025-03-01", "2025-03-03", "2025-05-05", "2025-05-06", // Children's Day and Buddha's Birthday on one day
	"2025-06-03", "2025-06-06", "2025-08-15", // election of the President
	"2025-10-03", "2025-10-06", "2025-10-07", "2025-10-08", "2025-10-09", "2025-12-25",

	"2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-03-02", "2026-05-01", "2026-05-05", "2026-05-25",
	"2026-06-03", "2026-06-06", "2026-07-17", "2026-08-15", "2026-08-17", // local elections on June 3
	"2026-09-24", "2026-09-25", "2026-09-26", "2026-10-03", "2026-10-05", "2026-10-09", "2026-12-25",

	"2027-01-01", "2027-02-06", "2027-02-08", "2027-02-09", "2027-03-01", "2027-05-01", "2027-05-03", "2027-05-05", "2027-05-13",
	"2027-07-17", "2027-07-19", "2027-08-16", "2027-09-14", "2027-09-15", "2027-09-16", "2027-10-04", "2027-10-09", "2027-10-11",
	"2027-12-25", "2027-12-27",
}
