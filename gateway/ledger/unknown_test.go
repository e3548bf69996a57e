package ledger_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

var errLost = errors.New("the connection was lost")

// appliedOnce fails unless exactly one valid transaction wrote the command's outcome, which is applied.
func (w *world) appliedOnce(id value.CommandID) {
	w.Helper()
	record, err := w.ledger.Load(model.OutcomeRef(id))
	if outcome, ok := record.(model.Outcome); err != nil || !ok || outcome.Status != model.Applied {
		w.Fatalf("the ledger has the outcome %+v, %v", record, err)
	}
}

func TestASubmissionThatSeemsToFailIsAskedFor(t *testing.T) {
	for name, dropped := range map[string]int32{"it was ordered": 0, "the orderers never had it": 2} {
		t.Run(name, func(t *testing.T) {
			simulate(t, func(w *world) {
				person, j := w.people(1)[0], &journal{}
				var submissions atomic.Int32
				w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) {
					return submissions.Add(1) <= dropped, errors.New("request already processed")
				}})
				command := w.appoint("member1", person)
				o := w.applied(w.gateway("member1", journaled(j)), command)[0]
				w.appliedOnce(command.ID())
				if len(j.flights) != 0 || o.Repeated || len(w.ledger.Commits()) != 3 {
					t.Errorf("%+v; the journal has %v; the ledger %v", o, j.flights, w.ledger.Commits())
				}
			})
		})
	}
}

func TestAnUnclearCommitIsFoundByTheCommandsOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(2)
		w.ledger.Put(ledgertest.Faults{Commit: func(string) error { return errLost }})
		forged := w.appoint("member1", people[1])
		forged.Proofs = w.appoint("member1", people[1]).Proofs
		outcomes, faults := w.all(w.gateway("member1"), w.appoint("member1", people[0]), forged)
		if faults[0] != nil || outcomes[0].Status != model.Applied || outcomes[0].Repeated {
			t.Errorf("the command came to %+v, %v", outcomes[0], faults[0])
		}
		if faults[1] != nil || outcomes[1].Code != value.CodeBadProof {
			t.Errorf("what the batch refused came to %+v, %v", outcomes[1], faults[1])
		}
	})
}

func TestAnUnknownOutcomeIsSaidToBeUnknownAndFoundLater(t *testing.T) {
	simulate(t, func(w *world) {
		person, j := w.people(1)[0], &journal{}
		var asked atomic.Bool
		w.ledger.Put(ledgertest.Faults{
			Commit:   func(string) error { return errLost },
			Evaluate: func(ledger.Call) error { asked.Store(true); return errLost },
		})
		command, g := w.appoint("member1", person), w.gateway("member1", journaled(j))
		o, err := g.Submit(context.Background(), command)
		if err != nil || o.Status != ledger.Unknown || o.Transaction == "" || !asked.Load() {
			t.Fatalf("%+v, %v", o, err)
		}
		w.ledger.Put(ledgertest.Faults{Evaluate: func(ledger.Call) error { return errLost }})
		if _, err := g.Outcome(context.Background(), command.ID()); ledger.CodeOf(err) != ledger.CodeUnavailable {
			t.Errorf("with no peer to ask: %v", err)
		}
		w.ledger.Put(ledgertest.Faults{})
		found, err := g.Outcome(context.Background(), command.ID())
		if err != nil || found.Status != model.Applied || found.Transaction != o.Transaction || found.Block == 0 {
			t.Errorf("then it is %+v, %v", found, err)
		}
		time.Sleep(10 * time.Second) // fake time: the resolver looks through the journal
		if flights, _ := j.Flights(context.Background()); len(flights) != 0 {
			t.Errorf("the journal keeps %v", flights)
		}
	})
}

func TestAnUnknownCommandFreesItsKeys(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1", with(ledger.Limits{Patience: time.Second}))
		var dropping atomic.Bool
		dropping.Store(true)
		w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) { return dropping.Load(), nil }})
		lost := w.appoint("member1", person)
		if o, err := g.Submit(context.Background(), lost); err != nil || o.Status != ledger.Unknown {
			t.Fatalf("%+v, %v", o, err)
		}
		dropping.Store(false)
		w.applied(g, w.appoint("member1", person))
		w.applied(g, lost) // the same command again, which never reached the orderers
	})
}

