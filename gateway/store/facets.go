package store

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// facets is what a record is looked up by.
type facets struct {
	issuer       value.IssuerID
	class        value.ClassID
	entry        value.EntryID
	lot          value.LotID
	listing      value.ListingID
	agreement    value.AgreementID
	party        value.DID
	counterparty value.DID
	member       value.MemberID
	state        string
	live         bool
	quantity     value.Shares
	commitment   value.Commitment
	// staged is the staged act that made a lot or an entry, or that a page is of; counted whether what it made ever counted.
	staged  value.StagedID
	epoch   int
	counted bool
}

// facetsOf reads them from a record; By documents them. A kind without a line here has Issuer, where its records say it. Whether what a staged
// act made counts, other records decide: see staged.go.
func facetsOf(record model.Record) facets {
	switch r := record.(type) {
	case model.Party:
		return facets{member: r.Introducer, live: true}
	case model.Desk:
		return facets{member: r.Member, party: r.Party, state: string(r.Kind), live: r.Ended == nil}
	case model.Outcome:
		return facets{party: r.Actor, state: string(r.Status), live: true}
	case model.Application:
		return facets{issuer: r.ID, party: r.By, state: string(r.State), live: true}
	case model.Issuer:
		return facets{issuer: r.ID, live: true}
	case model.CorporateNumber:
		return facets{issuer: r.Issuer, live: true}
	case model.Authority:
		return facets{issuer: r.Issuer, party: r.Agent, live: true}
	case model.ShareClass:
		return facets{issuer: r.Issuer, class: r.ID, live: true}
	case model.Count:
		return facets{class: r.Class, live: true}
	case model.IssuedUntil:
		return facets{class: r.Class, live: true}
	case model.Replacement:
		return facets{class: r.Class, live: true}
	case model.AmendmentOf:
		return facets{class: r.Class, live: true}
	case model.Completion:
		return facets{issuer: r.Issuer, staged: r.Act, live: true}
	case model.HolderEntry:
		return facets{
			issuer: r.Issuer, entry: r.ID, party: r.Controller, state: string(r.State), live: true, commitment: r.Commitment, staged: r.Staged, counted: true,
		}
	case model.EntryOf:
		return facets{issuer: r.Issuer, entry: r.Entry, party: r.Party, live: r.Entry != ""}
	case model.Lot:
		return facets{
			issuer: r.Issuer, class: r.Class, entry: r.Entry, lot: r.ID, state: string(r.Provenance), live: r.Ended == nil, quantity: r.Quantity,
			staged: r.Staged, epoch: r.Epoch, counted: true,
		}
	case model.Import:
		return facets{issuer: r.Issuer, state: string(r.State), live: r.State == model.ImportIsOpen, staged: r.ID}
	case model.ImportPage:
		return facets{staged: r.Import, live: true}
	case model.Lineage:
		return facets{lot: value.LotID(r.ID), live: true}
	case model.Reservation:
		return facets{lot: value.LotID(r.Lineage), listing: r.Listing, agreement: r.Agreement, live: r.Ended == nil}
	}
	return tradeFacets(record)
}

func tradeFacets(record model.Record) facets {
	switch r := record.(type) {
	case model.Listing:
		return facets{
			issuer: r.Issuer, class: r.Class, entry: r.Entry, listing: r.ID, party: r.Seller, state: string(r.State),
			live: r.State == model.ListingIsOpen,
		}
	case model.Offer:
		return facets{
			issuer: r.Issuer, listing: r.Listing, party: r.Seller, counterparty: r.Buyer, state: string(r.State),
			live: r.State == model.OfferIsOpen,
		}
	case model.Agreement:
		return facets{
			issuer: r.Terms.Issuer, class: r.Terms.Class, agreement: r.ID, party: r.Terms.Seller, counterparty: r.Terms.Buyer,
			state: string(r.State), live: true,
		}
	case model.Escrow:
		return facets{agreement: r.Agreement, member: r.Agent, live: true}
	case model.Payment:
		return facets{agreement: r.Agreement, member: r.Agent, party: r.By, state: string(r.Kind), live: true}
	case model.Issuance:
		return facets{
			issuer: r.Issuer, class: r.Class, lot: r.Lot, agreement: r.Agreement, party: r.Holder, member: r.Member,
			state: string(r.Kind), live: true,
		}
	}
	issuer, _ := model.RegisterOf(record)
	return facets{issuer: issuer, live: true}
}
