package projection

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"

	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/gateway/projection/fabricblock"
	"holdfast/gateway/store"
)

const (
	// mostPending is how many blocks, and mostPendingActs about how many commands, one SQL transaction stores. The first
	// bounds how long a reader waits while the read model catches up, the second the memory.
	mostPending     = 200
	mostPendingActs = 5000
)

// Run follows the source until ctx ends, and then returns nil. After an alarm it reads no further, until Rebuild. It
// fails when the store does.
func (p *Projection) Run(ctx context.Context, source Source) error {
	for ctx.Err() == nil {
		subscription, cancel := context.WithCancel(ctx)
		from := p.begin(cancel)
		err := p.follow(subscription, source.Blocks(subscription, from))
		if errors.Is(err, ErrHalted) {
			<-subscription.Done() // until the gateway stops, or Rebuild begins again
			err = nil
		}
		cancel()
		if err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// begin drops what was read and not stored, and says from which block to read.
func (p *Projection) begin(restart context.CancelFunc) uint64 {
	p.applying.Lock()
	defer p.applying.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.restart = restart
	if len(p.pending) > 0 {
		p.pending, p.next = nil, p.stored
		p.replica.forget()
	}
	return p.next.Next
}

// follow takes in blocks until the channel closes. Blocks that wait in the channel are stored together.
func (p *Projection) follow(ctx context.Context, blocks <-chan *common.Block) error {
	if p.Alarm() != nil {
		return ErrHalted
	}
	for {
		var b *common.Block
		select {
		case b = <-blocks:
		default:
			if err := p.flush(ctx); err != nil {
				return err
			}
			select {
			case <-ctx.Done():
				return nil
			case b = <-blocks:
			}
		}
		if b == nil {
			return p.flush(ctx)
		}
		if err := p.take(ctx, b); err != nil {
			return err
		}
	}
}

// take audits one block and stores what is pending when that is enough.
func (p *Projection) take(ctx context.Context, b *common.Block) error {
	p.applying.Lock()
	defer p.applying.Unlock()
	if ctx.Err() != nil {
		return nil // Rebuild came in between: this block is of the former subscription
	}
	explained, err := p.audit(b)
	var found *alarmed
	if errors.As(err, &found) {
		return p.raise(ctx, b.GetHeader().GetNumber(), found.Alarm)
	}
	if err != nil {
		return err
	}
	p.pending = append(p.pending, explained)
	p.next = p.next.After(explained)
	acts := 0
	for _, pending := range p.pending {
		acts += pending.Acts()
	}
	if len(p.pending) < mostPending && acts < mostPendingActs {
		return nil
	}
	return p.storePending(ctx)
}

// audit takes a block apart, checks that it follows the last one, and explains its transactions.
func (p *Projection) audit(b *common.Block) (store.Block, error) {
	read, err := fabricblock.Read(b)
	if err != nil {
		return store.Block{}, finding(fabricblock.Call{}, AlarmUnreadable, err.Error())
	}
	if err := p.connects(read); err != nil {
		return store.Block{}, err
	}
	out := store.Block{Number: read.Number, Hash: read.Hash}
	a := &auditor{chaincode: p.options.Chaincode, verifier: p.options.Verifier, state: p.replica, ledger: p.next.After(out).Ledger}
	for _, c := range read.Calls {
		t, ok, err := a.judge(c)
		if err != nil {
			return out, err
		}
		if !ok {
			continue
		}
		t.Block = read.Number
		p.replica.absorb(t)
		out.Transactions = append(out.Transactions, t)
		p.metrics.count(t)
		p.notice(t)
	}
	return out, nil
}

// notice keeps when a transaction had another command than clock ticks.
func (p *Projection) notice(t store.Transaction) {
	if !slices.ContainsFunc(t.Acts, func(a store.Act) bool { return a.Type != founding.TypeClockTicked }) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.busy = max(p.busy, t.At)
}

func (p *Projection) connects(b fabricblock.Block) error {
	switch {
	case b.Number != p.next.Next:
		return finding(fabricblock.Call{}, AlarmChain, "another block than the next was delivered")
	case b.Number > 0 && !bytes.Equal(b.Previous, p.next.Hash[:]):
		return finding(fabricblock.Call{}, AlarmChain, "it does not name the block before it")
	case b.Number == 0 && p.options.Ledger != "" && p.next.After(store.Block{Hash: b.Hash}).Ledger != p.options.Ledger:
		return finding(fabricblock.Call{}, AlarmLedger, "block 0 is not the one that the network was set up with")
	}
	return nil
}

func (p *Projection) flush(ctx context.Context) error {
	p.applying.Lock()
	defer p.applying.Unlock()
	if ctx.Err() != nil {
		return nil
	}
	return p.storePending(ctx)
}

// storePending writes the pending blocks and the checkpoint in one SQL transaction.
func (p *Projection) storePending(ctx context.Context) error {
	if len(p.pending) == 0 {
		return nil
	}
	if err := p.options.Store.Append(ctx, p.pending); err != nil {
		return err
	}
	p.replica.stored()
	at := latest(p.pending)
	p.pending = nil
	p.publish(p.next, nil, at)
	return nil
}

func latest(blocks []store.Block) time.Time {
	var at value.Time
	for _, b := range blocks {
		for _, t := range b.Transactions {
			at = max(at, t.At)
		}
	}
	if at == 0 {
		return time.Time{}
	}
	return time.Unix(int64(at), 0)
}

// raise stores what came before the block, keeps the alarm, and halts.
func (p *Projection) raise(ctx context.Context, block uint64, a store.Alarm) error {
	// What the block's earlier transactions wrote goes with the replica; the blocks before it are in the store then.
	if err := p.storePending(ctx); err != nil {
		return err
	}
	p.replica.forget()
	a.Block, a.Raised = block, value.Time(time.Now().Unix())
	if err := p.options.Store.Raise(ctx, a); err != nil {
		return err
	}
	p.options.Log.Error("ALARM: the read model stands still; this site serves no register",
		"code", a.Code, "block", a.Block, "tx", a.Transaction, "register", a.Register, "detail", a.Detail)
	p.publish(p.next, &a, time.Time{})
	return ErrHalted
}
