package core

// TreasuryOpened makes the entry for the company's own shares (자기주식). Nobody's keys control it; officers act on it.
type TreasuryOpened struct {
	// Commitment is to the company's own data, deposited at its homes.
	Commitment Commitment `json:"commitment"`
}

func (b *TreasuryOpened) check() error {
	f := newForm()
	f.want(b.Commitment.valid(), "commitment", aDigest)
	return f.err()
}

func (b *TreasuryOpened) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if issuer.Treasury != "" {
		return deny(CodeAlreadyExists, because("own-shares-entry-is-there"))
	}
	issuer.Treasury = EntryID(t.derive(KindEntry))
	t.put(issuer)
	t.put(HolderEntry{
		ID: issuer.Treasury, Issuer: issuer.ID, Kind: Company, Commitment: b.Commitment, State: EntryIsUnclaimed, Since: t.stamp(), Treasury: true,
	})
	return nil
}

// TreasuryAcquired gives the company shares of its own (자기주식 취득, Commercial Act art. 341, 341-2). The holder and the officers sign.
type TreasuryAcquired struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Price is what the company pays for one share, 0 for nothing.
	Price Won `json:"price"`
	// Resolution is the digest of the resolution on the acquisition, Evidence that of the payment or the gift.
	Resolution Digest `json:"resolution"`
	Evidence   Digest `json:"evidence"`
}

func (b *TreasuryAcquired) check() error {
	f := newForm()
	checkPart(f, b.Lot, b.Quantity)
	_, err := b.Price.Times(b.Quantity)
	f.want(b.Price >= 0, "price", atLeast(0))
	f.want(err == nil, "price", wantCountable)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func checkPart(f *form, lot LotID, quantity Shares) {
	f.want(lot.valid(), "lot", anIdentifier)
	f.want(quantity > 0, "quantity", atLeast(1))
}

func (b *TreasuryAcquired) amount() Won {
	sum, _ := b.Price.Times(b.Quantity) // check has made sure that it can be computed
	return sum
}

func (b *TreasuryAcquired) quorum(t *tx, c *Command) error { return t.withHolderOf(c, b.Lot) }

func (b *TreasuryAcquired) apply(t *tx, c *Command) error {
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if _, err := t.holds(c, lot.Entry); err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(lot.Issuer))
	if err != nil {
		return err
	}
	if issuer.Treasury == "" {
		return deny(CodeTreasuryShares, because("no-entry-for-own-shares"))
	}
	if err := t.sixMonthRule(issuer, lot); err != nil {
		return err
	}
	if b.Quantity > lot.Free() {
		return deny(CodeNotFree, because("lot-has-fewer-free-shares"), inShares("free", lot.Free()))
	}
	_, err = t.carve(lot, carving{
		id: LotID(t.derive(KindLot)), to: issuer.Treasury, quantity: b.Quantity, provenance: Given, reason: EndedByRepurchase, effectiveOn: t.today(),
	})
	return err
}

// SharesCancelled ends shares of the company's own (자기주식 소각, Commercial Act art. 343(1)). They are no longer issued.
type SharesCancelled struct {
	Lot        LotID  `json:"lot"`
	Quantity   Shares `json:"quantity"`
	Resolution Digest `json:"resolution"`
}

func (b *SharesCancelled) check() error {
	f := newForm()
	checkPart(f, b.Lot, b.Quantity)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *SharesCancelled) apply(t *tx, c *Command) error {
	lot, err := t.ownLot(c, b.Lot)
	if err != nil {
		return err
	}
	return t.leave(lot, b.Quantity, EndedByCancellation)
}

// ownLot finds a lot of the company's own shares, for an officer.
func (t *tx) ownLot(c *Command, id LotID) (Lot, error) {
	issuer, err := t.officer(c)
	if err != nil {
		return Lot{}, err
	}
	lot, err := t.lot(c, id)
	if err == nil && (issuer.Treasury == "" || lot.Entry != issuer.Treasury) {
		err = deny(CodeTreasuryShares, because("not-the-companys-own-shares"))
	}
	return lot, err
}

// TreasuryTransferred disposes of the company's own shares (자기주식 처분, Commercial Act art. 342). Officers sign, and with them who gets
// the shares, if that is a party.
type TreasuryTransferred struct {
	Lot      LotID    `json:"lot"`
	Quantity Shares   `json:"quantity"`
	To       Allottee `json:"to"`
	// Price is what is paid for one share, 0 for nothing.
	Price Won `json:"price"`
	// Resolution is the digest of the board's minutes, Evidence that of the contract and the payment.
	Resolution Digest `json:"resolution"`
	Evidence   Digest `json:"evidence"`
}

func (b *TreasuryTransferred) check() error {
	f := newForm()
	checkPart(f, b.Lot, b.Quantity)
	b.To.check(f)
	_, err := b.Price.Times(b.Quantity)
	f.want(b.Price >= 0, "price", atLeast(0))
	f.want(err == nil, "price", wantCountable)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *TreasuryTransferred) quorum(t *tx, c *Command) error {
	return t.withOfficers(c, t.controller(c, b.To))
}

func (b *TreasuryTransferred) apply(t *tx, c *Command) error {
	lot, err := t.ownLot(c, b.Lot)
	if err != nil {
		return err
	}
	to, err := t.allot(c, b.To)
	if err != nil {
		return err
	}
	if b.Quantity > lot.Free() {
		return deny(CodeNotFree, because("lot-has-fewer-free-shares"), inShares("free", lot.Free()))
	}
	_, err = t.carve(lot, carving{
		id: LotID(t.derive(KindLot)), to: to, quantity: b.Quantity, provenance: Given, reason: EndedByDisposal, effectiveOn: t.today(),
	})
	return err
}
