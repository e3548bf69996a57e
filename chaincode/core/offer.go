package core

// maxRounds is how many rounds a negotiation may have.
const maxRounds = 50

// OfferMade answers a listing. The buyer, identified, signs it; it binds nobody until both have signed the same terms.
type OfferMade struct {
	Listing  ListingID `json:"listing"`
	Quantity Shares    `json:"quantity"`
	// Price is for one share.
	Price Won `json:"price"`
	// Until is when the offer lapses, at most 180 days ahead.
	Until Time `json:"until"`
}

func (b *OfferMade) check() error {
	f := newForm()
	f.want(b.Listing.valid(), "listing", anIdentifier)
	checkDeal(f, "", b.Quantity, b.Price)
	f.want(b.Until > 0, "until", aTime)
	return f.err()
}

// checkDeal checks a quantity and a price that stand in the body's part at a path, which is empty or ends with a point.
func checkDeal(f *form, path string, quantity Shares, price Won) {
	f.want(quantity > 0, path+"quantity", atLeast(1))
	f.want(price > 0, path+"price", atLeast(1))
}

func (b *OfferMade) apply(t *tx, c *Command) error {
	listing, err := t.listing(c, b.Listing)
	if err != nil {
		return err
	}
	if listing.Seller == c.Actor {
		return deny(CodeOwnListing)
	}
	if listing.Of != "" {
		return deny(CodeRestricted, because("offers-came-with-the-listing"))
	}
	if _, err := t.identified(c.Actor); err != nil {
		return err
	}
	if err := t.dealFits(listing, b.Quantity, b.Price, b.Until); err != nil {
		return err
	}
	t.put(Offer{
		ID: OfferID(t.derive(KindOffer)), Issuer: listing.Issuer, Listing: listing.ID, Seller: listing.Seller, Buyer: c.Actor,
		Round: 1, Proposer: c.Actor, Quantity: b.Quantity, Price: b.Price, Expires: b.Until, State: OfferIsOpen, Since: t.stamp(),
	})
	return nil
}

// dealFits checks a proposal against its listing.
func (t *tx) dealFits(listing Listing, quantity Shares, price Won, until Time) error {
	if t.facts.Time >= listing.Expires {
		return deny(CodeTooLate, because("listing-has-expired"), atTime("since", listing.Expires))
	}
	if quantity > listing.Remaining {
		return deny(CodeListingShort, because("listing-has-fewer-left"), inShares("left", listing.Remaining))
	}
	if until <= t.facts.Time || until > t.facts.Time.After(maxListing) {
		return deny(CodeTooLate, because("offer-end-out-of-range"), inNumber("most", int(maxListing/Day)))
	}
	if _, err := price.Times(quantity); err != nil {
		return deny(CodeOverflow)
	}
	return nil
}

// OfferCountered is the next round of a negotiation, by the party whose turn it is.
type OfferCountered struct {
	Offer OfferID `json:"offer"`
	// Round is the number of the round that this command begins: one more than the last.
	Round    int    `json:"round"`
	Quantity Shares `json:"quantity"`
	Price    Won    `json:"price"`
	Until    Time   `json:"until"`
}

func (b *OfferCountered) check() error {
	f := newForm()
	f.want(b.Offer.valid(), "offer", anIdentifier)
	f.want(b.Round >= 2 && b.Round <= maxRounds, "round", within(2, maxRounds))
	checkDeal(f, "", b.Quantity, b.Price)
	f.want(b.Until > 0, "until", aTime)
	return f.err()
}

func (b *OfferCountered) apply(t *tx, c *Command) error {
	offer, err := t.offer(c, b.Offer)
	if err != nil {
		return err
	}
	if offer.Proposer == c.Actor {
		return deny(CodeNotYourTurn, because("other-party-answers"))
	}
	if next := offer.Round + 1; b.Round != next {
		return deny(CodeNotYourTurn, because("not-the-next-round"), inNumber("next", next))
	}
	listing, err := t.listing(c, offer.Listing)
	if err != nil {
		return err
	}
	if listing.Of != "" && b.Quantity != offer.Quantity {
		return deny(CodeRestricted, because("quantity-is-settled"), inShares("quantity", offer.Quantity))
	}
	if err := t.dealFits(listing, b.Quantity, b.Price, b.Until); err != nil {
		return err
	}
	offer.Round, offer.Proposer = b.Round, c.Actor
	offer.Quantity, offer.Price, offer.Expires = b.Quantity, b.Price, b.Until
	t.put(offer)
	return nil
}

// OfferDeclined ends a negotiation. Either party signs it.
type OfferDeclined struct {
	Offer OfferID `json:"offer"`
}

func (b *OfferDeclined) check() error {
	f := newForm()
	f.want(b.Offer.valid(), "offer", anIdentifier)
	return f.err()
}

func (b *OfferDeclined) apply(t *tx, c *Command) error {
	offer, err := t.offer(c, b.Offer)
	if err != nil {
		return err
	}
	offer.State = OfferIsDeclined
	t.put(offer)
	return t.waive(c, offer)
}

// waive frees the shares that were bound for a buyer with a right to them who does not want them. The seller cannot decline.
func (t *tx) waive(c *Command, offer Offer) error {
	listing, err := need[Listing](t, ListingRef(offer.Listing))
	if err != nil || listing.Of == "" {
		return err
	}
	if c.Actor == offer.Seller {
		return deny(CodeRestricted, because("only-the-buyer-declines"))
	}
	if listing.State != ListingIsOpen {
		return nil
	}
	if listing.Remaining <= offer.Quantity {
		listing.State = ListingIsWithdrawn
		return t.endListing(c, listing)
	}
	listing.Remaining -= offer.Quantity
	t.put(listing)
	_, err = t.takeFrom(c, listing, offer.Quantity, "")
	return err
}

// offer finds an offer of which the actor is a party, in a state that allows the command.
func (t *tx) offer(c *Command, id OfferID) (Offer, error) {
	offer, err := need[Offer](t, OfferRef(id))
	if err != nil {
		return offer, err
	}
	if err := c.inRegister(offer.Issuer); err != nil {
		return offer, err
	}
	if c.Actor != offer.Seller && c.Actor != offer.Buyer {
		return offer, deny(CodeNotYours)
	}
	return offer, allow(t, OfferStates, offer.State, c.Type)
}
