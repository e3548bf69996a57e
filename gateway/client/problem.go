package client

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Problem is a site's answer that it did not do what was asked (RFC 9457). Its code is empty when something other than a
// gateway answered.
type Problem struct {
	api.Problem
	// Site is the member whose site answered.
	Site value.MemberID `json:"-"`
	// RetryAfter is how long to wait before asking again; 0 where the site did not say.
	RetryAfter time.Duration `json:"-"`
}

// Error says the code and the detail, which hold no personal data.
func (p *Problem) Error() string {
	return fmt.Sprintf("%s answered %d %s: %s", p.Site, p.Status, p.Code, p.Detail)
}

// Is lets errors.Is find a problem by its code: errors.Is(err, client.Code("not-found")).
func (p *Problem) Is(target error) bool {
	code, ok := target.(Code)
	return ok && p.Code == string(code)
}

// Code is a problem's code as something to compare errors with.
type Code value.Code

// Error is the code itself.
func (c Code) Error() string { return string(c) }

// busy tells whether the site asks to come back later, having done nothing.
func (p *Problem) busy() bool {
	return p.Status == http.StatusServiceUnavailable || p.Status == http.StatusTooManyRequests
}

// maxRetryAfter bounds how long a site can make a client wait.
const maxRetryAfter = 30 * time.Second

// readProblem makes a Problem of an answer that is no success.
func readProblem(member value.MemberID, answer *http.Response, body []byte) *Problem {
	p := &Problem{}
	if !strings.HasPrefix(answer.Header.Get("Content-Type"), "application/problem+json") || json.Unmarshal(body, p) != nil {
		p.Problem = api.Problem{Title: http.StatusText(answer.StatusCode), Detail: "the answer is not a gateway's"}
	}
	p.Status, p.Site = answer.StatusCode, member
	if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && seconds > 0 {
		p.RetryAfter = min(time.Duration(seconds)*time.Second, maxRetryAfter)
	}
	return p
}

// Unreachable says that no answer came from a site.
type Unreachable struct {
	Site value.MemberID
	URL  string
	// Sent is false when the request certainly never left; otherwise the site may have acted on it.
	Sent  bool
	Cause error
}

func (u *Unreachable) Error() string {
	return fmt.Sprintf("%s at %s gave no answer: %v", u.Site, u.URL, u.Cause)
}

// Unwrap returns the cause.
func (u *Unreachable) Unwrap() error { return u.Cause }

// Unknown says that it could not be found out in time what became of a command. It may have been applied. Sending the same
// bytes again is safe and gives the one outcome.
type Unknown struct {
	Command value.CommandID
	// Cause is the last thing that kept it from being found out.
	Cause error
}

func (u *Unknown) Error() string {
	return fmt.Sprintf("the outcome of the command %s is not known yet: %v", u.Command, u.Cause)
}

// Unwrap returns the cause.
func (u *Unknown) Unwrap() error { return u.Cause }
