package client

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/url"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// What is in this file is about personal data: it needs a session, and a home's site.

// UploadList lets a home read a shareholder list. Nothing is written. A list that is wrong is no error: the preview says
// what is.
func (s *Site) UploadList(ctx context.Context, issuer value.IssuerID, name string, list []byte) (answer api.ImportAnswer, err error) {
	var form bytes.Buffer
	writer := multipart.NewWriter(&form)
	part, err := writer.CreateFormFile("file", name)
	if err != nil {
		return answer, err
	}
	if _, err := part.Write(list); err != nil {
		return answer, err
	}
	if err := writer.Close(); err != nil {
		return answer, err
	}
	_, err = s.json(ctx, request{
		method: http.MethodPost, path: "/v1/issuers/" + segment(issuer) + "/imports",
		raw: form.Bytes(), contentType: writer.FormDataContentType(),
	}, &answer)
	return answer, err
}

// AnswerList answers the questions of a list's preview.
func (s *Site) AnswerList(ctx context.Context, issuer value.IssuerID, list api.ImportID, answers map[string]api.ImportAnswerValue) (answer api.ImportAnswer, err error) {
	_, err = s.json(ctx, request{
		method: http.MethodPut, path: importPath(issuer, list) + "/answers", body: api.ImportAnswers{Answers: answers},
	}, &answer)
	return answer, err
}

// DepositList writes the list's personal data to the homes and returns the body that the officer signs.
func (s *Site) DepositList(ctx context.Context, issuer value.IssuerID, list api.ImportID) (answer api.ImportDeposit, err error) {
	return answer, s.post(ctx, importPath(issuer, list)+"/deposit", struct{}{}, &answer)
}

func importPath(issuer value.IssuerID, list api.ImportID) string {
	return "/v1/issuers/" + segment(issuer) + "/imports/" + segment(list)
}

// ExportRegister is the register with names, as CSV.
func (s *Site) ExportRegister(ctx context.Context, issuer value.IssuerID, lang string) ([]byte, error) {
	_, body, err := s.do(ctx, request{
		method: http.MethodGet, path: "/v1/issuers/" + segment(issuer) + "/register.csv", query: url.Values{"lang": {lang}},
	})
	return body, err
}

// ExportPackage is the register with names and its history, as a package of the Open Cap Table Format; for the officer.
func (s *Site) ExportPackage(ctx context.Context, issuer value.IssuerID) ([]byte, error) {
	_, body, err := s.do(ctx, request{method: http.MethodGet, path: "/v1/issuers/" + segment(issuer) + "/register.ocf.zip"})
	return body, err
}

// PrintRegister is the register with names as a signed PDF, with its credential inside; for the officer.
func (s *Site) PrintRegister(ctx context.Context, issuer value.IssuerID, lang string) ([]byte, error) {
	_, body, err := s.do(ctx, request{
		method: http.MethodGet, path: "/v1/issuers/" + segment(issuer) + "/register.pdf", query: url.Values{"lang": {lang}},
	})
	return body, err
}

// PrintStatement is what an entry holds as a signed PDF, with its credential inside; for its controller or the officer.
func (s *Site) PrintStatement(ctx context.Context, entry value.EntryID, lang string) ([]byte, error) {
	_, body, err := s.do(ctx, request{
		method: http.MethodGet, path: "/v1/entries/" + segment(entry) + "/statement.pdf", query: url.Values{"lang": {lang}},
	})
	return body, err
}

// RequestClaimCode asks for a one-time code to the contact in the register. The answer is the same whether or not an
// entry matches.
func (s *Site) RequestClaimCode(ctx context.Context, issuer value.IssuerID, who api.ClaimCodeRequest) error {
	return s.post(ctx, "/v1/issuers/"+segment(issuer)+"/claim-codes", who, nil)
}

// Claim presents the code and opens a case for an identity desk.
func (s *Site) Claim(ctx context.Context, issuer value.IssuerID, claim api.ClaimRequest) (answer api.ClaimAnswer, err error) {
	return answer, s.post(ctx, "/v1/issuers/"+segment(issuer)+"/claims", claim, &answer)
}

