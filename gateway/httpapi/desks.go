package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

// maxReason is the longest reason for refusing a case, in bytes.
const maxReason = 900

// desk checks that who is logged in staffs a desk of this member and may see what it is about.
func (s *Server) desk(r *http.Request, f field, kind model.DeskKind, as role) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	return s.read(r, func(v *store.View) error {
		roles, err := s.viewer(v, found.DID).deskRole(s.Member, kind, as)
		if err != nil {
			return err
		}
		return needs(f, atHome, roles...)
	})
}

func (s *Server) identityDesk(r *http.Request) error {
	return s.desk(r, presentedData, model.IdentityDesk, identityDesk)
}

func (s *Server) listDeskCases(w http.ResponseWriter, r *http.Request) error {
	if err := s.identityDesk(r); err != nil {
		return err
	}
	wanted, err := queryOneOf(r, "state", homes.CaseIsOpen, homes.CaseIsAttested, homes.CaseIsRefused)
	if err != nil {
		return err
	}
	page, err := page(r)
	if err != nil {
		return err
	}
	found, err := s.Cases.List(r.Context(), wanted, int64(page.After), page.Limit)
	if err != nil {
		return err
	}
	answer := api.DeskCaseList{Cases: []api.DeskCase{}}
	if len(found) == page.Limit {
		answer.Next = strconv.FormatInt(found[len(found)-1].Place, 10)
	}
	for _, c := range found {
		now, err := s.caseNow(r, c.ID)
		if err != nil {
			return err
		}
		if wanted != "" && now.State != wanted {
			continue
		}
		shown, _, err := s.deskCase(r, now)
		if err != nil {
			return err
		}
		answer.Cases = append(answer.Cases, shown)
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getDeskCase(w http.ResponseWriter, r *http.Request) error {
	if err := s.identityDesk(r); err != nil {
		return err
	}
	id, err := pathID[homes.CaseID](r, "case")
	if err != nil {
		return err
	}
	found, err := s.caseNow(r, id)
	if err != nil {
		return err
	}
	shown, entry, err := s.deskCase(r, found)
	if err != nil {
		return err
	}
	answer := api.DeskCaseAnswer{Case: shown, Commands: []api.PreparedCommand{}}
	if err := s.forgetIdentification(r, &found); err != nil {
		return err
	}
	introduction, err := s.introduction(r, found.Party)
	if err != nil {
		return err
	}
	for _, prepared := range homes.Prepare(found, s.Member, entry, shown.Match, introduction) {
		body, err := json.Marshal(prepared.Body)
		if err != nil {
			return err
		}
		answer.Commands = append(answer.Commands, api.PreparedCommand{Type: prepared.Type, Register: prepared.Register, Body: body})
	}
	return writeJSON(w, http.StatusOK, answer)
}

// forgetIdentification leaves out the identification where the ledger has it already and only the claim is left to attest.
func (s *Server) forgetIdentification(r *http.Request, c *homes.Case) error {
	if c.Kind != homes.CaseOfClaim || c.Commitment == "" {
		return nil
	}
	return s.read(r, func(v *store.View) error {
		party, err := optional[model.Party](v, model.PartyRef(c.Party))
		if party != nil && party.Identified != nil && party.Identified.Commitment == c.Commitment {
			c.Commitment = ""
		}
		return err
	})
}

// deskCase is a case as an identity desk sees it; a claim's beside what the register says.
func (s *Server) deskCase(r *http.Request, c homes.Case) (api.DeskCase, model.HolderEntry, error) {
	shown := api.DeskCase{
		Case: string(c.ID), Kind: api.CaseKind(c.Kind), State: api.CaseState(c.State), Party: c.Party, Issuer: c.Issuer, Entry: c.Entry, Opened: c.Opened,
		Presented: api.Presented{Name: c.Presented.Name, Identifier: c.Presented.Identifier, Kind: c.Presented.Kind},
		Match:     c.Kind == homes.CaseOfIdentification,
	}
	var entry model.HolderEntry
	if c.Kind != homes.CaseOfClaim || c.State != homes.CaseIsOpen {
		return shown, entry, nil
	}
	err := s.read(r, func(v *store.View) (err error) {
		entry, err = one[model.HolderEntry](v, model.EntryRef(c.Entry))
		return err
	})
	if err != nil {
		return shown, entry, err
	}
	compared, err := s.Cases.Compare(r.Context(), c, entry)
	if homes.CodeOf(err) == homes.CodeMissing {
		return shown, entry, nil // the register's side has not arrived at this home yet
	}
	shown.Match = compared.Match
	shown.Register = &api.Registered{Name: compared.Registered.Name, Identifier: compared.Registered.Identifier}
	return shown, entry, err
}

func (s *Server) refuseDeskCase(w http.ResponseWriter, r *http.Request) error {
	if err := s.identityDesk(r); err != nil {
		return err
	}
	id, err := pathID[homes.CaseID](r, "case")
	if err != nil {
		return err
	}
	body, err := readJSON[api.RefuseRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	if body.Reason == "" || len(body.Reason) > maxReason {
		return fail(codeBody, "a reason has 1 to 300 characters")
	}
	found, err := s.caseNow(r, id)
	if err != nil {
		return err
	}
	party, err := s.partyOf(r, found.Party)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	refused, err := s.Cases.Refuse(r.Context(), id, party.Homes, body.Reason)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, caseAnswer(refused))
}

func (s *Server) getAccount(w http.ResponseWriter, r *http.Request) error {
	commitment, err := pathID[value.Commitment](r, "commitment")
	if err != nil {
		return err
	}
	found, err := s.session(r)
	if err != nil {
		return err
	}
	var roles []role
	err = s.read(r, func(v *store.View) (err error) {
		if roles, err = s.viewer(v, found.DID).deskRole(s.Member, model.EscrowDesk, escrowDesk); err == nil && len(roles) == 0 {
			err = fail(codeForbidden, "the party may not see: "+string(account))
		}
		return err
	})
	if err != nil {
		return err
	}
	val, err := s.Keeper.Account(r.Context(), commitment)
	if homes.CodeOf(err) == homes.CodeMissing {
		return fail(codeNoRecord, "this agent has no such account")
	}
	if err != nil {
		return err
	}
	err = s.read(r, func(v *store.View) error { return s.serves(v, val.Party, commitment, roles) })
	if err != nil {
		return err
	}
	kept, err := val.Account()
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.AccountRequest{Bank: kept.Bank, Number: kept.Number, Holder: kept.Holder})
}

// serves checks that this agent is to pay to the account that a party left: an agreement of theirs, as far as it has come, names both.
func (s *Server) serves(v *store.View, party value.DID, commitment value.Commitment, roles []role) error {
	for page := (store.Page{Limit: store.MaxPage}); ; {
		found, err := store.List[model.Agreement](v, store.By{Party: party}, page)
		if err != nil {
			return err
		}
		for _, a := range records(found.Items) {
			theirs := a.Terms.Seller == party && (a.Terms.Payout == commitment || a.Payout == commitment) ||
				a.Terms.Buyer == party && a.Terms.Refund == commitment
			if theirs && a.Terms.EscrowAgent == s.Member && sees(account, state(a.State), roles...) {
				return nil
			}
		}
		if page.After = found.Next; page.After == 0 {
			return fail(codeNoRecord, "this agent serves no agreement with the account")
		}
	}
}

// maxOutcomesCounted bounds how far the audited commands are counted.
const maxOutcomesCounted = 1_000_000

func (s *Server) reconcile(w http.ResponseWriter, r *http.Request) error {
	if err := s.desk(r, reconciliation, model.OperatorDesk, operatorDesk); err != nil {
		return err
	}
	report, err := s.Reconcile(r.Context())
	if err != nil {
		return err
	}
	answer := api.Reconciliation{
		Height: api.Height(report.Height) + 1, Records: report.Keys, Differences: []api.Difference{}, Violations: []api.Violation{},
	}
	for _, d := range report.Differences {
		answer.Differences = append(answer.Differences, api.Difference{
			Key: d.Key, Problem: "ledger " + orNothing(d.Ledger) + ", read model " + orNothing(d.Store),
		})
	}
	for _, b := range report.Broken {
		answer.Violations = append(answer.Violations, api.Violation{Invariant: b.Number, Detail: b.Detail})
	}
	answer.Audited.Height = s.height()
	answer.Audited.Commands, err = s.auditedCommands(r)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func orNothing(digest string) string {
	if digest == "" {
		return "nothing"
	}
	return digest
}

// auditedCommands counts the commands whose outcomes the auditor explained.
func (s *Server) auditedCommands(r *http.Request) (n int, err error) {
	err = s.read(r, func(v *store.View) error {
		for after := store.Cursor(0); n < maxOutcomesCounted; {
			found, err := store.List[model.Outcome](v, store.By{}, store.Page{After: after, Limit: store.MaxPage})
			if err != nil {
				return err
			}
			n += len(found.Items)
			if after = found.Next; after == 0 {
				break
			}
		}
		return nil
	})
	return n, err
}
