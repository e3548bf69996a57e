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
	f.want(x.Issuer.valid(), "terms.issuer", anIdentifier)
	f.want(x.Class.valid(), "terms.class", anIdentifier)
	f.want(x.Offer.valid(), "terms.offer", anIdentifier)
	f.want(x.SellerEntry.valid(), "terms.sellerEntry", anIdentifier)
	f.want(x.Seller.valid(), "terms.seller", anIdentifier)
	f.want(x.Buyer.valid(), "terms.buyer", anIdentifier)
	f.want(x.Seller != x.Buyer, "terms.buyer", wantAnother)
	f.want(x.BuyerEntry.valid(), "terms.buyerEntry", aDigest)
	f.want(x.Payout.valid(), "terms.payout", aDigest)
	f.want(x.Refund.valid(), "terms.refund", aDigest)
	f.want(x.EscrowAgent.valid(), "terms.escrowAgent", anIdentifier)
	f.want(x.Quantity > 0, "terms.quantity", atLeast(1))
	f.want(x.Price > 0, "terms.price", atLeast(1))
	f.want(x.FundBy > 0, "terms.fundBy", aTime)
	total, err := x.Price.Times(x.Quantity)
	f.want(err == nil && total == x.Total, "terms.total", wantSum)
	f.want(x.ContractOn.valid(), "terms.contractOn", aDate)
	f.want(x.Text.valid(), "terms.text", aDigest)
	return f.err()
}

