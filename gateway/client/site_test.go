package client

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/login"
	"holdfast/did/proof"
	"holdfast/gateway/api"
)

// loginAt serves logins of one wallet for an audience, checked as a gateway checks them.
func loginAt(t *testing.T, wallet *Wallet, audience string) map[string]http.HandlerFunc {
	t.Helper()
	key, err := proof.ParseJWK([]byte(wallet.PublicKeys()[0].JWK))
	if err != nil {
		t.Fatal(err)
	}
	var challenge login.Challenge
	return map[string]http.HandlerFunc{
		"POST /v1/login/challenge": func(w http.ResponseWriter, _ *http.Request) {
			challenge, err = login.NewChallenge(rand.Reader, login.Audience(audience), time.Now(), time.Minute)
			if err != nil {
				t.Error(err)
			}
			write(w, http.StatusOK, api.LoginChallenge{Nonce: string(challenge.Nonce), Aud: audience, Expires: value.Time(challenge.Expires.Unix())})
		},
		"POST /v1/login": func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			_, response, _ := strings.Cut(string(body), `"response":"`)
			response, _, _ = strings.Cut(response, `"`)
			lookup := func(id did.DID, _ string) (proof.PublicKey, error) { return key, nil }
			if _, err := login.VerifyResponse(challenge, response, lookup, time.Now()); err != nil {
				write(w, http.StatusUnauthorized, api.Problem{Code: err.Error()})
				return
			}
			write(w, http.StatusOK, api.LoginAnswer{Token: "secret", Did: wallet.DID()})
		},
		"GET /v1/session": func(w http.ResponseWriter, r *http.Request) {
			write(w, http.StatusOK, api.Session{Did: value.DID(r.Header.Get("Authorization"))})
		},
	}
}

// named gives a fake the public origin that its directory says, while connections go to where it listens.
func named(t *testing.T, site *fake, origin string) *Site {
	t.Helper()
	network, err := Open(Directory{Front: "http://holdfast.localhost:7400", Sites: []SiteInfo{{Member: "member1", URL: origin, Address: site.URL}}})
	if err != nil {
		t.Fatal(err)
	}
	return network.Sites()[0]
}

func TestALoginAnswersTheSiteOrTheConsortium(t *testing.T) {
	for _, audience := range []string{"http://member1.localhost:7400", "http://holdfast.localhost:7400"} {
		wallet := newWallet(t)
		site := named(t, newFake(t, loginAt(t, wallet, audience)), "http://member1.localhost:7400")
		session, err := site.Login(t.Context(), wallet)
		if err != nil {
			t.Fatal(err)
		}
		known, err := session.Session(t.Context())
		if err != nil || known.Did != "Bearer secret" {
			t.Errorf("%v, %v", known.Did, err)
		}
		if anonymous, err := site.Session(t.Context()); err != nil || anonymous.Did != "" {
			t.Errorf("the login changed the site it came from: %v", anonymous.Did)
		}
	}
}

func TestNothingIsSignedForAnotherAudience(t *testing.T) {
	wallet := newWallet(t)
	fake := newFake(t, loginAt(t, wallet, "http://member2.localhost:7400"))
	if _, err := named(t, fake, "http://member1.localhost:7400").Login(t.Context(), wallet); err == nil {
		t.Fatal("the challenge was answered")
	}
	if fake.count("POST /v1/login") != 0 {
		t.Fatal("an answer was sent")
	}
}

func TestATokenDoesNotFollowARedirect(t *testing.T) {
	elsewhere := newFake(t, map[string]http.HandlerFunc{"GET /": answer(http.StatusOK, struct{}{})})
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/session": func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL, http.StatusFound)
	}})
	_, err := networkOf(t, site).Sites()[0].Session(t.Context())
	var p *Problem
	if !errors.As(err, &p) || p.Status != http.StatusFound || elsewhere.count("GET /") != 0 {
		t.Fatalf("%v, asked %d times", err, elsewhere.count("GET /"))
	}
}

