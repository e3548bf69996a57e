package session

import (
	"sync"
	"time"

	"holdfast/did/login"
)

// maxChallenges bounds how many challenges are open at once.
const maxChallenges = 10_000

// challenges remembers open challenges until they are answered or expire. It is safe for concurrent use.
type challenges struct {
	mu   sync.Mutex
	open map[login.Nonce]login.Challenge
	most int
}

func newChallenges(most int) *challenges {
	return &challenges{open: map[login.Nonce]login.Challenge{}, most: most}
}

// add remembers a challenge. When there is no room even without the expired ones, it fails.
func (c *challenges) add(challenge login.Challenge, now time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.open) >= c.most {
		c.forgetExpired(now)
	}
	if len(c.open) >= c.most {
		return &Error{CodeBusy, "too many challenges are open"}
	}
	c.open[challenge.Nonce] = challenge
	return nil
}

// take removes a challenge in the step that finds it, so that of two answers at once exactly one gets it.
func (c *challenges) take(nonce login.Nonce, now time.Time) (login.Challenge, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	challenge, ok := c.open[nonce]
	delete(c.open, nonce)
	return challenge, ok && now.Before(challenge.Expires)
}

func (c *challenges) forgetExpired(now time.Time) {
	for nonce, challenge := range c.open {
		if !now.Before(challenge.Expires) {
			delete(c.open, nonce)
		}
	}
}
