package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	more["record-date"] = model.RecordDate{
		ID: "record-date-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, Classes: []value.ClassID{sampleClass}, Purpose: model.ForDividend,
		On: "2026-12-31", At: 1_798_729_199, ExerciseOn: "2027-03-31", NoticeOn: "2026-12-01", Notice: sampleDigest, Articles: sampleDigest, Set: sampleStamp,
	}
	more["entry-request"] = model.EntryRequest{
		ID: "entry-request-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, By: sampleParty, Holding: sampleDigest, Grounds: model.ByMerger,
		Evidence: sampleDigest, State: model.EntryRequestIsAccepted, Done: value.CommandID(strings.Repeat("c2", 32)), Reason: sampleDigest,
		Requested: sampleStamp, Ended: &sampleStamp,
	}
	more["inspection"] = model.Inspection{
		ID: "inspection-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, By: sampleParty, As: model.AsCreditor, Copy: true, Scope: sampleDigest,
		State: model.InspectionIsShown, Answer: sampleDigest, Requested: sampleStamp, Answered: &sampleStamp,
	}
}
