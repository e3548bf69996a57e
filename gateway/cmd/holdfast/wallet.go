package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

func (a *app) walletCommands() []command {
	var label, homes string
	return []command{
		{
			name: "wallet new", operands: "FILE", summary: text("새 키와 DID로 지갑 파일을 만듭니다", "make a wallet file with a new key and DID"),
			options: []option{{"--label TEXT", text("본인만 보는 이름", "a name that only you see")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&label, "label", "", "") },
			run:     func(_ context.Context, operands []string) error { return a.walletNew(operands[0], label) },
		},
		{
			name: "wallet show", operands: "[FILE]", summary: text("지갑의 DID와 공개 키를 보입니다", "show a wallet's DID and public keys"),
			run: func(_ context.Context, operands []string) error {
				if len(operands) > 0 {
					a.wallet = operands[0]
				}
				return a.walletShow()
			},
		},
		{
			name: "wallet introduce", summary: text("--site 의 참여기관에 지갑의 당사자를 소개해 둡니다. 신원이 확인될 때 원장에 등록됩니다", "introduce the wallet's party to the member of --site; it comes onto the ledger when it is identified"),
			options: []option{{"--homes A,B", text("개인정보를 보관할 참여기관 둘", "the two members that are to keep the party's personal data")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&homes, "homes", "", "") },
			run:     func(ctx context.Context, _ []string) error { return a.walletIntroduce(ctx, homes) },
		},
		{
			name: "session", summary: text("지갑으로 로그인해 원장이 아는 자격을 보입니다", "log in with the wallet and show what the ledger knows its party as"),
			run: func(ctx context.Context, _ []string) error { return a.session(ctx) },
		},
	}
}

// walletView is a wallet without its secrets.
type walletView struct {
	DID  value.DID      `json:"did"`
	File string         `json:"file"`
	Role string         `json:"role,omitempty"`
	Keys []party.NewKey `json:"keys"`
}

func (a *app) tellWallet(wallet *client.Wallet, path string) error {
	view := walletView{wallet.DID(), path, wallet.Role(), wallet.PublicKeys()}
	return a.print(view, func(w io.Writer) {
		fmt.Fprintf(w, "%s\n", view.DID)
		for _, key := range view.Keys {
			fmt.Fprintf(w, "  %v  %s\n", key.Purposes, key.JWK)
		}
	})
}

func (a *app) walletNew(path, label string) error {
	wallet, err := client.NewWallet(text(label, label), "")
	if err != nil {
		return err
	}
	if err := wallet.Save(path); errors.Is(err, fs.ErrExist) {
		return usage("%s 이(가) 이미 있습니다. 덮어쓰지 않았습니다.", "%s exists. It was not written over.", path)
	} else if err != nil {
		return usage("지갑을 쓸 수 없습니다: %v", "The wallet cannot be written: %v", err)
	}
	a.note("지갑을 %s 에 만들었습니다. 암호가 없으므로 이 파일을 읽는 사람은 누구나 서명할 수 있습니다. 잃어버리면 되살릴 수 없습니다.",
		"The wallet is %s. It has no passphrase: whoever reads this file can sign with it. If it is lost, it cannot be made again.", path)
	return a.tellWallet(wallet, path)
}

func (a *app) walletShow() error {
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	return a.tellWallet(wallet, a.wallet)
}

func (a *app) walletIntroduce(ctx context.Context, homes string) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	sites := network.Sites()
	chosen := []value.MemberID{sites[0].Member, sites[1%len(sites)].Member}
	if homes != "" {
		chosen = nil
		for _, home := range strings.Split(homes, ",") {
			chosen = append(chosen, value.MemberID(strings.TrimSpace(home)))
		}
	}
	if _, err := sites[0].Introduce(ctx, wallet, chosen); err != nil {
		return err
	}
	left := introduced{wallet.DID(), sites[0].Member, chosen}
	return a.print(left, func(w io.Writer) {
		fmt.Fprintln(w, a.lang.in(text("%s 에 소개해 두었습니다. 아직 원장에는 없습니다. `holdfast identify` 로 신원 확인을 신청하고, 창구가 서명한 명령에 `holdfast command cosign` 으로 함께 서명하십시오.",
			"%s keeps the introduction. The party is not on the ledger yet: ask to be identified with `holdfast identify`, and sign what the desk has signed with `holdfast command cosign`."), left.Site))
	})
}

// introduced is an introduction that was left at a site.
type introduced struct {
	DID   value.DID        `json:"did"`
	Site  value.MemberID   `json:"site"`
	Homes []value.MemberID `json:"homes"`
}

func (a *app) session(ctx context.Context) error {
	if _, err := a.openWallet(); err != nil {
		return err
	}
	return a.as(ctx, func(site *client.Site) error {
		known, err := site.Session(ctx)
		if err != nil {
			return err
		}
		return a.print(known, func(w io.Writer) {
			fmt.Fprintf(w, "%s  (%s)\n", known.Did, site.Member)
			t := newTable()
			t.row(a.lang.in(text("본인확인", "identified")), known.Identified)
			for _, desk := range known.Desks {
				t.row(a.lang.in(text("창구", "desk")), desk.Member, desk.Kind, desk.Until)
			}
			for _, authority := range known.Authorities {
				t.row(a.lang.in(text("대리권", "authority")), authority.Issuer, fmt.Sprint(authority.Commands))
			}
			for _, issuer := range known.DirectorOf {
				t.row(a.lang.in(text("이사", "director")), issuer)
			}
			for _, entry := range known.Entries {
				t.row(a.lang.in(text("등재", "entry")), entry.Issuer, entry.ID, entry.State)
			}
			t.write(w, "  ")
		})
	})
}
