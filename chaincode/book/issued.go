package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SetIssued changes a class's issued number and keeps the one before in a record of its own.
func SetIssued(t *ledger.Tx, class value.ClassID, issued value.Shares) error {
	count, err := ledger.Need[model.Count](t, model.CountRef(class))
	if err != nil {
		return err
	}
	last, err := lastIssued(t, count)
	if err != nil {
		return err
	}
	if count.Changes == 0 || last.Until.Command != t.ID { // changed twice by one command: what was before it is kept
		t.Put(model.IssuedUntil{
			Class: class, Index: count.Changes, Issued: count.Issued, Until: t.Stamp(), Latest: max(last.Latest, t.Facts.Time),
		})
		count.Changes++
	}
	count.Issued = issued
	t.Put(count)
	return nil
}

// lastIssued is what was issued before the last change; it is empty where there was none.
func lastIssued(t *ledger.Tx, count model.Count) (model.IssuedUntil, error) {
	if count.Changes == 0 {
		return model.IssuedUntil{}, nil
	}
	return ledger.Need[model.IssuedUntil](t, model.IssuedUntilRef(count.Class, count.Changes-1))
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
	if err := t.Pass(ledger.Subject{Moves: class.Issuer}); err != nil {
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

// IssuedAt is how many shares of a class were issued at an earlier moment: what the first change after it changed. It reads as many
// records as the number of changes has binary digits.
func IssuedAt(t *ledger.Tx, class value.ClassID, at value.Time) (value.Shares, error) {
	count, err := ledger.Need[model.Count](t, model.CountRef(class))
	if err != nil {
		return 0, err
	}
	issued := count.Issued
	for low, high := 0, count.Changes; low < high; {
		middle := int(uint(low+high) / 2)
		earlier, err := ledger.Need[model.IssuedUntil](t, model.IssuedUntilRef(class, middle))
		if err != nil {
			return 0, err
		}
		if at < earlier.Latest {
			issued, high = earlier.Issued, middle
		} else {
			low = middle + 1
		}
	}
	return issued, nil
}

// Class finds a class of the command's register, for an act that moves or makes its shares: it is not fenced, and the register
// is not halted.
func Class(t *ledger.Tx, c *model.Command, id value.ClassID) (model.ShareClass, error) {
	class, err := ClassOf(t, c, id)
	if err == nil {
		err = t.Pass(ledger.Subject{Class: class, Moves: c.Register})
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

// Amend writes a class with one more amendment, and the amendment, and returns the class with the settings of today.
func Amend(t *ledger.Tx, class model.ShareClass, a model.Amendment) model.ShareClass {
	class, kept := class.WithAmendment(a, t.Today())
	t.Put(class)
	t.Put(kept)
	return class
}

// ShareClass finds a class with the settings that its articles have today.
func ShareClass(t *ledger.Tx, id value.ClassID) (model.ShareClass, error) {
	class, err := ledger.Need[model.ShareClass](t, model.ClassRef(id))
	return class.On(t.Today()), err
}
