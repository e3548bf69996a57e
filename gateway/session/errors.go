package session

import "errors"

// Code is a stable name of why there is no session.
type Code string

// The codes.
const (
	// CodeChallengeUnknown: the challenge was never given, has been answered, or has expired.
	CodeChallengeUnknown Code = "login-challenge-unknown"
	// CodeRefused: the answer is not one that this party's key made for this challenge.
	CodeRefused Code = "login-refused"
	// CodeBusy: more challenges were answered lately than are remembered.
	CodeBusy Code = "login-busy"
	// CodeNone: no session, or one that has ended.
	CodeNone Code = "session-missing"
)

// Error is why there is no session. Detail is for logs, in English, without personal data.
type Error struct {
	Code   Code
	Detail string
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
