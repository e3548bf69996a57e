package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

var sampleCommitment = value.Commitment(strings.Repeat("e6", 32))

var sampleLine = value.LineageID(sampleLot)

func init() {
	order := model.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: sampleDigest, ReceivedOn: "2026-10-02"}
	more["encumbrance-pledge"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.Pledge, Lineage: sampleLine, Quantity: 5, Since: sampleStamp, Party: sampleParty,
		Secured: 1_000_000, Evidence: sampleDigest, Class: sampleClass, Entered: 5,
	}
	more["encumbrance-pledge-ended"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.Pledge, Lineage: sampleLine, Ended: &sampleStamp, Since: sampleStamp,
		Holder: sampleCommitment, Evidence: sampleDigest, Lifted: &order,
	}
	more["encumbrance-attachment"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.Attachment, Lineage: sampleLine, Quantity: 5, Since: sampleStamp, Provisional: true,
		Case: order.Case, Evidence: order.Order, ReceivedOn: order.ReceivedOn,
	}
	more["encumbrance-lock-up"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.LockUp, Lineage: sampleLine, Quantity: 5, As: sampleStaged, Since: sampleStamp, Short: 2, Until: "2026-12-31",
	}
	more["encumbrance-lock-up-event"] = model.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: model.LockUp, Lineage: sampleLine, Quantity: 5, Since: sampleStamp, Party: sampleParty, Event: sampleDigest,
	}
	more["lot-short"] = model.Lot{
		ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: 10, Attached: 8, Locked: 2, Provenance: model.Asserted,
		EffectiveOn: "2026-01-02", PaidOn: "2026-01-02", Recorded: sampleStamp, Short: 3, Encumbrances: []value.EncumbranceID{sampleBinder},
		Bound: []model.Bound{{By: string(sampleBinder), Quantity: 2, Short: 3}}, Rebound: sampleStaged, Lineage: "lot-202122232425262728292a2b2c2d2e2f",
	}
	more["lineage"] = model.Lineage{ID: sampleLine, Live: "lot-202122232425262728292a2b2c2d2e2f"}
}

func init() {
	transfer := value.TransferID("transfer-d0d1d2d3d4d5d6d7d8d9dadbdcdddedf")
	reservation := value.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
	more["entry-merged"] = model.HolderEntry{
		ID: sampleEntry, Issuer: sampleIssuer, Kind: model.Company, Commitment: sampleCommitment, State: model.EntryIsMerged, Since: sampleStamp,
		MergedInto: "entry-e0e1e2e3e4e5e6e7e8e9eaebecedeeef", Former: []value.DID{sampleParty}, Released: &sampleStamp, Corrected: &sampleStamp,
	}
	more["reservation-transfer"] = model.Reservation{ID: reservation, Lineage: sampleLine, Quantity: 5, As: sampleStaged, Since: sampleStamp, Transfer: transfer}
	more["transfer-request"] = model.TransferRequest{
		ID: transfer, Issuer: sampleIssuer, Giver: sampleParty, Receiver: sampleAgent, Entry: sampleCommitment, Approval: model.MeetingApproval,
		Reservations: []value.ReservationID{reservation}, ContractOn: "2026-10-01", Text: sampleDigest, State: model.RequestIsDone,
		Votes: []model.Vote{{Director: sampleParty, Approve: true, On: sampleStamp}}, Minutes: sampleDigest, Decided: &sampleStamp, Ended: &sampleStamp,
		Expires: 1_800_000_000, Requested: sampleStamp,
	}
	more["recorded-transfer"] = model.RecordedTransfer{
		ID: transfer, Issuer: sampleIssuer, Entry: sampleEntry, Grounds: model.WrongHolder, EffectiveOn: "2026-08-01", Evidence: sampleDigest,
		Approval: sampleDigest, Corrects: sampleStamp.Command, To: []model.ReceivedParts{
			{Receiver: model.Receiver{Entry: sampleEntry}, Reservations: []value.ReservationID{reservation}},
			{Receiver: model.Receiver{Kind: model.Person, Holder: sampleCommitment}, Reservations: []value.ReservationID{reservation}},
		},
		Officer: sampleParty, Desk: sampleAgent, State: model.RecordedIsDone, OpenFrom: 1_790_000_600, ObjectedBy: sampleParty, Reason: sampleDigest,
		Objected: &sampleStamp, Decided: &sampleStamp, Ended: &sampleStamp, Recorded: sampleStamp,
	}
	more["notice"] = model.Notice{
		ID: "notice-f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", Issuer: sampleIssuer, Lot: sampleLot, Kind: model.NoticeGiven, Rival: true, CertifiedOn: "2026-10-01",
		Office: "서울중앙우체국", ReceivedOn: "2026-10-02", Sender: sampleCommitment, Document: sampleDigest, By: sampleParty, On: sampleStamp,
	}
	more["correction"] = model.Correction{
		ID: "correction-a1a2a3a4a5a6a7a8a9aaabacadaeafa0", Issuer: sampleIssuer, Corrects: sampleStamp.Command, Entry: sampleEntry, Before: sampleCommitment,
		After: sampleCommitment, Evidence: sampleDigest, By: sampleParty, On: sampleStamp,
	}
	more["correction-lot"] = model.Correction{
		ID: "correction-a1a2a3a4a5a6a7a8a9aaabacadaeafa0", Issuer: sampleIssuer, Corrects: sampleStamp.Command, Entry: sampleEntry, Lot: sampleLot,
		Evidence: sampleDigest, By: sampleParty, On: sampleStamp,
	}
}
