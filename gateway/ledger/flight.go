package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"time"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// Waits between attempts grow from the first to the last, each with as much again by chance, so that gateways that ran
// into each other do not again.
const (
	firstPause = 20 * time.Millisecond
	lastPause  = 500 * time.Millisecond
	// patientDiffers is how often endorsers that differ are asked again before the batch is divided: mostly one of them was
	// a block behind.
	patientDiffers = 2
	// submissions is how often one transaction is given to the orderers when they do not confirm it.
	submissions = 3
	// askAgain is the pause before peers that could not be reached are asked for a commit again.
	askAgain = 200 * time.Millisecond
)

// flight is one batch, or a part of one, on its way.
type flight struct {
	client *Client
	batch  *batch
	items  []*item
	// retry is how often these same items were endorsed together before.
	retry int
}

// fly brings a batch's commands to their outcomes. It does not end with the callers' contexts, and not with the gateway's:
// what was begun is seen through, within Budget and Patience.
func (c *Client) fly(b *batch) {
	ctx, cancel := context.WithTimeout(context.Background(), c.limits.Budget)
	defer cancel()
	(&flight{client: c, batch: b, items: b.items}).send(ctx)
}

// send endorses and submits the items, and again or in parts while that helps.
func (f *flight) send(ctx context.Context) {
	endorsed, replies, err := f.endorse(ctx)
	if err != nil {
		f.notEndorsed(ctx, err)
		return
	}
	if !anyWritten(replies) {
		for n, i := range f.items {
			f.finish(i, fromReply(replies[n], f.client.blockIfRepeated(ctx, replies[n])))
		}
		return
	}
	if err := f.journal(ctx, endorsed.ID, replies); err != nil {
		f.failAll(fail(CodeUnavailable, "the journal: "+err.Error()))
		return
	}
	commit, err := f.client.order(endorsed)
	switch {
	case err != nil || commit.Validity == Duplicate:
		f.unknown(endorsed.ID, replies, err)
	case commit.Validity == Valid:
		f.client.endFlight(endorsed.ID)
		for n, i := range f.items {
			block := commit.Block
			if replies[n].Repeated {
				block = f.client.blockOf(ctx, replies[n].On.Transaction)
			}
			f.finish(i, fromReply(replies[n], block))
		}
		f.client.options.Log.Info("batch committed", "tx", endorsed.ID, "block", commit.Block, "commands", len(f.items))
	default:
		f.client.endFlight(endorsed.ID)
		f.notCommitted(ctx, endorsed.ID, commit)
	}
}

// endorse asks for the batch's replies, which are final for what is refused, deferred or repeated, and hold for the rest once
// the transaction is committed.
func (f *flight) endorse(ctx context.Context) (Endorsed, []domain.Reply, error) {
	commands := make([]model.SignedCommand, len(f.items))
	for n, i := range f.items {
		commands[n] = i.signed
	}
	encoded, err := model.EncodeBatch(commands)
	if err != nil {
		return Endorsed{}, nil, &EndorseError{FaultChaincode, err.Error()}
	}
	ctx, cancel := context.WithTimeout(ctx, f.client.limits.Endorse)
	defer cancel()
	endorsed, err := f.client.channel.Endorse(ctx, Call{Function: "Submit", Args: []string{string(encoded)}})
	if err != nil {
		return endorsed, nil, err
	}
	var response struct {
		Replies []domain.Reply `json:"replies"`
	}
	if err := json.Unmarshal(endorsed.Result, &response); err != nil || len(response.Replies) != len(f.items) {
		return endorsed, nil, &EndorseError{FaultChaincode, "the endorsers' answer is not one reply for each command"}
	}
	for n, i := range f.items {
		if response.Replies[n].Command != i.id {
			return endorsed, nil, &EndorseError{FaultChaincode, "the endorsers' replies are not about the batch's commands"}
		}
	}
	return endorsed, response.Replies, nil
}

// notEndorsed goes on after a failed endorsement, which wrote nothing.
func (f *flight) notEndorsed(ctx context.Context, err error) {
	fault := FaultUnreachable
	var e *EndorseError
	if errors.As(err, &e) {
		fault = e.Fault
	}
	f.client.options.Log.Warn("batch not endorsed", "fault", string(fault), "commands", len(f.items), "first", f.items[0].id, "error", err)
	f.client.metrics.retries.WithLabelValues("endorse-" + string(fault)).Inc()
	switch {
	case fault == FaultOverloaded:
		f.again(ctx, &Error{Code: CodeBusy, Detail: err.Error(), RetryAfter: busyFor})
	case len(f.items) > 1 && fault == FaultDiffer && f.retry < patientDiffers:
		f.pause(ctx, fail(CodeUnavailable, err.Error()))
	case len(f.items) > 1 && (fault == FaultDiffer || fault == FaultChaincode):
		f.divide(ctx)
	default:
		f.again(ctx, fail(CodeUnavailable, err.Error()))
	}
}

// notCommitted goes on after a transaction that was ordered and found invalid, which wrote nothing.
func (f *flight) notCommitted(ctx context.Context, tx string, commit Commit) {
	f.client.options.Log.Info("batch not committed", "tx", tx, "reason", commit.Reason, "commands", len(f.items), "first", f.items[0].id)
	f.client.metrics.retries.WithLabelValues("commit-" + string(commit.Validity)).Inc()
	switch {
	case len(f.items) > 1:
		f.divide(ctx)
	case commit.Validity == Conflicted:
		f.again(ctx, fail(CodeConflict, "others keep changing what the command reads"))
	default:
		f.again(ctx, fail(CodeUnavailable, "the transaction was found invalid: "+commit.Reason))
	}
}

