package httpapi

import (
	"errors"
	"net/http"

	"github.com/gorilla/mux"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/fault"
	"holdfast/gateway/api"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
)

// getLedger answers always, so that a client can see what is wrong with the site.
func (s *Server) getLedger(w http.ResponseWriter, r *http.Request) error {
	if err := s.awaitHeight(r); err != nil && !errors.Is(err, projection.ErrHalted) {
		return err
	}
	answer := api.LedgerAnswer{
		Ledger: s.Ledger, Members: []api.MemberView{}, Site: api.SiteView{Member: s.Member}, Development: s.Development,
		ConsortiumUrl: s.ConsortiumURL,
	}
	for _, site := range s.Sites {
		answer.Members = append(answer.Members, memberView(site))
	}
	if alarm := s.Auditor.Alarm(); alarm != nil {
		answer.Audit.Alarm = &api.Alarm{Block: api.Block(alarm.Block), Tx: alarm.Transaction, Reason: alarm.Code, Issuer: alarm.Register}
	}
	err := s.Store.View(r.Context(), func(v *store.View) error {
		answer.Height, answer.Audit.Height = heightOf(v), heightOf(v)
		ledger, err := optional[model.Ledger](v, model.LedgerRef)
		if err != nil || ledger == nil {
			return err
		}
		founded, err := positionOf(v, ledger.Founded)
		answer.Founded, answer.Parameters, answer.Pages, answer.Rules = &founded, &ledger.Parameters, &ledger.Pages, ledger.Rules
		for i := range answer.Members {
			if m, ok := ledger.Member(answer.Members[i].Id); ok {
				answer.Members[i].Administrators, answer.Members[i].Threshold, answer.Members[i].Worker = m.Administrators, m.Threshold, m.Worker
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func memberView(site Site) api.MemberView {
	return api.MemberView{Id: site.Member, MspId: site.MSP, Name: site.Name, Url: site.URL}
}

func (s *Server) getParty(w http.ResponseWriter, r *http.Request) error {
	did, err := pathID[value.DID](r, "party")
	if err != nil {
		return err
	}
	var answer api.PartyAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		answer.Party, err = one[model.Party](v, model.PartyRef(did))
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// resolveIdentifier answers in the form of DID Resolution, whose errors are problems here.
func (s *Server) resolveIdentifier(w http.ResponseWriter, r *http.Request) error {
	if s.Auditor.Alarm() != nil {
		return fail(codeAlarm, "an alarm of the auditor stands")
	}
	resolution, err := s.Resolver.Resolve(r.Context(), mux.Vars(r)["identifier"])
	switch fault.CodeOf(err) {
	case "":
	case fault.NotFound:
		return fail(codeNoRecord, "nothing answers to the identifier")
	case fault.Internal:
		return err
	default:
		return &problem{code: codeParameter, detail: "the identifier cannot be resolved here: " + string(fault.CodeOf(err))}
	}
	document, err := didDocument(resolution)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.DIDResolution{
		DidDocument: document, DidDocumentMetadata: map[string]string{},
		DidResolutionMetadata: map[string]string{"contentType": "application/did+ld+json"},
	})
}
