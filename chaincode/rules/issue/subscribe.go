package issue

import (
	"math"
	"math/big"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SubscriptionPaid takes shares of an allotment, paid for in time (신주인수권 행사와 납입, Commercial Act art. 419 to 423). The holder
// signs with the officers, who attest the money; for an entry that nobody has claimed, the officers alone.
type SubscriptionPaid struct {
	Allotment string `json:"allotment"`
	// Quantity is how much of the allotment, in the shares of the time when it was made: a split or a consolidation since then changes
	// how many come of it, and not what is paid in all.
	Quantity value.Shares `json:"quantity"`
	// Amount is the price of all of them.
	Amount value.Won  `json:"amount"`
	PaidOn value.Date `json:"paidOn"`
	// Payment is the digest of the bank's statement of the payment.
	Payment value.Digest        `json:"payment"`
	Numbers []model.NumberRange `json:"numbers,omitempty"`
}

func (b *SubscriptionPaid) Check() error {
	f := value.NewForm()
	f.Want(value.IsDerived(string(model.KindAllotment), b.Allotment), "allotment", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(b.Amount > 0, "amount", value.AtLeast(1))
	f.Want(b.PaidOn.Valid(), "paidOn", value.ADate)
	f.Want(b.Payment.Valid(), "payment", value.ADigest)
	model.CheckNumbers(f, "numbers", b.Numbers, model.Numbered(b.Numbers))
	return f.Err()
}

func (b *SubscriptionPaid) Worth() value.Won { return b.Amount }

func (b *SubscriptionPaid) Quorum(t *ledger.Tx, c *model.Command) error {
	allotment, ok := ledger.Load[model.Allotment](t, model.AllotmentRef(b.Allotment))
	if !ok {
		return nil
	}
	return book.WithHolder(t, c, allotment.Entry)
}

func (b *SubscriptionPaid) Apply(t *ledger.Tx, c *model.Command) error {
	allotment, change, err := allotment(t, c, b.Allotment)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	terms := change.Terms
	until, err := terms.SubscribedBy()
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if b.PaidOn > terms.PayBy || t.Facts.Time >= until {
		return value.Deny(value.CodeTooLate, value.Because("subscription-paid-and-recorded"), value.OnDate("by", terms.PayBy), value.AtTime("until", until))
	}
	if allotted := change.Ended.At.DateInKorea(); b.PaidOn < allotted {
		return value.Deny(value.CodeDateOutOfRange, value.Because("paid-before-the-allotment"), value.OnDate("allotted", allotted))
	}
	effective, err := book.DayAfterPayment(t, issuer, b.PaidOn)
	if err != nil {
		return err
	}
	if left := allotment.Quantity - allotment.Taken; b.Quantity > left {
		return value.Deny(value.CodeAllotmentShort, value.Because("left-of-the-allotment"), value.InShares("left", left))
	}
	due, err := terms.Price.Times(b.Quantity)
	if err != nil {
		return value.Deny(value.CodeAmountDiffers, value.Because("subscription-price-too-large"))
	}
	if due != b.Amount {
		return value.Deny(value.CodeAmountDiffers, value.Because("subscription-costs-the-price"), value.InWon("price", due))
	}
	class, err := book.Issuing(t, c, issuer, terms.Into)
	if err != nil {
		return err
	}
	since, err := sinceAllotted(t, change, class)
	if err != nil {
		return err
	}
	if err := book.FairPrice(class, since.price(terms.Price), ""); err != nil {
		return err
	}
	shares, err := book.FloorOf(b.Quantity, since.numerator, since.denominator)
	if err != nil {
		return err
	}
	if numbered := model.Numbered(b.Numbers); b.Numbers != nil && numbered != shares {
		return value.Deny(value.CodeNumbers, value.Because("as-many-numbers-as-shares"), value.InShares("shares", shares))
	}
	if err := book.GiveNumbers(t, issuer, class.ID, b.Numbers); err != nil {
		return err
	}
	if err := book.Issue(t, class, shares); err != nil {
		return err
	}
	holder, err := book.Present(t, c, allotment.Entry)
	if err != nil {
		return err
	}
	book.NewLot(t, class, holder.ID, shares, effective, b.PaidOn, b.Numbers)
	allotment.Taken += b.Quantity
	t.Put(allotment)
	return take(t, change, b.Quantity)
}

// allotment finds an allotment of the command's register in a state that allows the command, and its rights issue.
func allotment(t *ledger.Tx, c *model.Command, id string) (model.Allotment, model.Change, error) {
	allotment, err := ledger.Need[model.Allotment](t, model.AllotmentRef(id))
	if err != nil {
		return allotment, model.Change{}, err
	}
	change, err := rightsIssue(t, c, allotment.Change)
	if err != nil {
		return allotment, change, err
	}
	return allotment, change, ledger.Allow(t, model.AllotmentStates, allotment.State(), c.Type)
}

// rightsIssue finds a closed rights issue of the command's register.
func rightsIssue(t *ledger.Tx, c *model.Command, id value.StagedID) (model.Change, error) {
	change, err := ledger.Need[model.Change](t, model.ChangeRef(id))
	if err != nil {
		return change, err
	}
	if err := ledger.InRegister(c, change.Issuer); err != nil {
		return change, err
	}
	if change.Terms.Kind != model.Rights || change.State != model.ChangeIsClosed {
		return change, value.Deny(value.CodeWrongState, value.Because("not-a-closed-rights-issue"))
	}
	return change, nil
}

// scaled is what splits and consolidations made of a share since a rights issue allotted it.
type scaled struct{ numerator, denominator *big.Int }

func sinceAllotted(t *ledger.Tx, change model.Change, class model.ShareClass) (scaled, error) {
	s := scaled{big.NewInt(1), big.NewInt(1)}
	return s, book.ScaledSince(t, class, change.Epoch, s.numerator, s.denominator)
}

// price is what a share of today costs at a price of an allotted one, rounded down to whole won.
func (s scaled) price(allotted value.Won) value.Won {
	price := new(big.Int).Mul(big.NewInt(int64(allotted)), s.denominator)
	if price.Quo(price, s.numerator).BitLen() > 62 {
		return math.MaxInt64
	}
	return value.Won(price.Int64())
}

// allotted is how many allotted shares make so many of today, rounded up.
func (s scaled) allotted(today value.Shares) (value.Shares, error) {
	sum := new(big.Int).Mul(big.NewInt(int64(today)), s.denominator)
	sum.Add(sum, s.numerator).Sub(sum, big.NewInt(1))
	if sum.Quo(sum, s.numerator).BitLen() > 62 {
		return 0, value.Deny(value.CodeOverflow)
	}
	return value.Shares(sum.Int64()), nil
}

// take counts shares of a rights issue, as it allotted them, that were issued to those who had them allotted or afterwards to others.
func take(t *ledger.Tx, change model.Change, quantity value.Shares) error {
	if left := change.Out - change.Taken; quantity > left {
		return value.Deny(value.CodeAllotmentShort, value.Because("left-of-the-rights-issue"), value.InShares("left", left))
	}
	change.Taken += quantity
	t.Put(change)
	return nil
}