// Identify asks an identity desk to identify the party.
func (s *Site) Identify(ctx context.Context, who api.IdentificationRequest) (answer api.CaseOpened, err error) {
	return answer, s.post(ctx, "/v1/identifications", who, &answer)
}

// Case is how far the party's own case has come.
func (s *Site) Case(ctx context.Context, id api.CaseID) (answer api.CaseAnswer, err error) {
	return answer, s.get(ctx, "/v1/cases/"+segment(id), nil, &answer)
}

// DeskCases are the cases of this member's identity desks; state may be empty for all.
func (s *Site) DeskCases(ctx context.Context, state api.CaseState) ([]api.DeskCase, error) {
	var all []api.DeskCase
	err := s.pages(func(query url.Values) (string, error) {
		setUnlessEmpty(query, "state", string(state))
		var page api.DeskCaseList
		err := s.get(ctx, "/v1/desk/cases", query, &page)
		all = append(all, page.Cases...)
		return page.Next, err
	})
	return all, err
}

// DeskCase is a case with the bodies that the desk signs.
func (s *Site) DeskCase(ctx context.Context, id api.CaseID) (answer api.DeskCaseAnswer, err error) {
	return answer, s.get(ctx, "/v1/desk/cases/"+segment(id), nil, &answer)
}

// RefuseCase ends a case; what was presented is deleted.
func (s *Site) RefuseCase(ctx context.Context, id api.CaseID, reason string) (answer api.CaseAnswer, err error) {
	return answer, s.post(ctx, "/v1/desk/cases/"+segment(id)+"/refuse", api.RefuseRequest{Reason: reason}, &answer)
}

// Identification is what this party was identified as, at one of their homes.
func (s *Site) Identification(ctx context.Context) (answer api.IdentificationAnswer, err error) {
	return answer, s.get(ctx, "/v1/identifications", nil, &answer)
}

// DepositEntry leaves this party's data for the register with the company's homes. Its answer has the salted address that a
// command names.
func (s *Site) DepositEntry(ctx context.Context, issuer value.IssuerID, who api.EntryDepositRequest) (answer api.EntryDepositAnswer, err error) {
	return answer, s.post(ctx, "/v1/issuers/"+segment(issuer)+"/entry-deposits", who, &answer)
}

// DepositHolder leaves the data of somebody who is no party with the company's homes.
func (s *Site) DepositHolder(ctx context.Context, issuer value.IssuerID, who api.HolderDepositRequest) (answer api.HolderDepositAnswer, err error) {
	return answer, s.post(ctx, "/v1/issuers/"+segment(issuer)+"/holder-deposits", who, &answer)
}

// DepositAccount leaves a bank account with this escrow agent.
func (s *Site) DepositAccount(ctx context.Context, account api.AccountRequest) (answer api.AccountAnswer, err error) {
	return answer, s.post(ctx, "/v1/escrow/accounts", account, &answer)
}

// DraftText is a contract's text to start from.
func (s *Site) DraftText(ctx context.Context, offer value.OfferID, lang string) (string, error) {
	var answer api.ContractDraft
	err := s.get(ctx, "/v1/offers/"+segment(offer)+"/contract-text", url.Values{"lang": {lang}}, &answer)
	return answer.Text, err
}

// DepositText leaves the contract's text with both parties' homes.
func (s *Site) DepositText(ctx context.Context, offer value.OfferID, text string) (answer api.ContractTextDeposit, err error) {
	return answer, s.post(ctx, "/v1/offers/"+segment(offer)+"/text", api.ContractTextRequest{Text: text}, &answer)
}

// Text is the contract's text, for its parties.
func (s *Site) Text(ctx context.Context, agreement value.AgreementID) (answer api.ContractText, err error) {
	return answer, s.get(ctx, "/v1/agreements/"+segment(agreement)+"/text", nil, &answer)
}
