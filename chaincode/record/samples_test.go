package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

// samples has one record of most kinds, with most fields filled; more has the rest.
func samples() []core.Record {
	const (
		issuer      = core.IssuerID("issuer-000102030405060708090a0b0c0d0e0f")
		class       = core.ClassID("class-101112131415161718191a1b1c1d1e1f")
		entry       = core.EntryID("entry-202122232425262728292a2b2c2d2e2f")
		lot         = core.LotID("lot-303132333435363738393a3b3c3d3e3f")
		next        = core.LotID("lot-404142434445464748494a4b4c4d4e4f")
		balance     = core.LotID("lot-505152535455565758595a5b5c5d5e5f")
		reservation = core.ReservationID("reservation-606162636465666768696a6b6c6d6e6f")
		listing     = core.ListingID("listing-707172737475767778797a7b7c7d7e7f")
		offer       = core.OfferID("offer-808182838485868788898a8b8c8d8e8f")
		issuance    = core.IssuanceID("issuance-909192939495969798999a9b9c9d9e9f")
	)
	var (
		agreement = core.AgreementID(strings.Repeat("a1", 32))
		command   = core.CommandID(strings.Repeat("c2", 32))
		digest    = core.Digest(strings.Repeat("d3", 32))
		secret    = core.Commitment(strings.Repeat("e4", 32))
		seller    = core.PartyDID(strings.Repeat("S", 43))
		buyer     = core.PartyDID(strings.Repeat("B", 43))
		desk      = core.PartyDID(strings.Repeat("D", 43))
		stamp     = core.Stamp{Command: command, Transaction: strings.Repeat("f5", 32), At: 1_790_000_000}
		jwk       = `{"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
		homes     = []core.MemberID{"member1", "member2"}
		board     = core.Board{Directors: []core.DID{seller, desk, buyer}, Threshold: 2}
	)
	label := core.Label{Korean: "한빛은행", English: "Hanbit \"Bank\" <\u2028>"}
	return []core.Record{
		core.Ledger{
			ID: core.LedgerID(strings.Repeat("0f", 32)), Rules: "2027-1", Founded: stamp, Parameters: core.Parameters{ObjectionPeriod: 14 * core.Day},
			Members: []core.Member{
				{ID: "member1", MSP: "Member1MSP", Name: label, Administrator: desk, AdministratorKey: jwk, IssuingKey: jwk},
				{ID: "member2", MSP: "Member2MSP", Name: label, Administrator: buyer, AdministratorKey: jwk, IssuingKey: jwk},
			},
		},
		core.Party{
			DID: seller, Introducer: "member1", Homes: homes, Since: stamp,
			Keys:       []core.Key{{ID: core.KeyOf(seller, strings.Repeat("S", 43)), JWK: jwk, Purposes: []core.Purpose{core.PurposeLogin, core.PurposeSign}, Since: stamp.At}},
			Identified: &core.Identification{Kind: core.Person, Commitment: secret, By: desk, Member: "member1", On: stamp},
		},
		core.Desk{Member: "member1", Kind: core.EscrowDesk, Party: desk, Limit: 1_000_000_000, Until: 1_800_000_000, Ended: &stamp, Since: stamp},
		core.Application{
			ID: issuer, By: seller, State: core.ApplicationIsChecked, Checker: desk, Filed: stamp,
			Facts: core.IssuerFacts{
				Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
				CertificatesIssued: true, Homes: homes, Board: board, Extract: digest,
				Classes: []core.ClassTerms{{Name: "보통주", Par: 500, Authorised: 1_000_000, Issued: 100_000, Approval: core.BoardApproval}},
			},
		},
		core.Outcome{
			Command: command, Type: core.TypeSharesListed, Actor: seller, Status: core.Rejected, Code: core.CodeNotFree,
			Args: []core.Arg{{Name: "reason", Form: core.AsReason, Value: "x"}}, Created: []string{string(listing)}, On: stamp,
		},
		core.Issuer{
			ID: issuer, Name: "주식회사 한결", CorporateNumber: "1101110000001", BusinessNumber: "1108100001", IncorporatedOn: "2020-03-02",
			CertificatesIssued: true, Homes: homes, Classes: []core.IssuerClass{{ID: class, Name: "보통주"}}, Board: board, Imported: &stamp, Admitted: stamp,
		},
		core.CorporateNumber{Number: "1101110000001", Issuer: issuer},
		core.Authority{Issuer: issuer, Agent: seller, Commands: []core.Type{core.TypeClaimObjected, core.TypeRegisterImported}, AttestedBy: desk, Since: stamp},
		core.ShareClass{ID: class, Issuer: issuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: core.BoardApproval, Since: stamp},
		core.Count{Class: class, Declared: 100_000, Issued: 100_000},
		core.HolderEntry{
			ID: entry, Issuer: issuer, Kind: core.Fund, Commitment: secret, State: core.EntryIsContested, Controller: seller,
			AttestedBy: desk, Confirmed: []core.LotID{lot}, ObjectedBy: buyer, SellableFrom: 1_791_000_000, Since: stamp,
		},
		core.EntryOf{Issuer: issuer, Party: seller, Entry: entry},
		core.Lot{
			ID: lot, Issuer: issuer, Class: class, Entry: entry, Quantity: 1_000, Pledged: 1, Attached: 2, Locked: 3, Reserved: 100,
			Reservations: []core.ReservationID{reservation}, Provenance: core.Settled, EffectiveOn: "2026-09-21", ContractOn: "2026-09-20",
			PaidOn: "2020-03-02", From: []core.LotID{next}, Recorded: stamp, Ended: &core.LotEnd{Reason: core.EndedByTransfer, Into: []core.LotID{next, balance}, On: stamp},
		},
		core.Reservation{ID: reservation, Lot: lot, Quantity: 100, Listing: listing, Agreement: agreement, Ended: &stamp, Since: stamp},
		core.Listing{
			ID: listing, Issuer: issuer, Class: class, Seller: seller, Entry: entry, Reservation: reservation, Remaining: 100, Price: 12_500,
			Expires: 1_792_000_000, State: core.ListingIsOpen, Since: stamp,
		},
		core.Offer{
			ID: offer, Issuer: issuer, Listing: listing, Seller: seller, Buyer: buyer, Round: 3, Proposer: buyer, Quantity: 100, Price: 12_000,
			Expires: 1_792_000_000, State: core.OfferIsAgreed, Since: stamp,
		},
		core.Agreement{
			ID: agreement, State: core.AgreementIsSettled, SellerSigned: command, BuyerSigned: command, Reservation: reservation, Requested: &stamp,
			Votes: []core.Vote{{Director: desk, Approve: true, On: stamp}}, Approved: &stamp, Ended: lot, Began: next, Balance: balance, Settled: &stamp, Since: stamp,
			Terms: core.Terms{
				Issuer: issuer, Class: class, Offer: offer, Seller: seller, SellerEntry: entry, Buyer: buyer, BuyerEntry: secret, Quantity: 100,
				Price: 12_000, Total: 1_200_000, EscrowAgent: "member3", Payout: secret, Refund: secret, FundBy: 1_793_000_000,
				ContractOn: "2026-09-20", Text: digest,
			},
		},
		core.Escrow{
			Agreement: agreement, Agent: "member3", Price: 1_200_000, Accepted: 1_200_000, Deposited: 1_300_000, Released: 1_200_000, Refunded: 50_000,
			Held: 50_000, Releasable: &stamp, References: []core.BankReference{"KR-2026.1", "KR-2026.2"},
		},
		core.Payment{Agent: "member3", Reference: "KR-2026.1", Agreement: agreement, Kind: core.PaymentDeposit, Amount: 1_300_000, By: desk, On: stamp},
		core.Issuance{
			ID: issuance, Kind: core.ContractCertificate, Issuer: issuer, Class: class, Holder: buyer, HolderKey: core.KeyOf(buyer, strings.Repeat("B", 43)),
			Member: "member1", Lot: next, Quantity: 100, Agreement: agreement, Provenance: core.Settled, Commitment: secret, On: stamp,
		},
	}
}
