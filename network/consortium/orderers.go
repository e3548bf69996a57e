package consortium

import (
	"context"
	"fmt"
	"time"

	"holdfast/network/channel"
	"holdfast/network/say"
	"holdfast/network/topology"
)

const (
	// orderingSlack is how many blocks an orderer may be behind the highest and
	// still count as one that follows: a busy one is always a little behind.
	orderingSlack = 5
	// catchUpPatience is how long an orderer that is behind may take to catch up
	// before it is started again.
	catchUpPatience = topology.Duration(20 * time.Second)
)

// behind tells whether an orderer with height blocks no longer follows one
// with highest.
func behind(height, highest uint64) bool { return highest > height && highest-height > orderingSlack }

// mendOrderers starts again the orderers that run and are stuck: a SmartBFT
// orderer whose fetching of blocks is overtaken by their delivery may stand
// still for good, answer all the same, and be missed only when another orderer
// dies. It takes one at a time, so that it never stops a second one itself.
func (n *Network) mendOrderers(ctx context.Context, sites []topology.Site) error {
	var highest uint64
	heights := make([]uint64, len(sites))
	for i, s := range sites {
		info, err := channel.OrdererState(ctx, s, n.layout.Topology.Channel)
		if err != nil {
			return err
		}
		heights[i] = info.Height
		highest = max(highest, info.Height)
	}
	for i, s := range sites {
		if behind(heights[i], highest) {
			if err := n.mendOrderer(ctx, s, highest); err != nil {
				return err
			}
		}
	}
	return nil
}

// mendOrderer waits until the site's orderer follows, and helps once by
// starting it again.
func (n *Network) mendOrderer(ctx context.Context, s topology.Site, highest uint64) error {
	name := s.ProcessName(string(ordererKind))
	follows := func() error {
		info, err := channel.OrdererState(ctx, s, n.layout.Topology.Channel)
		if err == nil && behind(info.Height, highest) {
			err = fmt.Errorf("the orderer has %d blocks of %d", info.Height, highest)
		}
		return err
	}
	return n.step("뒤처진 오더러가 따라옴", "an orderer catching up", func() error {
		if n.await(ctx, catchUpPatience, follows, name) == nil || ctx.Err() != nil {
			return ctx.Err()
		}
		n.report.Note(say.Textf("%s: 블록을 따라오지 못해 다시 시작합니다", "%s: stands still behind the others, starting it again", name))
		p, err := n.spec(s, ordererKind)
		if err != nil {
			return err
		}
		if _, err := n.runner.Stop([]string{name}, n.stopPatience()); err != nil {
			return err
		}
		if err := n.ensure(p); err != nil {
			return err
		}
		return n.await(ctx, n.layout.Topology.Patience.Ready, follows, name)
	})
}

// markBehind marks the orderers that answer and do not follow.
func markBehind(sites []SiteStatus) {
	var highest uint64
	for _, s := range sites {
		highest = max(highest, s.Height, s.OrdererHeight)
	}
	for i := range sites {
		s := &sites[i]
		for j := range s.Processes {
			p := &s.Processes[j]
			if p.Kind == string(ordererKind) && p.Healthy && behind(s.OrdererHeight, highest) {
				p.Healthy, s.Healthy = false, false
				p.Detail = fmt.Sprintf("stands still at %d blocks of %d; scripts/up starts it again", s.OrdererHeight, highest)
			}
		}
	}
}
