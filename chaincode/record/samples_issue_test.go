package record_test

import "holdfast/chaincode/core"

func init() {
	ratio := core.Ratio{Numerator: 10, Denominator: 7}
	more["class-rights"] = core.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "전환상환우선주", Par: 500, Authorised: 1_000_000, Approval: core.NoApproval, Since: sampleStamp,
		Rights: &core.ClassRights{
			NoVote: true, Preferred: sampleDigest, Redeemable: &core.RedemptionRight{Terms: sampleDigest, From: "2029-09-21", Until: "2036-09-21"},
			Convertible: &core.ConversionRight{
				ConversionTerms: core.ConversionTerms{
					Into: sampleClass, Ratio: core.Ratio{Numerator: 1, Denominator: 1}, Least: core.Ratio{Numerator: 1, Denominator: 1}, Most: ratio,
					From: "2026-09-22", Until: "2036-09-21", Terms: sampleDigest,
				},
				Ratios: []core.DatedRatio{{Ratio: ratio, From: "2027-01-01", Formula: sampleDigest, Set: sampleStamp}}, Epoch: 1, IntoEpoch: 2,
			},
		},
	}
	more["issuer-treasury"] = core.Issuer{ID: sampleIssuer, Homes: []core.MemberID{}, Classes: []core.IssuerClass{}, Board: core.Board{Directors: []core.DID{}}, Treasury: sampleEntry, Admitted: sampleStamp}
	more["entry-treasury"] = core.HolderEntry{ID: sampleEntry, Issuer: sampleIssuer, Kind: core.Company, State: core.EntryIsUnclaimed, Since: sampleStamp, Treasury: true}
	more["change-taken"] = core.Change{
		ID: sampleStaged, Issuer: sampleIssuer, State: core.ChangeIsClosed, In: 1_000, Out: 100, Taken: 60, Announced: sampleStamp,
		Terms: core.ChangeTerms{Class: sampleClass, Kind: core.Rights, Numerator: 1, Denominator: 10, Fractions: core.RoundDown, Into: sampleClass, Par: 500, Authorised: 1_000_000, EffectiveOn: "2026-10-01", AsOf: 1_789_000_000, Price: 10_000, PayBy: "2026-11-01", Resolution: sampleDigest},
	}
}
