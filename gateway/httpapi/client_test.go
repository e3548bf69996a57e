package httpapi

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did/login"
	"holdfast/gateway/api"
)

// asking is one request to a site.
type asking struct {
	site   *site
	method string
	path   string
	body   any
	raw    []byte
	kind   string
	token  string
	header map[string]string
	host   string
}

// answered is what came back.
type answered struct {
	t      *testing.T
	status int
	header http.Header
	body   []byte
}

// ask sends a request.
func (w *world) ask(a asking) answered {
	w.t.Helper()
	body, kind := a.raw, a.kind
	if a.body != nil {
		encoded, err := json.Marshal(a.body)
		if err != nil {
			w.t.Fatal(err)
		}
		body, kind = encoded, "application/json"
	}
	request := httptest.NewRequest(a.method, a.path, bytes.NewReader(body))
	request.Host = strings.TrimPrefix(urlOf(a.site.member), "http://")
	if a.host != "" {
		request.Host = a.host
	}
	request.RemoteAddr = "192.0.2.1:1"
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	if a.token != "" {
		request.Header.Set("Authorization", "Bearer "+a.token)
	}
	for name, value := range a.header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	a.site.ServeHTTP(recorder, request)
	read, err := io.ReadAll(recorder.Result().Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return answered{w.t, recorder.Code, recorder.Result().Header, read}
}

func (w *world) get(s *site, token, path string) answered {
	w.t.Helper()
	return w.ask(asking{site: s, method: http.MethodGet, path: path, token: token})
}

func (w *world) post(s *site, token, path string, body any) answered {
	w.t.Helper()
	return w.ask(asking{site: s, method: http.MethodPost, path: path, token: token, body: body})
}

// ok reads an answer of this status.
func ok[T any](a answered, status int) T {
	a.t.Helper()
	var value T
	if a.status != status {
		a.t.Fatalf("status %d instead of %d: %s", a.status, status, a.body)
	}
	decoder := json.NewDecoder(bytes.NewReader(a.body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&value); err != nil {
		a.t.Fatalf("%v: %s", err, a.body)
	}
	return value
}

// problem reads a problem and checks that it is one in every part.
func (a answered) problem(status int, code Code) api.Problem {
	a.t.Helper()
	p := ok[api.Problem](a, status)
	if p.Code != string(code) || p.Status != status || p.Type != "urn:holdfast:problem:"+string(code) || p.Title == "" ||
		p.Sentence.Ko == "" || p.Sentence.En == "" || p.Request == "" || p.Request != a.header.Get(requestHeader) ||
		a.header.Get("Content-Type") != "application/problem+json" {
		a.t.Fatalf("got the problem %+v, want the code %s", p, code)
	}
	if (status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests) && a.header.Get("Retry-After") == "" {
		a.t.Errorf("%s does not say when to come back", code)
	}
	return p
}

// login begins a session at a site.
func (w *world) login(s *site, p *person) string {
	w.t.Helper()
	challenge := w.challenge(s, "")
	answer := ok[api.LoginAnswer](w.post(s, "", "/v1/login", api.LoginRequest{Did: p.DID, Response: p.answer(w.t, challenge)}), http.StatusOK)
	return answer.Token
}

func (w *world) challenge(s *site, host string) login.Challenge {
	w.t.Helper()
	asked := ok[api.LoginChallenge](w.ask(asking{site: s, method: http.MethodPost, path: "/v1/login/challenge", host: host}), http.StatusOK)
	return login.Challenge{Nonce: login.Nonce(asked.Nonce), Audience: login.Audience(asked.Aud), Expires: time.Unix(int64(asked.Expires), 0).UTC()}
}

// act submits a command over HTTP and returns its answer.
func (w *world) act(s *site, signed model.SignedCommand) api.CommandAnswer {
	w.t.Helper()
	answer := ok[api.CommandAnswer](w.post(s, "", "/v1/commands", signed), http.StatusOK)
	w.settle(uint64(*answer.Block))
	return answer
}

// upload sends a list.
func (w *world) upload(s *site, token string, issuer value.IssuerID, name string, list []byte) answered {
	w.t.Helper()
	var form bytes.Buffer
	writer := multipart.NewWriter(&form)
	part, err := writer.CreateFormFile("file", name)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := part.Write(list); err != nil {
		w.t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		w.t.Fatal(err)
	}
	return w.ask(asking{
		site: s, method: http.MethodPost, path: "/v1/issuers/" + url.PathEscape(string(issuer)) + "/imports", token: token,
		raw: form.Bytes(), kind: writer.FormDataContentType(),
	})
}
