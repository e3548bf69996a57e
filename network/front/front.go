package front

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"time"

	"holdfast/network/say"
)

// Front is the reverse proxy. Make it with New.
type Front struct {
	targets    []*target
	consortium []string
	proxy      *httputil.ReverseProxy
	transport  *http.Transport
}

// New makes a front of a checked configuration.
func New(c Config) (*Front, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	f := &Front{consortium: c.Consortium}
	for _, s := range c.Sites {
		u, err := url.Parse(s.Address)
		if err != nil {
			return nil, err
		}
		f.targets = append(f.targets, &target{Site: s, url: u})
	}
	f.transport = &http.Transport{
		DialContext:           (&net.Dialer{Timeout: time.Second}).DialContext,
		ResponseHeaderTimeout: time.Minute, // a site that hangs is given up
		MaxIdleConnsPerHost:   64,
		IdleConnTimeout:       30 * time.Second,
	}
	f.proxy = &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetXForwarded()
			r.Out.Host = r.In.Host
		},
		Transport:     failover{base: f.transport},
		FlushInterval: -1,
		ErrorHandler:  f.answerBroken,
		ErrorLog:      log.New(io.Discard, "", 0), // it would name addresses of requests
	}
	return f, nil
}

// Run watches the sites and serves until ctx ends, then lets requests finish
// for up to five seconds.
func (f *Front) Run(ctx context.Context, listen string) error {
	ln, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	return f.Serve(ctx, ln)
}

// Serve is Run on a listener that is open already.
func (f *Front) Serve(ctx context.Context, ln net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	client := &http.Client{Transport: f.transport}
	for _, t := range f.targets {
		go t.watch(ctx, client)
	}
	server := &http.Server{Handler: f, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	done := make(chan error, 1)
	go func() { done <- server.Serve(ln) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	bounded, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	err := server.Shutdown(bounded)
	if errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	}
	return err
}

// ServeHTTP sends the request where its host says.
func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host := hostOf(r.Host)
	targets := f.targetsOf(host)
	if targets == nil {
		answer(w, r, http.StatusMisdirectedRequest, "unknown-host", say.Textf(
			"이 주소는 홀드패스트 네트워크의 이름이 아닙니다. 안내된 주소로 접속하십시오.",
			"This is not a name of the Holdfast network. Use the address you were given."))
		return
	}
	f.proxy.ServeHTTP(w, r.WithContext(withTargets(r.Context(), targets)))
}

func (f *Front) targetsOf(host string) []*target {
	if slices.Contains(f.consortium, host) {
		return inOrder(f.targets)
	}
	for _, t := range f.targets {
		if t.Host == host {
			return []*target{t}
		}
	}
	return nil
}

func (f *Front) answerBroken(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, errNotSent) {
		w.Header().Set("Retry-After", "2")
		answer(w, r, http.StatusServiceUnavailable, "site-down", say.Textf(
			"이 회원사의 사이트가 지금 응답하지 않습니다. 보낸 내용은 전달되지 않았습니다. 잠시 뒤 다시 하거나 다른 회원사의 사이트를 쓰십시오.",
			"This member's site does not answer now. Nothing you sent was delivered. Try again shortly, or use another member's site."))
		return
	}
	answer(w, r, http.StatusBadGateway, "site-broke-off", say.Textf(
		"사이트와의 연결이 중간에 끊겼습니다. 요청이 처리되었는지 알 수 없습니다. 같은 명령은 두 번 처리되지 않으니 결과를 확인한 뒤 다시 하십시오.",
		"The connection to the site broke off. Whether the request was carried out is unknown. Look at the result first; the same command is never carried out twice."))
}

// answer writes a problem document (RFC 9457) in the language the browser asks
// for, Korean first.
func answer(w http.ResponseWriter, r *http.Request, status int, code string, text say.Text) {
	lang := asked(r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Content-Language", string(lang))
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"type": "about:blank", "status": status, "code": code, "title": http.StatusText(status), "detail": text.In(lang),
	})
}

// asked is the language that a browser asks for first: English where that is
// English, Korean otherwise.
func asked(accept string) say.Language {
	if strings.HasPrefix(strings.ToLower(accept), "en") {
		return say.English
	}
	return say.Korean
}

// hostOf is the host of a Host header, without port and in lower case.
func hostOf(header string) string {
	host := header
	if h, _, err := net.SplitHostPort(header); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}
