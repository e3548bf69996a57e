package homes

import (
	"context"
	"time"

	"holdfast/chaincode/value"
)

const (
	// unusedFor is how long the data of a list that was deposited and never entered is kept.
	unusedFor = 48 * time.Hour
	// sweepEvery is how often such data is looked for, and sweepPage how many values at once.
	sweepEvery = time.Hour
	sweepPage  = 5000
)

// deposit is a holder's data of a company's list.
type deposit struct {
	key        string
	issuer     value.IssuerID
	commitment value.Commitment
}

// Sweep purges the data of lists that were deposited and never entered: of a company's list, older than two days, and not
// among the commitments that stand in the register.
func (k *Keeper) Sweep(ctx context.Context) error {
	standing := standing{keeper: k}
	for after := ""; ; {
		listed, err := k.deposits(ctx, after)
		if err != nil || len(listed) == 0 {
			return err
		}
		var unused []string
		for _, d := range listed {
			stands, err := standing.entry(ctx, d.issuer, d.commitment)
			if err != nil {
				return err
			}
			if !stands {
				unused = append(unused, d.key)
			}
		}
		if err := k.purgeUnused(ctx, unused); err != nil {
			return err
		}
		after = listed[len(listed)-1].key
	}
}

// deposits lists data of companies' lists older than unusedFor, by key.
func (k *Keeper) deposits(ctx context.Context, after string) ([]deposit, error) {
	rows, err := k.reader.QueryContext(ctx, `SELECT key, issuer, commitment FROM personal
		WHERE own = 1 AND kind = 'entry' AND party = '' AND since < ? AND key > ? ORDER BY key LIMIT ?`,
		k.now().Add(-unusedFor).Unix(), after, sweepPage)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var listed []deposit
	for rows.Next() {
		var d deposit
		if err := rows.Scan(&d.key, &d.issuer, &d.commitment); err != nil {
			return nil, err
		}
		listed = append(listed, d)
	}
	return listed, rows.Err()
}

func (k *Keeper) purgeUnused(ctx context.Context, unused []string) error {
	if len(unused) == 0 {
		return nil
	}
	list, err := listOf(unused)
	if err != nil {
		return err
	}
	values, err := k.keyed(ctx, `key IN (SELECT value FROM json_each(?))`, list)
	if err != nil {
		return err
	}
	var out []doomed
	for key, value := range values {
		out = append(out, doomed{key, value.Homes})
	}
	return k.purge(ctx, out...)
}

// standing answers whether the ledger stands on values, so that only their own homes' members may decide to purge them. It
// reads each register once.
type standing struct {
	keeper  *Keeper
	entries map[value.IssuerID]map[value.Commitment]bool
}

func (s *standing) on(ctx context.Context, value Value) (bool, error) {
	switch {
	case value.Kind == KindEntry && value.Party == "":
		return s.entry(ctx, value.Issuer, value.Commitment)
	case value.Kind == KindIdentification:
		party, ok, err := s.keeper.register.Party(ctx, value.Party)
		return ok && party.Identified != nil && party.Identified.Commitment == value.Commitment, err
	}
	return true, nil
}

func (s *standing) entry(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) (bool, error) {
	if s.entries[issuer] == nil {
		found, err := commitmentsOf(ctx, s.keeper.register, issuer)
		if err != nil {
			return false, err
		}
		if s.entries == nil {
			s.entries = map[value.IssuerID]map[value.Commitment]bool{}
		}
		s.entries[issuer] = found
	}
	return s.entries[issuer][commitment], nil
}

func commitmentsOf(ctx context.Context, register Register, issuer value.IssuerID) (map[value.Commitment]bool, error) {
	entries, err := register.Entries(ctx, issuer)
	if err != nil {
		return nil, err
	}
	found := make(map[value.Commitment]bool, len(entries))
	for _, entry := range entries {
		found[entry.Commitment] = true
		if entry.Listed != nil { // it stands again if the claim is not upheld
			found[entry.Listed.Commitment] = true
		}
	}
	return found, nil
}
