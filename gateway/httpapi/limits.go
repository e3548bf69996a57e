package httpapi

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// class is a sort of requests whose rate is bounded together.
type class int

const (
	reads class = iota
	writes
	commands
	logins
	uploads
	codes
	newcomerCases
	classes
)

// rates are how many requests of a class one address, or one party, may send: so many a second, and so many at once.
var rates = [classes]struct{ perSecond, burst float64 }{
	reads:    {500, 1000},
	writes:   {50, 200},
	commands: {5000, 5000}, // the queue bounds each party's
	logins:   {20, 100},
	uploads:  {0.2, 10},
	codes:    {0.2, 10},

	newcomerCases: {100.0 / (24 * 3600), 30}, // each is written to two members' homes, and waits days for a desk
}

// classOf is the class of a request that an address sends.
func classOf(r *http.Request) class {
	switch {
	case r.Method == http.MethodGet || r.Method == http.MethodHead:
		return reads
	case r.URL.Path == "/v1/commands":
		return commands
	case strings.HasPrefix(r.URL.Path, "/v1/login"):
		return logins
	}
	return writes
}

// maxBuckets bounds how many addresses and parties are told apart; beyond it newcomers share one bucket.
const maxBuckets = 20_000

// limiters bounds rates. It is safe for concurrent use.
type limiters struct {
	now func() time.Time

	mu      sync.Mutex
	buckets map[bucketKey]*bucket
}

type bucketKey struct {
	class class
	who   string
}

type bucket struct {
	tokens float64
	at     time.Time
}

func newLimiters(now func() time.Time) *limiters {
	if now == nil {
		now = time.Now
	}
	return &limiters{now: now, buckets: map[bucketKey]*bucket{}}
}

// allow takes a token out of the bucket of a class and an address or party, if there is one.
func (l *limiters) allow(c class, who string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	b := l.bucket(bucketKey{c, who}, now)
	rate := rates[c]
	b.tokens = min(rate.burst, b.tokens+rate.perSecond*now.Sub(b.at).Seconds())
	b.at = now
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

func (l *limiters) bucket(key bucketKey, now time.Time) *bucket {
	if b, ok := l.buckets[key]; ok {
		return b
	}
	if len(l.buckets) >= maxBuckets {
		l.forgetFull(now)
	}
	if len(l.buckets) >= maxBuckets {
		key.who = ""
		if b, ok := l.buckets[key]; ok {
			return b
		}
	}
	b := &bucket{rates[key.class].burst, now}
	l.buckets[key] = b
	return b
}

// forgetFull forgets buckets that have filled up again: they say nothing.
func (l *limiters) forgetFull(now time.Time) {
	for key, b := range l.buckets {
		rate := rates[key.class]
		if b.tokens+rate.perSecond*now.Sub(b.at).Seconds() >= rate.burst {
			delete(l.buckets, key)
		}
	}
}
