package issue

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SharesRedeemed ends shares of a redeemable class that the company pays back (상환, Commercial Act art. 345). The holder and the
// officers sign. The shares are no longer issued.
type SharesRedeemed struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Amount is what the company pays for all of them.
	Amount value.Won `json:"amount"`
	// Evidence is the digest of the calculation and of the payment.
	Evidence value.Digest `json:"evidence"`
}

func (b *SharesRedeemed) Check() error {
	f := value.NewForm()
	checkPart(f, b.Lot, b.Quantity)
	f.Want(b.Amount > 0, "amount", value.AtLeast(1))
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *SharesRedeemed) Worth() value.Won { return b.Amount }

func (b *SharesRedeemed) Quorum(t *ledger.Tx, c *model.Command) error {
	return book.WithHolderOf(t, c, b.Lot)
}

func (b *SharesRedeemed) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if err := givesUp(t, c, lot); err != nil {
		return err
	}
	class, err := book.Class(t, c, lot.Class)
	if err != nil {
		return err
	}
	today := t.Today()
	if class.Rights == nil || class.Rights.Redeemable == nil {
		return value.Deny(value.CodeNoSuchRight, value.Because("class-not-redeemable"))
	}
	if right := class.Rights.Redeemable; today < right.From || today > right.Until {
		return value.Deny(value.CodeNoSuchRight, value.Because("not-redeemable-today"), value.OnDate("from", right.From), value.OnDate("until", right.Until))
	}
	return book.Leave(t, lot, b.Quantity, model.EndedByRedemption)
}