func (b *AgreementSigned) apply(t *tx, c *Command) error {
	terms := b.Terms
	id, err := terms.ID()
	if err != nil {
		return deny(CodeMalformed, because("without-canonical-form"))
	}
	agreement, exists := load[Agreement](t, AgreementRef(id))
	if exists {
		if err := allow(t, AgreementStates, agreement.State, c.Type); err != nil {
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

// ownDealing rejects an agreement that an agent signs for one side while being the other, or having signed for it (자기계약,
// 쌍방대리, Civil Act art. 124).
func (b *AgreementSigned) ownDealing(t *tx, agent DID) error {
	if b.Terms.partyTo(agent) {
		return deny(CodeOwnDealing, because("agent-is-the-other-party"))
	}
	id, err := b.Terms.ID()
	if err != nil {
		return deny(CodeMalformed, because("without-canonical-form"))
	}
	agreement, _ := load[Agreement](t, AgreementRef(id))
	for _, signature := range []CommandID{agreement.SellerSigned, agreement.BuyerSigned} {
		if first, signed := load[Outcome](t, OutcomeRef(signature)); signed && first.Actor == agent {
			return deny(CodeOwnDealing, because("agent-signed-for-the-other-party"))
		}
	}
	return nil
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
		return offer, listing, deny(CodeTermsDiffer)
	}
	if until := min(offer.Expires, listing.Expires); t.facts.Time >= until {
		return offer, listing, deny(CodeTooLate, because("offer-or-listing-expired"), atTime("until", until))
	}
	if latest := t.facts.Time.After(maxFunding); x.FundBy <= t.facts.Time || x.FundBy > latest {
		return offer, listing, deny(CodeTooLate, because("money-due-out-of-range"), atTime("until", latest))
	}
	if x.ContractOn > t.facts.Time.DateInKorea() {
		return offer, listing, deny(CodeTermsDiffer, because("contract-date-ahead"), onDate("day", x.ContractOn))
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
		err = deny(CodeContested)
	}
	return offer, listing, err
}

func (a *Agreement) sign(actor DID, command CommandID) error {
	signature := &a.BuyerSigned
	if actor == a.Terms.Seller {
		signature = &a.SellerSigned
	}
	if *signature != "" {
		return deny(CodeAlreadySigned)
	}
	*signature = command
	return nil
}

// conclude binds the agreed shares to the agreement and takes them from the listing.
func (t *tx) conclude(c *Command, agreement Agreement, listing Listing) error {
	quantity, rest := agreement.Terms.Quantity, Shares(0)
	bound, err := t.takeFrom(c, listing, quantity, agreement.ID)
	if err != nil {
		return err
	}
	if rest, err = listing.Remaining.Minus(quantity); err != nil {
		return deny(CodeListingShort, because("listing-has-fewer-left"), inShares("left", listing.Remaining))
	}
	if listing.Remaining = rest; rest == 0 {
		listing.State = ListingIsSold
	}
	t.put(listing)
	agreement.Reservation = bound[0]
	if len(bound) > 1 {
		agreement.More = bound[1:]
	}
	if err := t.proceed(&agreement, listing); err != nil {
		return err
	}
	t.put(agreement)
	t.put(Escrow{Agreement: agreement.ID, Agent: agreement.Terms.EscrowAgent, Price: agreement.Terms.Total})
	return nil
}

// takeFrom takes a number of shares from a listing's reservations, in their order, and binds them to an agreement; without one
// it frees them. It returns the agreement's reservations.
func (t *tx) takeFrom(c *Command, listing Listing, quantity Shares, agreement AgreementID) ([]ReservationID, error) {
	var bound []ReservationID
	stands, left := false, quantity
	for _, id := range listing.reservations() {
		listed, lot, live, err := t.reservation(id)
		if err != nil {
			return nil, err
		}
		if stands = stands || live; !live || left == 0 {
			continue
		}
		if _, err := t.class(c, lot.Class); err != nil {
			return nil, err
		}
		part := min(left, listed.Quantity)
		left -= part
		if lot = t.shrink(listed, lot, part); agreement == "" || part == 0 {
			if err := t.restore(lot); err != nil {
				return nil, err
			}
			continue
		}
		if len(lot.Reservations) >= MaxLots {
			return nil, deny(CodeTooManyLots, because("too-many-reservations-of-lot"), inNumber("most", MaxLots))
		}
		bound = append(bound, t.reserve(lot, Reservation{Lot: lot.ID, Quantity: part, Listing: listing.ID, Agreement: agreement}))
	}
	switch {
	case !stands:
		return nil, deny(CodeListingShort, because("act-ended-the-reservation"))
	case left > 0:
		return nil, deny(CodeListingShort, because("listing-has-fewer-left"), inShares("left", quantity-left))
	}
	return bound, nil
}

// shrink takes part of a reservation off its lot, which it returns; nothing being left of it, it ends the reservation.
func (t *tx) shrink(r Reservation, lot Lot, part Shares) Lot {
	lot.Reserved -= part
	if r.Quantity -= part; r.Quantity > 0 || r.Short > 0 {
		t.put(r)
		return lot
	}
	lot.Reservations = without(lot.Reservations, r.ID)
	t.endReservation(r)
	return lot
}

// proceed says what an agreement that both have signed waits for: the other holders, the company, or the money alone. While
// others than buyer and seller are waited for, the clock for the money stands still.
func (t *tx) proceed(agreement *Agreement, listing Listing) error {
	class, err := t.shareClass(agreement.Terms.Class)
	if err != nil {
		return err
	}
	if class.Preemption > 0 && listing.Of == "" {
		t.openFirstRefusal(agreement, class)
		return nil
	}
	return t.requestApproval(agreement, class, listing)
}

// requestApproval starts the approval's clock where the class requires approval; otherwise only the money is awaited. The
// signature that makes the agreement complete is the receipt of the request (Commercial Act art. 335-2(1)): it names buyer, kind
// and number of the shares, and stands at once in the company's own register. A receipt that the company had to sign would let a
// silent company keep the month from beginning.
func (t *tx) requestApproval(agreement *Agreement, class ShareClass, listing Listing) error {
	if class.Approval == NoApproval || listing.Approved {
		agreement.State = AgreementIsAgreed
		return nil
	}
	issuer, err := need[Issuer](t, IssuerRef(agreement.Terms.Issuer))
	if err != nil {
		return err
	}
	board := issuer.Board
	if voters := board.without(agreement.Terms.Seller, agreement.Terms.Buyer); class.Approval == BoardApproval && voters < board.Threshold {
		return deny(CodeBoardCannotDecide, because("too-few-may-vote"), inNumber("voters", voters), inNumber("threshold", board.Threshold))
	}
	requested := t.stamp()
	agreement.State, agreement.Requested = AgreementIsApprovalPending, &requested
	agreement.ApprovalBy = class.Approval
	agreement.Until, err = t.today().afterMonths(answerMonths)
	t.pause(agreement)
	return err
}

// AgreementExpired ends an agreement whose signature or money did not come in time, and frees its shares. A funded one ends only if
// the register bars its settlement (a contested entry, an attachment) and has done so till barredLimit after its time; the money
// then goes back. A refused one ends when the seller has asked for nothing in twenty days, and one that the company was to buy
// when it has not in two months. When the company has left, any can end at once. Anyone may sign it.
type AgreementExpired struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *AgreementExpired) check() error { return checkAgreement(b.Agreement) }

func checkAgreement(a AgreementID) error {
	f := newForm()
	f.want(a.valid(), "agreement", aDigest)
	return f.err()
}

func (b *AgreementExpired) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	end, becomes, err := t.expiry(c, agreement)
	if err != nil && !t.hasLeft(agreement.Terms.Issuer) {
		return err
	}
	if t.facts.Time < end && !t.hasLeft(agreement.Terms.Issuer) {
		return deny(CodeNotExpired, because("agreement-expires-later"), atTime("from", end))
	}
	return t.endAgreement(c, agreement, becomes)
}

