package storetest

import (
	"context"
	"encoding/hex"
	"errors"
	"math"
	"reflect"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

func appendIsAtomic(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0))
	bad := block(t, 2, lot(2, 1, 1))
	bad.Transactions[0].ID = transaction(1) // the same transaction twice cannot be stored
	if err := s.Append(context.Background(), []store.Block{block(t, 1, lot(1, 1, 1)), bad}); err == nil {
		t.Fatal("a block that cannot be stored was appended")
	}
	checkpoint, err := s.Checkpoint(context.Background())
	if err != nil || checkpoint.Next != 1 {
		t.Fatalf("the checkpoint is %+v, %v after a failure", checkpoint, err)
	}
	view(t, s, func(v *store.View) {
		if _, err := store.Get[model.Lot](v, lot(1, 1, 1).Ref()); !errors.Is(err, store.ErrNotFound) {
			t.Fatalf("a row of the failed append is there: %v", err)
		}
		if _, err := v.Transaction(transaction(1)); !errors.Is(err, store.ErrNotFound) {
			t.Fatalf("a transaction of the failed append is there: %v", err)
		}
	})
}

func gapsAreRefused(t *testing.T, open Open) {
	s := open(t, "a")
	for _, blocks := range [][]store.Block{{empty(1)}, {empty(0), empty(2)}, {empty(0), empty(0)}} {
		if err := s.Append(context.Background(), blocks); err == nil {
			t.Fatalf("appended %d blocks with a gap", len(blocks))
		}
	}
	mustAppend(t, s, empty(0), empty(1))
	if err := s.Append(context.Background(), []store.Block{empty(1)}); err == nil {
		t.Fatal("appended a block twice")
	}
}

func presentValue(t *testing.T, open Open) {
	s := open(t, "a")
	first, changed := lot(1, 1, 1), lot(1, 1, 1)
	changed.Reserved = 7
	mustAppend(t, s, empty(0), block(t, 1, first), block(t, 2, changed))
	view(t, s, func(v *store.View) {
		got, err := store.Get[model.Lot](v, first.Ref())
		if err != nil || !reflect.DeepEqual(got.Record, changed) {
			t.Fatalf("got %+v, %v", got, err)
		}
		if got.Began != (store.Position{Block: 1, Index: 2}) || got.Written != (store.Position{Block: 2, Index: 2}) {
			t.Fatalf("it began at %v and was written at %v", got.Began, got.Written)
		}
		want, _ := record.Encode(changed)
		value, written, ok, err := v.Value(record.Key(first.Ref()))
		if err != nil || !ok || string(value) != string(want) || written.Block != 2 {
			t.Fatalf("its value is %s at %v, %v", value, written, err)
		}
		if _, err := store.Get[model.Listing](v, model.Ref{Kind: model.KindLot, ID: string(first.ID)}); err == nil {
			t.Fatal("a lot was read as a listing")
		}
		at, err := v.Transaction(transaction(2))
		if err != nil || at.Block != 2 || at.Index != 2 || at.At != stamp(2).At || at.Submitter != "Member1MSP" {
			t.Fatalf("the transaction stands at %+v, %v", at, err)
		}
		last, err := v.LastWriteOf(first.Ref())
		if err != nil || last != at {
			t.Fatalf("the last write stands at %+v, %v", last, err)
		}
		if _, err := v.LastWriteOf(model.Ref{Kind: model.KindLot, ID: "none"}); !errors.Is(err, store.ErrNotFound) {
			t.Fatalf("the last write of nothing: %v", err)
		}
		b, err := v.Block(2)
		if err != nil || b.At != stamp(2).At || len(b.Hash) != 32 {
			t.Fatalf("the block is %+v, %v", b, err)
		}
	})
}

