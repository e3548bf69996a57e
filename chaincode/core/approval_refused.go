package core

// rightListing is how long a listing stands for those who have a right to its shares. It leaves time to agree on a price, or to
// have the court set it (Commercial Act art. 335-5, 374-2(4)).
const rightListing = maxListing

// DesignationRequested asks the company to name another buyer, within twenty days of its refusal (Commercial Act art. 335-2(4)).
// The seller signs it.
type DesignationRequested struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *DesignationRequested) check() error { return checkAgreement(b.Agreement) }

func (b *DesignationRequested) apply(t *tx, c *Command) error {
	agreement, err := t.refusedOf(c, b.Agreement)
	if err != nil {
		return err
	}
	agreement.State = AgreementIsDesignationRequested
	agreement.Until = t.today().afterDays(designationDays)
	t.put(agreement)
	return nil
}

// refusedOf finds a seller's refused agreement while they can still choose, and notes that they did.
func (t *tx) refusedOf(c *Command, id AgreementID) (Agreement, error) {
	agreement, err := t.agreement(c, id)
	if err != nil {
		return agreement, err
	}
	if agreement.Terms.Seller != c.Actor {
		return agreement, deny(CodeNotYours, because("only-the-seller-asks"))
	}
	if t.today() > agreement.Until {
		return agreement, deny(CodeTooLate, because("seller-could-ask-until"), onDate("day", agreement.Until))
	}
	asked := t.stamp()
	agreement.Asked = &asked
	return agreement, nil
}

// BuyerDesignated names the buyer that the company chose instead, within two weeks of the request (Commercial Act
// art. 335-3(1)). An officer who neither buys nor sells signs it, on the body's resolution.
type BuyerDesignated struct {
	Agreement AgreementID `json:"agreement"`
	Buyer     DID         `json:"buyer"`
	// Resolution is the digest of the resolution's minutes.
	Resolution Digest `json:"resolution"`
}

func (b *BuyerDesignated) check() error {
	f := newForm()
	f.want(b.Agreement.valid(), "agreement", aDigest)
	f.want(b.Buyer.valid(), "buyer", anIdentifier)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *BuyerDesignated) apply(t *tx, c *Command) error {
	agreement, err := t.officersAgreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Terms.partyTo(b.Buyer) {
		return deny(CodeOtherBuyer)
	}
	if _, err := t.identified(b.Buyer); err != nil {
		return err
	}
	if t.today() > agreement.Until {
		return deny(CodeTooLate, because("buyer-could-be-named-until"), onDate("day", agreement.Until))
	}
	named := t.stamp()
	agreement.State, agreement.Designated, agreement.Named, agreement.Minutes = AgreementIsDesignatedBuyer, b.Buyer, &named, b.Resolution
	agreement.Until = t.today().afterDays(demandDays)
	t.put(agreement)
	return nil
}

// SaleDemanded is the designated buyer's demand that the seller sell to them, within ten days (Commercial Act art. 335-4(1)). It
// ends the agreement with the refused buyer; the shares stay bound in a listing for the designated buyer alone, with an offer at
// the refused buyer's price, over which the two may agree on another (335-5(1)).
type SaleDemanded struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *SaleDemanded) check() error { return checkAgreement(b.Agreement) }

func (b *SaleDemanded) apply(t *tx, c *Command) error {
	agreement, err := t.agreement(c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Designated != c.Actor {
		return deny(CodeNotYours, because("only-the-named-buyer-demands"))
	}
	if t.today() > agreement.Until {
		return deny(CodeTooLate, because("sale-could-be-demanded-until"), onDate("day", agreement.Until))
	}
	listing, err := t.relist(c, &agreement, []DID{c.Actor}, agreement.Terms.Price)
	if err != nil {
		return err
	}
	if listing.Remaining == 0 {
		return deny(CodeBound, because("act-or-attachment-took-shares"))
	}
	listing.Approved = true
	t.offerRight(listing, c.Actor, listing.Remaining)
	t.put(listing)
	t.put(agreement)
	return nil
}

// PurchaseRequested asks the company to buy the shares itself, within twenty days of its refusal (Commercial Act art. 335-2(4)).
// The seller signs it. The refused buyer's money goes back at once.
type PurchaseRequested struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *PurchaseRequested) check() error { return checkAgreement(b.Agreement) }

func (b *PurchaseRequested) apply(t *tx, c *Command) error {
	agreement, err := t.refusedOf(c, b.Agreement)
	if err != nil {
		return err
	}
	agreement.State = AgreementIsCompanyPurchase
	if agreement.Until, err = t.today().afterMonths(purchaseMonths); err != nil {
		return deny(CodeInternal)
	}
	t.put(agreement)
	return nil
}

// relist ends an agreement in favour of others with a right to its shares, which go over to a listing for them alone; none remain
// in it where an act on the class or an attachment has taken them.
func (t *tx) relist(c *Command, agreement *Agreement, only []DID, price Won) (Listing, error) {
	listing := Listing{
		ID: ListingID(t.derive(KindListing)), Issuer: agreement.Terms.Issuer, Class: agreement.Terms.Class, Seller: agreement.Terms.Seller,
		Entry: agreement.Terms.SellerEntry, Price: price, Expires: t.facts.Time.After(rightListing), State: ListingIsOpen, Since: t.stamp(),
		Of: agreement.ID, Only: only,
	}
	for _, id := range agreement.reservations() {
		r, lot, live, err := t.reservation(id)
		if err != nil {
			return listing, err
		}
		if !live || r.Quantity == 0 {
			continue
		}
		if err := t.free(c, id); err != nil {
			return listing, err
		}
		if lot, err = need[Lot](t, LotRef(lot.ID)); err != nil {
			return listing, err
		}
		if part := min(r.Quantity, lot.Free()); part > 0 {
			if err := t.listPart(&listing, lot, part); err != nil {
				return listing, err
			}
		}
	}
	if err := t.freeEach(c, agreement.reservations()); err != nil {
		return listing, err
	}
	agreement.State, agreement.Until, agreement.Paused = AgreementIsVoid, "", 0
	if listing.Remaining > 0 {
		agreement.Next = listing.ID
	}
	return listing, nil
}

// offerRight makes the offer of somebody with a right to shares of a listing.
func (t *tx) offerRight(listing Listing, buyer DID, quantity Shares) {
	t.put(Offer{
		ID: OfferID(t.derive(KindOffer)), Issuer: listing.Issuer, Listing: listing.ID, Seller: listing.Seller, Buyer: buyer, Round: 1,
		Proposer: buyer, Quantity: quantity, Price: listing.Price, Expires: listing.Expires, State: OfferIsOpen, Since: t.stamp(),
	})
}
