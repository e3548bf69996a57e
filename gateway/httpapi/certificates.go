package httpapi

import (
	"encoding/json"
	"mime"
	"net/http"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/certificate"
	"holdfast/gateway/store"
)

// maxVerifyJSON is the largest body of a check, in bytes.
const maxVerifyJSON = certificate.MaxCredential + 4<<10

func (s *Server) issueCertificate(w http.ResponseWriter, r *http.Request) error {
	found, err := s.session(r)
	if err != nil {
		return err
	}
	body, err := readJSON[api.CertificateRequest](w, r, maxJSON)
	if err != nil {
		return err
	}
	id, err := formed[value.IssuanceID]("issuance", string(body.Issuance))
	if err != nil {
		return err
	}
	var issuance model.Issuance
	var issuer model.Issuer
	var own bool
	err = s.read(r, func(v *store.View) (err error) {
		if issuance, err = one[model.Issuance](v, model.IssuanceRef(id)); err != nil {
			return err
		}
		var roles []role
		if issuance.Holder == found.DID {
			roles = append(roles, theCertificate)
		}
		if err := needs(holderCertificate, elsewhere, roles...); err != nil {
			return err
		}
		if issuance.Member != s.Member {
			return fail(codeNotIssuer, "the issuance names "+string(issuance.Member))
		}
		if issuer, err = one[model.Issuer](v, model.IssuerRef(issuance.Issuer)); err != nil {
			return err
		}
		own, err = commitsToHolder(v, issuance)
		return err
	})
	if err != nil {
		return err
	}
	personal, err := s.disclosable(r, issuer, issuance, own)
	if err != nil {
		return err
	}
	answer := api.CertificateAnswer{Kind: issuance.Kind, Issuance: issuance}
	err = s.read(r, func(v *store.View) (err error) {
		answer.Credential, err = s.Issuer.Issue(certificate.At(v), issuance.ID, personal)
		return err
	})
	if err != nil {
		return err
	}
	s.Log.InfoContext(r.Context(), "certificate issued", "issuance", issuance.ID)
	return writeJSON(w, http.StatusOK, answer)
}

// disclosable is the personal data that the holder may disclose, their own; none where this member is no home of the company.
func (s *Server) disclosable(r *http.Request, issuer model.Issuer, issuance model.Issuance, own bool) (*model.EntryData, error) {
	if !own || !slices.Contains(issuer.Homes, s.Member) {
		return nil, nil
	}
	value, err := s.Keeper.Entry(r.Context(), issuer.ID, issuance.Commitment)
	if err != nil {
		return nil, err
	}
	data, err := value.EntryData()
	return &data, err
}

// commitsToHolder tells whether an issuance's commitment is to its holder's own data. A contract's is to its buyer's, whichever
// party asked for the certificate.
func commitsToHolder(v *store.View, issuance model.Issuance) (bool, error) {
	if issuance.Kind != model.ContractCertificate {
		return true, nil // the rules issue it to the entry's controller alone
	}
	agreement, err := one[model.Agreement](v, model.AgreementRef(issuance.Agreement))
	return err == nil && agreement.Terms.Buyer == issuance.Holder, err
}

// verifyCertificate checks a credential, or a signed document with one in it.
func (s *Server) verifyCertificate(w http.ResponseWriter, r *http.Request) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && kind == "application/pdf" {
		return s.verifyDocument(w, r)
	}
	body, err := readJSON[api.VerifyRequest](w, r, maxVerifyJSON)
	if err != nil {
		return err
	}
	return s.answerVerdict(w, r, func(on certificate.Records) (api.Verdict, error) {
		return s.Verifier.Verify(on, body.Credential, s.Now())
	})
}

func (s *Server) answerVerdict(w http.ResponseWriter, r *http.Request, check func(certificate.Records) (api.Verdict, error)) error {
	var verdict api.Verdict
	err := s.read(r, func(v *store.View) (err error) {
		verdict, err = check(certificate.At(v))
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, verdict)
}

func (s *Server) getSpecimen(w http.ResponseWriter, r *http.Request) error {
	var answer api.SpecimenAnswer
	err := s.read(r, func(v *store.View) (err error) {
		answer.Credential, err = s.Issuer.Specimen(certificate.At(v))
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// getIssuingKey answers before the founding act too, which is to name the key.
func (s *Server) getIssuingKey(w http.ResponseWriter, _ *http.Request) error {
	return writeJSON(w, http.StatusOK, api.MemberKey{Jwk: s.Issuer.Key.Public().JWK(), Member: s.Member})
}

// getWorkerKey answers before the founding act too, which is to name the key.
func (s *Server) getWorkerKey(w http.ResponseWriter, _ *http.Request) error {
	return writeJSON(w, http.StatusOK, api.MemberKey{Jwk: s.Worker.JWK(), Member: s.Member})
}

// getIssuerMetadata publishes the issuing key under the kid that credentials name (SD-JWT VC, JWT VC Issuer Metadata).
func (s *Server) getIssuerMetadata(w http.ResponseWriter, _ *http.Request) error {
	key := map[string]string{}
	if err := json.Unmarshal(s.Issuer.Key.Public().JWK(), &key); err != nil {
		return err
	}
	key["kid"], key["use"] = s.Issuer.Key.KeyID(), "sig"
	encoded, err := json.Marshal(key)
	if err != nil {
		return err
	}
	answer := api.IssuerMetadata{Issuer: s.PublicURL}
	answer.Jwks.Keys = []api.JWK{encoded}
	return writeJSON(w, http.StatusOK, answer)
}