// endAgreement ends an agreement without settlement, with the round or the dispute in which it stands, and frees its shares.
func (t *tx) endAgreement(c *Command, agreement Agreement, becomes AgreementState) error {
	ended := t.stamp()
	if agreement.State == AgreementIsFirstRefusal {
		round, err := need[RefusalRound](t, RefusalRoundRef(agreement.ID))
		if err != nil {
			return err
		}
		round.Closed = &ended
		t.put(round)
	}
	if agreement.Dispute != "" {
		dispute, err := need[Dispute](t, DisputeRef(agreement.ID, agreement.Dispute))
		if err != nil {
			return err
		}
		dispute.State, dispute.Ended = DisputeIsMoot, &ended
		t.put(dispute)
	}
	agreement.State, agreement.Until, agreement.Paused, agreement.Dispute = becomes, "", 0, ""
	t.put(agreement)
	return t.freeEach(c, agreement.reservations())
}

// expiry is when an agreement can end for want of what it waits for, and what it then is. It fails where the agreement goes on in
// another way.
func (t *tx) expiry(c *Command, agreement Agreement) (Time, AgreementState, error) {
	switch agreement.State {
	case AgreementIsRefused, AgreementIsCompanyPurchase:
		end, err := agreement.Until.endInKorea()
		if err != nil {
			return 0, AgreementIsVoid, deny(CodeInternal)
		}
		return end.After(1), AgreementIsVoid, nil
	case AgreementIsFirstRefusal, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer:
		return 0, AgreementIsExpired, deny(CodeNotExpired, because("others-may-answer"))
	case AgreementIsApprovalPending:
		return 0, AgreementIsExpired, deny(CodeNotExpired, because("company-may-answer"))
	case AgreementIsFunded:
		if err := t.movable(c, agreement); err == nil {
			return 0, AgreementIsExpired, deny(CodeCanBeSettled)
		}
		return agreement.due().After(barredLimit), AgreementIsExpired, nil
	}
	return agreement.due(), AgreementIsExpired, nil
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
	return agreement, allow(t, AgreementStates, agreement.State, c.Type)
}
