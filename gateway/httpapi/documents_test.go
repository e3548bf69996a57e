package httpapi

import (
	"bytes"
	"net/http"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/documents"
	"holdfast/gateway/documents/documentstest"
)

// printed fetches a document.
func (w *world) printed(s *site, token, path string) []byte {
	w.t.Helper()
	a := w.get(s, token, path)
	if a.status != http.StatusOK || a.header.Get("Content-Type") != "application/pdf" || a.header.Get("Cache-Control") != "no-store" {
		w.t.Fatalf("%s: %d %v %.300s", path, a.status, a.header, a.body)
	}
	return a.body
}

// sendPDF has a site check a file.
func (w *world) sendPDF(s *site, pdf []byte) answered {
	w.t.Helper()
	return w.ask(asking{site: s, method: http.MethodPost, path: "/v1/verify", raw: pdf, kind: "application/pdf"})
}

func (w *world) checked(s *site, pdf []byte) api.Verdict {
	w.t.Helper()
	return ok[api.Verdict](w.sendPDF(s, pdf), http.StatusOK)
}

func statementPath(entry value.EntryID) string {
	return "/v1/entries/" + string(entry) + "/statement.pdf"
}

func TestAPrintedRegisterIsCheckedAtAnotherMembersSiteAndKnowsNewerActs(t *testing.T) {
	tr := newTrade(t)
	for _, lang := range []string{"", "?lang=en"} {
		pdf := tr.printed(tr.home, tr.officerToken, tr.path("/register.pdf"+lang))
		got := tr.checked(tr.elsewhere, pdf)
		if got.Verdict != api.Genuine || *got.Status != "current" || got.Facts.Kind != "register" || got.Facts.IssuerName != "한빛소재" ||
			got.Disclosed != nil || len(got.Totals) != 1 || got.Totals[0].Quantity != 1000 || got.Totals[0].Holders != "3" || got.Checked.Member != "member2" {
			t.Fatalf("got %+v", got)
		}
		credential, err := documents.Extract(pdf)
		if err != nil {
			t.Fatal(err)
		}
		if alone := tr.verify(tr.elsewhere, credential); alone.Verdict != api.Genuine || alone.Facts.Digest != got.Facts.Digest {
			t.Errorf("the credential alone: %+v", alone)
		}
		if bytes.Contains(pdf, []byte(sellerBirth)) || bytes.Contains([]byte(credential), []byte(sellerName)) {
			t.Error("the credential names a holder")
		}
	}
	before := tr.printed(tr.home, tr.officerToken, tr.path("/register.pdf"))
	tr.conclude()
	tr.pay()
	after := tr.checked(tr.elsewhere, before)
	if after.Verdict != api.Genuine || *after.Status != "superseded" || after.Changed == nil || after.Changed.Block <= after.AsOf.Block {
		t.Errorf("after the sale: %+v", after)
	}
	if now := tr.checked(tr.elsewhere, tr.printed(tr.home, tr.officerToken, tr.path("/register.pdf"))); *now.Status != "current" ||
		now.Facts.Digest == after.Facts.Digest || now.Totals[0].Holders != "4" {
		t.Errorf("printed anew: %+v", now)
	}
}

func TestAHoldersStatementSaysWhatTheyHold(t *testing.T) {
	tr := newTrade(t)
	entry := tr.entryOf(sellerName).Id
	for name, token := range map[string]string{"the holder": tr.sellerToken, "the officer": tr.officerToken} {
		got := tr.checked(tr.elsewhere, tr.printed(tr.home, token, statementPath(entry)))
		if got.Verdict != api.Genuine || *got.Status != "current" || got.Facts.Kind != "statement" || got.Facts.Entry != entry ||
			got.Disclosed == nil || got.Disclosed.Name != sellerName || !*got.CommitmentMatches || got.Totals[0].Quantity != 600 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	before := tr.printed(tr.home, tr.sellerToken, statementPath(entry))
	tr.conclude()
	tr.pay()
	if after := tr.checked(tr.home, before); *after.Status != "superseded" || after.Disclosed.Name != sellerName {
		t.Errorf("after the sale: %+v", after)
	}
}

func TestDocumentsAreForWhomTheyConcernAtAHome(t *testing.T) {
	tr := newTrade(t)
	register, statement := tr.path("/register.pdf"), statementPath(tr.entryOf(sellerName).Id)
	stranger := tr.login(tr.home, tr.stranger)
	for _, token := range []string{stranger, tr.buyerToken, tr.identityToken, tr.login(tr.home, tr.director)} {
		tr.get(tr.home, token, register).problem(http.StatusForbidden, codeForbidden)
		tr.get(tr.home, token, statement).problem(http.StatusForbidden, codeForbidden)
	}
	tr.get(tr.home, tr.sellerToken, register).problem(http.StatusForbidden, codeForbidden)
	tr.get(tr.home, tr.sellerToken, statementPath(tr.entryOf(otherName).Id)).problem(http.StatusForbidden, codeForbidden)
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.officer), register).problem(http.StatusMisdirectedRequest, "not-a-home")
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.seller), statement).problem(http.StatusMisdirectedRequest, "not-a-home")
	tr.get(tr.home, tr.officerToken, "/v1/entries/x/statement.pdf").problem(http.StatusBadRequest, codeParameter)
	tr.get(tr.home, tr.officerToken, register+"?lang=fr").problem(http.StatusBadRequest, codeParameter)
	tr.home.Fonts = documents.Fonts{}
	tr.get(tr.home, tr.officerToken, register).problem(http.StatusServiceUnavailable, codeNoFonts)
}

func TestAForgedDocumentIsToldFromOneThatCannotBeRead(t *testing.T) {
	tr := newTrade(t)
	pdf := tr.printed(tr.home, tr.officerToken, tr.path("/register.pdf"))
	changed := bytes.Clone(pdf)
	changed[len(changed)/3] ^= 1
	credential, err := documents.Extract(pdf)
	if err != nil {
		t.Fatal(err)
	}
	// A stranger draws what they like around the member's credential and signs it well.
	forger, _ := documentstest.Signer(t)
	drawn, err := documents.DrawRegister(documents.Content{Language: documents.Korean}, tr.home.Fonts)
	if err != nil {
		t.Fatal(err)
	}
	wrapped, err := forger.Seal(drawn, credential)
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]struct {
		file    []byte
		verdict api.VerdictVerdict
		code    string
	}{
		"a changed byte":     {changed, api.Forged, "document-changed"},
		"another's wrapping": {wrapped, api.Forged, "document-of-other-signer"},
		"no PDF":             {[]byte("hello"), api.Unreadable, "not-a-document"},
		"another PDF":        {[]byte("%PDF-1.7\n%%EOF\n"), api.Unreadable, "not-a-document"},
	} {
		got := tr.checked(tr.elsewhere, try.file)
		if got.Verdict != try.verdict || got.Code != try.code || got.Facts != nil || got.Sentence.Ko == "" || got.Sentence.En == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	tr.sendPDF(tr.home, append([]byte("%PDF-1.7\n"), make([]byte, documents.MaxFile)...)).problem(http.StatusRequestEntityTooLarge, codeTooLarge)
}
