package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

// maxCredential is the largest certificate that is read, in bytes.
const maxCredential = 64 << 10

func (a *app) certificateCommands() []command {
	return []command{
		{
			name: "certificate contract", operands: "AGREEMENT FILE", summary: text("당사자: 계약 증명서를 발급받습니다", "party: get the contract's certificate"),
			run: func(ctx context.Context, operands []string) error {
				return a.certificateOfContract(ctx, value.AgreementID(operands[0]), operands[1])
			},
		},
		{
			name: "certificate holding", operands: "LOT FILE", summary: text("보유자: 주주명부 증명서를 발급받습니다", "holder: get a certificate of registered holding"),
			run: func(ctx context.Context, operands []string) error {
				return a.certificateOfHolding(ctx, value.LotID(operands[0]), operands[1])
			},
		},
		{
			name: "verify", operands: "FILE", summary: text("누구나: 증명서나 서명된 PDF를 원장과 맞춰 봅니다 (FILE이 -이면 표준 입력)", "anyone: check a certificate or a signed PDF against the ledger (FILE may be - for standard input)"),
			run: func(ctx context.Context, operands []string) error { return a.verify(ctx, operands[0]) },
		},
		{
			name: "specimen", operands: "FILE", summary: text("맞춰 보고 망가뜨려 볼 진짜 증명서를 받습니다", "get a real certificate, to check and to break"),
			run: func(ctx context.Context, operands []string) error {
				return a.any(ctx, func(site *client.Site) error {
					credential, err := site.Specimen(ctx)
					if err != nil {
						return err
					}
					return a.writePrivate(operands[0], []byte(credential+"\n"))
				})
			},
		},
	}
}

func (a *app) certificateOfContract(ctx context.Context, id value.AgreementID, path string) error {
	return a.certificate(ctx, path, func(site *client.Site) (value.IssuerID, *certificate.CertificateRequested, error) {
		answer, err := site.Agreement(ctx, id)
		return answer.Agreement.Terms.Issuer, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: id}, err
	})
}

func (a *app) certificateOfHolding(ctx context.Context, id value.LotID, path string) error {
	return a.certificate(ctx, path, func(site *client.Site) (value.IssuerID, *certificate.CertificateRequested, error) {
		answer, err := site.Lot(ctx, id)
		return answer.Lot.Issuer, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: id}, err
	})
}

// certificate asks the ledger for an issuance and fetches the certificate it records, from the first site that answers.
func (a *app) certificate(ctx context.Context, path string, subject func(*client.Site) (value.IssuerID, *certificate.CertificateRequested, error)) error {
	wallet, err := a.openWallet()
	if err != nil {
		return err
	}
	key, err := wallet.SigningKey()
	if err != nil {
		return err
	}
	var register value.IssuerID
	var body *certificate.CertificateRequested
	var issuing *client.Site
	err = a.any(ctx, func(site *client.Site) (err error) {
		issuing = site
		register, body, err = subject(site)
		return err
	})
	if err != nil {
		return err
	}
	body.HolderKey, body.Member = key, issuing.Member
	done, err := a.sign(ctx, register, body)
	if err != nil {
		return err
	}
	session, err := issuing.At(done.Height).Login(ctx, wallet)
	if err != nil {
		return err
	}
	issued, err := session.Certificate(ctx, value.IssuanceID(done.Created[0]))
	if err != nil {
		return err
	}
	if err := a.writePrivate(path, []byte(issued.Credential+"\n")); err != nil || path == "-" {
		return err
	}
	return a.printLine(issued, a.lang.in(text("증명서를 %s 에 썼습니다. 보여 주는 사람은 그 안의 개인정보를 봅니다.", "The certificate is in %s. Whoever is shown it sees the personal data in it."), path))
}

func (a *app) verify(ctx context.Context, path string) error {
	content, err := a.readFile(path, maxDocument)
	if err != nil {
		return err
	}
	if !isPDF(content) && len(content) > maxCredential {
		return usage("%s 은(는) 증명서라고 하기에 너무 큽니다.", "%s is too large to be a certificate.", path)
	}
	var verdict api.Verdict
	err = a.any(ctx, func(site *client.Site) error {
		if isPDF(content) {
			verdict, err = site.VerifyDocument(ctx, content)
		} else {
			verdict, err = site.Verify(ctx, strings.TrimSpace(string(content)))
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := a.print(verdict, func(w io.Writer) { a.tellVerdict(w, verdict) }); err != nil {
		return err
	}
	if verdict.Verdict != api.Genuine {
		return &failedError{sentence(verdict.Sentence)}
	}
	return nil
}

func (a *app) tellVerdict(w io.Writer, v api.Verdict) {
	fmt.Fprintln(w, strings.TrimSpace(a.lang.word(string(v.Verdict))+"  "+v.Code))
	if v.Verdict == api.Genuine {
		fmt.Fprintln(w, a.lang.in(sentence(v.Sentence)))
	}
	t := newTable()
	if v.AsOf != nil {
		t.row(a.lang.in(text("기준", "as of")), a.lang.in(text("블록 %d, %s", "block %d, %s"), v.AsOf.Block, v.AsOf.At))
	}
	if v.Ended != nil {
		t.row(a.lang.in(text("끝남", "ended")), a.lang.in(text("%s, 블록 %d", "on %s, block %d"), v.Ended.On, v.Ended.Block))
	}
	if v.Changed != nil {
		t.row(a.lang.in(text("이후 변동", "changed since")), a.lang.in(text("블록 %d, %s", "block %d, %s"), v.Changed.Block, v.Changed.At))
	}
	if v.Facts != nil && v.Facts.IssuerName != "" {
		t.row(a.lang.in(text("회사", "issuer")), v.Facts.IssuerName)
	}
	for _, total := range v.Totals {
		t.row(a.lang.in(text("주식", "shares")), total.ClassName+" "+grouped(total.Quantity))
	}
	if v.Facts != nil && v.Facts.Quantity > 0 {
		t.row(a.lang.in(text("주식", "shares")), v.Facts.ClassName+" "+grouped(v.Facts.Quantity))
	}
	if v.Provenance != nil {
		t.row(a.lang.in(text("출처", "provenance")), a.lang.word(string(*v.Provenance)))
	}
	if v.Disclosed != nil && v.Disclosed.Name != "" {
		t.row(a.lang.in(text("이름", "name")), v.Disclosed.Name)
	}
	t.row(a.lang.in(text("확인", "checked")), a.lang.in(text("%s, 블록 높이 %d", "%s, block height %d"), v.Checked.Member, v.Checked.Height))
	t.write(w, "  ")
}
