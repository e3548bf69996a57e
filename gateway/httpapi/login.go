package httpapi

import (
	"net/http"

	"holdfast/chaincode/access"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
)

func (s *Server) createLoginChallenge(w http.ResponseWriter, r *http.Request) error {
	challenge, err := s.Sessions.Challenge(s.audience(r))
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.LoginChallenge{
		Nonce: string(challenge.Nonce), Aud: string(challenge.Audience), Expires: value.Time(challenge.Expires.Unix()),
	})
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	body, err := readJSON[api.LoginRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if s.Auditor.Alarm() != nil {
		return fail(codeAlarm, "an alarm of the auditor stands")
	}
	newcomer, err := s.newcomer(body.Did, body.Introduction)
	if err != nil {
		return err
	}
	begun, err := s.Sessions.Login(r.Context(), body.Did, body.Response, newcomer)
	if err != nil {
		return err
	}
	http.SetCookie(w, s.Sessions.Cookie(begun))
	return writeJSON(w, http.StatusOK, api.LoginAnswer{Token: begun.Token, Did: begun.DID, Expires: value.Time(begun.Expires.Unix())})
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	token, _ := session.TokenOf(r)
	if err := s.Sessions.End(r.Context(), token); err != nil {
		return err
	}
	http.SetCookie(w, s.Sessions.NoCookie())
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *Server) getSession(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	answer := api.Session{
		Did: found.DID, Expires: value.Time(found.Expires.Unix()), Desks: []model.Desk{}, Authorities: []model.Authority{},
		DirectorOf: []value.IssuerID{}, Entries: []model.HolderEntry{},
	}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		return s.describeParty(v, found.DID, &answer)
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// describeParty fills in what the ledger knows a party as; a newcomer as nothing.
func (s *Server) describeParty(v *store.View, did value.DID, answer *api.Session) error {
	party, err := optional[model.Party](v, model.PartyRef(did))
	if err != nil {
		return err
	}
	answer.Identified = party != nil && party.Identified != nil
	who := s.viewer(v, did)
	desks, err := who.liveDesks()
	if err != nil {
		return err
	}
	answer.Desks = append(answer.Desks, desks...)
	if answer.DirectorOf, err = who.directorOf(); err != nil {
		return err
	}
	if err := who.authorities(answer); err != nil {
		return err
	}
	return who.entries(answer)
}

// authorities adds the viewer's live authorities for issuers.
func (w *viewer) authorities(answer *api.Session) error {
	found, err := store.All[model.Authority](w.view, store.By{Party: w.did}, maxOfParty)
	if err != nil {
		return err
	}
	for _, authority := range records(found) {
		live, err := w.officer(authority.Issuer, access.AnyAct)
		if err != nil {
			return err
		}
		if live {
			answer.Authorities = append(answer.Authorities, authority)
		}
	}
	return nil
}

// entries adds the entries that are the viewer's, contested and merged ones among them.
func (w *viewer) entries(answer *api.Session) error {
	found, err := store.All[model.HolderEntry](w.view, store.By{Party: w.did}, maxOfParty)
	for _, entry := range records(found) {
		if entry.ControlledBy(w.did) {
			answer.Entries = append(answer.Entries, entry)
		}
	}
	return err
}
