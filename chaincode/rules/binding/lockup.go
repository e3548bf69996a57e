package binding

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// LockSet locks part of a lot up (보호예수): it is not transferred until a date is over or an event has come. The holder signs
// it; who is to release it on the event is named with it.
type LockSet struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Until is the lock-up's last day, for one until a date.
	Until value.Date `json:"until,omitempty"`
	// Event is the digest of the text of the event, for one until an event.
	Event value.Digest `json:"event,omitempty"`
	// Beneficiary may end it at any time. One until an event has a beneficiary.
	Beneficiary value.DID `json:"beneficiary,omitempty"`
}

func (b *LockSet) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(b.Until != "" || b.Event != "", "until", value.WantGiven)
	f.Want(b.Until == "" || b.Event == "", "event", value.WantAbsent)
	f.Want(b.Until == "" || b.Until.Valid(), "until", value.ADate)
	f.Want(b.Event == "" || b.Event.Valid(), "event", value.ADigest)
	f.Want(b.Event == "" || b.Beneficiary != "", "beneficiary", value.WantGiven)
	f.Want(b.Beneficiary == "" || b.Beneficiary.Valid(), "beneficiary", value.AnIdentifier)
	return f.Err()
}

func (b *LockSet) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if err := book.Disposes(t, c, lot); err != nil {
		return err
	}
	if b.Until != "" {
		last, err := t.Today().AddMonths(12 * t.Set.Bounds.LockYears)
		if err != nil {
			return value.Deny(value.CodeInternal)
		}
		if b.Until < t.Today() || b.Until > last {
			return value.Deny(value.CodeTooLate, value.Because("lock-up-end-out-of-range"), value.InNumber("most", t.Set.Bounds.LockYears))
		}
	}
	if b.Beneficiary == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("locks-and-releases"))
	}
	if b.Beneficiary != "" {
		if _, err := ledger.Need[model.Party](t, model.PartyRef(b.Beneficiary)); err != nil {
			return err
		}
	}
	return book.Encumber(t, lot, model.Encumbrance{
		Kind: model.LockUp, Quantity: b.Quantity, Party: b.Beneficiary, Until: b.Until, Event: b.Event,
	})
}

// LockEnded ends a lock-up: anyone signs it once its last day is over, and its beneficiary at any time.
type LockEnded struct {
	Lock value.EncumbranceID `json:"lock"`
}

func (b *LockEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Lock.Valid(), "lock", value.AnIdentifier)
	return f.Err()
}

func (b *LockEnded) Apply(t *ledger.Tx, c *model.Command) error {
	e, err := book.EncumbranceOf(t, c, b.Lock, model.LockUp)
	if err != nil {
		return err
	}
	over := e.Until != "" && t.Over(e.Until)
	if !over && (c.Actor != e.Party || !t.OwnHand()) {
		if e.Until == "" {
			return value.Deny(value.CodeNotReleasable, value.Because("only-the-beneficiary-releases"))
		}
		return value.Deny(value.CodeNotReleasable, value.Because("lock-up-lasts"), value.OnDate("until", e.Until))
	}
	return book.Unbind(t, c, e.ID)
}
