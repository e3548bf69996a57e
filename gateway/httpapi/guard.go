package httpapi

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"holdfast/gateway/session"
)

const (
	// csrfHeader is what a page of ours sends and a form of another site cannot (with the cookie).
	csrfHeader = "X-Holdfast"

	allowedMethods = "GET, HEAD, POST, PUT, OPTIONS"
	allowedHeaders = "Authorization, Content-Type, " + csrfHeader
	exposedHeaders = "Retry-After, " + requestHeader
	preflightAge   = "600"
)

// guard sets the headers that protect a browser, answers preflights, bounds rates, and refuses what another site may have
// sent with a browser's cookie.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.protect(w.Header())
		if s.crossOrigin(w, r) {
			return
		}
		if from := address(r); !s.shared(from) && !s.limits.allow(classOf(r), from) {
			s.refuse(w, r, fail(codeTooMany, "the address sends too many requests"))
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			if _, byCookie := session.TokenOf(r); byCookie && r.Header.Get(csrfHeader) != "1" {
				s.refuse(w, r, fail(codeCSRF, "a request with the cookie lacks the header X-Holdfast: 1"))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) refuse(w http.ResponseWriter, r *http.Request, p *problem) {
	t := traceOf(r.Context())
	t.code = p.code
	writeProblem(w, t.request, p)
}

// protect sets the security headers. Scripts and styles come from this site alone; data from the members' sites too.
func (s *Server) protect(header http.Header) {
	header.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "+
		"manifest-src 'self'; worker-src 'self'; connect-src 'self' "+strings.Join(s.origins, " ")+
		"; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("X-Frame-Options", "DENY")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
	if strings.HasPrefix(s.PublicURL, "https:") {
		header.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// crossOrigin lets the members' and the consortium's pages read answers (without cookies), and answers preflights. It
// tells whether the request is answered.
func (s *Server) crossOrigin(w http.ResponseWriter, r *http.Request) bool {
	header := w.Header()
	header.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if slices.Contains(s.origins, origin) {
		header.Set("Access-Control-Allow-Origin", origin)
		header.Set("Access-Control-Expose-Headers", exposedHeaders)
	}
	if r.Method != http.MethodOptions {
		return false
	}
	if header.Get("Access-Control-Allow-Origin") != "" {
		header.Set("Access-Control-Allow-Methods", allowedMethods)
		header.Set("Access-Control-Allow-Headers", allowedHeaders)
		header.Set("Access-Control-Max-Age", preflightAge)
	}
	w.WriteHeader(http.StatusNoContent)
	return true
}

// address is the connection's other end, without its port.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// network is the address, or, of IPv6, the network of 64 bits that one customer is given.
func network(address string) string {
	ip := net.ParseIP(address)
	if ip == nil || ip.To4() != nil {
		return address
	}
	return ip.Mask(net.CIDRMask(64, 128)).String()
}

// shared tells whether an address stands for many people: on a development machine everybody comes from the loopback
// interface. What one party may do is bounded all the same.
func (s *Server) shared(address string) bool {
	ip := net.ParseIP(address)
	return s.Development && ip != nil && ip.IsLoopback()
}

// local tells whether a request was sent to this machine under a name of its own, so that no page of another site can
// have had its name point here.
func local(r *http.Request) bool {
	u := url.URL{Host: r.Host}
	host := strings.TrimSuffix(u.Hostname(), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
