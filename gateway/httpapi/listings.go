package httpapi

import (
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

func (s *Server) listListings(w http.ResponseWriter, r *http.Request) error {
	page, err := page(r)
	if err != nil {
		return err
	}
	issuer, err := queryID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	state, err := queryOneOf(r, "state", model.ListingIsOpen, model.ListingIsSold, model.ListingIsWithdrawn, model.ListingIsExpired)
	if err != nil {
		return err
	}
	var answer api.ListingList
	err = s.read(r, func(v *store.View) error {
		found, err := store.List[model.Listing](v, store.By{Issuer: issuer, State: string(state)}, page)
		answer = api.ListingList{Listings: records(found.Items), Next: next(found.Next), Height: heightOf(v)}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getListing(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.ListingID](r, "listing")
	if err != nil {
		return err
	}
	var answer api.ListingAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		answer.Listing, err = one[model.Listing](v, model.ListingRef(id))
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) listOffers(w http.ResponseWriter, r *http.Request) error {
	page, err := page(r)
	if err != nil {
		return err
	}
	listing, err := queryID[value.ListingID](r, "listing")
	if err != nil {
		return err
	}
	party, err := queryID[value.DID](r, "party")
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	answer := api.OfferList{Offers: []api.OfferView{}}
	err = s.read(r, func(v *store.View) error {
		found, err := store.List[model.Offer](v, store.By{Listing: listing, Party: party}, page)
		answer.Next, answer.Height = next(found.Next), heightOf(v)
		for _, offer := range records(found.Items) {
			answer.Offers = append(answer.Offers, offerView(s.viewer(v, visitor), offer))
		}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getOffer(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.OfferID](r, "offer")
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	var answer api.OfferAnswer
	err = s.read(r, func(v *store.View) error {
		offer, err := one[model.Offer](v, model.OfferRef(id))
		answer = api.OfferAnswer{Offer: offerView(s.viewer(v, visitor), offer), Height: heightOf(v)}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// offerView is an offer as a viewer sees it.
func offerView(who *viewer, o model.Offer) api.OfferView {
	view := api.OfferView{
		Id: o.ID, Issuer: o.Issuer, Listing: o.Listing, Seller: o.Seller, Buyer: o.Buyer, Round: o.Round, Proposer: o.Proposer,
		Quantity: o.Quantity, Expires: o.Expires, State: o.State, Since: o.Since,
	}
	if sees(offerPrice, state(o.State), who.ofParties(o.Seller, o.Buyer)...) {
		view.Price = o.Price
	}
	return view
}

func (s *Server) getIssuance(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuanceID](r, "issuance")
	if err != nil {
		return err
	}
	var answer api.IssuanceAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Issuance, err = one[model.Issuance](v, model.IssuanceRef(id)); err != nil {
			return err
		}
		answer.On, err = positionOf(v, answer.Issuance.On)
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}
