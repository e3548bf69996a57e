package record_test

import "holdfast/chaincode/core"

func init() {
	pool, option := core.PoolID("pool-d0d1d2d3d4d5d6d7d8d9dadbdcdddedf"), core.OptionID("option-e0e1e2e3e4e5e6e7e8e9eaebecedeeef")
	more["pool"] = core.Pool{
		ID: pool, Issuer: sampleIssuer, Class: sampleClass, Epoch: 1, Size: 1_000, Granted: 600, Law: core.VentureLaw, Resolution: sampleDigest,
		State: core.RightIsEnded, Ended: &sampleStamp, Since: sampleStamp,
	}
	more["pools"] = core.Pools{Issuer: sampleIssuer, Size: 600, Count: 2}
	more["option"] = core.Option{
		ID: option, Issuer: sampleIssuer, Pool: pool, Class: sampleClass, Entry: sampleEntry, Epoch: 1, Exercised: 100, Forfeited: 500, LeftOn: "2029-01-31",
		OptionTerms: core.OptionTerms{
			Quantity: 600, Strike: 1_000, GrantedOn: "2026-09-21", ExpiresOn: "2036-09-21", Contract: sampleDigest,
			Vesting: []core.Vesting{{On: "2028-09-22", Quantity: 100}, {On: "2029-09-22", Quantity: 500}},
		},
		Lots: []core.LotID{sampleLot}, Issued: 100, State: core.RightIsEnded, Ended: &sampleStamp, Since: sampleStamp,
	}
	more["convertible"] = core.Convertible{
		ID: "convertible-f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", Issuer: sampleIssuer, Entry: sampleEntry,
		ConvertibleTerms: core.ConvertibleTerms{
			Kind: core.Note, Class: sampleClass, Principal: 100_000_000, Cap: 10_000_000_000, Discount: 2_000, Interest: 300, IssuedOn: "2026-09-21",
			Maturity: "2029-09-21", Terms: sampleDigest,
		},
		State: core.ConvertibleIsConverted, Lot: sampleLot, Issued: 100, Price: 1_000_000, Repaid: 1, Ended: &sampleStamp, Since: sampleStamp,
	}
}
