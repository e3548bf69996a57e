package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/certificate"
	"holdfast/gateway/homes"
	"holdfast/gateway/ledger"
	"holdfast/gateway/projection"
	"holdfast/gateway/session"
	"holdfast/gateway/store"
)

// problem is a failure on its way to the client.
type problem struct {
	code Code
	// detail is for people who read logs; English, without personal data.
	detail string
	// args are what the sentence of a domain's code speaks of.
	args []value.Arg
	// retryAfter is set where waiting helps.
	retryAfter time.Duration
	command    value.CommandID
	tx         string
	block      *int64
	cause      error
}

func (p *problem) Error() string {
	if p.cause != nil {
		return string(p.code) + ": " + p.detail + ": " + p.cause.Error()
	}
	return string(p.code) + ": " + p.detail
}

func (p *problem) Unwrap() error { return p.cause }

func fail(code Code, detail string) *problem { return &problem{code: code, detail: detail} }

// patience is how long a client is told to wait where the site does not know better.
const patience = time.Second

// problemOf gives every error its code. An error that nobody foresaw is internal, and its text stays in the log.
func problemOf(err error) *problem {
	var known *problem
	var domain *value.Error
	var large *http.MaxBytesError
	var busy *ledger.Error
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &domain):
		return &problem{code: Code(domain.Code), detail: domain.Error(), args: domain.Args}
	case errors.As(err, &busy):
		return &problem{code: codeOfLedger(busy.Code), detail: busy.Detail, retryAfter: busy.RetryAfter}
	case errors.As(err, &large):
		return fail(codeTooLarge, "the body has more bytes than allowed")
	case homes.CodeOf(err) != "":
		return &problem{code: Code(homes.CodeOf(err)), detail: "personal data", cause: err}
	case session.CodeOf(err) != "":
		return &problem{code: Code(session.CodeOf(err)), detail: "session", cause: err}
	case errors.Is(err, store.ErrNotFound):
		return fail(codeNoRecord, "the read model has no such record")
	case errors.Is(err, projection.ErrHalted):
		return fail(codeAlarm, "an alarm of the auditor stands")
	case errors.Is(err, certificate.ErrBehind):
		return fail(codeBehind, "the certificate names a later block")
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &problem{code: codeTimeout, detail: "the answer took too long", cause: err}
	}
	return &problem{code: Code(value.CodeInternal), detail: "an unforeseen failure; the log has it", cause: err}
}

// codeOfLedger gives what the ledger's client calls not found the name of a record that is not there.
func codeOfLedger(code ledger.Code) Code {
	if code == ledger.CodeNotFound {
		return codeNoRecord
	}
	return Code(code)
}

// writeProblem answers with a problem and returns its status.
func writeProblem(w http.ResponseWriter, request string, p *problem) int {
	e, ok := problems[p.code]
	if !ok {
		e = problems[Code(value.CodeInternal)]
	}
	sentence := e.Sentence
	if _, own := ownProblems[p.code]; !own {
		sentence = *explained(value.Code(p.code), p.args...)
	}
	body := api.Problem{
		Type: "urn:holdfast:problem:" + string(p.code), Title: title(p.code), Status: e.status, Detail: p.detail, Code: string(p.code),
		Sentence: sentence, Arguments: p.args, Request: request, Command: p.command, Tx: p.tx, Block: p.block,
	}
	header := w.Header()
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	if e.status == http.StatusServiceUnavailable || e.status == http.StatusTooManyRequests {
		wait := max(p.retryAfter, patience)
		header.Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	}
	w.WriteHeader(e.status)
	// An encoding error cannot occur with these types; a client that went away is not told.
	_ = json.NewEncoder(w).Encode(body)
	return e.status
}

// title is the code as words: "Six month rule".
func title(code Code) string {
	words := strings.ReplaceAll(string(code), "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}
