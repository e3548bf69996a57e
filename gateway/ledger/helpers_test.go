package ledger_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
)

// journal is a ledger.Journal in memory.
type journal struct {
	mu      sync.Mutex
	flights []store.Flight
	broken  error
}

func (j *journal) BeginFlight(_ context.Context, f store.Flight) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken == nil {
		j.flights = append(j.flights, f)
	}
	return j.broken
}

func (j *journal) EndFlight(_ context.Context, tx string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.flights = slices.DeleteFunc(j.flights, func(f store.Flight) bool { return f.Transaction == tx })
	return nil
}

func (j *journal) Flights(context.Context) ([]store.Flight, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.flights), nil
}

func (j *journal) FlightOf(_ context.Context, command value.CommandID) (store.Flight, bool, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, f := range slices.Backward(j.flights) {
		if slices.Contains(f.Commands, command) {
			return f, true, nil
		}
	}
	return store.Flight{}, false, nil
}

// world is a founded ledger in memory and time that passes when everybody waits.
type world struct {
	*testing.T
	ledger *ledgertest.Ledger
	admin  map[value.MemberID]*ledgertest.Person
}

// simulate runs a test in a world of its own.
func simulate(t *testing.T, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{T: t, ledger: ledgertest.New()}
		w.admin = w.ledger.Found()
		test(w)
	})
}

type option func(*ledger.Options)

func with(limits ledger.Limits) option { return func(o *ledger.Options) { o.Limits = limits } }
func journaled(j ledger.Journal) option {
	return func(o *ledger.Options) { o.Journal = j }
}

// gateway is a member's running client; stop kills its loop and waits.
type gateway struct {
	*ledger.Client
	stop func()
}

func (w *world) gateway(member value.MemberID, options ...option) gateway {
	w.Helper()
	o := ledger.Options{
		Ledger: w.ledger.ID(), Members: ledgertest.Members, Own: member, State: w.ledger, Verifier: proofs.Verifier{},
		Journal: &journal{}, Log: slog.New(slog.DiscardHandler),
	}
	for _, change := range options {
		change(&o)
	}
	client, err := ledger.New(w.ledger.Channel(member), o)
	if err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() {
		if err := client.Run(ctx); err != nil {
			w.Error(err)
		}
	})
	stop := sync.OnceFunc(func() { cancel(); running.Wait() })
	w.Cleanup(stop)
	return gateway{client, stop}
}

// people introduces that many persons, past any gateway.
func (w *world) people(n int) []*ledgertest.Person {
	w.Helper()
	var all []*ledgertest.Person
	var introductions []model.SignedCommand
	for range n {
		p := w.ledger.Person()
		all, introductions = append(all, p), append(introductions, p.Introduction("member1", w.admin["member1"]))
	}
	w.ledger.Must("member1", introductions...)
	return all
}

// appoint is a command by which a member's administrator appoints a party to its operator desk. It writes the desk's record.
func (w *world) appoint(member value.MemberID, someParty *ledgertest.Person) model.SignedCommand {
	return w.admin[member].Signs("", &party.DeskAppointed{
		Member: member, Kind: model.OperatorDesk, Party: someParty.DID, Until: value.Time(w.now()).After(value.Day),
	})
}

// dismiss ends the appointment.
func (w *world) dismiss(member value.MemberID, someParty *ledgertest.Person) model.SignedCommand {
	return w.admin[member].Signs("", &party.DeskEnded{Member: member, Kind: model.OperatorDesk, Party: someParty.DID})
}

// all submits commands at one moment and returns their answers in order.
func (w *world) all(g gateway, commands ...model.SignedCommand) ([]ledger.Outcome, []error) {
	outcomes, faults := make([]ledger.Outcome, len(commands)), make([]error, len(commands))
	var submitting sync.WaitGroup
	for n, command := range commands {
		submitting.Go(func() { outcomes[n], faults[n] = g.Submit(context.Background(), command) })
		time.Sleep(time.Nanosecond) // fake time: passes when everybody waits, so that they arrive in this order
	}
	submitting.Wait()
	return outcomes, faults
}

// applied submits commands and fails unless all are applied.
func (w *world) applied(g gateway, commands ...model.SignedCommand) []ledger.Outcome {
	w.Helper()
	outcomes, faults := w.all(g, commands...)
	for n, o := range outcomes {
		if faults[n] != nil || o.Status != model.Applied {
			w.Errorf("command %d: %+v, %v", n, o, faults[n])
		}
	}
	return outcomes
}

func sqliteJournal(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), filepath.Join(path, "journal.db"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
