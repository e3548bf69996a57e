package homes

import (
	"fmt"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

// crowd are drafts of so many people for one register.
func crowd(n int) []Draft {
	drafts := make([]Draft, n)
	for i := range drafts {
		person := hong
		person.Name = fmt.Sprintf("주주%05d", i)
		drafts[i] = Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: person}
	}
	return drafts
}

func commitmentsOfKept(kept []Kept) []value.Commitment {
	out := make([]value.Commitment, len(kept))
	for i, k := range kept {
		out[i] = k.Commitment
	}
	return out
}

func TestManyValuesStandAtBothHomesAfterFewTransactions(t *testing.T) {
	c := newCollections(here, there)
	m, other := newMember(t, c, here), newMember(t, c, there)
	drafts := crowd(2*ledger.MaxPersonalValues + 1)
	kept, err := m.KeepAll(t.Context(), drafts)
	if err != nil || c.transactions != 6 || c.count(here) != len(drafts) || c.count(there) != len(drafts) {
		t.Fatalf("%d transactions, %d here, %d there, %v", c.transactions, c.count(here), c.count(there), err)
	}
	for _, at := range []member{m, other} {
		found, err := at.Entries(t.Context(), issuer.ID, commitmentsOfKept(kept))
		if err != nil || len(found) != len(drafts) {
			t.Fatalf("%s finds %d, %v", at.own, len(found), err)
		}
		if owed, err := at.Owed(t.Context()); err != nil || owed != 0 {
			t.Errorf("%s owes %d copies, %v", at.own, owed, err)
		}
		for i, k := range kept {
			if person, err := found[k.Commitment].Person(); err != nil || person != drafts[i].Data {
				t.Fatalf("place %d is %+v, %v", i, person, err)
			}
		}
	}
}

func TestLargeValuesGoInTransactionsOfAtMostOneMebibyte(t *testing.T) {
	rows := make([]row, 40)
	for i := range rows {
		rows[i] = row{key: fmt.Sprintf("%064x", i), encoded: make([]byte, 60<<10)}
	}
	total := 0
	for _, pack := range packed(rows) {
		if len(pack) != 17 && total+len(pack) != len(rows) {
			t.Errorf("a pack has %d values", len(pack))
		}
		for _, r := range pack {
			if r.key != rows[total].key {
				t.Fatalf("%s is out of order", r.key)
			}
			total++
		}
	}
	if total != len(rows) {
		t.Errorf("%d of %d values were packed", total, len(rows))
	}
}

func TestManyOwedCopiesAreCaughtUpInOneRound(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	c.set(there, true)
	drafts := crowd(3*ledger.MaxPersonalValues - 1)
	kept, err := m.KeepAll(t.Context(), drafts)
	if err != nil || kept[0].Copies != 1 || kept[len(kept)-1].Copies != 1 {
		t.Fatal(err)
	}
	c.set(there, false)
	before := c.transactions
	if err := m.CatchUp(t.Context()); err != nil || c.count(there) != len(drafts) || c.transactions-before != 3 {
		t.Errorf("%d stand there after %d transactions, %v", c.count(there), c.transactions-before, err)
	}
}

func TestARefusedValueDoesNotKeepOthersFromBeingCaughtUp(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	c.set(there, true)
	kept, err := m.KeepAll(t.Context(), crowd(20))
	if err != nil {
		t.Fatal(err)
	}
	c.set(there, false)
	c.refused[kept[7].Key] = true
	if err := m.CatchUp(t.Context()); err == nil || c.count(there) != len(kept)-1 {
		t.Errorf("%d stand there, %v", c.count(there), err)
	}
	if owed, err := m.Owed(t.Context()); err != nil || owed != 1 {
		t.Errorf("%d copies are owed, %v", owed, err)
	}
}

func TestCatchingUpLeavesAloneWhatIsBeingWritten(t *testing.T) {
	c := newCollections(here, there)
	m := newMember(t, c, here)
	c.set(there, true)
	m.keep(t, hong)
	c.set(there, false)
	r := sealed(t, Draft{Kind: KindEntry, Issuer: issuer.ID, Homes: issuer.Homes, Data: hong})
	m.inHand.take([]row{r})
	if err := m.insert(t.Context(), []row{r}); err != nil {
		t.Fatal(err)
	}
	if err := m.CatchUp(t.Context()); err != nil || c.at[there][r.key] != nil || c.count(there) != 1 {
		t.Errorf("%d stand there, %v", c.count(there), err)
	}
	m.inHand.leave([]row{r})
	if err := m.CatchUp(t.Context()); err != nil || c.at[here][r.key] == nil || c.at[there][r.key] == nil {
		t.Errorf("it is not caught up: %v", err)
	}
}

func TestAnUnusedListOfManyIsPurgedAtBothHomes(t *testing.T) {
	c := newCollections(here, there)
	m, other := newMember(t, c, here), newMember(t, c, there)
	kept, err := m.KeepAll(t.Context(), crowd(ledger.MaxPersonalValues+1))
	if err != nil {
		t.Fatal(err)
	}
	m.register.entries = []model.HolderEntry{{Issuer: issuer.ID, Commitment: kept[3].Commitment}}
	other.register.entries = m.register.entries
	m.later(unusedFor * 2)
	other.later(unusedFor * 2)
	for range 3 {
		m.round(t.Context())
		other.round(t.Context())
		m.later(scanEvery * 2)
		other.later(scanEvery * 2)
	}
	if c.count(here) != 1 || c.count(there) != 1 || c.at[there][kept[3].Key] == nil {
		t.Errorf("%d stand here and %d there", c.count(here), c.count(there))
	}
}

// BenchmarkTenThousandHolders leaves 10,000 holders' data with two homes in memory, and has the second take them in.
func BenchmarkTenThousandHolders(b *testing.B) {
	drafts := crowd(10_000)
	for b.Loop() {
		c := newCollections(here, there)
		m, other := newMember(b, c, here), newMember(b, c, there)
		kept, err := m.KeepAll(b.Context(), drafts)
		if err != nil {
			b.Fatal(err)
		}
		if err := other.Scan(b.Context()); err != nil {
			b.Fatal(err)
		}
		if found, err := other.Entries(b.Context(), issuer.ID, commitmentsOfKept(kept)); err != nil || len(found) != len(drafts) {
			b.Fatal(len(found), err)
		}
	}
}
