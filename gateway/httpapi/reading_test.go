package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/rules"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/ledger/ledgertest"
	"holdfast/gateway/session"
)

func TestAValueOutOfFormIsOneClearProblem(t *testing.T) {
	c := newCompany(t)
	hex := strings.Repeat("a", 32)
	for path, want := range map[string]struct {
		status int
		code   Code
	}{
		"/v1/parties/did:key:x":                                 {http.StatusBadRequest, codeParameter},
		"/v1/parties/did:holdfast:" + hex + hex[:11]:            {http.StatusNotFound, codeNoRecord},
		"/v1/issuers/1":                                         {http.StatusBadRequest, codeParameter},
		"/v1/issuers/issuer-" + hex:                             {http.StatusNotFound, codeNoRecord},
		"/v1/issuers/issuer-" + hex + "/register":               {http.StatusNotFound, codeNoRecord},
		"/v1/issuers/issuer-" + hex + "/history":                {http.StatusNotFound, codeNoRecord},
		"/v1/issuers/issuer-" + strings.ToUpper(hex):            {http.StatusBadRequest, codeParameter},
		"/v1/applications/issuer-" + hex:                        {http.StatusNotFound, codeNoRecord},
		"/v1/lots/lot-" + hex:                                   {http.StatusNotFound, codeNoRecord},
		"/v1/lots/issuer-" + hex:                                {http.StatusBadRequest, codeParameter},
		"/v1/listings/listing-" + hex:                           {http.StatusNotFound, codeNoRecord},
		"/v1/offers/offer-" + hex:                               {http.StatusNotFound, codeNoRecord},
		"/v1/agreements/" + hex + hex:                           {http.StatusNotFound, codeNoRecord},
		"/v1/agreements/" + hex:                                 {http.StatusBadRequest, codeParameter},
		"/v1/issuances/issuance-" + hex:                         {http.StatusNotFound, codeNoRecord},
		"/v1/issuers?limit=0":                                   {http.StatusBadRequest, codeParameter},
		"/v1/issuers?limit=201":                                 {http.StatusBadRequest, codeParameter},
		"/v1/issuers?limit=x":                                   {http.StatusBadRequest, codeParameter},
		"/v1/issuers?cursor=-1":                                 {http.StatusBadRequest, codeParameter},
		"/v1/issuers?height=x":                                  {http.StatusBadRequest, codeParameter},
		"/v1/issuers?height=-1":                                 {http.StatusBadRequest, codeParameter},
		"/v1/applications?state=sold":                           {http.StatusBadRequest, codeParameter},
		"/v1/listings?state=filed":                              {http.StatusBadRequest, codeParameter},
		"/v1/listings?issuer=x":                                 {http.StatusBadRequest, codeParameter},
		"/v1/offers?party=x":                                    {http.StatusBadRequest, codeParameter},
		"/v1/agreements?issuer=%00":                             {http.StatusBadRequest, codeParameter},
		c.path("/register?ended=yes"):                           {http.StatusBadRequest, codeParameter},
		"/v1/register-template.xlsx?lang=fr":                    {http.StatusBadRequest, codeParameter},
		"/1.0/identifiers/did:web:attacker.example":             {http.StatusBadRequest, codeParameter},
		"/1.0/identifiers/nonsense":                             {http.StatusBadRequest, codeParameter},
		"/1.0/identifiers/did:holdfast:" + hex[:31]:             {http.StatusBadRequest, codeParameter},
		"/1.0/identifiers/did:holdfast:" + hex + hex[:10] + "A": {http.StatusNotFound, codeNoRecord},
		"/v1/nothing":                                           {http.StatusNotFound, codeNoRoute},
		"/v1/issuers/x/y/z":                                     {http.StatusNotFound, codeNoRoute},
		"/1.0/x":                                                {http.StatusNotFound, codeNoRoute},
		"/.well-known/openid":                                   {http.StatusNotFound, codeNoRoute},
		"/v1/desk/cases/case-1":                                 {http.StatusUnauthorized, Code(session.CodeNone)},
		"/v1/commands?height=1":                                 {http.StatusMethodNotAllowed, codeMethod},
		"/v1/issuers/x/register/text":                           {http.StatusNotFound, codeNoRoute},
	} {
		t.Run(path, func(t *testing.T) { c.get(c.home, "", path).problem(want.status, want.code) })
	}
	c.ask(asking{site: c.home, method: http.MethodDelete, path: "/v1/issuers"}).problem(http.StatusMethodNotAllowed, codeMethod)
	c.ask(asking{site: c.home, method: http.MethodPost, path: "/nowhere"}).problem(http.StatusNotFound, codeNoRoute)
}