func listsPage(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0),
		block(t, 1, lot(1, 1, 1), lot(2, 1, 2), lot(3, 2, 3), listing(1, 1, 1, model.ListingIsOpen)),
		block(t, 2, lot(4, 1, 1), listing(2, 1, 2, model.ListingIsSold), offer(1, 1, 1, 3), offer(2, 1, 1, 4), offer(3, 2, 3, 1)))
	issuer := value.IssuerID(id(model.KindIssuer, 1))
	view(t, s, func(v *store.View) {
		if got := lots(t, v, store.By{Issuer: issuer}); !reflect.DeepEqual(got, ids(1, 2, 4)) {
			t.Errorf("the issuer's lots are %v", got)
		}
		if got := lots(t, v, store.By{Entry: value.EntryID(id(model.KindEntry, 1))}); !reflect.DeepEqual(got, ids(1, 4)) {
			t.Errorf("the entry's lots are %v", got)
		}
		both := []value.EntryID{value.EntryID(id(model.KindEntry, 1)), value.EntryID(id(model.KindEntry, 3))}
		if got := lots(t, v, store.By{Entries: both}); !reflect.DeepEqual(got, ids(1, 3, 4)) {
			t.Errorf("the two entries' lots are %v", got)
		}
		if _, err := store.List[model.Lot](v, store.By{Entries: make([]value.EntryID, store.MaxPage+1)}, store.Page{}); err == nil {
			t.Error("more entries than a page has were asked for")
		}
		if got := lots(t, v, store.By{Class: value.ClassID(id(model.KindClass, 2))}); !reflect.DeepEqual(got, ids(3)) {
			t.Errorf("the class's lots are %v", got)
		}
		open, err := store.All[model.Listing](v, store.By{State: string(model.ListingIsOpen)}, 10)
		if err != nil || len(open) != 1 || open[0].Record.Seller != did(1) {
			t.Errorf("the open listings are %v, %v", open, err)
		}
		mine, err := store.All[model.Offer](v, store.By{Party: did(1)}, 10)
		if err != nil || len(mine) != 3 {
			t.Errorf("the offers of a party, seller or buyer, are %v, %v", mine, err)
		}
		if named, err := store.All[model.Offer](v, store.By{Names: did(1)}, 10); err != nil || len(named) != len(mine) {
			t.Errorf("the offers that name the party are %v, %v", named, err)
		}
		if named, err := store.All[model.Offer](v, store.By{Names: "did:holdfast:nobody"}, 10); err != nil || len(named) != 0 {
			t.Errorf("the offers that name nobody are %v, %v", named, err)
		}
		theirs, err := store.All[model.Offer](v, store.By{Listing: value.ListingID(id(model.KindListing, 2))}, 10)
		if err != nil || len(theirs) != 1 {
			t.Errorf("the offers on a listing are %v, %v", theirs, err)
		}
		if _, err := store.All[model.Lot](v, store.By{}, 3); err == nil {
			t.Error("more lots than allowed were read")
		}
		for _, page := range []store.Page{{Limit: -1}, {Limit: store.MaxPage + 1}, {After: -1}} {
			if _, err := store.List[model.Lot](v, store.By{}, page); err == nil {
				t.Errorf("the page %+v was served", page)
			}
		}
	})
}

// lots reads a list in pages of one, so that every page boundary is crossed.
func lots(t *testing.T, v *store.View, by store.By) []value.LotID {
	t.Helper()
	var out []value.LotID
	for page := (store.Page{Limit: 1}); ; {
		listed, err := store.List[model.Lot](v, by, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range listed.Items {
			out = append(out, item.Record.ID)
		}
		if page.After = listed.Next; page.After == 0 {
			return out
		}
	}
}

func ids(numbers ...int) []value.LotID {
	var out []value.LotID
	for _, n := range numbers {
		out = append(out, value.LotID(id(model.KindLot, n)))
	}
	return out
}

func entriesOfData(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0), block(t, 1, entry(1, 1), entry(2, 1), entry(3, 2)))
	first := entry(1, 1)
	view(t, s, func(v *store.View) {
		found, err := store.All[model.HolderEntry](v, store.By{Issuer: first.Issuer, Commitment: first.Commitment}, 10)
		if err != nil || len(found) != 1 || found[0].Record.ID != first.ID {
			t.Errorf("found %+v, %v", found, err)
		}
		found, err = store.All[model.HolderEntry](v, store.By{Issuer: first.Issuer, Commitment: entry(3, 2).Commitment}, 10)
		if err != nil || len(found) != 0 {
			t.Errorf("found %+v, %v", found, err)
		}
		for _, begins := range []string{string(first.ID), string(first.ID)[:12]} {
			found, err = store.All[model.HolderEntry](v, store.By{Issuer: first.Issuer, Begins: begins}, 10)
			if err != nil || len(found) != 1 || found[0].Record.ID != first.ID {
				t.Errorf("%s begins %+v, %v", begins, found, err)
			}
		}
		if n, err := v.Entries(first.Issuer); err != nil || n != 2 {
			t.Errorf("%d entries, %v", n, err)
		}
	})
}

