package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

func init() {
	more["record-date"] = core.RecordDate{
		ID: "record-date-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, Classes: []core.ClassID{sampleClass}, Purpose: core.ForDividend,
		On: "2026-12-31", At: 1_798_729_199, ExerciseOn: "2027-03-31", NoticeOn: "2026-12-01", Notice: sampleDigest, Articles: sampleDigest, Set: sampleStamp,
	}
	more["entry-request"] = core.EntryRequest{
		ID: "entry-request-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, By: sampleParty, Holding: sampleDigest, Grounds: core.ByMerger,
		Evidence: sampleDigest, State: core.EntryRequestIsAccepted, Done: core.CommandID(strings.Repeat("c2", 32)), Reason: sampleDigest,
		Requested: sampleStamp, Ended: &sampleStamp,
	}
	more["inspection"] = core.Inspection{
		ID: "inspection-000102030405060708090a0b0c0d0e0f", Issuer: sampleIssuer, By: sampleParty, As: core.AsCreditor, Copy: true, Scope: sampleDigest,
		State: core.InspectionIsShown, Answer: sampleDigest, Requested: sampleStamp, Answered: &sampleStamp,
	}
}
