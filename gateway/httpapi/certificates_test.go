package httpapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// certify records an issuance and returns its identity.
func (tr *trade) certify(holder *person, body *certificate.CertificateRequested) value.IssuanceID {
	tr.t.Helper()
	body.HolderKey = holder.Key
	return first[value.IssuanceID](tr.act(tr.home, holder.signs(tr.id, body)).Created, "issuance")
}

func (tr *trade) fetch(s *site, p *person, id value.IssuanceID) answered {
	tr.t.Helper()
	return tr.post(s, tr.login(s, p), "/v1/certificates", api.CertificateRequest{Issuance: id})
}

func (tr *trade) verify(s *site, credential string) api.Verdict {
	tr.t.Helper()
	return ok[api.Verdict](tr.post(s, "", "/v1/verify", api.VerifyRequest{Credential: credential}), http.StatusOK)
}

func TestACertificateIsCheckedAtAnotherMembersSite(t *testing.T) {
	tr := newTrade(t)
	holding := tr.certify(tr.seller, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: tr.lot, Member: "member1"})
	before := ok[api.CertificateAnswer](tr.fetch(tr.home, tr.seller, holding), http.StatusOK)
	verdict := tr.verify(tr.elsewhere, before.Credential)
	if verdict.Verdict != api.Genuine || *verdict.Status != "current" || verdict.Disclosed == nil || verdict.Disclosed.Name != sellerName ||
		!*verdict.CommitmentMatches || verdict.Facts.Quantity != 600 || verdict.Facts.IssuerName != "한빛소재" || verdict.Checked.Member != "member2" {
		t.Fatalf("got %+v", verdict)
	}
	tr.conclude()
	tr.pay()
	after := tr.verify(tr.elsewhere, before.Credential)
	if after.Verdict != api.Genuine || *after.Status != "ended" || after.Ended == nil || after.Ended.Block <= after.AsOf.Block || after.Ended.On != tr.now().DateInKorea() {
		t.Errorf("after the sale: %+v", after)
	}
	contract := tr.certify(tr.buyer, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: tr.agreement, Member: "member1"})
	bought := ok[api.CertificateAnswer](tr.fetch(tr.home, tr.buyer, contract), http.StatusOK)
	seen := tr.verify(tr.elsewhere, bought.Credential)
	if seen.Verdict != api.Genuine || *seen.Status != "current" || seen.Disclosed.Total != 3_000_000 || seen.Disclosed.Name != buyerName || *seen.Provenance != model.Settled {
		t.Errorf("the contract: %+v", seen)
	}
	issuance := ok[api.IssuanceAnswer](tr.get(tr.elsewhere, "", "/v1/issuances/"+string(contract)), http.StatusOK)
	if issuance.Issuance.Holder != tr.buyer.DID || issuance.On.Block != seen.AsOf.Block {
		t.Errorf("got %+v", issuance)
	}
	middle := len(bought.Credential) / 2
	for _, at := range []int{10, middle, len(bought.Credential) - 2} {
		other := byte('A')
		if bought.Credential[at] == other {
			other = 'B'
		}
		if forged := tr.verify(tr.elsewhere, bought.Credential[:at]+string(other)+bought.Credential[at+1:]); forged.Verdict != api.Forged || forged.Status != nil || forged.Facts != nil {
			t.Errorf("byte %d changed: %+v", at, forged)
		}
	}
	if nonsense := tr.verify(tr.home, "hello"); nonsense.Verdict != api.Unreadable {
		t.Errorf("got %+v", nonsense)
	}
	tr.post(tr.home, "", "/v1/verify", api.VerifyRequest{Credential: strings.Repeat("a", 100_000)}).problem(http.StatusRequestEntityTooLarge, codeTooLarge)
}

func TestACertificateIsGivenToItsHolderByTheMemberNamed(t *testing.T) {
	tr := newTrade(t)
	here := tr.certify(tr.seller, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: tr.lot, Member: "member1"})
	there := tr.certify(tr.seller, &certificate.CertificateRequested{Kind: model.HoldingCertificate, Lot: tr.lot, Member: "member2"})
	tr.fetch(tr.home, tr.stranger, here).problem(http.StatusForbidden, codeForbidden)
	tr.fetch(tr.home, tr.seller, there).problem(http.StatusConflict, codeNotIssuer)
	tr.fetch(tr.home, tr.seller, value.IssuanceID("issuance-"+strings.Repeat("a", 32))).problem(http.StatusNotFound, codeNoRecord)
	tr.fetch(tr.home, tr.seller, "x").problem(http.StatusBadRequest, codeParameter)
	// A member that keeps no data of the company's holders issues one that discloses nobody.
	plain := ok[api.CertificateAnswer](tr.fetch(tr.elsewhere, tr.seller, there), http.StatusOK)
	if verdict := tr.verify(tr.home, plain.Credential); verdict.Verdict != api.Genuine || verdict.Disclosed != nil || verdict.CommitmentMatches != nil {
		t.Errorf("got %+v", verdict)
	}
}

func TestTheSpecimenIsGenuineEverywhereAndNamesNobody(t *testing.T) {
	w := newWorld(t)
	tr := &trade{company: &company{world: w}}
	for _, s := range w.sites {
		specimen := ok[api.SpecimenAnswer](w.get(s, "", "/v1/specimen"), http.StatusOK)
		for _, at := range w.sites {
			if verdict := tr.verify(at, specimen.Credential); verdict.Verdict != api.Genuine || verdict.Facts.Kind != "founding" || verdict.Facts.Member != s.member {
				t.Errorf("%s says of %s's: %+v", at.member, s.member, verdict)
			}
		}
	}
	metadata := ok[api.IssuerMetadata](w.get(w.sites["member1"], "", "/.well-known/jwt-vc-issuer"), http.StatusOK)
	if metadata.Issuer != urlOf("member1") || len(metadata.Jwks.Keys) != 1 {
		t.Fatalf("got %+v", metadata)
	}
	published, issuing := map[string]string{}, w.keys["member1"].Public()
	if err := json.Unmarshal(metadata.Jwks.Keys[0], &published); err != nil {
		t.Fatal(err)
	}
	if published["kid"] != issuing.Thumbprint() || !strings.Contains(string(issuing.JWK()), published["x"]) || published["d"] != "" {
		t.Errorf("published %v", published)
	}
}
