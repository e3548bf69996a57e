package client

import (
	"context"
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// TermsGiven is what a transfer agreement says beside its offer.
type TermsGiven struct {
	BuyerAddress   value.SaltedAddress
	Payout, Refund value.Commitment
	EscrowAgent    value.MemberID
	Text           value.Digest
	FundBy         value.Time
	ContractOn     value.Date
}

// NewTerms makes the terms of an agreement from the last round of an offer. The site is a session of one of its parties.
func NewTerms(ctx context.Context, site *Site, id value.OfferID, given TermsGiven) (model.Terms, error) {
	offer, err := site.Offer(ctx, id)
	if err != nil {
		return model.Terms{}, err
	}
	if offer.Price == 0 {
		return model.Terms{}, fmt.Errorf("%s does not show the offer's price to this wallet", site.Member)
	}
	listing, err := site.Listing(ctx, offer.Listing)
	if err != nil {
		return model.Terms{}, err
	}
	total, err := offer.Price.Times(offer.Quantity)
	if err != nil {
		return model.Terms{}, err
	}
	return model.Terms{
		Issuer: offer.Issuer, Class: listing.Class, Offer: offer.Id, Seller: offer.Seller, SellerEntry: listing.Entry,
		Buyer: offer.Buyer, BuyerAddress: given.BuyerAddress, Quantity: offer.Quantity, Price: offer.Price, Total: total,
		EscrowAgent: given.EscrowAgent, Payout: given.Payout, Refund: given.Refund, FundBy: given.FundBy,
		ContractOn: given.ContractOn, Text: given.Text,
	}, nil
}

// TermsOf reads the terms that the other party has signed, and checks that they are those that the agreement's identity
// names. The site is a session of one of its parties.
func TermsOf(ctx context.Context, site *Site, id value.AgreementID) (model.Terms, error) {
	answer, err := site.Agreement(ctx, id)
	if err != nil {
		return model.Terms{}, err
	}
	seen := answer.Agreement.Terms
	terms := model.Terms{
		Issuer: seen.Issuer, Class: seen.Class, Offer: seen.Offer, Seller: seen.Seller, SellerEntry: seen.SellerEntry,
		Buyer: seen.Buyer, BuyerAddress: seen.BuyerAddress, Quantity: seen.Quantity, Price: seen.Price, Total: seen.Total,
		EscrowAgent: seen.EscrowAgent, Payout: seen.Payout, Refund: seen.Refund, FundBy: seen.FundBy,
		ContractOn: seen.ContractOn, Text: seen.Text,
	}
	named, err := terms.ID()
	if err == nil && named != id {
		err = fmt.Errorf("the terms that %s shows are not those of the agreement %s; nothing was signed", site.Member, id)
	}
	return terms, err
}
