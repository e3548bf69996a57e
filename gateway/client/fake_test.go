package client

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// fake is a gateway whose answers a test decides. It counts what it was asked.
type fake struct {
	*httptest.Server
	mutex sync.Mutex
	asked map[string]int
}

// newFake serves handlers by "METHOD /path"; a path may be a pattern of http.ServeMux.
func newFake(t *testing.T, handlers map[string]http.HandlerFunc) *fake {
	t.Helper()
	f := &fake{asked: map[string]int{}}
	mux := http.NewServeMux()
	for pattern, handler := range handlers {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			f.mutex.Lock()
			f.asked[pattern]++
			f.mutex.Unlock()
			handler(w, r)
		})
	}
	f.Server = httptest.NewServer(mux)
	t.Cleanup(f.Close)
	return f
}

func (f *fake) count(pattern string) int {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.asked[pattern]
}

// networkOf is the network of these sites; a nil one is a site that is down.
func networkOf(t *testing.T, sites ...*fake) *Network {
	t.Helper()
	var directory Directory
	for i, site := range sites {
		info := SiteInfo{Member: value.MemberID("member" + string(rune('1'+i)))}
		if site == nil {
			down := httptest.NewServer(http.NotFoundHandler())
			down.Close()
			info.URL = down.URL
		} else {
			info.URL = site.URL
		}
		directory.Sites = append(directory.Sites, info)
	}
	network, err := Open(directory)
	if err != nil {
		t.Fatal(err)
	}
	return network
}

func answer(status int, body any) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { write(w, status, body) }
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	if _, isProblem := body.(api.Problem); isProblem {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func problem(status int, code string) http.HandlerFunc {
	return answer(status, api.Problem{Status: status, Code: code, Detail: "a test", Request: "r1", Sentence: api.Sentence{Ko: "시험", En: "a test"}})
}

// inTurn answers with each handler once, and with the last one from then on.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	var mutex sync.Mutex
	next := 0
	return func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		handler := handlers[next]
		next = min(next+1, len(handlers)-1)
		mutex.Unlock()
		handler(w, r)
	}
}

// broken reads the request and closes the connection without an answer.
func broken(w http.ResponseWriter, _ *http.Request) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		connection.Close()
	}
}
