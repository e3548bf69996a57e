package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxHistory is how many earlier issued numbers a class's count keeps.
const maxHistory = 100

// SetIssued changes a class's issued number and remembers the one before.
func SetIssued(t *ledger.Tx, class value.ClassID, issued value.Shares) error {
	count, err := ledger.Need[model.Count](t, model.CountRef(class))
	if err != nil {
		return err
	}
	last := len(count.History) - 1
	if last >= 0 && count.History[last].Until.Command == t.ID {
		count.Issued = issued // changed twice by one command: what was before it is remembered
		t.Put(count)
		return nil
	}
	history := append(slices.Clip(count.History), model.IssuedUntil{Issued: count.Issued, Until: t.Stamp()})
	count.History = history[max(0, len(history)-maxHistory):]
	count.Issued = issued
	t.Put(count)
	return nil
}

// Issue adds shares to a class's issued number, within the authorised one.
func Issue(t *ledger.Tx, class model.ShareClass, more value.Shares) error {
	count, err := ledger.Need[model.Count](t, model.CountRef(class.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Plus(more)
	if err != nil {
		return value.Deny(value.CodeOverflow)
	}
	if err := t.Unhalted(class.Issuer); err != nil {
		return err
	}
	if most := class.Room(t.Today()); issued > most {
		return value.Deny(value.CodeOverAuthorised, value.Because("issue-over-authorised"), value.InShares("issued", count.Issued), value.InShares("most", most))
	}
	return SetIssued(t, class.ID, issued)
}

// retire takes shares from a class's issued number.
func retire(t *ledger.Tx, class model.ShareClass, fewer value.Shares) error {
	count, err := ledger.Need[model.Count](t, model.CountRef(class.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Minus(fewer)
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	return SetIssued(t, class.ID, issued)
}

// IssuedAt is how many shares of a class were issued at an earlier moment.
func IssuedAt(t *ledger.Tx, class value.ClassID, at value.Time) (value.Shares, error) {
	count, err := ledger.Need[model.Count](t, model.CountRef(class))
	if err != nil {
		return 0, err
	}
	for i, earlier := range count.History {
		if at < earlier.Until.At {
			if i == 0 && len(count.History) == maxHistory {
				return 0, value.Deny(value.CodeDateOutOfRange, value.Because("issued-number-no-longer-kept"), value.AtTime("since", earlier.Until.At))
			}
			return earlier.Issued, nil
		}
	}
	return count.Issued, nil
}

// Class finds a class of the command's register, for an act that moves or makes its shares: it is not fenced, and the register
// is not halted.
func Class(t *ledger.Tx, c *model.Command, id value.ClassID) (model.ShareClass, error) {
	class, err := ClassOf(t, c, id)
	if err == nil {
		err = t.Pass(c, ledger.Subject{Class: class, Moves: c.Register})
	}
	return class, err
}

// ClassOf finds a class of the command's register, with the settings of today.
func ClassOf(t *ledger.Tx, c *model.Command, id value.ClassID) (model.ShareClass, error) {
	class, err := ShareClass(t, id)
	if err != nil {
		return class, err
	}
	return class, ledger.InRegister(c, class.Issuer)
}

// ShareClass finds a class with the settings that its articles have today.
func ShareClass(t *ledger.Tx, id value.ClassID) (model.ShareClass, error) {
	class, err := ledger.Need[model.ShareClass](t, model.ClassRef(id))
	return class.On(t.Today()), err
}
