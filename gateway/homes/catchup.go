package homes

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"time"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

const (
	// catchUpEvery is how often what is owed is tried again.
	catchUpEvery = 2 * time.Second
	// scanEvery is how often the whole home is compared with SQL; refreshEvery how often a search that misses may ask for it.
	// A home that takes long to scan is scanned less often: at most scanShare and refreshShare of the time.
	scanEvery    = time.Minute
	refreshEvery = 2 * time.Second
	scanShare    = 50
	refreshShare = 5
	// scanPage is how many values are read at once; a page ends before 2 MiB.
	scanPage = 500
	// debts is how many owed copies, or purges, are read at once.
	debts = ledger.MaxPersonalValues
)

// Run catches up homes that are owed a copy, finishes purges, takes in what other gateways wrote to this home, and purges
// lists that were never entered, until ctx ends.
func (k *Keeper) Run(ctx context.Context) {
	tick := time.NewTicker(catchUpEvery)
	defer tick.Stop()
	for {
		k.round(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (k *Keeper) round(ctx context.Context) {
	if k.scanDue() {
		k.note(ctx, "the home could not be scanned", k.Scan(ctx))
		k.note(ctx, "purged values could not be looked for", k.comeBack(ctx))
	}
	if k.now().Sub(k.swept) >= sweepEvery {
		k.swept = k.now()
		k.note(ctx, "lists that were never entered could not be swept", k.Sweep(ctx))
		k.note(ctx, "cases that nobody answered could not be ended", (&Cases{keeper: k}).Expire(ctx))
	}
	k.note(ctx, "purges could not be finished", k.purgeOwed(ctx))
	k.note(ctx, "copies could not be caught up", k.CatchUp(ctx))
}

// note logs what the next round tries again: once when it begins to fail, and once when it works again.
func (k *Keeper) note(ctx context.Context, what string, err error) {
	if ctx.Err() != nil {
		return
	}
	k.noting.Lock()
	failing := k.failing[what]
	k.failing[what] = err != nil
	k.noting.Unlock()
	switch {
	case err != nil && !failing:
		k.log.WarnContext(ctx, what+"; it is tried again", "error", err)
	case err == nil && failing:
		k.log.InfoContext(ctx, "in order again: "+what)
	}
}

// Owed is how many copies homes are owed.
func (k *Keeper) Owed(ctx context.Context) (int, error) {
	var n int
	err := k.reader.QueryRowContext(ctx, `SELECT count(*) FROM owed`).Scan(&n)
	return n, err
}

// CatchUp tries once to write what homes are owed. A home that cannot be reached is not asked again in the same round.
func (k *Keeper) CatchUp(ctx context.Context) error {
	homes, err := k.pairs(ctx, `SELECT DISTINCT '', home, x'' FROM owed`)
	if err != nil {
		return err
	}
	var faults []error
	for _, creditor := range homes {
		faults = append(faults, k.catchUp(ctx, creditor.home))
	}
	return errors.Join(faults...)
}

// catchUp writes what one home is owed, the oldest first, until nothing is owed or a write fails.
func (k *Keeper) catchUp(ctx context.Context, home value.MemberID) error {
	for {
		owed, err := k.pairs(ctx, `SELECT owed.key, home, value FROM owed JOIN personal USING (key) WHERE home = ? ORDER BY since LIMIT ?`, home, debts)
		if err != nil {
			return err
		}
		rows := make([]row, len(owed))
		for i, debt := range owed {
			rows[i].key, rows[i].encoded = debt.key, debt.value
		}
		if rows = k.inHand.others(rows); len(rows) == 0 {
			return nil
		}
		for _, pack := range packed(rows) {
			if err := k.writeTo(ctx, home, pack); err != nil {
				return err
			}
		}
	}
}

type pair struct {
	key   string
	home  value.MemberID
	value []byte
}

// pairs reads keys, homes and values to the end before anything is written.
func (k *Keeper) pairs(ctx context.Context, query string, values ...any) ([]pair, error) {
	rows, err := k.reader.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []pair
	for rows.Next() {
		var p pair
		if err := rows.Scan(&p.key, &p.home, &p.value); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

func (k *Keeper) scanDue() bool {
	k.scanning.Lock()
	defer k.scanning.Unlock()
	return k.scanned.Add(max(scanEvery, scanShare*k.scanTook)).Before(k.now())
}

// refresh scans, unless that was done a moment ago.
func (k *Keeper) refresh(ctx context.Context) error {
	k.scanning.Lock()
	defer k.scanning.Unlock()
	if k.now().Before(k.scanned.Add(max(refreshEvery, refreshShare*k.scanTook))) {
		return nil
	}
	return k.scan(ctx)
}

// Scan compares this member's home with SQL: values that SQL lacks are taken in, with the other homes' copies checked by
// their hash; values that the home does not have any more are dropped.
func (k *Keeper) Scan(ctx context.Context) error {
	k.scanning.Lock()
	defer k.scanning.Unlock()
	return k.scan(ctx)
}

func (k *Keeper) scan(ctx context.Context) error {
	began := time.Now()
	defer func() { k.scanned, k.scanTook = k.now(), time.Since(began) }()
	known, err := k.knownKeys(ctx)
	if err != nil {
		return err
	}
	for start := ""; ; {
		records, next, err := k.ledger.PersonalPage(ctx, start, scanPage)
		if err != nil {
			return err
		}
		unknown := slices.DeleteFunc(records, func(r ledger.PersonalRecord) bool {
			had := known[r.Key]
			delete(known, r.Key)
			return had
		})
		if err := k.take(ctx, unknown); err != nil {
			return err
		}
		if next == "" {
			return k.dropAll(ctx, known)
		}
		start = next
	}
}

// knownKeys lists the own values in SQL that the home should have.
func (k *Keeper) knownKeys(ctx context.Context) (map[string]bool, error) {
	rows, err := k.reader.QueryContext(ctx, `SELECT key FROM personal WHERE own = 1
		AND NOT EXISTS (SELECT 1 FROM owed WHERE owed.key = personal.key AND home = ?)`, k.own)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[string]bool{}
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		known[key] = true
	}
	return known, rows.Err()
}

// take takes in values that another gateway left here, or that SQL has lost. Those that were purged are purged again.
func (k *Keeper) take(ctx context.Context, records []ledger.PersonalRecord) error {
	purged, err := k.purged(ctx, records)
	if err != nil {
		return err
	}
	var rows []row
	var again []doomed
	var requests []row
	for _, record := range records {
		value, err := DecodeValue(record.Value)
		switch {
		case err != nil || !slices.Contains(value.Homes, k.own):
			k.log.WarnContext(ctx, "a value in the home is not understood and left alone", "error", err)
		case value.Kind == KindPurge:
			requests = append(requests, row{record.Key, value, record.Value})
		case purged[record.Key]:
			again = append(again, doomed{record.Key, value.Homes})
		default:
			rows = append(rows, row{record.Key, value, record.Value})
		}
	}
	if err := k.mark(ctx, again...); err != nil {
		return err
	}
	if err := k.takeRows(ctx, rows); err != nil {
		return err
	}
	return k.honour(ctx, requests)
}

// purged tells which of the records were purged.
func (k *Keeper) purged(ctx context.Context, records []ledger.PersonalRecord) (map[string]bool, error) {
	keys := make([]string, len(records))
	for i, record := range records {
		keys[i] = record.Key
	}
	list, err := listOf(keys)
	if err != nil {
		return nil, err
	}
	found, err := k.pairs(ctx, `SELECT key, '', x'' FROM purged WHERE key IN (SELECT value FROM json_each(?))`, list)
	purged := make(map[string]bool, len(found))
	for _, p := range found {
		purged[p.key] = true
	}
	return purged, err
}

// takeRows keeps rows that stand here, with the other homes that lack them.
func (k *Keeper) takeRows(ctx context.Context, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	lacking := k.lacking(ctx, rows)
	return k.change(ctx, func(tx *sql.Tx) error {
		if err := k.insertRows(ctx, tx, rows, func(r row) []value.MemberID { return lacking[r.key] }); err != nil {
			return err
		}
		for _, r := range rows {
			if err := exec(ctx, tx, `DELETE FROM owed WHERE key = ? AND home = ?`, r.key, k.own); err != nil {
				return err
			}
		}
		return nil
	})
}

// lacking lists, by key, the other homes whose hash of a value is not this one's. One that cannot say is written again,
// which changes nothing where the value stands.
func (k *Keeper) lacking(ctx context.Context, rows []row) map[string][]value.MemberID {
	wanted := map[value.MemberID][]row{}
	for _, r := range rows {
		for _, home := range r.value.Homes {
			if home != k.own {
				wanted[home] = append(wanted[home], r)
			}
		}
	}
	lacking := map[string][]value.MemberID{}
	for home, rows := range wanted {
		keys := make([]string, len(rows))
		for i, r := range rows {
			keys[i] = r.key
		}
		hashes, err := k.ledger.HasPersonal(ctx, home, keys...)
		for i, r := range rows {
			sum := sha256.Sum256(r.encoded)
			if err != nil || hashes[i] != hex.EncodeToString(sum[:]) {
				lacking[r.key] = append(lacking[r.key], home)
			}
		}
	}
	return lacking
}

// dropAll forgets values that another gateway purged from the home. One whose hash the home still has was only not read,
// because the peer is behind or lost its copy: it stays.
func (k *Keeper) dropAll(ctx context.Context, keys map[string]bool) error {
	dropped := 0
	for some := range slices.Chunk(slices.Collect(maps.Keys(keys)), ledger.MaxPersonalValues) {
		gone, err := k.without(ctx, k.own, some)
		if err != nil || len(gone) == 0 {
			continue
		}
		dropped += len(gone)
		list, err := listOf(gone)
		if err != nil {
			return err
		}
		if err := k.change(ctx, func(tx *sql.Tx) error {
			return exec(ctx, tx, `DELETE FROM personal WHERE own = 1 AND key IN (SELECT value FROM json_each(?))`, list)
		}); err != nil {
			return err
		}
	}
	if dropped > 0 {
		return k.wipe(ctx)
	}
	return nil
}

// without lists those of at most ledger.MaxPersonalValues keys under which a home keeps nothing.
func (k *Keeper) without(ctx context.Context, home value.MemberID, keys []string) ([]string, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	hashes, err := k.ledger.HasPersonal(ctx, home, keys...)
	if err != nil {
		return nil, err
	}
	var gone []string
	for i, key := range keys {
		if hashes[i] == "" {
			gone = append(gone, key)
		}
	}
	return gone, nil
}
