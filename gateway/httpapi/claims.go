package httpapi

import (
	"errors"
	"net/http"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

// codeAsked is the one answer to everybody who asks for a code.
var codeAsked = api.Sentence{
	Ko: "입력한 정보가 주주명부와 맞으면 명부에 적힌 이메일로 코드를 보냅니다. 몇 분 안에 오지 않으면 입력한 정보를 확인하거나 발행회사에 연락처를 확인해 주십시오.",
	En: "If what you entered matches the register, a code is on its way to the e-mail address in it. If none comes within a few minutes, check what you entered, or ask the company about the contact.",
}

// atHomeOf finds the issuer in the path and the party that is logged in, and checks that this site is a home of the issuer.
func (s *Server) atHomeOf(r *http.Request) (issuer model.Issuer, party model.Party, err error) {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return issuer, party, err
	}
	found, err := s.session(r)
	if err != nil {
		return issuer, party, err
	}
	err = s.read(r, func(v *store.View) (err error) {
		if issuer, err = one[model.Issuer](v, model.IssuerRef(id)); err != nil {
			return err
		}
		if !slices.Contains(issuer.Homes, s.Member) {
			return fail(Code(homes.CodeNotHome), "this member is no home of the issuer")
		}
		return nil
	})
	if err != nil {
		return issuer, party, err
	}
	party, err = s.partyOf(r, found.DID)
	return issuer, party, err
}

func (s *Server) requestClaimCode(w http.ResponseWriter, r *http.Request) error {
	issuer, party, err := s.atHomeOf(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.ClaimCodeRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(party.DID)) {
		return fail(codeTooMany, "the party asks for codes too often")
	}
	if !s.Claims.Ask(issuer, party.DID, body.Name, body.Identifier) {
		return fail(codeTooMany, "too many codes are being sent")
	}
	return writeJSON(w, http.StatusAccepted, codeAsked)
}

func (s *Server) createClaim(w http.ResponseWriter, r *http.Request) error {
	issuer, party, err := s.atHomeOf(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.ClaimRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(party.DID)) {
		return fail(codeTooMany, "the party tries codes too often")
	}
	if err := s.mayOpen(r, party.DID); err != nil {
		return err
	}
	opened, err := s.Cases.Claim(r.Context(), issuer, party, body.Code, body.Name, body.Identifier)
	if err != nil {
		return err
	}
	answer := api.ClaimAnswer{Case: string(opened.ID)}
	err = s.read(r, func(v *store.View) (err error) {
		if answer.Entry, err = one[model.HolderEntry](v, model.EntryRef(opened.Entry)); err != nil {
			return err
		}
		lots, err := store.All[model.Lot](v, store.By{Entry: opened.Entry, Live: true}, maxLotsOfPage)
		answer.Lots = records(lots)
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, answer)
}

func (s *Server) createIdentification(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.IdentificationRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if !s.limits.allow(codes, string(found.DID)) {
		return fail(codeTooMany, "the party opens cases too often")
	}
	if err := s.mayOpen(r, found.DID); err != nil {
		return err
	}
	party, err := s.partyOf(r, found.DID)
	if err != nil {
		return err
	}
	presented := homes.Person{Kind: body.Kind, Name: body.Name, Identifier: body.Identifier, Address: body.Address, Email: body.Email}
	opened, copies, err := s.Cases.Identify(r.Context(), party, presented)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, api.CaseOpened{Case: string(opened.ID), Copies: copies})
}

// mayOpen bounds how many cases newcomers open from one address: their keys cost nothing.
func (s *Server) mayOpen(r *http.Request, party value.DID) error {
	_, newcomer, err := s.Sessions.Newcomer(r.Context(), party)
	if !newcomer || err != nil {
		return err
	}
	if from := address(r); !s.shared(from) && !s.limits.allow(newcomerCases, network(from)) {
		return fail(codeTooMany, "newcomers open cases from the address too often")
	}
	return nil
}

// getIdentification shows a party what they were identified as. They show it to the homes of a company in whose register they
// are to be entered.
func (s *Server) getIdentification(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	party, err := s.partyOf(r, found.DID)
	if err != nil {
		return err
	}
	if !slices.Contains(party.Homes, s.Member) {
		return fail(Code(homes.CodeNotHome), "this member is no home of the party")
	}
	if err := needs(ownIdentity, atHome, themselves); err != nil {
		return err
	}
	who, presented, err := s.Keeper.Identification(r.Context(), party)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.IdentificationAnswer{
		Identity: api.Identity{Kind: who.Kind, Name: who.Name, Identifier: who.Identifier, Salt: who.Salt},
		Address:  presented.Address, Email: presented.Email,
	})
}

func (s *Server) getCase(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	id, err := pathID[homes.CaseID](r, "case")
	if err != nil {
		return err
	}
	opened, err := s.caseNow(r, id)
	if err != nil {
		return err
	}
	var roles []role
	if opened.Party == found.DID {
		roles = append(roles, theApplicant)
	}
	if !sees(ownCase, state(opened.State), roles...) {
		// The answer is that of a case which does not exist.
		return &homes.Error{Code: homes.CodeCaseUnknown, Detail: "the case is another party's"}
	}
	return writeJSON(w, http.StatusOK, caseAnswer(opened))
}

func caseAnswer(c homes.Case) api.CaseAnswer {
	return api.CaseAnswer{
		Case: string(c.ID), Kind: api.CaseKind(c.Kind), State: api.CaseState(c.State), Party: c.Party, Issuer: c.Issuer, Entry: c.Entry,
		Reason: c.Reason, Opened: c.Opened,
	}
}

// caseNow finds a case and, where the ledger has what it asked for, notes that it is attested.
func (s *Server) caseNow(r *http.Request, id homes.CaseID) (homes.Case, error) {
	found, err := s.Cases.Get(r.Context(), id)
	if err != nil || found.State != homes.CaseIsOpen {
		return found, err
	}
	attested := false
	err = s.read(r, func(v *store.View) error {
		attested, err = isAttested(v, found)
		return err
	})
	if err != nil || !attested {
		return found, err
	}
	noted, err := s.Cases.Attested(r.Context(), id)
	if homes.CodeOf(err) == homes.CodeCaseClosed { // somebody else noted it meanwhile
		return s.Cases.Get(r.Context(), id)
	}
	return noted, err
}

// isAttested tells whether the ledger has what a case asked for.
func isAttested(v *store.View, c homes.Case) (bool, error) {
	if c.Kind == homes.CaseOfClaim {
		entry, err := one[model.HolderEntry](v, model.EntryRef(c.Entry))
		return entry.Controller == c.Party && entry.State != model.EntryIsUnclaimed, err
	}
	party, err := one[model.Party](v, model.PartyRef(c.Party))
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return party.Identified != nil && party.Identified.Commitment == c.Commitment, err
}
