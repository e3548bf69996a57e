package client

import (
	"context"
	"errors"
	"net/http"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Outcome is what became of an applied command.
type Outcome struct {
	Command value.CommandID `json:"command"`
	// Created names what the command made, in order.
	Created     []string `json:"created"`
	Transaction string   `json:"tx"`
	Block       int64    `json:"block"`
	// Height is a block height at which the command's effect can be read.
	Height int64 `json:"height"`
	// Repeated is true when the command had been applied before.
	Repeated bool `json:"repeated"`
	// Site is the member whose site answered.
	Site value.MemberID `json:"site"`
}

// Pauses between attempts; each is twice the one before.
const (
	firstPause = 50 * time.Millisecond
	lastPause  = 2 * time.Second
)

// Submit sends a signed command to the first site that takes it, and finds out what became of it. It goes on until the
// context ends. Errors:
//   - *Problem with the status 422: a rule rejects the command; that outcome is on the ledger and final.
//   - *Problem otherwise: the command was refused, or (202) still waits for another; nothing is written.
//   - *Unreachable, or *Problem with the status 503: no site took it; nothing is written.
//   - *Unknown: it may have been applied. Submitting the same signed command again is safe.
func (n *Network) Submit(ctx context.Context, signed model.SignedCommand) (Outcome, error) {
	return submit(ctx, n.sites, signed)
}

// Submit sends a signed command to this site alone.
func (s *Site) Submit(ctx context.Context, signed model.SignedCommand) (Outcome, error) {
	return submit(ctx, []*Site{s}, signed)
}

func submit(ctx context.Context, sites []*Site, signed model.SignedCommand) (Outcome, error) {
	attempt := attempt{sites: sites, signed: signed, id: signed.ID()}
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		outcome, done, err := attempt.round(ctx)
		if done {
			return outcome, err
		}
		if !sleep(ctx, max(pause, attempt.retryAfter)) {
			if attempt.sent {
				err = &Unknown{attempt.id, err}
			}
			return Outcome{}, err
		}
	}
}

// attempt is the effort to find out a command's outcome.
type attempt struct {
	sites      []*Site
	signed     model.SignedCommand
	id         value.CommandID
	sent       bool          // a site may have acted on it
	retryAfter time.Duration // how long the last busy site asked to wait
}

// round asks what is known where the command may have arrived before, and otherwise sends it. It is done when the outcome
// is known.
func (a *attempt) round(ctx context.Context) (outcome Outcome, done bool, err error) {
	a.retryAfter = 0
	if a.sent {
		for _, site := range a.sites {
			if outcome, done, err = a.ask(ctx, site); done {
				return outcome, done, err
			}
		}
	}
	for _, site := range a.sites {
		if outcome, done, err = a.send(ctx, site); done || a.sent {
			return outcome, done, err
		}
	}
	return Outcome{}, false, err
}

// send posts the command. A site that certainly did nothing leaves the next one to be tried.
func (a *attempt) send(ctx context.Context, site *Site) (Outcome, bool, error) {
	var answer api.CommandAnswer
	err := site.post(ctx, "/v1/commands", a.signed, &answer)
	var problem *Problem
	var unreachable *Unreachable
	switch {
	case errors.As(err, &problem):
		if problem.busy() {
			a.retryAfter = problem.RetryAfter
			return Outcome{}, false, err
		}
		if problem.Status >= http.StatusInternalServerError {
			a.sent = true
			return Outcome{}, false, err
		}
		// An earlier attempt may have arrived before the command expired, and still commit.
		if a.sent && problem.Status == http.StatusGone {
			return Outcome{}, false, err
		}
		return Outcome{}, true, err
	case errors.As(err, &unreachable):
		a.sent = a.sent || unreachable.Sent
		return Outcome{}, false, err
	case err != nil:
		a.sent = true
		return Outcome{}, false, err
	}
	switch answer.Status {
	case api.CommandAnswerStatusApplied:
		return appliedAt(site, answer.Id, answer.Created, answer.Tx, answer.Block, answer.Height, answer.Repeated), true, nil
	case api.CommandAnswerStatusDeferred:
		return Outcome{}, false, deferred(site, a.id, answer.Sentence)
	}
	a.sent = true
	return Outcome{}, false, errStillUnknown
}

// ask looks the outcome up at a site. One that does not know of the command, or does not answer, leaves it open.
func (a *attempt) ask(ctx context.Context, site *Site) (Outcome, bool, error) {
	answer, err := site.Command(ctx, a.id)
	if err != nil {
		return Outcome{}, false, err
	}
	switch answer.Status {
	case api.CommandOutcomeStatusApplied:
		return appliedAt(site, answer.Id, answer.Created, answer.Tx, answer.Block, answer.Height, true), true, nil
	case api.CommandOutcomeStatusRejected:
		problem := &Problem{Site: site.Member}
		problem.Status, problem.Code, problem.Command = http.StatusUnprocessableEntity, answer.Code, answer.Id
		problem.Tx, problem.Block = answer.Tx, answer.Block
		if answer.Sentence != nil {
			problem.Sentence = *answer.Sentence
		}
		return Outcome{}, true, problem
	}
	return Outcome{}, false, errStillUnknown
}

var errStillUnknown = errors.New("the site does not know the outcome yet")

func appliedAt(site *Site, id value.CommandID, created []string, tx string, block *int64, height int64, repeated bool) Outcome {
	o := Outcome{Command: id, Created: created, Transaction: tx, Height: height, Repeated: repeated, Site: site.Member}
	if block != nil {
		o.Block, o.Height = *block, max(height, *block+1)
	}
	return o
}

// deferred says that a command waits for one that it names in after.
func deferred(site *Site, id value.CommandID, sentence *api.Sentence) *Problem {
	problem := &Problem{Site: site.Member}
	problem.Status, problem.Code, problem.Command = http.StatusAccepted, string(value.CodeDeferred), id
	problem.Detail = "the command waits for another that is not on the ledger yet"
	if sentence != nil {
		problem.Sentence = *sentence
	}
	return problem
}

// sleep waits; it is false when the context ends first.
func sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
