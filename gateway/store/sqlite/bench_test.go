package sqlite_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/store"
	"holdfast/gateway/store/sqlite"
)

const manyHolders = 10_000

var manyIssuer = value.IssuerID(value.Derive("issuer", "bench", 0))

// largeRegister is a block that imports a register of manyHolders with one lot each.
func largeRegister(b *testing.B) store.Block {
	b.Helper()
	stamp := model.Stamp{Command: value.CommandID(fmt.Sprintf("%x", sha256.Sum256([]byte("bench")))), Transaction: fmt.Sprintf("%064x", 1), At: 1_700_000_000}
	act := store.Act{Command: stamp.Command, Bytes: []byte("{}"), Type: holder.TypeRegisterImported, Register: manyIssuer, Status: model.Applied}
	write := func(r model.Record) {
		val, err := record.Encode(r)
		if err != nil {
			b.Fatal(err)
		}
		act.Writes = append(act.Writes, store.Write{Record: r, Key: record.Key(r.Ref()), Value: val})
	}
	for i := range manyHolders {
		entry := value.EntryID(value.Derive("entry", stamp.Command, i))
		write(model.HolderEntry{
			ID: entry, Issuer: manyIssuer, Kind: model.Person, State: model.EntryIsUnclaimed, Since: stamp,
			Commitment: value.Commitment(fmt.Sprintf("%x", sha256.Sum256([]byte(entry)))),
		})
		write(model.Lot{
			ID: value.LotID(value.Derive("lot", stamp.Command, i)), Issuer: manyIssuer, Class: value.ClassID(value.Derive("class", stamp.Command, 0)),
			Entry: entry, Quantity: 10, Provenance: model.Asserted, EffectiveOn: "2020-01-02", PaidOn: "2020-01-02", Recorded: stamp,
		})
	}
	return store.Block{Number: 1, Transactions: []store.Transaction{{
		ID: stamp.Transaction, Position: store.Position{Block: 1}, At: stamp.At, Submitter: "Member1MSP", Acts: []store.Act{act},
	}}}
}

// BenchmarkLargeRegister stores the import of 10,000 holders, and reads such a register by pages of 200.
func BenchmarkLargeRegister(b *testing.B) {
	imported := largeRegister(b)
	var s *store.Store
	b.Run("store", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			opened, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "a.db"))
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { _ = opened.Close() })
			b.StartTimer()
			if err := opened.Append(context.Background(), []store.Block{{}, imported}); err != nil {
				b.Fatal(err)
			}
			s = opened
		}
	})
	path := filepath.Join(b.TempDir(), "a.db")
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := s.Append(context.Background(), []store.Block{{}, imported}); err != nil {
		b.Fatal(err)
	}
	b.Run("page", func(b *testing.B) {
		var took []time.Duration
		after := store.Cursor(0)
		for b.Loop() {
			began := time.Now()
			after = readPage(b, s, after)
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	})
	b.Run("sums", func(b *testing.B) {
		for b.Loop() {
			err := s.View(context.Background(), func(v *store.View) error {
				sums, err := v.Sums(manyIssuer)
				if err == nil && (len(sums) != 1 || sums[0].Lots != manyHolders) {
					err = fmt.Errorf("the sums are %+v", sums)
				}
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

func readPage(b *testing.B, s *store.Store, after store.Cursor) store.Cursor {
	b.Helper()
	err := s.View(context.Background(), func(v *store.View) error {
		entries, err := store.List[model.HolderEntry](v, store.By{Issuer: manyIssuer}, store.Page{After: after, Limit: 200})
		if err != nil {
			return err
		}
		by := store.By{Live: true}
		for _, entry := range entries.Items {
			by.Entries = append(by.Entries, entry.Record.ID)
		}
		lots, err := store.All[model.Lot](v, by, manyHolders)
		if err == nil && len(lots) != 200 {
			err = fmt.Errorf("a page has %d lots", len(lots))
		}
		after = entries.Next
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return after
}
