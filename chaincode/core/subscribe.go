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
	f.that(isDerived(string(KindAllotment), b.Allotment), "allotment is an identifier")
	f.that(b.Quantity > 0, "quantity is at least 1")
	f.that(b.Amount > 0, "amount is at least 1 won")
	f.that(b.PaidOn.valid(), "paidOn is a date")
	f.that(b.Payment.valid(), "payment is 64 hexadecimal digits")
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
		return reject(CodeInternal, err.Error())
	}
	if b.PaidOn > terms.PayBy || t.facts.Time >= until {
		return reject(CodeTooLate, "the shares were to be paid for by "+string(terms.PayBy))
	}
	if b.PaidOn < change.Ended.At.DateInKorea() {
		return reject(CodeDateOutOfRange, "the shares were paid for before they were allotted")
	}
	effective, err := t.dayAfterPayment(issuer, b.PaidOn)
	if err != nil {
		return err
	}
	if b.Quantity > allotment.Quantity-allotment.Taken {
		return reject(CodeAllotmentShort, "the allotment has fewer shares left")
	}
	if due, err := terms.Price.Times(b.Quantity); err != nil || due != b.Amount {
		return reject(CodeAmountDiffers, "the amount is not the price of the shares")
	}
	if b.Numbers != nil && !issuer.CertificatesIssued {
		return reject(CodeNumbers, "the company has issued no certificates")
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
	return allotment, change, allow(AllotmentStates, allotment.State(), c.Type)
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
		return change, reject(CodeWrongState, "it is not a rights issue that is closed")
	}
	return change, nil
}

// take counts shares of a rights issue that were issued, to those who had them allotted or afterwards to others.
func (t *tx) take(change Change, quantity Shares) error {
	if quantity > change.Out-change.Taken {
		return reject(CodeAllotmentShort, "the rights issue has fewer shares left")
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
