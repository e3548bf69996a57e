package front

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// site is a member's gateway for a test. It answers with its name, and breaks
// off the connection when asked for /break.
type site struct {
	*httptest.Server
	host  string
	asked atomic.Int64 // requests other than for health
}

func newSite(t *testing.T, name string) *site {
	s := &site{host: name + ".localhost"}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			return
		}
		s.asked.Add(1)
		body, _ := io.ReadAll(r.Body)
		if r.URL.Path == "/break" {
			panic(http.ErrAbortHandler)
		}
		fmt.Fprintf(w, "%s %s %s %s", name, r.Host, r.Header.Get("X-Forwarded-Host"), body)
	}))
	t.Cleanup(s.Close)
	return s
}

// newFront serves the sites and returns the front's address.
func newFront(t *testing.T, sites ...*site) (*Front, string) {
	t.Helper()
	c := Config{Listen: "127.0.0.1:0", Consortium: []string{"holdfast.localhost", "127.0.0.1"}}
	for _, s := range sites {
		c.Sites = append(c.Sites, Site{Host: s.host, Address: s.URL})
	}
	f, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", c.Listen)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return f, "http://" + ln.Addr().String()
}

func ask(t *testing.T, method, url, host, body string) (int, string, http.Header) {
	t.Helper()
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body == "" {
		req.Body = nil
	}
	req.Host = host
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data), resp.Header
}

func waitLive(t *testing.T, f *Front, want ...bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		same := true
		for i, w := range want {
			same = same && f.targets[i].live.Load() == w
		}
		if same {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the sites' health never became ", want)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestAMembersNameGoesToThatMember(t *testing.T) {
	_, front := newFront(t, newSite(t, "member1"), newSite(t, "member2"))
	for _, host := range []string{"member2.localhost", "member2.localhost:7400", "MEMBER2.localhost"} {
		status, body, _ := ask(t, "GET", front+"/", host, "")
		if status != 200 || !strings.HasPrefix(body, "member2 "+host) {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
}

func TestTheSiteSeesTheNameTheBrowserUsed(t *testing.T) {
	_, front := newFront(t, newSite(t, "member1"))
	_, body, _ := ask(t, "POST", front+"/", "holdfast.localhost:7400", "hello")
	if body != "member1 holdfast.localhost:7400 holdfast.localhost:7400 hello" {
		t.Fatal(body)
	}
}

func TestTheConsortiumsNameGoesToTheNextLiveSite(t *testing.T) {
	one, two := newSite(t, "member1"), newSite(t, "member2")
	f, front := newFront(t, one, two)
	waitLive(t, f, true, true)
	if _, body, _ := ask(t, "GET", front+"/", "holdfast.localhost", ""); !strings.HasPrefix(body, "member1 ") {
		t.Fatal(body)
	}
	one.Close()
	// At once, whether or not the death has been noticed, and with a body.
	for i := range 5 {
		status, body, _ := ask(t, "POST", front+"/", "holdfast.localhost", fmt.Sprint("order ", i))
		if status != 200 || !strings.HasSuffix(body, fmt.Sprint("order ", i)) || !strings.HasPrefix(body, "member2 ") {
			t.Fatal(status, body)
		}
	}
	if two.asked.Load() != 5 {
		t.Fatalf("asked %d times", two.asked.Load())
	}
}

func TestADeadMembersNameIsAnsweredNotSent(t *testing.T) {
	one, two := newSite(t, "member1"), newSite(t, "member2")
	_, front := newFront(t, one, two)
	one.Close()
	status, body, header := ask(t, "POST", front+"/", "member1.localhost", "x")
	if status != http.StatusServiceUnavailable || header.Get("Content-Type") != "application/problem+json" {
		t.Fatal(status, body)
	}
	if two.asked.Load() != 0 {
		t.Fatal("another member was asked")
	}
	var problem struct{ Code, Detail string }
	if err := json.Unmarshal([]byte(body), &problem); err != nil || problem.Code != "site-down" || problem.Detail == "" {
		t.Fatal(problem, err)
	}
}

func TestARequestThatBrokeOffIsNeverSentTwice(t *testing.T) {
	one, two := newSite(t, "member1"), newSite(t, "member2")
	f, front := newFront(t, one, two)
	waitLive(t, f, true, true)
	status, body, _ := ask(t, "POST", front+"/break", "holdfast.localhost", "buy")
	if status != http.StatusBadGateway || !strings.Contains(body, "site-broke-off") {
		t.Fatal(status, body)
	}
	if one.asked.Load() != 1 || two.asked.Load() != 0 {
		t.Fatalf("asked %d and %d times", one.asked.Load(), two.asked.Load())
	}
}

func TestAQuestionThatBrokeOffIsAskedElsewhere(t *testing.T) {
	one, two := newSite(t, "member1"), newSite(t, "member2")
	f, front := newFront(t, one, two)
	waitLive(t, f, true, true)
	status, _, _ := ask(t, "GET", front+"/break", "holdfast.localhost", "")
	if status != http.StatusServiceUnavailable { // the second breaks off as well
		t.Fatal(status)
	}
	if one.asked.Load() == 0 || two.asked.Load() == 0 {
		t.Fatalf("asked %d and %d times", one.asked.Load(), two.asked.Load())
	}
}

func TestAForeignNameIsRefused(t *testing.T) {
	one := newSite(t, "member1")
	_, front := newFront(t, one)
	for _, host := range []string{"evil.example", "member9.localhost", "member1.localhost.evil.example"} {
		status, body, _ := ask(t, "GET", front+"/", host, "")
		if status != http.StatusMisdirectedRequest || !strings.Contains(body, "unknown-host") {
			t.Errorf("%s: %d %s", host, status, body)
		}
	}
	if one.asked.Load() != 0 {
		t.Fatal("a site was asked")
	}
}

func TestTheAnswerIsInTheLanguageAskedFor(t *testing.T) {
	_, front := newFront(t, newSite(t, "member1"))
	for accept, want := range map[string]string{"": "ko", "en-GB,ko;q=0.5": "en", "ko-KR": "ko"} {
		req, err := http.NewRequest("GET", front, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = "evil.example"
		req.Header.Set("Accept-Language", accept)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got := resp.Header.Get("Content-Language"); got != want {
			t.Errorf("%q: %s", accept, got)
		}
	}
}

func TestConfigurationIsReadStrictly(t *testing.T) {
	good := `{"listen":"127.0.0.1:1","consortium":["c"],"sites":[{"host":"a","address":"http://127.0.0.1:2","name":{"ko":"가","en":"A"}}]}`
	path := filepath.Join(t.TempDir(), "c.json")
	for text, ok := range map[string]bool{
		good: true,
		strings.Replace(good, "127.0.0.1:1", "0.0.0.0:1", 1):           false,
		strings.Replace(good, "127.0.0.1:1", "127.0.0.1", 1):           false,
		strings.Replace(good, `"consortium"`, `"other"`, 1):            false,
		strings.Replace(good, `"host":"a"`, `"host":"c"`, 1):           false,
		strings.Replace(good, `http://127.0.0.1:2`, `ftp://x`, 1):      false,
		strings.Replace(good, `http://127.0.0.1:2`, `http://x/a/b`, 1): false,
		`{"listen":"127.0.0.1:1"}`:                                     false,
		"":                                                             false,
		strings.Repeat(" ", maxConfig) + good:                          false,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadConfig(path); (err == nil) != ok {
			t.Errorf("%.80s: %v", text, err)
		}
	}
}
