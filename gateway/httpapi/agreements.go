package httpapi

import (
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

func (s *Server) listAgreements(w http.ResponseWriter, r *http.Request) error {
	page, err := page(r)
	if err != nil {
		return err
	}
	issuer, err := queryID[value.IssuerID](r, "issuer")
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
	answer := api.AgreementList{Agreements: []api.AgreementItem{}}
	err = s.read(r, func(v *store.View) error {
		found, err := store.List[model.Agreement](v, store.By{Issuer: issuer, Party: party}, page)
		answer.Next, answer.Height = next(found.Next), heightOf(v)
		for _, agreement := range records(found.Items) {
			shown, err := s.showAgreement(v, visitor, agreement)
			if err != nil {
				return err
			}
			answer.Agreements = append(answer.Agreements, api.AgreementItem{Agreement: shown.Agreement, Progress: shown.Progress})
		}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getAgreement(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.AgreementID](r, "agreement")
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	var answer api.AgreementAnswer
	err = s.read(r, func(v *store.View) error {
		agreement, err := one[model.Agreement](v, model.AgreementRef(id))
		if err != nil {
			return err
		}
		answer, err = s.showAgreement(v, visitor, agreement)
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// showAgreement is an agreement, with what stands around it, as a visitor sees it.
func (s *Server) showAgreement(v *store.View, visitor value.DID, a model.Agreement) (answer api.AgreementAnswer, err error) {
	roles, err := s.viewer(v, visitor).ofAgreement(a)
	if err != nil {
		return answer, err
	}
	shown := sees(amounts, state(a.State), roles...)
	answer.Height = heightOf(v)
	answer.Agreement = agreementView(a, shown)
	escrow, err := optional[model.Escrow](v, model.EscrowRef(a.ID))
	if err != nil {
		return answer, err
	}
	if escrow != nil {
		answer.Escrow = escrowView(*escrow, shown)
	}
	offer, err := one[model.Offer](v, model.OfferRef(a.Terms.Offer))
	if err != nil {
		return answer, err
	}
	listing, err := one[model.Listing](v, model.ListingRef(offer.Listing))
	if err != nil {
		return answer, err
	}
	answer.Listing = &listing
	answer.Progress, err = progressOf(v, a, offer, listing)
	return answer, err
}

// agreementView shows an agreement. Without the amounts it also lacks the commitments and the digest, because with them
// whoever knows the rest could find the price by trying.
func agreementView(a model.Agreement, shown bool) api.AgreementView {
	t := a.Terms
	view := api.AgreementView{
		Id: a.ID, State: a.State, Amounts: shown, SellerSigned: a.SellerSigned, BuyerSigned: a.BuyerSigned, Reservation: a.Reservation,
		Requested: a.Requested, Votes: a.Votes, Approved: a.Approved, Ended: a.Ended, Began: a.Began, Balance: a.Balance,
		Settled: a.Settled, Since: a.Since,
		Terms: api.TermsView{
			Issuer: t.Issuer, Class: t.Class, Offer: t.Offer, Seller: t.Seller, SellerEntry: t.SellerEntry, Buyer: t.Buyer,
			Quantity: t.Quantity, EscrowAgent: t.EscrowAgent, FundBy: t.FundBy, ContractOn: t.ContractOn,
		},
	}
	if shown {
		view.Terms.Price, view.Terms.Total = t.Price, t.Total
		view.Terms.BuyerAddress, view.Terms.Payout, view.Terms.Refund, view.Terms.Text = t.BuyerAddress, t.Payout, t.Refund, t.Text
	}
	return view
}

func escrowView(e model.Escrow, shown bool) *api.EscrowView {
	view := &api.EscrowView{Agreement: e.Agreement, Agent: e.Agent, Releasable: e.Releasable}
	if shown {
		view.Price, view.References = e.Price, e.References
		view.Accepted, view.Deposited, view.Released, view.Refunded, view.Held = &e.Accepted, &e.Deposited, &e.Released, &e.Refunded, &e.Held
	}
	return view
}
