package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

var sampleCommitment = core.Commitment(strings.Repeat("e6", 32))

func init() {
	order := core.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: sampleDigest, ReceivedOn: "2026-10-02"}
	more["encumbrance-pledge"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Pledge, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Party: sampleParty,
		Secured: 1_000_000, Evidence: sampleDigest, Class: sampleClass, Entered: 5,
	}
	more["encumbrance-pledge-ended"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Pledge, Lot: sampleLot, Ended: &sampleStamp, Since: sampleStamp,
		Holder: sampleCommitment, Evidence: sampleDigest, Lifted: &order,
	}
	more["encumbrance-attachment"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Attachment, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Provisional: true,
		Case: order.Case, Evidence: order.Order, ReceivedOn: order.ReceivedOn,
	}
	more["encumbrance-lock-up"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.LockUp, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Short: 2, Until: "2026-12-31",
	}
	more["encumbrance-lock-up-event"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.LockUp, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Party: sampleParty, Event: sampleDigest,
	}
	more["lot-short"] = core.Lot{
		ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: 10, Attached: 8, Locked: 2, Provenance: core.Asserted,
		EffectiveOn: "2026-01-02", PaidOn: "2026-01-02", Recorded: sampleStamp, Short: 3, Encumbrances: []core.EncumbranceID{sampleBinder},
		Bound: []core.Bound{{By: string(sampleBinder), Quantity: 2, Short: 3}},
	}
}

func init() {
	transfer := core.TransferID("transfer-d0d1d2d3d4d5d6d7d8d9dadbdcdddedf")
	reservation := core.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
	more["entry-merged"] = core.HolderEntry{
		ID: sampleEntry, Issuer: sampleIssuer, Kind: core.Company, Commitment: sampleCommitment, State: core.EntryIsMerged, Since: sampleStamp,
		MergedInto: "entry-e0e1e2e3e4e5e6e7e8e9eaebecedeeef", Former: []core.DID{sampleParty}, Released: &sampleStamp, Corrected: &sampleStamp,
	}
	more["reservation-transfer"] = core.Reservation{ID: reservation, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Transfer: transfer}
	more["transfer-request"] = core.TransferRequest{
		ID: transfer, Issuer: sampleIssuer, Giver: sampleParty, Receiver: sampleAgent, Entry: sampleCommitment, Approval: core.MeetingApproval,
		Reservations: []core.ReservationID{reservation}, ContractOn: "2026-10-01", Text: sampleDigest, State: core.RequestIsDone,
		Votes: []core.Vote{{Director: sampleParty, Approve: true, On: sampleStamp}}, Minutes: sampleDigest, Decided: &sampleStamp, Ended: &sampleStamp,
		Expires: 1_800_000_000, Requested: sampleStamp,
	}
	more["recorded-transfer"] = core.RecordedTransfer{
		ID: transfer, Issuer: sampleIssuer, Entry: sampleEntry, Grounds: core.WrongHolder, EffectiveOn: "2026-08-01", Evidence: sampleDigest,
		Approval: sampleDigest, Corrects: sampleStamp.Command, To: []core.ReceivedParts{
			{Receiver: core.Receiver{Entry: sampleEntry}, Reservations: []core.ReservationID{reservation}},
			{Receiver: core.Receiver{Kind: core.Person, Holder: sampleCommitment}, Reservations: []core.ReservationID{reservation}},
		},
		Officer: sampleParty, Desk: sampleAgent, State: core.RecordedIsDone, OpenFrom: 1_790_000_600, ObjectedBy: sampleParty, Reason: sampleDigest,
		Objected: &sampleStamp, Decided: &sampleStamp, Ended: &sampleStamp, Recorded: sampleStamp,
	}
	more["notice"] = core.Notice{
		ID: "notice-f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", Issuer: sampleIssuer, Lot: sampleLot, Kind: core.NoticeGiven, Rival: true, CertifiedOn: "2026-10-01",
		Office: "서울중앙우체국", ReceivedOn: "2026-10-02", Sender: sampleCommitment, Document: sampleDigest, By: sampleParty, On: sampleStamp,
	}
	more["correction"] = core.Correction{
		ID: "correction-a1a2a3a4a5a6a7a8a9aaabacadaeafa0", Issuer: sampleIssuer, Corrects: sampleStamp.Command, Entry: sampleEntry, Before: sampleCommitment,
		After: sampleCommitment, Evidence: sampleDigest, By: sampleParty, On: sampleStamp,
	}
	more["correction-lot"] = core.Correction{
		ID: "correction-a1a2a3a4a5a6a7a8a9aaabacadaeafa0", Issuer: sampleIssuer, Corrects: sampleStamp.Command, Entry: sampleEntry, Lot: sampleLot,
		Evidence: sampleDigest, By: sampleParty, On: sampleStamp,
	}
}
