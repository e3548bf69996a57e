package consortium

import (
	"context"
	"time"

	"holdfast/network/channel"
	"holdfast/network/lifecycle"
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

// deploy has the peers join and the chaincode deployed, and waits until every
// peer can find endorsers for it.
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
	return n.step("피어들이 서로를 찾음", "peers finding one another", func() error {
		return n.everyPeer(ctx, members, func(m member) error {
			if err := lifecycle.Ping(n.layout, m.admin); err != nil {
				return err
			}
			return lifecycle.CanEndorse(ctx, n.layout, m.admin)
		})
	})
}

// administrators connects each site's own. They broadcast to the first of the
// sites' orderers: at the start that is the BFT leader.
func (n *Network) administrators(sites []topology.Site) ([]member, error) {
	var members []member
	for _, s := range sites {
		admin, err := sdk.Open(n.layout.Topology.Channel, s, sites, sites[:1])
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
