package projection_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"holdfast/chaincode/core"
	"holdfast/chaincode/proofs"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
	"holdfast/gateway/store/sqlite"
)

// BenchmarkRebuild replays blocks of 400 commands, each with a signature, three reads and two writes.
func BenchmarkRebuild(b *testing.B) {
	l := ledgertest.New()
	l.BlockTime = time.Millisecond
	admin := l.Found()["member1"]
	const perBlock, blocks = 400, 20
	commands := 0
	for n := range blocks {
		var batch []core.SignedCommand
		for range perBlock {
			batch = append(batch, admin.Signs("", &core.DeskAppointed{
				Member: "member1", Kind: core.OperatorDesk, Party: admin.DID, Until: core.Time(time.Now().Unix()).After(core.Day + core.Seconds(n)),
			}))
		}
		l.Must("member1", batch...)
		commands += perBlock
	}
	for b.Loop() {
		s, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "a.db"))
		if err != nil {
			b.Fatal(err)
		}
		p, err := projection.Open(context.Background(), projection.Options{
			Store: s, Verifier: proofs.Verifier{}, Chaincode: ledgertest.Chaincode, Ledger: l.ID(), Log: slog.New(slog.DiscardHandler),
		})
		if err != nil {
			b.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 1)
		go func() { done <- p.Run(ctx, l.Channel("member1")) }()
		if err := p.WaitHeight(context.Background(), blocks+1); err != nil {
			b.Fatal(fmt.Errorf("%w: %+v", err, p.Alarm()))
		}
		cancel()
		if err := <-done; err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(commands)*float64(b.N)/b.Elapsed().Seconds(), "commands/s")
}
