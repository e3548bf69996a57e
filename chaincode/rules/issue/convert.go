package issue

import (
	"math/big"
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxRefixings is how often a class's conversion ratio can be refixed, after the first.
const maxRefixings = value.MaxRatios - 1

// ConversionRefixed sets a new ratio for a convertible class, by the formula in its terms and within its bounds (전환가액 조정). Like
// the bounds it is in the shares of the time when the class's rights were stated; what splits did since comes on top.
type ConversionRefixed struct {
	Class value.ClassID `json:"class"`
	Ratio model.Ratio   `json:"ratio"`
	// From is the day from which it holds, today or later.
	From value.Date `json:"from"`
	// Formula is the digest of the calculation.
	Formula value.Digest `json:"formula"`
}

func (b *ConversionRefixed) Check() error {
	f := value.NewForm()
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.Ratio.Valid(), "ratio", value.Within(1, value.MaxRatio))
	f.Want(b.From.Valid(), "from", value.ADate)
	f.Want(b.Formula.Valid(), "formula", value.ADigest)
	return f.Err()
}

func (b *ConversionRefixed) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	class, _, err := convertible(t, c, b.Class)
	if err != nil {
		return err
	}
	right := *class.Rights.Convertible
	last := right.Ratios[len(right.Ratios)-1]
	if right.Least.More(b.Ratio) || b.Ratio.More(right.Most) {
		return value.Deny(value.CodeRefixing, value.Because("ratio-out-of-bounds"))
	}
	if len(right.Ratios) > maxRefixings {
		return value.Deny(value.CodeRefixing, value.Because("too-many-refixings"), value.InNumber(value.ArgMost, maxRefixings))
	}
	if first := max(t.Today(), last.From); b.From < first || b.From > right.Until {
		return value.Deny(value.CodeRefixing, value.Because("ratio-from-out-of-range"), value.OnDate("first", first), value.OnDate("last", right.Until))
	}
	right.Ratios = append(slices.Clip(right.Ratios), model.DatedRatio{Ratio: b.Ratio, From: b.From, Formula: b.Formula, Set: t.Stamp()})
	rights := *class.Rights
	rights.Convertible = &right
	class.Rights = &rights
	t.Put(class)
	return nil
}

// SharesConverted converts shares of a holder's lot into another class, at the ratio in force (전환청구, Commercial Act art. 349). It has
// its effect with the holder's signature (art. 350(1)); what is left of a share is rounded down.
type SharesConverted struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Into is the class, and Shares how many come out.
	Into   value.ClassID `json:"into"`
	Shares value.Shares  `json:"shares"`
}

func (b *SharesConverted) Check() error {
	f := value.NewForm()
	checkPart(f, b.Lot, b.Quantity)
	f.Want(b.Into.Valid(), "into", value.AnIdentifier)
	f.Want(b.Shares > 0, "shares", value.AtLeast(1))
	return f.Err()
}

func (b *SharesConverted) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if _, err := book.Holds(t, c, lot.Entry); err != nil {
		return err
	}
	class, into, err := convertible(t, c, lot.Class)
	if err != nil {
		return err
	}
	right, today := *class.Rights.Convertible, t.Today()
	if today < right.From || today > right.Until {
		return value.Deny(value.CodeNoSuchRight, value.Because("not-convertible-now"), value.OnDate("first", right.From), value.OnDate("last", right.Until))
	}
	if b.Into != into.ID {
		return value.Deny(value.CodeNoSuchRight, value.Because("converts-into-another-class"))
	}
	out, err := convertedShares(t, class, into, right, b.Quantity)
	if err != nil {
		return err
	}
	if out != b.Shares {
		return value.Deny(value.CodeAmountDiffers, value.Because("ratio-gives-other-number"), value.InShares("due", out))
	}
	if err := book.Issue(t, into, out); err != nil {
		return err
	}
	began := value.LotID(t.Derive(model.KindLot))
	t.Put(model.Lot{
		ID: began, Issuer: lot.Issuer, Class: into.ID, Entry: lot.Entry, Quantity: out, Provenance: lot.Provenance, EffectiveOn: today,
		PaidOn: lot.PaidOn, From: []value.LotID{lot.ID}, Recorded: t.Stamp(), Epoch: into.Epoch,
	})
	return book.Leave(t, lot, b.Quantity, model.EndedByConversion, began)
}

// convertible finds a convertible class and the class that it is converted into; neither is fenced.
func convertible(t *ledger.Tx, c *model.Command, id value.ClassID) (class, into model.ShareClass, err error) {
	if class, err = book.Class(t, c, id); err != nil {
		return class, into, err
	}
	if class.Rights == nil || class.Rights.Convertible == nil {
		return class, into, value.Deny(value.CodeNoSuchRight, value.Because("class-not-convertible"))
	}
	into, err = book.Class(t, c, class.Rights.Convertible.Into)
	return class, into, err
}

// convertedShares is what today's ratio makes of shares, rounded down. A split or a consolidation of either class since the right was
// stated changes what it gives, so that nobody gains or loses by it.
func convertedShares(t *ledger.Tx, class, into model.ShareClass, right model.ConversionRight, quantity value.Shares) (value.Shares, error) {
	ratio := right.InForce(t.Today())
	numerator, denominator := big.NewInt(ratio.Numerator), big.NewInt(ratio.Denominator)
	if err := book.ScaledSince(t, into, right.IntoEpoch, numerator, denominator); err != nil {
		return 0, err
	}
	if err := book.ScaledSince(t, class, right.Epoch, denominator, numerator); err != nil {
		return 0, err
	}
	return book.FloorOf(quantity, numerator, denominator)
}
