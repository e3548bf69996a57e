package record_test

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func init() {
	pool, option := model.PoolID("pool-d0d1d2d3d4d5d6d7d8d9dadbdcdddedf"), model.OptionID("option-e0e1e2e3e4e5e6e7e8e9eaebecedeeef")
	more["pool"] = model.Pool{
		ID: pool, Issuer: sampleIssuer, Class: sampleClass, Epoch: 1, Size: 1_000, Granted: 600, Law: model.VentureLaw, Resolution: sampleDigest,
		State: model.RightIsEnded, Ended: &sampleStamp, Since: sampleStamp,
	}
	more["pools"] = model.Pools{Issuer: sampleIssuer, Sizes: []model.PoolSize{{Class: sampleClass, Epoch: 1, Size: 600}}, Count: 2}
	more["option"] = model.Option{
		ID: option, Issuer: sampleIssuer, Pool: pool, Class: sampleClass, Entry: sampleEntry, Epoch: 1, Exercised: 100, Forfeited: 500, LeftOn: "2029-01-31",
		OptionTerms: model.OptionTerms{
			Quantity: 600, Strike: 1_000, GrantedOn: "2026-09-21", ExpiresOn: "2036-09-21", Contract: sampleDigest,
			Vesting: []model.Vesting{{On: "2028-09-22", Quantity: 100}, {On: "2029-09-22", Quantity: 500}},
		},
		Lots: []value.LotID{sampleLot}, Issued: 100, State: model.RightIsEnded, Ended: &sampleStamp, Since: sampleStamp,
	}
	more["convertible"] = model.Convertible{
		ID: "convertible-f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", Issuer: sampleIssuer, Entry: sampleEntry,
		ConvertibleTerms: model.ConvertibleTerms{
			Kind: model.Note, Class: sampleClass, Principal: 100_000_000, Cap: 10_000_000_000, Discount: 2_000, Interest: 300, IssuedOn: "2026-09-21",
			Maturity: "2029-09-21", Terms: sampleDigest,
		},
		State: model.ConvertibleIsConverted, Lot: sampleLot, Issued: 100, Price: 1_000_000, Repaid: 1, Ended: &sampleStamp, Since: sampleStamp,
	}
}