// divide sends the halves, one after the other, so that they do not run into each other. What keeps failing ends up alone
// after as many divisions as the batch's size has binary digits, and takes nobody along.
func (f *flight) divide(ctx context.Context) {
	middle := len(f.items) / 2
	for _, items := range [][]*item{f.items[:middle], f.items[middle:]} {
		(&flight{client: f.client, batch: f.batch, items: items}).send(ctx)
	}
}

// again sends the same items after a pause, but those that have had their attempts.
func (f *flight) again(ctx context.Context, last *Error) {
	var others []*item
	for _, i := range f.items {
		if i.attempts++; i.attempts >= f.client.limits.Attempts {
			f.client.finish(f.batch, i, answer{err: last})
		} else {
			others = append(others, i)
		}
	}
	if f.items = others; len(others) > 0 {
		f.pause(ctx, last)
	}
}

// pause sends the same items a little later, unless the budget ends first.
func (f *flight) pause(ctx context.Context, last *Error) {
	pause := min(firstPause<<min(f.retry, 10), lastPause)
	f.retry++
	timer := time.NewTimer(pause + rand.N(pause))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		f.failAll(last)
	case <-timer.C:
		f.send(ctx)
	}
}

func (f *flight) finish(i *item, o Outcome) { f.client.finish(f.batch, i, answer{outcome: o}) }

func (f *flight) failAll(err *Error) {
	for _, i := range f.items {
		f.client.finish(f.batch, i, answer{err: err})
	}
}

// journal notes, durably, which commands the transaction is about to write.
func (f *flight) journal(ctx context.Context, tx string, replies []domain.Reply) error {
	note := store.Flight{Transaction: tx, Submitted: f.client.now()}
	seen := map[value.CommandID]bool{}
	for n, i := range f.items {
		if !written(replies[n]) || seen[i.id] {
			continue
		}
		seen[i.id] = true
		note.Commands = append(note.Commands, i.id)
		note.Expires = max(note.Expires, i.expires)
	}
	if err := f.client.options.Journal.BeginFlight(ctx, note); err != nil {
		return err
	}
	f.client.setAloft(tx, true)
	return nil
}

// order submits a transaction and waits for its commit. A failed submission is not believed, because the orderers may have
// the transaction all the same: the peers are asked by its identifier, and the very same transaction, which can count only
// once, is sent again while they do not know it. An error means that at the end of Patience it is unknown what became of it.
func (c *Client) order(tx Endorsed) (Commit, error) {
	ctx, cancel := context.WithTimeout(context.Background(), c.limits.Patience)
	defer cancel()
	for range submissions - 1 {
		failed := c.channel.Submit(ctx, tx)
		if failed == nil {
			return c.committed(ctx, tx.ID)
		}
		c.options.Log.Warn("submission unclear, asking the peers", "tx", tx.ID, "error", failed)
		c.metrics.retries.WithLabelValues("submit-unclear").Inc()
		if commit, err := c.committedWithin(ctx, tx.ID, c.limits.Patience/(2*submissions)); err == nil {
			return commit, nil
		}
	}
	failed := c.channel.Submit(ctx, tx)
	commit, err := c.committed(ctx, tx.ID)
	if err != nil {
		return commit, errors.Join(failed, err)
	}
	return commit, nil
}

// committed waits for a transaction's commit until ctx ends, and asks again while no peer can be reached.
func (c *Client) committed(ctx context.Context, tx string) (Commit, error) {
	for {
		commit, err := c.channel.Commit(ctx, tx)
		if err == nil {
			return commit, nil
		}
		select {
		case <-ctx.Done():
			return commit, err
		case <-time.After(askAgain):
		}
	}
}

func (c *Client) committedWithin(ctx context.Context, tx string, patience time.Duration) (Commit, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return c.committed(ctx, tx)
}

// unknown asks once for each command's outcome and hands the rest to the resolver.
func (f *flight) unknown(tx string, replies []domain.Reply, cause error) {
	ctx, cancel := context.WithTimeout(context.Background(), f.client.limits.Endorse)
	defer cancel()
	outcomes, err := f.client.outcomes(ctx, f.ids())
	if err != nil {
		outcomes = map[value.CommandID]Outcome{}
	}
	f.client.setAloft(tx, false)
	for n, i := range f.items {
		o, known := outcomes[i.id]
		o.Repeated = known && o.Transaction != tx
		if !known && !written(replies[n]) {
			o = fromReply(replies[n], f.client.blockIfRepeated(ctx, replies[n]))
		} else if !known {
			o = Outcome{Command: i.id, Status: Unknown, Transaction: tx}
			f.client.options.Log.Warn("outcome unknown", "command", i.id, "tx", tx, "error", cause)
		}
		f.finish(i, o)
	}
}

func (f *flight) ids() []value.CommandID {
	ids := make([]value.CommandID, len(f.items))
	for n, i := range f.items {
		ids[n] = i.id
	}
	return ids
}

// written tells whether a reply stands for something that the transaction writes.
func written(r domain.Reply) bool {
	return (r.Status == model.Applied || r.Status == model.Rejected) && !r.Repeated
}

func anyWritten(replies []domain.Reply) bool {
	for _, r := range replies {
		if written(r) {
			return true
		}
	}
	return false
}
