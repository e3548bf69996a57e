package did

import (
	"strings"

	"holdfast/did/fault"
)

const (
	// MaxDID is the longest identifier that is read, in bytes.
	MaxDID = 512
	// maxFragment bounds the part of a key id after "#".
	maxFragment = 128
	// maxMethodName bounds a method name.
	maxMethodName = 32
)

// DID is a decentralized identifier. Parse makes one.
type DID string

// KeyID names one key of a document: "did:…#fragment". ParseKeyID makes one.
type KeyID string

// Method is a method name, such as "holdfast".
type Method string

// Parse checks text against the syntax of DID Core section 3.1, more narrowly:
// no percent encoding, so one identifier has one spelling, and at most MaxDID
// bytes. Errors: malformed, too_large.
func Parse(text string) (DID, error) {
	if len(text) > MaxDID {
		return "", fault.New(fault.TooLarge, "identifier is longer than allowed")
	}
	scheme, rest, _ := strings.Cut(text, ":")
	method, id, _ := strings.Cut(rest, ":")
	if scheme != "did" || !only(method, isMethodChar) || len(method) > maxMethodName ||
		!only(id, isIDChar) || strings.HasSuffix(id, ":") {
		return "", fault.New(fault.Malformed, "not a decentralized identifier")
	}
	return DID(text), nil
}

// ParseKeyID checks a DID URL that has a fragment and no path or query.
// Errors: malformed, too_large.
func ParseKeyID(text string) (KeyID, error) {
	if len(text) > MaxDID+1+maxFragment {
		return "", fault.New(fault.TooLarge, "key id is longer than allowed")
	}
	id, fragment, _ := strings.Cut(text, "#")
	if _, err := Parse(id); err != nil {
		return "", err
	}
	if !only(fragment, isIDChar) || len(fragment) > maxFragment {
		return "", fault.New(fault.Malformed, "key id has no plain fragment")
	}
	return KeyID(text), nil
}

// Method returns the method name.
func (d DID) Method() Method {
	parts := strings.SplitN(string(d), ":", 3)
	if len(parts) < 3 {
		return ""
	}
	return Method(parts[1])
}

// methodSpecific returns what follows "did:method:".
func (d DID) methodSpecific() string {
	parts := strings.SplitN(string(d), ":", 3)
	if len(parts) < 3 {
		return ""
	}
	return parts[2]
}

// Key returns the id of the key with this fragment.
func (d DID) Key(fragment string) KeyID { return KeyID(string(d) + "#" + fragment) }

// DID returns the identifier a key id belongs to.
func (k KeyID) DID() DID {
	id, _, _ := strings.Cut(string(k), "#")
	return DID(id)
}

// only reports whether text is not empty and all its bytes are allowed.
func only(text string, allowed func(byte) bool) bool {
	for i := range len(text) {
		if !allowed(text[i]) {
			return false
		}
	}
	return text != ""
}

func isMethodChar(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func isIDChar(c byte) bool {
	return isMethodChar(c) || 'A' <= c && c <= 'Z' || c == '.' || c == '-' || c == '_' || c == ':'
}
