package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

func (a *app) registerCommands() []command {
	var answers answerFlags
	var ended, ocf bool
	return []command{
		{
			name: "issuers", summary: text("여기서 주주명부를 관리하는 회사들을 보입니다", "show the companies whose registers are kept here"),
			run: func(ctx context.Context, _ []string) error { return a.issuers(ctx) },
		},
		{
			name: "register import", operands: "ISSUER LIST", summary: text("임원: 주주명부 파일(.xlsx, .csv)이나 OCF 패키지(.zip)를 들입니다", "officer: import a shareholder list (.xlsx, .csv) or an OCF package (.zip)"),
			options: []option{{"--answer ID=same|different|person|company|treasury|cancelled", text("미리보기의 물음에 답합니다; 여러 번 쓸 수 있습니다", "answer a question of the preview; may be repeated")}},
			flags:   func(f *flag.FlagSet) { f.Var(&answers, "answer", "") },
			run: func(ctx context.Context, operands []string) error {
				return a.registerImport(ctx, value.IssuerID(operands[0]), operands[1], answers)
			},
		},
		{
			name: "register show", operands: "ISSUER", summary: text("주주명부를 보입니다; 이름은 볼 수 있는 지갑으로 로그인했을 때만", "show a register; names only when logged in with a wallet that may see them"),
			options: []option{{"--ended", text("끝난 취득 단위도", "lots that have ended too")}},
			flags:   func(f *flag.FlagSet) { f.BoolVar(&ended, "ended", false, "") },
			run: func(ctx context.Context, operands []string) error {
				return a.registerShow(ctx, value.IssuerID(operands[0]), ended)
			},
		},
		{
			name: "register export", operands: "ISSUER FILE", summary: text("임원: 이름이 든 주주명부를 CSV로 내보냅니다", "officer: write the register with names as CSV"),
			options: []option{{"--ocf", text("지난 거래까지 Open Cap Table Format 패키지(.zip)로", "with its history, as a package of the Open Cap Table Format (.zip)")}},
			flags:   func(f *flag.FlagSet) { f.BoolVar(&ocf, "ocf", false, "") },
			run: func(ctx context.Context, operands []string) error {
				return a.registerExport(ctx, value.IssuerID(operands[0]), operands[1], ocf)
			},
		},
		{
			name: "register pdf", operands: "ISSUER FILE", summary: text("임원: 서명된 주주명부를 PDF로 받습니다 (--lang ko|en)", "officer: get the signed register as PDF (--lang ko|en)"),
			run: func(ctx context.Context, operands []string) error {
				return a.registerPDF(ctx, value.IssuerID(operands[0]), operands[1])
			},
		},
		{
			name: "statement", operands: "ISSUER ENTRY FILE", summary: text("보유자, 임원: 서명된 주주 보유 확인서를 PDF로 받습니다 (--lang ko|en)",
				"holder, officer: get the signed statement of a shareholding as PDF (--lang ko|en)"),
			run: func(ctx context.Context, operands []string) error {
				return a.statementPDF(ctx, value.IssuerID(operands[0]), value.EntryID(operands[1]), operands[2])
			},
		},
		{
			name: "register history", operands: "ISSUER", summary: text("주주명부에 있었던 행위들을 보입니다", "show the acts on a register"),
			run: func(ctx context.Context, operands []string) error { return a.history(ctx, value.IssuerID(operands[0])) },
		},
	}
}

// answerFlags collects answers to a preview's questions.
type answerFlags map[string]api.ImportAnswerValue

// Set reads one answer: ID=same.
func (f *answerFlags) Set(value string) error {
	question, answer, found := strings.Cut(value, "=")
	if !found || !api.ImportAnswerValue(answer).Valid() {
		return fmt.Errorf("ID=same, different, person, company, treasury or cancelled")
	}
	if *f == nil {
		*f = answerFlags{}
	}
	(*f)[question] = api.ImportAnswerValue(answer)
	return nil
}

// String is empty: the flag has no default.
func (f *answerFlags) String() string { return "" }

