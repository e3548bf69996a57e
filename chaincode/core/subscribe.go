package core

// subscriptionGrace is how long after the day of payment a payment that was made in time can be recorded. Then what nobody has
// taken can be given to others.
const subscriptionGrace = 7 * Day

// SubscriptionPaid takes shares of an allotment, paid for in time (신주인수권 행사와 납입, Commercial Act art. 419 to 423). The holder
// signs with the officers, who attest the money; for an entry that nobody has claimed, the officers alone.
type SubscriptionPaid struct {
	Allotment string `json:"allotment"`
	Quantity  Shares `json:"quantity"`
	// Amount is the price of all of them.
	Amount Won  `json:"amount"`
	PaidOn Date `json:"paidOn"`
	// Payment is the digest of the bank's statement of the payment.
	Payment Digest        `json:"payment"`
	Numbers []NumberRange `json:"numbers,omitempty"`
}

func (b *SubscriptionPaid) check() error {
	f := newForm()
	f.want(isDerived(string(KindAllotment), b.Allotment), "allotment", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(b.Amount > 0, "amount", atLeast(1))
	f.want(b.PaidOn.valid(), "paidOn", aDate)
	f.want(b.Payment.valid(), "payment", aDigest)
	checkNumbers(f, "numbers", b.Numbers, b.Quantity)
	return f.err()
}

func (b *SubscriptionPaid) amount() Won { return b.Amount }

func (b *SubscriptionPaid) quorum(t *tx, c *Command) error {
	allotment, ok := load[Allotment](t, AllotmentRef(b.Allotment))
	if !ok {
		return nil
	}
	return t.withHolder(c, allotment.Entry)
}

func (b *SubscriptionPaid) apply(t *tx, c *Command) error {
	allotment, change, err := t.allotment(c, b.Allotment)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	terms := change.Terms
	until, err := terms.subscribedBy()
	if err != nil {
		return deny(CodeInternal)
	}
	if b.PaidOn > terms.PayBy || t.facts.Time >= until {
		return deny(CodeTooLate, because("subscription-paid-and-recorded"), onDate("by", terms.PayBy), atTime("until", until))
	}
	if allotted := change.Ended.At.DateInKorea(); b.PaidOn < allotted {
		return deny(CodeDateOutOfRange, because("paid-before-the-allotment"), onDate("allotted", allotted))
	}
	effective, err := t.dayAfterPayment(issuer, b.PaidOn)
	if err != nil {
		return err
	}
	if left := allotment.Quantity - allotment.Taken; b.Quantity > left {
		return deny(CodeAllotmentShort, because("left-of-the-allotment"), inShares("left", left))
	}
	due, err := terms.Price.Times(b.Quantity)
	if err != nil {
		return deny(CodeAmountDiffers, because("subscription-price-too-large"))
	}
	if due != b.Amount {
		return deny(CodeAmountDiffers, because("subscription-costs-the-price"), inWon("price", due))
	}
	if b.Numbers != nil && !issuer.CertificatesIssued {
		return deny(CodeNumbers, because("no-certificates-issued"))
	}
	class, err := t.issuing(c, issuer, terms.Into)
	if err != nil {
		return err
	}
	if err := fairPrice(class, terms.Price, ""); err != nil {
		return err
	}
	if err := t.issue(class, b.Quantity); err != nil {
		return err
	}
	holder, err := t.present(c, allotment.Entry)
	if err != nil {
		return err
	}
	t.newLot(class, holder.ID, b.Quantity, effective, b.PaidOn, b.Numbers)
	allotment.Taken += b.Quantity
	t.put(allotment)
	return t.take(change, b.Quantity)
}

// allotment finds an allotment of the command's register in a state that allows the command, and its rights issue.
func (t *tx) allotment(c *Command, id string) (Allotment, Change, error) {
	allotment, err := need[Allotment](t, AllotmentRef(id))
	if err != nil {
		return allotment, Change{}, err
	}
	change, err := t.rightsIssue(c, allotment.Change)
	if err != nil {
		return allotment, change, err
	}
	return allotment, change, allow(t, AllotmentStates, allotment.State(), c.Type)
}

// rightsIssue finds a closed rights issue of the command's register.
func (t *tx) rightsIssue(c *Command, id StagedID) (Change, error) {
	change, err := need[Change](t, ChangeRef(id))
	if err != nil {
		return change, err
	}
	if err := c.inRegister(change.Issuer); err != nil {
		return change, err
	}
	if change.Terms.Kind != Rights || change.State != ChangeIsClosed {
		return change, deny(CodeWrongState, because("not-a-closed-rights-issue"))
	}
	return change, nil
}

// take counts shares of a rights issue that were issued, to those who had them allotted or afterwards to others.
func (t *tx) take(change Change, quantity Shares) error {
	if left := change.Out - change.Taken; quantity > left {
		return deny(CodeAllotmentShort, because("left-of-the-rights-issue"), inShares("left", left))
	}
	change.Taken += quantity
	t.put(change)
	return nil
}

// subscribedBy is the moment until which a payment in time can be recorded.
func (x ChangeTerms) subscribedBy() (Time, error) {
	end, err := x.PayBy.endInKorea()
	return end.After(subscriptionGrace), err
}
