package client

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	// dialPatience is how long a connection may take to come about.
	dialPatience = 3 * time.Second
	// headerPatience is how long a site may take to begin its answer. It is longer than the site's own patience for a
	// commit and for a block height.
	headerPatience = 60 * time.Second
)

// newHTTPClient makes the client of one site. It follows no redirects, so that a token never leaves its site.
func newHTTPClient(site *url.URL, address string) *http.Client {
	dialer := &net.Dialer{Timeout: dialPatience, KeepAlive: 15 * time.Second}
	return &http.Client{
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, asked string) (net.Conn, error) {
				return dialer.DialContext(ctx, network, dialTarget(asked, address))
			},
			MaxIdleConnsPerHost:    8,
			IdleConnTimeout:        30 * time.Second,
			TLSHandshakeTimeout:    dialPatience,
			ResponseHeaderTimeout:  headerPatience,
			MaxResponseHeaderBytes: 64 << 10,
			ForceAttemptHTTP2:      site.Scheme == "https",
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// dialTarget is where a connection goes: the address that the directory gives, else 127.0.0.1 for localhost and the names
// under it (RFC 6761 section 6.3), which not every resolver knows, else where the URL says.
func dialTarget(asked, address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	host, port, err := net.SplitHostPort(asked)
	if err == nil && (host == "localhost" || strings.HasSuffix(host, ".localhost")) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return asked
}