// killed runs a gateway that loses every answer from a moment on, and leaves it as a kill would: its journal is all that stays.
func (w *world) killed(directory string, faults ledgertest.Faults, command model.SignedCommand) (transaction string) {
	w.Helper()
	s := sqliteJournal(w.T, directory)
	g := w.gateway("member1", journaled(s), with(ledger.Limits{Patience: time.Second}))
	w.ledger.Put(faults)
	o, err := g.Submit(context.Background(), command)
	if err != nil || o.Status != ledger.Unknown {
		w.Fatalf("%+v, %v", o, err)
	}
	g.stop()
	if err := s.Close(); err != nil {
		w.Fatal(err)
	}
	w.ledger.Put(ledgertest.Faults{})
	return o.Transaction
}

func TestAGatewayKilledAfterTheSubmissionFindsTheOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		person, directory := w.people(1)[0], t.TempDir()
		command := w.appoint("member1", person)
		lost := func(ledger.Call) error { return errLost }
		w.killed(directory, ledgertest.Faults{Commit: func(string) error { return errLost }, Evaluate: lost}, command)

		s := sqliteJournal(t, directory)
		defer s.Close()
		g := w.gateway("member1", journaled(s))
		time.Sleep(time.Second)
		if flights, err := s.Flights(context.Background()); err != nil || len(flights) != 0 {
			t.Errorf("the journal keeps %v, %v", flights, err)
		}
		if o, err := g.Outcome(context.Background(), command.ID()); err != nil || o.Status != model.Applied {
			t.Errorf("%+v, %v", o, err)
		}
		if again := w.applied(g, command)[0]; !again.Repeated {
			t.Errorf("sent again it is %+v", again)
		}
		g.stop()
	})
}

// TestAGatewayKilledBeforeTheSubmissionNeverAppliesTwice also has the orderers get the first transaction in the end, after
// the command was sent again.
func TestAGatewayKilledBeforeTheSubmissionNeverAppliesTwice(t *testing.T) {
	simulate(t, func(w *world) {
		person, directory := w.people(1)[0], t.TempDir()
		w.ledger.Must("member1", w.appoint("member1", person))
		command := w.dismiss("member1", person)
		withheld := w.killed(directory, ledgertest.Faults{Submit: func(string) (bool, error) { return true, errLost }}, command)

		s := sqliteJournal(t, directory)
		defer s.Close()
		g := w.gateway("member1", journaled(s))
		if o, err := g.Outcome(context.Background(), command.ID()); err != nil || o.Status != ledger.Unknown || o.Transaction != withheld {
			t.Errorf("not yet decided, it is %+v, %v", o, err)
		}
		o := w.applied(g, command)[0]
		w.ledger.Release(withheld)
		time.Sleep(10 * time.Second)
		if commit := w.ledger.Commits()[withheld]; commit.Validity != ledger.Conflicted {
			t.Errorf("the withheld transaction was committed as %+v", commit)
		}
		if found, err := g.Outcome(context.Background(), command.ID()); err != nil || found.Transaction != o.Transaction {
			t.Errorf("the outcome is %+v, %v; it was %+v", found, err, o)
		}
		if flights, err := s.Flights(context.Background()); err != nil || len(flights) != 0 {
			t.Errorf("the journal keeps %v, %v", flights, err)
		}
		g.stop()
	})
}

func TestNothingIsSubmittedThatTheJournalDoesNotKnow(t *testing.T) {
	simulate(t, func(w *world) {
		person, j := w.people(1)[0], &journal{broken: errors.New("the disk is full")}
		submitted := false
		w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) { submitted = true; return false, nil }})
		_, err := w.gateway("member1", journaled(j)).Submit(context.Background(), w.appoint("member1", person))
		if ledger.CodeOf(err) != ledger.CodeUnavailable || submitted {
			t.Errorf("%v; submitted: %v", err, submitted)
		}
	})
}

func TestAFlightIsForgottenADayAfterItsCommandsExpired(t *testing.T) {
	simulate(t, func(w *world) {
		person, j := w.people(1)[0], &journal{}
		w.ledger.Put(ledgertest.Faults{Submit: func(string) (bool, error) { return true, errLost }})
		g := w.gateway("member1", journaled(j), with(ledger.Limits{Patience: time.Second}))
		command := w.appoint("member1", person)
		if o, err := g.Submit(context.Background(), command); err != nil || o.Status != ledger.Unknown {
			t.Fatalf("%+v, %v", o, err)
		}
		time.Sleep(24 * time.Hour)
		if o, err := g.Outcome(context.Background(), command.ID()); err != nil || o.Status != ledger.Unknown {
			t.Errorf("after a day it is %+v, %v", o, err)
		}
		time.Sleep(2 * time.Hour)
		if _, err := g.Outcome(context.Background(), command.ID()); ledger.CodeOf(err) != ledger.CodeNotFound {
			t.Errorf("in the end: %v", err)
		}
	})
}
