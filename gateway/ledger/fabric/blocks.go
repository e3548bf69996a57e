package fabric

import (
	"context"
	"errors"
	"time"

	"github.com/hyperledger/fabric-gateway/pkg/client"
	"github.com/hyperledger/fabric-protos-go-apiv2/common"
)

const (
	// bufferedBlocks is how many blocks wait for a slow reader.
	bufferedBlocks = 64
	// resubscribeAfter is the pause after a stream that brought nothing.
	resubscribeAfter = 200 * time.Millisecond
	// betterEvery is how often it is checked whether a better peer is there, the gateway's own before all.
	betterEvery = 500 * time.Millisecond
)

// Blocks delivers every block from the given number on, each once and in order, until ctx ends; then, and only then, it
// closes the channel. fabric-gateway's own stream ends at any error; this one subscribes again behind the last block
// delivered, at the best peer, and moves back to the gateway's own peer when that answers again.
func (c *Channel) Blocks(ctx context.Context, from uint64) <-chan *common.Block {
	out := make(chan *common.Block, bufferedBlocks)
	go func() {
		defer close(out)
		next := from
		for ctx.Err() == nil {
			l := c.order()[0]
			began := next
			err := c.stream(ctx, l, out, &next)
			if ctx.Err() != nil {
				return
			}
			c.log.Info("block stream ended, subscribing again", "member", l.peer.Member, "next", next, "error", err)
			if next == began {
				pause(ctx, resubscribeAfter)
			}
		}
	}()
	return out
}

var errBetterPeer = errors.New("a better peer is there")

// stream delivers blocks from one peer until its stream ends or a better peer is there.
func (c *Channel) stream(ctx context.Context, l *link, out chan<- *common.Block, next *uint64) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	blocks, err := l.network.BlockEvents(ctx, client.WithStartBlock(*next))
	if err != nil {
		return err
	}
	// fabric-gateway's goroutine ends only when its channel is read to the end.
	defer func() {
		cancel(nil)
		for range blocks {
		}
	}()
	better := time.NewTicker(betterEvery)
	defer better.Stop()
	for {
		select {
		case b, open := <-blocks:
			switch {
			case !open:
				return errors.New("the peer ended the stream")
			case b.GetHeader().GetNumber() != *next:
				return errors.New("the peer delivered another block than the next")
			}
			select {
			case out <- b:
				*next++
			case <-ctx.Done():
				return ctx.Err()
			}
		case <-better.C:
			if c.order()[0] != l {
				return errBetterPeer
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
