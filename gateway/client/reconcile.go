package client

import (
	"context"

	"holdfast/gateway/api"
)

// Reconcile lets the site compare its read model with the ledger and check the ten invariants on what the ledger holds. It
// needs the session of one of the member's operator desks.
func (s *Site) Reconcile(ctx context.Context) (answer api.Reconciliation, err error) {
	return answer, s.post(ctx, "/v1/reconcile", struct{}{}, &answer)
}

// Sound tells whether a reconciliation found anything compared, nothing that differs and every invariant kept.
func Sound(found api.Reconciliation) bool {
	return found.Records > 0 && len(found.Differences) == 0 && len(found.Violations) == 0
}
