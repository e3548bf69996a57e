package httpapi

import (
	"slices"
	"sync"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// directors finds the issuers on whose board somebody is. A board does not change once its issuer is admitted, so each
// issuer is read once. It is safe for concurrent use.
type directors struct {
	mu     sync.Mutex
	after  store.Cursor
	boards map[value.DID][]value.IssuerID
}

func (d *directors) of(v *store.View, party value.DID) ([]value.IssuerID, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for {
		page, err := store.List[model.Issuer](v, store.By{}, store.Page{After: d.after, Limit: defaultPage})
		if err != nil {
			return nil, err
		}
		for _, issuer := range records(page.Items) {
			d.add(issuer)
		}
		if page.Next == 0 {
			return slices.Clone(d.boards[party]), nil
		}
		d.after = page.Next
	}
}

// add notes a board; the last page is read again and again, and its issuers are noted once.
func (d *directors) add(issuer model.Issuer) {
	if d.boards == nil {
		d.boards = map[value.DID][]value.IssuerID{}
	}
	for _, director := range issuer.Board.Directors {
		if !slices.Contains(d.boards[director], issuer.ID) {
			d.boards[director] = append(d.boards[director], issuer.ID)
		}
	}
}
