package consortium

import (
	"crypto/sha256"
	"testing"

	"github.com/hyperledger/fabric-protos-go/common"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"
)

// useLedger puts a first block in place, of the shape of a real one.
func useLedger(t *testing.T, n *Network) {
	t.Helper()
	sum := sha256.Sum256([]byte("config"))
	raw, err := proto.Marshal(protoadapt.MessageV2Of(&common.Block{
		Header: &common.BlockHeader{DataHash: sum[:]},
		Data:   &common.BlockData{Data: [][]byte{[]byte("config")}},
	}))
	if err != nil {
		t.Fatal(err)
	}
	write(t, n.layout.Genesis(), string(raw))
}
