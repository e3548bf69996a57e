package httpapi

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus"

	"holdfast/chaincode/value"
)

// requestHeader carries a request's identifier to the client.
const requestHeader = "X-Request-Id"

// trace is what the log says of one request.
type trace struct {
	request string
	command value.CommandID
	route   string
	code    Code
	status  int
	bytes   int64
}

type traceKey struct{}

func traceOf(ctx context.Context) *trace {
	if t, ok := ctx.Value(traceKey{}).(*trace); ok {
		return t
	}
	return &trace{}
}

// Logger adds the request's and the command's identifiers to every line that is logged with a request's context.
func Logger(inner slog.Handler) *slog.Logger { return slog.New(tracing{inner}) }

type tracing struct{ slog.Handler }

// Handle implements slog.Handler.
func (h tracing) Handle(ctx context.Context, record slog.Record) error {
	if t := traceOf(ctx); t.request != "" {
		record.AddAttrs(slog.String("request", t.request))
		if t.command != "" {
			record.AddAttrs(slog.String("command", string(t.command)))
		}
	}
	return h.Handler.Handle(ctx, record)
}

// WithAttrs implements slog.Handler.
func (h tracing) WithAttrs(attrs []slog.Attr) slog.Handler {
	return tracing{h.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (h tracing) WithGroup(name string) slog.Handler { return tracing{h.Handler.WithGroup(name)} }

// observe gives every request an identifier, a time limit, a log line and a place in the metrics, and turns a panic into a
// problem.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		t := &trace{request: newRequestID()}
		ctx, cancel := context.WithTimeout(context.WithValue(r.Context(), traceKey{}, t), handlerTimeout)
		defer cancel()
		recorded := &recorder{ResponseWriter: w, trace: t}
		recorded.Header().Set(requestHeader, t.request)
		defer func() {
			if fault := recover(); fault != nil && fault != http.ErrAbortHandler {
				s.Log.ErrorContext(ctx, "a handler panicked", "stack", string(debug.Stack()))
				if t.status == 0 {
					t.code = Code(value.CodeInternal)
					writeProblem(recorded, t.request, fail(t.code, "an unforeseen failure; the log has it"))
				}
			}
			s.finish(ctx, r, t, time.Since(began))
		}()
		next.ServeHTTP(recorded, r.WithContext(ctx))
	})
}

func newRequestID() string {
	var random [12]byte
	_, _ = rand.Read(random[:]) // never fails (package crypto/rand)
	return hex.EncodeToString(random[:])
}

// finish logs and counts a request by its route, never by its path, which may name people's things.
func (s *Server) finish(ctx context.Context, r *http.Request, t *trace, took time.Duration) {
	route := t.route
	if route == "" {
		route = "none"
	}
	s.metrics.finished(r.Method, route, t.status, took)
	level := slog.LevelInfo
	if t.status >= 500 {
		level = slog.LevelWarn
	}
	s.Log.LogAttrs(ctx, level, "request", slog.String("method", known(r.Method)), slog.String("route", route), slog.Int("status", t.status),
		slog.String("code", string(t.code)), slog.Int64("bytes", t.bytes), slog.Float64("ms", float64(took.Microseconds())/1000))
}

// known keeps a stranger's invention out of the log and the metrics.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodOptions:
		return method
	}
	return "other"
}

// recorder notes the status and size of an answer.
type recorder struct {
	http.ResponseWriter
	trace *trace
}

// WriteHeader implements http.ResponseWriter.
func (w *recorder) WriteHeader(status int) {
	if w.trace.status == 0 {
		w.trace.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *recorder) Write(b []byte) (int, error) {
	if w.trace.status == 0 {
		w.trace.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(b)
	w.trace.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// handler answers a request or says why not.
type handler func(w http.ResponseWriter, r *http.Request) error

// serve runs a handler and answers its failure with a problem.
func (s *Server) serve(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := traceOf(r.Context())
		if route := mux.CurrentRoute(r); route != nil {
			t.route, _ = route.GetPathTemplate()
		}
		err := h(w, r)
		if err == nil {
			return
		}
		p := problemOf(err)
		t.code = p.code
		switch {
		case p.code == Code(value.CodeInternal):
			s.Log.ErrorContext(r.Context(), "unforeseen failure", "route", t.route, "error", err)
		case problems[p.code].status >= http.StatusInternalServerError:
			s.Log.WarnContext(r.Context(), "not answered", "route", t.route, "code", p.code, "error", err)
		}
		if t.status != 0 {
			return // the answer has begun
		}
		if errors.Is(r.Context().Err(), context.Canceled) {
			t.status = statusClientGone
			return
		}
		writeProblem(w, t.request, p)
	})
}

// statusClientGone is what the log says of a client that did not wait.
const statusClientGone = 499

// metrics counts requests.
type metrics struct {
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(registry *prometheus.Registry) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "holdfast_http_requests_total", Help: "Requests answered."}, []string{"method", "route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "holdfast_http_request_seconds", Help: "How long answers took.",
			Buckets: []float64{.001, .005, .02, .05, .1, .25, .5, 1, 2.5, 5, 15, 60},
		}, []string{"route"}),
	}
	registry.MustRegister(m.requests, m.seconds)
	return m
}

func (m *metrics) finished(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(known(method), route, strconv.Itoa(status)).Inc()
	m.seconds.WithLabelValues(route).Observe(took.Seconds())
}
