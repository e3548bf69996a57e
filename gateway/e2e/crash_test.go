//go:build e2e

package e2e

import (
	"context"
	"errors"
	"sync"
	"syscall"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
	"holdfast/gateway/demo/people"
)

const (
	// pieces is how many listings of one share are under way when the gateway is killed. Applied twice, one would show. A
	// lot has at most 50 reservations, so rounds times pieces stays below that.
	pieces = 7
	// freezePatience is how long a frozen gateway's commands are given to reach the ledger.
	freezePatience = 2 * time.Second
)

// moments are how long after its commands were sent the gateway is stopped: before it sends them on, while they are being
// endorsed and ordered, and when it would answer.
var moments = []time.Duration{60 * time.Millisecond, 30 * time.Millisecond, 90 * time.Millisecond, 10 * time.Millisecond, 120 * time.Millisecond, 45 * time.Millisecond}

// testKilledGateway kills a gateway that is in the middle of submitting, starts it again, and finds every command's one
// outcome by sending it again. It does so at other moments until one killed it between the ledger's commit and its answer.
func testKilledGateway(t *testing.T) {
	consortium, _ := sites(t)
	site := consortium.Sites()[1]
	before := reserved(t, site)
	var all []model.SignedCommand
	for round, moment := range moments {
		commands := listingsOfOneShare(t, round)
		all = append(all, commands...)
		answered := submitAndKill(t, site, consortium.Sites()[2], commands, moment)
		restart(t)
		committed := onLedger(t, site, commands)
		t.Logf("stopped after %s: of %d commands, %d were answered and %d are on the ledger", moment, pieces, answered, committed)
		if committed > answered && answered < pieces {
			checkAppliedOnce(t, consortium, site, all, before)
			return
		}
	}
	checkAppliedOnce(t, consortium, site, all, before)
	t.Error("no moment killed the gateway between a commit and its answer")
}

func reserved(t *testing.T, site *client.Site) value.Shares {
	t.Helper()
	lot, err := site.At(height(t)).Lot(t.Context(), first.Trade.Balance)
	must(t, err)
	return lot.Lot.Reserved
}

func listingsOfOneShare(t *testing.T, round int) []model.SignedCommand {
	t.Helper()
	seller := person(t, people.Seller)
	commands := make([]model.SignedCommand, pieces)
	for i := range commands {
		draft, err := client.NewDraft(first.Ledger, seller.DID(), first.Company.Issuer, &trade.SharesListed{
			Lot: first.Trade.Balance, Quantity: 1, Price: value.Won(20_000 + 100*round + i), Until: value.Time(time.Now().Unix()).After(value.Day),
		})
		must(t, err)
		commands[i], err = draft.Sign(seller)
		must(t, err)
	}
	return commands
}

// submitAndKill sends all commands at once, freezes the gateway a moment later, kills it when another site has seen a block
// or has seen none for a while, and returns how many commands had their answer.
func submitAndKill(t *testing.T, site, other *client.Site, commands []model.SignedCommand, moment time.Duration) int {
	t.Helper()
	gateway, seen := pid(t, site.Member, "gateway"), height(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var group sync.WaitGroup
	answers := make([]error, len(commands))
	for i, signed := range commands {
		group.Go(func() { _, answers[i] = site.Submit(ctx, signed) })
	}
	<-time.After(moment)
	must(t, syscall.Kill(gateway, syscall.SIGSTOP))
	patience, done := context.WithTimeout(ctx, freezePatience)
	_, err := other.At(seen + 1).AwaitLedger(patience)
	done()
	var problem *client.Problem
	if err != nil && !errors.As(err, &problem) && !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	must(t, syscall.Kill(gateway, syscall.SIGKILL))
	cancel()
	group.Wait()
	answered := 0
	for _, err := range answers {
		if errors.As(err, &problem) {
			t.Errorf("a command was refused: %v", err)
		}
		if err == nil {
			answered++
		}
	}
	return answered
}

// onLedger counts the commands whose outcome the restarted gateway knows.
func onLedger(t *testing.T, site *client.Site, commands []model.SignedCommand) int {
	t.Helper()
	count := 0
	for _, signed := range commands {
		if known, err := site.At(height(t)).Command(t.Context(), signed.ID()); err == nil && known.Block != nil {
			count++
		}
	}
	return count
}

// checkAppliedOnce sends every command again: each has one outcome, the same at every site, and the shares are reserved once.
func checkAppliedOnce(t *testing.T, consortium *client.Network, site *client.Site, commands []model.SignedCommand, before value.Shares) {
	t.Helper()
	blocks := map[value.CommandID]int64{}
	for _, signed := range commands {
		done, err := site.Submit(t.Context(), signed)
		must(t, err)
		blocks[signed.ID()] = done.Block
	}
	if got := reserved(t, site) - before; got != value.Shares(len(commands)) {
		t.Errorf("%d shares were reserved by %d listings of one share", got, len(commands))
	}
	at := height(t)
	for _, other := range consortium.Sites() {
		for _, signed := range commands {
			known, err := other.At(at).Command(t.Context(), signed.ID())
			must(t, err)
			if known.Block == nil || *known.Block != blocks[signed.ID()] {
				t.Errorf("%s has a command in another block than %d: %+v", other.Member, blocks[signed.ID()], known)
			}
		}
	}
}
