package ledger

import (
	"errors"
	"time"
)

// Code is a stable name of why the ledger could not be used. In every case nothing was written.
type Code string

// The codes.
const (
	// CodeBusy: the queue, or the party's share of it, is full. Retry after RetryAfter.
	CodeBusy Code = "busy"
	// CodeUnavailable: no peer could endorse, evaluate or answer in time. Safe to retry.
	CodeUnavailable Code = "ledger-unavailable"
	// CodeConflict: others kept changing what the command reads. Safe to retry.
	CodeConflict Code = "ledger-conflict"
	// CodeHomeUnavailable: the home that keeps the personal data cannot be reached. Safe to retry, or to use the other home.
	CodeHomeUnavailable Code = "home-unavailable"
	// CodeUncertain: a personal-data transaction was submitted and the ledger has not said what became of it. Safe to retry.
	CodeUncertain Code = "ledger-uncertain"
	// CodeNotFound: the ledger has nothing under that name.
	CodeNotFound Code = "not-found"
	// CodeRefused: the chaincode refused a request other than a command, such as another value for a key that is taken.
	CodeRefused Code = "request-refused"
	// CodeStopping: the gateway is being stopped.
	CodeStopping Code = "stopping"
)

// Error is why the ledger could not be used. Detail is for logs, in English, without personal data.
type Error struct {
	Code   Code
	Detail string
	// RetryAfter is set where waiting helps.
	RetryAfter time.Duration
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Detail }

// CodeOf is the code of this package's errors, and empty for any other.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func fail(code Code, detail string) *Error { return &Error{Code: code, Detail: detail} }
