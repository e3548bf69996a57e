package core

// maxFunding is how far ahead the money's deadline may lie.
const maxFunding = 180 * Day

// barredLimit is how long after its deadline a funded agreement may wait for a bar to its settlement to go away.
const barredLimit = 14 * Day

// ID is the agreement's identity: the SHA-256 of the terms' canonical JSON.
func (t Terms) ID() (AgreementID, error) {
	encoded, err := Canonical(t)
	if err != nil {
		return "", err
	}
	return AgreementID(idOf(encoded)), nil
}

// AgreementSigned is one party's signature under a transfer agreement. When both have signed the same terms, the shares
// are bound to the agreement; then it waits for the board, where the class requires that, and for the money.
type AgreementSigned struct {
	Terms Terms `json:"terms"`
}

func (b *AgreementSigned) check() error {
	f := newForm()
	x := b.Terms
	f.that(x.Issuer.valid() && x.Class.valid() && x.Offer.valid() && x.SellerEntry.valid(), "issuer, class, offer and sellerEntry are identifiers")
	f.that(x.Seller.valid() && x.Buyer.valid() && x.Seller != x.Buyer, "seller and buyer are two parties")
	f.that(x.BuyerEntry.valid() && x.Payout.valid() && x.Refund.valid(), "buyerEntry, payout and refund are commitments")
	f.that(x.EscrowAgent.valid(), "escrowAgent is a member's id")
	checkDeal(f, x.Quantity, x.Price, x.FundBy)
	total, err := x.Price.Times(x.Quantity)
	f.that(err == nil && total == x.Total, "total is price times quantity")
	f.that(x.ContractOn.valid(), "contractOn is a date")
	f.that(x.Text.valid(), "text is 64 hexadecimal digits")
	return f.err()
}

func (b *AgreementSigned) apply(t *tx, c *Command) error {
	terms := b.Terms
	id, err := terms.ID()
	if err != nil {
		return reject(CodeMalformed, err.Error())
	}
	agreement, exists := load[Agreement](t, AgreementRef(id))
	if exists {
		if err := allow(AgreementStates, agreement.State, c.Type); err != nil {
			return err
		}
	}
	offer, listing, err := b.matching(t, c)
	if err != nil {
		return err
	}
	if !exists {
		t.created = append(t.created, string(id))
		agreement = Agreement{ID: id, Terms: terms, State: AgreementIsProposed, Since: t.stamp()}
	}
	if err := agreement.sign(c.Actor, t.id); err != nil {
		return err
	}
	if agreement.SellerSigned == "" || agreement.BuyerSigned == "" {
		t.put(agreement)
		return nil
	}
	offer.State = OfferIsAgreed
	t.put(offer)
	return t.conclude(c, agreement, listing)
}

// matching checks the terms against the offer and listing they come from.
func (b *AgreementSigned) matching(t *tx, c *Command) (Offer, Listing, error) {
	x := b.Terms
	offer, err := t.offer(c, x.Offer)
	if err != nil {
		return offer, Listing{}, err
	}
	listing, err := t.listing(c, offer.Listing)
	if err != nil {
		return offer, listing, err
	}
	if x.Issuer != offer.Issuer || x.Seller != offer.Seller || x.Buyer != offer.Buyer || x.Quantity != offer.Quantity ||
		x.Price != offer.Price || x.Class != listing.Class || x.SellerEntry != listing.Entry {
		return offer, listing, reject(CodeTermsDiffer, "the terms are not those of the offer's last round")
	}
	if t.facts.Time >= offer.Expires || t.facts.Time >= listing.Expires {
		return offer, listing, reject(CodeTooLate, "the offer or the listing has expired")
	}
	if x.FundBy <= t.facts.Time || x.FundBy > t.facts.Time.After(maxFunding) {
		return offer, listing, reject(CodeTooLate, "the money is due within the next 180 days")
	}
	if x.ContractOn > t.facts.Time.DateInKorea() {
		return offer, listing, reject(CodeTermsDiffer, "the contract's date lies ahead")
	}
	if _, err := t.member(x.EscrowAgent); err != nil {
		return offer, listing, err
	}
	for _, party := range []DID{x.Seller, x.Buyer} {
		if _, err := t.identified(party); err != nil {
			return offer, listing, err
		}
	}
	entry, err := t.entry(c, x.SellerEntry)
	if err == nil && (entry.State != EntryIsClaimed || entry.Controller != x.Seller) {
		err = reject(CodeContested, "the seller does not control the entry without contest")
	}
	return offer, listing, err
}

