package trade

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxRounds is how many rounds a negotiation may have.
const maxRounds = 50

// OfferMade answers a listing. The buyer, identified, signs it; it binds nobody until both have signed the same terms.
type OfferMade struct {
	Listing  value.ListingID `json:"listing"`
	Quantity value.Shares    `json:"quantity"`
	// Price is for one share.
	Price value.Won `json:"price"`
	// Until is when the offer lapses, at most 180 days ahead.
	Until value.Time `json:"until"`
}

func (b *OfferMade) Check() error {
	f := value.NewForm()
	f.Want(b.Listing.Valid(), "listing", value.AnIdentifier)
	checkDeal(f, "", b.Quantity, b.Price)
	f.Want(b.Until > 0, "until", value.ATime)
	return f.Err()
}

// checkDeal checks a quantity and a price that stand in the body's part at a path, which is empty or ends with a point.
func checkDeal(f *value.Form, path string, quantity value.Shares, price value.Won) {
	f.Want(quantity > 0, path+"quantity", value.AtLeast(1))
	f.Want(price > 0, path+"price", value.AtLeast(1))
}

func (b *OfferMade) Apply(t *ledger.Tx, c *model.Command) error {
	listing, err := book.Listing(t, c, b.Listing)
	if err != nil {
		return err
	}
	if listing.Seller == c.Actor {
		return value.Deny(value.CodeOwnListing)
	}
	if listing.Of != "" {
		return value.Deny(value.CodeRestricted, value.Because("offers-came-with-the-listing"))
	}
	if _, err := t.Identified(c.Actor); err != nil {
		return err
	}
	if err := dealFits(t, listing, b.Quantity, b.Price, b.Until); err != nil {
		return err
	}
	t.Put(model.Offer{
		ID: value.OfferID(t.Derive(model.KindOffer)), Issuer: listing.Issuer, Listing: listing.ID, Seller: listing.Seller, Buyer: c.Actor,
		Round: 1, Proposer: c.Actor, Quantity: b.Quantity, Price: b.Price, Expires: b.Until, State: model.OfferIsOpen, Since: t.Stamp(),
	})
	return nil
}

// dealFits checks a proposal against its listing.
func dealFits(t *ledger.Tx, listing model.Listing, quantity value.Shares, price value.Won, until value.Time) error {
	if t.Facts.Time >= listing.Expires {
		return value.Deny(value.CodeTooLate, value.Because("listing-has-expired"), value.AtTime("since", listing.Expires))
	}
	if quantity > listing.Remaining {
		return value.Deny(value.CodeListingShort, value.Because("listing-has-fewer-left"), value.InShares("left", listing.Remaining))
	}
	if until <= t.Facts.Time || until > t.Facts.Time.After(t.Set.Bounds.Listing) {
		return value.Deny(value.CodeTooLate, value.Because("offer-end-out-of-range"), value.InNumber("most", int(t.Set.Bounds.Listing/value.Day)))
	}
	if _, err := price.Times(quantity); err != nil {
		return value.Deny(value.CodeOverflow)
	}
	return nil
}

// OfferCountered is the next round of a negotiation, by the party whose turn it is.
type OfferCountered struct {
	Offer value.OfferID `json:"offer"`
	// Round is the number of the round that this command begins: one more than the last.
	Round    int          `json:"round"`
	Quantity value.Shares `json:"quantity"`
	Price    value.Won    `json:"price"`
	Until    value.Time   `json:"until"`
}

func (b *OfferCountered) Check() error {
	f := value.NewForm()
	f.Want(b.Offer.Valid(), "offer", value.AnIdentifier)
	f.Want(b.Round >= 2 && b.Round <= maxRounds, "round", value.Within(2, maxRounds))
	checkDeal(f, "", b.Quantity, b.Price)
	f.Want(b.Until > 0, "until", value.ATime)
	return f.Err()
}

func (b *OfferCountered) Apply(t *ledger.Tx, c *model.Command) error {
	offer, err := offer(t, c, b.Offer)
	if err != nil {
		return err
	}
	if offer.Proposer == c.Actor {
		return value.Deny(value.CodeNotYourTurn, value.Because("other-party-answers"))
	}
	if next := offer.Round + 1; b.Round != next {
		return value.Deny(value.CodeNotYourTurn, value.Because("not-the-next-round"), value.InNumber("next", next))
	}
	listing, err := book.Listing(t, c, offer.Listing)
	if err != nil {
		return err
	}
	if listing.Of != "" && b.Quantity != offer.Quantity {
		return value.Deny(value.CodeRestricted, value.Because("quantity-is-settled"), value.InShares("quantity", offer.Quantity))
	}
	if err := dealFits(t, listing, b.Quantity, b.Price, b.Until); err != nil {
		return err
	}
	offer.Round, offer.Proposer = b.Round, c.Actor
	offer.Quantity, offer.Price, offer.Expires = b.Quantity, b.Price, b.Until
	t.Put(offer)
	return nil
}

// OfferDeclined ends a negotiation. Either party signs it.
type OfferDeclined struct {
	Offer value.OfferID `json:"offer"`
}

func (b *OfferDeclined) Check() error {
	f := value.NewForm()
	f.Want(b.Offer.Valid(), "offer", value.AnIdentifier)
	return f.Err()
}

func (b *OfferDeclined) Apply(t *ledger.Tx, c *model.Command) error {
	offer, err := offer(t, c, b.Offer)
	if err != nil {
		return err
	}
	offer.State = model.OfferIsDeclined
	t.Put(offer)
	return waive(t, c, offer)
}

// waive frees the shares that were bound for a buyer with a right to them who does not want them. The seller cannot decline.
func waive(t *ledger.Tx, c *model.Command, offer model.Offer) error {
	listing, err := ledger.Need[model.Listing](t, model.ListingRef(offer.Listing))
	if err != nil || listing.Of == "" {
		return err
	}
	if c.Actor == offer.Seller {
		return value.Deny(value.CodeRestricted, value.Because("only-the-buyer-declines"))
	}
	if listing.State != model.ListingIsOpen {
		return nil
	}
	if listing.Remaining <= offer.Quantity {
		listing.State = model.ListingIsWithdrawn
		return book.EndListing(t, c, listing)
	}
	listing.Remaining -= offer.Quantity
	t.Put(listing)
	_, err = takeFrom(t, c, listing, offer.Quantity, "")
	return err
}

// offer finds an offer of which the actor is a party, in a state that allows the command.
func offer(t *ledger.Tx, c *model.Command, id value.OfferID) (model.Offer, error) {
	offer, err := ledger.Need[model.Offer](t, model.OfferRef(id))
	if err != nil {
		return offer, err
	}
	if err := ledger.InRegister(c, offer.Issuer); err != nil {
		return offer, err
	}
	if c.Actor != offer.Seller && c.Actor != offer.Buyer {
		return offer, value.Deny(value.CodeNotYours)
	}
	return offer, ledger.Allow(t, model.OfferStates, offer.State, c.Type)
}
