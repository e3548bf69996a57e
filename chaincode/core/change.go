package core

import (
	"math/bits"
	"slices"
)

const (
	// maxRatio is the largest number in a ratio.
	maxRatio = 1_000_000_000
	// maxClassActs is how many staged acts one class may have.
	maxClassActs = 200
	// noticeMonths is how long creditors and holders are called on before a consolidation or a reduction (Commercial Act
	// art. 232, 439(2), 440).
	noticeMonths = 1
)

// ChangeAnnounced says what is to be done to a class, and from when. It binds nobody's shares yet.
type ChangeAnnounced struct {
	ChangeTerms
}

func (b *ChangeAnnounced) check() error {
	f := newForm()
	x := b.ChangeTerms
	f.want(x.Class.valid(), "class", anIdentifier)
	f.want(x.Into.valid(), "into", anIdentifier)
	f.want(x.Kind.valid(), "kind", aKnownValue)
	f.want(x.Numerator >= 0 && x.Numerator <= maxRatio, "numerator", within(0, maxRatio))
	f.want(x.Denominator >= 1 && x.Denominator <= maxRatio, "denominator", within(1, maxRatio))
	f.want(x.Fractions == RoundDown || x.Fractions == RoundUp, "fractions", aKnownValue)
	f.want(x.Par >= leastPar, "par", atLeast(int64(leastPar)))
	f.want(x.Authorised > 0, "authorised", atLeast(1))
	f.want(x.EffectiveOn.valid(), "effectiveOn", aDate)
	f.want(x.Resolution.valid(), "resolution", aDigest)
	f.want(x.Into != x.Class || x.Kind != Conversion, "into", wantAnother)
	f.want(x.Into == x.Class || x.Kind == Conversion || x.Kind == Bonus || x.Kind == Rights, "into", wantFits)
	f.due(x.AsOf > 0, !x.Kind.replaces(), "asOf")
	f.due(x.NoticeOn != "", x.Kind.noticed(), "noticeOn")
	f.want(x.NoticeOn == "" || x.NoticeOn.valid(), "noticeOn", aDate)
	f.due(x.Price > 0, x.Kind == Rights, "price")
	f.due(x.PayBy != "", x.Kind == Rights, "payBy")
	f.want(x.PayBy == "" || x.PayBy.valid(), "payBy", aDate)
	f.want(x.PayBy == "" || x.PayBy >= x.EffectiveOn, "payBy", wantInOrder)
	return f.err()
}

// noticed tells whether the law asks for a month's notice.
func (k ChangeKind) noticed() bool { return k == Consolidation || k == Reduction }

func (b *ChangeAnnounced) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	class, err := t.classOf(c, b.Class)
	if err != nil {
		return err
	}
	into, err := t.classOf(c, b.Into)
	if err != nil {
		return err
	}
	if err := b.fits(class, into); err != nil {
		return err
	}
	if b.Kind.noticed() {
		end, err := b.NoticeOn.AddMonths(noticeMonths)
		if err != nil {
			return deny(CodeInternal)
		}
		if b.EffectiveOn <= end {
			return deny(CodeNotice, because("notice-runs-until"), onDate("day", end))
		}
	}
	id := StagedID(t.derive(KindStaged))
	t.put(Change{ID: id, Issuer: class.Issuer, Terms: b.ChangeTerms, State: ChangeIsAnnounced, Announced: t.stamp()})
	return nil
}

// fits checks that ratio, par value and authorised number are possible for the kind.
func (x ChangeTerms) fits(class, into ShareClass) error {
	n, d := x.Numerator, x.Denominator
	var holds bool
	switch x.Kind {
	case Split:
		holds = n > d && x.sameCapital(class)
	case Consolidation:
		holds = 0 < n && n < d && x.sameCapital(class)
	case Reduction:
		holds = 0 < n && n <= d && x.Par <= class.Par && (n < d || x.Par < class.Par)
	case Cancellation:
		holds = n < d && x.Par == class.Par
	case Conversion, Bonus, Rights:
		holds = n > 0 && x.Par == into.Par
	}
	if !holds {
		return deny(CodeRatio, because("ratio-or-par-misfits-kind"), word("kind", x.Kind))
	}
	return nil
}

// sameCapital tells whether as many shares of the new par value make the same capital.
func (x ChangeTerms) sameCapital(class ShareClass) bool {
	hi, lo := bits.Mul64(uint64(x.Par), uint64(x.Numerator))
	hi2, lo2 := bits.Mul64(uint64(class.Par), uint64(x.Denominator))
	return hi == hi2 && lo == lo2
}

// ChangeOpened begins to carry out an announced act. Where it replaces the lots of its class, it fences the class.
type ChangeOpened struct {
	Change StagedID `json:"change"`
}

func (b *ChangeOpened) check() error { return checkStaged(b.Change, "change") }