func TestThePublicAnswersAgreeAtEverySite(t *testing.T) {
	tr := newTrade(t)
	tr.conclude()
	tr.pay()
	for _, path := range []string{
		"/v1/parties/" + string(tr.seller.DID), "/v1/applications", "/v1/applications?state=admitted", "/v1/applications/" + string(tr.id),
		"/v1/issuers", "/v1/issuers/" + string(tr.id), tr.path("/history"), "/v1/lots/" + string(tr.lot), "/v1/listings?issuer=" + string(tr.id) + "&state=open",
		"/v1/listings/" + string(tr.listing), "/v1/offers?party=" + string(tr.buyer.DID), "/v1/offers/" + string(tr.offer),
		"/v1/agreements?party=" + string(tr.seller.DID), "/v1/agreements/" + string(tr.agreement), "/1.0/identifiers/" + string(tr.seller.DID),
	} {
		one, other := tr.get(tr.home, "", path), tr.get(tr.elsewhere, "", path)
		if one.status != http.StatusOK || string(one.body) != string(other.body) {
			t.Errorf("%s: %d %s\nand %d %s", path, one.status, one.body, other.status, other.body)
		}
		for _, name := range []string{sellerName, otherName, buyerName, sellerMail, sellerBirth} {
			if strings.Contains(string(one.body), name) {
				t.Errorf("%s tells a name", path)
			}
		}
	}
	register := ok[api.IssuerAnswer](tr.get(tr.home, "", "/v1/issuers/"+string(tr.id)), http.StatusOK)
	if len(register.Classes) != 1 || register.Classes[0].Issued != 1000 || len(register.Homes) != 2 || register.Homes[0].Url != urlOf("member1") {
		t.Errorf("got %+v", register)
	}
}

func TestListsArePaged(t *testing.T) {
	w := newWorld(t)
	p := w.party()
	for i := range 5 {
		c := &company{world: w, director: p}
		facts := c.facts()
		facts.CorporateNumber = fmt.Sprintf("11011100000%02d", i)
		w.apply("member1", p.signs("", &companyrules.IssuerApplied{Facts: facts}))
	}
	seen := map[value.IssuerID]bool{}
	path := "/v1/applications?limit=2"
	pages := 0
	for cursor := ""; ; pages++ {
		list := ok[api.ApplicationList](w.get(w.sites["member2"], "", path+cursor), http.StatusOK)
		for _, application := range list.Applications {
			seen[application.ID] = true
		}
		if list.Next == "" {
			break
		}
		cursor = "&cursor=" + list.Next
	}
	if len(seen) != 5 || pages != 2 {
		t.Errorf("%d applications on %d further pages", len(seen), pages)
	}
	if empty := ok[api.ListingList](w.get(w.sites["member1"], "", "/v1/listings"), http.StatusOK); empty.Listings == nil || len(empty.Listings) != 0 {
		t.Error("an empty list is not written as one")
	}
}

func TestAnAnswerWaitsForItsHeight(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	now := ok[api.LedgerAnswer](w.get(s, "", "/v1/ledger"), http.StatusOK).Height
	answers := make(chan answered, 1)
	go func() { answers <- w.get(s, "", fmt.Sprintf("/v1/issuers?height=%d", now+1)) }()
	w.party()
	if list := ok[api.IssuerList](<-answers, http.StatusOK); list.Height <= now {
		t.Errorf("the answer is true at %d", list.Height)
	}
	if again := ok[api.IssuerList](w.get(s, "", fmt.Sprintf("/v1/issuers?height=%d", now)), http.StatusOK); again.Height <= now {
		t.Errorf("the answer is true at %d", again.Height)
	}
}

func TestAHeightThatIsNotReachedIsAProblem(t *testing.T) {
	w := newWorld(t)
	w.get(w.sites["member1"], "", "/v1/issuers?height=1000000").problem(http.StatusServiceUnavailable, codeHeight)
}

