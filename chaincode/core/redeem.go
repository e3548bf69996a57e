package core

// SharesRedeemed ends shares of a redeemable class that the company pays back (상환, Commercial Act art. 345). The holder and the
// officers sign. The shares are no longer issued.
type SharesRedeemed struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Amount is what the company pays for all of them.
	Amount Won `json:"amount"`
	// Evidence is the digest of the calculation and of the payment.
	Evidence Digest `json:"evidence"`
}

func (b *SharesRedeemed) check() error {
	f := newForm()
	checkPart(f, b.Lot, b.Quantity)
	f.want(b.Amount > 0, "amount", atLeast(1))
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *SharesRedeemed) amount() Won { return b.Amount }

func (b *SharesRedeemed) quorum(t *tx, c *Command) error { return t.withHolderOf(c, b.Lot) }

func (b *SharesRedeemed) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if _, err := t.holds(c, lot.Entry); err != nil {
		return err
	}
	class, err := t.class(c, lot.Class)
	if err != nil {
		return err
	}
	today := t.today()
	if class.Rights == nil || class.Rights.Redeemable == nil {
		return deny(CodeNoSuchRight, because("class-not-redeemable"))
	}
	if right := class.Rights.Redeemable; today < right.From || today > right.Until {
		return deny(CodeNoSuchRight, because("not-redeemable-today"), onDate("from", right.From), onDate("until", right.Until))
	}
	return t.leave(lot, b.Quantity, EndedByRedemption)
}
