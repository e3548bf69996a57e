package record_test

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	more["calendar"] = model.Calendar{Year: 2027, Holidays: []value.Date{"2027-01-01", "2027-03-01"}, Since: sampleStamp, Added: &sampleStamp}
}
