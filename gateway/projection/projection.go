package projection

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// Source delivers every block from a number on, each once and in order, until ctx ends; then it closes the channel.
// Package ledger/fabric is one.
type Source interface {
	Blocks(ctx context.Context, from uint64) <-chan *common.Block
}

// Options is what a projection works with.
type Options struct {
	Store    *store.Store
	Verifier ledger.Verifier
	// Chaincode is the name under which the ledger keeps its records.
	Chaincode string
	// Ledger is the ledger expected; another block 0 is an alarm. Empty accepts the first that is seen.
	Ledger  value.LedgerID
	Log     *slog.Logger
	Metrics prometheus.Registerer
}

// ErrHalted says that an alarm stopped the read model.
var ErrHalted = errors.New("an alarm stopped the read model")

// Projection follows the blocks. It is safe for concurrent use.
type Projection struct {
	options Options
	replica *replica
	metrics *metrics

	// applying is held while blocks are audited and stored.
	applying sync.Mutex
	// pending are audited blocks that are not in the store yet, behind which next stands.
	pending []store.Block
	next    store.Checkpoint

	mu sync.Mutex
	// busy is when the ledger last took a command other than a clock tick, since the projection was opened.
	busy value.Time
	// stored is the store's checkpoint, alarm the alarm that stands, changed is closed when one of them changes.
	stored  store.Checkpoint
	alarm   *store.Alarm
	changed chan struct{}
	// restart makes Run subscribe again; nil while it does not follow.
	restart context.CancelFunc
}

// Open takes up where the store's checkpoint stands. It fails when the store is of another ledger.
func Open(ctx context.Context, options Options) (*Projection, error) {
	checkpoint, err := options.Store.Checkpoint(ctx)
	if err != nil {
		return nil, err
	}
	if options.Ledger != "" && checkpoint.Ledger != "" && checkpoint.Ledger != options.Ledger {
		return nil, fmt.Errorf("the read model is of the ledger %s and the network's is %s: use another data directory",
			checkpoint.Ledger, options.Ledger)
	}
	alarm, err := options.Store.Alarm(ctx)
	if err != nil {
		return nil, err
	}
	p := &Projection{
		options: options, replica: newReplica(options.Store), metrics: newMetrics(options.Metrics),
		next: checkpoint, stored: checkpoint, alarm: alarm, changed: make(chan struct{}),
	}
	p.metrics.at(checkpoint.Height(), alarm != nil)
	return p, nil
}

// Height is the number of the last block in the read model; 0 when there is none.
func (p *Projection) Height() uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stored.Height()
}

// Ledger is the ledger's identity once block 0 was read; empty before.
func (p *Projection) Ledger() value.LedgerID {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stored.Ledger
}

// Alarm is the alarm that stands, or nil.
func (p *Projection) Alarm() *store.Alarm {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.alarm
}

// State is the replayed state, for trying commands. It may be a few blocks ahead of the read model, and is safe for
// concurrent use.
func (p *Projection) State() ledger.State { return p.replica }

// Busy is when the ledger last took a command other than a clock tick, as far as has been seen since the program started; the zero
// Time where none was.
func (p *Projection) Busy() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.busy == 0 {
		return time.Time{}
	}
	return time.Unix(int64(p.busy), 0)
}

// WaitHeight waits until the read model contains the block; ErrHalted when an alarm stands, else ctx's error.
func (p *Projection) WaitHeight(ctx context.Context, block uint64) error {
	for {
		p.mu.Lock()
		reached, alarm, changed := p.stored.Next > block, p.alarm, p.changed
		p.mu.Unlock()
		switch {
		case reached:
			return nil
		case alarm != nil:
			return ErrHalted
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-changed:
		}
	}
}

// Rebuild empties the read model and has it filled again from block 0. An alarm is forgotten, and raised again if its
// cause is still on the ledger.
func (p *Projection) Rebuild(ctx context.Context) error {
	p.applying.Lock()
	defer p.applying.Unlock()
	if err := p.options.Store.Reset(ctx); err != nil {
		return err
	}
	p.replica.forget()
	p.pending, p.next = nil, store.Checkpoint{}
	p.publish(store.Checkpoint{}, nil, time.Time{})
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.restart != nil {
		p.restart()
	}
	p.options.Log.Info("the read model is being rebuilt from block 0")
	return nil
}

// publish says where the read model stands; at is the time of its last transaction, zero where there is none.
func (p *Projection) publish(checkpoint store.Checkpoint, alarm *store.Alarm, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stored, p.alarm = checkpoint, alarm
	close(p.changed)
	p.changed = make(chan struct{})
	p.metrics.at(checkpoint.Height(), alarm != nil)
	if !at.IsZero() {
		p.metrics.delay.Set(time.Since(at).Seconds())
	}
}
