package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// samples has one record of most kinds, with most fields filled; more has the rest.
func samples() []model.Record {
	const (
		issuer      = value.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
		class       = value.ClassID("class-101112131415161718191a1b1c1d1e1f")
		entry       = value.EntryID("entry-202122232425262728292a2b2c2d2e2f")
		lot         = value.LotID("lot-303132333435363738393a3b3c3d3e3f")
		next        = value.LotID("lot-404142434445464748494a4b4c4d4e4f")
		balance     = value.LotID("lot-505152535455565758595a5b5c5d5e5f")
		reservation = value.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
		listing     = value.ListingID("listing-707172737475767778797a7b7c7d7e7f")
		offer       = value.OfferID("offer-808182838485868788898a8b8c8d8e8f")
		issuance    = value.IssuanceID("issuance-909192939495969798999a9b9c9d9e9f")
	)
	var (
		agreement = value.AgreementID(strings.Repeat("a1", 32))
		command   = value.CommandID(strings.Repeat("c2", 32))
		digest    = value.Digest(strings.Repeat("d3", 32))
		secret    = value.Commitment(strings.Repeat("e4", 32))
		where     = value.SaltedAddress(strings.Repeat("e5", 32))
		seller    = value.PartyDID(strings.Repeat("S", 43))
		buyer     = value.PartyDID(strings.Repeat("B", 43))
		desk      = value.PartyDID(strings.Repeat("D", 43))
		stamp     = model.Stamp{Command: command, Transaction: strings.Repeat("f5", 32), At: 1_790_000_000}
		jwk       = `{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
		homes     = []value.MemberID{"member1", "member2"}
		board     = model.Board{Directors: []value.DID{seller, desk, buyer}, Threshold: 2}
	)
	label := model.Label{Korean: "한빛은행", English: "Hanbit \"Bank\" <\u2028>"}
	return []model.Record{
		model.Ledger{
			ID: value.LedgerID(strings.Repeat("0f", 32)), Rules: "2027-1", Founded: stamp, Pages: model.Pages{RPID: "holdfast.example", Origins: []string{"https://holdfast.example"}},
			Parameters: model.Parameters{
				IdentityWait: 7 * value.Day, RightsWait: 14 * value.Day, NoticeSilence: 3 * value.Day, HaltBound: 14 * value.Day, SuspensionBound: 90 * value.Day,
				PartialLists: value.Day, Tick: 60, QuietTick: 600, Freshness: 60,
			},
			Members: []model.Member{
				{ID: "member1", MSP: "Member1MSP", Name: label, Administrators: []value.DID{desk}, Threshold: 1, RecoveryKey: jwk, Worker: seller, IssuingKey: jwk},
				{ID: "member2", MSP: "Member2MSP", Name: label, Administrators: []value.DID{buyer, desk}, Threshold: 2, RecoveryKey: jwk, Worker: desk, IssuingKey: jwk},
			},
		},
		model.Clock{Member: "member1", At: 1_790_000_000, Rules: []string{"2027-1", "2027-2"}, On: stamp},
		model.Fresh{Period: 29_833_333, Passed: 1_789_999_940, On: stamp},
		model.Party{
			DID: seller, Introducer: "member1", Homes: homes, Since: stamp,
			Keys:       []model.Key{{ID: value.KeyOf(seller, strings.Repeat("S", 43)), JWK: jwk, Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign}, Since: stamp.At}},
			Identified: &model.Identification{Kind: model.Person, Commitment: secret, By: desk, Member: "member1", On: stamp},
		},
		model.Desk{Member: "member1", Kind: model.EscrowDesk, Party: desk, Limit: 1_000_000_000, Until: 1_800_000_000, Ended: &stamp, Since: stamp},
		model.Application{
			ID: issuer, By: seller, State: model.ApplicationIsChecked, Checker: desk, Filed: stamp,
			Facts: model.IssuerFacts{
				Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
				CertificatesIssued: true, Homes: homes, Board: board, Extract: digest,
				Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 1_000_000, Issued: 100_000, Approval: model.BoardApproval}},
			},
		},
		model.Outcome{
			Command: command, Type: trade.TypeSharesListed, Actor: seller, Status: model.Rejected, Code: value.CodeNotFree,
			Args: []value.Arg{{Name: "reason", Form: value.AsReason, Value: "x"}}, Created: []string{string(listing)}, On: stamp,
		},
		model.Issuer{
			ID: issuer, Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
			CertificatesIssued: true, Homes: homes, Classes: []model.IssuerClass{{ID: class, Name: "보통주"}}, Board: board, Imported: &stamp, Admitted: stamp,
		},
		model.CorporateNumber{Number: "1101110000001", Issuer: issuer},
		model.Authority{Issuer: issuer, Agent: seller, Commands: []value.Type{holder.TypeClaimObjected, holder.TypeRegisterImported}, AttestedBy: desk, Since: stamp},
		model.ShareClass{ID: class, Issuer: issuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: model.BoardApproval, Since: stamp},
		model.Count{Class: class, Declared: 100_000, Issued: 100_000},
		model.HolderEntry{
			ID: entry, Issuer: issuer, Kind: model.Fund, Commitment: secret, State: model.EntryIsContested, Controller: seller,
			AttestedBy: desk, Confirmed: []value.LotID{lot}, ObjectedBy: buyer, SellableFrom: 1_791_000_000, Since: stamp,
			Listed: &model.ListedData{Commitment: secret, Claimed: &stamp, Corrected: &stamp}, Claimed: &stamp,
		},
		model.EntryOf{Issuer: issuer, Party: seller, Entry: entry},
		model.Lot{
			ID: lot, Issuer: issuer, Class: class, Entry: entry, Quantity: 1_000, Pledged: 1, Attached: 2, Locked: 3, Reserved: 100,
			Reservations: []value.ReservationID{reservation}, Provenance: model.Settled, EffectiveOn: "2026-09-21", ContractOn: "2026-09-20",
			PaidOn: "2020-03-02", From: []value.LotID{next}, Recorded: stamp, Ended: &model.LotEnd{Reason: model.EndedByTransfer, Into: []value.LotID{next, balance}, On: stamp},
		},
		model.Reservation{ID: reservation, Lineage: value.LineageID(lot), Quantity: 100, Listing: listing, Agreement: agreement, Ended: &stamp, Since: stamp},
		model.Listing{
			ID: listing, Issuer: issuer, Class: class, Seller: seller, Entry: entry, Reservation: reservation, Remaining: 100, Price: 12_500,
			Expires: 1_792_000_000, State: model.ListingIsOpen, Since: stamp,
		},
		model.Offer{
			ID: offer, Issuer: issuer, Listing: listing, Seller: seller, Buyer: buyer, Round: 3, Proposer: buyer, Quantity: 100, Price: 12_000,
			Expires: 1_792_000_000, State: model.OfferIsAgreed, Since: stamp,
		},
		model.Agreement{
			ID: agreement, BuyerEntry: secret, State: model.AgreementIsSettled, SellerSigned: command, BuyerSigned: command, Reservation: reservation, Requested: &stamp,
			Votes: []model.Vote{{Director: desk, Approve: true, On: stamp}}, Approved: &stamp, Ended: lot, Began: next, Balance: balance, Settled: &stamp, Since: stamp,
			Terms: model.Terms{
				Issuer: issuer, Class: class, Offer: offer, Seller: seller, SellerEntry: entry, Buyer: buyer, BuyerAddress: where, Quantity: 100,
				Price: 12_000, Total: 1_200_000, EscrowAgent: "member3", Payout: secret, Refund: secret, FundBy: 1_793_000_000,
				ContractOn: "2026-09-20", Text: digest,
			},
		},
		model.Escrow{
			Agreement: agreement, Agent: "member3", Price: 1_200_000, Accepted: 1_200_000, Deposited: 1_300_000, Released: 1_200_000, Refunded: 50_000,
			Held: 50_000, Releasable: &stamp, References: []value.BankReference{"KR-2026.1", "KR-2026.2"},
		},
		model.Payment{Agent: "member3", Reference: "KR-2026.1", Agreement: agreement, Kind: model.PaymentDeposit, Amount: 1_300_000, By: desk, On: stamp},
		model.Issuance{
			ID: issuance, Kind: model.ContractCertificate, Issuer: issuer, Class: class, Holder: buyer, HolderKey: value.KeyOf(buyer, strings.Repeat("B", 43)),
			Member: "member1", Lot: next, Quantity: 100, Agreement: agreement, Provenance: model.Settled, Commitment: secret, On: stamp,
		},
	}
}
