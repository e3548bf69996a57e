package httpapi

import (
	"holdfast/chaincode/access"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// directorOf are the issuers on whose board the viewer sits now.
func (w *viewer) directorOf() ([]value.IssuerID, error) {
	boards := []value.IssuerID{}
	found, err := store.All[model.Issuer](w.view, store.By{Names: w.did}, maxOfParty)
	if err != nil {
		return nil, err
	}
	for _, issuer := range records(found) {
		sits, err := w.is(func(a access.Access) error { return a.DirectorOf(issuer.ID, w.did) })
		if err != nil {
			return nil, err
		}
		if sits {
			boards = append(boards, issuer.ID)
		}
	}
	return boards, nil
}
