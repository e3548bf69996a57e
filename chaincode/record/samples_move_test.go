package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

var sampleCommitment = core.Commitment(strings.Repeat("e6", 32))

func init() {
	order := core.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: sampleDigest, ReceivedOn: "2026-10-02"}
	later["encumbrance-pledge"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Pledge, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Party: sampleParty,
		Secured: 1_000_000, Evidence: sampleDigest,
	}
	later["encumbrance-pledge-ended"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Pledge, Lot: sampleLot, Ended: &sampleStamp, Since: sampleStamp,
		Holder: sampleCommitment, Evidence: sampleDigest, Lifted: &order,
	}
	later["encumbrance-attachment"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Attachment, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Provisional: true,
		Case: order.Case, Evidence: order.Order, ReceivedOn: order.ReceivedOn,
	}
	later["encumbrance-lock-up"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.LockUp, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Short: 2, Until: "2026-12-31",
	}
	later["encumbrance-lock-up-event"] = core.Encumbrance{
		ID: sampleBinder, Issuer: sampleIssuer, Kind: core.LockUp, Lot: sampleLot, Quantity: 5, Since: sampleStamp, Party: sampleParty, Event: sampleDigest,
	}
	later["lot-short"] = core.Lot{
		ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: 10, Attached: 8, Locked: 2, Provenance: core.Asserted,
		EffectiveOn: "2026-01-02", PaidOn: "2026-01-02", Recorded: sampleStamp, Short: 3, Encumbrances: []core.EncumbranceID{sampleBinder},
		Bound: []core.Bound{{By: string(sampleBinder), Quantity: 2, Short: 3}},
	}
}