func endedLots(t *testing.T, open Open) {
	s := open(t, "a")
	ended := lot(1, 1, 1)
	ended.Ended = &model.LotEnd{Reason: model.EndedByTransfer, Into: ids(2), On: stamp(2)}
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1), lot(2, 1, 1)), block(t, 2, ended))
	view(t, s, func(v *store.View) {
		by := store.By{Issuer: value.IssuerID(id(model.KindIssuer, 1)), Live: true}
		if got := lots(t, v, by); !reflect.DeepEqual(got, ids(2)) {
			t.Errorf("the live lots are %v", got)
		}
		by.Live = false
		if got := lots(t, v, by); !reflect.DeepEqual(got, ids(1, 2)) {
			t.Errorf("all lots are %v", got)
		}
	})
}

func sums(t *testing.T, open Open) {
	s := open(t, "a")
	settled, ended, large := lot(2, 1, 1), lot(3, 1, 1), lot(4, 1, 2)
	settled.Provenance, settled.Quantity = model.Settled, 30
	ended.Ended = &model.LotEnd{Reason: model.EndedByTransfer, Into: ids(2), On: stamp(2)}
	large.Quantity = math.MaxInt64 - 100
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1), lot(3, 1, 1), lot(9, 2, 9)), block(t, 2, settled, ended, large))
	class := value.ClassID(id(model.KindClass, 1))
	view(t, s, func(v *store.View) {
		got, err := v.Sums(value.IssuerID(id(model.KindIssuer, 1)))
		want := []store.Sum{
			{Class: class, Provenance: model.Asserted, Lots: 2, Quantity: math.MaxInt64}, {Class: class, Provenance: model.Settled, Lots: 1, Quantity: 30},
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("the sums are %+v, %v", got, err)
		}
		if got, err := v.Sums(value.IssuerID(id(model.KindIssuer, 5))); err != nil || len(got) != 0 {
			t.Errorf("a register without lots adds up to %+v, %v", got, err)
		}
	})
}

func viewIsStable(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1)))
	view(t, s, func(v *store.View) {
		mustAppend(t, s, block(t, 2, lot(2, 1, 1)))
		if got := lots(t, v, store.By{}); v.Height() != 1 || !reflect.DeepEqual(got, ids(1)) {
			t.Errorf("at height %d the view sees %v", v.Height(), got)
		}
	})
	view(t, s, func(v *store.View) {
		if v.Height() != 2 || v.Ledger() != value.LedgerID(hex.EncodeToString(hashOf(t, v, 0))) {
			t.Errorf("the next view is of ledger %s at height %d", v.Ledger(), v.Height())
		}
	})
}

func reopen(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1)))
	before, err := s.Checkpoint(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, "a")
	after, err := s.Checkpoint(context.Background())
	if err != nil || after != before || after.Height() != 1 {
		t.Fatalf("the checkpoint was %+v and is %+v, %v", before, after, err)
	}
	mustAppend(t, s, block(t, 2, lot(2, 1, 1)))
}

func values(t *testing.T, open Open) {
	s := open(t, "a")
	mustAppend(t, s, empty(0), block(t, 1, lot(3, 1, 1), lot(1, 1, 1), lot(2, 1, 1)))
	view(t, s, func(v *store.View) {
		all, err := v.Values("", "", 10)
		if err != nil || len(all) != 4 {
			t.Fatalf("the values are %v, %v", all, err)
		}
		for i := 1; i < len(all); i++ {
			if all[i-1].Key >= all[i].Key {
				t.Errorf("%s stands before %s", all[i-1].Key, all[i].Key)
			}
		}
		some, err := v.Values(all[1].Key, all[3].Key, 10)
		if err != nil || !reflect.DeepEqual(some, all[1:3]) {
			t.Errorf("from the second key and before the fourth stand %v, %v", some, err)
		}
	})
}
