// Package strict decodes the two encodings that every proof and credential is
// made of, base64url and JSON, so that each value has exactly one accepted
// reading and, for base64url, exactly one accepted spelling.
//
// It promises bounded work on any input and never panics. It knows nothing of
// keys, tokens or claims.
package strict

import (
	"encoding/base64"
	"strings"

	"holdfast/did/fault"
)

var encoding = base64.RawURLEncoding.Strict()

// EncodeBase64URL returns the unpadded base64url form (RFC 7515 section 2).
func EncodeBase64URL(data []byte) string { return encoding.EncodeToString(data) }

// Base64URL decodes unpadded base64url. Padding, line breaks and non-zero
// trailing bits are refused, so two different strings never decode alike.
func Base64URL(text string) ([]byte, error) {
	// The standard decoder skips line breaks wherever they stand.
	if strings.ContainsAny(text, "\r\n") {
		return nil, fault.New(fault.Malformed, "base64url contains a line break")
	}
	data, err := encoding.DecodeString(text)
	if err != nil {
		return nil, fault.New(fault.Malformed, "not canonical base64url")
	}
	return data, nil
}

// EncodedLen returns how many characters n bytes take.
func EncodedLen(n int) int { return encoding.EncodedLen(n) }
