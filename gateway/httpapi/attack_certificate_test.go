package httpapi

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/certificate"
	"holdfast/gateway/api"
)

// The certificate of a contract that its seller asks for discloses the buyer: name, birth date and address as in the register, which
// only the buyer, the company's officers and its homes' desks see.
func TestAttackASellersContractCertificateDisclosesTheBuyer(t *testing.T) {
	tr := newTrade(t)
	tr.conclude()
	tr.pay()
	id := tr.certify(tr.seller, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: tr.agreement, Member: "member1"})
	got := ok[api.CertificateAnswer](tr.fetch(tr.home, tr.seller, id), http.StatusOK)
	for _, part := range strings.Split(got.Credential, "~") {
		if decoded, err := base64.RawURLEncoding.DecodeString(part); err == nil && strings.Contains(string(decoded), "강남구 9") {
			t.Errorf("the seller is given %s", decoded)
		}
	}
}
