package projection_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
)

// world is a founded ledger in memory, a site that follows it, and time that passes when everybody waits.
type world struct {
	*testing.T
	ledger    *ledgertest.Ledger
	admin     map[value.MemberID]*ledgertest.Person
	directory string
}

func simulate(t *testing.T, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{T: t, ledger: ledgertest.New(), directory: t.TempDir()}
		w.admin = w.ledger.Found()
		test(w)
	})
}

// site is a running projection over a store of its own; stop ends both, and does so only once.
type site struct {
	*projection.Projection
	store    *store.Store
	registry *prometheus.Registry
	stop     func()
}

// site follows a source with the store of that name, which may have been used before.
func (w *world) site(name string, source projection.Source) site {
	w.Helper()
	s := w.open(name)
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() {
		if err := s.Run(ctx, source); err != nil {
			w.Error(err)
		}
	})
	close := s.stop
	s.stop = sync.OnceFunc(func() { cancel(); running.Wait(); close() })
	w.Cleanup(s.stop)
	return s
}

// open is a site that does not follow yet.
func (w *world) open(name string) site {
	w.Helper()
	s := site{registry: prometheus.NewRegistry()}
	var err error
	if s.store, err = sqlite.Open(context.Background(), filepath.Join(w.directory, name+".db")); err != nil {
		w.Fatal(err)
	}
	s.Projection, err = projection.Open(context.Background(), projection.Options{
		Store: s.store, Verifier: proofs.Verifier{}, Chaincode: ledgertest.Chaincode, Ledger: w.ledger.ID(),
		Log: slog.New(slog.DiscardHandler), Metrics: s.registry,
	})
	if err != nil {
		w.Fatal(err)
	}
	s.stop = sync.OnceFunc(func() {
		if err := s.store.Close(); err != nil {
			w.Error(err)
		}
	})
	w.Cleanup(s.stop)
	return s
}

// reaches waits until the site contains the ledger's newest block.
func (w *world) reaches(s site) uint64 {
	w.Helper()
	height, err := w.ledger.Channel("member1").Height(context.Background())
	if err != nil {
		w.Fatal(err)
	}
	if err := s.WaitHeight(context.Background(), height); err != nil {
		w.Fatal(err)
	}
	return height
}

// people introduces that many persons, each in a block of its own.
func (w *world) people(n int) []*ledgertest.Person {
	var all []*ledgertest.Person
	for range n {
		p := w.ledger.Person()
		w.ledger.Must("member1", p.Introduction("member4", w.admin["member4"]))
		all = append(all, p)
	}
	return all
}

func (w *world) appoint(someParty *ledgertest.Person) model.SignedCommand {
	return w.admin["member1"].Signs("", &party.DeskAppointed{
		Member: "member1", Kind: model.OperatorDesk, Party: someParty.DID, Until: value.Time(time.Now().Unix()).After(value.Day),
	})
}

// contents is everything the read model says of the ledger.
func contents(t testing.TB, s *store.Store) string {
	t.Helper()
	var out string
	err := s.View(context.Background(), func(v *store.View) error {
		values, err := v.Values("", "", 10_000)
		if err != nil {
			return err
		}
		out = fmt.Sprint(v.Height(), v.Ledger(), values)
		for _, kv := range values {
			_, written, _, err := v.Value(kv.Key)
			if err != nil {
				return err
			}
			out += fmt.Sprint(kv.Key, written)
		}
		parties, err := store.All[model.Party](v, store.By{}, 10_000)
		if err != nil {
			return err
		}
		for _, p := range parties {
			history, err := v.HistoryOf(p.Record.Ref(), store.Page{})
			if err != nil {
				return err
			}
			out += fmt.Sprint(p, history)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// source is a projection.Source made of one function.
type source func(ctx context.Context, from uint64) <-chan *common.Block

func (s source) Blocks(ctx context.Context, from uint64) <-chan *common.Block { return s(ctx, from) }

// altered passes a ledger's blocks on, each changed by a function.
func altered(from *ledgertest.Channel, change func(*common.Block)) source {
	return func(ctx context.Context, number uint64) <-chan *common.Block {
		out := make(chan *common.Block)
		go func() {
			defer close(out)
			for b := range from.Blocks(ctx, number) {
				b = proto.Clone(b).(*common.Block)
				change(b)
				select {
				case out <- b:
				case <-ctx.Done():
				}
			}
		}()
		return out
	}
}
