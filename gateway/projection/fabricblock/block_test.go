package fabricblock_test

import (
	"testing"
	"time"

	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/projection/fabricblock"
)

func FuzzABlockIsReadOrRefused(f *testing.F) {
	l := ledgertest.New()
	l.BlockTime = time.Millisecond
	admin := l.Found()["member1"]
	f.Add(l.Honest("member1", l.Person().Introduction("member1", admin)).Envelope(), []byte{0})
	f.Add(ledgertest.Transaction{Chaincode: "other", Private: 1, Metadata: 1, Writes: []ledgertest.Write{{Key: "k", Delete: true}}}.Envelope(), []byte{0})
	f.Add([]byte("x"), []byte{0})
	f.Add([]byte("x"), []byte{255})
	f.Add([]byte{}, []byte{})
	f.Fuzz(func(t *testing.T, envelope, flags []byte) {
		read, err := fabricblock.Read(ledgertest.BlockOf(1, make([]byte, 32), [][]byte{envelope}, flags))
		if err == nil && len(read.Calls) > 0 && (len(flags) != 1 || flags[0] != 0) {
			t.Errorf("the flags %v let through %+v", flags, read.Calls)
		}
	})
}
