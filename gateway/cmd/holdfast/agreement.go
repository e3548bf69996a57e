package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

// signing is the flags of "sign".
type signing struct {
	payout, refund, address, agent, text string
	fundDays                             int
}

func (a *app) agreementCommands() []command {
	var s signing
	var account, person, agent, draft string
	return []command{
		{
			name: "prepare account", summary: text("에스크로 기관에 계좌를 맡기고 확약값을 받습니다", "leave a bank account with the escrow agent and get its commitment"),
			options: []option{
				{"--agent MEMBER", text("에스크로 기관", "the escrow agent")},
				{"--account FILE", text(`계좌: {"bank":"…","number":"…","holder":"…"}`, `the account: {"bank":"…","number":"…","holder":"…"}`)},
			},
			flags: func(f *flag.FlagSet) { f.StringVar(&agent, "agent", "", ""); f.StringVar(&account, "account", "", "") },
			run: func(ctx context.Context, _ []string) error {
				return a.prepareAccount(ctx, value.MemberID(agent), account)
			},
		},
		{
			name: "prepare entry", operands: "ISSUER", summary: text("명부에 오를 주소를 본인확인 내용과 함께 회사의 보관기관에 맡기고 해시를 받습니다", "leave the address that is to stand in the register with the company's homes, under the name you are identified with, and get its digest"),
			options: []option{{"--person FILE", text("본인을 적은 JSON 파일", "a JSON file that says who you are")}},
			flags:   func(f *flag.FlagSet) { f.StringVar(&person, "person", "", "") },
			run: func(ctx context.Context, operands []string) error {
				return a.prepareEntry(ctx, value.IssuerID(operands[0]), person)
			},
		},
		{
			name: "prepare text", operands: "OFFER", summary: text("계약서 초안을 쓰거나, 계약서를 두 당사자의 보관기관에 맡기고 해시를 받습니다", "draft the contract, or leave its text with both parties' homes and get its digest"),
			options: []option{
				{"--draft FILE", text("초안을 이 파일에 씁니다", "write a draft to this file")},
				{"--text FILE", text("이 계약서를 맡깁니다", "leave this text")},
			},
			flags: func(f *flag.FlagSet) { f.StringVar(&draft, "draft", "", ""); f.StringVar(&s.text, "text", "", "") },
			run: func(ctx context.Context, operands []string) error {
				return a.prepareText(ctx, value.OfferID(operands[0]), draft, s.text)
			},
		},
		{
			name: "sign", operands: "OFFER|AGREEMENT", summary: text("주식양수도계약에 서명합니다: 먼저 서명하는 쪽은 OFFER, 다음 쪽은 AGREEMENT", "sign the transfer agreement: OFFER to sign first, AGREEMENT to sign second"),
			options: []option{
				{"--address DIGEST", text("매수인의 명부 주소", "the buyer's address in the register")},
				{"--payout COMMITMENT", text("매도인의 계좌", "the seller's account")},
				{"--refund COMMITMENT", text("매수인의 계좌", "the buyer's account")},
				{"--agent MEMBER", text("에스크로 기관", "the escrow agent")},
				{"--text DIGEST", text("계약서", "the contract's text")},
				{"--fund-days 7", text("대금 기한", "until when the money is due")},
			},
			flags: func(f *flag.FlagSet) {
				f.StringVar(&s.address, "address", "", "")
				f.StringVar(&s.payout, "payout", "", "")
				f.StringVar(&s.refund, "refund", "", "")
				f.StringVar(&s.agent, "agent", "", "")
				f.StringVar(&s.text, "text", "", "")
				f.IntVar(&s.fundDays, "fund-days", 7, "")
			},
			run: func(ctx context.Context, operands []string) error { return a.signAgreement(ctx, operands[0], s) },
		},
		{
			name: "agreement", operands: "AGREEMENT", summary: text("계약이 어디까지 왔는지 보입니다", "show how far an agreement has come"),
			run: func(ctx context.Context, operands []string) error {
				return a.as(ctx, func(site *client.Site) error { return a.showAgreement(ctx, site, value.AgreementID(operands[0])) })
			},
		},
	}
}

func (a *app) prepareAccount(ctx context.Context, agent value.MemberID, path string) error {
	if agent == "" || path == "" {
		return usage("--agent 와 --account 를 정하십시오.", "Give --agent and --account.")
	}
	account, err := a.readAccount(path)
	if err != nil {
		return err
	}
	return a.atHome(ctx, []value.MemberID{agent}, func(site *client.Site) error {
		kept, err := site.DepositAccount(ctx, account)
		if err != nil {
			return err
		}
		return a.printLine(kept, string(kept.Commitment))
	})
}

