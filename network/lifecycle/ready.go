package lifecycle

import (
	"context"
	"errors"
	"fmt"

	"github.com/hyperledger/fabric-protos-go/peer"
	"github.com/hyperledger/fabric-sdk-go/pkg/client/channel"
	"github.com/hyperledger/fabric-sdk-go/pkg/client/ledger"
	"github.com/hyperledger/fabric-sdk-go/pkg/common/providers/fab"
	"github.com/hyperledger/fabric-sdk-go/pkg/fab/discovery"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"

	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// Commit submits a transaction of the chaincode, endorsed by the peers of the
// given sites, which must be as many as the rule needs, and waits until the
// administrator's own peer has committed it. It writes nothing but itself.
func Commit(l topology.Layout, a *sdk.Admin, endorsers []topology.Site) (fab.TransactionID, error) {
	client, err := channel.New(a.ChannelContext(a.Channel, fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return "", err
	}
	peers := make([]string, len(endorsers))
	for i, s := range endorsers {
		peers[i] = sdk.PeerName(s)
	}
	resp, err := client.Execute(channel.Request{ChaincodeID: l.Topology.Chaincode, Fcn: "Ping"}, channel.WithTargetEndpoints(peers...))
	return resp.TransactionID, err
}

// HasCommitted is nil when the administrator's own peer has the transaction.
func HasCommitted(a *sdk.Admin, tx fab.TransactionID) error {
	client, err := ledger.New(a.ChannelContext(a.Channel, fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return err
	}
	got, err := client.QueryTransaction(tx, ledger.WithTargetEndpoints(sdk.PeerName(a.Site)))
	if err == nil && got.GetValidationCode() != int32(peer.TxValidationCode_VALID) {
		err = fmt.Errorf("transaction %s: %s", tx, peer.TxValidationCode(got.GetValidationCode()))
	}
	return err
}

// Ping asks the chaincode through the administrator's own peer whether it
// answers.
func Ping(l topology.Layout, a *sdk.Admin) error {
	client, err := channel.New(a.ChannelContext(a.Channel, fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return err
	}
	resp, err := client.Query(channel.Request{ChaincodeID: l.Topology.Chaincode, Fcn: "Ping"},
		channel.WithTargetEndpoints(sdk.PeerName(a.Site)))
	if err != nil {
		return err
	}
	if string(resp.Payload) != "ok" {
		return fmt.Errorf("chaincode answers %.100q to Ping", resp.Payload)
	}
	return nil
}

// CanEndorse is nil when the administrator's own peer knows enough other peers
// to satisfy the endorsement rule: gossip has seen them. Until then a gateway
// is told "no combination of peers can be derived".
func CanEndorse(ctx context.Context, l topology.Layout, a *sdk.Admin) error {
	client, err := a.Context(fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID)))()
	if err != nil {
		return err
	}
	own, ok := client.EndpointConfig().PeerConfig(sdk.PeerName(a.Site))
	if !ok {
		return errors.New("own peer missing from profile")
	}
	disco, err := discovery.New(client)
	if err != nil {
		return err
	}
	calls := discovery.CcCalls(l.Topology.Chaincode)
	req, err := discovery.NewRequest().OfChannel(a.Channel).AddEndorsersQuery(discovery.CcInterests(calls)...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers, err := disco.Send(ctx, req, *own)
	if err != nil {
		return err
	}
	answer, ok := <-answers
	if !ok {
		return errors.New("discovery does not answer")
	}
	if answer.Error() != nil {
		return answer.Error()
	}
	found, err := answer.ForChannel(a.Channel).Endorsers(calls, discovery.NewIndifferentFilter())
	if err != nil {
		return err
	}
	if need := l.Topology.Endorsement.Need; len(found) < need {
		return fmt.Errorf("discovery offers %d of %d endorsers", len(found), need)
	}
	return nil
}

// Height asks the administrator's own peer how many blocks it has.
func Height(a *sdk.Admin) (uint64, error) {
	client, err := ledger.New(a.ChannelContext(a.Channel, fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return 0, err
	}
	info, err := client.QueryInfo(ledger.WithTargetEndpoints(sdk.PeerName(a.Site)))
	if err != nil {
		return 0, err
	}
	return info.BCI.GetHeight(), nil
}
