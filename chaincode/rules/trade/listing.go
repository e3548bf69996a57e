package trade

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SharesListed puts part of a lot up for sale and reserves it, so that the same shares are never offered twice. Parts of several
// lots may be sold together.
type SharesListed struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// More are parts of further lots of the same holder and class, which are sold after the first, in this order.
	More []model.LotPart `json:"more,omitempty"`
	// Price is what the seller asks for one share.
	Price value.Won `json:"price"`
	// Until is when the listing expires, at most 180 days ahead.
	Until value.Time `json:"until"`
}

// total is how many shares are listed in all, as many as can be counted where they are more.
func (b *SharesListed) total() value.Shares {
	sum := b.Quantity
	for _, part := range b.More {
		next, err := sum.Plus(part.Quantity)
		if err != nil {
			return sum
		}
		sum = next
	}
	return sum
}

func (b *SharesListed) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(b.More == nil || len(b.More) >= 1 && len(b.More) < value.MaxLots, "more", value.Many(1, value.MaxLots-1))
	seen := map[value.LotID]bool{b.Lot: true}
	for _, part := range b.More {
		f.Want(part.Lot.Valid(), "more.lot", value.AnIdentifier)
		f.Want(!seen[part.Lot], "more.lot", value.WantOnce)
		f.Want(part.Quantity > 0, "more.quantity", value.AtLeast(1))
		seen[part.Lot] = true
	}
	f.Want(b.Price > 0, "price", value.AtLeast(1))
	f.Want(b.Until > 0, "until", value.ATime)
	return f.Err()
}

func (b *SharesListed) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if err := book.MayTransfer(t, c, lot); err != nil {
		return err
	}
	if b.Until <= t.Facts.Time || b.Until > t.Facts.Time.After(t.Set.Bounds.Listing) {
		return value.Deny(value.CodeTooLate, value.Because("listing-end-out-of-range"), value.InNumber("most", int(t.Set.Bounds.Listing/value.Day)))
	}
	listing := model.Listing{
		ID: value.ListingID(t.Derive(model.KindListing)), Issuer: lot.Issuer, Class: lot.Class, Seller: c.Actor, Entry: lot.Entry,
		Price: b.Price, Expires: b.Until, State: model.ListingIsOpen, Since: t.Stamp(),
	}
	if err := book.ListPart(t, &listing, lot, b.Quantity); err != nil {
		return err
	}
	for _, part := range b.More {
		further, err := book.Lot(t, c, part.Lot)
		if err != nil {
			return err
		}
		if further.Class != lot.Class || further.Entry != lot.Entry {
			return value.Deny(value.CodeLotsDiffer)
		}
		if err := book.MayTransfer(t, c, further); err != nil {
			return err
		}
		if err := book.ListPart(t, &listing, further, part.Quantity); err != nil {
			return err
		}
	}
	t.Put(listing)
	return nil
}

// ListingWithdrawn takes a listing back; what is already agreed stays reserved. The seller signs it.
type ListingWithdrawn struct {
	Listing value.ListingID `json:"listing"`
}

func (b *ListingWithdrawn) Check() error { return checkListing(b.Listing) }

func checkListing(l value.ListingID) error {
	f := value.NewForm()
	f.Want(l.Valid(), "listing", value.AnIdentifier)
	return f.Err()
}

func (b *ListingWithdrawn) Apply(t *ledger.Tx, c *model.Command) error {
	listing, err := book.Listing(t, c, b.Listing)
	if err != nil {
		return err
	}
	if listing.Seller != c.Actor {
		return value.Deny(value.CodeNotYours, value.Because("only-the-seller-withdraws"))
	}
	if listing.Of != "" {
		return value.Deny(value.CodeRestricted, value.Because("bound-until-listing-expires"), value.AtTime("until", listing.Expires))
	}
	listing.State = model.ListingIsWithdrawn
	return book.EndListing(t, c, listing)
}

// ListingExpired ends a listing whose time is over. Anyone may sign it.
type ListingExpired struct {
	Listing value.ListingID `json:"listing"`
}

func (b *ListingExpired) Check() error { return checkListing(b.Listing) }

func (b *ListingExpired) Apply(t *ledger.Tx, c *model.Command) error {
	listing, err := book.Listing(t, c, b.Listing)
	if err != nil {
		return err
	}
	if !t.Passed(listing.Expires) {
		return value.Deny(value.CodeNotExpired, value.Because("listing-stands"), value.AtTime("until", listing.Expires))
	}
	listing.State = model.ListingIsExpired
	return book.EndListing(t, c, listing)
}
