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
	f.that(b.Listing.valid(), "listing is an identifier")
	checkDeal(f, b.Quantity, b.Price, b.Until)
	return f.err()
}

func checkDeal(f *form, quantity Shares, price Won, until Time) {
	f.that(quantity > 0, "quantity is at least 1")
	f.that(price > 0, "price is at least 1 won")
	f.that(until > 0, "until is a time")
}

func (b *OfferMade) apply(t *tx, c *Command) error {
	listing, err := t.listing(c, b.Listing)
	if err != nil {
		return err
	}
	if listing.Seller == c.Actor {
		return reject(CodeOwnListing, "nobody buys from themselves")
	}
	if listing.Of != "" {
		return reject(CodeRestricted, "the listing is for those whose offers were made with it")
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
		return reject(CodeTooLate, "the listing expired at "+listing.Expires.String())
	}
	if quantity > listing.Remaining {
		return reject(CodeListingShort, "the listing has fewer shares left")
	}
	if until <= t.facts.Time || until > t.facts.Time.After(maxListing) {
		return reject(CodeTooLate, "an offer lapses within the next 180 days")
	}
	if _, err := price.Times(quantity); err != nil {
		return reject(CodeOverflow, "the total is too large")
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
	f.that(b.Offer.valid(), "offer is an identifier")
	f.that(b.Round >= 2 && b.Round <= maxRounds, "round is 2 to 50")
	checkDeal(f, b.Quantity, b.Price, b.Until)
	return f.err()
}

func (b *OfferCountered) apply(t *tx, c *Command) error {
	offer, err := t.offer(c, b.Offer)
	if err != nil {
		return err
	}
	if offer.Proposer == c.Actor || offer.Round+1 != b.Round {
		return reject(CodeNotYourTurn, "the other party answers this round")
	}
	listing, err := t.listing(c, offer.Listing)
	if err != nil {
		return err
	}
	if listing.Of != "" && b.Quantity != offer.Quantity {
		return reject(CodeRestricted, "how many shares the buyer has a right to is settled")
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
	f.that(b.Offer.valid(), "offer is an identifier")
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
		return reject(CodeRestricted, "the buyer has a right to the shares; only they decline")
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
		return offer, reject(CodeNotYours, "the actor is no party of the offer")
	}
	return offer, allow(OfferStates, offer.State, c.Type)
}
