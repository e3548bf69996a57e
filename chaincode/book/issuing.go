package book

import (
	"math/big"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// FloorOf is quantity × numerator ÷ denominator, rounded down.
func FloorOf(quantity value.Shares, numerator, denominator *big.Int) (value.Shares, error) {
	out := new(big.Int).Mul(big.NewInt(int64(quantity)), numerator)
	out.Quo(out, denominator)
	if out.Sign() <= 0 {
		return 0, value.Deny(value.CodeOverflow, value.Because("ratio-gives-no-share"))
	}
	if out.BitLen() > 62 {
		return 0, value.Deny(value.CodeOverflow)
	}
	return value.Shares(out.Int64()), nil
}

// ScaledSince multiplies a ratio by those of the splits and consolidations that replaced a class's lots since an epoch.
func ScaledSince(t *ledger.Tx, class model.ShareClass, epoch int, numerator, denominator *big.Int) error {
	for ; epoch < class.Epoch; epoch++ {
		replacement, err := ledger.Need[model.Replacement](t, model.ReplacementRef(class.ID, epoch))
		if err != nil {
			return err
		}
		change, err := ledger.Need[model.Change](t, model.ChangeRef(replacement.Act))
		if err != nil {
			return err
		}
		if k := change.Terms.Kind; k == model.Split || k == model.Consolidation || k == model.Reduction {
			numerator.Mul(numerator, big.NewInt(change.Terms.Numerator))
			denominator.Mul(denominator, big.NewInt(change.Terms.Denominator))
		}
	}
	return nil
}

// Issuing finds the class of new shares, if the register has its list.
func Issuing(t *ledger.Tx, c *model.Command, issuer model.Issuer, id value.ClassID) (model.ShareClass, error) {
	class, err := Class(t, c, id)
	if err == nil && issuer.Imported == nil {
		err = value.Deny(value.CodeWrongState, value.Because("register-has-no-list"))
	}
	return class, err
}

// FairPrice checks that new shares cost no less than their par value (Commercial Act art. 330), unless the court has permitted it
// (art. 417).
func FairPrice(class model.ShareClass, price value.Won, court value.Digest) error {
	if price < class.Par && court == "" {
		return value.Deny(value.CodeBelowPar, value.InWon("par", class.Par))
	}
	return nil
}

// DayAfterPayment is when shares that were paid for come to exist; it has to have come.
func DayAfterPayment(t *ledger.Tx, issuer model.Issuer, paidOn value.Date) (value.Date, error) {
	next := paidOn.AddDays(1)
	if paidOn < issuer.IncorporatedOn {
		return "", value.Deny(value.CodeDateOutOfRange, value.Because("paid-before-incorporation"), value.OnDate("incorporated", issuer.IncorporatedOn))
	}
	if next > t.Today() {
		return "", value.Deny(value.CodeNotYet, value.Because("shares-exist-later"), value.OnDate("from", next))
	}
	return next, nil
}

// NewLot enters shares that come from nobody.
func NewLot(t *ledger.Tx, class model.ShareClass, entry value.EntryID, quantity value.Shares, effectiveOn, paidOn value.Date, numbers []model.NumberRange) value.LotID {
	id := value.LotID(t.Derive(model.KindLot))
	t.Put(model.Lot{
		ID: id, Issuer: class.Issuer, Class: class.ID, Entry: entry, Quantity: quantity, Provenance: model.Issued, EffectiveOn: effectiveOn,
		PaidOn: paidOn, Recorded: t.Stamp(), Epoch: class.Epoch, Numbers: numbers,
	})
	return id
}
