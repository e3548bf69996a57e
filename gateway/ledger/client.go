package ledger

import (
	"context"
	"fmt"
	"sync"
	"time"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Client submits commands and keeps personal data. It is safe for concurrent use.
type Client struct {
	options Options
	limits  Limits
	channel Channel
	metrics *metrics

	mu       sync.Mutex
	queue    *queue
	stopping bool
	// arrived and landed each hold one token while the dispatcher has something to look at.
	arrived, landed chan struct{}
	flights         sync.WaitGroup
	// aloft are the transactions that this process itself waits for; the resolver leaves them alone.
	aloft map[string]bool
}

// New makes a client on a channel. Run must run for Submit to be answered.
func New(channel Channel, options Options) (*Client, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	limits := options.Limits.withDefaults()
	return &Client{
		options: options, limits: limits, channel: channel, metrics: newMetrics(options.Metrics), queue: newQueue(limits),
		arrived: make(chan struct{}, 1), landed: make(chan struct{}, 1), aloft: map[string]bool{},
	}, nil
}

func (c *Client) now() value.Time { return value.Time(time.Now().Unix()) }

// Submit has a command decided by the ledger. The outcome is applied, rejected, refused, deferred or Unknown; an error is
// an *Error, and then nothing was written. When ctx ends first, the outcome is Unknown if the command may be on its way, and
// the error CodeBusy if it was still waiting its turn.
func (c *Client) Submit(ctx context.Context, signed model.SignedCommand) (Outcome, error) {
	began := time.Now()
	outcome, err := c.submit(ctx, signed)
	c.metrics.submitted(outcome, err, time.Since(began))
	log := c.options.Log.With("command", signed.ID())
	if err != nil {
		log.Warn("command not submitted", "error", err)
	} else {
		log.Debug("command", "status", outcome.Status, "code", outcome.Code, "tx", outcome.Transaction, "block", outcome.Block,
			"repeated", outcome.Repeated)
	}
	return outcome, err
}

func (c *Client) submit(ctx context.Context, signed model.SignedCommand) (Outcome, error) {
	t := c.try(signed)
	switch {
	case t.reply.Status == model.Refused && t.reply.Code == value.CodeExpired:
		return c.late(ctx, t.reply)
	case t.reply.Status == model.Refused && hopeless(t.reply.Code):
		return fromReply(t.reply, 0), nil
	case t.reply.Repeated:
		return fromReply(t.reply, c.blockOf(ctx, t.reply.On.Transaction)), nil
	}
	size, err := sizeOf(signed)
	if err != nil || size+batchFrame > value.MaxBatchBytes {
		return Outcome{Command: signed.ID(), Status: model.Refused, Code: value.CodeTooLarge}, nil
	}
	i := &item{trial: t, signed: signed, id: signed.ID(), size: size, answer: make(chan answer, 1)}
	if err := c.enqueue(i); err != nil {
		return Outcome{}, err
	}
	select {
	case a := <-i.answer:
		return a.outcome, a.err
	case <-ctx.Done():
		return c.abandon(i)
	}
}

// late answers for an expired command: with its first outcome, if it came in time once, which the replayed state may not have
// seen yet.
func (c *Client) late(ctx context.Context, refusal domain.Reply) (Outcome, error) {
	o, err := c.Outcome(ctx, refusal.Command)
	if CodeOf(err) == CodeNotFound {
		return fromReply(refusal, 0), nil
	}
	o.Repeated = o.Final()
	return o, err
}

func (c *Client) enqueue(i *item) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopping {
		return fail(CodeStopping, "the gateway is being stopped")
	}
	if err := c.queue.admit(i); err != nil {
		return err
	}
	c.metrics.queued.Set(float64(c.queue.count))
	signal(c.arrived)
	return nil
}

// abandon ends the wait of a caller who does not wait any longer.
func (c *Client) abandon(i *item) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.queue.withdraw(i) {
		return Outcome{}, &Error{Code: CodeBusy, Detail: "the caller did not wait for the command's turn", RetryAfter: busyFor}
	}
	select {
	case a := <-i.answer:
		return a.outcome, a.err
	default:
		return Outcome{Command: i.id, Status: Unknown}, nil
	}
}

// Run sends batches and resolves unknown outcomes until ctx ends; then it takes no more commands, waits for what is in
// flight, at most Budget and Patience together, and returns nil. It begins with what the journal says was in flight.
func (c *Client) Run(ctx context.Context) error {
	resolving, stop := context.WithCancel(ctx)
	var resolver sync.WaitGroup
	resolver.Go(func() { c.resolveForever(resolving) })
	c.dispatch(ctx)
	c.stop()
	c.flights.Wait()
	stop()
	resolver.Wait()
	return nil
}

// dispatch forms batches: after a linger when commands arrive, and at once when a batch lands.
func (c *Client) dispatch(ctx context.Context) {
	linger := time.NewTimer(time.Hour)
	linger.Stop()
	defer linger.Stop()
	armed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.arrived:
			if !armed {
				linger.Reset(c.limits.Linger)
				armed = true
			}
			continue
		case <-linger.C:
			armed = false
		case <-c.landed:
		}
		for c.launch() {
		}
	}
}

// launch sends one batch on its way, if one can go.
func (c *Client) launch() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	b := c.queue.form()
	if b == nil {
		return false
	}
	c.metrics.launched(b, len(c.queue.flying))
	c.flights.Go(func() {
		c.fly(b)
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.queue.flying, b)
		c.metrics.inFlight.Set(float64(len(c.queue.flying)))
		signal(c.landed)
	})
	return true
}

// stop turns away what waits.
func (c *Client) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stopping = true
	for _, i := range c.queue.waiting {
		c.queue.forget(i)
		i.answer <- answer{err: fail(CodeStopping, "the gateway is being stopped")}
	}
	c.queue.waiting = nil
}

// finish ends a command's flight: its keys are free, and its caller is answered.
func (c *Client) finish(b *batch, i *item, a answer) {
	c.mu.Lock()
	c.queue.land(b, i)
	c.metrics.queued.Set(float64(c.queue.count))
	c.mu.Unlock()
	i.answer <- a
	signal(c.landed)
}

func signal(to chan struct{}) {
	select {
	case to <- struct{}{}:
	default:
	}
}

// fromReply is the outcome that a reply tells, recorded in a block.
func fromReply(r domain.Reply, block uint64) Outcome {
	o := Outcome{Command: r.Command, Status: r.Status, Code: r.Code, Args: r.Args, Created: r.Created, Repeated: r.Repeated}
	if o.Final() {
		o.Transaction, o.At, o.Block = r.On.Transaction, r.On.At, block
	}
	return o
}

// Ping evaluates the chaincode's Ping at a peer.
func (c *Client) Ping(ctx context.Context) error {
	_, err := c.evaluate(ctx, Call{Function: "Ping"})
	return err
}

// Height is the number of the newest block at the peer in use.
func (c *Client) Height(ctx context.Context) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, c.limits.Endorse)
	defer cancel()
	height, err := c.channel.Height(ctx)
	if err != nil {
		return 0, fail(CodeUnavailable, fmt.Sprintf("the ledger's height: %v", err))
	}
	return height, nil
}
