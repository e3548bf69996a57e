package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestBrokenRecordsOfPartiesAndCompaniesAreFound(t *testing.T) {
	for name, tc := range map[string]struct {
		number int
		harm   func(w *world, c company)
	}{
		"a key that is nobody's by its record": {10, func(w *world, c company) {
			w.applied(w.addKey(seller, "tablet", toSign...))
			w.set(core.KeyHolder{Thumbprint: someone("tablet").thumbprint(), Party: buyer.did()})
		}},
		"a number of another issuer": {10, func(w *world, c company) {
			w.set(core.CorporateNumber{Number: facts().CorporateNumber, Issuer: "issuer-000102030405060708090a0b0c0d0e0f"})
		}},
		"a key that ended before its end": {10, func(w *world, c company) {
			w.applied(w.addKey(seller, "tablet", toSign...), w.revokeKey(seller, "tablet"))
			party := get[core.Party](w, core.PartyRef(seller.did()))
			party.Keys[len(party.Keys)-1].Until--
			w.set(party)
		}},
		"amendments out of order": {9, func(w *world, c company) {
			w.applied(w.amend(c, core.ArticlesAmended{From: "2026-10-02", Authorised: 20_000}), w.amend(c, core.ArticlesAmended{From: "2026-10-03", Authorised: 30_000}))
			class := get[core.ShareClass](w, core.ClassRef(c.common))
			class.Amended[1], class.Amended[2] = class.Amended[2], class.Amended[1]
			w.set(class)
		}},
		"more issued than the last amendment authorises": {1, func(w *world, c company) {
			w.applied(w.amend(c, core.ArticlesAmended{From: "2026-10-02", Authorised: 2_000}))
			class := get[core.ShareClass](w, core.ClassRef(c.common))
			class.Amended[1].Authorised = 1_499
			w.set(class)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w, c := claimed(t)
			w.check()
			tc.harm(w, c)
			found := false
			for _, v := range core.Check(w.records()) {
				found = found || v.Number == tc.number
			}
			if !found {
				t.Errorf("the invariant %d does not see it", tc.number)
			}
		})
	}
}
