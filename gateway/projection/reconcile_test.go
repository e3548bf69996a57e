package projection_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
)

// client submits for member1 through a running ledger.Client that tries commands on the site's replayed state.
func (w *world) client(s site) *ledger.Client {
	w.Helper()
	client, err := ledger.New(w.ledger.Channel("member1"), ledger.Options{
		Ledger: w.ledger.ID(), Members: ledgertest.Members, Own: "member1", State: s.State(), Verifier: proofs.Verifier{},
		Journal: s.store, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = client.Run(ctx) }) // it has nothing to fail with
	w.Cleanup(func() { cancel(); running.Wait() })
	return client
}

func TestAReadModelThatFollowedIsEqualToTheLedger(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(3)
		s := w.site("a", w.ledger.Channel("member1"))
		client := w.client(s)
		for _, p := range people {
			if o, err := client.Submit(context.Background(), w.appoint(p)); err != nil || o.Status != model.Applied {
				t.Fatalf("%+v, %v", o, err)
			}
		}
		report, err := s.Reconcile(context.Background(), client)
		if err != nil || !report.Equal() || report.Keys != len(w.ledger.Keys()) || report.Height != w.reaches(s) {
			t.Errorf("%+v, %v; the ledger has %d keys", report, err, len(w.ledger.Keys()))
		}
	})
}

func TestEveryDifferenceIsFound(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(3)
		w.ledger.Must("member1", w.appoint(people[0]))
		s := w.site("a", w.ledger.Channel("member1"))
		w.reaches(s)
		keys := map[string]string{ // by what is done to them
			"changed": record.Key(model.PartyRef(people[0].DID)),
			"gone":    record.Key(model.PartyRef(people[1].DID)),
			"added":   record.Key(model.PartyRef(w.ledger.Person().DID)),
		}
		for _, statement := range []string{
			fmt.Sprintf(`UPDATE record SET value = (SELECT value FROM record WHERE key = '%s') WHERE key = '%s'`,
				record.Key(model.PartyRef(people[2].DID)), keys["changed"]),
			fmt.Sprintf(`UPDATE record SET key = '%s' WHERE key = '%s'`, keys["added"], keys["gone"]),
		} {
			if _, err := s.store.DB().Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
		report, err := s.Reconcile(context.Background(), w.client(s))
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]projection.Difference{}
		for _, d := range report.Differences {
			found[d.Key] = d
		}
		if len(found) != 3 || report.Equal() {
			t.Fatalf("found are %+v", report.Differences)
		}
		if d := found[keys["changed"]]; d.Ledger == "" || d.Store == "" || d.Ledger == d.Store {
			t.Errorf("changed: %+v", d)
		}
		if d := found[keys["gone"]]; d.Ledger == "" || d.Store != "" {
			t.Errorf("gone: %+v", d)
		}
		if d := found[keys["added"]]; d.Ledger != "" || d.Store == "" {
			t.Errorf("added: %+v", d)
		}
	})
}

func TestAnInvariantThatDoesNotHoldIsReported(t *testing.T) {
	simulate(t, func(w *world) {
		person := w.people(1)[0]
		s := w.site("a", w.ledger.Channel("member1"))
		w.reaches(s)
		// A party whose stamp names a command that never was, on the ledger and in the store alike.
		forged := model.Party{
			DID: person.DID, Introducer: "member1", Homes: []value.MemberID{"member1", "member2"},
			Keys:  []model.Key{{ID: person.Key, JWK: person.JWK, Purposes: []model.Purpose{model.PurposeSign}}},
			Since: model.Stamp{Command: value.CommandID(strings.Repeat("0", 64)), Transaction: "t", At: 1},
		}
		write := written(t, forged)
		if _, err := s.store.DB().Exec(`UPDATE record SET value = ? WHERE key = ?`, write.Value, write.Key); err != nil {
			t.Fatal(err)
		}
		w.ledger.Overwrite(write.Key, write.Value)
		report, err := s.Reconcile(context.Background(), w.client(s))
		if err != nil || len(report.Differences) != 0 || len(report.Broken) == 0 || report.Broken[0].Invariant.Number != 10 {
			t.Errorf("%+v, %v", report, err)
		}
	})
}

func TestTheLedgerMayMoveWhileItIsReconciled(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(10)
		s := w.site("a", w.ledger.Channel("member1"))
		client := w.client(s)
		ctx, cancel := context.WithCancel(context.Background())
		var moving sync.WaitGroup
		moving.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				if _, err := client.Submit(context.Background(), w.appoint(people[n%len(people)])); err != nil {
					t.Error(err)
				}
			}
		})
		for range 20 {
			report, err := s.Reconcile(ctx, slow{client})
			if err != nil || !report.Equal() {
				t.Errorf("%+v, %v", report, err)
			}
		}
		cancel()
		moving.Wait()
	})
}

// slow lets time pass with every question.
type slow struct{ *ledger.Client }

func (s slow) Get(ctx context.Context, keys ...string) ([]ledger.StateEntry, error) {
	time.Sleep(7 * time.Millisecond)
	return s.Client.Get(ctx, keys...)
}

func (s slow) PageState(ctx context.Context, start string, limit int) ([]ledger.StateEntry, string, error) {
	entries, next, err := s.Client.PageState(ctx, start, 5)
	time.Sleep(11 * time.Millisecond)
	return entries, next, err
}

func TestNothingIsReconciledWhileAnAlarmStands(t *testing.T) {
	simulate(t, func(w *world) {
		s := w.site("a", w.ledger.Channel("member1"))
		w.ledger.Forge(ledgertest.Transaction{
			At: time.Now(), Chaincode: ledgertest.Chaincode, Args: []string{"Repair"}, Writes: []ledgertest.Write{{Key: "x", Value: []byte("y")}},
		})
		w.alarmed(s)
		if _, err := s.Reconcile(context.Background(), w.client(s)); !errors.Is(err, projection.ErrHalted) {
			t.Error(err)
		}
	})
}
