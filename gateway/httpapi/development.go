package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/notice"
	"holdfast/gateway/store"
)

const (
	// maxWallet is the largest wallet file that is read, in bytes.
	maxWallet = 64 << 10
	// maxMails is how many mails are answered.
	maxMails = 50
)

// people are the roles of the development people, in the order in which they are shown.
var people = []api.DevelopmentPersonRole{
	api.Officer, api.Seller, api.Buyer, api.Director,
	api.Escrow, api.Operator, api.Stranger,
}

// developing refuses what is for development alone: on a site that is not for development, and to a page of another site
// whose name was made to point here.
func (s *Server) developing(r *http.Request) error {
	if !s.Development || !local(r) {
		return fail(codeDevelopment, "this is no development site, or the request was sent to another name")
	}
	return nil
}

// wallet is what is read of a wallet file.
type wallet struct {
	DID   value.DID   `json:"did"`
	Label model.Label `json:"label"`
	Keys  []struct {
		JWK json.RawMessage `json:"jwk"`
	} `json:"keys"`
}

func (s *Server) getDevelopmentPeople(w http.ResponseWriter, r *http.Request) error {
	if err := s.developing(r); err != nil {
		return err
	}
	answer := api.DevelopmentPeople{People: []api.DevelopmentPerson{}}
	for _, role := range people {
		found, err := readWallet(filepath.Join(s.PeopleDir, string(role)+".json"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		person := api.DevelopmentPerson{Role: role, Label: found.Label, Did: found.DID, Jwk: found.Keys[0].JWK}
		err = s.read(r, func(v *store.View) error {
			party, err := optional[model.Party](v, model.PartyRef(found.DID))
			if party != nil {
				person.Member = party.Introducer
			}
			return err
		})
		if err != nil {
			return err
		}
		answer.People = append(answer.People, person)
	}
	return writeJSON(w, http.StatusOK, answer)
}

func readWallet(path string) (wallet, error) {
	var found wallet
	file, err := os.Open(path)
	if err != nil {
		return found, err
	}
	defer file.Close()
	encoded, err := io.ReadAll(io.LimitReader(file, maxWallet))
	if err != nil {
		return found, err
	}
	if err := json.Unmarshal(encoded, &found); err != nil || len(found.Keys) == 0 {
		return found, errors.New("a development person's file is no wallet")
	}
	return found, nil
}

func (s *Server) getDevelopmentMail(w http.ResponseWriter, r *http.Request) error {
	if err := s.developing(r); err != nil {
		return err
	}
	to := r.URL.Query().Get("to")
	if to != "" && notice.Address(to) != nil {
		return fail(codeParameter, "to is no address")
	}
	spooled, err := s.Spool.List(to, maxMails)
	if err != nil {
		return err
	}
	answer := api.DevelopmentMail{Mails: []api.Mail{}}
	for _, m := range spooled {
		answer.Mails = append(answer.Mails, api.Mail{To: m.To, Subject: m.Subject, Text: m.Text, At: value.Time(m.At.Unix())})
	}
	return writeJSON(w, http.StatusOK, answer)
}
