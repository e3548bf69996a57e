package homes

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"
	"time"

	"holdfast/chaincode/core"
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
	// scanPage is how many values are read at once: at most 2 MiB.
	scanPage = 32
	// debts is how many owed copies one round tries.
	debts = 200
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
		k.note(ctx, "lists that were never entered could not be swept", k.Sweep(ctx))
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
	owed, err := k.pairs(ctx, `SELECT owed.key, home, value FROM owed JOIN personal USING (key) ORDER BY since LIMIT ?`, debts)
	if err != nil {
		return err
	}
	var down []core.MemberID
	var faults []error
	for _, debt := range owed {
		if slices.Contains(down, debt.home) {
			continue
		}
		if err := k.writeOne(ctx, debt.home, debt.key, debt.value); err != nil {
			down = append(down, debt.home)
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

type pair struct {
	key   string
	home  core.MemberID
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
		for _, record := range records {
			if known[record.Key] {
				delete(known, record.Key)
				continue
			}
			if err := k.take(ctx, record); err != nil {
				return err
			}
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

// take takes in a value that another gateway left here, or that SQL has lost. One that was purged is purged again.
func (k *Keeper) take(ctx context.Context, record ledger.PersonalRecord) error {
	value, err := DecodeValue(record.Value)
	if err != nil || !slices.Contains(value.Homes, k.own) {
		k.log.WarnContext(ctx, "a value in the home is not understood and left alone", "error", err)
		return nil
	}
	if value.Kind == KindPurge {
		return k.honour(ctx, record.Key, value)
	}
	var purged int
	if err := k.reader.QueryRowContext(ctx, `SELECT count(*) FROM purged WHERE key = ?`, record.Key).Scan(&purged); err != nil {
		return err
	}
	if purged > 0 {
		return k.mark(ctx, record.Key, value.Homes)
	}
	owed := k.lacking(ctx, record, value.Homes)
	return k.change(ctx, func(tx *sql.Tx) error {
		if err := k.insertRow(ctx, tx, row{record.Key, value, record.Value}); err != nil {
			return err
		}
		if err := exec(ctx, tx, `DELETE FROM owed WHERE key = ? AND home = ?`, record.Key, k.own); err != nil {
			return err
		}
		for _, home := range owed {
			if err := exec(ctx, tx, `INSERT INTO owed (key, home) VALUES (?, ?) ON CONFLICT DO NOTHING`, record.Key, home); err != nil {
				return err
			}
		}
		return nil
	})
}

// lacking lists the other homes whose hash of the value is not this one's. One that cannot say is written again, which
// changes nothing where the value stands.
func (k *Keeper) lacking(ctx context.Context, record ledger.PersonalRecord, homes []core.MemberID) []core.MemberID {
	sum := sha256.Sum256(record.Value)
	own := hex.EncodeToString(sum[:])
	var lacking []core.MemberID
	for _, home := range homes {
		if home == k.own {
			continue
		}
		if hash, err := k.ledger.HasPersonal(ctx, home, record.Key); err != nil || hash != own {
			lacking = append(lacking, home)
		}
	}
	return lacking
}

// dropAll forgets values that another gateway purged from the home. One whose hash the home still has was only not read,
// because the peer is behind or lost its copy: it stays.
func (k *Keeper) dropAll(ctx context.Context, keys map[string]bool) error {
	dropped := 0
	for key := range keys {
		if hash, err := k.ledger.HasPersonal(ctx, k.own, key); err != nil || hash != "" {
			continue
		}
		dropped++
		err := k.change(ctx, func(tx *sql.Tx) error {
			return exec(ctx, tx, `DELETE FROM personal WHERE key = ? AND own = 1`, key)
		})
		if err != nil {
			return err
		}
	}
	if dropped > 0 {
		return k.wipe(ctx)
	}
	return nil
}
