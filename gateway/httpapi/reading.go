package httpapi

import (
	"context"
	"errors"
	"net/http"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
)

const (
	// heightPatience is how long a request waits for the height it asks for.
	heightPatience = 5 * time.Second
	// ownWritePatience is how long the answer to a command waits until it can be read here.
	ownWritePatience = 2 * time.Second
	// maxHeight is the largest height that may be asked for: what JSON carries exactly.
	maxHeight = 1 << 53
)

// read reads the read model at one height, at least the one that the request asks for. It refuses while an alarm stands
// and before the founding act.
func (s *Server) read(r *http.Request, do func(*store.View) error) error {
	if err := s.awaitHeight(r); err != nil {
		return err
	}
	if s.Auditor.Alarm() != nil {
		return fail(codeAlarm, "an alarm of the auditor stands")
	}
	return s.Store.View(r.Context(), func(v *store.View) error {
		if err := s.needFounded(v); err != nil {
			return err
		}
		return do(v)
	})
}

func (s *Server) needFounded(v *store.View) error {
	if s.founded.Load() {
		return nil
	}
	_, err := store.Get[model.Ledger](v, model.LedgerRef)
	if errors.Is(err, store.ErrNotFound) {
		return fail(Code(value.CodeNotFounded), "the read model has no founding act")
	}
	if err == nil {
		s.founded.Store(true)
	}
	return err
}

// awaitHeight waits until as many blocks have been seen as the request asks for.
func (s *Server) awaitHeight(r *http.Request) error {
	height, err := queryNumber(r, "height", 0, maxHeight)
	if err != nil || height == 0 {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), heightPatience)
	defer cancel()
	err = s.Auditor.WaitHeight(ctx, uint64(height)-1)
	if err != nil && !errors.Is(err, projection.ErrHalted) {
		return &problem{code: codeHeight, detail: "the read model is not there yet", cause: err}
	}
	return err
}

// heightOf is how many blocks a view has seen.
func heightOf(v *store.View) api.Height {
	if v.Ledger() == "" {
		return 0
	}
	return api.Height(v.Height()) + 1
}

// positionOf is where on the ledger a record came about.
func positionOf(v *store.View, on model.Stamp) (api.Position, error) {
	transaction, err := v.Transaction(on.Transaction)
	return api.Position{Tx: on.Transaction, Block: api.Block(transaction.Block), At: on.At}, err
}

// records are the values of a list.
func records[R model.Record](found []store.Found[R]) []R {
	out := make([]R, 0, len(found))
	for _, f := range found {
		out = append(out, f.Record)
	}
	return out
}

// one finds one record by its identifier in the path.
func one[R model.Record](v *store.View, ref model.Ref) (R, error) {
	found, err := store.Get[R](v, ref)
	return found.Record, err
}

// optional finds a record that need not be there.
func optional[R model.Record](v *store.View, ref model.Ref) (*R, error) {
	found, err := store.Get[R](v, ref)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return &found.Record, err
}
