package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// What samples of records have in common.
var (
	sampleIssuer = value.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
	sampleClass  = value.ClassID("class-101112131415161718191a1b1c1d1e1f")
	sampleEntry  = value.EntryID("entry-202122232425262728292a2b2c2d2e2f")
	sampleLot    = value.LotID("lot-303132333435363738393a3b3c3d3e3f")
	sampleNext   = value.LotID("lot-404142434445464748494a4b4c4d4e4f")
	sampleStaged = value.StagedID("staged-a0a1a2a3a4a5a6a7a8a9aaabacadaeaf")
	sampleBinder = value.EncumbranceID("encumbrance-b0b1b2b3b4b5b6b7b8b9babbbcbdbebf")
	sampleParty  = value.PartyDID(strings.Repeat("P", 43))
	sampleAgent  = value.PartyDID(strings.Repeat("A", 43))
	sampleDigest = value.Digest(strings.Repeat("d3", 32))
	sampleStamp  = model.Stamp{Command: value.CommandID(strings.Repeat("c2", 32)), Transaction: strings.Repeat("f5", 32), At: 1_790_000_000}
)

func init() {
	terms := model.ChangeTerms{
		Class: sampleClass, Kind: model.Rights, Numerator: 1, Denominator: 10, Fractions: model.RoundDown, Into: sampleClass, Par: 500,
		Authorised: 1_000_000, EffectiveOn: "2026-10-01", NoticeOn: "2026-08-01", AsOf: 1_789_000_000, Price: 10_000, PayBy: "2026-11-01", Resolution: sampleDigest,
	}
	totals := []model.ClassTotal{{Class: sampleClass, Quantity: 1_000}}
	more["ledger-selected"] = model.Ledger{ID: value.LedgerID(strings.Repeat("0f", 32)), Rules: "2027-1", Founded: sampleStamp, Selected: &sampleStamp, Members: []model.Member{}, Pages: model.Pages{Origins: []string{}}}
	more["change"] = model.Change{
		ID: sampleStaged, Issuer: sampleIssuer, Terms: terms, State: model.ChangeIsClosed, Epoch: 1, Opened: &sampleStamp, Pages: 2, Lots: 600,
		In: 1_000, Out: 100, Fractions: 3, Ended: &sampleStamp, Announced: sampleStamp,
	}
	more["change-page"] = model.ChangePage{
		Change: sampleStaged, Index: 1, First: sampleEntry, Last: sampleEntry, FirstLot: sampleLot, LastLot: sampleNext, Carried: 5, Carry: 10,
		Lots: 2, In: 5, Out: 1, Fractions: []model.Fraction{{Entry: sampleEntry, Numerator: 5}}, On: sampleStamp,
	}
	more["allotment"] = model.Allotment{
		ID: "allotment-c0c1c2c3c4c5c6c7c8c9cacbcccdcecf", Issuer: sampleIssuer, Change: sampleStaged, Entry: sampleEntry, Quantity: 10, Taken: 5, On: sampleStamp,
	}
	more["import"] = model.Import{
		ID: sampleStaged, Issuer: sampleIssuer, List: sampleDigest, Pages: []value.Digest{sampleDigest}, Holders: 27, Lots: 29, Totals: totals,
		State: model.ImportIsAborted, Opened: sampleStamp, Ended: &sampleStamp,
	}
	more["import-page"] = model.ImportPage{Import: sampleStaged, Index: 7, Holders: 27, Lots: 29, Totals: totals, On: sampleStamp}
	more["entry-staged"] = model.HolderEntry{ID: sampleEntry, Issuer: sampleIssuer, Kind: model.Person, State: model.EntryIsUnclaimed, Since: sampleStamp, Staged: sampleStaged}
	more["issuer-importing"] = model.Issuer{ID: sampleIssuer, Homes: []value.MemberID{}, Classes: []model.IssuerClass{}, Board: model.Board{Directors: []value.DID{}}, Import: sampleStaged, Officers: 2, Admitted: sampleStamp}
	more["class-changed"] = model.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: model.NoApproval, Since: sampleStamp,
		Epoch: 1, Amendments: 3, Fence: sampleStaged, Changed: &sampleStamp, Preemption: 14,
	}
	more["count-with-history"] = model.Count{Class: sampleClass, Issued: 1_000, Changes: 2}
	more["replacement"] = model.Replacement{Class: sampleClass, Epoch: 1, Act: sampleStaged}
	more["completion"] = model.Completion{Act: sampleStaged, Issuer: sampleIssuer, On: sampleStamp}
	more["amendment"] = model.AmendmentOf{
		Class: sampleClass, Index: 1, Before: 1_000, Amendment: model.Amendment{
			From: "2026-10-01", Authorised: 1_000_000, Approval: model.BoardApproval, Preemption: new(int), Par: 500, Resolution: sampleDigest, On: sampleStamp,
		},
	}
	more["issued-until"] = model.IssuedUntil{Class: sampleClass, Index: 1, Issued: 500, Until: sampleStamp, Latest: 1_790_000_000}
	more["lot-staged"] = model.Lot{
		ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: 10, Provenance: model.Issued, EffectiveOn: "2026-09-21",
		PaidOn: "2026-09-21", Recorded: sampleStamp, Epoch: 1, Staged: sampleStaged, Bound: []model.Bound{{By: string(sampleBinder), Quantity: 3}},
		Encumbrances: []value.EncumbranceID{sampleBinder}, Numbers: []model.NumberRange{{First: 1, Last: 10}},
	}
	more["reservation-short"] = model.Reservation{
		ID: "reservation-606162636465666768696a6b6c6d6e6f", Lineage: sampleLine, Quantity: 5, Listing: "listing-707172737475767778797a7b7c7d7e7f", Since: sampleStamp, Short: 5,
	}
	more["encumbrance"] = model.Encumbrance{ID: sampleBinder, Issuer: sampleIssuer, Kind: model.Pledge, Lineage: sampleLine, Quantity: 3, Ended: &sampleStamp, Since: sampleStamp}
	more["authority-ended"] = model.Authority{Issuer: sampleIssuer, Agent: sampleAgent, Commands: []value.Type{model.AllOfficeActs}, AttestedBy: sampleParty, Since: sampleStamp, Until: 1_800_000_000, Ended: &sampleStamp}
	more["party-with-ending-key"] = model.Party{
		DID: sampleParty, Homes: []value.MemberID{"member1", "member2"}, Since: sampleStamp,
		Keys: []model.Key{{ID: value.KeyOf(sampleParty, strings.Repeat("P", 43)), JWK: "{}", Purposes: []model.Purpose{model.PurposeSign}, Until: 1_800_000_000}},
	}
	more["party-authority"] = model.PartyAuthority{
		Principal: sampleParty, Agent: sampleAgent, Commands: []value.Type{model.AllHolderActs}, Limit: 1_000_000, Threshold: 2, Evidence: sampleDigest,
		AttestedBy: sampleParty, Until: 1_800_000_000, Ended: &sampleStamp, Since: sampleStamp,
	}
}