func TestAnEndlessAnswerIsNotReadToItsEnd(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": func(w http.ResponseWriter, _ *http.Request) {
		chunk := []byte(strings.Repeat(" ", 1<<20))
		for {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}})
	_, err := networkOf(t, site).Sites()[0].Ledger(t.Context())
	var unreachable *Unreachable
	if !errors.As(err, &unreachable) || !unreachable.Sent {
		t.Fatal(err)
	}
}

func TestAnEndlessListIsNotReadToItsEnd(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/issuers": answer(http.StatusOK, api.IssuerList{Next: "again"})})
	if _, err := networkOf(t, site).Sites()[0].Issuers(t.Context()); !errors.Is(err, errTooLong) {
		t.Fatal(err)
	}
	if site.count("GET /v1/issuers") != maxPages {
		t.Errorf("%d pages", site.count("GET /v1/issuers"))
	}
}

func TestTheWholeRegisterIsReadPageByPage(t *testing.T) {
	pages := map[string]api.RegisterAnswer{
		"":       {Issuer: model.Issuer{ID: "issuer-1"}, Entries: []api.RegisterEntry{{Id: "entry-1"}, {Id: "entry-2"}}, Next: "second", Height: 5},
		"second": {Issuer: model.Issuer{ID: "issuer-1"}, Entries: []api.RegisterEntry{{Id: "entry-3"}}, Height: 6},
	}
	var queries []string
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/issuers/issuer-1/register": func(w http.ResponseWriter, r *http.Request) {
		queries = append(queries, r.URL.RawQuery)
		write(w, http.StatusOK, pages[r.URL.Query().Get("cursor")])
	}})
	register, err := networkOf(t, site).Sites()[0].At(4).Register(t.Context(), "issuer-1", true)
	if err != nil || len(register.Entries) != 3 || register.Entries[2].Id != "entry-3" || register.Height != 5 || register.Next != "" {
		t.Fatalf("%+v, %v", register, err)
	}
	if len(queries) != 2 || queries[1] != "cursor=second&ended=true&height=4&limit=200" {
		t.Errorf("asked %q", queries)
	}
}

func TestSomethingBetweenThatIsNoGatewayIsTold(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "<html>bad gateway</html>", http.StatusBadGateway)
	}})
	_, err := networkOf(t, site).Sites()[0].Ledger(t.Context())
	var p *Problem
	if !errors.As(err, &p) || p.Status != http.StatusBadGateway || p.Code != "" || p.Site != "member1" {
		t.Fatal(err)
	}
}

func TestReadingGoesOnToALiveSiteButNotPastAnAnswer(t *testing.T) {
	live := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": answer(http.StatusOK, api.LedgerAnswer{Height: 3})})
	starting := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": problem(http.StatusServiceUnavailable, "not-ready")})
	refusing := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": problem(http.StatusForbidden, "no")})
	var height int64
	ask := func(s *Site) error {
		answer, err := s.Ledger(t.Context())
		height = answer.Height
		return err
	}
	if err := networkOf(t, nil, starting, live).Any(t.Context(), ask); err != nil || height != 3 {
		t.Errorf("height %d, %v", height, err)
	}
	if err := networkOf(t, refusing, live).Any(t.Context(), ask); !errors.Is(err, Code("no")) {
		t.Errorf("went on past a refusal: %v", err)
	}
	if err := networkOf(t, live, nil).Home(t.Context(), []value.MemberID{"member2", "member1"}, ask); err != nil {
		t.Errorf("the other home was not asked: %v", err)
	}
	var unreachable *Unreachable
	if err := networkOf(t, live, nil).Home(t.Context(), []value.MemberID{"member2"}, ask); !errors.As(err, &unreachable) {
		t.Errorf("somebody who is no home was asked: %v", err)
	}
}

