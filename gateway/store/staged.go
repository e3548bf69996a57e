package store

import (
	"database/sql"
	"errors"
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
)

// What a staged act makes stands on the ledger before it counts: a lot counts by the word of its act's completion and
// its class's epoch, an entry by its issuer's.
// The facets live and counted follow that word, both when a lot or an entry is written and when the word changes.

// settle sets a record's live and counted.
func (a *appender) settle(r model.Record, f *facets) error {
	switch r := r.(type) {
	case model.Lot:
		if r.Staged == "" && r.Epoch == 0 && r.Ended != nil {
			return nil
		}
		class, known, err := decider[model.ShareClass](a, model.ClassRef(r.Class))
		if err != nil || !known {
			return err
		}
		if f.counted = r.Staged == ""; !f.counted {
			if _, f.counted, err = decider[model.Completion](a, model.CompletionRef(r.Staged)); err != nil {
				return err
			}
		}
		f.live = f.counted && r.Ended == nil && r.Epoch == class.Epoch
	case model.HolderEntry:
		if r.Staged == "" {
			return nil
		}
		issuer, _, err := decider[model.Issuer](a, model.IssuerRef(r.Issuer))
		f.counted = issuer.Import == r.Staged
		f.live = f.counted
		return err
	}
	return nil
}

// decider finds a class, an issuer or a completion as it is after what was written so far; known is false where there is none.
func decider[R model.Record](a *appender, ref model.Ref) (found R, known bool, err error) {
	if kept, ok := a.deciders[ref]; ok {
		found, known = kept.(R)
		return found, known, nil
	}
	key := record.Key(ref)
	var value []byte
	err = a.in(a.statements.value).QueryRowContext(a.ctx, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		a.deciders[ref] = nil
		return found, false, nil
	}
	if err != nil {
		return found, false, err
	}
	decoded, err := record.Decode(key, value)
	if err != nil {
		return found, false, err
	}
	if found, known = decoded.(R); !known {
		return found, false, fmt.Errorf("the record %s has the type %T", key, decoded)
	}
	a.deciders[ref] = decoded
	return found, true, nil
}

// decides has what a class, an issuer or a staged act's completion newly says take effect on lots and entries that are there. It runs before the record
// is written.
func (a *appender) decides(r model.Record) error {
	switch r := r.(type) {
	case model.ShareClass:
		before, _, err := decider[model.ShareClass](a, r.Ref())
		if err != nil {
			return err
		}
		if before.Epoch != r.Epoch {
			if err := a.exec(a.statements.replace, r.ID, r.Epoch); err != nil {
				return err
			}
		}
		a.deciders[r.Ref()] = r
	case model.Completion:
		a.deciders[r.Ref()] = r
		return a.exec(a.statements.count, r.Act)
	case model.Issuer:
		before, _, err := decider[model.Issuer](a, r.Ref())
		if err != nil {
			return err
		}
		if r.Import != before.Import {
			if err := a.exec(a.statements.enter, r.Import, r.ID); err != nil {
				return err
			}
		}
		a.deciders[r.Ref()] = r
	}
	return nil
}