func (b *ChangeOpened) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	change, err := t.change(c, b.Change)
	if err != nil {
		return err
	}
	if issuer.Imported == nil {
		return deny(CodeWrongState, because("register-has-no-list"))
	}
	if err := t.moves(c); err != nil {
		return err
	}
	class, into, err := t.classesOf(change)
	if err != nil {
		return err
	}
	if t.today() < change.Terms.EffectiveOn {
		return deny(CodeNotYet, because("act-takes-effect-on"), onDate("day", change.Terms.EffectiveOn))
	}
	if err := change.Terms.fits(class, into); err != nil {
		return err
	}
	if class.Fence != "" || into.Fence != "" {
		return deny(CodeFenced)
	}
	if max(len(class.Added), len(class.Replaced), len(into.Added)) >= maxClassActs {
		return deny(CodeTooManyActs, because("too-many-staged-acts"), inNumber(argMost, maxClassActs))
	}
	opened := t.stamp()
	change.State, change.Opened = ChangeIsOpen, &opened
	change.Epoch = into.Epoch
	if !change.Terms.Kind.replaces() {
		return t.openAsOf(change, class)
	}
	if into.ID == class.ID {
		change.Epoch++
	}
	t.put(change)
	t.fence(class, into, change.ID)
	return nil
}

// openAsOf opens an act that goes by the register of a moment. Nothing needs a fence: what was then does not change.
func (t *tx) openAsOf(change Change, class ShareClass) error {
	asOf := change.Terms.AsOf
	if t.facts.Time <= asOf.After(clockSlack) {
		return deny(CodeNotYet, because("record-date-not-past"), atTime("at", asOf))
	}
	if class.Changed != nil && asOf <= class.Changed.At.After(clockSlack) {
		return deny(CodeDateOutOfRange, because("class-changed-after-record-date"), atTime("changed", class.Changed.At))
	}
	if _, err := t.issuedAt(class.ID, asOf); err != nil {
		return err
	}
	t.put(change)
	return nil
}

// fence sets or, with an empty act, lifts the fence of both classes.
func (t *tx) fence(class, into ShareClass, act StagedID) {
	class.Fence = act
	t.put(class)
	if into.ID != class.ID {
		into.Fence = act
		t.put(into)
	}
}

// ChangeAborted ends an act that is not to be carried out. Nothing of it remains in the register.
type ChangeAborted struct {
	Change StagedID `json:"change"`
}

func (b *ChangeAborted) check() error { return checkStaged(b.Change, "change") }

func (b *ChangeAborted) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	change, err := t.change(c, b.Change)
	if err != nil {
		return err
	}
	if change.State == ChangeIsOpen && change.Terms.Kind.replaces() {
		class, into, err := t.classesOf(change)
		if err != nil {
			return err
		}
		t.fence(class, into, "")
	}
	ended := t.stamp()
	change.State, change.Ended = ChangeIsAborted, &ended
	t.put(change)
	return nil
}

// change finds an act on a class of the command's register in a state that allows the command.
func (t *tx) change(c *Command, id StagedID) (Change, error) {
	change, err := need[Change](t, ChangeRef(id))
	if err != nil {
		return change, err
	}
	if err := c.inRegister(change.Issuer); err != nil {
		return change, err
	}
	return change, allow(t, ChangeStates, change.State, c.Type)
}

func (t *tx) classesOf(change Change) (class, into ShareClass, err error) {
	if class, err = t.shareClass(change.Terms.Class); err != nil {
		return class, into, err
	}
	into, err = t.shareClass(change.Terms.Into)
	return class, into, err
}

// scale is what the ratio makes of a holder's total, by the rule for fractions. It fails when that is too large.
func (x ChangeTerms) scale(total Shares) (Shares, error) {
	hi, lo := bits.Mul64(uint64(total), uint64(x.Numerator))
	if hi >= uint64(x.Denominator) {
		return 0, deny(CodeOverflow)
	}
	whole, rest := bits.Div64(hi, lo, uint64(x.Denominator))
	if rest > 0 && x.Fractions == RoundUp {
		whole++
	}
	if whole > uint64(1)<<62 {
		return 0, deny(CodeOverflow)
	}
	return Shares(whole), nil
}

// rest is the numerator of the fraction that the ratio leaves of a holder's total; its denominator is the ratio's.
func (x ChangeTerms) rest(total Shares) Shares {
	hi, lo := bits.Mul64(uint64(total), uint64(x.Numerator))
	return Shares(bits.Rem64(hi, lo, uint64(x.Denominator)))
}

// exactly scales a part of a lot; ok is false where the ratio does not give whole shares.
func (x ChangeTerms) exactly(part Shares) (scaled Shares, ok bool) {
	scaled, err := x.scale(part)
	return scaled, err == nil && x.rest(part) == 0
}

// atLeast scales what binds a part of a lot, rounded up: who holds a pledge loses nothing by a fraction (art. 339).
func (x ChangeTerms) atLeast(part Shares) (Shares, error) {
	up := x
	up.Fractions = RoundUp
	return up.scale(part)
}

// closed tells whether a class has lots of a staged act.
func (c ShareClass) closed(act StagedID) bool { return slices.Contains(c.Added, act) }

// Live tells whether a lot counts in its class: it has not ended, no act on the whole class has replaced it, and the staged
// act that made it, if one did, is closed.
func (c ShareClass) Live(l Lot) bool {
	return l.Ended == nil && l.Epoch == c.Epoch && (l.Staged == "" || c.closed(l.Staged))
}

// LiveAt tells whether a lot of the present epoch, which began to count at from, counted at an earlier moment since the class
// was last changed as a whole.
func (c ShareClass) LiveAt(l Lot, from, at Time) bool {
	ended := l.Ended != nil && l.Ended.On.At <= at
	return !ended && l.Epoch == c.Epoch && (l.Staged == "" || c.closed(l.Staged)) && from <= at
}
