package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
	"holdfast/gateway/ledger/ledgertest"
)

// TestOneGatewayNeverRunsIntoItself has commands on few keys arrive at random moments. Whatever shares a key waits for the
// other or goes with it in one batch: no transaction is ever found in conflict.
func TestOneGatewayNeverRunsIntoItself(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		type act struct {
			Member value.MemberID
			Person int
			End    bool
			At     time.Duration
		}
		acts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) act {
			return act{
				rapid.SampledFrom([]value.MemberID{"member1", "member2"}).Draw(t, "member"), rapid.IntRange(0, 2).Draw(t, "person"),
				rapid.Bool().Draw(t, "end"), time.Duration(rapid.IntRange(0, 200).Draw(t, "ms")) * time.Millisecond,
			}
		}), 1, 25).Draw(rt, "acts")
		var found string
		simulate(t, func(w *world) {
			people, g := w.people(3), w.gateway("member1", with(ledger.Limits{BatchCommands: 4}))
			var submitting sync.WaitGroup
			for _, a := range acts {
				command := w.appoint(a.Member, people[a.Person])
				if a.End {
					command = w.dismiss(a.Member, people[a.Person])
				}
				submitting.Go(func() {
					time.Sleep(a.At)
					if o, err := g.Submit(context.Background(), command); err != nil || !o.Final() {
						found = fmt.Sprintf("%+v, %v", o, err)
					}
				})
			}
			submitting.Wait()
			for tx, commit := range w.ledger.Commits() {
				if commit.Validity != ledger.Valid {
					found = tx + " was found " + commit.Reason
				}
			}
		})
		if found != "" {
			rt.Fatal(found)
		}
	})
}

func TestOfTwoGatewaysOnOneKeyBothComeToAnOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(21)
		w.ledger.Must("member1", w.appoint("member3", people[20]))
		one, two := w.gateway("member1"), w.gateway("member2")
		var submitting sync.WaitGroup
		var applied atomic.Int32
		dismissed := func(g gateway) {
			o, err := g.Submit(context.Background(), w.dismiss("member3", people[20]))
			if err != nil || !o.Final() {
				t.Errorf("%+v, %v", o, err)
			}
			if o.Status == model.Applied {
				applied.Add(1)
			}
		}
		for n := range 10 {
			// Each gateway has commands of its own, and one about the same desk as the other's.
			submitting.Go(func() { w.applied(one, w.appoint("member1", people[n])) })
			submitting.Go(func() { w.applied(two, w.appoint("member2", people[n+10])) })
			if n == 5 {
				submitting.Go(func() { dismissed(one) })
				submitting.Go(func() { dismissed(two) })
			}
		}
		submitting.Wait()
		if n := applied.Load(); n != 1 {
			t.Errorf("the desk was ended %d times", n)
		}
		conflicts := 0
		for _, commit := range w.ledger.Commits() {
			if commit.Validity == ledger.Conflicted {
				conflicts++
			}
		}
		if conflicts == 0 {
			t.Error("the gateways never conflicted: the test proves nothing")
		}
	})
}

// TestOneBadCommandNeverTakesItsBatchAlong has peers that cannot agree about, or break on, batches with one certain command.
func TestOneBadCommandNeverTakesItsBatchAlong(t *testing.T) {
	for _, fault := range []ledger.EndorseFault{ledger.FaultChaincode, ledger.FaultDiffer} {
		for _, size := range []int{2, 7, 40} {
			t.Run(fmt.Sprint(fault, " ", size), func(t *testing.T) {
				simulate(t, func(w *world) {
					var commands []model.SignedCommand
					for _, p := range w.people(size) {
						commands = append(commands, w.appoint("member1", p))
					}
					bad := size / 3
					w.ledger.Put(ledgertest.Faults{Endorse: func(batch []model.SignedCommand) error {
						if slices.ContainsFunc(batch, func(c model.SignedCommand) bool { return c.ID() == commands[bad].ID() }) {
							return &ledger.EndorseError{Fault: fault, Detail: "bad"}
						}
						return nil
					}})
					outcomes, faults := w.all(w.gateway("member1"), commands...)
					for n := range commands {
						switch {
						case n == bad && ledger.CodeOf(faults[n]) != ledger.CodeUnavailable:
							t.Errorf("the bad command came to %+v, %v", outcomes[n], faults[n])
						case n != bad && (faults[n] != nil || outcomes[n].Status != model.Applied):
							t.Errorf("command %d came to %+v, %v", n, outcomes[n], faults[n])
						}
					}
				})
			})
		}
	}
}

