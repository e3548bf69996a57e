package httpapi

import (
	"encoding/json"
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// maxClasses bounds the classes of an issuer; an application states at most 20.
const maxClasses = 100

// didDocument takes the document out of a DID resolution.
func didDocument(resolution []byte) (json.RawMessage, error) {
	var parts struct {
		Document json.RawMessage `json:"didDocument"`
	}
	err := json.Unmarshal(resolution, &parts)
	return parts.Document, err
}

func (s *Server) listApplications(w http.ResponseWriter, r *http.Request) error {
	page, err := page(r)
	if err != nil {
		return err
	}
	state, err := queryOneOf(r, "state", model.ApplicationIsFiled, model.ApplicationIsChecked, model.ApplicationIsAdmitted, model.ApplicationIsRefused)
	if err != nil {
		return err
	}
	var answer api.ApplicationList
	err = s.read(r, func(v *store.View) error {
		found, err := store.List[model.Application](v, store.By{State: string(state)}, page)
		answer = api.ApplicationList{Applications: records(found.Items), Next: next(found.Next), Height: heightOf(v)}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getApplication(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	var answer api.ApplicationAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		answer.Application, err = one[model.Application](v, model.ApplicationRef(id))
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) listIssuers(w http.ResponseWriter, r *http.Request) error {
	page, err := page(r)
	if err != nil {
		return err
	}
	var answer api.IssuerList
	err = s.read(r, func(v *store.View) error {
		found, err := store.List[model.Issuer](v, store.By{}, page)
		answer = api.IssuerList{Issuers: records(found.Items), Next: next(found.Next), Height: heightOf(v)}
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) getIssuer(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	var answer api.IssuerAnswer
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Issuer, err = one[model.Issuer](v, model.IssuerRef(id)); err != nil {
			return err
		}
		answer.Classes, err = classesOf(v, answer.Issuer)
		return err
	})
	if err != nil {
		return err
	}
	answer.Homes = s.homesOf(answer.Issuer.Homes)
	return writeJSON(w, http.StatusOK, answer)
}

func (s *Server) homesOf(members []value.MemberID) []api.MemberView {
	homes := []api.MemberView{}
	for _, member := range members {
		for _, site := range s.Sites {
			if site.Member == member {
				homes = append(homes, memberView(site))
			}
		}
	}
	return homes
}

// classesOf are an issuer's share classes with their issued numbers.
func classesOf(v *store.View, issuer model.Issuer) ([]api.ClassView, error) {
	found, err := store.All[model.ShareClass](v, store.By{Issuer: issuer.ID}, maxClasses)
	if err != nil {
		return nil, err
	}
	classes := []api.ClassView{}
	for _, class := range records(found) {
		count, err := one[model.Count](v, model.CountRef(class.ID))
		if err != nil {
			return nil, err
		}
		classes = append(classes, api.ClassView{
			Id: class.ID, Issuer: class.Issuer, Name: class.Name, Par: class.Par, Authorised: class.Authorised, Approval: class.Approval,
			Issued: count.Issued, Declared: count.Declared, Since: class.Since,
		})
	}
	return classes, nil
}
