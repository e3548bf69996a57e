//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/fabric"
	"holdfast/gateway/projection/fabricblock"
)

// reader reads the ledger's blocks from the first member's peer, or another's while that is down.
type reader struct {
	channel   *fabric.Channel
	chaincode string
	// next is the block to be read next, and count how many transactions the blocks before it had that written counts.
	next  uint64
	count int
}

// reading is made once it is needed.
var reading *reader

func newReader(t *testing.T) *reader {
	t.Helper()
	_, directory := sites(t)
	content, err := os.ReadFile(filepath.Join(network.state, string(directory.Sites[0].Member), "gateway", "config.json"))
	must(t, err)
	var way fabric.Config // the part of the site's configuration that leads to the ledger
	must(t, json.Unmarshal(content, &way))
	channel, err := fabric.Connect(way, slog.New(slog.DiscardHandler), nil)
	must(t, err)
	return &reader{channel: channel, chaincode: way.Chaincode}
}

// written is how many transactions of people stand on the ledger: all of them, those with personal data too, but for those with
// the ticks of the members' clocks alone, which go on whatever people do.
func written(t *testing.T) int {
	t.Helper()
	if reading == nil {
		reading = newReader(t)
	}
	reading.readTo(t, uint64(height(t)))
	return reading.count
}

// readTo reads the blocks before a height.
func (r *reader) readTo(t *testing.T, height uint64) {
	t.Helper()
	if r.next >= height {
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), followPatience)
	blocks := r.channel.Blocks(ctx, r.next)
	for r.next < height {
		block, open := <-blocks
		if !open {
			t.Fatalf("block %d did not come", r.next)
		}
		read, err := fabricblock.Read(block)
		must(t, err)
		for _, call := range read.Calls {
			if call.Chaincode == r.chaincode && !ticksAlone(t, call) {
				r.count++
			}
		}
		r.next++
	}
	cancel()
	for range blocks { // it ends once the channel is read to its end
	}
}

// ticksAlone tells whether a call is a batch of nothing but clock ticks.
func ticksAlone(t *testing.T, call fabricblock.Call) bool {
	t.Helper()
	if len(call.Args) != 2 || string(call.Args[0]) != "Submit" {
		return false
	}
	commands, err := model.DecodeBatch(call.Args[1])
	must(t, err)
	return !slices.ContainsFunc(commands, func(c model.SignedCommand) bool {
		var head struct {
			Type value.Type `json:"type"`
		}
		return json.Unmarshal([]byte(c.Command), &head) != nil || head.Type != founding.TypeClockTicked
	})
}