func (a *app) prepareEntry(ctx context.Context, id value.IssuerID, person string) error {
	who, err := a.readPerson(person)
	if err != nil {
		return err
	}
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	known, err := a.identification(ctx, who)
	if err != nil {
		return err
	}
	return a.atHome(ctx, issuer.Homes, func(home *client.Site) error {
		kept, err := home.DepositEntry(ctx, id, api.EntryDepositRequest{
			Identity: known, Address: who.Address, Email: who.Email, Phone: who.Phone,
		})
		if err != nil {
			return err
		}
		return a.printLine(kept, string(kept.Address))
	})
}

// identification reads at a home of the wallet's party what they were identified as, and refuses a file that names somebody else.
func (a *app) identification(ctx context.Context, who personFile) (api.Identity, error) {
	homes, err := a.homes(ctx)
	if err != nil {
		return api.Identity{}, err
	}
	var known api.Identity
	err = a.atHome(ctx, homes, func(home *client.Site) error {
		answer, err := home.Identification(ctx)
		known = answer.Identity
		return err
	})
	if err == nil && (known.Name != who.Name || known.Identifier != who.Identifier || known.Kind != who.Kind) {
		err = usage("--person 파일이 본인확인을 받은 내용과 다릅니다. 주주명부에는 본인확인을 받은 이름으로 오릅니다.",
			"The --person file is not what you were identified as; you are entered under the name you are identified with.")
	}
	return known, err
}

func (a *app) prepareText(ctx context.Context, offer value.OfferID, draft, path string) error {
	if (draft == "") == (path == "") {
		return usage("--draft 나 --text 가운데 하나를 정하십시오.", "Give one of --draft and --text.")
	}
	homes, err := a.homes(ctx)
	if err != nil {
		return err
	}
	return a.atHome(ctx, homes, func(home *client.Site) error {
		if draft != "" {
			content, err := home.DraftText(ctx, offer, string(a.lang))
			if err != nil {
				return err
			}
			return a.writePrivate(draft, []byte(content))
		}
		content, err := a.readFile(path, maxJSONFile)
		if err != nil {
			return err
		}
		kept, err := home.DepositText(ctx, offer, string(content))
		if err != nil {
			return err
		}
		return a.printLine(kept, string(kept.Digest))
	})
}

// signAgreement signs new terms made from an offer, or the terms that the other party has signed.
func (a *app) signAgreement(ctx context.Context, id string, s signing) error {
	if _, err := a.openWallet(); err != nil {
		return err
	}
	var terms model.Terms
	err := a.as(ctx, func(site *client.Site) (err error) {
		if len(id) == 64 {
			terms, err = client.TermsOf(ctx, site, value.AgreementID(id))
		} else {
			terms, err = a.newTerms(ctx, site, value.OfferID(id), s)
		}
		return err
	})
	if err != nil {
		return err
	}
	return a.act(ctx, terms.Issuer, &trade.AgreementSigned{Terms: terms})
}

func (a *app) newTerms(ctx context.Context, site *client.Site, id value.OfferID, s signing) (model.Terms, error) {
	if s.address == "" || s.payout == "" || s.refund == "" || s.agent == "" || s.text == "" || s.fundDays < 1 {
		return model.Terms{}, usage("먼저 서명하는 쪽은 --address, --payout, --refund, --agent, --text 를 모두 정합니다. `holdfast prepare …` 가 그 값을 줍니다.",
			"Who signs first gives all of --address, --payout, --refund, --agent and --text. `holdfast prepare …` gives them.")
	}
	return client.NewTerms(ctx, site, id, client.TermsGiven{
		BuyerAddress: value.SaltedAddress(s.address), Payout: value.Commitment(s.payout), Refund: value.Commitment(s.refund),
		EscrowAgent: value.MemberID(s.agent), Text: value.Digest(s.text), FundBy: now().After(value.Seconds(s.fundDays) * value.Day),
		ContractOn: now().DateInKorea(),
	})
}

func (a *app) showAgreement(ctx context.Context, site *client.Site, id value.AgreementID) error {
	answer, err := site.Agreement(ctx, id)
	if err != nil {
		return err
	}
	return a.print(answer, func(w io.Writer) {
		agreement := answer.Agreement
		fmt.Fprintf(w, "%s  %s\n", agreement.Id, a.lang.word(string(agreement.State)))
		if agreement.Amounts {
			fmt.Fprintln(w, a.lang.in(text("  %s주 × ₩%s = ₩%s, 에스크로 %s", "  %s shares × ₩%s = ₩%s, escrow %s"),
				grouped(agreement.Terms.Quantity), grouped(agreement.Terms.Price), grouped(agreement.Terms.Total), agreement.Terms.EscrowAgent))
		}
		t := newTable()
		for _, step := range answer.Progress {
			block := ""
			if step.Block != nil {
				block = a.lang.in(text("블록 %d", "block %d"), *step.Block)
			}
			at := ""
			if step.At > 0 {
				at = step.At.String()
			}
			t.row(a.lang.word(string(step.Step)), a.lang.word(string(step.State)), at, block)
		}
		t.write(w, "  ")
	})
}
