package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"holdfast/chaincode/value"
	"holdfast/gateway/client"
)

// maxDocument is the largest PDF that is checked, in bytes.
const maxDocument = 20 << 20

// isPDF tells whether a file begins as a PDF does.
func isPDF(file []byte) bool { return bytes.HasPrefix(file, []byte("%PDF-")) }

func (a *app) registerPDF(ctx context.Context, issuer value.IssuerID, path string) error {
	return a.document(ctx, issuer, path, func(home *client.Site) ([]byte, error) {
		return home.PrintRegister(ctx, issuer, string(a.lang))
	})
}

func (a *app) statementPDF(ctx context.Context, issuer value.IssuerID, entry value.EntryID, path string) error {
	return a.document(ctx, issuer, path, func(home *client.Site) ([]byte, error) {
		return home.PrintStatement(ctx, entry, string(a.lang))
	})
}

// document fetches a signed PDF at one of the company's homes.
func (a *app) document(ctx context.Context, id value.IssuerID, path string, fetch func(*client.Site) ([]byte, error)) error {
	issuer, err := a.issuer(ctx, id)
	if err != nil {
		return err
	}
	return a.atHome(ctx, issuer.Homes, func(home *client.Site) error {
		pdf, err := fetch(home)
		if err != nil {
			return err
		}
		if err := a.writePrivate(path, pdf); err != nil || path == "-" {
			return err
		}
		return a.print(map[string]any{"file": path, "bytes": len(pdf)}, func(w io.Writer) {
			fmt.Fprintln(w, a.lang.in(text("서명된 PDF를 %s 에 썼습니다. 개인정보가 들어 있습니다. `holdfast verify` 로 확인할 수 있습니다.",
				"The signed PDF is in %s. It holds personal data. `holdfast verify` checks it."), path))
		})
	})
}
