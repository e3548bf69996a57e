package login

import (
	"io"
	"net/url"
	"strings"
	"time"

	"holdfast/did/fault"
	"holdfast/did/internal/strict"
)

const (
	// MaxTTL is the longest a challenge may be open, and the oldest a response
	// may be.
	MaxTTL = 3 * time.Minute
	// ClockSkew is how far a wallet's clock may be ahead of the verifier's.
	ClockSkew = 30 * time.Second

	nonceSize   = 32
	maxAudience = 256
)

// Nonce is 32 random bytes in base64url. It is what one-time use is keyed by.
type Nonce string

// Audience is the origin of a verifier, such as "https://holdfast.example".
type Audience string

// Challenge is what a verifier asks a wallet to sign.
type Challenge struct {
	Nonce    Nonce
	Audience Audience
	// Expires has whole seconds; a response is refused from then on.
	Expires time.Time
}

// ParseAudience checks that text is an origin as browsers write it: https (or
// http for localhost and names under it), a host in lower case, and a port
// only if it is not the scheme's own. Errors: malformed.
func ParseAudience(text string) (Audience, error) {
	refused := fault.New(fault.Malformed, "audience is not an origin")
	if len(text) > maxAudience {
		return "", refused
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || u.Scheme+"://"+u.Host != text || strings.ToLower(text) != text {
		return "", refused
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return "", refused
		}
	}
	local := u.Hostname() == "localhost" || strings.HasSuffix(u.Hostname(), ".localhost")
	switch {
	case u.Scheme == "https" && u.Port() != "443":
	case u.Scheme == "http" && u.Port() != "80" && local:
	default:
		return "", refused
	}
	if strings.HasSuffix(u.Host, ":") {
		return "", refused
	}
	return Audience(text), nil
}

// NewChallenge returns a challenge with a nonce read from random. ttl is more
// than zero and at most MaxTTL. Errors: malformed, internal.
func NewChallenge(random io.Reader, audience Audience, now time.Time, ttl time.Duration) (Challenge, error) {
	if ttl <= 0 || ttl > MaxTTL {
		return Challenge{}, fault.New(fault.Malformed, "challenge lives too long or not at all")
	}
	if _, err := ParseAudience(string(audience)); err != nil {
		return Challenge{}, err
	}
	var nonce [nonceSize]byte
	if _, err := io.ReadFull(random, nonce[:]); err != nil {
		return Challenge{}, fault.Wrap(fault.Internal, "no random bytes", err)
	}
	return Challenge{
		Nonce:    Nonce(strict.EncodeBase64URL(nonce[:])),
		Audience: audience,
		Expires:  now.Add(ttl).Truncate(time.Second).UTC(),
	}, nil
}
