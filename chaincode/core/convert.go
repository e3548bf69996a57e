package core

import (
	"math/big"
	"slices"
)

// maxRefixings is how often a class's conversion ratio can be refixed.
const maxRefixings = 100

// ConversionRefixed sets a new ratio for a convertible class, by the formula in its terms and within its bounds (전환가액 조정). Like
// the bounds it is in the shares of the time when the class's rights were stated; what splits did since comes on top.
type ConversionRefixed struct {
	Class ClassID `json:"class"`
	Ratio Ratio   `json:"ratio"`
	// From is the day from which it holds, today or later.
	From Date `json:"from"`
	// Formula is the digest of the calculation.
	Formula Digest `json:"formula"`
}

func (b *ConversionRefixed) check() error {
	f := newForm()
	f.want(b.Class.valid(), "class", anIdentifier)
	f.want(b.Ratio.valid(), "ratio", within(1, maxRatio))
	f.want(b.From.valid(), "from", aDate)
	f.want(b.Formula.valid(), "formula", aDigest)
	return f.err()
}

func (b *ConversionRefixed) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	class, _, err := t.convertible(c, b.Class)
	if err != nil {
		return err
	}
	right := *class.Rights.Convertible
	last := right.Ratios[len(right.Ratios)-1]
	if right.Least.more(b.Ratio) || b.Ratio.more(right.Most) {
		return deny(CodeRefixing, because("ratio-out-of-bounds"))
	}
	if len(right.Ratios) > maxRefixings {
		return deny(CodeRefixing, because("too-many-refixings"), inNumber(argMost, maxRefixings))
	}
	if first := max(t.today(), last.From); b.From < first || b.From > right.Until {
		return deny(CodeRefixing, because("ratio-from-out-of-range"), onDate("first", first), onDate("last", right.Until))
	}
	right.Ratios = append(slices.Clip(right.Ratios), DatedRatio{Ratio: b.Ratio, From: b.From, Formula: b.Formula, Set: t.stamp()})
	rights := *class.Rights
	rights.Convertible = &right
	class.Rights = &rights
	t.put(class)
	return nil
}

// SharesConverted converts shares of a holder's lot into another class, at the ratio in force (전환청구, Commercial Act art. 349). It has
// its effect with the holder's signature (art. 350(1)); what is left of a share is rounded down.
type SharesConverted struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Into is the class, and Shares how many come out.
	Into   ClassID `json:"into"`
	Shares Shares  `json:"shares"`
}

func (b *SharesConverted) check() error {
	f := newForm()
	checkPart(f, b.Lot, b.Quantity)
	f.want(b.Into.valid(), "into", anIdentifier)
	f.want(b.Shares > 0, "shares", atLeast(1))
	return f.err()
}

func (b *SharesConverted) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if _, err := t.holds(c, lot.Entry); err != nil {
		return err
	}
	class, into, err := t.convertible(c, lot.Class)
	if err != nil {
		return err
	}
	right, today := *class.Rights.Convertible, t.today()
	if today < right.From || today > right.Until {
		return deny(CodeNoSuchRight, because("not-convertible-now"), onDate("first", right.From), onDate("last", right.Until))
	}
	if b.Into != into.ID {
		return deny(CodeNoSuchRight, because("converts-into-another-class"))
	}
	out, err := t.convertedShares(class, into, right, b.Quantity)
	if err != nil {
		return err
	}
	if out != b.Shares {
		return deny(CodeAmountDiffers, because("ratio-gives-other-number"), inShares("due", out))
	}
	if err := t.issue(into, out); err != nil {
		return err
	}
	began := LotID(t.derive(KindLot))
	t.put(Lot{
		ID: began, Issuer: lot.Issuer, Class: into.ID, Entry: lot.Entry, Quantity: out, Provenance: lot.Provenance, EffectiveOn: today,
		PaidOn: lot.PaidOn, From: []LotID{lot.ID}, Recorded: t.stamp(), Epoch: into.Epoch,
	})
	return t.leave(lot, b.Quantity, EndedByConversion, began)
}

// convertible finds a convertible class and the class that it is converted into; neither is fenced.
func (t *tx) convertible(c *Command, id ClassID) (class, into ShareClass, err error) {
	if class, err = t.class(c, id); err != nil {
		return class, into, err
	}
	if class.Rights == nil || class.Rights.Convertible == nil {
		return class, into, deny(CodeNoSuchRight, because("class-not-convertible"))
	}
	into, err = t.class(c, class.Rights.Convertible.Into)
	return class, into, err
}

// convertedShares is what today's ratio makes of shares, rounded down. A split or a consolidation of either class since the right was
// stated changes what it gives, so that nobody gains or loses by it.
func (t *tx) convertedShares(class, into ShareClass, right ConversionRight, quantity Shares) (Shares, error) {
	ratio := right.inForce(t.today())
	numerator, denominator := big.NewInt(ratio.Numerator), big.NewInt(ratio.Denominator)
	if err := t.scaledSince(into, right.IntoEpoch, numerator, denominator); err != nil {
		return 0, err
	}
	if err := t.scaledSince(class, right.Epoch, denominator, numerator); err != nil {
		return 0, err
	}
	return floorOf(quantity, numerator, denominator)
}

// floorOf is quantity × numerator ÷ denominator, rounded down.
func floorOf(quantity Shares, numerator, denominator *big.Int) (Shares, error) {
	out := new(big.Int).Mul(big.NewInt(int64(quantity)), numerator)
	out.Quo(out, denominator)
	if out.Sign() <= 0 {
		return 0, deny(CodeOverflow, because("ratio-gives-no-share"))
	}
	if out.BitLen() > 62 {
		return 0, deny(CodeOverflow)
	}
	return Shares(out.Int64()), nil
}

// scaledSince multiplies a ratio by those of the splits and consolidations that replaced a class's lots since an epoch.
func (t *tx) scaledSince(class ShareClass, epoch int, numerator, denominator *big.Int) error {
	for _, id := range class.Replaced[min(epoch, len(class.Replaced)):] {
		change, err := need[Change](t, ChangeRef(id))
		if err != nil {
			return err
		}
		if k := change.Terms.Kind; k == Split || k == Consolidation || k == Reduction {
			numerator.Mul(numerator, big.NewInt(change.Terms.Numerator))
			denominator.Mul(denominator, big.NewInt(change.Terms.Denominator))
		}
	}
	return nil
}
