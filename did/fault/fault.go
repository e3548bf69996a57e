// Package fault is the one error type of everything under did: a stable code,
// which programs act on, and a detail, which a person reads in a log.
//
// A detail is a fixed sentence. It never repeats what was received, so no
// name, key or token reaches a log through it, and the same input gives the
// same error on every peer.
package fault

import "errors"

// Code says what kind of failure happened. Codes are stable: they are stored
// on the ledger with an outcome and looked up in the table of user messages.
type Code string

const (
	// Malformed input does not have the required form; nothing was checked.
	Malformed Code = "malformed"
	// TooLarge input exceeds the bound of its kind; it was not read.
	TooLarge Code = "too_large"
	// BadKey is a public or private key that is not a valid one.
	BadKey Code = "bad_key"
	// WrongAlgorithm names an algorithm other than the key's own.
	WrongAlgorithm Code = "wrong_algorithm"
	// WrongType is a proof made for another purpose: its typ differs.
	WrongType Code = "wrong_type"
	// WrongKey is a proof that names another key id than the one expected.
	WrongKey Code = "wrong_key"
	// Forged is a signature or digest that does not match what it covers.
	Forged Code = "forged"
	// Expired is past its end.
	Expired Code = "expired"
	// NotYetValid is before its beginning, or was issued in the future.
	NotYetValid Code = "not_yet_valid"
	// UnknownIssuer has no key known to this verifier.
	UnknownIssuer Code = "unknown_issuer"
	// WrongAudience is meant for another verifier.
	WrongAudience Code = "wrong_audience"
	// WrongNonce does not answer this challenge.
	WrongNonce Code = "wrong_nonce"
	// WrongSubject is about, or by, somebody else than expected.
	WrongSubject Code = "wrong_subject"
	// NoHolderProof lacks the holder's proof of possession that was required.
	NoHolderProof Code = "no_holder_proof"
	// UnknownMethod is a DID method that is not resolved here.
	UnknownMethod Code = "unknown_method"
	// NotFound is a well-formed identifier that nothing answers to.
	NotFound Code = "not_found"
	// Storage is a key file or directory that cannot be used as it is.
	Storage Code = "storage"
	// Internal is a failure of this program, not of its input.
	Internal Code = "internal"
)

// Error is a failure with its code. Cause is kept for logs and errors.Is.
type Error struct {
	Code   Code
	Detail string
	Cause  error
}

// New returns an Error with a fixed detail.
func New(code Code, detail string) *Error { return &Error{Code: code, Detail: detail} }

// Wrap returns an Error that keeps its cause.
func Wrap(code Code, detail string, cause error) *Error {
	return &Error{Code: code, Detail: detail, Cause: cause}
}

// Error returns "code: detail", with the cause if there is one.
func (e *Error) Error() string {
	text := string(e.Code) + ": " + e.Detail
	if e.Cause != nil {
		text += ": " + e.Cause.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// CodeOf returns the code of the first Error in err's chain: "" for nil, and
// Internal for an error that is not ours.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}
