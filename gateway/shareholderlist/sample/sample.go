// Package sample is a shareholder list to try things with: the register of 주식회사 한빛로보틱스, a company that
// does not exist, as its officer might keep it. 27 holders have 29 lots of two share classes; among them are a
// company, an investment fund, a founder with three lots, and two people of the same name.
//
// The workbook has title rows, merged cells, a 소계 and a 합계 by formula, shares as `1,000주` and dates in every
// form. The CSV file is the same list as Korean Excel saves it under "CSV (쉼표로 분리)": CP949, CRLF, values as
// they were shown; merged cells are filled in, because CSV has none. Resident registration numbers are masked,
// as on lists that are handed out. Every name, address, number and contact is invented.
package sample

import (
	_ "embed" // the two files

	"holdfast/gateway/shareholderlist"
)

//go:generate go run ./gen

// XLSX is the list as a workbook, CSV the same list as comma-separated values in CP949.
var (
	//go:embed hanbit-shareholders.xlsx
	XLSX []byte
	//go:embed hanbit-shareholders.csv
	CSV []byte
)

// The files' names, as they would be uploaded.
const (
	NameXLSX = "hanbit-shareholders.xlsx"
	NameCSV  = "hanbit-shareholders.csv"
)

// The company, with numbers that no registry or tax office gives out.
const (
	Company         = "주식회사 한빛로보틱스"
	CorporateNumber = "110111-9000011"
	BusinessNumber  = "999-86-00010"
	Representative  = "한도윤"
	Incorporated    = "2019-03-04"
	ParWon          = 500 // par value of every share, in won
)

// The ids of the two classes.
const (
	Common     shareholderlist.ClassID = "common"
	Redeemable shareholderlist.ClassID = "rcps"
)

// Classes are the company's share classes as its commercial register has them: the list adds up to what is issued.
func Classes() []shareholderlist.Class {
	return []shareholderlist.Class{
		{ID: Common, Name: "보통주", Authorised: 400_000, Issued: 100_000},
		{ID: Redeemable, Name: "상환전환우선주", Authorised: 100_000, Issued: 25_000},
	}
}
