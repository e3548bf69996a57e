package check

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// clockBook keeps what the invariants compare of the members' clocks and the records of freshness.
type clockBook struct {
	members []value.MemberID
	workers []value.DID
	clocks  map[value.MemberID]value.Time
	fresh   []model.Fresh
	// working are the parties with a key for work.
	working map[value.DID]model.Ref
}

func newClockBook() groupBook {
	return &clockBook{clocks: map[value.MemberID]value.Time{}, working: map[value.DID]model.Ref{}}
}

func (k *clockBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Ledger:
		for _, m := range r.Members {
			k.members, k.workers = append(k.members, m.ID), append(k.workers, m.Worker)
		}
	case model.Clock:
		k.clocks[r.Member] = r.At
		b.breaks(9, r.At <= r.On.At+30, r.Ref(), "a member's clock is ahead of the transaction's time")
	case model.Fresh:
		k.fresh = append(k.fresh, r)
	case model.Party:
		for _, key := range r.Keys {
			if slices.Contains(key.Purposes, model.PurposeWork) {
				k.working[r.DID] = r.Ref()
				b.breaks(10, len(r.Keys) == 1 && len(key.Purposes) == 1, r.Ref(), "a worker's key has another purpose, or its party another key")
			}
		}
	}
}

// check compares what stands in records of freshness with the clocks: two thirds and a third of one of them have passed it, for
// clocks only go on. Where the founding act is not among the records, nothing is compared.
func (k *clockBook) check(b *book) {
	if len(k.members) == 0 {
		return
	}
	for _, fresh := range k.fresh {
		passed := 0
		for _, m := range k.members {
			if k.clocks[m] >= fresh.Passed {
				passed++
			}
		}
		b.breaks(10, 3*passed >= 2*len(k.members)+1, fresh.Ref(), "a moment is said to have passed that too few clocks have")
	}
	for did, ref := range ordered(k.working) {
		b.breaks(10, slices.Contains(k.workers, did), ref, "a party has a key for work and is no member's worker")
	}
}
