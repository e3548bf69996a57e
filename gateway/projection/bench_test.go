package projection_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
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
		var batch []model.SignedCommand
		for range perBlock {
			batch = append(batch, admin.Signs("", &party.DeskAppointed{
				Member: "member1", Kind: model.OperatorDesk, Party: admin.DID, Until: value.Time(time.Now().Unix()).After(value.Day + value.Seconds(n)),
			}))
		}
		l.Must("member1", batch...)
		commands += perBlock
	}
	for b.Loop() {
		replay(b, l, blocks+1)
	}
	b.ReportMetric(float64(commands)*float64(b.N)/b.Elapsed().Seconds(), "commands/s")
}

// replay reads all of a ledger's blocks, up to the one of that number, into an empty read model.
func replay(b *testing.B, l *ledgertest.Ledger, last uint64) {
	b.Helper()
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
	if err := p.WaitHeight(context.Background(), last); err != nil {
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

// BenchmarkLargeImport replays the import of 10,000 holders in pages of 300.
func BenchmarkLargeImport(b *testing.B) {
	const holders, perPage = 10_000, 300
	l := ledgertest.New()
	l.BlockTime = time.Millisecond
	admin := l.Found()["member1"]
	officer, maker, checker := l.Person(), l.Person(), l.Person()
	for _, p := range []*ledgertest.Person{officer, maker, checker} {
		l.Must("member1", p.Introduction("member1", admin))
	}
	for _, p := range []*ledgertest.Person{maker, checker} {
		l.Must("member1", admin.Signs("", &party.DeskAppointed{
			Member: "member1", Kind: model.AdmissionDesk, Party: p.DID, Until: value.Time(time.Now().Unix()).After(value.Day),
		}))
	}
	digest := value.Digest(strings.Repeat("d", 64))
	applied := l.Must("member1", officer.Signs("", &company.IssuerApplied{Facts: model.IssuerFacts{
		Name: "한빛소재", CorporateNumber: "1101110000001", BusinessNumber: "1018100001", IncorporatedOn: "2020-01-02",
		Homes:   []value.MemberID{"member1", "member2"},
		Classes: []model.ClassTerms{{Name: "보통주", Par: 500, Authorised: 10 * holders, Issued: 5 * holders, Approval: model.NoApproval}},
		Board:   model.Board{Directors: []value.DID{}}, Extract: digest,
	}}))
	issuer := value.IssuerID(applied[0].Created[0])
	l.Must("member1", maker.Signs(issuer, &company.IssuerChecked{Member: "member1", Evidence: digest}))
	admitted := l.Must("member1", checker.Signs(issuer, &company.IssuerAdmitted{Member: "member1", Evidence: digest}))
	class := value.ClassID(admitted[0].Created[0])
	opened := &holder.ImportOpened{List: digest, Holders: holders, Lots: holders, Totals: []model.ClassTotal{{Class: class, Quantity: 5 * holders}}}
	var pages [][]holder.ImportedEntry
	for from := 0; from < holders; from += perPage {
		var page []holder.ImportedEntry
		for i := from; i < min(from+perPage, holders); i++ {
			page = append(page, holder.ImportedEntry{
				Kind: model.Person, Commitment: value.Commitment(fmt.Sprintf("%064x", i)),
				Lots: []holder.ImportedLot{{Class: class, Quantity: 5, AcquiredOn: "2021-03-02"}},
			})
		}
		named, err := holder.PageDigest(page)
		if err != nil {
			b.Fatal(err)
		}
		opened.Pages, pages = append(opened.Pages, named), append(pages, page)
	}
	list := value.StagedID(l.Must("member1", officer.Signs(issuer, opened))[0].Created[0])
	for i, page := range pages {
		l.Must("member1", officer.Signs(issuer, &holder.ImportPaged{Import: list, Index: i, Entries: page}))
	}
	l.Must("member1", officer.Signs(issuer, &holder.ImportClosed{Import: list}))
	last, err := l.Channel("member1").Height(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		replay(b, l, last)
	}
}
