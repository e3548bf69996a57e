package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	runs := []model.NumberRange{{First: 1, Last: 600}, {First: 1_001, Last: 1_400}}
	more["import-page-whole"] = model.ImportPage{
		Import: sampleStaged, Index: 0, Holders: 2, Lots: 3, Totals: []model.ClassTotal{{Class: sampleClass, Quantity: 1_000}},
		Numbers: []model.ClassNumbers{{Class: sampleClass, Given: runs}}, Treasury: sampleEntry, On: sampleStamp,
	}
	more["encumbrance-listed"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.Pledge, Lot: sampleLot, Quantity: 300, Since: sampleStamp, Holder: value.Commitment(strings.Repeat("e4", 32)),
		Class: sampleClass, Entered: 300, EnteredOn: "2023-04-05", Staged: sampleStaged,
	}
	more["numbering"] = model.Numbering{Issuer: sampleIssuer, Class: sampleClass, Places: []model.NumberPlace{{From: 1, Page: 0}, {From: 1_001, Page: 1}}}
	more["number-page"] = model.NumberPage{Issuer: sampleIssuer, Class: sampleClass, Index: 1, Given: runs}
}