func TestBeforeTheFoundingActTheSiteSaysSo(t *testing.T) {
	w := newUnfounded(t)
	s := w.sites["member1"]
	w.settle(0)
	before := ok[api.LedgerAnswer](w.get(s, "", "/v1/ledger"), http.StatusOK)
	if before.Founded != nil || before.Ledger != w.ledger.ID() || len(before.Members) != 4 || before.Members[1].Url != urlOf("member2") || before.Site.Member != "member1" {
		t.Errorf("got %+v", before)
	}
	if key := ok[api.MemberKey](w.get(s, "", "/v1/issuing-key"), http.StatusOK); string(key.Jwk) != string(s.key.Public().JWK()) || key.Member != "member1" {
		t.Errorf("got %+v", key)
	}
	if key := ok[api.MemberKey](w.get(s, "", "/v1/worker-key"), http.StatusOK); string(key.Jwk) != string(w.workers["member1"].key.Public().JWK()) || key.Member != "member1" {
		t.Errorf("got %+v", key)
	}
	w.get(s, "", "/v1/issuers").problem(http.StatusServiceUnavailable, Code(value.CodeNotFounded))
	w.get(s, "", "/v1/specimen").problem(http.StatusServiceUnavailable, Code(value.CodeNotFounded))
	if health := ok[api.Health](w.get(s, "", "/healthz"), http.StatusServiceUnavailable); health.Code != string(value.CodeNotFounded) || health.Sentence.Ko == "" {
		t.Errorf("got %+v", health)
	}
	w.post(s, "", "/v1/commands", w.introduction(newPerson(w.ledger.ID()), "member1")).problem(http.StatusServiceUnavailable, Code(value.CodeNotFounded))
	w.act(s, w.founding())
	after := ok[api.LedgerAnswer](w.get(w.sites["member2"], "", "/v1/ledger"), http.StatusOK)
	if after.Founded == nil || after.Founded.Block != 1 || after.Rules != rules.LatestRules() || after.Parameters.IdentityWait != 1 || after.Height != 2 || !after.Development {
		t.Errorf("got %+v", after)
	}
	if m := after.Members[1]; after.Pages == nil || after.Pages.RPID != "holdfast.localhost" || len(m.Administrators) != 1 || m.Threshold != 1 || !m.Worker.Valid() {
		t.Errorf("got %+v of %+v", after.Members, after.Pages)
	}
	if health := ok[api.Health](w.get(s, "", "/healthz"), http.StatusOK); health.Status != api.Ok || health.Height != 2 {
		t.Errorf("got %+v", health)
	}
}

func TestAnAlarmStopsTheRegisterAndSaysWhy(t *testing.T) {
	c := newCompany(t)
	c.enter()
	key := c.ledger.Keys()[0]
	c.ledger.Forge(ledgertest.Transaction{
		MSP: "Member2MSP", Chaincode: ledgertest.Chaincode, At: time.Now(), Args: []string{"Submit", "{}"},
		Writes: []ledgertest.Write{{Key: key, Value: []byte(`{"v":1}`)}},
	})
	c.await(func() bool { return c.home.projection.Alarm() != nil })
	for _, path := range []string{
		c.path("/register"), "/v1/issuers", "/v1/issuers/" + string(c.id), "/v1/listings", "/v1/specimen", "/v1/parties/" + string(c.officer.DID),
		c.path("/register.csv"), c.path("/register.pdf"), "/v1/session", "/1.0/identifiers/" + string(c.officer.DID),
	} {
		c.get(c.home, c.officerToken, path).problem(http.StatusServiceUnavailable, codeAlarm)
	}
	c.post(c.home, "", "/v1/verify", api.VerifyRequest{Credential: "x"}).problem(http.StatusServiceUnavailable, codeAlarm)
	seen := ok[api.LedgerAnswer](c.get(c.home, "", "/v1/ledger"), http.StatusOK)
	if seen.Audit.Alarm == nil || seen.Audit.Alarm.Block == 0 || seen.Audit.Alarm.Reason == "" {
		t.Errorf("got %+v", seen.Audit)
	}
	if health := ok[api.Health](c.get(c.home, "", "/healthz"), http.StatusServiceUnavailable); health.Code != string(codeAlarm) {
		t.Errorf("got %+v", health)
	}
}

func TestReconcileIsForTheMembersOperators(t *testing.T) {
	c := newCompany(t)
	c.enter()
	found := ok[api.Reconciliation](c.post(c.home, c.login(c.home, c.operator), "/v1/reconcile", struct{}{}), http.StatusOK)
	if found.Records != len(c.ledger.Keys()) || len(found.Differences) != 0 || len(found.Violations) != 0 || found.Audited.Commands == 0 || found.Audited.Height != found.Height {
		t.Errorf("got %+v", found)
	}
	c.post(c.home, c.officerToken, "/v1/reconcile", struct{}{}).problem(http.StatusForbidden, codeForbidden)
	c.post(c.elsewhere, c.login(c.elsewhere, c.operator), "/v1/reconcile", struct{}{}).problem(http.StatusForbidden, codeForbidden)
}

func TestAnIdentifierResolves(t *testing.T) {
	c := newCompany(t)
	found := ok[api.DIDResolution](c.get(c.home, "", "/1.0/identifiers/"+string(c.officer.DID)), http.StatusOK)
	if !strings.Contains(string(found.DidDocument), string(c.officer.Key)) {
		t.Errorf("got %s", found.DidDocument)
	}
}
