//go:build e2e

package fabric_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/fabric"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
)

// site is a member's gateway without its HTTP part: channel, client, store and projection, all real.
type site struct {
	*ledger.Client
	channel    *fabric.Channel
	store      *store.Store
	projection *projection.Projection
	stop       func()
}

// openSite starts a site over a store in the directory.
func openSite(t testing.TB, config fabric.Config, id value.LedgerID, directory string) *site {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	log := slog.New(slog.NewTextHandler(logFile(t, config.Peers[0].Member), nil))
	s := &site{}
	var err error
	if s.store, err = sqlite.Open(ctx, filepath.Join(directory, "gateway.db")); err != nil {
		t.Fatal(err)
	}
	s.projection, err = projection.Open(ctx, projection.Options{
		Store: s.store, Verifier: proofs.Verifier{}, Chaincode: config.Chaincode, Ledger: id, Log: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.channel, err = fabric.Connect(config, log, nil); err != nil {
		t.Fatal(err)
	}
	s.Client, err = ledger.New(s.channel, ledger.Options{
		Ledger: id, Members: config.Members(), Own: config.Peers[0].Member, State: s.projection.State(), Verifier: proofs.Verifier{},
		Journal: s.store, Log: log,
	})
	if err != nil {
		t.Fatal(err)
	}
	var running sync.WaitGroup
	running.Go(func() { _ = s.Run(ctx) }) // it has nothing to fail with
	running.Go(func() {
		if err := s.projection.Run(ctx, s.channel); err != nil {
			t.Error(err)
		}
	})
	s.stop = sync.OnceFunc(func() {
		cancel()
		running.Wait()
		if err := s.channel.Close(); err != nil {
			t.Error(err)
		}
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	return s
}

// logFile is where a site's log goes when HOLDFAST_E2E_LOGS names a directory.
func logFile(t testing.TB, member value.MemberID) *os.File {
	t.Helper()
	path := os.DevNull
	if dir := os.Getenv("HOLDFAST_E2E_LOGS"); dir != "" {
		path = filepath.Join(dir, string(member)+".log")
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() }) // a log
	return file
}

// world is the founded network with member1's and member2's sites.
type world struct {
	*testing.T
	network  *network
	ledger   value.LedgerID
	admin    map[value.MemberID]*ledgertest.Person
	one, two *site
}

func TestOnARealNetwork(t *testing.T) {
	n := startNetwork(t)
	config, id := n.config("member1")
	second, _ := n.config("member2")
	w := &world{T: t, network: n, ledger: id, one: openSite(t, config, id, t.TempDir()), two: openSite(t, second, id, t.TempDir())}
	founding, admin := ledgertest.Founding(id)
	w.admin = admin
	w.applied(w.one, founding)
	w.follow()
	for _, step := range []struct {
		name string
		test func(w *world)
	}{
		{"the network decides as the simulator", asTheSimulator},
		{"many commands share transactions, and the read model equals the ledger", manyCommands},
		{"two gateways on one key both come to an outcome", readConflict},
		{"personal data is kept at its home alone", personalData},
		{"a gateway killed in the middle finds every outcome", killedMidSubmit},
		{"a gateway whose own peer is down uses another's, and comes back", ownPeerDown},
		{"a gateway whose own peer hangs uses another's", ownPeerHangs},
		{"a leader that is killed costs seconds and no command", leaderKilled},
		{"a rebuilt read model equals the live one", rebuilt},
	} {
		if !t.Run(step.name, func(t *testing.T) {
			inner, network := *w, *w.network
			inner.T, inner.network, network.t = t, &network, t
			step.test(&inner)
		}) {
			return
		}
	}
}

// submit waits for one command's outcome, and sends it again while the gateway asks for that.
func (w *world) submit(s *site, command model.SignedCommand) ledger.Outcome {
	w.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		o, err := s.Submit(ctx, command)
		switch {
		case err == nil && o.Status != ledger.Unknown:
			return o
		case ctx.Err() != nil:
			w.Errorf("%s: %+v, %v", command.ID(), o, err)
			return o
		}
		w.Logf("%s: %+v, %v; sending it again", command.ID(), o, err)
	}
}

// applied submits commands all at once and fails unless each is applied; it returns the outcomes in order.
func (w *world) applied(s *site, commands ...model.SignedCommand) []ledger.Outcome {
	w.Helper()
	outcomes := make([]ledger.Outcome, len(commands))
	var submitting sync.WaitGroup
	for n, command := range commands {
		submitting.Go(func() {
			if outcomes[n] = w.submit(s, command); outcomes[n].Status != model.Applied || outcomes[n].Block == 0 {
				w.Errorf("%+v", outcomes[n])
			}
		})
	}
	submitting.Wait()
	if w.Failed() {
		w.FailNow()
	}
	return outcomes
}

// follow waits until both sites have read what the ledger has.
func (w *world) follow() {
	w.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	height, err := w.one.Height(ctx)
	if err != nil {
		w.Fatal(err)
	}
	for _, s := range []*site{w.one, w.two} {
		if err := s.projection.WaitHeight(ctx, height); err != nil {
			w.Fatalf("at %d of %d: %v, alarm %+v", s.projection.Height(), height, err, s.projection.Alarm())
		}
	}
}

func (w *world) equal(s *site) {
	w.Helper()
	report, err := s.projection.Reconcile(context.Background(), s)
	if err != nil || !report.Equal() {
		w.Fatalf("%+v, %v", report, err)
	}
	w.Logf("%d keys equal at height %d", report.Keys, report.Height)
}

// people introduces that many persons at member1.
func (w *world) people(n int) []*ledgertest.Person {
	w.Helper()
	all, introductions := make([]*ledgertest.Person, n), make([]model.SignedCommand, n)
	for i := range all {
		all[i] = ledgertest.NewPerson(w.ledger)
		introductions[i] = all[i].Introduction("member1", w.admin["member1"])
	}
	w.applied(w.one, introductions...)
	return all
}

func (w *world) appoint(member value.MemberID, someParty *ledgertest.Person) model.SignedCommand {
	return w.admin[member].Signs("", &party.DeskAppointed{
		Member: member, Kind: model.OperatorDesk, Party: someParty.DID, Until: value.Time(time.Now().Unix()).After(value.Day),
	})
}

func (w *world) dismiss(member value.MemberID, someParty *ledgertest.Person) model.SignedCommand {
	return w.admin[member].Signs("", &party.DeskEnded{Member: member, Kind: model.OperatorDesk, Party: someParty.DID})
}

func manyCommands(w *world) {
	const most = 150 // within one party's share of the queue
	people := w.people(most)
	began := time.Now()
	var commands []model.SignedCommand
	for _, p := range people {
		commands = append(commands, w.appoint("member1", p))
	}
	transactions := map[string]int{}
	for _, o := range w.applied(w.one, commands...) {
		transactions[o.Transaction]++
	}
	w.Logf("%d commands in %d transactions, %v", most, len(transactions), time.Since(began))
	if len(transactions) > most/5 {
		w.Errorf("they took %d transactions", len(transactions))
	}
	began = time.Now()
	w.applied(w.one, w.appoint("member2", people[0]))
	w.Logf("one command on a quiet network: %v", time.Since(began))
	w.follow()
	w.equal(w.one)
	w.equal(w.two)
}

func readConflict(w *world) {
	person := w.people(1)[0]
	for round := range 5 {
		w.applied(w.one, w.appoint("member3", person))
		w.follow()
		applied := make(chan bool, 2)
		for _, s := range []*site{w.one, w.two} {
			go func() { applied <- w.submit(s, w.dismiss("member3", person)).Status == model.Applied }()
		}
		if a, b := <-applied, <-applied; a == b {
			w.Errorf("round %d: applied by one: %v, by the other: %v", round, a, b)
		}
	}
}

func personalData(w *world) {
	ctx, key, value := context.Background(), fmt.Sprintf("%064x", 7), []byte(`{"name":"김하늘"}`)
	for range 2 {
		if err := w.one.PutPersonal(ctx, "member2", ledger.PersonalRecord{Key: key, Value: value}); err != nil {
			w.Fatal(err)
		}
	}
	w.follow()
	if got, err := w.two.GetPersonal(ctx, key); err != nil || string(got) != string(value) {
		w.Errorf("the home has %s, %v", got, err)
	}
	if _, err := w.one.GetPersonal(ctx, key); ledger.CodeOf(err) != ledger.CodeNotFound {
		w.Errorf("at another member: %v", err)
	}
	if hash, err := w.one.HasPersonal(ctx, "member2", key); err != nil || len(hash) != 1 || len(hash[0]) != 64 {
		w.Errorf("its hash is %q, %v", hash, err)
	}
	if err := w.one.PutPersonal(ctx, "member2", ledger.PersonalRecord{Key: key, Value: []byte("other")}); ledger.CodeOf(err) != ledger.CodeRefused {
		w.Errorf("another value: %v", err)
	}
	if records, next, err := w.two.PersonalPage(ctx, "", 10); err != nil || len(records) != 1 || next != "" {
		w.Errorf("the page has %v, %q, %v", records, next, err)
	}
	if err := w.one.PurgePersonal(ctx, "member2", key); ledger.CodeOf(err) != ledger.CodeRefused {
		w.Errorf("purged by another member: %v", err)
	}
	if err := w.two.PurgePersonal(ctx, "member2", key); err != nil {
		w.Error(err)
	}
	if hash, err := w.two.HasPersonal(ctx, "member2", key); err != nil || len(hash) != 1 || hash[0] != "" {
		w.Errorf("purged, its hash is %q, %v", hash, err)
	}
	w.follow()
}

func rebuilt(w *world) {
	w.follow()
	began, height := time.Now(), w.one.projection.Height()
	if err := w.one.projection.Rebuild(context.Background()); err != nil {
		w.Fatal(err)
	}
	if err := w.one.projection.WaitHeight(context.Background(), height); err != nil {
		w.Fatal(err)
	}
	w.Logf("%d blocks rebuilt in %v", height, time.Since(began))
	w.equal(w.one)
}
