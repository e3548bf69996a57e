package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

const (
	// resolveEvery is how often the journal is looked through for what nobody waits for any more.
	resolveEvery = 2 * time.Second
	// resolvePatience is how long one transaction is asked for each time.
	resolvePatience = 2 * time.Second
	// forgetAfter is how long after a command's expiry its flight is kept: no honest peer endorses it any more, and what was
	// endorsed and withheld so long would still be found by the projection.
	forgetAfter = value.Day
	// outcomesPage is how many outcomes are asked for at a time.
	outcomesPage = 200
)

// Outcome asks the ledger for a command's outcome: final, or Unknown while the journal says it is in flight; an *Error
// with CodeNotFound when the ledger has none.
func (c *Client) Outcome(ctx context.Context, id value.CommandID) (Outcome, error) {
	found, err := c.outcomes(ctx, []value.CommandID{id})
	if err != nil {
		return Outcome{}, err
	}
	if o, ok := found[id]; ok {
		return o, nil
	}
	flight, ok, err := c.options.Journal.FlightOf(ctx, id)
	if err != nil {
		return Outcome{}, fail(CodeUnavailable, "the journal: "+err.Error())
	}
	if ok {
		return Outcome{Command: id, Status: Unknown, Transaction: flight.Transaction}, nil
	}
	return Outcome{}, fail(CodeNotFound, "the ledger has no outcome of this command")
}

// outcomes reads those outcomes that stand on the ledger at the peer in use.
func (c *Client) outcomes(ctx context.Context, ids []value.CommandID) (map[value.CommandID]Outcome, error) {
	found := map[value.CommandID]Outcome{}
	for len(ids) > 0 {
		n := min(len(ids), outcomesPage)
		names := make([]string, n)
		for i, id := range ids[:n] {
			names[i] = record.Key(model.OutcomeRef(id))
		}
		entries, err := c.Get(ctx, names...)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if len(entry.Value) == 0 {
				continue
			}
			decoded, err := record.Decode(entry.Key, entry.Value)
			if err != nil {
				return nil, fail(CodeUnavailable, err.Error())
			}
			o, ok := decoded.(model.Outcome)
			if !ok {
				return nil, fail(CodeUnavailable, fmt.Sprintf("%s holds a %T", entry.Key, decoded))
			}
			found[o.Command] = Outcome{
				Command: o.Command, Status: o.Status, Code: o.Code, Args: o.Args, Created: o.Created,
				Transaction: o.On.Transaction, At: o.On.At, Block: c.blockOf(ctx, o.On.Transaction),
			}
		}
		ids = ids[n:]
	}
	return found, nil
}

// blockOf is the block of a transaction that is on the ledger; 0 when no peer can say.
func (c *Client) blockOf(ctx context.Context, tx string) uint64 {
	commit, err := c.committedWithin(ctx, tx, resolvePatience)
	if err != nil {
		return 0
	}
	return commit.Block
}

func (c *Client) blockIfRepeated(ctx context.Context, r domain.Reply) uint64 {
	if !r.Repeated {
		return 0
	}
	return c.blockOf(ctx, r.On.Transaction)
}

