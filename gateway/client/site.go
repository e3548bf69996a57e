package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxAnswerBytes is the largest answer that is read, in bytes.
const maxAnswerBytes = 16 << 20

// Site is one member's gateway. It may be used by several goroutines at once.
type Site struct {
	Member value.MemberID
	Name   model.Label
	// URL is the site's public origin.
	URL string

	front  string // the consortium's origin, another audience that logins may have
	http   *http.Client
	token  string // of the session; empty for nobody's
	height int64  // answers about the ledger wait for this block height
}

func newSite(info SiteInfo, front string) (*Site, error) {
	u, err := origin(info.URL)
	if err != nil {
		return nil, err
	}
	return &Site{Member: info.Member, Name: info.Name, URL: info.URL, front: front, http: newHTTPClient(u, info.Address)}, nil
}

// At returns the same site whose answers about the ledger are true at least at this block height; the site waits for up to
// five seconds until it is there.
func (s *Site) At(height int64) *Site {
	later := *s
	later.height = height
	return &later
}

// request is one question to a site.
type request struct {
	method string
	path   string
	query  url.Values
	// body is sent as JSON, or as it is with its contentType.
	body        any
	raw         []byte
	contentType string
}

// get asks for path and reads the answer into out.
func (s *Site) get(ctx context.Context, path string, query url.Values, out any) error {
	if s.height > 0 {
		if query == nil {
			query = url.Values{}
		}
		query.Set("height", strconv.FormatInt(s.height, 10))
	}
	_, err := s.json(ctx, request{method: http.MethodGet, path: path, query: query}, out)
	return err
}

// post sends body as JSON and reads the answer into out, which may be nil.
func (s *Site) post(ctx context.Context, path string, body, out any) error {
	_, err := s.json(ctx, request{method: http.MethodPost, path: path, body: body}, out)
	return err
}

// json asks and decodes the answer. It returns the HTTP status.
func (s *Site) json(ctx context.Context, r request, out any) (int, error) {
	status, answer, err := s.do(ctx, r)
	if err != nil || out == nil {
		return status, err
	}
	if err := json.Unmarshal(answer, out); err != nil {
		return status, fmt.Errorf("%s gave an answer to %s %s that is not understood: %w", s.Member, r.method, r.path, err)
	}
	return status, nil
}

// do asks and returns the answer's status and body. Any status but 2xx is a *Problem; no answer is an *Unreachable.
func (s *Site) do(ctx context.Context, r request) (int, []byte, error) {
	asked, err := s.build(ctx, r)
	if err != nil {
		return 0, nil, err
	}
	answer, err := s.http.Do(asked)
	if err != nil {
		return 0, nil, s.unreachable(ctx, err)
	}
	defer answer.Body.Close()
	body, err := readAtMost(answer.Body, maxAnswerBytes)
	if err != nil {
		return 0, nil, &Unreachable{s.Member, s.URL, true, err}
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return answer.StatusCode, nil, readProblem(s.Member, answer, body)
	}
	return answer.StatusCode, body, nil
}

func (s *Site) build(ctx context.Context, r request) (*http.Request, error) {
	body, contentType := r.raw, r.contentType
	if r.body != nil {
		encoded, err := json.Marshal(r.body)
		if err != nil {
			return nil, err
		}
		body, contentType = encoded, "application/json"
	}
	target := s.URL + r.path
	if len(r.query) > 0 {
		target += "?" + r.query.Encode()
	}
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	asked, err := http.NewRequestWithContext(ctx, r.method, target, reader)
	if err != nil {
		return nil, err
	}
	asked.Header.Set("Accept", "application/json, application/problem+json, */*;q=0.5")
	if contentType != "" {
		asked.Header.Set("Content-Type", contentType)
	}
	if s.token != "" {
		asked.Header.Set("Authorization", "Bearer "+s.token)
	}
	return asked, nil
}

// unreachable says whether a request that got no answer may have arrived.
func (s *Site) unreachable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	var failed *net.OpError
	sent := !(errors.As(err, &failed) && failed.Op == "dial")
	return &Unreachable{s.Member, s.URL, sent, err}
}

// segment writes an identifier as one segment of a path.
func segment[T ~string](id T) string { return url.PathEscape(string(id)) }
