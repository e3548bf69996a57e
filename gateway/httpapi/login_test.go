package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/session"
)

func TestASessionSaysWhatTheLedgerKnowsThePartyAs(t *testing.T) {
	tr := newTrade(t)
	officer := ok[api.Session](tr.get(tr.home, tr.officerToken, "/v1/session"), http.StatusOK)
	if officer.Did != tr.officer.DID || len(officer.Authorities) != 1 || officer.Authorities[0].Issuer != tr.id || officer.Identified || officer.Expires == 0 {
		t.Errorf("the officer is %+v", officer)
	}
	director := ok[api.Session](tr.get(tr.home, tr.login(tr.home, tr.director), "/v1/session"), http.StatusOK)
	if len(director.DirectorOf) != 1 || director.DirectorOf[0] != tr.id || len(director.Desks) != 0 {
		t.Errorf("the director is %+v", director)
	}
	desk := ok[api.Session](tr.get(tr.home, tr.identityToken, "/v1/session"), http.StatusOK)
	if len(desk.Desks) != 1 || desk.Desks[0].Kind != model.IdentityDesk || desk.Desks[0].Member != "member1" {
		t.Errorf("the desk is %+v", desk)
	}
	seller := ok[api.Session](tr.get(tr.home, tr.sellerToken, "/v1/session"), http.StatusOK)
	if len(seller.Entries) != 1 || seller.Entries[0].ID != tr.entry || !seller.Identified {
		t.Errorf("the seller is %+v", seller)
	}
}

func TestALoginIsForTheSiteThatWasAsked(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	for host, want := range map[string]string{
		"":                         "http://member1.localhost:7400",
		"holdfast.localhost:7400":  "http://holdfast.localhost:7400",
		"wallet.localhost:7400":    "http://wallet.localhost:7400",
		"attacker.localhost:7400":  "http://member1.localhost:7400",
		"holdfast.localhost":       "http://member1.localhost:7400",
		"127.0.0.1:7408":           "http://member1.localhost:7400",
		"holdfast.localhost:80@x":  "http://member1.localhost:7400",
		"member2.localhost:7400":   "http://member1.localhost:7400",
		"HOLDFAST.localhost:7400 ": "http://member1.localhost:7400",
	} {
		if got := w.challenge(s, host).Audience; string(got) != want {
			t.Errorf("asked as %q, the audience is %s", host, got)
		}
	}
}

func TestAttacksOnALogin(t *testing.T) {
	w := newWorld(t)
	here, there := w.sites["member1"], w.sites["member2"]
	p, thief := w.party(), w.party()
	try := func(s *site, as value.DID, response string) answered {
		return w.post(s, "", "/v1/login", api.LoginRequest{Did: as, Response: response})
	}
	refused, unknown := Code(session.CodeRefused), Code(session.CodeChallengeUnknown)

	c := w.challenge(here, "")
	response := p.answer(t, c)
	if ok[api.LoginAnswer](try(here, p.DID, response), http.StatusOK).Token == "" {
		t.Fatal("no token")
	}
	try(here, p.DID, response).problem(http.StatusUnauthorized, unknown)
	try(there, p.DID, p.answer(t, w.challenge(here, ""))).problem(http.StatusUnauthorized, unknown)
	phished := w.challenge(here, "")
	phished.Audience = "http://attacker.localhost:7400"
	try(here, p.DID, p.answer(t, phished)).problem(http.StatusUnauthorized, unknown)
	try(here, p.DID, thief.answer(t, w.challenge(here, ""))).problem(http.StatusUnauthorized, refused)
	forged := &person{key: thief.key, DID: p.DID, Key: p.Key}
	try(here, p.DID, forged.answer(t, w.challenge(here, ""))).problem(http.StatusUnauthorized, refused)
	nobody := newPerson(w.ledger.ID())
	try(here, nobody.DID, nobody.answer(t, w.challenge(here, ""))).problem(http.StatusUnauthorized, refused)
	try(here, p.DID, "").problem(http.StatusUnauthorized, refused)
	try(here, p.DID, strings.Repeat("a", 100_000)).problem(http.StatusUnauthorized, refused)
	command := p.signs("", &traderules.ListingExpired{})
	try(here, p.DID, command.Proofs[0].Value).problem(http.StatusUnauthorized, refused)
}

func TestACookieCannotBeUsedByAnotherSite(t *testing.T) {
	w := newWorld(t)
	s, p := w.sites["member1"], w.party()
	answer := w.post(s, "", "/v1/login", api.LoginRequest{Did: p.DID, Response: p.answer(t, w.challenge(s, ""))})
	ok[api.LoginAnswer](answer, http.StatusOK)
	cookie := answer.header.Get("Set-Cookie")
	for _, want := range []string{"holdfast_session=", "HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Fatalf("the cookie is %q", cookie)
		}
	}
	cookie, _, _ = strings.Cut(cookie, ";")
	with := func(method, path string, header map[string]string) answered {
		header["Cookie"] = cookie
		return w.ask(asking{site: s, method: method, path: path, body: struct{}{}, header: header})
	}
	ok[api.Session](with(http.MethodGet, "/v1/session", map[string]string{}), http.StatusOK)
	with(http.MethodPost, "/v1/escrow/accounts", map[string]string{}).problem(http.StatusForbidden, codeCSRF)
	with(http.MethodPost, "/v1/logout", map[string]string{}).problem(http.StatusForbidden, codeCSRF)
	with(http.MethodPost, "/v1/escrow/accounts", map[string]string{csrfHeader: "0"}).problem(http.StatusForbidden, codeCSRF)
	with(http.MethodPost, "/v1/escrow/accounts", map[string]string{csrfHeader: "1"}).problem(http.StatusBadRequest, "personal-data-invalid")
	left := with(http.MethodPost, "/v1/logout", map[string]string{csrfHeader: "1"})
	if left.status != http.StatusNoContent || !strings.Contains(left.header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("got %d, %v", left.status, left.header)
	}
	with(http.MethodGet, "/v1/session", map[string]string{}).problem(http.StatusUnauthorized, "session-missing")
}

func TestAnEndedSessionReadsAsNobody(t *testing.T) {
	tr := newTrade(t)
	token := tr.login(tr.home, tr.seller)
	if left := tr.post(tr.home, token, "/v1/logout", struct{}{}); left.status != http.StatusNoContent {
		t.Fatalf("got %d", left.status)
	}
	tr.get(tr.home, token, "/v1/session").problem(http.StatusUnauthorized, "session-missing")
	if tr.view(tr.home, token).Agreement.Amounts {
		t.Error("an ended session still sees amounts")
	}
}
