package demo

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// prepare looks which sites are live, waits for the ledger to be founded, and gathers the people.
func (r *run) prepare(ctx context.Context) (err error) {
	if r.directory, err = client.ReadDirectory(r.options.State); err != nil {
		return err
	}
	if r.network, err = client.Open(r.directory); err != nil {
		return err
	}
	if r.live, err = r.network.Live(ctx); err != nil {
		return err
	}
	ledger, err := r.live[0].Ledger(ctx)
	if err != nil {
		return err
	}
	if ledger.Founded == nil {
		return errors.New("the ledger is not founded; run scripts/up")
	}
	r.result.Ledger, r.height = ledger.Ledger, ledger.Height
	for _, site := range r.network.Sites() {
		if r.isLive(site.Member) {
			r.result.Live = append(r.result.Live, site.Member)
		} else {
			r.result.Dead = append(r.result.Dead, site.Member)
		}
	}
	return r.gather(ctx)
}

func (r *run) isLive(member value.MemberID) bool {
	return slices.ContainsFunc(r.live, func(s *client.Site) bool { return s.Member == member })
}

// gateway is the i-th live site, counted round: different numbers are different members as far as there are as many.
func (r *run) gateway(i int) *client.Site { return r.live[i%len(r.live)] }

// homes chooses two homes: one that is down, if one is, and one that is not.
func (r *run) homes() []value.MemberID {
	if len(r.result.Dead) > 0 {
		return []value.MemberID{r.result.Dead[0], r.live[0].Member}
	}
	return []value.MemberID{r.live[0].Member, r.live[len(r.live)-1].Member}
}

// liveHome is the first of the homes whose site is live.
func (r *run) liveHome(homes []value.MemberID) (*client.Site, error) {
	for _, site := range r.live {
		if slices.Contains(homes, site.Member) {
			return site, nil
		}
	}
	return nil, fmt.Errorf("none of the homes %v is live", homes)
}

// info finds what the directory says of a member's site.
func (r *run) info(member value.MemberID) client.SiteInfo {
	i := slices.IndexFunc(r.directory.Sites, func(s client.SiteInfo) bool { return s.Member == member })
	return r.directory.Sites[i]
}

// at waits until a site has seen this run's commands, and returns it so that its answers have too.
func (r *run) at(ctx context.Context, site *client.Site) (*client.Site, error) {
	seen := site.At(r.seen())
	_, err := seen.AwaitLedger(ctx)
	return seen, err
}

// sessionKey names a session: who, and where.
type sessionKey struct {
	member value.MemberID
	party  value.DID
}

// as is a site at which the wallet's party is logged in.
func (r *run) as(ctx context.Context, wallet *client.Wallet, site *client.Site) (*client.Site, error) {
	seen, err := r.at(ctx, site)
	if err != nil {
		return nil, err
	}
	key := sessionKey{site.Member, wallet.DID()}
	r.mutex.Lock()
	session, known := r.sessions[key]
	r.mutex.Unlock()
	if !known {
		if session, err = seen.Login(ctx, wallet); err != nil {
			return nil, fmt.Errorf("log in at %s: %w", site.Member, err)
		}
		r.mutex.Lock()
		r.sessions[key] = session
		r.mutex.Unlock()
	}
	return session.At(r.seen()), nil
}
