package front

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"
)

const (
	checkEvery   = time.Second
	checkTimeout = 2 * time.Second
)

// target is a site and whether it answered when last asked.
type target struct {
	Site
	url  *url.URL
	live atomic.Bool
}

// watch asks the site for its health until ctx ends.
func (t *target) watch(ctx context.Context, client *http.Client) {
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	for {
		t.live.Store(t.healthy(ctx, client))
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (t *target) healthy(ctx context.Context, client *http.Client) bool {
	ctx, cancel := context.WithTimeout(ctx, checkTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, t.Address+"/healthz", nil)
	if err != nil {
		return false
	}
	req.Host = t.Host
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

// inOrder lists the live targets first; the others follow, for a site may have
// come up since it was last asked.
func inOrder(targets []*target) []*target {
	var live, other []*target
	for _, t := range targets {
		if t.live.Load() {
			live = append(live, t)
		} else {
			other = append(other, t)
		}
	}
	return append(live, other...)
}
