package homes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

const (
	// writers is how many packs are written at once, each to all its homes.
	writers = 4
	// writePatience bounds one write to one home.
	writePatience = 15 * time.Second
)

// packed puts rows together, in their order, that go to the same homes: as many as one transaction takes.
func packed(rows []row) [][]row {
	var packs [][]row
	size := 0
	for _, r := range rows {
		last := len(packs) - 1
		if last < 0 || len(packs[last]) == ledger.MaxPersonalValues || size+len(r.encoded) > ledger.MaxPersonalPut ||
			!slices.Equal(packs[last][0].value.Homes, r.value.Homes) {
			packs, size, last = append(packs, nil), 0, last+1
		}
		packs[last] = append(packs[last], r)
		size += len(r.encoded)
	}
	return packs
}

// writeAll writes rows to their homes, several packs at once, and counts the copies. What a home could not be written stays
// owed.
func (k *Keeper) writeAll(ctx context.Context, rows []row) ([]Kept, error) {
	packs := packed(rows)
	copies := make([]int, len(packs))
	down := &downHomes{}
	write := func(ctx context.Context, i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		k.inHand.take(packs[i])
		defer k.inHand.leave(packs[i])
		if err := k.insert(ctx, packs[i]); err != nil {
			return err
		}
		if copies[i] = k.writePack(ctx, packs[i], down); copies[i] == 0 {
			return fail(CodeNoCopy, "none of the homes could be written")
		}
		return nil
	}
	// The first finds out which homes are down.
	if err := write(ctx, 0); err != nil {
		return nil, err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(writers)
	for i := range packs[1:] {
		group.Go(func() error { return write(ctx, i+1) })
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	kept := make([]Kept, 0, len(rows))
	for i, pack := range packs {
		for _, r := range pack {
			kept = append(kept, Kept{r.key, r.value.Commitment, r.value.Salt, copies[i]})
		}
	}
	return kept, nil
}

// writePack writes a pack to its homes, all at once, and returns how many have all of it.
func (k *Keeper) writePack(ctx context.Context, pack []row, down *downHomes) int {
	homes := pack[0].value.Homes
	faults := make([]error, len(homes))
	var group sync.WaitGroup
	for i, home := range homes {
		if faults[i] = errHomeIsDown; down.has(home) {
			continue
		}
		group.Go(func() { faults[i] = k.writeTo(ctx, home, pack) })
	}
	group.Wait()
	copies := 0
	for i, err := range faults {
		switch {
		case err == nil:
			copies++
		case !errors.Is(err, errHomeIsDown):
			down.add(homes[i])
			k.log.WarnContext(ctx, "a home could not be written; it is owed a copy", "home", homes[i], "error", err)
		}
	}
	return copies
}

// errHomeIsDown stands for a home that was not asked.
var errHomeIsDown = errors.New("the home is down")

// downHomes remembers homes that could not be written.
type downHomes struct {
	mu   sync.Mutex
	down []value.MemberID
}

func (d *downHomes) add(home value.MemberID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.down = append(d.down, home)
}

func (d *downHomes) has(home value.MemberID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(d.down, home)
}

// writeTo writes a pack to a home and notes that it is not owed it any more.
func (k *Keeper) writeTo(ctx context.Context, home value.MemberID, pack []row) error {
	if err := k.put(ctx, home, pack); err != nil {
		if ledger.CodeOf(err) == ledger.CodeRefused && len(pack) > 1 {
			// One of them is refused: the others need not wait for it.
			half := len(pack) / 2
			return errors.Join(k.writeTo(ctx, home, pack[:half]), k.writeTo(ctx, home, pack[half:]))
		}
		return err
	}
	return k.paid(context.WithoutCancel(ctx), home, pack)
}

// put writes a pack to a home in one transaction.
func (k *Keeper) put(ctx context.Context, home value.MemberID, pack []row) error {
	ctx, cancel := context.WithTimeout(ctx, writePatience)
	defer cancel()
	records := make([]ledger.PersonalRecord, len(pack))
	for i, r := range pack {
		records[i] = ledger.PersonalRecord{Key: r.key, Value: r.encoded}
	}
	return k.ledger.PutPersonal(ctx, home, records...)
}

// paid notes that a home has its copies. A value that is nobody's own and owed to nobody any more is dropped here.
func (k *Keeper) paid(ctx context.Context, home value.MemberID, pack []row) error {
	keys := make([]string, len(pack))
	for i, r := range pack {
		keys[i] = r.key
	}
	list, err := listOf(keys)
	if err != nil {
		return err
	}
	return k.change(ctx, func(tx *sql.Tx) error {
		if err := exec(ctx, tx, `DELETE FROM owed WHERE home = ? AND key IN (SELECT value FROM json_each(?))`, home, list); err != nil {
			return err
		}
		return exec(ctx, tx, `DELETE FROM personal WHERE own = 0 AND key IN (SELECT value FROM json_each(?))
			AND NOT EXISTS (SELECT 1 FROM owed WHERE owed.key = personal.key)`, list)
	})
}

// listOf writes keys for json_each.
func listOf(keys []string) (string, error) {
	list, err := json.Marshal(keys)
	return string(list), err
}

// inHand are the values that are being written by whoever left them; catching up leaves those alone. It is safe for
// concurrent use.
type inHand struct {
	mu   sync.Mutex
	keys map[string]bool
}

func (h *inHand) take(rows []row) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.keys == nil {
		h.keys = map[string]bool{}
	}
	for _, r := range rows {
		h.keys[r.key] = true
	}
}

func (h *inHand) leave(rows []row) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, r := range rows {
		delete(h.keys, r.key)
	}
}

// others are the rows that are not in hand.
func (h *inHand) others(rows []row) []row {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.DeleteFunc(rows, func(r row) bool { return h.keys[r.key] })
}
