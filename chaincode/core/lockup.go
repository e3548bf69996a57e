package core

// LockSet locks part of a lot up (보호예수): it is not transferred until a date is over or an event has come. The holder signs
// it; who is to release it on the event is named with it.
type LockSet struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Until is the lock-up's last day, for one until a date.
	Until Date `json:"until,omitempty"`
	// Event is the digest of the text of the event, for one until an event.
	Event Digest `json:"event,omitempty"`
	// Beneficiary may end it at any time. One until an event has a beneficiary.
	Beneficiary DID `json:"beneficiary,omitempty"`
}

func (b *LockSet) check() error {
	f := newForm()
	f.that(b.Lot.valid(), "lot is an identifier")
	f.that(b.Quantity > 0, "quantity is at least 1")
	f.that((b.Until == "") != (b.Event == ""), "a lock-up lasts until a date or until an event")
	f.that(b.Until == "" || b.Until.valid(), "until is a date")
	f.that(b.Event == "" || b.Event.valid() && b.Beneficiary != "", "event is 64 hexadecimal digits, and somebody releases on it")
	f.that(b.Beneficiary == "" || b.Beneficiary.valid(), "beneficiary is a did:holdfast")
	return f.err()
}

func (b *LockSet) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if err := t.disposes(c, lot); err != nil {
		return err
	}
	if b.Until != "" {
		last, err := t.today().AddMonths(12 * maxLockYears)
		if err != nil {
			return reject(CodeInternal, err.Error())
		}
		if b.Until < t.today() || b.Until > last {
			return reject(CodeTooLate, "a lock-up ends within the next 30 years")
		}
	}
	if b.Beneficiary == c.Actor {
		return reject(CodeSameDesk, "who locks shares up does not release them")
	}
	if b.Beneficiary != "" {
		if _, err := need[Party](t, PartyRef(b.Beneficiary)); err != nil {
			return err
		}
	}
	return t.encumber(lot, Encumbrance{
		Kind: LockUp, Quantity: b.Quantity, Party: b.Beneficiary, Until: b.Until, Event: b.Event,
	})
}

// LockEnded ends a lock-up: anyone signs it once its last day is over, and its beneficiary at any time.
type LockEnded struct {
	Lock EncumbranceID `json:"lock"`
}

func (b *LockEnded) check() error {
	f := newForm()
	f.that(b.Lock.valid(), "lock is an identifier")
	return f.err()
}

func (b *LockEnded) apply(t *tx, c *Command) error {
	e, err := t.encumbranceOf(c, b.Lock, LockUp)
	if err != nil {
		return err
	}
	over := e.Until != "" && t.today() > e.Until
	if !over && c.Actor != e.Party {
		return reject(CodeNotReleasable, "the lock-up is not over, and the actor is not its beneficiary")
	}
	return t.unbind(c, e.ID)
}
