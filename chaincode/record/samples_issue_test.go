package record_test

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	ratio := model.Ratio{Numerator: 10, Denominator: 7}
	more["class-rights"] = model.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "전환상환우선주", Par: 500, Authorised: 1_000_000, Approval: model.NoApproval, Since: sampleStamp,
		Rights: &model.ClassRights{
			NoVote: true, Preferred: sampleDigest, Redeemable: &model.RedemptionRight{Terms: sampleDigest, From: "2029-09-21", Until: "2036-09-21"},
			Convertible: &model.ConversionRight{
				ConversionTerms: model.ConversionTerms{
					Into: sampleClass, Ratio: model.Ratio{Numerator: 1, Denominator: 1}, Least: model.Ratio{Numerator: 1, Denominator: 1}, Most: ratio,
					From: "2026-09-22", Until: "2036-09-21", Terms: sampleDigest,
				},
				Ratios: []model.DatedRatio{{Ratio: ratio, From: "2027-01-01", Formula: sampleDigest, Set: sampleStamp}}, Epoch: 1, IntoEpoch: 2,
			},
		},
	}
	more["issuer-treasury"] = model.Issuer{ID: sampleIssuer, Homes: []value.MemberID{}, Classes: []model.IssuerClass{}, Board: model.Board{Directors: []value.DID{}}, Treasury: sampleEntry, Admitted: sampleStamp}
	more["entry-treasury"] = model.HolderEntry{ID: sampleEntry, Issuer: sampleIssuer, Kind: model.Company, State: model.EntryIsUnclaimed, Since: sampleStamp, Treasury: true}
	more["change-taken"] = model.Change{
		ID: sampleStaged, Issuer: sampleIssuer, State: model.ChangeIsClosed, In: 1_000, Out: 100, Taken: 60, Announced: sampleStamp,
		Terms: model.ChangeTerms{Class: sampleClass, Kind: model.Rights, Numerator: 1, Denominator: 10, Fractions: model.RoundDown, Into: sampleClass, Par: 500, Authorised: 1_000_000, EffectiveOn: "2026-10-01", AsOf: 1_789_000_000, Price: 10_000, PayBy: "2026-11-01", Resolution: sampleDigest},
	}
}
