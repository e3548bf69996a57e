package client

import (
	"context"
	"errors"
	"net/http"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// AwaitLedger asks the site for the ledger until it answers or the context ends; the error is then the last one.
func (s *Site) AwaitLedger(ctx context.Context) (api.LedgerAnswer, error) {
	for pause := firstPause; ; pause = min(2*pause, lastPause/4) {
		answer, err := s.Ledger(ctx)
		if err == nil || !elsewhere(err) || !sleep(ctx, pause) {
			return answer, err
		}
	}
}

// Knows tells whether a party is on the ledger.
func (s *Site) Knows(ctx context.Context, party value.DID) (bool, error) {
	_, err := s.Party(ctx, party)
	var problem *Problem
	if errors.As(err, &problem) && problem.Status == http.StatusNotFound {
		return false, nil
	}
	return err == nil, err
}
