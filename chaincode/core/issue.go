package core

// NewShares is how many new shares somebody is given.
type NewShares struct {
	To       Allottee `json:"to"`
	Quantity Shares   `json:"quantity"`
	// Numbers are the certificates' numbers, where the company issues certificates.
	Numbers []NumberRange `json:"numbers,omitempty"`
}

// SharesIssued issues shares that are paid for (유상증자, Commercial Act art. 416 to 423), to third parties (art. 418(2)) or, where
// it names a rights issue, those of its shares that nobody has taken (실권주, art. 419(4)).
type SharesIssued struct {
	Class      ClassID     `json:"class"`
	Allotments []NewShares `json:"allotments"`
	// Quantity is how many shares there are in all.
	Quantity Shares `json:"quantity"`
	Price    Won    `json:"price"`
	// PaidOn is the day of payment (납입기일). The shares exist from the day after (art. 423(1)).
	PaidOn Date `json:"paidOn"`
	// Rights is the rights issue whose forfeited shares these are.
	Rights StagedID `json:"rights,omitempty"`
	// Court is the digest of the court's permission to issue shares below their par value (art. 417).
	Court Digest `json:"court,omitempty"`
	// Resolution is the digest of the board's minutes (art. 416), Payment that of the bank's certificate of the money (납입금 보관증명).
	Resolution Digest `json:"resolution"`
	Payment    Digest `json:"payment"`
}

func (b *SharesIssued) check() error {
	f := newForm()
	f.that(b.Class.valid(), "class is an identifier")
	f.that(b.Rights == "" || b.Rights.valid(), "rights is an identifier")
	f.that(len(b.Allotments) >= 1 && len(b.Allotments) <= MaxLots, "an issue has 1 to 50 allotments")
	sum, err := Shares(0), error(nil)
	for _, a := range b.Allotments {
		a.To.checkIn(f, "allotments.to")
		f.that(a.Quantity > 0, "a quantity is at least 1")
		checkNumbers(f, a.Numbers, a.Quantity)
		if err == nil {
			sum, err = sum.Plus(a.Quantity)
		}
	}
	f.that(err == nil && sum == b.Quantity, "quantity is the sum of the allotments")
	f.that(b.Price > 0, "price is at least 1 won")
	_, err = b.Price.Times(b.Quantity)
	f.that(err == nil, "price times quantity can be computed")
	f.that(b.PaidOn.valid(), "paidOn is a date")
	f.that(b.Court == "" || b.Court.valid(), "court is 64 hexadecimal digits")
	f.that(b.Resolution.valid() && b.Payment.valid(), "resolution and payment are 64 hexadecimal digits")
	return f.err()
}

func (b *SharesIssued) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	class, err := t.issuing(c, issuer, b.Class)
	if err != nil {
		return err
	}
	if err := fairPrice(class, b.Price, b.Court); err != nil {
		return err
	}
	effective, err := t.dayAfterPayment(issuer, b.PaidOn)
	if err != nil {
		return err
	}
	if b.Rights != "" {
		if err := b.forfeited(t, c); err != nil {
			return err
		}
	}
	if err := t.issue(class, b.Quantity); err != nil {
		return err
	}
	for _, a := range b.Allotments {
		if a.Numbers != nil && !issuer.CertificatesIssued {
			return reject(CodeNumbers, "the company has issued no certificates")
		}
		entry, err := t.allot(c, a.To)
		if err != nil {
			return err
		}
		t.newLot(class, entry, a.Quantity, effective, b.PaidOn, a.Numbers)
	}
	return nil
}

// issuing finds the class of new shares, if the register has its list.
func (t *tx) issuing(c *Command, issuer Issuer, id ClassID) (ShareClass, error) {
	class, err := t.class(c, id)
	if err == nil && issuer.Imported == nil {
		err = reject(CodeWrongState, "the register has no list yet")
	}
	return class, err
}

// fairPrice checks that new shares cost no less than their par value (Commercial Act art. 330), unless the court has permitted it
// (art. 417).
func fairPrice(class ShareClass, price Won, court Digest) error {
	if price < class.Par && court == "" {
		return reject(CodeBelowPar, "the price is below the par value")
	}
	return nil
}

// dayAfterPayment is when shares that were paid for come to exist; it has to have come.
func (t *tx) dayAfterPayment(issuer Issuer, paidOn Date) (Date, error) {
	next := paidOn.addDays(1)
	if paidOn < issuer.IncorporatedOn {
		return "", reject(CodeDateOutOfRange, "the shares were paid for before the company was incorporated")
	}
	if next > t.today() {
		return "", reject(CodeNotYet, "the shares exist from "+string(next))
	}
	return next, nil
}

// newLot enters shares that come from nobody.
func (t *tx) newLot(class ShareClass, entry EntryID, quantity Shares, effectiveOn, paidOn Date, numbers []NumberRange) LotID {
	id := LotID(t.derive(KindLot))
	t.put(Lot{
		ID: id, Issuer: class.Issuer, Class: class.ID, Entry: entry, Quantity: quantity, Provenance: Issued, EffectiveOn: effectiveOn,
		PaidOn: paidOn, Recorded: t.stamp(), Epoch: class.Epoch, Numbers: numbers,
	})
	return id
}

// forfeited takes the shares from what nobody has taken of a rights issue.
func (b *SharesIssued) forfeited(t *tx, c *Command) error {
	change, err := t.rightsIssue(c, b.Rights)
	if err != nil {
		return err
	}
	if change.Terms.Into != b.Class || b.Price < change.Terms.Price {
		return reject(CodeNoSuchRight, "the rights issue is of another class or has a higher price")
	}
	until, err := change.Terms.subscribedBy()
	if err != nil {
		return reject(CodeInternal, err.Error())
	}
	if t.facts.Time < until {
		return reject(CodeNotYet, "holders can still take their shares of the rights issue")
	}
	return t.take(change, b.Quantity)
}