func (a *app) issuers(ctx context.Context) error {
	return a.any(ctx, func(site *client.Site) error {
		issuers, err := site.Issuers(ctx)
		if err != nil {
			return err
		}
		return a.print(issuers, func(w io.Writer) {
			t := newTable()
			for _, issuer := range issuers {
				t.row(issuer.ID, issuer.Name, issuer.CorporateNumber, fmt.Sprint(issuer.Homes))
			}
			t.write(w, "")
		})
	})
}

func (a *app) registerShow(ctx context.Context, id value.IssuerID, ended bool) error {
	show := func(site *client.Site) error {
		register, err := site.Register(ctx, id, ended)
		if err != nil {
			return err
		}
		return a.print(register, func(w io.Writer) { a.tellRegister(w, register) })
	}
	if a.wallet == "" {
		return a.any(ctx, show)
	}
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	return a.atHome(ctx, issuer.Homes, show)
}

// tellRegister writes a register as a table, one row for each holder and class.
func (a *app) tellRegister(w io.Writer, register api.RegisterAnswer) {
	fmt.Fprintln(w, a.lang.in(text("%s 주주명부, 블록 높이 %d", "Register of %s, block height %d"), register.Issuer.Name, register.Height))
	names := map[value.ClassID]string{}
	for _, class := range register.Classes {
		names[class.Id] = class.Name
	}
	t := newTable(4)
	t.row(a.lang.in(text("등재", "entry")), a.lang.in(text("주주", "holder")), a.lang.in(text("상태", "state")), a.lang.in(text("종류", "class")),
		a.lang.in(text("주식수", "shares")), a.lang.in(text("취득 단위", "lots")), a.lang.in(text("출처", "provenance")))
	for _, entry := range register.Entries {
		for _, class := range register.Classes {
			shares, held := entry.Totals[string(class.Id)]
			if held {
				lots, provenance := a.lotsOf(entry, class.Id)
				t.row(short(entry.Id), a.holderOf(entry), a.lang.word(string(entry.State)), class.Name, grouped(shares), lots, provenance)
			}
		}
	}
	t.write(w, "  ")
	for _, class := range register.Classes {
		fmt.Fprintln(w, a.lang.in(text("  %s 발행 %s주 / 수권 %s주", "  %s: %s issued of %s authorised"), class.Name, grouped(class.Issued), grouped(class.Authorised)))
	}
}

// holderOf is the holder's name where it may be seen, otherwise what sort of holder it is.
func (a *app) holderOf(entry api.RegisterEntry) string {
	if entry.Personal != nil {
		return entry.Personal.Name
	}
	return "(" + a.lang.word(string(entry.Kind)) + ")"
}

// lotsOf counts an entry's live lots of a class and says where they come from.
func (a *app) lotsOf(entry api.RegisterEntry, class value.ClassID) (count int, provenance string) {
	var seen []string
	for _, lot := range entry.Lots {
		if lot.Class != class || lot.Ended != nil {
			continue
		}
		count++
		if p := a.lang.word(string(lot.Provenance)); !slices.Contains(seen, p) {
			seen = append(seen, p)
		}
	}
	return count, strings.Join(seen, ", ")
}

func (a *app) registerExport(ctx context.Context, id value.IssuerID, path string, ocf bool) error {
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	return a.atHome(ctx, issuer.Homes, func(home *client.Site) error {
		export := func() ([]byte, error) { return home.ExportRegister(ctx, id, string(a.lang)) }
		if ocf {
			export = func() ([]byte, error) { return home.ExportPackage(ctx, id) }
		}
		content, err := export()
		if err != nil {
			return err
		}
		if err := a.writePrivate(path, content); err != nil || path == "-" {
			return err
		}
		return a.print(map[string]any{"file": path, "bytes": len(content)}, func(w io.Writer) {
			fmt.Fprintln(w, a.lang.in(text("주주명부를 %s 에 썼습니다. 개인정보가 들어 있습니다.", "The register is in %s. It holds personal data."), path))
		})
	})
}

func (a *app) history(ctx context.Context, id value.IssuerID) error {
	return a.any(ctx, func(site *client.Site) error {
		acts, err := site.History(ctx, id)
		if err != nil {
			return err
		}
		return a.print(acts, func(w io.Writer) {
			t := newTable(0)
			for _, act := range acts {
				t.row(act.Block, act.At, act.Type, a.lang.in(sentence(act.Sentence)))
			}
			t.write(w, "")
		})
	})
}
