package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

func init() {
	agreement := core.AgreementID(strings.Repeat("a1", 32))
	listing := core.ListingID("listing-707172737475767778797a7b7c7d7e7f")
	reservation := core.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
	more["listing-of-several"] = core.Listing{
		ID: listing, Issuer: sampleIssuer, Class: sampleClass, Seller: sampleParty, Entry: sampleEntry, Reservation: reservation,
		More: []core.ReservationID{reservation}, Remaining: 10, Price: 1_000, Expires: 1_800_000_000, State: core.ListingIsOpen, Since: sampleStamp,
		Of: agreement, Only: []core.DID{sampleAgent}, Approved: true,
	}
	more["agreement-refused"] = core.Agreement{
		ID: agreement, State: core.AgreementIsVoid, Terms: core.Terms{Issuer: sampleIssuer}, Since: sampleStamp, Reservation: reservation,
		More: []core.ReservationID{reservation}, Ended: sampleLot, Began: sampleNext, Moves: []core.LotMove{{Ended: sampleLot, Began: sampleNext, Balance: sampleLot}},
		Paused: 1_790_000_000, Due: 1_790_000_001, Until: "2026-10-12", ApprovalBy: core.MeetingApproval, Minutes: sampleDigest, Refused: &sampleStamp, Asked: &sampleStamp,
		Designated: sampleAgent, Named: &sampleStamp, Next: listing, Purchased: &sampleStamp, PurchasedAt: 1_000,
		Payout: core.Commitment(strings.Repeat("e4", 32)), PayoutFailed: &sampleStamp, Dispute: sampleAgent,
	}
	more["first-refusal"] = core.RefusalRound{
		Agreement: agreement, Issuer: sampleIssuer, Class: sampleClass, Opened: sampleStamp, Closed: &sampleStamp,
		Takes: []core.Take{{Entry: sampleEntry, Holder: sampleAgent, Quantity: 10, Holding: 100, Allotted: 9, On: sampleStamp}},
	}
	more["dispute"] = core.Dispute{
		Agreement: agreement, Issuer: sampleIssuer, By: sampleParty, Reason: sampleDigest, State: core.DisputeIsRuled, Until: 1_791_000_000,
		Ruling: core.RulingRefund, Grounds: sampleDigest, Order: &core.CourtOrder{Case: "서울중앙지방법원 2026가합12345", Order: sampleDigest, ReceivedOn: "2026-10-01"},
		RuledBy: sampleParty, CheckedBy: sampleAgent, Opened: sampleStamp, Ended: &sampleStamp,
	}
}
