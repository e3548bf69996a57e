package lifecycle

import (
	"context"
	"errors"
	"fmt"

	"github.com/hyperledger/fabric-sdk-go/pkg/client/channel"
	"github.com/hyperledger/fabric-sdk-go/pkg/client/ledger"
	"github.com/hyperledger/fabric-sdk-go/pkg/common/providers/fab"
	"github.com/hyperledger/fabric-sdk-go/pkg/fab/discovery"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"

	"holdfast/network/sdk"
	"holdfast/network/topology"
)

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
	peer, ok := client.EndpointConfig().PeerConfig(sdk.PeerName(a.Site))
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
	answers, err := disco.Send(ctx, req, fab.PeerConfig(*peer))
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
