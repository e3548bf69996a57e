package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	agreement := value.AgreementID(strings.Repeat("a1", 32))
	listing := value.ListingID("listing-707172737475767778797a7b7c7d7e7f")
	reservation := value.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
	more["listing-of-several"] = model.Listing{
		ID: listing, Issuer: sampleIssuer, Class: sampleClass, Seller: sampleParty, Entry: sampleEntry, Reservation: reservation,
		More: []value.ReservationID{reservation}, Remaining: 10, Price: 1_000, Expires: 1_800_000_000, State: model.ListingIsOpen, Since: sampleStamp,
		Of: agreement, Only: []value.DID{sampleAgent}, Approved: true,
	}
	more["agreement-refused"] = model.Agreement{
		ID: agreement, State: model.AgreementIsVoid, Terms: model.Terms{Issuer: sampleIssuer}, Since: sampleStamp, Reservation: reservation,
		More: []value.ReservationID{reservation}, Ended: sampleLot, Began: sampleNext, Moves: []model.LotMove{{Ended: sampleLot, Began: sampleNext, Balance: sampleLot}},
		Paused: 1_790_000_000, Due: 1_790_000_001, Until: "2026-10-12", ApprovalBy: model.MeetingApproval, Minutes: sampleDigest, Refused: &sampleStamp, Asked: &sampleStamp,
		Designated: sampleAgent, Named: &sampleStamp, Next: listing, Purchased: &sampleStamp, PurchasedAt: 1_000,
		Payout: value.Commitment(strings.Repeat("e4", 32)), PayoutFailed: &sampleStamp, Dispute: sampleAgent,
	}
	more["first-refusal"] = model.RefusalRound{
		Agreement: agreement, Issuer: sampleIssuer, Class: sampleClass, Opened: sampleStamp, Closed: &sampleStamp,
		Takes: []model.Take{{Entry: sampleEntry, Holder: sampleAgent, Quantity: 10, Holding: 100, Allotted: 9, On: sampleStamp}},
	}
	more["dispute"] = model.Dispute{
		Agreement: agreement, Issuer: sampleIssuer, By: sampleParty, Reason: sampleDigest, State: model.DisputeIsRuled, Until: 1_791_000_000,
		Ruling: model.RulingRefund, Grounds: sampleDigest, Order: &model.CourtOrder{Case: "서울중앙지방법원 2026가합12345", Order: sampleDigest, ReceivedOn: "2026-10-01"},
		RuledBy: sampleParty, CheckedBy: sampleAgent, Opened: sampleStamp, Ended: &sampleStamp,
	}
}
