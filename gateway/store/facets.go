package store

import (
	"holdfast/chaincode/core"
)

// facets is what a record is looked up by.
type facets struct {
	issuer       core.IssuerID
	class        core.ClassID
	entry        core.EntryID
	lot          core.LotID
	listing      core.ListingID
	agreement    core.AgreementID
	party        core.DID
	counterparty core.DID
	member       core.MemberID
	state        string
	live         bool
	quantity     core.Shares
	commitment   core.Commitment
	// staged is the staged act that made a lot or an entry, or that a page is of; counted whether what it made ever counted.
	staged  core.StagedID
	epoch   int
	counted bool
}

// facetsOf reads them from a record; By documents them. A kind without a line here has Issuer, where its records say it. Whether what a staged
// act made counts, other records decide: see staged.go.
func facetsOf(record core.Record) facets {
	switch r := record.(type) {
	case core.Party:
		return facets{member: r.Introducer, live: true}
	case core.Desk:
		return facets{member: r.Member, party: r.Party, state: string(r.Kind), live: r.Ended == nil}
	case core.Outcome:
		return facets{party: r.Actor, state: string(r.Status), live: true}
	case core.Application:
		return facets{issuer: r.ID, party: r.By, state: string(r.State), live: true}
	case core.Issuer:
		return facets{issuer: r.ID, live: true}
	case core.CorporateNumber:
		return facets{issuer: r.Issuer, live: true}
	case core.Authority:
		return facets{issuer: r.Issuer, party: r.Agent, live: true}
	case core.ShareClass:
		return facets{issuer: r.Issuer, class: r.ID, live: true}
	case core.Count:
		return facets{class: r.Class, live: true}
	case core.HolderEntry:
		return facets{
			issuer: r.Issuer, entry: r.ID, party: r.Controller, state: string(r.State), live: true, commitment: r.Commitment, staged: r.Staged, counted: true,
		}
	case core.EntryOf:
		return facets{issuer: r.Issuer, entry: r.Entry, party: r.Party, live: r.Entry != ""}
	case core.Lot:
		return facets{
			issuer: r.Issuer, class: r.Class, entry: r.Entry, lot: r.ID, state: string(r.Provenance), live: r.Ended == nil, quantity: r.Quantity,
			staged: r.Staged, epoch: r.Epoch, counted: true,
		}
	case core.Import:
		return facets{issuer: r.Issuer, state: string(r.State), live: r.State == core.ImportIsOpen, staged: r.ID}
	case core.ImportPage:
		return facets{staged: r.Import, live: true}
	case core.Reservation:
		return facets{lot: r.Lot, listing: r.Listing, agreement: r.Agreement, live: r.Ended == nil}
	}
	return tradeFacets(record)
}

func tradeFacets(record core.Record) facets {
	switch r := record.(type) {
	case core.Listing:
		return facets{
			issuer: r.Issuer, class: r.Class, entry: r.Entry, listing: r.ID, party: r.Seller, state: string(r.State),
			live: r.State == core.ListingIsOpen,
		}
	case core.Offer:
		return facets{
			issuer: r.Issuer, listing: r.Listing, party: r.Seller, counterparty: r.Buyer, state: string(r.State),
			live: r.State == core.OfferIsOpen,
		}
	case core.Agreement:
		return facets{
			issuer: r.Terms.Issuer, class: r.Terms.Class, agreement: r.ID, party: r.Terms.Seller, counterparty: r.Terms.Buyer,
			state: string(r.State), live: true,
		}
	case core.Escrow:
		return facets{agreement: r.Agreement, member: r.Agent, live: true}
	case core.Payment:
		return facets{agreement: r.Agreement, member: r.Agent, party: r.By, state: string(r.Kind), live: true}
	case core.Issuance:
		return facets{
			issuer: r.Issuer, class: r.Class, lot: r.Lot, agreement: r.Agreement, party: r.Holder, member: r.Member,
			state: string(r.Kind), live: true,
		}
	}
	issuer, _ := core.RegisterOf(record)
	return facets{issuer: issuer, live: true}
}
