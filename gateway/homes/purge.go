package homes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"holdfast/chaincode/core"
)

// unusedFor is how long the data of a list that was deposited and never entered is kept.
const unusedFor = 48 * time.Hour

// watchFor is how long a purged value is looked for at its homes.
const watchFor = 7 * 24 * time.Hour

// Purge removes a value from SQL and from this home at once, and asks its other homes to purge it as soon as they can be
// reached. They do unless the ledger stands on it.
func (k *Keeper) Purge(ctx context.Context, key string, homes []core.MemberID) error {
	if err := k.mark(ctx, key, homes); err != nil {
		return err
	}
	k.note(ctx, "purges could not be finished", k.purgeOwed(ctx))
	return k.wipe(ctx)
}

// mark removes a value from SQL and notes the homes from which it is still to be removed.
func (k *Keeper) mark(ctx context.Context, key string, homes []core.MemberID) error {
	return k.change(ctx, func(tx *sql.Tx) error {
		if err := exec(ctx, tx, `PRAGMA secure_delete = ON`); err != nil {
			return err
		}
		if err := exec(ctx, tx, `INSERT INTO purged (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, key, k.now().Unix()); err != nil {
			return err
		}
		for _, home := range homes {
			if err := exec(ctx, tx, `INSERT INTO to_purge (key, home) VALUES (?, ?) ON CONFLICT (key, home) DO UPDATE SET done = 0`, key, home); err != nil {
				return err
			}
		}
		return exec(ctx, tx, `DELETE FROM personal WHERE key = ?`, key)
	})
}

// purgeOwed tries once to finish purges. A home that cannot be reached is not asked again in the same round.
func (k *Keeper) purgeOwed(ctx context.Context) error {
	owed, err := k.pairs(ctx, `SELECT key, home, x'' FROM to_purge WHERE done = 0 ORDER BY home LIMIT ?`, debts)
	if err != nil {
		return err
	}
	var faults []error
	down := core.MemberID("")
	for _, debt := range owed {
		if debt.home == down {
			continue
		}
		if err := k.purgeOne(ctx, debt); err != nil {
			down = debt.home
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// purgeOne purges at this home, or leaves a request with another.
func (k *Keeper) purgeOne(ctx context.Context, debt pair) error {
	ctx, cancel := context.WithTimeout(ctx, writePatience)
	defer cancel()
	var err error
	if debt.home == k.own {
		err = k.ledger.PurgePersonal(ctx, k.own, debt.key)
	} else {
		err = k.askToPurge(ctx, debt)
	}
	if err != nil {
		return err
	}
	return k.change(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		return exec(ctx, tx, `UPDATE to_purge SET done = 1 WHERE key = ? AND home = ?`, debt.key, debt.home)
	})
}

// askToPurge leaves a request with another home, which only its own member can purge from.
func (k *Keeper) askToPurge(ctx context.Context, debt pair) error {
	if hash, err := k.ledger.HasPersonal(ctx, debt.home, debt.key); err == nil && hash == "" {
		return nil
	}
	var at int64
	if err := k.reader.QueryRowContext(ctx, `SELECT at FROM purged WHERE key = ?`, debt.key).Scan(&at); err != nil {
		return err
	}
	data, err := json.Marshal(Purge{debt.key})
	if err != nil {
		return err
	}
	request := Value{
		Version: valueVersion, Kind: KindPurge, Commitment: core.Commitment(purgeKey(debt.key)), Homes: []core.MemberID{debt.home},
		Since: core.Time(at), Data: data,
	}
	encoded, err := request.encode()
	if err != nil {
		return err
	}
	return k.ledger.PutPersonal(ctx, debt.home, purgeKey(debt.key), encoded)
}

// honour purges what another home asks to purge, unless the ledger stands on it, and then the request itself.
func (k *Keeper) honour(ctx context.Context, requestKey string, request Value) error {
	key, err := request.purge()
	if err != nil {
		return err
	}
	values, err := k.keyed(ctx, `key = ?`, key)
	if err != nil {
		return err
	}
	value, known := values[key]
	if !known {
		if hash, err := k.ledger.HasPersonal(ctx, k.own, key); err != nil || hash != "" {
			return err // the value is still to be taken in; the request waits for the next scan
		}
	}
	if known {
		stands, err := k.stands(ctx, value)
		switch {
		case err != nil:
			return err
		case stands:
			k.log.WarnContext(ctx, "a request to purge a value that the ledger stands on is not honoured", "kind", value.Kind)
		default:
			if err := k.mark(ctx, key, []core.MemberID{k.own}); err != nil {
				return err
			}
		}
	}
	return k.ledger.PurgePersonal(ctx, k.own, requestKey)
}

// stands tells whether the ledger stands on a value, so that only its own homes' members may decide to purge it.
func (k *Keeper) stands(ctx context.Context, value Value) (bool, error) {
	switch {
	case value.Kind == KindEntry && value.Party == "":
		commitments, err := commitmentsOf(ctx, k.register, value.Issuer)
		return commitments[value.Commitment], err
	case value.Kind == KindIdentification:
		party, ok, err := k.register.Party(ctx, value.Party)
		return ok && party.Identified != nil && party.Identified.Commitment == value.Commitment, err
	}
	return true, nil
}

// comeBack looks for values purged lately that stand at a home again, because another gateway still owed it a copy, and has
// them purged again.
func (k *Keeper) comeBack(ctx context.Context) error {
	purged, err := k.pairs(ctx, `SELECT key, home, x'' FROM to_purge JOIN purged USING (key) WHERE done = 1 AND at > ?
		ORDER BY at DESC LIMIT ?`, k.now().Add(-watchFor).Unix(), debts)
	if err != nil {
		return err
	}
	for _, p := range purged {
		if hash, err := k.ledger.HasPersonal(ctx, p.home, p.key); err != nil || hash == "" {
			continue
		}
		if err := k.mark(ctx, p.key, []core.MemberID{p.home}); err != nil {
			return err
		}
	}
	return nil
}

// wipe empties the write-ahead log, so that what was deleted is in no file of the database.
func (k *Keeper) wipe(ctx context.Context) error {
	var busy, frames, moved int
	return k.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
}

// Sweep purges the data of lists that were deposited and never entered: of a company's list, older than two days, and not
// among the commitments that stand in the register.
func (k *Keeper) Sweep(ctx context.Context) error {
	before := k.now().Add(-unusedFor).Unix()
	values, err := k.keyed(ctx, `kind = 'entry' AND party = '' AND since < ?`, before)
	if err != nil {
		return err
	}
	standing := map[core.IssuerID]map[core.Commitment]bool{}
	for key, value := range values {
		if standing[value.Issuer] == nil {
			if standing[value.Issuer], err = commitmentsOf(ctx, k.register, value.Issuer); err != nil {
				return err
			}
		}
		if !standing[value.Issuer][value.Commitment] {
			if err := k.Purge(ctx, key, value.Homes); err != nil {
				return err
			}
		}
	}
	return nil
}

func commitmentsOf(ctx context.Context, register Register, issuer core.IssuerID) (map[core.Commitment]bool, error) {
	entries, err := register.Entries(ctx, issuer)
	if err != nil {
		return nil, err
	}
	found := make(map[core.Commitment]bool, len(entries))
	for _, entry := range entries {
		found[entry.Commitment] = true
	}
	return found, nil
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
