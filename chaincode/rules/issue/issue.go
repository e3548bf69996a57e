package issue

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// NewShares is how many new shares somebody is given.
type NewShares struct {
	To       book.Allottee `json:"to"`
	Quantity value.Shares  `json:"quantity"`
	// Numbers are the certificates' numbers, where the company issues certificates.
	Numbers []model.NumberRange `json:"numbers,omitempty"`
}

// SharesIssued issues shares that are paid for (유상증자, Commercial Act art. 416 to 423), to third parties (art. 418(2)) or, where
// it names a rights issue, those of its shares that nobody has taken (실권주, art. 419(4)).
type SharesIssued struct {
	Class      value.ClassID `json:"class"`
	Allotments []NewShares   `json:"allotments"`
	// Quantity is how many shares there are in all.
	Quantity value.Shares `json:"quantity"`
	Price    value.Won    `json:"price"`
	// PaidOn is the day of payment (납입기일). The shares exist from the day after (art. 423(1)).
	PaidOn value.Date `json:"paidOn"`
	// Rights is the rights issue whose forfeited shares these are.
	Rights value.StagedID `json:"rights,omitempty"`
	// Court is the digest of the court's permission to issue shares below their par value (art. 417).
	Court value.Digest `json:"court,omitempty"`
	// Resolution is the digest of the board's minutes (art. 416), Payment that of the bank's certificate of the money (납입금 보관증명).
	Resolution value.Digest `json:"resolution"`
	Payment    value.Digest `json:"payment"`
}

func (b *SharesIssued) Check() error {
	f := value.NewForm()
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.Rights == "" || b.Rights.Valid(), "rights", value.AnIdentifier)
	f.Want(len(b.Allotments) >= 1 && len(b.Allotments) <= value.MaxLots, "allotments", value.Many(1, value.MaxLots))
	sum, err := value.Shares(0), error(nil)
	for _, a := range b.Allotments {
		a.To.Check(f, "allotments.to")
		f.Want(a.Quantity > 0, "allotments.quantity", value.AtLeast(1))
		model.CheckNumbers(f, "allotments.numbers", a.Numbers, a.Quantity)
		if err == nil {
			sum, err = sum.Plus(a.Quantity)
		}
	}
	f.Want(err == nil && sum == b.Quantity, "quantity", value.WantSum)
	f.Want(b.Price > 0, "price", value.AtLeast(1))
	_, err = b.Price.Times(b.Quantity)
	f.Want(err == nil, "price", value.WantCountable)
	f.Want(b.PaidOn.Valid(), "paidOn", value.ADate)
	f.Want(b.Court == "" || b.Court.Valid(), "court", value.ADigest)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	f.Want(b.Payment.Valid(), "payment", value.ADigest)
	return f.Err()
}

func (b *SharesIssued) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	class, err := book.Issuing(t, c, issuer, b.Class)
	if err != nil {
		return err
	}
	if err := book.FairPrice(class, b.Price, b.Court); err != nil {
		return err
	}
	effective, err := book.DayAfterPayment(t, issuer, b.PaidOn)
	if err != nil {
		return err
	}
	if b.Rights != "" {
		if err := b.forfeited(t, c, class); err != nil {
			return err
		}
	}
	if err := book.Issue(t, class, b.Quantity); err != nil {
		return err
	}
	for _, a := range b.Allotments {
		if err := book.GiveNumbers(t, issuer, class.ID, a.Numbers); err != nil {
			return err
		}
		entry, err := book.Allot(t, c, a.To)
		if err != nil {
			return err
		}
		book.NewLot(t, class, entry, a.Quantity, effective, b.PaidOn, a.Numbers)
	}
	return nil
}

// forfeited takes the shares from what nobody has taken of a rights issue.
func (b *SharesIssued) forfeited(t *ledger.Tx, c *model.Command, class model.ShareClass) error {
	change, err := rightsIssue(t, c, b.Rights)
	if err != nil {
		return err
	}
	if change.Terms.Into != b.Class {
		return value.Deny(value.CodeNoSuchRight, value.Because("rights-issue-of-other-class"))
	}
	since, err := sinceAllotted(t, change, class)
	if err != nil {
		return err
	}
	if price := since.price(change.Terms.Price); b.Price < price {
		return value.Deny(value.CodeNoSuchRight, value.Because("price-below-rights-issue"), value.InWon("price", price))
	}
	until, err := change.Terms.SubscribedBy()
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if !t.Passed(until) {
		return value.Deny(value.CodeNotYet, value.Because("holders-can-still-subscribe"), value.AtTime("until", until))
	}
	allotted, err := since.allotted(b.Quantity)
	if err != nil {
		return err
	}
	return take(t, change, allotted)
}
