package storetest

import (
	"bytes"
	"reflect"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
)

// The whole history comes back in commit order, with each transaction's facts and each command's bytes and proofs.
func wholeHistory(t *testing.T, open Open) {
	s := open(t, "a")
	first, second := block(t, 1, lot(1, 1, 1)), block(t, 2, lot(2, 1, 1))
	more := act(t, 4, model.Rejected)
	more.Code = value.CodeBound
	first.Transactions[0].Acts[0].Proofs = []model.Proof{{Type: "jws", Value: "a"}, {Type: "jws", Value: "b"}}
	second.Transactions[0].Acts = append(second.Transactions[0].Acts, more)
	mustAppend(t, s, empty(0), first, second)
	var got []store.Transaction
	view(t, s, func(v *store.View) {
		if err := v.EachTransaction(func(t store.Transaction) error { got = append(got, t); return nil }); err != nil {
			t.Fatal(err)
		}
		if count, err := v.Transactions(); err != nil || count != 2 {
			t.Errorf("%d transactions are counted (%v)", count, err)
		}
	})
	want := []store.Transaction{first.Transactions[0], second.Transactions[0]}
	for i := range want {
		for j := range want[i].Acts {
			want[i].Acts[j].Writes = nil
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A register's values are those of the records that belong to it, also of those that say so only through another record.
func valuesOfARegister(t *testing.T, open Open) {
	s := open(t, "a")
	bound := model.Reservation{ID: value.ReservationID(id(model.KindReservation, 5)), Lineage: value.LineageID(lot(1, 1, 1).ID), Quantity: 1, Since: stamp(1)}
	count := model.Count{Class: shareClass(2, 0).ID, Issued: 7}
	mustAppend(t, s, empty(0), block(t, 1, lot(1, 1, 1), bound, shareClass(2, 0), count), block(t, 2, lot(3, 2, 3), bound))
	for register, records := range map[int][]model.Record{1: {lot(1, 1, 1), bound}, 2: {shareClass(2, 0), count, lot(3, 2, 3)}, 3: {}} {
		var got, want []byte
		for _, r := range records {
			val, err := record.Encode(r)
			if err != nil {
				t.Fatal(err)
			}
			want = append(append(want, val...), '\n')
		}
		view(t, s, func(v *store.View) {
			err := v.EachValue(value.IssuerID(id(model.KindIssuer, register)), func(val []byte) error {
				got = append(append(got, val...), '\n')
				return nil
			})
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("the register %d has\n%s\nwant\n%s (%v)", register, got, want, err)
			}
		})
	}
	var all int
	view(t, s, func(v *store.View) {
		if err := v.EachValue("", func([]byte) error { all++; return nil }); err != nil || all != 7 {
			t.Errorf("there are %d values (%v)", all, err)
		}
	})
}