func TestLiveSitesAreThoseThatAnswer(t *testing.T) {
	live := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": answer(http.StatusOK, api.LedgerAnswer{})})
	sites, err := networkOf(t, nil, live, nil, live).Live(t.Context())
	if err != nil || len(sites) != 2 || sites[0].Member != "member2" || sites[1].Member != "member4" {
		t.Fatalf("%v, %v", sites, err)
	}
	if _, err := networkOf(t, nil, nil).Live(t.Context()); err == nil {
		t.Fatal("nobody answers, and no error")
	}
}

func TestNamesUnderLocalhostGoToThisMachine(t *testing.T) {
	for _, try := range []struct{ asked, address, want string }{
		{"member1.localhost:7400", "", "127.0.0.1:7400"},
		{"localhost:80", "", "127.0.0.1:80"},
		{"member1.localhost:7400", "http://127.0.0.1:7418", "127.0.0.1:7418"},
		{"member1.example:443", "", "member1.example:443"},
		{"notlocalhost:80", "", "notlocalhost:80"},
	} {
		if got := dialTarget(try.asked, try.address); got != try.want {
			t.Errorf("%s by %q goes to %s", try.asked, try.address, got)
		}
	}
}

func TestADirectoryThatCannotBeUsedIsRefused(t *testing.T) {
	for name, directory := range map[string]Directory{
		"no site":      {},
		"twice":        {Sites: []SiteInfo{{Member: "a", URL: "http://a.localhost"}, {Member: "a", URL: "http://b.localhost"}}},
		"a path":       {Sites: []SiteInfo{{Member: "a", URL: "http://a.localhost/"}}},
		"no scheme":    {Sites: []SiteInfo{{Member: "a", URL: "a.localhost"}}},
		"a file":       {Sites: []SiteInfo{{Member: "a", URL: "file:///etc/passwd"}}},
		"bad address":  {Sites: []SiteInfo{{Member: "a", URL: "http://a.localhost", Address: "127.0.0.1:1"}}},
		"with a login": {Sites: []SiteInfo{{Member: "a", URL: "http://user@a.localhost"}}},
	} {
		if _, err := Open(directory); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestTermsThatAreNotTheAgreementsAreRefused(t *testing.T) {
	terms := api.TermsView{Issuer: "issuer-1", Quantity: 10, Price: 5, Total: 50, Seller: "did:a", Buyer: "did:b"}
	own := model.Terms{Issuer: "issuer-1", Quantity: 10, Price: 5, Total: 50, Seller: "did:a", Buyer: "did:b"}
	named, err := own.ID()
	if err != nil {
		t.Fatal(err)
	}
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/agreements/{id}": answer(http.StatusOK, api.AgreementAnswer{Agreement: api.AgreementView{Id: named, Terms: terms}})})
	one := networkOf(t, site).Sites()[0]
	if got, err := TermsOf(t.Context(), one, named); err != nil || got != own {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := TermsOf(t.Context(), one, value.AgreementID(strings.Repeat("0", 64))); err == nil {
		t.Error("terms of another agreement were accepted")
	}
}

func TestADeskSignsNothingElse(t *testing.T) {
	if body, err := DeskBody(api.PreparedCommand{Type: holder.TypeClaimAttested, Body: []byte(`{"member":"member1"}`)}); err != nil || body.(*holder.ClaimAttested).Member != "member1" {
		t.Errorf("%v, %v", body, err)
	}
	for _, prepared := range []api.PreparedCommand{
		{Type: party.TypeDeskAppointed, Body: []byte(`{}`)},
		{Type: party.TypePartyIdentified, Body: []byte(`{"limit":"1"}`)},
		{Type: party.TypePartyIdentified, Body: []byte(`{}{}`)},
	} {
		if _, err := DeskBody(prepared); err == nil {
			t.Errorf("accepted %s %s", prepared.Type, prepared.Body)
		}
	}
}

func TestAnInterruptedRequestSaysSo(t *testing.T) {
	site := newFake(t, map[string]http.HandlerFunc{"GET /v1/ledger": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := networkOf(t, site).Sites()[0].Ledger(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}
