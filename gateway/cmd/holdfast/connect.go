package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// defaultState is the state directory of a development network, below the current directory.
const defaultState = ".holdfast"

// open finds the sites: from the state directory, or from the one site that --site names by its address.
func (a *app) open(ctx context.Context) (*client.Network, error) {
	if a.network != nil {
		return a.network, nil
	}
	directory, err := client.ReadDirectory(firstOf(a.state, defaultState))
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return nil, err
	}
	byAddress := strings.Contains(a.site, "://")
	member := value.MemberID(a.site)
	if byAddress {
		var known bool
		if member, known = memberAt(directory, a.site); !known {
			if directory, member, err = client.Discover(ctx, strings.TrimSuffix(a.site, "/")); err != nil {
				return nil, err
			}
			missing = false
		}
	}
	if missing {
		return nil, usage("네트워크를 찾지 못했습니다. scripts/up 을 한 폴더에서 실행하거나, --state 나 --site URL 로 정하십시오.",
			"No network was found. Run this where scripts/up was run, or give --state or --site URL.")
	}
	network, err := client.Open(directory)
	if err == nil && member != "" {
		if network, err = network.Prefer(member); err != nil {
			return nil, usage("%s 이라는 참여기관의 사이트는 없습니다.", "There is no site of a member %s.", member)
		}
	}
	a.network = network
	return network, err
}

// memberAt finds the member whose site has this address.
func memberAt(directory client.Directory, address string) (value.MemberID, bool) {
	address = strings.TrimSuffix(address, "/")
	for _, site := range directory.Sites {
		if site.URL == address || site.Address == address {
			return site.Member, true
		}
	}
	return "", false
}

// openWallet reads the wallet that --wallet names.
func (a *app) openWallet() (*client.Wallet, error) {
	if a.wallet == "" {
		return nil, usage("--wallet 으로 지갑 파일을 정하십시오. `holdfast wallet new FILE` 로 새로 만들 수 있습니다.",
			"Give a wallet file with --wallet. `holdfast wallet new FILE` makes one.")
	}
	wallet, err := client.OpenWallet(a.wallet)
	if err != nil {
		return nil, usage("지갑 파일을 쓸 수 없습니다: %v", "The wallet file cannot be used: %v", err)
	}
	return wallet, nil
}

// any does something at the first site that can, without a session.
func (a *app) any(ctx context.Context, do func(*client.Site) error) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	return network.Any(ctx, do)
}

// as does something at the first site that can, logged in where a wallet is given.
func (a *app) as(ctx context.Context, do func(*client.Site) error) error {
	return a.any(ctx, func(site *client.Site) error { return a.loggedIn(ctx, site, do) })
}

// atHome does something at the first of the homes that can, logged in.
func (a *app) atHome(ctx context.Context, homes []value.MemberID, do func(*client.Site) error) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	if _, err := a.openWallet(); err != nil {
		return err
	}
	return network.Home(ctx, homes, func(site *client.Site) error { return a.loggedIn(ctx, site, do) })
}

func (a *app) loggedIn(ctx context.Context, site *client.Site, do func(*client.Site) error) error {
	if a.wallet == "" {
		return do(site)
	}
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	session, err := site.Login(ctx, wallet)
	if err != nil {
		return err
	}
	return do(session)
}

// issuer finds an issuer and its homes.
func (a *app) issuer(ctx context.Context, id value.IssuerID) (issuer model.Issuer, err error) {
	err = a.any(ctx, func(site *client.Site) error {
		answer, err := site.Issuer(ctx, id)
		issuer = answer.Issuer
		return err
	})
	return issuer, err
}
