package ledger_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

func (w *world) now() int64 { return time.Now().Unix() }

func TestAnAppliedCommandNamesItsTransactionAndBlock(t *testing.T) {
	simulate(t, func(w *world) {
		person := w.people(1)[0]
		o := w.applied(w.gateway("member1"), w.appoint("member1", person))[0]
		commit := w.ledger.Commits()[o.Transaction]
		if commit.Validity != ledger.Valid || commit.Block != o.Block || o.Block == 0 || o.At == 0 || o.Repeated {
			t.Errorf("%+v was committed as %+v", o, commit)
		}
	})
}

func TestCommandsOfOneMomentShareATransaction(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(20)
		var commands []model.SignedCommand
		for _, p := range people {
			commands = append(commands, w.appoint("member1", p))
		}
		outcomes := w.applied(w.gateway("member1"), commands...)
		for _, o := range outcomes {
			if o.Transaction != outcomes[0].Transaction {
				t.Errorf("%s and %s went apart", outcomes[0].Command, o.Command)
			}
		}
	})
}

func TestASingleCommandWaitsForNoOther(t *testing.T) {
	simulate(t, func(w *world) {
		person := w.people(1)[0]
		g := w.gateway("member1")
		synctest.Wait()
		began := time.Now()
		w.applied(g, w.appoint("member1", person))
		if took := time.Since(began); took > w.ledger.BlockTime+10*time.Millisecond {
			t.Errorf("it took %v", took)
		}
	})
}

func TestWhatNoLedgerWouldTakeIsRefusedWithoutATransaction(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1")
		var endorsements atomic.Int32
		w.ledger.Put(ledgertest.Faults{Endorse: func([]model.SignedCommand) error { endorsements.Add(1); return nil }})
		body := &party.DeskAppointed{Member: "member1", Kind: model.OperatorDesk, Party: person.DID, Until: 1}
		admin := w.admin["member1"]
		spaced := w.appoint("member1", person)
		spaced.Command += " "
		for code, command := range map[value.Code]model.SignedCommand{
			value.CodeMalformed:    {Command: "{", Proofs: spaced.Proofs},
			value.CodeNotCanonical: spaced,
			value.CodeUnknownType:  {Command: `{"type":"Nothing"}`, Proofs: spaced.Proofs},
			value.CodeTooLarge:     {Command: strings.Repeat("x", value.MaxCommandBytes+1), Proofs: spaced.Proofs},
			value.CodeOtherLedger:  admin.SignsAs(model.Command{Body: body, Ledger: value.LedgerID(strings.Repeat("0", 64))}),
			value.CodeExpired:      admin.SignsAs(model.Command{Body: body, Expires: value.Time(w.now() - 1)}),
			value.CodeExpiryTooFar: admin.SignsAs(model.Command{Body: body, Expires: value.Time(w.now()).After(value.Day + 60)}),
		} {
			o, err := g.Submit(context.Background(), command)
			if err != nil || o.Status != model.Refused || o.Code != code || o.Command != command.ID() {
				t.Errorf("%s: %+v, %v", code, o, err)
			}
		}
		if n := endorsements.Load(); n != 0 {
			t.Errorf("peers were asked %d times", n)
		}
	})
}

func TestABatchThatWritesNothingIsNotOrdered(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1")
		stranger := w.ledger.Person()
		height, _ := g.Height(context.Background())
		forged := w.appoint("member1", person)
		forged.Proofs = w.appoint("member1", person).Proofs
		waits := person.Signs("", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: person.DID}, forged.ID())
		outcomes, faults := w.all(g, forged, waits, stranger.Signs("", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: person.DID}))
		for n, want := range []value.Code{value.CodeBadProof, value.CodeDeferred, value.CodeUnknownActor} {
			if faults[n] != nil || outcomes[n].Code != want || outcomes[n].Final() {
				t.Errorf("%+v, %v; want %s", outcomes[n], faults[n], want)
			}
		}
		if after, _ := g.Height(context.Background()); after != height {
			t.Errorf("the ledger grew from block %d to %d", height, after)
		}
	})
}

func TestARejectedCommandIsFinalAndOnTheLedger(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1")
		o, err := g.Submit(context.Background(), person.Signs("", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: person.DID}))
		if err != nil || o.Status != model.Rejected || o.Code != value.CodeNotAdministrator || o.Block == 0 {
			t.Fatalf("%+v, %v", o, err)
		}
		again, err := g.Outcome(context.Background(), o.Command)
		if err != nil || again.Status != o.Status || again.Code != o.Code || again.Transaction != o.Transaction || again.Block != o.Block {
			t.Errorf("asked again it is %+v, %v", again, err)
		}
	})
}

func TestTheSameCommandAgainGivesTheFirstOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		person, g, other := w.people(1)[0], w.gateway("member1"), w.gateway("member2")
		command := w.appoint("member1", person)
		first := w.applied(g, command)[0]
		for _, at := range []gateway{g, other} {
			again := w.applied(at, command)[0]
			if !again.Repeated || again.Transaction != first.Transaction || again.Block != first.Block || !slices.Equal(again.Created, first.Created) {
				t.Errorf("first %+v, then %+v", first, again)
			}
		}
	})
}

