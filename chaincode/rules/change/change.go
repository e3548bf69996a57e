package change

import (
	"cmp"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ChangeAnnounced says what is to be done to a class, and from when. It binds nobody's shares yet.
type ChangeAnnounced struct {
	model.ChangeTerms
}

func (b *ChangeAnnounced) Check() error {
	f := value.NewForm()
	x := b.ChangeTerms
	f.Want(x.Class.Valid(), "class", value.AnIdentifier)
	f.Want(x.Into.Valid(), "into", value.AnIdentifier)
	f.Want(x.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(x.Numerator >= 0 && x.Numerator <= value.MaxRatio, "numerator", value.Within(0, value.MaxRatio))
	f.Want(x.Denominator >= 1 && x.Denominator <= value.MaxRatio, "denominator", value.Within(1, value.MaxRatio))
	f.Want(x.Fractions == model.RoundDown || x.Fractions == model.RoundUp, "fractions", value.AKnownValue)
	f.Want(x.Par >= value.LeastPar, "par", value.AtLeast(int64(value.LeastPar)))
	f.Want(x.Authorised > 0, "authorised", value.AtLeast(1))
	f.Want(x.EffectiveOn.Valid(), "effectiveOn", value.ADate)
	f.Want(x.Resolution.Valid(), "resolution", value.ADigest)
	f.Want(x.Into != x.Class || x.Kind != model.Conversion, "into", value.WantAnother)
	f.Want(x.Into == x.Class || x.Kind == model.Conversion || x.Kind == model.Bonus || x.Kind == model.Rights, "into", value.WantFits)
	f.Due(x.AsOf > 0, !x.Kind.Replaces(), "asOf")
	f.Due(x.NoticeOn != "", x.Kind.Noticed(), "noticeOn")
	f.Want(x.NoticeOn == "" || x.NoticeOn.Valid(), "noticeOn", value.ADate)
	f.Due(x.Price > 0, x.Kind == model.Rights, "price")
	f.Due(x.PayBy != "", x.Kind == model.Rights, "payBy")
	f.Want(x.PayBy == "" || x.PayBy.Valid(), "payBy", value.ADate)
	f.Want(x.PayBy == "" || x.PayBy >= x.EffectiveOn, "payBy", value.WantInOrder)
	return f.Err()
}

func (b *ChangeAnnounced) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	class, err := book.ClassOf(t, c, b.Class)
	if err != nil {
		return err
	}
	into, err := book.ClassOf(t, c, b.Into)
	if err != nil {
		return err
	}
	if err := b.Fits(class, into); err != nil {
		return err
	}
	if b.Kind.Noticed() {
		end, err := b.NoticeOn.AddMonths(value.NoticeMonths)
		if err != nil {
			return value.Deny(value.CodeInternal)
		}
		if b.EffectiveOn <= end {
			return value.Deny(value.CodeNotice, value.Because("notice-runs-until"), value.OnDate("day", end))
		}
	}
	id := value.StagedID(t.Derive(model.KindStaged))
	t.Put(model.Change{ID: id, Issuer: class.Issuer, Terms: b.ChangeTerms, State: model.ChangeIsAnnounced, Announced: t.Stamp()})
	return nil
}

// ChangeOpened begins to carry out an announced act. Where it replaces the lots of its class, it fences the class.
type ChangeOpened struct {
	Change value.StagedID `json:"change"`
}

func (b *ChangeOpened) Check() error { return value.CheckStaged(b.Change, "change") }

func (b *ChangeOpened) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	change, err := change(t, c, b.Change)
	if err != nil {
		return err
	}
	if issuer.Imported == nil {
		return value.Deny(value.CodeWrongState, value.Because("register-has-no-list"))
	}
	if err := t.Pass(ledger.Subject{Moves: c.Register}); err != nil {
		return err
	}
	class, into, err := book.ClassesOf(t, change)
	if err != nil {
		return err
	}
	if !t.Over(change.Terms.EffectiveOn.AddDays(-1)) {
		return value.Deny(value.CodeNotYet, value.Because("act-takes-effect-on"), value.OnDate("day", change.Terms.EffectiveOn))
	}
	if err := change.Terms.Fits(class, into); err != nil {
		return err
	}
	for _, of := range []model.ShareClass{class, into} {
		if err := t.Pass(ledger.Subject{Class: of}); err != nil {
			return err
		}
	}
	opened := t.Stamp()
	change.State, change.Opened = model.ChangeIsOpen, &opened
	change.Epoch = into.Epoch
	if !change.Terms.Kind.Replaces() {
		return openAsOf(t, change, class)
	}
	if into.ID == class.ID {
		change.Epoch++
	}
	t.Put(change)
	fence(t, class, into, change.ID)
	return nil
}

// openAsOf opens an act that goes by the register of a moment. Nothing needs a fence: what was then does not change.
func openAsOf(t *ledger.Tx, change model.Change, class model.ShareClass) error {
	asOf := change.Terms.AsOf
	if since := asOf.After(value.ClockSlack); t.Facts.Time <= since || !t.Passed(since+1) {
		return value.Deny(value.CodeNotYet, value.Because("record-date-not-past"), value.AtTime("at", asOf))
	}
	if class.Changed != nil && asOf <= class.Changed.At.After(value.ClockSlack) {
		return value.Deny(value.CodeDateOutOfRange, value.Because("class-changed-after-record-date"), value.AtTime("changed", class.Changed.At))
	}
	if _, err := book.IssuedAt(t, class.ID, asOf); err != nil {
		return err
	}
	t.Put(change)
	return nil
}

// fence sets or, with an empty act, lifts the fence of both classes.
func fence(t *ledger.Tx, class, into model.ShareClass, act value.StagedID) {
	class.Fence = act
	t.Put(class)
	if into.ID != class.ID {
		into.Fence = act
		t.Put(into)
	}
}

// ChangeAborted ends an act that is not to be carried out. Nothing of it remains in the register. An officer signs it, and anyone where
// the act has fenced its class for too long.
type ChangeAborted struct {
	Change value.StagedID `json:"change"`
}

func (b *ChangeAborted) Check() error { return value.CheckStaged(b.Change, "change") }

func (b *ChangeAborted) Apply(t *ledger.Tx, c *model.Command) error {
	_, officer := t.Officer(c)
	change, err := change(t, c, b.Change)
	if err != nil {
		return cmp.Or(officer, err)
	}
	fenced := change.State == model.ChangeIsOpen && change.Terms.Kind.Replaces()
	if officer != nil && fenced && t.OwnHand() {
		if until := change.Opened.At.After(t.Set.Bounds.Fence); t.Passed(until) {
			officer = nil
		} else {
			officer = value.Deny(value.CodeNotOfficer, value.Because("act-lapses-later"), value.AtTime("until", until))
		}
	}
	if officer != nil {
		return officer
	}
	if fenced {
		class, into, err := book.ClassesOf(t, change)
		if err != nil {
			return err
		}
		fence(t, class, into, "")
	}
	ended := t.Stamp()
	change.State, change.Ended = model.ChangeIsAborted, &ended
	t.Put(change)
	return nil
}

// change finds an act on a class of the command's register in a state that allows the command.
func change(t *ledger.Tx, c *model.Command, id value.StagedID) (model.Change, error) {
	change, err := ledger.Need[model.Change](t, model.ChangeRef(id))
	if err != nil {
		return change, err
	}
	if err := ledger.InRegister(c, change.Issuer); err != nil {
		return change, err
	}
	return change, ledger.Allow(t, model.ChangeStates, change.State, c.Type)
}
