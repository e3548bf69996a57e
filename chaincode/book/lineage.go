package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ConfirmInstead lets a claim's confirmation go over from a lot to those that took its place. The claim may have confirmed the
// lot that acts on the class have made this one of.
func ConfirmInstead(t *ledger.Tx, lot model.Lot, into []value.LotID) error {
	entry, err := ledger.Need[model.HolderEntry](t, model.EntryRef(lot.Entry))
	if err != nil {
		return err
	}
	for {
		if slices.Contains(entry.Confirmed, lot.ID) {
			return confirm(t, entry, append(Removed(entry.Confirmed, lot.ID), into...))
		}
		if lot.Staged == "" || len(lot.From) == 0 {
			return nil
		}
		if lot, err = ledger.Need[model.Lot](t, model.LotRef(lot.From[0])); err != nil {
			return err
		}
	}
}

// confirm notes what a claim has confirmed for as long as it can be contested.
func confirm(t *ledger.Tx, entry model.HolderEntry, lots []value.LotID) error {
	final := entry.State == model.EntryIsClaimed && t.Passed(entry.SellableFrom.After(value.ClockSlack))
	if len(lots) > value.MaxConfirmed && !final {
		return value.Deny(value.CodeTooManyLots, value.Because("too-many-confirmed-lots"), value.InNumber("most", value.MaxConfirmed), value.AtTime("until", entry.SellableFrom))
	}
	entry.Confirmed = lots
	if final {
		entry.Confirmed = nil // nobody can object any more
	}
	t.Put(entry)
	return nil
}

// ComesOf checks that an act entered a lot, or one that it comes from.
func ComesOf(t *ledger.Tx, lot model.Lot, act value.CommandID) error {
	for range value.MaxLineage {
		if lot.Recorded.Command == act {
			return nil
		}
		if len(lot.From) == 0 {
			break
		}
		var err error
		if lot, err = ledger.Need[model.Lot](t, model.LotRef(lot.From[0])); err != nil {
			return err
		}
	}
	return value.Deny(value.CodeNotCorrected)
}
