package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

func hashOf(t *testing.T, v *store.View, block uint64) []byte {
	t.Helper()
	b, err := v.Block(block)
	if err != nil {
		t.Fatal(err)
	}
	return b.Hash
}

func history(t *testing.T, open Open) {
	s := open(t, "a")
	rejected := block(t, 3)
	rejected.Transactions[0].Acts = []store.Act{act(t, 3, model.Rejected)}
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1)), block(t, 2, lot(1, 1, 1), lot(2, 1, 1)), rejected)
	view(t, s, func(v *store.View) {
		of, err := v.HistoryOf(lot(1, 1, 1).Ref(), store.Page{})
		if err != nil || !reflect.DeepEqual(commands(of), []value.CommandID{command(1), command(2)}) {
			t.Errorf("the lot was written by %v, %v", commands(of), err)
		}
		first, err := v.ActsOn(value.IssuerID(id(model.KindIssuer, 1)), store.Page{Limit: 1})
		if err != nil || first.Next == 0 || !reflect.DeepEqual(commands(first), []value.CommandID{command(1)}) {
			t.Fatalf("the register's first act is %v, %v", commands(first), err)
		}
		rest, err := v.ActsOn(value.IssuerID(id(model.KindIssuer, 1)), store.Page{After: first.Next})
		if err != nil || rest.Next != 0 || !reflect.DeepEqual(commands(rest), []value.CommandID{command(2)}) {
			t.Errorf("the register's other acts, without the rejected one, are %v, %v", commands(rest), err)
		}
		w, err := v.Command(command(3))
		want := store.Written{
			Position: store.Position{Block: 3, Index: 2}, Place: 0, Transaction: transaction(3), At: stamp(3).At, Command: command(3),
			Type: trade.TypeSharesListed, Actor: did(3), Register: value.IssuerID(id(model.KindIssuer, 1)), Status: model.Rejected,
			Bytes: []byte("bytes 3"),
		}
		if err != nil || !reflect.DeepEqual(w, want) {
			t.Errorf("the command is %+v, %v", w, err)
		}
		if _, err := v.Command(command(9)); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a command that never was: %v", err)
		}
	})
}

func commands(h store.History) []value.CommandID {
	var out []value.CommandID
	for _, item := range h.Items {
		out = append(out, item.Command)
	}
	return out
}

func rebuildIsEqual(t *testing.T, open Open) {
	s := open(t, "a")
	ended := lot(1, 1, 1)
	ended.Ended = &model.LotEnd{Reason: model.EndedByTransfer, Into: ids(2), On: stamp(2)}
	blocks := []store.Block{empty(0), block(t, 1, lot(1, 1, 1)), block(t, 2, ended, lot(2, 1, 2)), block(t, 3, listing(1, 1, 2, model.ListingIsOpen))}
	mustAppend(t, s, blocks...)
	if err := s.BeginFlight(context.Background(), store.Flight{Transaction: "t", Commands: []value.CommandID{command(1)}}); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, s)
	if err := s.Reset(context.Background()); err != nil {
		t.Fatal(err)
	}
	if left := snapshot(t, s); len(left.values) != 0 || len(left.acts.Items) != 0 || left.checkpoint != (store.Checkpoint{}) {
		t.Fatalf("after the reset there is %+v", left)
	}
	for _, b := range blocks {
		mustAppend(t, s, b)
	}
	if after := snapshot(t, s); !reflect.DeepEqual(before, after) {
		t.Errorf("rebuilt:\n%+v\nwas:\n%+v", after, before)
	}
	if flights, err := s.Flights(context.Background()); err != nil || len(flights) != 1 {
		t.Errorf("the journal has %v, %v", flights, err)
	}
}

type everything struct {
	checkpoint store.Checkpoint
	values     []store.KeyValue
	acts       store.History
	lots       store.Listed[model.Lot]
	history    store.History
}

func snapshot(t *testing.T, s *store.Store) everything {
	t.Helper()
	var e everything
	var faults [5]error
	e.checkpoint, faults[0] = s.Checkpoint(context.Background())
	view(t, s, func(v *store.View) {
		e.values, faults[1] = v.Values("", "", 100)
		e.acts, faults[2] = v.ActsOn(value.IssuerID(id(model.KindIssuer, 1)), store.Page{})
		e.lots, faults[3] = store.List[model.Lot](v, store.By{Live: true}, store.Page{})
		e.history, faults[4] = v.HistoryOf(lot(1, 1, 1).Ref(), store.Page{})
	})
	if err := errors.Join(faults[:]...); err != nil {
		t.Fatal(err)
	}
	return e
}

func alarm(t *testing.T, open Open) {
	s, ctx := open(t, "a"), context.Background()
	if got, err := s.Alarm(ctx); got != nil || err != nil {
		t.Fatalf("an alarm stands: %v, %v", got, err)
	}
	first := store.Alarm{Position: store.Position{Block: 4, Index: 1}, Transaction: "t", Code: "write-unexplained", Detail: "lot/x", Raised: 5, Register: "issuer-x"}
	for _, a := range []store.Alarm{first, {Code: "later"}} {
		if err := s.Raise(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "a")
	if got, err := s.Alarm(ctx); err != nil || got == nil || *got != first {
		t.Fatalf("the alarm is %v, %v", got, err)
	}
	if err := s.Reset(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Alarm(ctx); got != nil || err != nil {
		t.Fatalf("an alarm stands after the reset: %v, %v", got, err)
	}
}

func flights(t *testing.T, open Open) {
	s, ctx := open(t, "a"), context.Background()
	one := store.Flight{Transaction: "t1", Commands: []value.CommandID{command(1), command(2)}, Submitted: 10, Expires: 20}
	two := store.Flight{Transaction: "t2", Commands: []value.CommandID{command(2)}, Submitted: 11, Expires: 21}
	for _, f := range []store.Flight{two, one} {
		if err := s.BeginFlight(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.BeginFlight(ctx, store.Flight{Transaction: "t3"}); err == nil {
		t.Error("a transaction without commands was noted")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "a")
	all, err := s.Flights(ctx)
	if err != nil || len(all) != 2 || all[0].Transaction != "t1" || len(all[0].Commands) != 2 || !reflect.DeepEqual(all[1], two) {
		t.Fatalf("in flight are %+v, %v", all, err)
	}
	if f, ok, err := s.FlightOf(ctx, command(2)); err != nil || !ok || !reflect.DeepEqual(f, two) {
		t.Errorf("the newest flight of the command is %+v, %v, %v", f, ok, err)
	}
	for range 2 {
		if err := s.EndFlight(ctx, "t2"); err != nil {
			t.Fatal(err)
		}
	}
	if f, ok, err := s.FlightOf(ctx, command(2)); err != nil || !ok || f.Transaction != "t1" {
		t.Errorf("then it is %+v, %v, %v", f, ok, err)
	}
	if _, ok, err := s.FlightOf(ctx, command(3)); err != nil || ok {
		t.Errorf("a command that is not in flight was found: %v", err)
	}
}
