package storetest

import (
	"reflect"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

func staged(n int) value.StagedID { return value.StagedID(id(model.KindStaged, n)) }

func shareClass(n int, epoch int) model.ShareClass {
	return model.ShareClass{
		ID: value.ClassID(id(model.KindClass, n)), Issuer: value.IssuerID(id(model.KindIssuer, n)), Name: "보통주", Par: 500, Authorised: 1000,
		Approval: model.NoApproval, Since: stamp(n), Epoch: epoch,
	}
}

// completion says that a staged act of the first issuer was closed.
func completion(n int, act value.StagedID) model.Completion {
	return model.Completion{Act: act, Issuer: value.IssuerID(id(model.KindIssuer, 1)), On: stamp(n)}
}

func issuer(n int, imported value.StagedID) model.Issuer {
	return model.Issuer{
		ID: value.IssuerID(id(model.KindIssuer, n)), Name: "한빛소재", Homes: []value.MemberID{"member1", "member2"},
		Classes: []model.IssuerClass{{ID: value.ClassID(id(model.KindClass, n)), Name: "보통주"}}, Board: model.Board{Directors: []value.DID{did(1)}, Threshold: 1},
		Admitted: stamp(n), Import: imported,
	}
}

func stagedLot(n, entry, epoch int, act value.StagedID) model.Lot {
	l := lot(n, 1, entry)
	l.Staged, l.Epoch = act, epoch
	return l
}

func stagedEntry(n int, act value.StagedID) model.HolderEntry {
	e := entry(n, 1)
	e.Staged = act
	return e
}

// counts is what the read model says of an issuer's register.
type counts struct {
	live, counted []value.LotID
	entries       int64
	shares        value.Shares
}

func countsAt(t *testing.T, s *store.Store) (c counts) {
	t.Helper()
	by := store.By{Issuer: value.IssuerID(id(model.KindIssuer, 1)), Live: true}
	view(t, s, func(v *store.View) {
		c.live = lots(t, v, by)
		c.counted = lots(t, v, store.By{Issuer: by.Issuer, Counted: true})
		sums, err := v.Sums(by.Issuer)
		if err != nil {
			t.Fatal(err)
		}
		for _, sum := range sums {
			c.shares += sum.Quantity
		}
		entries, err := store.All[model.HolderEntry](v, by, 10)
		if err != nil {
			t.Fatal(err)
		}
		if c.entries, err = v.Entries(by.Issuer); err != nil || int(c.entries) != len(entries) {
			t.Fatalf("%d entries are counted and %d listed, %v", c.entries, len(entries), err)
		}
	})
	return c
}

func expectCounts(t *testing.T, s *store.Store, when string, want counts) {
	t.Helper()
	if got := countsAt(t, s); !slices.Equal(got.live, want.live) || !slices.Equal(got.counted, want.counted) ||
		got.entries != want.entries || got.shares != want.shares {
		t.Errorf("%s: got %+v, want %+v", when, got, want)
	}
}

// A list in pages counts, lots and entries, when its completion and its issuer say so, and one that was aborted never does.
func stagedImports(t *testing.T, open Open) {
	s := open(t, "a")
	aborted, list := staged(1), staged(2)
	mustAppend(t, s, empty(0),
		block(t, 1, issuer(1, ""), shareClass(1, 0), stagedEntry(1, aborted), stagedLot(1, 1, 0, aborted)),
		block(t, 2, stagedEntry(2, list), stagedLot(2, 2, 0, list), stagedLot(3, 2, 0, list)))
	expectCounts(t, s, "while it is open", counts{})
	mustAppend(t, s, block(t, 3, shareClass(1, 0), completion(3, list), issuer(1, list)))
	expectCounts(t, s, "closed", counts{live: ids(2, 3), counted: ids(2, 3), entries: 1, shares: 200})
	claimed, reserved, ended := stagedEntry(2, list), stagedLot(2, 2, 0, list), stagedLot(3, 2, 0, list)
	claimed.State, claimed.Controller, reserved.Reserved = model.EntryIsClaimed, did(1), 5
	ended.Ended = &model.LotEnd{Reason: model.EndedByTransfer, Into: ids(4), On: stamp(4)}
	mustAppend(t, s, block(t, 4, claimed, reserved, ended, lot(4, 1, 2)))
	expectCounts(t, s, "traded", counts{live: ids(2, 4), counted: ids(2, 3, 4), entries: 1, shares: 200})
}

// An act on a class replaces all its lots when its class and its completion say so, and not before.
func replacedLots(t *testing.T, open Open) {
	s := open(t, "a")
	split, bonus := staged(1), staged(2)
	mustAppend(t, s, empty(0),
		block(t, 1, issuer(1, ""), shareClass(1, 0), lot(1, 1, 1), lot(2, 1, 2), lot(9, 2, 9)),
		block(t, 2, stagedLot(3, 1, 1, split), stagedLot(4, 2, 1, split)))
	expectCounts(t, s, "announced", counts{live: ids(1, 2), counted: ids(1, 2), shares: 200})
	mustAppend(t, s, block(t, 3, completion(3, split), shareClass(1, 1)))
	expectCounts(t, s, "closed", counts{live: ids(3, 4), counted: ids(1, 2, 3, 4), shares: 200})
	mustAppend(t, s, block(t, 4, stagedLot(5, 1, 1, bonus)), block(t, 5, completion(5, bonus)))
	expectCounts(t, s, "after a bonus issue", counts{live: ids(3, 4, 5), counted: ids(1, 2, 3, 4, 5), shares: 300})
	view(t, s, func(v *store.View) {
		if got := lots(t, v, store.By{Staged: split}); !reflect.DeepEqual(got, ids(3, 4)) {
			t.Errorf("the split made %v", got)
		}
		if got := lots(t, v, store.By{Issuer: value.IssuerID(id(model.KindIssuer, 2)), Live: true}); !reflect.DeepEqual(got, ids(9)) {
			t.Errorf("another register has %v", got)
		}
	})
}
