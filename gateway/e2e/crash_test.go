//go:build e2e

package e2e

import (
	"context"
	"errors"
	"sync"
	"syscall"
	"testing"
	"time"

	"holdfast/chaincode/core"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

// pieces is how many listings of one share are under way when the gateway is killed. Applied twice, one would show.
const pieces = 40

// testKilledGateway kills a gateway that is in the middle of submitting, starts it again, and finds every command's one
// outcome by sending it again.
func testKilledGateway(t *testing.T) {
	network, _ := sites(t)
	site := network.Sites()[1]
	seller := person(t, people.Seller)
	lot, err := site.At(height(t)).Lot(t.Context(), first.Trade.Balance)
	must(t, err)
	commands := make([]core.SignedCommand, pieces)
	for i := range commands {
		draft, err := client.NewDraft(first.Ledger, seller.DID(), first.Company.Issuer, &core.SharesListed{
			Lot: first.Trade.Balance, Quantity: 1, Price: core.Won(20_000 + i), Until: core.Time(time.Now().Unix()).After(core.Day),
		})
		must(t, err)
		commands[i], err = draft.Sign(seller)
		must(t, err)
	}
	interrupted := submitAndKill(t, site, commands)
	t.Logf("%d of %d commands had no answer when the gateway was killed", interrupted, pieces)
	restart(t)

	blocks := map[core.CommandID]int64{}
	for _, signed := range commands {
		done, err := site.Submit(t.Context(), signed)
		must(t, err)
		blocks[signed.ID()] = done.Block
	}
	after, err := site.At(height(t)).Lot(t.Context(), first.Trade.Balance)
	must(t, err)
	if got := after.Lot.Reserved - lot.Lot.Reserved; got != pieces {
		t.Errorf("%d shares were reserved by %d listings of one share", got, pieces)
	}
	for _, other := range network.Sites() {
		for _, signed := range commands {
			known, err := other.At(after.Height).Command(t.Context(), signed.ID())
			must(t, err)
			if known.Block == nil || *known.Block != blocks[signed.ID()] {
				t.Errorf("%s has a command in another block than %d: %+v", other.Member, blocks[signed.ID()], known)
			}
		}
	}
}

// submitAndKill sends all commands at once and kills the gateway with the first answer, when the others are on their way.
// It returns how many had no answer.
func submitAndKill(t *testing.T, site *client.Site, commands []core.SignedCommand) int {
	t.Helper()
	gateway := pid(t, site.Member, "gateway")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var kill sync.Once
	var group sync.WaitGroup
	answers := make([]error, len(commands))
	for i, signed := range commands {
		group.Go(func() {
			_, answers[i] = site.Submit(ctx, signed)
			kill.Do(func() {
				if err := syscall.Kill(gateway, syscall.SIGKILL); err != nil {
					t.Error(err)
				}
				cancel()
			})
		})
	}
	group.Wait()
	unanswered := 0
	for _, err := range answers {
		var problem *client.Problem
		if errors.As(err, &problem) {
			t.Errorf("a command was refused: %v", err)
		}
		if err != nil {
			unanswered++
		}
	}
	if unanswered == 0 {
		t.Error("every command had its answer before the gateway was killed; nothing was proved")
	}
	return unanswered
}
