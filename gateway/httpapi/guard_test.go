package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"holdfast/gateway/api"
)

func TestEveryAnswerProtectsTheBrowser(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/", "/v1/ledger", "/v1/nothing", "/assets/index-abc.js"} {
		header := w.get(w.sites["member1"], "", path).header
		policy := header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "connect-src 'self' http://member1.localhost:7400", "base-uri 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy %q lacks %q", path, policy, want)
			}
		}
		if strings.Contains(policy, "unsafe") || header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" ||
			header.Get("X-Frame-Options") != "DENY" || len(header.Get(requestHeader)) != 24 {
			t.Errorf("%s: %v", path, header)
		}
	}
	if cache := w.get(w.sites["member1"], "", "/v1/ledger").header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("answers are cached: %q", cache)
	}
}

func TestOnlyTheMembersPagesReadAnswers(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	for origin, want := range map[string]string{
		"http://member2.localhost:7400": "http://member2.localhost:7400", "http://holdfast.localhost:7400": "http://holdfast.localhost:7400",
		"http://wallet.localhost:7400": "http://wallet.localhost:7400", "http://attacker.example": "", "null": "", "http://member2.localhost:7400.attacker.example": "",
	} {
		for _, method := range []string{http.MethodGet, http.MethodOptions} {
			answer := w.ask(asking{site: s, method: method, path: "/v1/ledger", header: map[string]string{"Origin": origin}})
			if got := answer.header.Get("Access-Control-Allow-Origin"); got != want || answer.header.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%s from %s: %q", method, origin, got)
			}
			if !strings.Contains(strings.Join(answer.header.Values("Vary"), ","), "Origin") {
				t.Error("the answer does not vary with the origin")
			}
			preflight := method == http.MethodOptions && want != ""
			if got := answer.header.Get("Access-Control-Allow-Headers"); (got != "") != preflight {
				t.Errorf("%s from %s allows %q", method, origin, got)
			}
		}
	}
}

func TestRatesAreBounded(t *testing.T) {
	now := time.Unix(0, 0)
	l := newLimiters(func() time.Time { return now })
	for range int(rates[codes].burst) {
		if !l.allow(codes, "a") {
			t.Fatal("the burst is smaller than it says")
		}
	}
	if l.allow(codes, "a") || !l.allow(codes, "b") || !l.allow(reads, "a") {
		t.Error("one party's rate is another's, or unbounded")
	}
	now = now.Add(5 * time.Second)
	if !l.allow(codes, "a") || l.allow(codes, "a") {
		t.Error("a bucket does not fill with time")
	}
	for i := range maxBuckets + 10 {
		l.allow(codes, fmt.Sprint(i))
	}
	if len(l.buckets) > maxBuckets+int(classes) {
		t.Errorf("%d buckets", len(l.buckets))
	}
	now = now.Add(time.Hour)
	l.allow(codes, "new")
	if len(l.buckets) > 10 {
		t.Errorf("%d buckets stay although they are full", len(l.buckets))
	}
}

func TestTooManyRequestsAreAProblem(t *testing.T) {
	w := newWorld(t)
	s := w.sites["member1"]
	now := time.Now()
	s.limits.now = func() time.Time { return now }
	for range int(rates[logins].burst) {
		ok[api.LoginChallenge](w.post(s, "", "/v1/login/challenge", struct{}{}), http.StatusOK)
	}
	w.post(s, "", "/v1/login/challenge", struct{}{}).problem(http.StatusTooManyRequests, codeTooMany)
	ok[api.LedgerAnswer](w.get(s, "", "/v1/ledger"), http.StatusOK)
}
