package projection_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/hyperledger/fabric-protos-go-apiv2/peer"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection"
	"holdfast/gateway/store"
)

func TestTheReadModelIsTheLedger(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(3)
		s := w.site("a", w.ledger.Channel("member1"))
		replies := w.ledger.Must("member1", w.appoint(people[0]), w.appoint(people[1]))
		height := w.reaches(s)
		err := s.store.View(context.Background(), func(v *store.View) error {
			if v.Height() != height || v.Ledger() != w.ledger.ID() {
				t.Errorf("it is of %s at height %d", v.Ledger(), v.Height())
			}
			desks, err := store.All[model.Desk](v, store.By{Member: "member1", Live: true}, 10)
			if err != nil || len(desks) != 2 || desks[0].Record.Party != people[0].DID || desks[0].Began.Block != height {
				t.Errorf("the desks are %+v, %v", desks, err)
			}
			second, err := v.Command(replies[1].Command)
			if err != nil || second.Place != 1 || second.Block != height || second.Type != party.TypeDeskAppointed || second.Actor != w.admin["member1"].DID {
				t.Errorf("the second command is %+v, %v", second, err)
			}
			history, err := v.HistoryOf(desks[1].Record.Ref(), store.Page{})
			if err != nil || len(history.Items) != 1 || history.Items[0].Command != replies[1].Command {
				t.Errorf("the second desk's history is %+v, %v", history, err)
			}
			at, err := v.Transaction(replies[0].On.Transaction)
			if err != nil || at.Block != height || at.Submitter != "Member1MSP" {
				t.Errorf("the transaction stands at %+v, %v", at, err)
			}
			return nil
		})
		if err != nil || s.Alarm() != nil {
			t.Error(err, s.Alarm())
		}
		for _, key := range w.ledger.Keys() {
			_ = s.store.View(context.Background(), func(v *store.View) error {
				if value, _, ok, err := v.Value(key); err != nil || !ok || string(value) != string(w.ledger.Value(key)) {
					t.Errorf("%s is %s, %v", key, value, err)
				}
				return nil
			})
		}
	})
}

func TestInvalidTransactionsLeaveNoTrace(t *testing.T) {
	simulate(t, func(w *world) {
		person := w.people(1)[0]
		s := w.site("a", w.ledger.Channel("member1"))
		w.reaches(s)
		before := w.ledger.Keys()
		batch, err := model.EncodeBatch([]model.SignedCommand{w.appoint(person)})
		if err != nil {
			t.Fatal(err)
		}
		for _, flag := range []peer.TxValidationCode{peer.TxValidationCode_MVCC_READ_CONFLICT, peer.TxValidationCode_ENDORSEMENT_POLICY_FAILURE} {
			w.ledger.Forge(ledgertest.Transaction{
				At: time.Now(), MSP: "Member1MSP", Chaincode: ledgertest.Chaincode, Args: []string{"Submit", string(batch)}, Flag: flag,
				Writes: []ledgertest.Write{{Key: "lot/forged", Value: []byte("x")}},
			})
		}
		w.reaches(s)
		err = s.store.View(context.Background(), func(v *store.View) error {
			values, err := v.Values("", "", 1000)
			if len(values) != len(before) || s.Alarm() != nil {
				t.Errorf("it has %d keys, the ledger %d; alarm %v", len(values), len(before), s.Alarm())
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestARestartTakesUpAtTheCheckpoint(t *testing.T) {
	simulate(t, func(w *world) {
		w.people(3)
		whole := w.site("whole", w.ledger.Channel("member1"))
		parts := w.site("parts", w.ledger.Channel("member1"))
		w.reaches(parts)
		parts.stop()
		w.people(3)
		parts = w.site("parts", w.ledger.Channel("member2"))
		w.reaches(parts)
		w.reaches(whole)
		if a, b := contents(t, whole.store), contents(t, parts.store); a != b {
			t.Errorf("in one go:\n%s\nin two:\n%s", a, b)
		}
	})
}

// TestABlockThatCannotBeStoredIsReadAgain crashes between the audit and the checkpoint: the store fails, the site ends, and
// takes up at the block that was not stored.
func TestABlockThatCannotBeStoredIsReadAgain(t *testing.T) {
	simulate(t, func(w *world) {
		w.people(2)
		s := w.site("a", w.ledger.Channel("member1"))
		height := w.reaches(s)
		s.stop()

		failing := w.open("a")
		if _, err := failing.store.DB().Exec(`CREATE TRIGGER full BEFORE INSERT ON tx BEGIN SELECT RAISE(ABORT, 'disk full'); END`); err != nil {
			t.Fatal(err)
		}
		w.people(2)
		if err := failing.Run(context.Background(), w.ledger.Channel("member1")); err == nil {
			t.Fatal("a store that fails was not noticed")
		}
		if failing.Height() != height {
			t.Errorf("the height went from %d to %d without rows", height, failing.Height())
		}
		if _, err := failing.store.DB().Exec(`DROP TRIGGER full`); err != nil {
			t.Fatal(err)
		}
		failing.stop()

		again, fresh := w.site("a", w.ledger.Channel("member1")), w.site("b", w.ledger.Channel("member1"))
		w.reaches(again)
		w.reaches(fresh)
		if a, b := contents(t, again.store), contents(t, fresh.store); a != b {
			t.Errorf("after the crash:\n%s\nfresh:\n%s", a, b)
		}
	})
}

func TestARebuiltReadModelEqualsTheLiveOne(t *testing.T) {
	simulate(t, func(w *world) {
		people := w.people(4)
		s := w.site("a", w.ledger.Channel("member1"))
		w.ledger.Must("member1", w.appoint(people[0]), w.appoint(people[1]))
		w.reaches(s)
		before := contents(t, s.store)
		for range 2 {
			if err := s.Rebuild(context.Background()); err != nil {
				t.Fatal(err)
			}
			w.reaches(s)
			if after := contents(t, s.store); after != before {
				t.Errorf("rebuilt:\n%s\nlive:\n%s", after, before)
			}
		}
		w.people(1)
		w.reaches(s)
	})
}

func TestWaitingForAHeightEndsWithItOrWithTheCaller(t *testing.T) {
	simulate(t, func(w *world) {
		s := w.site("a", w.ledger.Channel("member1"))
		height := w.reaches(s)
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := s.WaitHeight(ctx, height+1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a block that never came: %v", err)
		}
		waited := make(chan error, 1)
		go func() { waited <- s.WaitHeight(context.Background(), height+1) }()
		w.people(1)
		if err := <-waited; err != nil || s.Height() != height+1 {
			t.Errorf("at height %d: %v", s.Height(), err)
		}
		if families, err := s.registry.Gather(); err != nil || len(families) != 4 {
			t.Errorf("measured are %v, %v", families, err)
		}
	})
}

func TestAnotherLedgersReadModelIsNotTakenUp(t *testing.T) {
	simulate(t, func(w *world) {
		s := w.site("a", w.ledger.Channel("member1"))
		w.reaches(s)
		_, err := projection.Open(context.Background(), projection.Options{
			Store: s.store, Verifier: proofs.Verifier{}, Chaincode: ledgertest.Chaincode, Ledger: value.LedgerID(strings.Repeat("0", 64)),
			Log: slog.New(slog.DiscardHandler),
		})
		if err == nil {
			t.Error("it was taken up")
		}
	})
}
