package ledger

import (
	"encoding/json"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// batchFrame is the JSON around the commands of a batch, in bytes, generously.
const batchFrame = 64

// busyFor is how long a client is asked to wait when the queue is full.
const busyFor = time.Second

// item is one command on its way.
type item struct {
	trial
	signed model.SignedCommand
	id     value.CommandID
	// size is its JSON in the batch, in bytes.
	size   int
	flying bool
	// attempts counts endorsements that dividing the batch did not cure.
	attempts int
	// answer receives once.
	answer chan answer
}

// answer ends a Submit.
type answer struct {
	outcome Outcome
	err     error
}

// batch is commands that are in flight together.
type batch struct{ items []*item }

// queue is what waits and what is in flight. Its methods are called under the client's lock.
type queue struct {
	limits  Limits
	waiting []*item
	flying  map[*batch]bool
	held    held
	// count is all commands that wait or fly; parties counts them by party, the unproven under no name.
	count   int
	parties map[value.DID]int
}

func newQueue(limits Limits) *queue {
	return &queue{limits: limits, flying: map[*batch]bool{}, held: held{}, parties: map[value.DID]int{}}
}

// admit takes a command in, unless the queue or the party's share of it is full. Commands without a proof that was seen
// share a quarter of the queue, so that nobody fills another party's share.
func (q *queue) admit(i *item) *Error {
	share := q.limits.PartyQueue
	if i.party == "" {
		share = max(1, q.limits.Queue/4)
	}
	switch {
	case q.count >= q.limits.Queue:
		return &Error{Code: CodeBusy, Detail: "the queue is full", RetryAfter: busyFor}
	case q.parties[i.party] >= share:
		return &Error{Code: CodeBusy, Detail: "the party's share of the queue is full", RetryAfter: busyFor}
	}
	q.count++
	q.parties[i.party]++
	q.waiting = append(q.waiting, i)
	return nil
}

// forget gives back the command's place.
func (q *queue) forget(i *item) {
	q.count--
	if q.parties[i.party]--; q.parties[i.party] == 0 {
		delete(q.parties, i.party)
	}
}

// withdraw takes back a command that is not in flight yet, and tells whether it was not.
func (q *queue) withdraw(i *item) bool {
	at := slices.Index(q.waiting, i)
	if at < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, at, at+1)
	q.forget(i)
	return true
}

// form makes the next batch of those that wait, in their order, as many as fit: what conflicts with a batch in flight, or
// with a command that waits before it, waits on. It is nil when nothing can go now.
func (q *queue) form() *batch {
	if len(q.flying) >= q.limits.InFlight {
		return nil
	}
	b, passed, size := &batch{}, keys{}, batchFrame
	for _, i := range q.waiting {
		if len(b.items) == q.limits.BatchCommands || len(b.items) > 0 && size+i.size > q.limits.BatchBytes {
			break
		}
		if q.held.blocks(i.keys) || passed.conflictsWith(i.keys) {
			passed.add(i.keys)
			continue
		}
		i.flying = true
		b.items = append(b.items, i)
		size += i.size
	}
	if len(b.items) == 0 {
		return nil
	}
	q.waiting = slices.DeleteFunc(q.waiting, func(i *item) bool { return i.flying })
	q.flying[b] = true
	for _, i := range b.items {
		q.held.take(b, i.keys)
	}
	return b
}

// land gives back a command's keys and place: its outcome is known, or it was handed to those who find it out.
func (q *queue) land(b *batch, i *item) {
	q.held.release(b, i.keys)
	q.forget(i)
}

func sizeOf(signed model.SignedCommand) (int, error) {
	encoded, err := json.Marshal(signed)
	return len(encoded) + 1, err
}