// TestACommandThatKeepsConflictingEndsAlone has another writer change one command's record before every block.
func TestACommandThatKeepsConflictingEndsAlone(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(16)
		var appointments, commands []model.SignedCommand
		for _, p := range people {
			appointments, commands = append(appointments, w.appoint("member1", p)), append(commands, w.dismiss("member1", p))
		}
		w.ledger.Must("member1", appointments...)
		key := fmt.Sprintf("desk/member1/operator/%s", people[3].DID)
		contested := 0
		w.ledger.Put(ledgertest.Faults{Cut: func(waiting []string) {
			contested++
			w.ledger.Touch(key)
		}})
		outcomes, faults := w.all(w.gateway("member1"), commands...)
		for n := range commands {
			switch {
			case n == 3 && ledger.CodeOf(faults[n]) != ledger.CodeConflict:
				t.Errorf("the contested command came to %+v, %v", outcomes[n], faults[n])
			case n != 3 && (faults[n] != nil || outcomes[n].Status != model.Applied):
				t.Errorf("command %d came to %+v, %v", n, outcomes[n], faults[n])
			}
		}
		if contested > 30 {
			t.Errorf("it took %d blocks", contested)
		}
	})
}

func TestEndorsersABlockApartAreAskedAgainTogether(t *testing.T) {
	simulate(t, func(w *world) {
		people, asked := w.people(10), 0
		w.ledger.Put(ledgertest.Faults{Endorse: func(batch []model.SignedCommand) error {
			if asked++; asked <= 2 {
				return &ledger.EndorseError{Fault: ledger.FaultDiffer, Detail: "a block behind"}
			}
			if len(batch) != len(people) {
				t.Errorf("asked with %d commands", len(batch))
			}
			return nil
		}})
		var commands []model.SignedCommand
		for _, p := range people {
			commands = append(commands, w.appoint("member1", p))
		}
		w.applied(w.gateway("member1"), commands...)
	})
}

func TestPeersThatCannotBeReachedAreAskedAgainWithinBounds(t *testing.T) {
	for _, c := range []struct {
		fault   ledger.EndorseFault
		lasting int
		want    ledger.Code
	}{
		{ledger.FaultUnreachable, 3, ""},
		{ledger.FaultUnreachable, 1000, ledger.CodeUnavailable},
		{ledger.FaultOverloaded, 3, ""},
		{ledger.FaultOverloaded, 1000, ledger.CodeBusy},
	} {
		simulate(t, func(w *world) {
			asked := 0
			person := w.people(1)[0]
			w.ledger.Put(ledgertest.Faults{Endorse: func([]model.SignedCommand) error {
				if asked++; asked <= c.lasting {
					return &ledger.EndorseError{Fault: c.fault}
				}
				return nil
			}})
			_, err := w.gateway("member1", with(ledger.Limits{Attempts: 5})).Submit(context.Background(), w.appoint("member1", person))
			if ledger.CodeOf(err) != c.want || asked > 5 {
				t.Errorf("%s for %d times: %v, asked %d times", c.fault, c.lasting, err, asked)
			}
		})
	}
}

func TestAStateThatIsBehindCostsNoOutcome(t *testing.T) {
	simulate(t, func(w *world) {
		// The gateway tries commands on the ledger as it was before these people were introduced.
		frozen := w.ledger.Frozen()
		people := w.people(6)
		g := w.gateway("member1", func(o *ledger.Options) { o.State = frozen })
		var submitting sync.WaitGroup
		for _, p := range people {
			for range 3 {
				submitting.Go(func() { w.applied(g, w.appoint("member1", p)) })
			}
			synctest.Wait()
		}
		submitting.Wait()
	})
}
