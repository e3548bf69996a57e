package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"

	"holdfast/chaincode/core"
)

// MaxPersonalBytes is the largest personal value, in bytes.
const MaxPersonalBytes = 64 << 10

// personalAttempts is how often a personal-data transaction is endorsed again when it cannot be, or is found invalid.
const personalAttempts = 3

var personalKey = regexp.MustCompile(`^[0-9a-f]{64}$`)

// PersonalRecord is one value in a home's private data.
type PersonalRecord struct {
	Key   string `json:"key"`
	Value []byte `json:"value"`
}

// PutPersonal writes a value of 1 byte to 64 KiB, under a random key of 64 hexadecimal digits, to the home's private data, in
// a transaction of its own that the home alone endorses. The same value again is no error. CodeHomeUnavailable: the home
// cannot be reached; CodeRefused: the key holds another value; CodeUncertain: ask HasPersonal, or put it again.
func (c *Client) PutPersonal(ctx context.Context, home core.MemberID, key string, value []byte) error {
	if len(value) < 1 || len(value) > MaxPersonalBytes {
		return fail(CodeRefused, "a personal value has 1 byte to 64 KiB")
	}
	sum := sha256.Sum256(value)
	return c.changePersonal(ctx, home, key, "PutPersonal", map[string][]byte{"value": value}, hex.EncodeToString(sum[:]))
}

// PurgePersonal removes a value from this member's own home for good. It is no error if there is none.
func (c *Client) PurgePersonal(ctx context.Context, home core.MemberID, key string) error {
	return c.changePersonal(ctx, home, key, "PurgePersonal", nil, "")
}

// changePersonal has one function called at the home; hash is what HasPersonal says once it is done.
func (c *Client) changePersonal(ctx context.Context, home core.MemberID, key, function string, transient map[string][]byte, hash string) error {
	msp, err := c.home(home, key)
	if err != nil {
		return err
	}
	call := Call{Function: function, Args: []string{string(msp), key}, Transient: transient, Organisations: []core.MSPID{msp}}
	var last *Error
	for range personalAttempts {
		endorsed, err := c.endorsePersonal(ctx, call)
		if err != nil {
			if last = err; err.Code == CodeRefused || ctx.Err() != nil {
				return err
			}
			continue
		}
		commit, unclear := c.order(endorsed)
		switch {
		case unclear == nil && commit.Validity == Valid:
			return nil
		case unclear == nil && commit.Validity != Duplicate:
			last = fail(CodeUnavailable, "the transaction was found invalid: "+commit.Reason)
			continue
		}
		if has, err := c.HasPersonal(ctx, home, key); err == nil && has == hash {
			return nil
		}
		return fail(CodeUncertain, fmt.Sprintf("the transaction %s: %v", endorsed.ID, unclear))
	}
	return last
}

func (c *Client) endorsePersonal(ctx context.Context, call Call) (Endorsed, *Error) {
	ctx, cancel := context.WithTimeout(ctx, c.limits.Endorse)
	defer cancel()
	endorsed, err := c.channel.Endorse(ctx, call)
	var e *EndorseError
	switch {
	case err == nil:
		return endorsed, nil
	case errors.As(err, &e) && e.Fault == FaultChaincode:
		return endorsed, fail(CodeRefused, e.Detail)
	case errors.As(err, &e) && e.Fault == FaultOverloaded:
		return endorsed, &Error{Code: CodeBusy, Detail: e.Detail, RetryAfter: busyFor}
	}
	return endorsed, fail(CodeHomeUnavailable, err.Error())
}

// home checks the names and finds how Fabric knows the home.
func (c *Client) home(member core.MemberID, key string) (core.MSPID, error) {
	msp, ok := c.options.Members[member]
	if !ok {
		return "", fail(CodeRefused, "no member has this name")
	}
	if !personalKey.MatchString(key) {
		return "", fail(CodeRefused, "a key of personal data is 64 hexadecimal digits")
	}
	return msp, nil
}

// GetPersonal reads a value from this member's own home. CodeNotFound when there is none, CodeHomeUnavailable when the
// gateway's own peer does not answer.
func (c *Client) GetPersonal(ctx context.Context, key string) ([]byte, error) {
	if _, err := c.home(c.options.Own, key); err != nil {
		return nil, err
	}
	result, err := c.atHome(ctx, "GetPersonal", key)
	if err != nil {
		return nil, err
	}
	var found PersonalRecord
	if err := json.Unmarshal(result, &found); err != nil {
		return nil, fail(CodeHomeUnavailable, "the home's answer cannot be read")
	}
	if len(found.Value) == 0 {
		return nil, fail(CodeNotFound, "the home keeps nothing under this key")
	}
	return found.Value, nil
}

// PersonalPage lists values of this member's own home, by key, from start; next is empty at the end. Limit is 1 to 500.
func (c *Client) PersonalPage(ctx context.Context, start string, limit int) (records []PersonalRecord, next string, err error) {
	result, err := c.atHome(ctx, "PersonalPage", start, fmt.Sprint(limit))
	if err != nil {
		return nil, "", err
	}
	var page struct {
		Records []PersonalRecord `json:"records"`
		Next    string           `json:"next"`
	}
	if err := json.Unmarshal(result, &page); err != nil {
		return nil, "", fail(CodeHomeUnavailable, "the home's answer cannot be read")
	}
	return page.Records, page.Next, nil
}

// atHome evaluates at the gateway's own peer.
func (c *Client) atHome(ctx context.Context, function string, args ...string) ([]byte, error) {
	own := c.options.Members[c.options.Own]
	result, err := c.evaluate(ctx, Call{Function: function, Args: args, Organisations: []core.MSPID{own}, OwnPeer: true})
	if CodeOf(err) == CodeUnavailable {
		return nil, fail(CodeHomeUnavailable, err.Error())
	}
	return result, err
}

// HasPersonal is the SHA-256, in hexadecimal, of what a home keeps under a key; empty when it keeps nothing. Any peer answers.
func (c *Client) HasPersonal(ctx context.Context, home core.MemberID, key string) (string, error) {
	msp, err := c.home(home, key)
	if err != nil {
		return "", err
	}
	result, err := c.evaluate(ctx, Call{Function: "HasPersonal", Args: []string{string(msp), key}})
	if err != nil {
		return "", err
	}
	var found struct {
		Hash string `json:"hash"`
	}
	if err := json.Unmarshal(result, &found); err != nil {
		return "", fail(CodeUnavailable, "the peer's answer cannot be read")
	}
	return found.Hash, nil
}
