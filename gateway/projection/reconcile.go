package projection

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules"
	"holdfast/gateway/ledger"
	"holdfast/gateway/store"
)

const (
	// reconcilePage is how many keys are compared at a time.
	reconcilePage = 500
	// suspectPage is how many keys are asked for again at a time.
	suspectPage = 100
	// mostRounds is how often a key that keeps changing is asked for again before Reconcile gives up.
	mostRounds = 50
)

// Ledger is what Reconcile asks. *ledger.Client is one.
type Ledger interface {
	// Height is the number of the newest block at the peer that answers.
	Height(ctx context.Context) (uint64, error)
	// Get reads keys of the public state, in order.
	Get(ctx context.Context, keys ...string) ([]ledger.StateEntry, error)
	// PageState reads the public state by key; next is empty at the end.
	PageState(ctx context.Context, start string, limit int) (entries []ledger.StateEntry, next string, err error)
}

// MaxDifferences is how many differences a report lists.
const MaxDifferences = 100

// Report is what Reconcile found.
type Report struct {
	// Height is the block the read model was at when the comparison ended.
	Height uint64 `json:"height"`
	// Keys is how many keys of the ledger were compared.
	Keys int `json:"keys"`
	// Differences are at most MaxDifferences; More tells that there are others.
	Differences []Difference `json:"differences"`
	More        bool         `json:"more"`
	// Broken are the invariants that do not hold, at most 100. They are looked at when nothing differs.
	Broken []check.Violation `json:"broken"`
}

// Equal tells whether the read model equals the ledger and every invariant holds.
func (r Report) Equal() bool { return len(r.Differences) == 0 && len(r.Broken) == 0 }

// Difference is a key whose value differs. A digest is the SHA-256 in hexadecimal, empty where there is no value.
type Difference struct {
	Key    string `json:"key"`
	Ledger string `json:"ledger"`
	Store  string `json:"store"`
}

// Reconcile compares the ledger's whole public state with the read model, byte for byte, and checks the domain's invariants. The
// ledger may move meanwhile: a key that differs is asked for again until both sides are seen at one height. It fails with
// ErrHalted while an alarm stands, because the read model then does not follow the ledger.
func (p *Projection) Reconcile(ctx context.Context, client Ledger) (Report, error) {
	if p.Alarm() != nil {
		return Report{}, ErrHalted
	}
	r := &reconciliation{projection: p, client: client, report: Report{Differences: []Difference{}, Broken: []check.Violation{}}}
	for start := ""; ; {
		entries, next, err := client.PageState(ctx, start, reconcilePage)
		if err != nil {
			return r.report, err
		}
		if err := r.comparePage(ctx, start, next, entries); err != nil {
			return r.report, err
		}
		if next == "" {
			break
		}
		if next <= start {
			return r.report, errors.New("the ledger's pages do not go forward")
		}
		start = next
	}
	if err := r.settle(ctx); err != nil {
		return r.report, err
	}
	if len(r.report.Differences) > 0 {
		return r.report, nil
	}
	return r.report, r.checkInvariants(ctx)
}

// reconciliation is one run of Reconcile.
type reconciliation struct {
	projection *Projection
	client     Ledger
	report     Report
	// suspects are keys that differed at a glance.
	suspects []string
}

// comparePage compares the ledger's keys from start to before end with the store's, at whatever height each side is.
func (r *reconciliation) comparePage(ctx context.Context, start, end string, entries []ledger.StateEntry) error {
	r.report.Keys += len(entries)
	onLedger := make(map[string][]byte, len(entries))
	for _, e := range entries {
		onLedger[e.Key] = e.Value
	}
	return r.projection.options.Store.View(ctx, func(v *store.View) error {
		for from := start; ; {
			rows, err := v.Values(from, end, reconcilePage)
			if err != nil {
				return err
			}
			for _, row := range rows {
				value, ok := onLedger[row.Key]
				if !ok || !bytes.Equal(value, row.Value) {
					r.suspects = append(r.suspects, row.Key)
				}
				delete(onLedger, row.Key)
			}
			if len(rows) < reconcilePage {
				break
			}
			from = rows[len(rows)-1].Key + "\x00"
		}
		for key := range onLedger {
			r.suspects = append(r.suspects, key)
		}
		return nil
	})
}

