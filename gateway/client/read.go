package client

import (
	"context"
	"errors"
	"net/url"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

const (
	// pageSize is how many items a list is read by.
	pageSize = "200"
	// maxPages is how many pages of a list are read.
	maxPages = 500
)

// errTooLong says that a list is longer than is read.
var errTooLong = errors.New("the list has more than 100,000 items")

// Ledger is the ledger, its members, and the state of this site; also before the founding act.
func (s *Site) Ledger(ctx context.Context) (answer api.LedgerAnswer, err error) {
	return answer, s.get(ctx, "/v1/ledger", nil, &answer)
}

// Party is a party's record.
func (s *Site) Party(ctx context.Context, party value.DID) (model.Party, error) {
	var answer api.PartyAnswer
	err := s.get(ctx, "/v1/parties/"+segment(party), nil, &answer)
	return answer.Party, err
}

// Application is a company's application.
func (s *Site) Application(ctx context.Context, issuer value.IssuerID) (model.Application, error) {
	var answer api.ApplicationAnswer
	err := s.get(ctx, "/v1/applications/"+segment(issuer), nil, &answer)
	return answer.Application, err
}

// Issuer is an issuer with its classes and homes.
func (s *Site) Issuer(ctx context.Context, issuer value.IssuerID) (answer api.IssuerAnswer, err error) {
	return answer, s.get(ctx, "/v1/issuers/"+segment(issuer), nil, &answer)
}

// Issuers are all issuers.
func (s *Site) Issuers(ctx context.Context) ([]model.Issuer, error) {
	var all []model.Issuer
	err := s.pages(func(cursor url.Values) (string, error) {
		var page api.IssuerList
		err := s.get(ctx, "/v1/issuers", cursor, &page)
		all = append(all, page.Issuers...)
		return page.Next, err
	})
	return all, err
}

// Register is the whole register of an issuer. With ended, it also has the lots that have ended. Its height is that of
// its first page.
func (s *Site) Register(ctx context.Context, issuer value.IssuerID, ended bool) (api.RegisterAnswer, error) {
	var whole api.RegisterAnswer
	err := s.pages(func(query url.Values) (string, error) {
		if ended {
			query.Set("ended", "true")
		}
		var page api.RegisterAnswer
		err := s.get(ctx, "/v1/issuers/"+segment(issuer)+"/register", query, &page)
		if whole.Issuer.ID == "" {
			whole = page
		} else {
			whole.Entries = append(whole.Entries, page.Entries...)
		}
		return page.Next, err
	})
	whole.Next = ""
	return whole, err
}

// RegisterPage is one page of a register, from a cursor that a page gave; empty for the first.
func (s *Site) RegisterPage(ctx context.Context, issuer value.IssuerID, cursor string) (answer api.RegisterAnswer, err error) {
	query := url.Values{"limit": {pageSize}}
	setUnlessEmpty(query, "cursor", cursor)
	return answer, s.get(ctx, "/v1/issuers/"+segment(issuer)+"/register", query, &answer)
}

// History is the acts on a register, oldest first.
func (s *Site) History(ctx context.Context, issuer value.IssuerID) ([]api.Act, error) {
	var all []api.Act
	err := s.pages(func(query url.Values) (string, error) {
		var page api.HistoryList
		err := s.get(ctx, "/v1/issuers/"+segment(issuer)+"/history", query, &page)
		all = append(all, page.Acts...)
		return page.Next, err
	})
	return all, err
}

// Lot is a lot, live or ended, and where on the ledger it began and ended.
func (s *Site) Lot(ctx context.Context, lot value.LotID) (answer api.LotAnswer, err error) {
	return answer, s.get(ctx, "/v1/lots/"+segment(lot), nil, &answer)
}

// Listings are the listings of an issuer in a state; either may be empty for all.
func (s *Site) Listings(ctx context.Context, issuer value.IssuerID, state model.ListingState) ([]model.Listing, error) {
	var all []model.Listing
	err := s.pages(func(query url.Values) (string, error) {
		setUnlessEmpty(query, "issuer", string(issuer))
		setUnlessEmpty(query, "state", string(state))
		var page api.ListingList
		err := s.get(ctx, "/v1/listings", query, &page)
		all = append(all, page.Listings...)
		return page.Next, err
	})
	return all, err
}

// Listing is a listing.
func (s *Site) Listing(ctx context.Context, listing value.ListingID) (model.Listing, error) {
	var answer api.ListingAnswer
	err := s.get(ctx, "/v1/listings/"+segment(listing), nil, &answer)
	return answer.Listing, err
}

// Offers are the offers on a listing or of a party; either may be empty for all. Prices stand in the session's own.
func (s *Site) Offers(ctx context.Context, listing value.ListingID, party value.DID) ([]api.OfferView, error) {
	var all []api.OfferView
	err := s.pages(func(query url.Values) (string, error) {
		setUnlessEmpty(query, "listing", string(listing))
		setUnlessEmpty(query, "party", string(party))
		var page api.OfferList
		err := s.get(ctx, "/v1/offers", query, &page)
		all = append(all, page.Offers...)
		return page.Next, err
	})
	return all, err
}

// Offer is an offer; its price stands for its two parties.
func (s *Site) Offer(ctx context.Context, offer value.OfferID) (api.OfferView, error) {
	var answer api.OfferAnswer
	err := s.get(ctx, "/v1/offers/"+segment(offer), nil, &answer)
	return answer.Offer, err
}

// Agreement is a transfer agreement, its escrow and how far it has come; amounts stand for those who may see them.
func (s *Site) Agreement(ctx context.Context, agreement value.AgreementID) (answer api.AgreementAnswer, err error) {
	return answer, s.get(ctx, "/v1/agreements/"+segment(agreement), nil, &answer)
}

// Issuance is the ledger's record of a certificate.
func (s *Site) Issuance(ctx context.Context, issuance value.IssuanceID) (answer api.IssuanceAnswer, err error) {
	return answer, s.get(ctx, "/v1/issuances/"+segment(issuance), nil, &answer)
}

// Command is what became of a command. One that the site does not know of is a Problem with the status 404.
func (s *Site) Command(ctx context.Context, command value.CommandID) (answer api.CommandOutcome, err error) {
	return answer, s.get(ctx, "/v1/commands/"+segment(command), nil, &answer)
}

// pages reads a list page by page.
func (s *Site) pages(read func(query url.Values) (next string, err error)) error {
	cursor := ""
	for range maxPages {
		query := url.Values{"limit": {pageSize}}
		setUnlessEmpty(query, "cursor", cursor)
		next, err := read(query)
		if err != nil || next == "" {
			return err
		}
		cursor = next
	}
	return errTooLong
}

func setUnlessEmpty(query url.Values, name, value string) {
	if value != "" {
		query.Set(name, value)
	}
}
