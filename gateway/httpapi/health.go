package httpapi

import (
	"context"
	"errors"
	"net/http"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

const (
	// healthPatience bounds how long the ledger is asked for its height.
	healthPatience = 2 * time.Second
	// maxLag is how many blocks the read model may be behind before the site is called unhealthy.
	maxLag = 20
)

// healthy is the sentence of a site that serves.
var healthy = api.Sentence{Ko: "정상입니다.", En: "The site serves."}

// getHealth says whether the site serves registers: the ledger is founded and reached, the read model is not behind, and
// no alarm stands.
func (s *Server) getHealth(w http.ResponseWriter, r *http.Request) error {
	answer := api.Health{Status: api.Ok, Sentence: healthy, Height: s.height()}
	status := http.StatusOK
	if code := s.ill(r.Context()); code != "" {
		status = http.StatusServiceUnavailable
		answer.Status, answer.Code, answer.Sentence = api.Unavailable, string(code), problems[code].Sentence
		traceOf(r.Context()).code = code
	}
	return writeJSON(w, status, answer)
}

// ill is why the site does not serve; empty when it does.
func (s *Server) ill(ctx context.Context) Code {
	if s.Auditor.Alarm() != nil {
		return codeAlarm
	}
	if err := s.Store.View(ctx, s.needFounded); err != nil {
		var p *problem
		if errors.As(err, &p) {
			return p.code
		}
		return Code(value.CodeInternal)
	}
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	height, err := s.Commands.Height(ctx)
	if err != nil {
		return problemOf(err).code
	}
	if height > s.Auditor.Height()+maxLag {
		return codeBehind
	}
	return ""
}
