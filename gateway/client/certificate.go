package client

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Certificate is the certificate that an issuance records; for its holder's session, at the member it names.
func (s *Site) Certificate(ctx context.Context, issuance value.IssuanceID) (answer api.CertificateAnswer, err error) {
	return answer, s.post(ctx, "/v1/certificates", api.CertificateRequest{Issuance: issuance}, &answer)
}

// Verify checks a certificate against the ledger. A forged one is a verdict, not an error.
func (s *Site) Verify(ctx context.Context, credential string) (answer api.Verdict, err error) {
	return answer, s.post(ctx, "/v1/verify", api.VerifyRequest{Credential: credential}, &answer)
}

// VerifyDocument checks a signed PDF against the ledger. A forged one is a verdict, not an error.
func (s *Site) VerifyDocument(ctx context.Context, pdf []byte) (answer api.Verdict, err error) {
	_, err = s.json(ctx, request{method: http.MethodPost, path: "/v1/verify", raw: pdf, contentType: "application/pdf"}, &answer)
	return answer, err
}

// Specimen is a real certificate without personal data, of the ledger's founding.
func (s *Site) Specimen(ctx context.Context) (string, error) {
	var answer api.SpecimenAnswer
	err := s.get(ctx, "/v1/specimen", nil, &answer)
	return answer.Credential, err
}

// IssuingKey is the public key with which this member signs certificates, as a JWK.
func (s *Site) IssuingKey(ctx context.Context) (json.RawMessage, error) {
	var answer api.MemberKey
	err := s.get(ctx, "/v1/issuing-key", nil, &answer)
	return answer.Jwk, err
}

// WorkerKey is the public key with which this member's worker signs, as a JWK.
func (s *Site) WorkerKey(ctx context.Context) (json.RawMessage, error) {
	var answer api.MemberKey
	err := s.get(ctx, "/v1/worker-key", nil, &answer)
	return answer.Jwk, err
}

// Mails are the mails in a development site's spool, newest first.
func (s *Site) Mails(ctx context.Context, to string) ([]api.Mail, error) {
	var answer api.DevelopmentMail
	err := s.get(ctx, "/v1/development/mail", url.Values{"to": {to}}, &answer)
	return answer.Mails, err
}
