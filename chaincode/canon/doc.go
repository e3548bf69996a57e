// Package canon writes and reads JSON in its one canonical form (RFC 8785, JCS), so that equal values have equal bytes on every
// peer and in every replay.
//
// It promises that Canonical and DecodeCanonical agree with encoding/json wherever both speak, that a fraction, an exponent or a
// null is an error, and that DecodeStrict takes no unknown field and nothing behind the value. It must not know what it writes:
// what a decimal or a moment is, types say themselves.
package canon
