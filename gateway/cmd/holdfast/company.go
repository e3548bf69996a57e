package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

func (a *app) companyCommands() []command {
	var evidence string
	evidenceFlag := func(f *flag.FlagSet) { f.StringVar(&evidence, "evidence", "", "") }
	return []command{
		{
			name: "apply", operands: "FILE", summary: text("회사의 주주명부 등록을 신청합니다 (FILE은 회사의 사실을 적은 JSON)", "apply for a company's register to be kept here (FILE: the company's facts in JSON)"),
			run: func(ctx context.Context, operands []string) error {
				var facts model.IssuerFacts
				if err := a.readJSON(operands[0], &facts); err != nil {
					return err
				}
				return a.act(ctx, "", &company.IssuerApplied{Facts: facts})
			},
		},
		{
			name: "application", operands: "ISSUER", summary: text("신청이 어디까지 왔는지 보입니다", "show how far an application has come"),
			run: func(ctx context.Context, operands []string) error {
				return a.any(ctx, func(site *client.Site) error {
					application, err := site.Application(ctx, value.IssuerID(operands[0]))
					if err != nil {
						return err
					}
					return a.printApplication(application)
				})
			},
		},
		{
			name: "desk check", operands: "ISSUER", summary: text("등록심사 창구: 신청을 확인했습니다 (작성자)", "admission desk: the application was checked (maker)"),
			options: evidenceOption, flags: evidenceFlag,
			run: func(ctx context.Context, operands []string) error {
				return a.decide(ctx, operands[0], evidence, func(member value.MemberID, digest value.Digest) model.Body {
					return &company.IssuerChecked{Member: member, Evidence: digest}
				})
			},
		},
		{
			name: "desk admit", operands: "ISSUER", summary: text("등록심사 창구: 회사를 받아들입니다 (확인자)", "admission desk: admit the company (checker)"),
			options: evidenceOption, flags: evidenceFlag,
			run: func(ctx context.Context, operands []string) error {
				return a.decide(ctx, operands[0], evidence, func(member value.MemberID, digest value.Digest) model.Body {
					return &company.IssuerAdmitted{Member: member, Evidence: digest}
				})
			},
		},
		{
			name: "desk decline", operands: "ISSUER", summary: text("등록심사 창구: 신청을 거절합니다", "admission desk: refuse the application"),
			options: evidenceOption, flags: evidenceFlag,
			run: func(ctx context.Context, operands []string) error {
				return a.decide(ctx, operands[0], evidence, func(member value.MemberID, digest value.Digest) model.Body {
					return &company.IssuerRefused{Member: member, Evidence: digest}
				})
			},
		},
	}
}

var evidenceOption = []option{{"--evidence FILE", text("창구가 본 자료; 그 해시만 원장에 남습니다", "what the desk saw; only its digest goes on the ledger")}}

// decide signs an admission desk's decision.
func (a *app) decide(ctx context.Context, issuer, evidence string, body func(value.MemberID, value.Digest) model.Body) error {
	if evidence == "" {
		return usage("--evidence 로 확인한 자료의 파일을 정하십시오.", "Give the file of what was checked with --evidence.")
	}
	content, err := a.readFile(evidence, maxListFile)
	if err != nil {
		return err
	}
	member, err := a.deskMember(ctx, model.AdmissionDesk)
	if err != nil {
		return err
	}
	return a.act(ctx, value.IssuerID(issuer), body(member, digestOf(content)))
}

func (a *app) printApplication(application model.Application) error {
	return a.print(application, func(w io.Writer) {
		facts := application.Facts
		fmt.Fprintf(w, "%s  %s  %s\n", application.ID, a.lang.word(string(application.State)), facts.Name)
		t := newTable(1, 2)
		for _, class := range facts.Classes {
			t.row(class.Name, grouped(class.Issued), grouped(class.Authorised))
		}
		t.write(w, "  ")
	})
}
