package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"

	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

func (a *app) claimCommands() []command {
	var person, code, address string
	flags := func(f *flag.FlagSet) {
		f.StringVar(&person, "person", "", "")
		f.StringVar(&code, "code", "", "")
		f.StringVar(&address, "address", "", "")
	}
	personOption := option{"--person FILE", text("본인을 적은 JSON 파일", "a JSON file that says who you are")}
	return []command{
		{
			name: "identify", summary: text("신원확인 창구에 본인확인을 청합니다", "ask an identity desk to identify you"),
			options: []option{personOption}, flags: flags,
			run: func(ctx context.Context, _ []string) error { return a.identify(ctx, person) },
		},
		{
			name: "claim code", operands: "ISSUER", summary: text("명부의 연락처로 일회용 코드를 청합니다", "ask for a one-time code to the contact in the register"),
			options: []option{personOption}, flags: flags,
			run: func(ctx context.Context, operands []string) error {
				return a.claimCode(ctx, value.IssuerID(operands[0]), person)
			},
		},
		{
			name: "claim open", operands: "ISSUER", summary: text("코드를 내고 신원확인 창구에 청구합니다", "present the code and open a claim with an identity desk"),
			options: []option{personOption, {"--code CODE", text("메일로 받은 코드", "the code from the mail")}}, flags: flags,
			run: func(ctx context.Context, operands []string) error {
				return a.claimOpen(ctx, value.IssuerID(operands[0]), person, code)
			},
		},
		{
			name: "claim confirm", operands: "ISSUER ENTRY [LOT…]", summary: text("증명된 등재와 그 취득 단위가 내 것임을 서명합니다", "sign that an attested entry and its lots are yours"),
			options: []option{{"--address DIGEST", text("`holdfast prepare entry` 가 준 주소", "your address, as `holdfast prepare entry` gave it")}}, flags: flags,
			run: func(ctx context.Context, operands []string) error {
				return a.claimConfirm(ctx, value.IssuerID(operands[0]), value.EntryID(operands[1]), value.SaltedAddress(address), operands[2:])
			},
		},
		{
			name: "case", operands: "CASE", summary: text("내 건이 어디까지 왔는지 --site 에 묻습니다", "ask --site how far your case has come"),
			run: func(ctx context.Context, operands []string) error {
				return a.atPreferred(ctx, func(site *client.Site) error {
					known, err := site.Case(ctx, operands[0])
					if err != nil {
						return err
					}
					return a.print(known, func(w io.Writer) { fmt.Fprintf(w, "%s  %s  %s\n", known.Case, known.State, known.Reason) })
				})
			},
		},
	}
}

// homes are the two members that keep the wallet's party's personal data.
func (a *app) homes(ctx context.Context) ([]value.MemberID, error) {
	wallet, err := a.openWallet()
	if err != nil {
		return nil, err
	}
	var homes []value.MemberID
	err = a.any(ctx, func(site *client.Site) error {
		party, err := site.Party(ctx, wallet.DID())
		homes = party.Homes
		return err
	})
	return homes, err
}

func (a *app) identify(ctx context.Context, person string) error {
	who, err := a.readPerson(person)
	if err != nil {
		return err
	}
	ask := func(home *client.Site) error {
		opened, err := home.Identify(ctx, api.IdentificationRequest{
			Kind: who.Kind, Name: who.Name, Identifier: who.Identifier, Address: who.Address, Email: who.Email,
		})
		if err != nil {
			return err
		}
		return a.printCase(home, opened.Case, opened)
	}
	homes, err := a.homes(ctx)
	var problem *client.Problem
	if errors.As(err, &problem) && problem.Status == http.StatusNotFound {
		return a.atPreferred(ctx, ask) // a newcomer, whom only the site of their introduction knows
	}
	if err != nil {
		return err
	}
	return a.atHome(ctx, homes, ask)
}

func (a *app) claimCode(ctx context.Context, id value.IssuerID, person string) error {
	who, err := a.readPerson(person)
	if err != nil {
		return err
	}
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	return a.atHome(ctx, issuer.Homes, func(home *client.Site) error {
		if err := home.RequestClaimCode(ctx, id, api.ClaimCodeRequest{Name: who.Name, Identifier: who.Identifier}); err != nil {
			return err
		}
		return a.print(map[string]value.MemberID{"site": home.Member}, func(w io.Writer) {
			fmt.Fprintln(w, a.lang.in(text(
				"맞는 등재가 하나라면 명부의 연락처로 코드가 갑니다. 코드는 같은 사이트에 내십시오: --site %s",
				"If exactly one entry matches, a code goes to the contact in the register. Present it at the same site: --site %s"), home.Member))
		})
	})
}

func (a *app) claimOpen(ctx context.Context, id value.IssuerID, person, code string) error {
	who, err := a.readPerson(person)
	if err != nil {
		return err
	}
	if code == "" {
		return usage("--code 로 메일의 코드를 적으십시오.", "Give the code from the mail with --code.")
	}
	return a.atPreferred(ctx, func(home *client.Site) error {
		opened, err := home.Claim(ctx, id, api.ClaimRequest{Code: code, Name: who.Name, Identifier: who.Identifier})
		if err != nil {
			return err
		}
		return a.printCase(home, opened.Case, opened)
	})
}

func (a *app) printCase(site *client.Site, id api.CaseID, answer any) error {
	return a.print(answer, func(w io.Writer) {
		fmt.Fprintln(w, id)
		fmt.Fprintln(w, a.lang.in(text("  %s의 신원확인 창구가 봅니다. `holdfast case %s --site %s`", "  The identity desk of %s looks at it. `holdfast case %s --site %s`"), site.Member, id, site.Member))
	})
}

func (a *app) claimConfirm(ctx context.Context, id value.IssuerID, entry value.EntryID, address value.SaltedAddress, named []string) error {
	if !address.Valid() {
		return usage("--address 로 주소를 정하십시오. `holdfast prepare entry` 가 그 값을 줍니다.", "Give --address. `holdfast prepare entry` gives it.")
	}
	lots := make([]value.LotID, 0, len(named))
	for _, lot := range named {
		lots = append(lots, value.LotID(lot))
	}
	if len(lots) == 0 {
		err := a.any(ctx, func(site *client.Site) error {
			register, err := site.Register(ctx, id, false)
			for _, e := range register.Entries {
				if e.Id != entry {
					continue
				}
				for _, lot := range e.Lots {
					lots = append(lots, lot.ID)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return a.act(ctx, id, &holder.EntryClaimed{Entry: entry, Address: address, Lots: lots})
}
