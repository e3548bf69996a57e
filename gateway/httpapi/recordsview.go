package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"holdfast/chaincode/access"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// publicKinds are the kinds of a register's records that everybody may read: facts of the register without amounts, and the numbers
// that lots show too. Offers, agreements and their money are shown as on their own routes, and records of any other kind to the
// issuer's officers and directors and to the parties whom the record names.
var publicKinds = []value.Kind{
	model.KindIssuer, model.KindClass, model.KindCount, model.KindEntry, model.KindLot, model.KindReservation, model.KindLineage, model.KindListing,
	model.KindChange, model.KindChangePage, model.KindImport, model.KindImportPage, model.KindCompletion, model.KindReplacement, model.KindAmendment, model.KindIssuedUntil, model.KindIssuance, model.KindCorporateNumber,
	model.KindNumbering, model.KindNumberPage, model.KindPurge,
}

// publicAnywhere are the kinds of records of no register that everybody may read and that have no route of their own: what the
// members' clocks said, the public holidays, and beside a party's record the keys that have lost their force and the notes of purges.
var publicAnywhere = []value.Kind{model.KindClock, model.KindFresh, model.KindCalendar, model.KindPastKey, model.KindPurge}

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
		if register == "" && !slices.Contains(publicAnywhere, ref.Kind) {
			return store.ErrNotFound // it has a route of its own
		}
		visible, err := s.viewer(v, visitor).mayRead(register, found)
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
		who := s.viewer(v, visitor)
		for _, one := range found {
			shown, err := recordAnswer(v, one)
			if err != nil {
				return err
			}
			visible, err := who.mayRead(id, one)
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

// mayRead tells whether the viewer may read a record that belongs to a register.
func (w *viewer) mayRead(register value.IssuerID, found store.Valued) (bool, error) {
	ref, err := record.ParseKey(found.Key)
	if err != nil || slices.Contains(publicKinds, ref.Kind) || slices.Contains(publicAnywhere, ref.Kind) {
		return err == nil, err
	}
	decoded, err := record.Decode(found.Key, found.Value)
	if err != nil {
		return false, err
	}
	switch r := decoded.(type) {
	case model.Offer:
		return sees(offerPrice, state(r.State), w.ofParties(r.Seller, r.Buyer)...), nil
	case model.Agreement:
		return w.seesAmounts(r)
	case model.Escrow:
		return w.seesAmountsOf(r.Agreement)
	case model.Payment:
		return w.seesAmountsOf(r.Agreement)
	}
	roles, err := w.ofIssuer(register, recordsReadBy[ref.Kind]...)
	if err != nil {
		return false, err
	}
	named, err := w.named(register, decoded, found.Value)
	if named {
		roles = append(roles, aNamedParty)
	}
	return sees(otherRecords, "", roles...), err
}

// named tells whether a record is the viewer's own matter, or names them while they staff a desk of a member that it concerns: so
// who signed for a member reads their case as long as the appointment lasts. Who signed for the company has its authority, and no
// desk is in its place once that has ended.
func (w *viewer) named(register value.IssuerID, r model.Record, encoded []byte) (bool, error) {
	if w.did == "" || !bytes.Contains(encoded, []byte(`"`+string(w.did)+`"`)) {
		return false, nil
	}
	if slices.Contains(concerned(r), w.did) {
		return true, nil
	}
	officer, err := optional[model.Authority](w.view, model.AuthorityRef(register, w.did))
	if err != nil || officer == nil && signer(r) == w.did {
		return err == nil, err
	}
	if officer != nil {
		if live, err := w.officer(register, access.AnyAct); !live || err != nil {
			return false, err
		}
	}
	desks, err := w.liveDesks()
	if len(desks) == 0 || err != nil {
		return false, err
	}
	return w.concerns(register, r, encoded, desks)
}

// concerns tells whether a record is a matter of a member at one of whose desks the viewer is: a home of the company, a member that
// the record names, or the escrow agent of the agreement that it is about. Desks that act for all members, each in its matters, are
// concerned wherever they are.
func (w *viewer) concerns(register value.IssuerID, r model.Record, encoded []byte, desks []model.Desk) (bool, error) {
	var members []value.MemberID
	issuer, err := optional[model.Issuer](w.view, model.IssuerRef(register))
	if err != nil {
		return false, err
	}
	if issuer != nil {
		members = issuer.Homes
	}
	if dispute, ok := r.(model.Dispute); ok {
		agreement, err := one[model.Agreement](w.view, model.AgreementRef(dispute.Agreement))
		if err != nil {
			return false, err
		}
		members = append(slices.Clone(members), agreement.Terms.EscrowAgent)
	}
	forAll := []model.DeskKind{model.ArbiterDesk, model.RecoveryDesk}
	switch r.(type) {
	case model.Application, model.Authority:
		forAll = []model.DeskKind{model.AdmissionDesk}
	}
	return slices.ContainsFunc(desks, func(d model.Desk) bool {
		return slices.Contains(forAll, d.Kind) || slices.Contains(members, d.Member) || bytes.Contains(encoded, []byte(`"`+string(d.Member)+`"`))
	}), nil
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
