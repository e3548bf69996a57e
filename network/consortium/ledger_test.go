package consortium

import (
	"crypto/sha256"
	"testing"

	"github.com/golang/protobuf/proto"
	"github.com/hyperledger/fabric-protos-go/common"
)

// useLedger puts a first block in place, of the shape of a real one.
func useLedger(t *testing.T, n *Network) {
	t.Helper()
	sum := sha256.Sum256([]byte("config"))
	raw, err := proto.Marshal(&common.Block{
		Header: &common.BlockHeader{DataHash: sum[:]},
		Data:   &common.BlockData{Data: [][]byte{[]byte("config")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, n.layout.Genesis(), string(raw))
}
