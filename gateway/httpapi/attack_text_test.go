package httpapi

import (
	"net/http"
	"strings"
	"testing"

	coretrade "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Who knows the digest of two others' contract (officers, directors and the agent's desk see it in the terms) names it in terms of
// their own, which they alone sign, and reads that contract's text.
func TestAttackADigestInOnesOwnTermsOpensAnothersContract(t *testing.T) {
	tr := newTrade(t)
	tr.conclude()
	known := tr.view(tr.home, tr.login(tr.home, tr.director)).Agreement.Terms.Text // what a director sees
	mallory := tr.party()
	tr.identify(mallory, "박도용", "1985-01-01")
	token := tr.login(tr.home, mallory)
	offer := first[value.OfferID](tr.act(tr.home, mallory.signs(tr.id, &coretrade.OfferMade{
		Listing: tr.listing, Quantity: 10, Price: 1, Until: tr.now().After(value.Day),
	})).Created, "offer")
	terms := tr.terms
	terms.Offer, terms.Buyer, terms.BuyerAddress = offer, mallory.DID, tr.deposit(mallory, "서울시 강북구 1").Address
	terms.Quantity, terms.Price, terms.Total, terms.Text = 10, 1, 10, known
	mine := tr.act(tr.home, mallory.signs(tr.id, &coretrade.AgreementSigned{Terms: terms})).Created[0]
	answer := tr.get(tr.home, token, "/v1/agreements/"+mine+"/text")
	if answer.status == http.StatusOK {
		t.Errorf("a stranger to the contract reads it: %.300s", ok[api.ContractText](answer, http.StatusOK).Text)
	}
	if strings.Contains(string(answer.body), "15,000") {
		t.Errorf("with its price")
	}
}
