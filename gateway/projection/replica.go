package projection

import (
	"context"
	"sync"

	"holdfast/chaincode/model"
	"holdfast/gateway/store"
)

// mostCached is how many records each of the two halves of the cache holds.
const mostCached = 100_000

// replica is the state that this site replayed: what the store holds, and over it what the blocks read since then wrote.
// It is safe for concurrent use, with one writer.
type replica struct {
	store *store.Store

	mu sync.RWMutex
	// fresh are records of blocks that are explained and not in the store yet.
	fresh map[model.Ref]model.Record
	// young and old are the cache: when young is full it becomes old, and old is forgotten.
	young, old map[model.Ref]model.Record
	// changes counts what absorb and forget did, so that a slow reader does not put an old record into the cache.
	changes uint64
}

func newReplica(s *store.Store) *replica {
	r := &replica{store: s}
	r.forget()
	return r
}

// Load implements ledger.State.
func (r *replica) Load(ref model.Ref) (model.Record, error) {
	r.mu.RLock()
	found, ok := r.cached(ref)
	changes := r.changes
	r.mu.RUnlock()
	if ok {
		return found, nil
	}
	loaded, err := r.store.Record(context.Background(), ref)
	if err != nil || loaded == nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.changes == changes {
		r.keep(ref, loaded)
	}
	return loaded, nil
}

func (r *replica) cached(ref model.Ref) (model.Record, bool) {
	for _, records := range []map[model.Ref]model.Record{r.fresh, r.young, r.old} {
		if found, ok := records[ref]; ok {
			return found, true
		}
	}
	return nil, false
}

func (r *replica) keep(ref model.Ref, record model.Record) {
	if len(r.young) >= mostCached {
		r.old, r.young = r.young, make(map[model.Ref]model.Record, mostCached)
	}
	r.young[ref] = record
}

// absorb takes over what an explained transaction wrote.
func (r *replica) absorb(t store.Transaction) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changes++
	for _, act := range t.Acts {
		for _, write := range act.Writes {
			r.fresh[write.Record.Ref()] = write.Record
		}
	}
}

// stored is called when everything absorbed is in the store.
func (r *replica) stored() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changes++
	for ref, record := range r.fresh {
		delete(r.old, ref)
		r.keep(ref, record)
	}
	clear(r.fresh)
}

// forget empties the replica; the store decides again what is there.
func (r *replica) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changes++
	r.fresh, r.young, r.old = map[model.Ref]model.Record{}, map[model.Ref]model.Record{}, nil
}