func (a *Agreement) sign(actor DID, command CommandID) error {
	signature := &a.BuyerSigned
	if actor == a.Terms.Seller {
		signature = &a.SellerSigned
	}
	if *signature != "" {
		return reject(CodeAlreadySigned, "the party has signed these terms")
	}
	*signature = command
	return nil
}

// conclude binds the agreed shares to the agreement and takes them from the listing.
func (t *tx) conclude(c *Command, agreement Agreement, listing Listing) error {
	quantity := agreement.Terms.Quantity
	listed, lot, live, err := t.reservation(listing.Reservation)
	if err != nil {
		return err
	}
	if !live {
		return reject(CodeListingShort, "an act on the class has ended the listing's reservation")
	}
	if _, err := t.class(c, lot.Class); err != nil {
		return err
	}
	if listing.Remaining, err = listing.Remaining.Minus(quantity); err != nil {
		return reject(CodeListingShort, "the listing has fewer shares left")
	}
	if listed.Quantity, err = listed.Quantity.Minus(quantity); err != nil {
		return reject(CodeListingShort, "the listing has fewer shares left")
	}
	lot.Reserved -= quantity
	if listed.Quantity+listed.Short == 0 {
		lot.Reservations = without(lot.Reservations, listed.ID)
		t.endReservation(listed)
		listing.State = ListingIsSold
	} else {
		t.put(listed)
	}
	t.put(listing)
	if len(lot.Reservations) >= MaxLots {
		return reject(CodeTooManyLots, "a lot has at most 50 reservations")
	}
	agreement.Reservation = t.reserve(lot, Reservation{Lot: lot.ID, Quantity: quantity, Listing: listing.ID, Agreement: agreement.ID})
	if err := t.requestApproval(&agreement); err != nil {
		return err
	}
	t.put(agreement)
	t.put(Escrow{Agreement: agreement.ID, Agent: agreement.Terms.EscrowAgent, Price: agreement.Terms.Total})
	return nil
}

// requestApproval starts the approval's clock where the class requires approval; otherwise only the money is awaited.
func (t *tx) requestApproval(agreement *Agreement) error {
	class, err := t.shareClass(agreement.Terms.Class)
	if err != nil {
		return err
	}
	if class.Approval == NoApproval {
		agreement.State = AgreementIsAgreed
		return nil
	}
	issuer, err := need[Issuer](t, IssuerRef(agreement.Terms.Issuer))
	if err != nil {
		return err
	}
	if issuer.Board.voters(agreement.Terms) < issuer.Board.Threshold {
		return reject(CodeBoardCannotDecide, "too few directors may vote, because the others buy or sell")
	}
	requested := t.stamp()
	agreement.State, agreement.Requested = AgreementIsApprovalPending, &requested
	return nil
}

// AgreementExpired ends an agreement whose signature, approval or money did not come by fundBy, and frees its shares. A
// funded one ends only if the register bars its settlement (a contested entry, an attachment) and has done so till
// barredLimit after fundBy; the money then goes back. When the company has left, an agreement can end at once. Anyone may sign it.
type AgreementExpired struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *AgreementExpired) check() error { return checkAgreement(b.Agreement) }

func checkAgreement(a AgreementID) error {
	f := newForm()
	f.that(a.valid(), "agreement is 64 hexadecimal digits")
	return f.err()
}

func (b *AgreementExpired) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	end := agreement.Terms.FundBy
	if agreement.State == AgreementIsFunded {
		if _, _, err := t.movable(c, agreement); err == nil {
			return reject(CodeCanBeSettled, "the money is there and nothing bars the settlement")
		}
		end = end.After(barredLimit)
	}
	if t.facts.Time < end && !t.hasLeft(agreement.Terms.Issuer) {
		return reject(CodeNotExpired, "the agreement can expire at "+end.String())
	}
	agreement.State = AgreementIsExpired
	t.put(agreement)
	return t.freeAgreed(c, agreement)
}

// freeAgreed gives back the shares that an agreement bound, if it bound any yet.
func (t *tx) freeAgreed(c *Command, agreement Agreement) error {
	if agreement.Reservation == "" {
		return nil
	}
	return t.free(c, agreement.Reservation)
}

// agreement finds an agreement of the command's register in a state that allows the command.
func (t *tx) agreement(c *Command, id AgreementID) (Agreement, error) {
	agreement, err := need[Agreement](t, AgreementRef(id))
	if err != nil {
		return agreement, err
	}
	if err := c.inRegister(agreement.Terms.Issuer); err != nil {
		return agreement, err
	}
	return agreement, allow(AgreementStates, agreement.State, c.Type)
}
