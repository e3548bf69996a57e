//go:build e2e

package e2e

import (
	"encoding/hex"

	"github.com/hyperledger/fabric-sdk-go/pkg/client/ledger"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"

	"holdfast/network/consortium"
	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// checkLedgerID checks that the ledger's name is what every peer's block 1 says
// came before it.
func (b *bench) checkLedgerID(st consortium.Status) {
	b.t.Helper()
	top, err := topology.Read(b.topology)
	if err != nil {
		b.t.Fatal(err)
	}
	layout := topology.Layout{Topology: top, State: b.state, Bin: b.bin, Source: b.source}
	for _, s := range layout.Sites() {
		own := []topology.Site{s}
		admin, err := sdk.Open(top.Channel, s, own, own)
		if err != nil {
			b.t.Fatal(err)
		}
		client, err := ledger.New(admin.ChannelContext(top.Channel, fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(s.ID))))
		if err != nil {
			b.t.Fatal(err)
		}
		block, err := client.QueryBlock(1)
		if err != nil {
			b.t.Fatal(err)
		}
		if got := hex.EncodeToString(block.GetHeader().GetPreviousHash()); got != string(st.Ledger) {
			b.t.Errorf("%s: block 1 follows %s, the ledger is called %s", s.ID, got, st.Ledger)
		}
		admin.Close()
	}
}
