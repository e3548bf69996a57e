package httpapi

import (
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

// depositEntry leaves with the company's homes the data under which a party is to be entered: who they were identified as, and
// their address.
func (s *Server) depositEntry(w http.ResponseWriter, r *http.Request) error {
	issuer, party, err := s.atHomeOf(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.EntryDepositRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(party.DID)) {
		return fail(codeTooMany, "the party deposits too often")
	}
	who := model.IdentityData{Kind: body.Identity.Kind, Name: body.Identity.Name, Identifier: body.Identity.Identifier, Salt: body.Identity.Salt}
	at := homes.Contact{Address: body.Address, Email: body.Email, Phone: body.Phone}
	salted, kept, err := s.Keeper.KeepAddress(r.Context(), issuer, party, who, at)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, api.EntryDepositAnswer{Address: salted, Commitment: kept.Commitment, Salt: kept.Salt, Copies: kept.Copies})
}

// depositHolder leaves with the company's homes the data of somebody who is no party: an heir, a new holder, a pledgee.
func (s *Server) depositHolder(w http.ResponseWriter, r *http.Request) error {
	issuer, party, err := s.atHomeOf(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.HolderDepositRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(party.DID)) {
		return fail(codeTooMany, "the party deposits too often")
	}
	kept, err := s.Keeper.Keep(r.Context(), homes.Draft{
		Kind: homes.KindEntry, Issuer: issuer.ID, Party: party.DID, Homes: issuer.Homes,
		Data: homes.Person{
			Kind: body.Kind, Name: body.Name, Identifier: body.Identifier, Address: body.Address, Email: body.Email, Phone: body.Phone,
		},
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, api.HolderDepositAnswer{Commitment: kept.Commitment, Copies: kept.Copies})
}

// depositAccount leaves a bank account with this member, which the terms may name as their escrow agent.
func (s *Server) depositAccount(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.AccountRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(found.DID)) {
		return fail(codeTooMany, "the party deposits too often")
	}
	kept, err := s.Keeper.Keep(r.Context(), homes.Draft{
		Kind: homes.KindAccount, Party: found.DID, Homes: []value.MemberID{s.Member},
		Data: homes.Account{Bank: body.Bank, Number: body.Number, Holder: body.Holder},
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, api.AccountAnswer{Commitment: kept.Commitment, Salt: kept.Salt})
}

// between finds an offer and its two parties, and checks that who is logged in is one of them.
func (s *Server) between(r *http.Request, v *store.View, visitor value.DID, offer model.Offer) (seller, buyer model.Party, err error) {
	if err := needs(contractText, state(offer.State), s.viewer(v, visitor).ofParties(offer.Seller, offer.Buyer)...); err != nil {
		return seller, buyer, err
	}
	if seller, err = one[model.Party](v, model.PartyRef(offer.Seller)); err != nil {
		return seller, buyer, err
	}
	buyer, err = one[model.Party](v, model.PartyRef(offer.Buyer))
	return seller, buyer, err
}

func (s *Server) draftContractText(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	id, err := pathID[value.OfferID](r, "offer")
	if err != nil {
		return err
	}
	lang, err := language(r)
	if err != nil {
		return err
	}
	facts := homes.ContractFacts{On: s.today()}
	var answer api.ContractDraft
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if facts.Offer, err = one[model.Offer](v, model.OfferRef(id)); err != nil {
			return err
		}
		if _, _, err = s.between(r, v, found.DID, facts.Offer); err != nil {
			return err
		}
		if facts.Issuer, err = one[model.Issuer](v, model.IssuerRef(facts.Offer.Issuer)); err != nil {
			return err
		}
		listing, err := one[model.Listing](v, model.ListingRef(facts.Offer.Listing))
		if err != nil {
			return err
		}
		if facts.Class, err = one[model.ShareClass](v, model.ClassRef(listing.Class)); err != nil {
			return err
		}
		facts.Total, err = facts.Offer.Price.Times(facts.Offer.Quantity)
		return err
	})
	if err != nil {
		return err
	}
	if answer.Text, err = s.Keeper.DraftContract(facts, lang); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) depositContractText(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	id, err := pathID[value.OfferID](r, "offer")
	if err != nil {
		return err
	}
	body, err := readJSON[api.ContractTextRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(found.DID)) {
		return fail(codeTooMany, "the party deposits too often")
	}
	var offer model.Offer
	var seller, buyer model.Party
	err = s.read(r, func(v *store.View) (err error) {
		if offer, err = one[model.Offer](v, model.OfferRef(id)); err != nil {
			return err
		}
		seller, buyer, err = s.between(r, v, found.DID, offer)
		return err
	})
	if err != nil {
		return err
	}
	kept, err := s.Keeper.KeepText(r.Context(), offer, found.DID, seller, buyer, body.Text)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, api.ContractTextDeposit{Digest: kept.Digest, Copies: kept.Copies})
}

func (s *Server) getContractText(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	id, err := pathID[value.AgreementID](r, "agreement")
	if err != nil {
		return err
	}
	var agreement model.Agreement
	var seller, buyer model.Party
	err = s.read(r, func(v *store.View) (err error) {
		if agreement, err = one[model.Agreement](v, model.AgreementRef(id)); err != nil {
			return err
		}
		offer, err := one[model.Offer](v, model.OfferRef(agreement.Terms.Offer))
		if err != nil {
			return err
		}
		seller, buyer, err = s.between(r, v, found.DID, offer)
		return err
	})
	if err != nil {
		return err
	}
	text, err := s.Keeper.Text(r.Context(), agreement.Terms.Offer, agreement.Terms.Text, seller, buyer)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.ContractText{Text: text, Digest: agreement.Terms.Text})
}
