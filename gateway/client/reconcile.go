package client

import (
	"context"
	"encoding/json"
)

// Reconciliation is a site's comparison of its read model with the ledger, and its check of the ten invariants on what the
// ledger holds.
type Reconciliation struct {
	// Height is the block height at which it was made.
	Height int64 `json:"height"`
	// Records is how many records were compared.
	Records int64 `json:"records"`
	// Differences are the records that the read model and the ledger do not agree on.
	Differences []json.RawMessage `json:"differences"`
	// Violations are the invariants that do not hold.
	Violations []json.RawMessage `json:"violations"`
}

// Sound tells whether nothing differs and every invariant holds.
func (r Reconciliation) Sound() bool {
	return r.Records > 0 && len(r.Differences) == 0 && len(r.Violations) == 0
}

// Reconcile lets the site compare its read model with the ledger. It needs the session of one of the member's operator desks.
func (s *Site) Reconcile(ctx context.Context) (answer Reconciliation, err error) {
	return answer, s.post(ctx, "/v1/reconcile", struct{}{}, &answer)
}
