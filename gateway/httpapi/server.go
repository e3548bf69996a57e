package httpapi

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"sync/atomic"
	"time"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/semaphore"

	"holdfast/chaincode/value"
	"holdfast/did/login"
)

// Server answers requests. It is safe for concurrent use, and holds no state between requests but rates.
type Server struct {
	Options
	handler http.Handler
	router  *mux.Router
	metrics *metrics
	limits  *limiters
	origins []string
	// printing bounds how many documents are made or checked at once.
	printing *semaphore.Weighted
	// founded is set once the founding act has been read.
	founded atomic.Bool
}

// New makes a Server.
func New(options Options) *Server {
	s := &Server{Options: options, metrics: newMetrics(options.Registry), limits: newLimiters(options.Now), printing: semaphore.NewWeighted(maxPrinting)}
	if s.Now == nil {
		s.Now = time.Now
	}
	for _, site := range options.Sites {
		s.origins = append(s.origins, site.URL)
	}
	for _, origin := range []string{options.PublicURL, options.ConsortiumURL, options.WalletURL} {
		if origin != "" && !slices.Contains(s.origins, origin) {
			s.origins = append(s.origins, origin)
		}
	}
	options.Registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "holdfast_homes_owed", Help: "Copies of personal data that other homes are owed; -1 when it cannot be read.",
	}, s.owed))
	s.router = s.routes()
	s.handler = s.observe(s.guard(s.router))
	return s
}

// owed is how many copies other homes are owed.
func (s *Server) owed() float64 {
	n, err := s.Keeper.Owed(context.Background())
	if err != nil {
		return -1
	}
	return float64(n)
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// handlerTimeout bounds the work on one request.
const handlerTimeout = 60 * time.Second

// audience is the origin that a request was sent to, among those that this site answers for: the consortium's, the
// wallet's, else this site's own.
func (s *Server) audience(r *http.Request) login.Audience {
	for _, origin := range []string{s.ConsortiumURL, s.WalletURL} {
		if u, err := url.Parse(origin); origin != "" && err == nil && u.Host == r.Host {
			return login.Audience(origin)
		}
	}
	return login.Audience(s.PublicURL)
}

// today is the day in Korea.
func (s *Server) today() value.Date { return s.now().DateInKorea() }

func (s *Server) now() value.Time { return value.Time(s.Now().Unix()) }
