package httpapi

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"holdfast/gateway/api"
	"holdfast/gateway/notice"
)

func TestThePagesAreServedUnderEveryNameAndAddress(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	for _, path := range []string{"/", "/index.html", "/issuers/issuer-1", "/verify"} {
		for _, host := range []string{"", "wallet.localhost:7400", "holdfast.localhost:7400"} {
			page := w.ask(asking{site: s, method: http.MethodGet, path: path, host: host})
			if page.status != http.StatusOK || !strings.Contains(string(page.body), "<title>Holdfast</title>") || page.header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s at %q: %d %s", path, host, page.status, page.body)
			}
		}
	}
	asset := w.get(s, "", "/assets/index-abc.js")
	if asset.status != http.StatusOK || !strings.Contains(asset.header.Get("Cache-Control"), "immutable") || !strings.Contains(asset.header.Get("Content-Type"), "javascript") {
		t.Errorf("got %d %v", asset.status, asset.header)
	}
	if icon := w.get(s, "", "/favicon.svg"); icon.status != http.StatusOK || icon.header.Get("Cache-Control") != "no-cache" {
		t.Errorf("got %d %v", icon.status, icon.header)
	}
	w.get(s, "", "/assets/index-old.js").problem(http.StatusNotFound, codeNoRoute)
	if head := w.ask(asking{site: s, method: http.MethodHead, path: "/verify"}); head.status != http.StatusOK || len(head.body) != 0 {
		t.Errorf("got %d %q", head.status, head.body)
	}
	s.Web = nil
	if page := w.get(s, "", "/"); page.status != http.StatusOK || !strings.Contains(string(page.body), "빌드") {
		t.Errorf("without pages: %d %s", page.status, page.body)
	}
}

func TestDevelopmentRoutesAnswerOnDevelopmentSitesAlone(t *testing.T) {
	w := newWorld(t)
	s, p := w.sites["member1"], w.party()
	file := `{"v":1,"did":"` + string(p.DID) + `","label":{"ko":"매도인","en":"Seller"},"role":"seller","keys":[{"kid":"` + string(p.Key) +
		`","purposes":["login","sign"],"jwk":` + string(p.key.JWK()) + `}]}`
	if err := os.WriteFile(filepath.Join(s.PeopleDir, "seller.json"), []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.spool.Send(t.Context(), notice.Mail{To: "a@b.kr", Subject: "코드", Text: "12345678"}); err != nil {
		t.Fatal(err)
	}
	people := ok[api.DevelopmentPeople](w.get(s, "", "/v1/development/people"), http.StatusOK).People
	if len(people) != 1 || people[0].Role != api.Seller || people[0].Did != p.DID || people[0].Member != "member1" || !strings.Contains(string(people[0].Jwk), `"d":`) {
		t.Errorf("got %+v", people)
	}
	mails := ok[api.DevelopmentMail](w.get(s, "", "/v1/development/mail?to=a@b.kr"), http.StatusOK).Mails
	if len(mails) != 1 || mails[0].Subject != "코드" || mails[0].At == 0 {
		t.Errorf("got %+v", mails)
	}
	if none := ok[api.DevelopmentMail](w.get(s, "", "/v1/development/mail?to=c@d.kr"), http.StatusOK).Mails; len(none) != 0 {
		t.Errorf("got %+v", none)
	}
	w.get(s, "", "/v1/development/mail?to=x").problem(http.StatusBadRequest, codeParameter)
	for _, path := range []string{"/v1/development/people", "/v1/development/mail"} {
		// A page whose name was made to point to this machine.
		w.ask(asking{site: s, method: http.MethodGet, path: path, host: "attacker.example:7400"}).problem(http.StatusNotFound, codeDevelopment)
	}
	s.Development = false
	for _, path := range []string{"/v1/development/people", "/v1/development/mail"} {
		w.get(s, "", path).problem(http.StatusNotFound, codeDevelopment)
	}
	if ok[api.LedgerAnswer](w.get(s, "", "/v1/ledger"), http.StatusOK).Development {
		t.Error("the site says that it is for development")
	}
}

func TestMetricsNameRoutesAndNotPeople(t *testing.T) {
	w := newWorld(t)
	s, p := w.sites["member1"], w.party()
	w.get(s, "", "/v1/parties/"+string(p.DID))
	w.ask(asking{site: s, method: "BREW", path: "/v1/parties/" + string(p.DID)})
	text := string(w.get(s, "", "/metrics").body)
	for _, want := range []string{`holdfast_http_requests_total{method="GET",route="/v1/parties/{party}",status="200"} 1`, "holdfast_http_request_seconds_count", "holdfast_projection"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(text, string(p.DID)) || strings.Contains(text, "BREW") {
		t.Error("the metrics repeat what was asked")
	}
}

func TestHealthFollowsTheLedger(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	if health := ok[api.Health](w.get(s, "", "/healthz"), http.StatusOK); health.Code != "" || health.Sentence.Ko == "" {
		t.Errorf("got %+v", health)
	}
	s.Commands = farAhead{s.client}
	if health := ok[api.Health](w.get(s, "", "/healthz"), http.StatusServiceUnavailable); health.Code != string(codeBehind) || health.Status != api.Unavailable {
		t.Errorf("got %+v", health)
	}
}

// farAhead is a ledger that has gone on without this site.
type farAhead struct{ Commands }

func (farAhead) Height(context.Context) (uint64, error) { return 1000, nil }
