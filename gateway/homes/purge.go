package homes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"holdfast/chaincode/value"
)

// watchFor is how long a purged value is looked for at its homes.
const watchFor = 7 * 24 * time.Hour

// doomed is a value that is to be removed, and from where.
type doomed struct {
	key   string
	homes []value.MemberID
}

// Purge removes a value from SQL and from this home at once, and asks its other homes to purge it as soon as they can be
// reached. They do unless the ledger stands on it.
func (k *Keeper) Purge(ctx context.Context, key string, homes []value.MemberID) error {
	return k.purge(ctx, doomed{key, homes})
}

func (k *Keeper) purge(ctx context.Context, values ...doomed) error {
	if err := k.mark(ctx, values...); err != nil {
		return err
	}
	k.note(ctx, "purges could not be finished", k.purgeOwed(ctx))
	return k.wipe(ctx)
}

// mark removes values from SQL and notes the homes from which they are still to be removed.
func (k *Keeper) mark(ctx context.Context, values ...doomed) error {
	if len(values) == 0 {
		return nil
	}
	return k.change(ctx, func(tx *sql.Tx) error {
		if err := exec(ctx, tx, `PRAGMA secure_delete = ON`); err != nil {
			return err
		}
		for _, value := range values {
			if err := exec(ctx, tx, `INSERT INTO purged (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, value.key, k.now().Unix()); err != nil {
				return err
			}
			for _, home := range value.homes {
				if err := exec(ctx, tx, `INSERT INTO to_purge (key, home) VALUES (?, ?) ON CONFLICT (key, home) DO UPDATE SET done = 0`,
					value.key, home); err != nil {
					return err
				}
			}
			if err := exec(ctx, tx, `DELETE FROM personal WHERE key = ?`, value.key); err != nil {
				return err
			}
		}
		return nil
	})
}

// purgeOwed tries once to finish purges. A home that cannot be reached is not asked again in the same round.
func (k *Keeper) purgeOwed(ctx context.Context) error {
	homes, err := k.pairs(ctx, `SELECT DISTINCT '', home, x'' FROM to_purge WHERE done = 0`)
	if err != nil {
		return err
	}
	var faults []error
	for _, at := range homes {
		faults = append(faults, k.purgeAt(ctx, at.home))
	}
	return errors.Join(faults...)
}

// purgeAt finishes purges at one home until none is left or one fails.
func (k *Keeper) purgeAt(ctx context.Context, home value.MemberID) error {
	for {
		owed, err := k.pairs(ctx, `SELECT key, home, x'' FROM to_purge WHERE done = 0 AND home = ? LIMIT ?`, home, debts)
		if err != nil || len(owed) == 0 {
			return err
		}
		keys := keysOf(owed)
		if err := k.purgeKeys(ctx, home, keys); err != nil {
			return err
		}
		list, err := listOf(keys)
		if err != nil {
			return err
		}
		if err := k.change(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
			return exec(ctx, tx, `UPDATE to_purge SET done = 1 WHERE home = ? AND key IN (SELECT value FROM json_each(?))`, home, list)
		}); err != nil {
			return err
		}
	}
}

// purgeKeys purges at this home, or leaves requests with another.
func (k *Keeper) purgeKeys(ctx context.Context, home value.MemberID, keys []string) error {
	ctx, cancel := context.WithTimeout(ctx, writePatience)
	defer cancel()
	if home == k.own {
		return k.ledger.PurgePersonal(ctx, k.own, keys...)
	}
	return k.askToPurge(ctx, home, keys)
}

// askToPurge leaves requests with another home, which only its own member can purge from.
func (k *Keeper) askToPurge(ctx context.Context, home value.MemberID, keys []string) error {
	if gone, err := k.without(ctx, home, keys); err == nil {
		keys = slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return slices.Contains(gone, key) })
	}
	var requests []row
	for _, key := range keys {
		var at int64
		if err := k.reader.QueryRowContext(ctx, `SELECT at FROM purged WHERE key = ?`, key).Scan(&at); err != nil {
			return err
		}
		request, err := requestToPurge(home, key, value.Time(at))
		if err != nil {
			return err
		}
		requests = append(requests, request)
	}
	for _, pack := range packed(requests) {
		if err := k.put(ctx, home, pack); err != nil {
			return err
		}
	}
	return nil
}

func requestToPurge(home value.MemberID, key string, at value.Time) (row, error) {
	data, err := json.Marshal(Purge{key})
	if err != nil {
		return row{}, err
	}
	val := Value{
		Version: valueVersion, Kind: KindPurge, Commitment: value.Commitment(purgeKey(key)), Homes: []value.MemberID{home},
		Since: at, Data: data,
	}
	encoded, err := val.encode()
	return row{purgeKey(key), val, encoded}, err
}

// honour purges what other homes ask to purge, unless the ledger stands on it, and then the requests themselves. There are at
// most as many as one transaction takes.
func (k *Keeper) honour(ctx context.Context, requests []row) error {
	if len(requests) == 0 {
		return nil
	}
	asked := make(map[string]string, len(requests)) // the key of the request, by the key of the value
	for _, request := range requests {
		key, err := request.value.purge()
		if err != nil {
			return err
		}
		asked[key] = request.key
	}
	list, err := listOf(slices.Collect(maps.Keys(asked)))
	if err != nil {
		return err
	}
	known, err := k.keyed(ctx, `key IN (SELECT value FROM json_each(?))`, list)
	if err != nil {
		return err
	}
	marked, err := k.yield(ctx, known)
	if err != nil {
		return err
	}
	if err := k.mark(ctx, marked...); err != nil {
		return err
	}
	answered, err := k.answered(ctx, asked, known)
	if err != nil || len(answered) == 0 {
		return err
	}
	return k.ledger.PurgePersonal(ctx, k.own, answered...)
}

// yield lists those values that another home may have purged here.
func (k *Keeper) yield(ctx context.Context, values map[string]Value) ([]doomed, error) {
	var out []doomed
	standing := standing{keeper: k}
	for key, val := range values {
		stands, err := standing.on(ctx, val)
		switch {
		case err != nil:
			return nil, err
		case stands:
			k.log.WarnContext(ctx, "a request to purge a value that the ledger stands on is not honoured", "kind", val.Kind)
		default:
			out = append(out, doomed{key, []value.MemberID{k.own}})
		}
	}
	return out, nil
}

// answered lists the requests that need not wait: a value that is at the home and still to be taken in keeps its request
// until the next scan.
func (k *Keeper) answered(ctx context.Context, asked map[string]string, known map[string]Value) ([]string, error) {
	var answered, unknown []string
	for key, request := range asked {
		if _, ok := known[key]; ok {
			answered = append(answered, request)
		} else {
			unknown = append(unknown, key)
		}
	}
	gone, err := k.without(ctx, k.own, unknown)
	for _, key := range gone {
		answered = append(answered, asked[key])
	}
	return answered, err
}

// comeBack looks for values purged lately that stand at a home again, because another gateway still owed it a copy, and has
// them purged again.
func (k *Keeper) comeBack(ctx context.Context) error {
	purged, err := k.pairs(ctx, `SELECT key, home, x'' FROM to_purge JOIN purged USING (key) WHERE done = 1 AND at > ?
		ORDER BY at DESC LIMIT ?`, k.now().Add(-watchFor).Unix(), debts)
	if err != nil {
		return err
	}
	byHome := map[value.MemberID][]pair{}
	for _, p := range purged {
		byHome[p.home] = append(byHome[p.home], p)
	}
	var back []doomed
	for home, pairs := range byHome {
		hashes, err := k.ledger.HasPersonal(ctx, home, keysOf(pairs)...)
		if err != nil {
			continue
		}
		for i, p := range pairs {
			if hashes[i] != "" {
				back = append(back, doomed{p.key, []value.MemberID{home}})
			}
		}
	}
	return k.mark(ctx, back...)
}

func keysOf(pairs []pair) []string {
	keys := make([]string, len(pairs))
	for i, p := range pairs {
		keys[i] = p.key
	}
	return keys
}

// wipe empties the write-ahead log, so that what was deleted is in no file of the database.
func (k *Keeper) wipe(ctx context.Context) error {
	var busy, frames, moved int
	return k.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
}

// keyed reads own values with their keys.
func (k *Keeper) keyed(ctx context.Context, where string, values ...any) (map[string]Value, error) {
	pairs, err := k.pairs(ctx, `SELECT key, '', value FROM personal WHERE own = 1 AND `+where+` LIMIT ?`, append(values, maxFound)...)
	if err != nil {
		return nil, err
	}
	found := make(map[string]Value, len(pairs))
	for _, p := range pairs {
		value, err := DecodeValue(p.value)
		if err != nil {
			return nil, err
		}
		found[p.key] = value
	}
	return found, nil
}
