package ledgertest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"google.golang.org/protobuf/proto"

	domain "holdfast/chaincode/ledger"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

// Channel is the ledger as one member's gateway sees it: a ledger.Channel, and a source of blocks.
type Channel struct {
	ledger *Ledger
	msp    value.MSPID
}

var _ ledger.Channel = (*Channel)(nil)

// Channel is the ledger as a member's gateway sees it.
func (l *Ledger) Channel(member value.MemberID) *Channel { return &Channel{l, Members[member]} }

// Endorse implements ledger.Channel.
func (c *Channel) Endorse(ctx context.Context, call ledger.Call) (ledger.Endorsed, error) {
	if err := ctx.Err(); err != nil {
		return ledger.Endorsed{}, err
	}
	var e *endorsed
	var result any
	var err error
	if call.Function == "Submit" {
		var replies []domain.Reply
		e, replies, err = c.ledger.endorse(c.msp, call.Args[0])
		result = struct {
			Replies []domain.Reply `json:"replies"`
		}{replies}
	} else {
		e, err = c.ledger.endorsePersonal(c.msp, call)
	}
	if err != nil {
		return ledger.Endorsed{}, err
	}
	encoded, err := json.Marshal(result)
	return ledger.Endorsed{ID: e.ID, Result: encoded, Envelope: []byte(e.ID)}, err
}

// endorsePersonal is the home's own peer's endorsement.
func (l *Ledger) endorsePersonal(msp value.MSPID, call ledger.Call) (*endorsed, error) {
	home, values := value.MSPID(call.Args[0]), call.Transient
	if call.Function == "PurgePersonal" {
		values = map[string][]byte{}
		for _, key := range call.Args[1:] {
			values[key] = nil
		}
	}
	if f := l.fault().Evaluate; f != nil {
		if err := f(call); err != nil {
			return nil, err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	refuse := func(detail string) error { return &ledger.EndorseError{Fault: ledger.FaultChaincode, Detail: detail} }
	switch {
	case !slices.Equal(call.Organisations, []value.MSPID{home}):
		return nil, refuse("not-this-home: the endorsing organisation is not the home alone")
	case call.Function == "PurgePersonal" && msp != home:
		return nil, refuse("not-this-home: only the home's own members purge")
	}
	for key, val := range values {
		if old := l.personal[home][key]; val != nil && old != nil && !bytes.Equal(old, val) {
			return nil, refuse("personal-exists: a key holds another value")
		}
	}
	e := l.propose(msp, call.Function, call.Args...)
	e.home, e.personal, e.Private = home, values, len(values)
	l.endorsed[e.ID] = e
	return e, nil
}

// Submit implements ledger.Channel.
func (c *Channel) Submit(ctx context.Context, tx ledger.Endorsed) error {
	var err error
	if f := c.ledger.fault().Submit; f != nil {
		var dropped bool
		if dropped, err = f(tx.ID); dropped {
			return err
		}
	}
	c.ledger.submit(tx.ID)
	return err
}

// Commit implements ledger.Channel.
func (c *Channel) Commit(ctx context.Context, tx string) (ledger.Commit, error) {
	if f := c.ledger.fault().Commit; f != nil {
		if err := f(tx); err != nil {
			return ledger.Commit{}, err
		}
	}
	for {
		c.ledger.mu.Lock()
		commit, known := c.ledger.commits[tx]
		changed := c.ledger.changed
		c.ledger.mu.Unlock()
		if known {
			return commit, nil
		}
		select {
		case <-ctx.Done():
			return ledger.Commit{}, ctx.Err()
		case <-changed:
		}
	}
}

// Height implements ledger.Channel.
func (c *Channel) Height(context.Context) (uint64, error) {
	c.ledger.mu.Lock()
	defer c.ledger.mu.Unlock()
	return uint64(len(c.ledger.blocks) - 1), nil
}

// Evaluate implements ledger.Channel.
func (c *Channel) Evaluate(ctx context.Context, call ledger.Call) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if f := c.ledger.fault().Evaluate; f != nil {
		if err := f(call); err != nil {
			return nil, err
		}
	}
	c.ledger.mu.Lock()
	defer c.ledger.mu.Unlock()
	personal := c.ledger.personal[c.msp]
	switch call.Function {
	case "Ping":
		return []byte("ok"), nil
	case "Rules":
		return json.Marshal(rules.RuleSets())
	case "Get":
		var found []ledger.StateEntry
		for _, key := range call.Args {
			found = append(found, ledger.StateEntry{Key: key, Value: c.ledger.state[key].value})
		}
		return json.Marshal(found)
	case "Page":
		return page(call.Args, slices.Sorted(maps.Keys(c.ledger.state)), func(key string) []byte { return c.ledger.state[key].value })
	case "GetPersonal":
		return json.Marshal(ledger.PersonalRecord{Key: call.Args[0], Value: personal[call.Args[0]]})
	case "PersonalPage":
		return page(call.Args, slices.Sorted(maps.Keys(personal)), func(key string) []byte { return personal[key] })
	case "HasPersonal":
		hashes := make([]string, len(call.Args)-1)
		for i, key := range call.Args[1:] {
			if val := c.ledger.personal[value.MSPID(call.Args[0])][key]; val != nil {
				hashes[i] = fmt.Sprintf("%x", sha256.Sum256(val))
			}
		}
		return json.Marshal(map[string][]string{"hashes": hashes})
	}
	return nil, &ledger.EndorseError{Fault: ledger.FaultChaincode, Detail: "function-unknown: " + call.Function}
}

func page(args, keys []string, value func(string) []byte) ([]byte, error) {
	limit, err := strconv.Atoi(args[1])
	if err != nil {
		return nil, err
	}
	var out struct {
		Records []ledger.StateEntry `json:"records"`
		Next    string              `json:"next"`
	}
	for _, key := range keys {
		if key < args[0] {
			continue
		}
		if len(out.Records) == limit {
			out.Next = key
			break
		}
		out.Records = append(out.Records, ledger.StateEntry{Key: key, Value: value(key)})
	}
	return json.Marshal(out)
}

// Blocks delivers copies of the blocks from a number on, until ctx ends.
func (c *Channel) Blocks(ctx context.Context, from uint64) <-chan *common.Block {
	out := make(chan *common.Block)
	go func() {
		defer close(out)
		for next := from; ; {
			c.ledger.mu.Lock()
			blocks, changed := c.ledger.blocks, c.ledger.changed
			c.ledger.mu.Unlock()
			if next >= uint64(len(blocks)) {
				select {
				case <-ctx.Done():
					return
				case <-changed:
				}
				continue
			}
			select {
			case out <- proto.Clone(blocks[next]).(*common.Block):
				next++
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
