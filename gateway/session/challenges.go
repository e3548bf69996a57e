package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"sync"
	"time"

	"holdfast/did/login"
)

const (
	// maxUsed bounds how many answered challenges are remembered, which is until they expire.
	maxUsed = 1_000_000
	// A nonce is random bytes and the code that authenticates them with the challenge's audience and end.
	randomBytes, codeBytes = 16, 16
)

// challenges gives challenges that show themselves whether they were given here, so that those who ask for many and answer none take
// no room from anybody. Only answered ones are remembered. It is safe for concurrent use.
type challenges struct {
	key  [32]byte
	most int

	mu    sync.Mutex
	used  map[login.Nonce]time.Time
	swept time.Time
}

// newChallenges makes a challenges with a key of its own: what another process gave, or this site before it was restarted, is unknown.
func newChallenges(random io.Reader, most int) *challenges {
	c := &challenges{used: map[login.Nonce]time.Time{}, most: most}
	if _, err := io.ReadFull(random, c.key[:]); err != nil {
		panic("no random bytes: " + err.Error()) // as crypto/rand does
	}
	return c
}

// give makes a challenge out of one whose nonce is random.
func (c *challenges) give(challenge login.Challenge) (login.Challenge, error) {
	random, err := base64.RawURLEncoding.DecodeString(string(challenge.Nonce))
	if err != nil || len(random) < randomBytes {
		return login.Challenge{}, fmt.Errorf("the nonce is not random: %w", err)
	}
	random = random[:randomBytes]
	challenge.Nonce = login.Nonce(base64.RawURLEncoding.EncodeToString(append(random, c.code(random, challenge)...)))
	return challenge, nil
}

func (c *challenges) code(random []byte, challenge login.Challenge) []byte {
	mac := hmac.New(sha256.New, c.key[:])
	fmt.Fprintf(mac, "%x %d %s", random, challenge.Expires.Unix(), challenge.Audience)
	return mac.Sum(nil)[:codeBytes]
}

// take uses up the challenge that an answer claims to answer, so that of two answers at once exactly one gets it. Errors:
// CodeChallengeUnknown where it was not given here, has expired or is used up; CodeBusy.
func (c *challenges) take(claimed login.Challenge, now time.Time) error {
	unknown := &Error{CodeChallengeUnknown, "the challenge is not open"}
	nonce, err := base64.RawURLEncoding.Strict().DecodeString(string(claimed.Nonce))
	if err != nil || len(nonce) != randomBytes+codeBytes || !now.Before(claimed.Expires) ||
		!hmac.Equal(nonce[randomBytes:], c.code(nonce[:randomBytes], claimed)) {
		return unknown
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, used := c.used[claimed.Nonce]; used {
		return unknown
	}
	if len(c.used) >= c.most || now.Sub(c.swept) >= challengeLife {
		c.forgetExpired(now)
	}
	if len(c.used) >= c.most {
		return &Error{CodeBusy, "too many challenges are answered"}
	}
	c.used[claimed.Nonce] = claimed.Expires
	return nil
}

func (c *challenges) forgetExpired(now time.Time) {
	c.swept = now
	for nonce, expires := range c.used {
		if !now.Before(expires) {
			delete(c.used, nonce)
		}
	}
}
