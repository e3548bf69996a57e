package consortium

import (
	"context"
	"slices"
	"time"

	"github.com/hyperledger/fabric-sdk-go/pkg/common/providers/fab"

	"holdfast/network/channel"
	"holdfast/network/lifecycle"
	"holdfast/network/say"
	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// member is one member's administrator at work on its own site.
type member struct {
	site     topology.Site
	admin    *sdk.Admin
	deployer *lifecycle.Deployer
	pack     lifecycle.Package
}

// deploy has the peers join and the chaincode deployed, and waits until a
// transaction has been committed on every peer.
func (n *Network) deploy(ctx context.Context, sites []topology.Site) error {
	members, err := n.administrators(sites)
	defer func() {
		for _, m := range members {
			m.admin.Close()
		}
	}()
	if err != nil {
		return err
	}
	if err := n.step("피어 채널 참여", "peers joining the channel", func() error {
		return n.everyPeer(ctx, members, func(m member) error { return channel.JoinPeer(m.admin) })
	}); err != nil {
		return err
	}
	if err := n.step("체인코드 배포", "deploying chaincode", func() error { return n.deployChaincode(ctx, members) }); err != nil {
		return err
	}
	endorsers := n.endorsers(sites)
	if len(endorsers) == 0 {
		n.report.Note(say.Text{
			Ko: "다른 사이트가 충분히 실행되고 있지 않아 거래 확인은 건너뜁니다",
			En: "too few other sites run to try a transaction",
		})
		return nil
	}
	if err := n.step("피어들이 서로를 찾음", "peers finding one another", func() error {
		return n.everyPeer(ctx, members, func(m member) error {
			if err := lifecycle.Ping(n.layout, m.admin); err != nil {
				return err
			}
			return lifecycle.CanEndorse(ctx, n.layout, m.admin)
		})
	}); err != nil {
		return err
	}
	return n.step("모든 피어에 거래 하나를 기록", "committing a transaction on every peer", func() error {
		return n.commit(ctx, members, endorsers)
	})
}

// commit has a transaction committed and waits until every member's peer has it.
func (n *Network) commit(ctx context.Context, members []member, endorsers []topology.Site) error {
	first := members[0]
	var tx fab.TransactionID
	err := n.await(ctx, n.layout.Topology.Patience.Ready, func() (err error) {
		tx, err = lifecycle.Commit(n.layout, first.admin, endorsers)
		return err
	}, names(first.site, peerKind, chaincodeKind, ordererKind)...)
	if err != nil {
		return err
	}
	return n.everyPeer(ctx, members, func(m member) error { return lifecycle.HasCommitted(m.admin, tx) })
}

// endorsers are as many sites with a running peer as the rule needs, the given
// sites first; none if there are too few.
func (n *Network) endorsers(sites []topology.Site) []topology.Site {
	var found []topology.Site
	chosen := map[topology.MemberID]bool{}
	for _, s := range append(slices.Clone(sites), n.layout.Sites()...) {
		if _, _, running := n.runner.Lookup(s.ProcessName(string(peerKind))); running && !chosen[s.ID] {
			chosen[s.ID] = true
			found = append(found, s)
		}
	}
	if need := n.layout.Topology.Endorsement.Need; len(found) >= need {
		return found[:need]
	}
	return nil
}

// administrators connects each site's own. They broadcast to the first of the
// sites' orderers: at the start that is the BFT leader.
func (n *Network) administrators(sites []topology.Site) ([]member, error) {
	var members []member
	for _, s := range sites {
		admin, err := sdk.Open(n.layout.Topology.Channel, s, n.layout.Sites(), sites[:1])
		if err != nil {
			return members, err
		}
		m := member{site: s, admin: admin}
		members = append(members, m)
		if m.deployer, err = lifecycle.NewDeployer(n.layout, admin); err != nil {
			return members, err
		}
		if m.pack, err = lifecycle.MakePackage(n.layout, s); err != nil {
			return members, err
		}
		members[len(members)-1] = m
	}
	return members, nil
}

// everyPeer repeats f for every member at once until it succeeds.
func (n *Network) everyPeer(ctx context.Context, members []member, f func(member) error) error {
	sites := make([]topology.Site, len(members))
	of := map[topology.MemberID]member{}
	for i, m := range members {
		sites[i], of[m.site.ID] = m.site, m
	}
	return each(sites, func(s topology.Site) error {
		return n.await(ctx, n.layout.Topology.Patience.Ready, func() error { return f(of[s.ID]) }, names(s, peerKind, chaincodeKind, ordererKind)...)
	})
}

func (n *Network) deployChaincode(ctx context.Context, members []member) error {
	if err := n.everyPeer(ctx, members, func(m member) error {
		if err := m.deployer.Install(m.pack); err != nil {
			return err
		}
		return m.deployer.Approve(m.pack)
	}); err != nil {
		return err
	}
	first := members[0]
	sites := make([]topology.Site, len(members))
	for i, m := range members {
		sites[i] = m.site
	}
	if err := n.await(ctx, n.layout.Topology.Patience.Ready, func() error {
		done, err := first.deployer.Committed()
		if err != nil || done {
			return err
		}
		return first.deployer.Commit(sites)
	}, names(first.site, peerKind, chaincodeKind, ordererKind)...); err != nil {
		return err
	}
	return n.everyPeer(ctx, members, func(m member) error {
		done, err := m.deployer.Committed()
		if err == nil && !done {
			err = errNotYet
		}
		return err
	})
}

func (n *Network) readyPatience() time.Duration {
	return time.Duration(n.layout.Topology.Patience.Ready)
}
