package demo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// act signs a body as the wallet's party and submits it at a site. It must be applied.
func (r *run) act(ctx context.Context, site *client.Site, wallet *client.Wallet, register value.IssuerID, body model.Body, what model.Label) (client.Outcome, error) {
	began := time.Now()
	outcome, kind, err := r.submit(ctx, site, wallet, register, body)
	if err != nil {
		return outcome, fmt.Errorf("%s: %w", what.English, err)
	}
	r.applied(outcome, kind, what, time.Since(began))
	return outcome, nil
}

// applied notes a command of this run that was applied.
func (r *run) applied(outcome client.Outcome, kind value.Type, what model.Label, took time.Duration) {
	r.sawHeight(outcome.Height)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.result.Transactions = append(r.result.Transactions, Transaction{
		What: what, Type: kind, Command: outcome.Command, Tx: outcome.Transaction, Block: outcome.Block, Site: outcome.Site,
		Milliseconds: took.Milliseconds(),
	})
}

func (r *run) submit(ctx context.Context, site *client.Site, wallet *client.Wallet, register value.IssuerID, body model.Body) (client.Outcome, value.Type, error) {
	draft, err := client.NewDraft(r.result.Ledger, wallet.DID(), register, body)
	if err != nil {
		return client.Outcome{}, "", err
	}
	signed, err := draft.Sign(wallet)
	if err != nil {
		return client.Outcome{}, "", err
	}
	outcome, err := site.Submit(ctx, signed)
	return outcome, draft.Command.Type, err
}

// refused does what act does, but it must be rejected with this code.
func (r *run) refused(ctx context.Context, site *client.Site, wallet *client.Wallet, register value.IssuerID, body model.Body, code value.Code, what model.Label) error {
	outcome, _, err := r.submit(ctx, site, wallet, register, body)
	var problem *client.Problem
	if !errors.As(err, &problem) {
		if err == nil {
			err = fmt.Errorf("it was applied in block %d", outcome.Block)
		}
		return fmt.Errorf("%s was not refused with %s: %w", what.English, code, err)
	}
	if problem.Code != string(code) {
		return fmt.Errorf("%s was refused with %s instead of %s: %w", what.English, problem.Code, code, err)
	}
	refusal := Refusal{What: what, Code: problem.Code, Site: site.Member}
	if problem.Block != nil {
		refusal.Block = *problem.Block
		r.sawHeight(refusal.Block + 1)
	}
	r.mutex.Lock()
	r.result.Refusals = append(r.result.Refusals, refusal)
	r.mutex.Unlock()
	r.tell(label(
		fmt.Sprintf("거절됨: %s — %s (%s)", what.Korean, code, site.Member),
		fmt.Sprintf("Refused: %s — %s (%s)", what.English, code, site.Member)))
	return nil
}

// sawHeight raises the height that every answer must have seen from now on.
func (r *run) sawHeight(height int64) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.height = max(r.height, height)
}

// seen is that height.
func (r *run) seen() int64 {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.height
}
