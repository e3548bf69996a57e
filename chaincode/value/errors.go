package value

import (
	"errors"
	"strings"
)

// Code is a stable name of what forbids a command. Codes are never renamed and never reused.
type Code string

// Error is why a command was refused or rejected: a code and typed arguments, without personal data. Whoever shows it makes
// the sentence (Explain).
type Error struct {
	Code Code
	Args []Arg
}

// Error is the code and the arguments as they stand, for logs and tests.
func (e *Error) Error() string {
	var out strings.Builder
	out.WriteString(string(e.Code))
	for _, a := range e.Args {
		out.WriteString(" " + a.Name + "=" + a.Value)
	}
	return out.String()
}

// Deny says why a command was refused or rejected.
func Deny(code Code, args ...Arg) *Error { return &Error{Code: code, Args: args} }

// CodeOf is the code of an error that this package made, and CodeInternal of any other.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// ArgsOf are the arguments of an error that this package made. What another package's error says stays where it is: it may be
// worded in another way tomorrow.
func ArgsOf(err error) []Arg {
	var e *Error
	if errors.As(err, &e) {
		return e.Args
	}
	return nil
}