// resolveForever looks through the journal until ctx ends.
func (c *Client) resolveForever(ctx context.Context) {
	for {
		if err := c.Recover(ctx); err != nil && ctx.Err() == nil {
			c.options.Log.Warn("the journal could not be looked through", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(resolveEvery):
		}
	}
}

// Recover looks once through what the journal says is in flight and nobody waits for, and forgets the transactions of which
// the ledger says what became. Run does so when it begins, and from time to time.
func (c *Client) Recover(ctx context.Context) error {
	flights, err := c.options.Journal.Flights(ctx)
	if err != nil {
		return err
	}
	unresolved := 0
	var faults []error
	for _, flight := range flights {
		if c.isAloft(flight.Transaction) {
			continue
		}
		resolved, err := c.resolve(ctx, flight)
		if !resolved {
			unresolved++
		}
		if err != nil {
			faults = append(faults, err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	c.metrics.unknown.Set(float64(unresolved))
	return errors.Join(faults...)
}

// resolve finds out what became of a transaction.
func (c *Client) resolve(ctx context.Context, flight store.Flight) (bool, error) {
	log := c.options.Log.With("tx", flight.Transaction, "commands", len(flight.Commands), "first", flight.Commands[0])
	asking, cancel := context.WithTimeout(ctx, resolvePatience)
	defer cancel()
	found, err := c.outcomes(asking, flight.Commands)
	if err == nil && len(found) == len(flight.Commands) {
		log.Info("unknown outcomes found on the ledger")
		return true, c.options.Journal.EndFlight(ctx, flight.Transaction)
	}
	commit, err := c.channel.Commit(asking, flight.Transaction)
	if err == nil {
		log.Info("unknown transaction found on the ledger", "validity", string(commit.Validity), "block", commit.Block)
		return true, c.options.Journal.EndFlight(ctx, flight.Transaction)
	}
	if c.now() > flight.Expires.After(forgetAfter) {
		log.Warn("the ledger never said what became of the transaction; its commands expired a day ago")
		return true, c.options.Journal.EndFlight(ctx, flight.Transaction)
	}
	return false, nil
}

func (c *Client) endFlight(tx string) {
	c.setAloft(tx, false)
	ctx, cancel := context.WithTimeout(context.Background(), c.limits.Endorse)
	defer cancel()
	if err := c.options.Journal.EndFlight(ctx, tx); err != nil {
		// The resolver will find it and end it.
		c.options.Log.Warn("the journal keeps a transaction whose outcome is known", "tx", tx, "error", err)
	}
}

func (c *Client) setAloft(tx string, aloft bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if aloft {
		c.aloft[tx] = true
	} else {
		delete(c.aloft, tx)
	}
}

func (c *Client) isAloft(tx string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.aloft[tx]
}

// StateEntry is one key of the ledger's public state; Value is nil where the ledger has none.
type StateEntry struct {
	Key   string `json:"key"`
	Value []byte `json:"value"`
}

// Get reads 1 to 500 keys of the public state at the peer in use, in order.
func (c *Client) Get(ctx context.Context, keys ...string) ([]StateEntry, error) {
	result, err := c.evaluate(ctx, Call{Function: "Get", Args: keys})
	if err != nil {
		return nil, err
	}
	var entries []StateEntry
	if err := json.Unmarshal(result, &entries); err != nil || len(entries) != len(keys) {
		return nil, fail(CodeUnavailable, "the peer's answer to Get is not one value for each key")
	}
	return entries, nil
}

// PageState reads the public state by key from start, 1 to 500 keys; next is empty at the end.
func (c *Client) PageState(ctx context.Context, start string, limit int) (entries []StateEntry, next string, err error) {
	result, err := c.evaluate(ctx, Call{Function: "Page", Args: []string{start, fmt.Sprint(limit)}})
	if err != nil {
		return nil, "", err
	}
	var page struct {
		Records []StateEntry `json:"records"`
		Next    string       `json:"next"`
	}
	if err := json.Unmarshal(result, &page); err != nil {
		return nil, "", fail(CodeUnavailable, "the peer's answer to Page cannot be read")
	}
	return page.Records, page.Next, nil
}

// evaluate asks one peer, within the time of an endorsement.
func (c *Client) evaluate(ctx context.Context, call Call) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.limits.Endorse)
	defer cancel()
	result, err := c.channel.Evaluate(ctx, call)
	var e *EndorseError
	switch {
	case err == nil:
		return result, nil
	case errors.As(err, &e) && e.Fault == FaultChaincode:
		return nil, fail(CodeRefused, e.Detail)
	}
	return nil, fail(CodeUnavailable, call.Function+": "+err.Error())
}