// settle decides about every suspect.
func (r *reconciliation) settle(ctx context.Context) error {
	var readable []string
	for _, key := range r.suspects {
		if _, err := record.ParseKey(key); err == nil {
			readable = append(readable, key)
			continue
		}
		// The auditor lets no such key in, and the chaincode does not show it by itself.
		r.differ(Difference{Key: clip(key), Ledger: "unreadable key"})
	}
	for len(readable) > 0 && !r.report.More {
		n := min(len(readable), suspectPage)
		if err := r.settleKeys(ctx, readable[:n]); err != nil {
			return err
		}
		readable = readable[n:]
	}
	return nil
}

func (r *reconciliation) differ(d Difference) {
	if len(r.report.Differences) == MaxDifferences {
		r.report.More = true
		return
	}
	r.report.Differences = append(r.report.Differences, d)
}

// settleKeys asks again until each key was seen on both sides at one height. A difference counts when it was seen twice.
func (r *reconciliation) settleKeys(ctx context.Context, keys []string) error {
	seen := map[string]bool{}
	for range mostRounds {
		values, height, still, err := r.atRest(ctx, keys)
		if err != nil {
			return err
		}
		if !still {
			continue
		}
		if err := r.projection.WaitHeight(ctx, height); err != nil {
			return err
		}
		if keys, err = r.compareAt(ctx, height, values, seen); err != nil {
			return err
		}
		if len(keys) == 0 {
			return nil
		}
	}
	return fmt.Errorf("%d keys changed too fast to be compared; try again when the ledger is quieter", len(keys))
}

// atRest reads keys on the ledger; still is false when the ledger moved meanwhile, so that their height is not known.
func (r *reconciliation) atRest(ctx context.Context, keys []string) (values []ledger.StateEntry, height uint64, still bool, err error) {
	before, err := r.client.Height(ctx)
	if err != nil {
		return nil, 0, false, err
	}
	values, err = r.client.Get(ctx, keys...)
	if err != nil {
		return nil, 0, false, err
	}
	after, err := r.client.Height(ctx)
	return values, before, before == after, err
}

// compareAt compares values that the ledger had at a height, and returns the keys that are to be asked for again: those that
// the store has changed since, and those that differ for the first time.
func (r *reconciliation) compareAt(ctx context.Context, height uint64, values []ledger.StateEntry, seen map[string]bool) ([]string, error) {
	var again []string
	err := r.projection.options.Store.View(ctx, func(v *store.View) error {
		r.report.Height = v.Height()
		for _, entry := range values {
			value, written, ok, err := v.Value(entry.Key)
			if err != nil {
				return err
			}
			switch {
			case ok && written.Block > height:
				again = append(again, entry.Key)
			case bytes.Equal(value, entry.Value):
			case !seen[entry.Key]:
				seen[entry.Key] = true
				again = append(again, entry.Key)
			default:
				r.differ(Difference{Key: entry.Key, Ledger: digest(entry.Value), Store: digest(value)})
			}
		}
		return nil
	})
	return again, err
}

// checkInvariants runs the domain's invariants over the read model at one height.
func (r *reconciliation) checkInvariants(ctx context.Context) error {
	return r.projection.options.Store.View(ctx, func(v *store.View) error {
		var fault error
		broken := rules.Check(func(yield func(model.Record) bool) { fault = eachRecord(v, yield) })
		r.report.Broken = append(r.report.Broken, broken...)
		r.report.Height = v.Height()
		return fault
	})
}

// eachRecord yields every record of the read model, in the order of keys.
func eachRecord(v *store.View, yield func(model.Record) bool) error {
	for from := ""; ; {
		rows, err := v.Values(from, "", reconcilePage)
		if err != nil {
			return err
		}
		for _, row := range rows {
			decoded, err := record.Decode(row.Key, row.Value)
			if err != nil {
				return err
			}
			if !yield(decoded) {
				return nil
			}
		}
		if len(rows) < reconcilePage {
			return nil
		}
		from = rows[len(rows)-1].Key + "\x00"
	}
}

func digest(value []byte) string {
	if len(value) == 0 {
		return ""
	}
	sum := sha256.Sum256(value)
	return hex.EncodeToString(sum[:])
}
