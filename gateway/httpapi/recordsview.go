package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// publicKinds are the kinds of a register's records that everybody may read: facts of the register without amounts. Offers,
// agreements and their money are shown as on their own routes, and records of any other kind to the issuer's officers and
// directors and to the parties whom the record names.
var publicKinds = []value.Kind{
	model.KindIssuer, model.KindClass, model.KindCount, model.KindEntry, model.KindLot, model.KindReservation, model.KindLineage, model.KindListing,
	model.KindChange, model.KindChangePage, model.KindImport, model.KindImportPage, model.KindCompletion, model.KindReplacement, model.KindAmendment, model.KindIssuedUntil, model.KindIssuance, model.KindCorporateNumber,
}

func (s *Server) getRecord(w http.ResponseWriter, r *http.Request) error {
	vars := mux.Vars(r)
	ref := model.Ref{Kind: value.Kind(vars["kind"]), ID: strings.ReplaceAll(vars["id"], "~", "/")}
	if !ref.Valid() {
		return fail(codeParameter, "kind and id name no record")
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	var answer api.RecordAnswer
	err = s.read(r, func(v *store.View) error {
		found, register, err := v.Valued(ref)
		if err != nil {
			return err
		}
		if register == "" {
			return store.ErrNotFound // records of no register have routes of their own
		}
		visible, err := s.mayRead(v, visitor, register, found)
		if err != nil {
			return err
		}
		if !visible {
			return fail(codeForbidden, "the party may not see the record")
		}
		answer, err = recordAnswer(v, found)
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) listRecords(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	kind := value.Kind(r.URL.Query().Get("kind"))
	if !slices.Contains(model.Kinds(), kind) {
		return fail(codeParameter, "kind is a kind of records")
	}
	page, err := page(r)
	if err != nil {
		return err
	}
	visitor, err := s.visitor(r)
	if err != nil {
		return err
	}
	answer := api.RecordList{Records: []api.RecordAnswer{}}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		if _, err := one[model.Application](v, model.ApplicationRef(id)); err != nil {
			return err
		}
		found, after, err := v.RecordsOf(id, kind, page)
		answer.Next = next(after)
		if err != nil {
			return err
		}
		for _, one := range found {
			shown, err := recordAnswer(v, one)
			if err != nil {
				return err
			}
			visible, err := s.mayRead(v, visitor, id, one)
			if err != nil {
				return err
			}
			if visible && inState(shown.Record, r.URL.Query().Get("state")) {
				answer.Records = append(answer.Records, shown)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// mayRead tells whether a visitor may read a record that belongs to a register.
func (s *Server) mayRead(v *store.View, visitor value.DID, register value.IssuerID, found store.Valued) (bool, error) {
	ref, err := record.ParseKey(found.Key)
	if err != nil || slices.Contains(publicKinds, ref.Kind) {
		return err == nil, err
	}
	decoded, err := record.Decode(found.Key, found.Value)
	if err != nil {
		return false, err
	}
	who := s.viewer(v, visitor)
	switch r := decoded.(type) {
	case model.Offer:
		return sees(offerPrice, state(r.State), who.ofParties(r.Seller, r.Buyer)...), nil
	case model.Agreement:
		return who.seesAmounts(r)
	case model.Escrow:
		return who.seesAmountsOf(r.Agreement)
	case model.Payment:
		return who.seesAmountsOf(r.Agreement)
	}
	var roles []role
	if visitor != "" && bytes.Contains(found.Value, []byte(`"`+string(visitor)+`"`)) {
		roles = append(roles, aNamedParty)
	}
	issuer, err := optional[model.Issuer](v, model.IssuerRef(register))
	if err != nil {
		return false, err
	}
	if issuer != nil {
		more, err := who.ofIssuer(*issuer)
		if err != nil {
			return false, err
		}
		roles = append(roles, more...)
	}
	return sees(otherRecords, "", roles...), nil
}

func (w *viewer) seesAmountsOf(id value.AgreementID) (bool, error) {
	agreement, err := one[model.Agreement](w.view, model.AgreementRef(id))
	if err != nil {
		return false, err
	}
	return w.seesAmounts(agreement)
}

func (w *viewer) seesAmounts(a model.Agreement) (bool, error) {
	roles, err := w.ofAgreement(a)
	return sees(amounts, state(a.State), roles...), err
}

func recordAnswer(v *store.View, found store.Valued) (api.RecordAnswer, error) {
	ref, err := record.ParseKey(found.Key)
	if err != nil {
		return api.RecordAnswer{}, err
	}
	var stored struct {
		Record json.RawMessage `json:"r"`
	}
	if err := json.Unmarshal(found.Value, &stored); err != nil {
		return api.RecordAnswer{}, err
	}
	return api.RecordAnswer{
		Kind: string(ref.Kind), Id: ref.ID, Record: stored.Record, Began: api.Block(found.Began.Block), Written: api.Block(found.Written.Block),
		Height: heightOf(v),
	}, nil
}

// inState tells whether a record says that it is in a state; any record is in the empty one.
func inState(encoded []byte, state string) bool {
	var named struct {
		State string `json:"state"`
	}
	return state == "" || json.Unmarshal(encoded, &named) == nil && named.State == state
}
