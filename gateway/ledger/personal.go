package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"holdfast/chaincode/value"
)

// Bounds of personal data, as the chaincode keeps them.
const (
	// MaxPersonalBytes is the largest personal value, in bytes.
	MaxPersonalBytes = 64 << 10
	// MaxPersonalValues is how many values one transaction puts, and how many keys one question names.
	MaxPersonalValues = 500
	// MaxPersonalPut is how many bytes of values one transaction puts.
	MaxPersonalPut = 1 << 20
)

// personalAttempts is how often a personal-data transaction is endorsed again when it cannot be, or is found invalid.
const personalAttempts = 3

var personalKey = regexp.MustCompile(`^[0-9a-f]{64}$`)

// PersonalRecord is one value in a home's private data.
type PersonalRecord struct {
	Key   string `json:"key"`
	Value []byte `json:"value"`
}

// PutPersonal writes values of 1 byte to 64 KiB, under random keys of 64 hexadecimal digits, to the home's private data: all
// of them or none, in a transaction of their own that the home alone endorses. There are 1 to MaxPersonalValues of them, of
// at most MaxPersonalPut bytes together. The same value again is no error. CodeHomeUnavailable: the home cannot be reached;
// CodeRefused: they are out of bounds, or a key holds another value; CodeUncertain: ask HasPersonal, or put them again.
func (c *Client) PutPersonal(ctx context.Context, home value.MemberID, records ...PersonalRecord) error {
	values, keys, hashes := make(map[string][]byte, len(records)), make([]string, len(records)), make([]string, len(records))
	size := 0
	for i, r := range records {
		if len(r.Value) < 1 || len(r.Value) > MaxPersonalBytes {
			return fail(CodeRefused, "a personal value has 1 byte to 64 KiB")
		}
		sum := sha256.Sum256(r.Value)
		values[r.Key], keys[i], hashes[i] = r.Value, r.Key, hex.EncodeToString(sum[:])
		size += len(r.Value)
	}
	if size > MaxPersonalPut || len(values) != len(records) {
		return fail(CodeRefused, "personal values that are put together have at most 1 MiB, each under a key of its own")
	}
	msp, err := c.home(home, keys...)
	if err != nil {
		return err
	}
	call := Call{Function: "PutPersonal", Args: []string{string(msp)}, Transient: values, Organisations: []value.MSPID{msp}}
	return c.changePersonal(ctx, call, home, keys, hashes)
}

// PurgePersonal removes 1 to MaxPersonalValues values from this member's own home for good. It is no error if there are none.
func (c *Client) PurgePersonal(ctx context.Context, home value.MemberID, keys ...string) error {
	msp, err := c.home(home, keys...)
	if err != nil {
		return err
	}
	call := Call{Function: "PurgePersonal", Args: append([]string{string(msp)}, keys...), Organisations: []value.MSPID{msp}}
	return c.changePersonal(ctx, call, home, keys, make([]string, len(keys)))
}

// changePersonal has one function called at the home; hashes are what HasPersonal says of the keys once it is done.
func (c *Client) changePersonal(ctx context.Context, call Call, home value.MemberID, keys, hashes []string) error {
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
		if has, err := c.HasPersonal(ctx, home, keys...); err == nil && slices.Equal(has, hashes) {
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
func (c *Client) home(member value.MemberID, keys ...string) (value.MSPID, error) {
	msp, ok := c.options.Members[member]
	if !ok {
		return "", fail(CodeRefused, "no member has this name")
	}
	if len(keys) < 1 || len(keys) > MaxPersonalValues {
		return "", fail(CodeRefused, "there are 1 to 500 keys of personal data at a time")
	}
	for _, key := range keys {
		if !personalKey.MatchString(key) {
			return "", fail(CodeRefused, "a key of personal data is 64 hexadecimal digits")
		}
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
	result, err := c.evaluate(ctx, Call{Function: function, Args: args, Organisations: []value.MSPID{own}, OwnPeer: true})
	if CodeOf(err) == CodeUnavailable {
		return nil, fail(CodeHomeUnavailable, err.Error())
	}
	return result, err
}

// HasPersonal is the SHA-256, in hexadecimal, of what a home keeps under each of 1 to MaxPersonalValues keys; empty where it
// keeps nothing. Any peer answers.
func (c *Client) HasPersonal(ctx context.Context, home value.MemberID, keys ...string) ([]string, error) {
	msp, err := c.home(home, keys...)
	if err != nil {
		return nil, err
	}
	result, err := c.evaluate(ctx, Call{Function: "HasPersonal", Args: append([]string{string(msp)}, keys...)})
	if err != nil {
		return nil, err
	}
	var found struct {
		Hashes []string `json:"hashes"`
	}
	if err := json.Unmarshal(result, &found); err != nil || len(found.Hashes) != len(keys) {
		return nil, fail(CodeUnavailable, "the peer's answer cannot be read")
	}
	return found.Hashes, nil
}
