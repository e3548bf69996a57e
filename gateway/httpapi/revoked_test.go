package httpapi

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/session"
)

// otherKey is the same party with a second key, which is not on the ledger yet.
func (w *world) otherKey(p *person) *person {
	other := newPerson(w.ledger.ID())
	other.DID, other.Key = p.DID, value.KeyOf(p.DID, other.key.Public().Thumbprint())
	return other
}

// loginNow tries to log in by the sites' clock.
func (w *world) loginNow(s *site, p *person) answered {
	w.t.Helper()
	return w.post(s, "", "/v1/login", api.LoginRequest{Did: p.DID, Response: p.answerAt(w.t, w.challenge(s, ""), w.clock())})
}

// shutOut checks that a key opens nothing at any site: it logs in nowhere, sessions that it opened before have ended and export
// nothing, it stands under no purpose of the DID document, and it signs nothing.
func (c *company) shutOut(p *person, sessions map[*site]string) {
	c.t.Helper()
	for _, s := range c.sites {
		c.loginNow(s, p).problem(http.StatusUnauthorized, Code(session.CodeRefused))
		token := sessions[s]
		for _, path := range []string{"/v1/session", c.path("/register.csv"), c.path("/register.pdf"), c.path("/register.ocf.zip"), "/v1/history.jsonl"} {
			c.get(s, token, path).problem(http.StatusUnauthorized, Code(session.CodeNone))
		}
		c.upload(s, token, c.id, "list.csv", []byte("x")).problem(http.StatusUnauthorized, Code(session.CodeNone))
		found := ok[api.DIDResolution](c.get(s, "", "/1.0/identifiers/"+string(p.DID)), http.StatusOK)
		if strings.Contains(string(found.DidDocument), string(p.Key)) {
			c.t.Errorf("%s: the document has the key: %s", s.member, found.DidDocument)
		}
	}
}

// everywhere logs a person in at every site.
func (w *world) everywhere(p *person) map[*site]string {
	w.t.Helper()
	tokens := map[*site]string{}
	for _, s := range w.sites {
		tokens[s] = ok[api.LoginAnswer](w.loginNow(s, p), http.StatusOK).Token
	}
	return tokens
}

func TestARevokedKeyOpensNothingAnywhere(t *testing.T) {
	c := newCompany(t)
	c.enter()
	lost, kept := c.officer, c.otherKey(c.officer)
	if export := c.get(c.home, c.officerToken, c.path("/register.csv")); export.status != http.StatusOK {
		t.Fatalf("the officer exports nothing: %d", export.status)
	}
	c.act(c.home, kept.proves(lost.DID, lost.signs("", &party.KeyAdded{Key: party.NewKey{
		JWK: string(kept.key.Public().JWK()), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign},
	}})))
	before, others := c.everywhere(lost), c.everywhere(kept)
	c.act(c.elsewhere, kept.signs("", &party.KeyRevoked{Key: lost.Key}))
	c.shutOut(lost, before)
	for _, s := range c.sites {
		c.post(s, "", "/v1/commands", lost.signs(c.id, &companyrules.BoardChanged{
			Board: model.Board{Directors: []value.DID{lost.DID}, Threshold: 1}, Resolution: value.Digest(strings.Repeat("0", 64)),
		})).problem(http.StatusUnauthorized, Code(value.CodeBadProof))
		c.post(s, "", "/v1/commands", lost.signs("", &party.KeyRevoked{Key: kept.Key})).problem(http.StatusUnauthorized, Code(value.CodeBadProof))
		ok[api.Session](c.get(s, others[s], "/v1/session"), http.StatusOK) // the party itself is not shut out
		ok[api.LoginAnswer](c.loginNow(s, kept), http.StatusOK)
	}
}

// A replaced key goes on for a day. The sites' clocks are put forward, the ledger's is not.
func TestAReplacedKeyOpensNothingAfterItsDay(t *testing.T) {
	c := newCompany(t)
	c.enter()
	old, kept := c.officer, c.otherKey(c.officer)
	c.act(c.home, kept.proves(old.DID, old.signs("", &party.KeyReplaced{Key: old.Key, With: string(kept.key.Public().JWK())})))
	c.ahead.Store(int64(23 * time.Hour))
	before := c.everywhere(old)
	for _, s := range c.sites {
		ok[api.Session](c.get(s, before[s], "/v1/session"), http.StatusOK)
	}
	c.ahead.Store(int64(24 * time.Hour))
	c.shutOut(old, before)
	c.everywhere(kept)
}

// What was signed with a key that has lost its force is still checked with it: everybody finds the key, with when it came and ended.
func TestAKeyThatHasLostItsForceIsStillFoundWithItsDates(t *testing.T) {
	c := newCompany(t)
	lost, kept := c.officer, c.otherKey(c.officer)
	third := c.otherKey(c.officer)
	added := func(by, key *person) {
		c.act(c.home, key.proves(by.DID, by.signs("", &party.KeyAdded{Key: party.NewKey{
			JWK: string(key.key.Public().JWK()), Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign},
		}})))
	}
	added(lost, kept)
	c.act(c.home, kept.signs("", &party.KeyRevoked{Key: lost.Key}))
	added(kept, third)
	for _, s := range c.sites {
		now := ok[api.PartyAnswer](c.get(s, "", "/v1/parties/"+string(lost.DID)), http.StatusOK).Party
		if _, still := now.Key(lost.Key); still || now.Past != 1 {
			t.Errorf("%s: the party has the keys %+v and %d past ones", s.member, now.Keys, now.Past)
		}
		found := ok[api.RecordAnswer](c.get(s, "", "/v1/records/past-key/"+string(lost.DID)+"~0"), http.StatusOK)
		var past model.PastKey
		if err := jsonUnmarshal(found.Record, &past); err != nil || past.Key.ID != lost.Key || past.Key.Since == 0 || past.Key.Until == 0 || past.Key.Ended == nil {
			t.Errorf("%s: got %s (%v)", s.member, found.Record, err)
		}
		c.get(s, "", "/v1/records/past-key/"+string(lost.DID)+"~1").problem(http.StatusNotFound, codeNoRecord)
	}
}
