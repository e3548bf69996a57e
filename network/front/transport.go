package front

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync/atomic"
)

type targetsKey struct{}

// withTargets notes in the request's context where it may go, best first.
func withTargets(ctx context.Context, ts []*target) context.Context {
	return context.WithValue(ctx, targetsKey{}, ts)
}

// errNotSent says that no site took any byte of the request.
var errNotSent = errors.New("no site can be reached")

// failover tries the request's targets in order.
type failover struct {
	base http.RoundTripper
}

// RoundTrip sends the request to the first site that takes it.
func (f failover) RoundTrip(req *http.Request) (*http.Response, error) {
	targets, _ := req.Context().Value(targetsKey{}).([]*target)
	body := &watchedBody{ReadCloser: req.Body}
	if req.Body != nil {
		defer body.ReadCloser.Close()
	}
	var last error
	for _, t := range targets {
		attempt := req.Clone(req.Context())
		attempt.URL.Scheme, attempt.URL.Host = t.url.Scheme, t.url.Host
		if req.Body != nil && req.Body != http.NoBody {
			attempt.Body = body
		}
		resp, err := f.base.RoundTrip(attempt)
		if err == nil {
			return resp, nil
		}
		if req.Context().Err() != nil {
			return nil, err // the client went away; the site is not to blame
		}
		t.live.Store(false)
		last = err
		if !mayRepeat(req, err, body) {
			return nil, err
		}
	}
	return nil, errors.Join(errNotSent, last)
}

// mayRepeat is true when the site never had the request, or when asking twice
// does no harm. A body that has been touched cannot be sent again.
func mayRepeat(req *http.Request, err error, body *watchedBody) bool {
	if body.touched.Load() {
		return false
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "dial" {
		return true
	}
	switch req.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return req.Body == nil || req.Body == http.NoBody
	}
	return false
}

// watchedBody knows whether anyone has read from it, and stays open until all
// attempts are over.
type watchedBody struct {
	io.ReadCloser
	touched atomic.Bool
}

func (b *watchedBody) Read(p []byte) (int, error) {
	b.touched.Store(true)
	return b.ReadCloser.Read(p)
}

// Close does nothing: the body is closed once, after the last attempt.
func (b *watchedBody) Close() error { return nil }