func TestACommandSentToFourGatewaysIsAppliedOnce(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(9)
		shared := w.appoint("member1", people[0])
		var done []ledger.Outcome
		results := make(chan []ledger.Outcome, 4)
		for n, member := range []value.MemberID{"member1", "member2", "member3", "member4"} {
			g := w.gateway(member)
			go func() {
				results <- w.applied(g, w.appoint(member, people[1+2*n]), shared, w.appoint(member, people[2+2*n]))
			}()
		}
		transactions := map[string]bool{}
		for range 4 {
			done = <-results
			transactions[done[1].Transaction] = true
		}
		if len(transactions) != 1 {
			t.Errorf("the four answers name the transactions %v", transactions)
		}
	})
}

func TestCommandsSignedAheadAreAppliedInTheirOrder(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1")
		begin := w.appoint("member1", person)
		admin := w.admin["member1"]
		end := admin.Signs("", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: person.DID}, begin.ID())
		again := admin.Signs("", &party.DeskAppointed{
			Member: "member1", Kind: model.OperatorDesk, Party: person.DID, Until: value.Time(w.now()).After(60),
		}, end.ID())
		w.applied(g, begin, end, again)
	})
}

func TestACommandWaitsForTheBatchThatItDependsOn(t *testing.T) {
	simulate(t, func(w *world) {
		person, g := w.people(1)[0], w.gateway("member1")
		begin := w.appoint("member1", person)
		end := w.admin["member1"].Signs("", &party.DeskEnded{Member: "member1", Kind: model.OperatorDesk, Party: person.DID}, begin.ID())
		go func() { _, _ = g.Submit(context.Background(), begin) }()
		time.Sleep(20 * time.Millisecond) // fake time: begin is in flight, its block is not cut yet
		w.applied(g, end)
	})
}

func TestACallerMayGiveUp(t *testing.T) {
	simulate(t, func(w *world) {
		people, g := w.people(2), w.gateway("member1", with(ledger.Limits{InFlight: 1}))
		flying, waiting := w.appoint("member1", people[0]), w.appoint("member1", people[1])
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		defer cancel()
		answered := make(chan struct{})
		go func() {
			defer close(answered)
			if o, err := g.Submit(ctx, flying); err != nil || o.Status != ledger.Unknown {
				t.Errorf("in flight: %+v, %v", o, err)
			}
		}()
		time.Sleep(10 * time.Millisecond)
		if _, err := g.Submit(ctx, waiting); ledger.CodeOf(err) != ledger.CodeBusy {
			t.Errorf("waiting its turn: %v", err)
		}
		<-answered
		w.applied(g, flying)
		if _, err := g.Outcome(context.Background(), waiting.ID()); ledger.CodeOf(err) != ledger.CodeNotFound {
			t.Errorf("what was given up was sent: %v", err)
		}
	})
}

func TestAFullQueueSaysWhenToComeBack(t *testing.T) {
	simulate(t, func(w *world) {
		people, g := w.people(5), w.gateway("member1", with(ledger.Limits{Queue: 3, PartyQueue: 2}))
		admin1, admin2 := "member1", "member2"
		var commands []model.SignedCommand
		for n, member := range []string{admin1, admin1, admin1, admin2, admin2} {
			commands = append(commands, w.appoint(value.MemberID(member), people[n]))
		}
		outcomes, faults := w.all(g, commands...)
		for n, want := range []ledger.Code{"", "", ledger.CodeBusy, "", ledger.CodeBusy} {
			if ledger.CodeOf(faults[n]) != want || want == "" && outcomes[n].Status != model.Applied {
				t.Errorf("command %d: %+v, %v; want %q", n, outcomes[n], faults[n], want)
			}
		}
		var busy *ledger.Error
		if !errors.As(faults[2], &busy) || busy.RetryAfter <= 0 {
			t.Errorf("no time to come back is named: %v", faults[2])
		}
		w.applied(g, commands[2], commands[4])
	})
}

func TestStoppingSeesThroughWhatIsInFlight(t *testing.T) {
	simulate(t, func(w *world) {
		people, g := w.people(2), w.gateway("member1", with(ledger.Limits{InFlight: 1}))
		type result struct {
			outcome ledger.Outcome
			err     error
		}
		results := [2]chan result{make(chan result, 1), make(chan result, 1)}
		for n, p := range people {
			go func() {
				o, err := g.Submit(context.Background(), w.appoint("member1", p))
				results[n] <- result{o, err}
			}()
			time.Sleep(10 * time.Millisecond)
		}
		g.stop()
		if r := <-results[0]; r.err != nil || r.outcome.Status != model.Applied {
			t.Errorf("in flight: %+v", r)
		}
		if r := <-results[1]; ledger.CodeOf(r.err) != ledger.CodeStopping {
			t.Errorf("waiting: %+v", r)
		}
		if _, err := g.Submit(context.Background(), w.appoint("member1", people[1])); ledger.CodeOf(err) != ledger.CodeStopping {
			t.Errorf("late: %v", err)
		}
	})
}

func TestAnExpiredCommandThatCameInTimeOnceGivesItsFirstOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		person := w.people(1)[0]
		frozen := w.ledger.Frozen()
		command := w.appoint("member1", person)
		first := w.applied(w.gateway("member1"), command)[0]
		time.Sleep(2 * time.Hour) // fake time
		late := w.gateway("member2", func(o *ledger.Options) { o.State = frozen })
		again, err := late.Submit(context.Background(), command)
		if err != nil || !again.Repeated || again.Status != model.Applied || again.Transaction != first.Transaction {
			t.Errorf("first %+v, then %+v, %v", first, again, err)
		}
	})
}
