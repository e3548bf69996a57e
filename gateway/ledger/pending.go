package ledger

import (
	"context"
	"errors"

	"holdfast/chaincode/core"
)

var errPending = errors.New("not built yet")

// Client submits commands and keeps personal data. It is safe for concurrent use.
type Client struct{}

// New makes a client on a channel. Run must run for Submit to be answered.
func New(channel Channel, options Options) (*Client, error) { return nil, errPending }

// Run sends batches and resolves unknown outcomes until ctx ends; then it takes no more commands, waits for what is in
// flight, and returns. It begins with what the journal says was in flight (Recover).
func (c *Client) Run(ctx context.Context) error { return errPending }

// Submit has a command decided by the ledger. The outcome is applied, rejected, refused, deferred or Unknown; an error is
// an *Error, and then nothing was written. When ctx ends first, the outcome is Unknown if the command may be on its way.
func (c *Client) Submit(ctx context.Context, signed core.SignedCommand) (Outcome, error) {
	return Outcome{}, errPending
}

// Outcome asks the ledger for a command's outcome: final, or Unknown while the journal says it is in flight; an *Error
// with CodeNotFound when the ledger has none.
func (c *Client) Outcome(ctx context.Context, id core.CommandID) (Outcome, error) {
	return Outcome{}, errPending
}

// Recover resolves what the journal says was in flight.
func (c *Client) Recover(ctx context.Context) error { return errPending }

// Ping evaluates the chaincode's Ping at a peer.
func (c *Client) Ping(ctx context.Context) error { return errPending }

// Height is the number of the newest block at the peer in use.
func (c *Client) Height(ctx context.Context) (uint64, error) { return 0, errPending }

// PutPersonal writes a value of at most 64 KiB, under a random key of 64 hexadecimal digits, to the home's private data, in
// a transaction of its own that the home alone endorses. The same value again is no error.
func (c *Client) PutPersonal(ctx context.Context, home core.MemberID, key string, value []byte) error {
	return errPending
}

// GetPersonal reads a value from this member's own home. CodeNotFound when there is none.
func (c *Client) GetPersonal(ctx context.Context, key string) ([]byte, error) { return nil, errPending }

// PersonalPage lists values of this member's own home, by key, from start; next is empty at the end. Limit is 1 to 500.
func (c *Client) PersonalPage(ctx context.Context, start string, limit int) (records []PersonalRecord, next string, err error) {
	return nil, "", errPending
}

// HasPersonal is the SHA-256, in hexadecimal, of what a home keeps under a key; empty when it keeps nothing. Any peer answers.
func (c *Client) HasPersonal(ctx context.Context, home core.MemberID, key string) (string, error) {
	return "", errPending
}

// PurgePersonal removes a value from a home for good.
func (c *Client) PurgePersonal(ctx context.Context, home core.MemberID, key string) error {
	return errPending
}

// Get reads keys of the public state at the peer in use, in order.
func (c *Client) Get(ctx context.Context, keys ...string) ([]StateEntry, error) {
	return nil, errPending
}

// PageState reads the public state by key from start, 1 to 500 keys; next is empty at the end.
func (c *Client) PageState(ctx context.Context, start string, limit int) (entries []StateEntry, next string, err error) {
	return nil, "", errPending
}
