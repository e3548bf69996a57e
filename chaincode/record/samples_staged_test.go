package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

// What samples of records have in common.
var (
	sampleIssuer = core.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
	sampleClass  = core.ClassID("class-101112131415161718191a1b1c1d1e1f")
	sampleEntry  = core.EntryID("entry-202122232425262728292a2b2c2d2e2f")
	sampleLot    = core.LotID("lot-303132333435363738393a3b3c3d3e3f")
	sampleNext   = core.LotID("lot-404142434445464748494a4b4c4d4e4f")
	sampleStaged = core.StagedID("staged-a0a1a2a3a4a5a6a7a8a9aaabacadaeaf")
	sampleBinder = core.EncumbranceID("encumbrance-b0b1b2b3b4b5b6b7b8b9babbbcbdbebf")
	sampleParty  = core.PartyDID(strings.Repeat("P", 43))
	sampleAgent  = core.PartyDID(strings.Repeat("A", 43))
	sampleDigest = core.Digest(strings.Repeat("d3", 32))
	sampleStamp  = core.Stamp{Command: core.CommandID(strings.Repeat("c2", 32)), Transaction: strings.Repeat("f5", 32), At: 1_790_000_000}
)

func init() {
	terms := core.ChangeTerms{
		Class: sampleClass, Kind: core.Rights, Numerator: 1, Denominator: 10, Fractions: core.RoundDown, Into: sampleClass, Par: 500,
		Authorised: 1_000_000, EffectiveOn: "2026-10-01", NoticeOn: "2026-08-01", AsOf: 1_789_000_000, Price: 10_000, PayBy: "2026-11-01", Resolution: sampleDigest,
	}
	totals := []core.ClassTotal{{Class: sampleClass, Quantity: 1_000}}
	more["ledger-selected"] = core.Ledger{ID: core.LedgerID(strings.Repeat("0f", 32)), Rules: "2027-1", Founded: sampleStamp, Selected: &sampleStamp, Members: []core.Member{}}
	more["change"] = core.Change{
		ID: sampleStaged, Issuer: sampleIssuer, Terms: terms, State: core.ChangeIsClosed, Epoch: 1, Opened: &sampleStamp, Pages: 2, Lots: 600,
		In: 1_000, Out: 100, Fractions: 3, Ended: &sampleStamp, Announced: sampleStamp,
	}
	more["change-page"] = core.ChangePage{
		Change: sampleStaged, Index: 1, First: sampleEntry, Last: sampleEntry, FirstLot: sampleLot, LastLot: sampleNext, Carried: 5, Carry: 10,
		Lots: 2, In: 5, Out: 1, Fractions: []core.Fraction{{Entry: sampleEntry, Numerator: 5}}, On: sampleStamp,
	}
	more["allotment"] = core.Allotment{
		ID: "allotment-c0c1c2c3c4c5c6c7c8c9cacbcccdcecf", Issuer: sampleIssuer, Change: sampleStaged, Entry: sampleEntry, Quantity: 10, Taken: 5, On: sampleStamp,
	}
	more["import"] = core.Import{
		ID: sampleStaged, Issuer: sampleIssuer, List: sampleDigest, Pages: []core.Digest{sampleDigest}, Holders: 27, Lots: 29, Totals: totals,
		State: core.ImportIsAborted, Opened: sampleStamp, Ended: &sampleStamp,
	}
	more["import-page"] = core.ImportPage{Import: sampleStaged, Index: 7, Holders: 27, Lots: 29, Totals: totals, On: sampleStamp}
	more["entry-staged"] = core.HolderEntry{ID: sampleEntry, Issuer: sampleIssuer, Kind: core.Person, State: core.EntryIsUnclaimed, Since: sampleStamp, Staged: sampleStaged}
	more["issuer-importing"] = core.Issuer{ID: sampleIssuer, Homes: []core.MemberID{}, Classes: []core.IssuerClass{}, Board: core.Board{Directors: []core.DID{}}, Import: sampleStaged, Officers: 2, Admitted: sampleStamp}
	more["class-changed"] = core.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: core.NoApproval, Since: sampleStamp,
		Epoch: 1, Replaced: []core.StagedID{sampleStaged}, Added: []core.StagedID{sampleStaged}, Fence: sampleStaged, Changed: &sampleStamp, Preemption: 14,
	}
	more["count-with-history"] = core.Count{Class: sampleClass, Issued: 1_000, History: []core.IssuedUntil{{Issued: 500, Until: sampleStamp}}}
	more["lot-staged"] = core.Lot{
		ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: 10, Provenance: core.Issued, EffectiveOn: "2026-09-21",
		PaidOn: "2026-09-21", Recorded: sampleStamp, Epoch: 1, Staged: sampleStaged, Bound: []core.Bound{{By: string(sampleBinder), Quantity: 3}},
		Encumbrances: []core.EncumbranceID{sampleBinder}, Numbers: []core.NumberRange{{First: 1, Last: 10}},
	}
	more["reservation-short"] = core.Reservation{
		ID: "reservation-606162636465666768696a6b6c6d6e6f", Lot: sampleLot, Quantity: 5, Listing: "listing-707172737475767778797a7b7c7d7e7f", Since: sampleStamp, Short: 5,
	}
	more["encumbrance"] = core.Encumbrance{ID: sampleBinder, Issuer: sampleIssuer, Kind: core.Pledge, Lot: sampleLot, Quantity: 3, Ended: &sampleStamp, Since: sampleStamp}
	more["authority-ended"] = core.Authority{Issuer: sampleIssuer, Agent: sampleAgent, Commands: []core.Type{core.AllOfficeActs}, AttestedBy: sampleParty, Since: sampleStamp, Until: 1_800_000_000, Ended: &sampleStamp}
	more["party-with-ending-key"] = core.Party{
		DID: sampleParty, Homes: []core.MemberID{"member1", "member2"}, Since: sampleStamp,
		Keys: []core.Key{{ID: core.KeyOf(sampleParty, strings.Repeat("P", 43)), JWK: "{}", Purposes: []core.Purpose{core.PurposeSign}, Until: 1_800_000_000}},
	}
	more["party-authority"] = core.PartyAuthority{
		Principal: sampleParty, Agent: sampleAgent, Commands: []core.Type{core.AllHolderActs}, Limit: 1_000_000, Threshold: 2, Evidence: sampleDigest,
		AttestedBy: sampleParty, Until: 1_800_000_000, Ended: &sampleStamp, Since: sampleStamp,
	}
}
