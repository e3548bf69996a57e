package core

import "slices"

// maxHistory is how many earlier issued numbers a class's count keeps.
const maxHistory = 100

// setIssued changes a class's issued number and remembers the one before.
func (t *tx) setIssued(class ClassID, issued Shares) error {
	count, err := need[Count](t, CountRef(class))
	if err != nil {
		return err
	}
	last := len(count.History) - 1
	if last >= 0 && count.History[last].Until.Command == t.id {
		count.Issued = issued // changed twice by one command: what was before it is remembered
		t.put(count)
		return nil
	}
	history := append(slices.Clip(count.History), IssuedUntil{count.Issued, t.stamp()})
	count.History = history[max(0, len(history)-maxHistory):]
	count.Issued = issued
	t.put(count)
	return nil
}

// issue adds shares to a class's issued number, within the authorised one.
func (t *tx) issue(class ShareClass, more Shares) error {
	count, err := need[Count](t, CountRef(class.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Plus(more)
	if err != nil {
		return deny(CodeOverflow)
	}
	if err := t.unhalted(class.Issuer); err != nil {
		return err
	}
	if most := class.room(t.today()); issued > most {
		return deny(CodeOverAuthorised, because("issue-over-authorised"), inShares("issued", count.Issued), inShares("most", most))
	}
	return t.setIssued(class.ID, issued)
}

// retire takes shares from a class's issued number.
func (t *tx) retire(class ShareClass, fewer Shares) error {
	count, err := need[Count](t, CountRef(class.ID))
	if err != nil {
		return err
	}
	issued, err := count.Issued.Minus(fewer)
	if err != nil {
		return deny(CodeInternal)
	}
	return t.setIssued(class.ID, issued)
}

// issuedAt is how many shares of a class were issued at an earlier moment.
func (t *tx) issuedAt(class ClassID, at Time) (Shares, error) {
	count, err := need[Count](t, CountRef(class))
	if err != nil {
		return 0, err
	}
	for i, earlier := range count.History {
		if at < earlier.Until.At {
			if i == 0 && len(count.History) == maxHistory {
				return 0, deny(CodeDateOutOfRange, because("issued-number-no-longer-kept"), atTime("since", earlier.Until.At))
			}
			return earlier.Issued, nil
		}
	}
	return count.Issued, nil
}

// class finds a class of the command's register, for an act that moves or makes its shares: it is not fenced, and the register
// is not halted.
func (t *tx) class(c *Command, id ClassID) (ShareClass, error) {
	class, err := t.classOf(c, id)
	if err == nil && class.Fence != "" {
		err = deny(CodeFenced)
	}
	if err == nil {
		err = t.moves(c)
	}
	return class, err
}

// classOf finds a class of the command's register, with the settings of today.
func (t *tx) classOf(c *Command, id ClassID) (ShareClass, error) {
	class, err := t.shareClass(id)
	if err != nil {
		return class, err
	}
	return class, c.inRegister(class.Issuer)
}

// shareClass finds a class with the settings that its articles have today.
func (t *tx) shareClass(id ClassID) (ShareClass, error) {
	class, err := need[ShareClass](t, ClassRef(id))
	return class.On(t.today()), err
}
