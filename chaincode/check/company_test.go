package check_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/rulestest"
)

func TestBrokenRecordsOfPartiesAndCompaniesAreFound(t *testing.T) {
	for name, tc := range map[string]struct {
		number int
		harm   func(w *rulestest.World, c rulestest.Company)
	}{
		"a key that is nobody's by its record": {10, func(w *rulestest.World, c rulestest.Company) {
			w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...))
			w.Set(model.KeyHolder{Thumbprint: rulestest.Someone("tablet").Thumbprint(), Party: rulestest.Buyer.Did()})
		}},
		"a number of another issuer": {10, func(w *rulestest.World, c rulestest.Company) {
			w.Set(model.CorporateNumber{Number: rulestest.Facts().CorporateNumber, Issuer: "issuer-000102030405060708090a0b0c0d0e0f"})
		}},
		"a key that ended before its end": {10, func(w *rulestest.World, c rulestest.Company) {
			w.Applied(w.AddKey(rulestest.Seller, "tablet", rulestest.ToSign...), w.RevokeKey(rulestest.Seller, "tablet"))
			party := rulestest.Get[model.Party](w, model.PartyRef(rulestest.Seller.Did()))
			party.Keys[len(party.Keys)-1].Until--
			w.Set(party)
		}},
		"amendments out of order": {9, func(w *rulestest.World, c rulestest.Company) {
			w.Applied(w.Amend(c, company.ArticlesAmended{From: "2026-10-02", Authorised: 20_000}), w.Amend(c, company.ArticlesAmended{From: "2026-10-03", Authorised: 30_000}))
			class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
			class.Amended[0], class.Amended[1] = class.Amended[1], class.Amended[0]
			w.Set(class)
		}},
		"more issued than the last amendment authorises": {1, func(w *rulestest.World, c rulestest.Company) {
			w.Applied(w.Amend(c, company.ArticlesAmended{From: "2026-10-02", Authorised: 2_000}))
			class := rulestest.Get[model.ShareClass](w, model.ClassRef(c.Common))
			class.Amended[0].Authorised = 1_499
			w.Set(class)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := rulestest.Claimed(t)
			w.Check()
			tc.harm(w, c)
			found := false
			for _, v := range rules.Check(w.Records()) {
				found = found || v.Number == tc.number
			}
			if !found {
				t.Errorf("the invariant %d does not see it", tc.number)
			}
		})
	}
}
