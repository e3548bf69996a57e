package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

func (a *app) deskCommands() []command {
	var all bool
	var out string
	return []command{
		{
			name: "desk cases", summary: text("신원확인 창구: --site 의 참여기관에 열려 있는 건을 보입니다", "identity desk: show the open cases of the member of --site"),
			options: []option{{"--all", text("끝난 건도", "closed ones too")}},
			flags:   func(f *flag.FlagSet) { f.BoolVar(&all, "all", false, "") },
			run: func(ctx context.Context, _ []string) error {
				state := api.Open
				if all {
					state = ""
				}
				return a.deskCases(ctx, state)
			},
		},
		{
			name: "desk attest", operands: "CASE", summary: text("신원확인 창구: 본인확인과 청구를 증명합니다", "identity desk: attest a case's identification and claim"),
			options: []option{{"--out FILE", text("원장에 처음 등록하는 당사자의 신원 확인을 보내지 않고 파일에 둡니다(당사자가 함께 서명)", "keep the identification of a party that is not on the ledger in a file, for the party to sign it too")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&out, "out", "", "") },
			run:     func(ctx context.Context, operands []string) error { return a.deskAttest(ctx, operands[0], out) },
		},
		{
			name: "desk refuse", operands: "CASE REASON", summary: text("신원확인 창구: 건을 거절하고 제출된 것을 지웁니다", "identity desk: refuse a case and delete what was presented"),
			run: func(ctx context.Context, operands []string) error {
				return a.atPreferred(ctx, func(site *client.Site) error {
					refused, err := site.RefuseCase(ctx, operands[0], operands[1])
					if err != nil {
						return err
					}
					return a.print(refused, func(w io.Writer) { fmt.Fprintf(w, "%s  %s\n", refused.Case, refused.State) })
				})
			},
		},
	}
}

// atPreferred does something at the site that is asked first, logged in, and nowhere else: a member's own cases lie there.
func (a *app) atPreferred(ctx context.Context, do func(*client.Site) error) error {
	network, err := a.open(ctx)
	if err != nil {
		return err
	}
	if _, err := a.openWallet(); err != nil {
		return err
	}
	return a.loggedIn(ctx, network.Sites()[0], do)
}

func (a *app) deskCases(ctx context.Context, state api.CaseState) error {
	return a.atPreferred(ctx, func(site *client.Site) error {
		cases, err := site.DeskCases(ctx, state)
		if err != nil {
			return err
		}
		return a.print(cases, func(w io.Writer) {
			t := newTable()
			t.row("CASE", a.lang.in(text("종류", "kind")), a.lang.in(text("상태", "state")), a.lang.in(text("제출", "presented")),
				a.lang.in(text("명부", "register")), a.lang.in(text("일치", "match")))
			for _, c := range cases {
				t.row(c.Case, c.Kind, c.State, c.Presented.Name+" "+c.Presented.Identifier, registered(c.Register), c.Match)
			}
			t.write(w, "")
		})
	})
}

func registered(r *api.Registered) string {
	if r == nil {
		return "-"
	}
	return r.Name + " " + r.Identifier
}

// deskAttest signs the commands that the gateway prepared for a case, in their order. Of a case whose party is not on the ledger it
// signs the identification alone and keeps it in a file: the party signs it too, and the rest comes after.
func (a *app) deskAttest(ctx context.Context, id api.CaseID, out string) error {
	var prepared []api.PreparedCommand
	err := a.atPreferred(ctx, func(site *client.Site) error {
		answer, err := site.DeskCase(ctx, id)
		prepared = answer.Commands
		if err == nil && answer.Case.Register != nil && !answer.Case.Match {
			a.note("주의: 제출된 것이 명부와 다릅니다 (%s / %s).", "Mind: what was presented differs from the register (%s / %s).",
				answer.Case.Presented.Name+" "+answer.Case.Presented.Identifier, registered(answer.Case.Register))
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(prepared) == 0 {
		return &failedError{text("이 건에는 서명할 것이 없습니다. 이미 끝났거나, 제출된 것이 명부와 다릅니다.",
			"This case has nothing to sign: it is closed, or what was presented is not what the register says.")}
	}
	var all []submitted
	for _, command := range prepared {
		body, err := client.DeskBody(command)
		if err != nil {
			return err
		}
		if identified, is := body.(*party.PartyIdentified); is && identified.Introduction != nil {
			return a.identifyNewcomer(ctx, identified, out)
		}
		done, err := a.sign(ctx, command.Register, body)
		if err != nil {
			return err
		}
		all = append(all, done)
	}
	return a.print(all, func(w io.Writer) {
		for _, done := range all {
			fmt.Fprintln(w, a.lang.in(text("%s: 블록 %d, 거래 %s", "%s: block %d, transaction %s"), done.Type, done.Block, done.Transaction))
		}
	})
}

// identifyNewcomer signs the identification of a party that is not on the ledger, and keeps it for the party to sign.
func (a *app) identifyNewcomer(ctx context.Context, body *party.PartyIdentified, out string) error {
	if out == "" {
		return usage("아직 원장에 없는 당사자입니다. --out FILE 로 명령을 파일에 두고, 당사자가 `holdfast command cosign FILE` 로 함께 서명한 뒤 `holdfast command send FILE` 로 보내십시오.",
			"The party is not on the ledger yet. Keep the command with --out FILE, have the party sign it with `holdfast command cosign FILE`, and send it with `holdfast command send FILE`.")
	}
	signed, says, err := a.signOnly(ctx, "", body, client.Until(time.Now().Add(client.DefaultValidity)))
	if err != nil {
		return err
	}
	return a.keepFor(out, signed, says)
}

// deskMember is the member at which the wallet's party staffs a desk of a kind; of several, the preferred site's.
func (a *app) deskMember(ctx context.Context, kind model.DeskKind) (member value.MemberID, err error) {
	if _, err := a.openWallet(); err != nil {
		return "", err
	}
	err = a.as(ctx, func(site *client.Site) error {
		known, err := site.Session(ctx)
		if err != nil {
			return err
		}
		for _, desk := range known.Desks {
			if desk.Kind == kind && (member == "" || desk.Member == site.Member) {
				member = desk.Member
			}
		}
		if member == "" {
			return usage("지갑의 당사자는 %s 창구를 맡고 있지 않습니다.", "The wallet's party staffs no %s desk.", kind)
		}
		return nil
	})
	return member, err
}

func digestOf(content []byte) value.Digest {
	sum := sha256.Sum256(content)
	return value.Digest(hex.EncodeToString(sum[:]))
}
