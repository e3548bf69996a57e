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
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(b.Until != "" || b.Event != "", "until", wantGiven)
	f.want(b.Until == "" || b.Event == "", "event", wantAbsent)
	f.want(b.Until == "" || b.Until.valid(), "until", aDate)
	f.want(b.Event == "" || b.Event.valid(), "event", aDigest)
	f.want(b.Event == "" || b.Beneficiary != "", "beneficiary", wantGiven)
	f.want(b.Beneficiary == "" || b.Beneficiary.valid(), "beneficiary", anIdentifier)
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
			return deny(CodeInternal)
		}
		if b.Until < t.today() || b.Until > last {
			return deny(CodeTooLate, because("lock-up-end-out-of-range"), inNumber("most", maxLockYears))
		}
	}
	if b.Beneficiary == c.Actor {
		return deny(CodeSameDesk, because("locks-and-releases"))
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
	f.want(b.Lock.valid(), "lock", anIdentifier)
	return f.err()
}

func (b *LockEnded) apply(t *tx, c *Command) error {
	e, err := t.encumbranceOf(c, b.Lock, LockUp)
	if err != nil {
		return err
	}
	over := e.Until != "" && t.today() > e.Until
	if !over && c.Actor != e.Party {
		if e.Until == "" {
			return deny(CodeNotReleasable, because("only-the-beneficiary-releases"))
		}
		return deny(CodeNotReleasable, because("lock-up-lasts"), onDate("until", e.Until))
	}
	return t.unbind(c, e.ID)
}
