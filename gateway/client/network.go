package client

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"holdfast/chaincode/value"
)

// Network is the sites of one ledger, in the order in which they are asked.
type Network struct{ sites []*Site }

// Open makes the clients of a directory's sites. It connects to none yet.
func Open(directory Directory) (*Network, error) {
	if err := directory.check(); err != nil {
		return nil, err
	}
	n := &Network{}
	for _, info := range directory.Sites {
		site, err := newSite(info, directory.Front)
		if err != nil {
			return nil, err
		}
		n.sites = append(n.sites, site)
	}
	return n, nil
}

// Sites are all sites, live or not.
func (n *Network) Sites() []*Site { return slices.Clone(n.sites) }

// Site finds a member's site.
func (n *Network) Site(member value.MemberID) (*Site, error) {
	for _, site := range n.sites {
		if site.Member == member {
			return site, nil
		}
	}
	return nil, fmt.Errorf("no site of the member %q is known", member)
}

// Prefer returns the same network that asks this member's site first.
func (n *Network) Prefer(member value.MemberID) (*Network, error) {
	first, err := n.Site(member)
	if err != nil {
		return nil, err
	}
	ordered := []*Site{first}
	for _, site := range n.sites {
		if site != first {
			ordered = append(ordered, site)
		}
	}
	return &Network{ordered}, nil
}

// Live asks every site for the ledger and returns those that answer, in order. None is an error.
func (n *Network) Live(ctx context.Context) ([]*Site, error) {
	failures := make([]error, len(n.sites))
	done := make(chan struct{})
	for i, site := range n.sites {
		go func() {
			_, failures[i] = site.Ledger(ctx)
			done <- struct{}{}
		}()
	}
	for range n.sites {
		<-done
	}
	var live []*Site
	for i, site := range n.sites {
		if failures[i] == nil {
			live = append(live, site)
		}
	}
	if len(live) == 0 {
		return nil, errors.Join(failures...)
	}
	return live, nil
}

// Any does something at the first site that can: one that gives no answer, or is busy, is passed over. What is done must
// be safe to do again elsewhere.
func (n *Network) Any(ctx context.Context, do func(*Site) error) error {
	return n.first(ctx, n.sites, do)
}

// Home does something at the first of the homes whose site can. Personal data lies there and nowhere else.
func (n *Network) Home(ctx context.Context, homes []value.MemberID, do func(*Site) error) error {
	var sites []*Site
	for _, home := range homes {
		site, err := n.Site(home)
		if err != nil {
			return err
		}
		sites = append(sites, site)
	}
	return n.first(ctx, sites, do)
}

func (n *Network) first(ctx context.Context, sites []*Site, do func(*Site) error) error {
	failure := errors.New("no site to ask")
	for _, site := range sites {
		failure = do(site)
		if failure == nil || !elsewhere(failure) || ctx.Err() != nil {
			return failure
		}
	}
	return failure
}

// elsewhere tells whether a failure is the site's and not the question's.
func elsewhere(err error) bool {
	var unreachable *Unreachable
	var problem *Problem
	if errors.As(err, &unreachable) {
		return true
	}
	return errors.As(err, &problem) && (problem.Status >= 500 || problem.busy())
}

// Discover makes a directory of what one site says of the others.
func Discover(ctx context.Context, address string) (Directory, value.MemberID, error) {
	one, err := newSite(SiteInfo{URL: address}, "")
	if err != nil {
		return Directory{}, "", err
	}
	answer, err := one.Ledger(ctx)
	if err != nil {
		return Directory{}, "", err
	}
	directory := Directory{Ledger: answer.Ledger, Front: answer.ConsortiumUrl}
	for _, member := range answer.Members {
		directory.Sites = append(directory.Sites, SiteInfo{Member: member.Id, MSP: member.MspId, Name: member.Name, URL: member.Url})
	}
	return directory, answer.Site.Member, directory.check()
}
