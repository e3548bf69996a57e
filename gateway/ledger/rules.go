package ledger

import (
	"context"
	"encoding/json"
)

// Rules names the sets of rules that the gateway's own peer runs, in their order.
func (c *Client) Rules(ctx context.Context) ([]string, error) {
	result, err := c.atHome(ctx, "Rules")
	if err != nil {
		return nil, err
	}
	var sets []string
	if err := json.Unmarshal(result, &sets); err != nil || len(sets) == 0 {
		return nil, fail(CodeUnavailable, "the peer's answer to Rules cannot be read")
	}
	return sets, nil
}
