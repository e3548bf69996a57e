package trade

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// AgreementSigned is one party's signature under a transfer agreement. When both have signed the same terms, the shares
// are bound to the agreement; then it waits for the board, where the class requires that, and for the money.
type AgreementSigned struct {
	Terms model.Terms `json:"terms"`
}

func (b *AgreementSigned) Check() error {
	f := value.NewForm()
	x := b.Terms
	f.Want(x.Issuer.Valid(), "terms.issuer", value.AnIdentifier)
	f.Want(x.Class.Valid(), "terms.class", value.AnIdentifier)
	f.Want(x.Offer.Valid(), "terms.offer", value.AnIdentifier)
	f.Want(x.SellerEntry.Valid(), "terms.sellerEntry", value.AnIdentifier)
	f.Want(x.Seller.Valid(), "terms.seller", value.AnIdentifier)
	f.Want(x.Buyer.Valid(), "terms.buyer", value.AnIdentifier)
	f.Want(x.Seller != x.Buyer, "terms.buyer", value.WantAnother)
	f.Want(x.BuyerAddress.Valid(), "terms.buyerAddress", value.ADigest)
	f.Want(x.Payout.Valid(), "terms.payout", value.ADigest)
	f.Want(x.Refund.Valid(), "terms.refund", value.ADigest)
	f.Want(x.EscrowAgent.Valid(), "terms.escrowAgent", value.AnIdentifier)
	f.Want(x.Quantity > 0, "terms.quantity", value.AtLeast(1))
	f.Want(x.Price > 0, "terms.price", value.AtLeast(1))
	f.Want(x.FundBy > 0, "terms.fundBy", value.ATime)
	total, err := x.Price.Times(x.Quantity)
	f.Want(err == nil && total == x.Total, "terms.total", value.WantSum)
	f.Want(x.ContractOn.Valid(), "terms.contractOn", value.ADate)
	f.Want(x.Text.Valid(), "terms.text", value.ADigest)
	return f.Err()
}

func (b *AgreementSigned) Apply(t *ledger.Tx, c *model.Command) error {
	terms := b.Terms
	id, err := terms.ID()
	if err != nil {
		return value.Deny(value.CodeMalformed, value.Because("without-canonical-form"))
	}
	agreement, exists := ledger.Load[model.Agreement](t, model.AgreementRef(id))
	if exists {
		if err := ledger.Allow(t, model.AgreementStates, agreement.State, c.Type); err != nil {
			return err
		}
	}
	offer, listing, err := b.matching(t, c)
	if err != nil {
		return err
	}
	data, err := book.DataOf(t, terms.Buyer, terms.BuyerAddress)
	if err != nil {
		return err
	}
	if !exists {
		t.Created = append(t.Created, string(id))
		agreement = model.Agreement{ID: id, Terms: terms, BuyerEntry: data, State: model.AgreementIsProposed, Since: t.Stamp()}
	}
	if err := agreement.Sign(c.Actor, t.ID); err != nil {
		return err
	}
	if c.Actor == terms.Buyer {
		agreement.BuyerEntry = data // as the buyer is identified when they sign
	}
	t.Put(agreement)
	if agreement.SellerSigned != "" && agreement.BuyerSigned != "" {
		offer.State = model.OfferIsAgreed
		t.Put(offer)
		if err := conclude(t, c, agreement, listing); err != nil {
			return err
		}
	}
	if c.Actor != terms.Seller {
		return nil
	}
	return book.GivesAway(t, terms.Seller)
}

// OwnDealing rejects an agreement that an agent signs for one side while being the other, or having signed for it (자기계약,
// 쌍방대리, Civil Act art. 124).
func (b *AgreementSigned) OwnDealing(t *ledger.Tx, agent value.DID) error {
	if b.Terms.PartyTo(agent) {
		return value.Deny(value.CodeOwnDealing, value.Because("agent-is-the-other-party"))
	}
	id, err := b.Terms.ID()
	if err != nil {
		return value.Deny(value.CodeMalformed, value.Because("without-canonical-form"))
	}
	agreement, _ := ledger.Load[model.Agreement](t, model.AgreementRef(id))
	for _, signature := range []value.CommandID{agreement.SellerSigned, agreement.BuyerSigned} {
		if first, signed := ledger.Load[model.Outcome](t, model.OutcomeRef(signature)); signed && first.Actor == agent {
			return value.Deny(value.CodeOwnDealing, value.Because("agent-signed-for-the-other-party"))
		}
	}
	return nil
}

// matching checks the terms against the offer and listing they come from.
func (b *AgreementSigned) matching(t *ledger.Tx, c *model.Command) (model.Offer, model.Listing, error) {
	x := b.Terms
	offer, err := offer(t, c, x.Offer)
	if err != nil {
		return offer, model.Listing{}, err
	}
	listing, err := book.Listing(t, c, offer.Listing)
	if err != nil {
		return offer, listing, err
	}
	if x.Issuer != offer.Issuer || x.Seller != offer.Seller || x.Buyer != offer.Buyer || x.Quantity != offer.Quantity ||
		x.Price != offer.Price || x.Class != listing.Class || x.SellerEntry != listing.Entry {
		return offer, listing, value.Deny(value.CodeTermsDiffer)
	}
	if until := min(offer.Expires, listing.Expires); t.Facts.Time >= until {
		return offer, listing, value.Deny(value.CodeTooLate, value.Because("offer-or-listing-expired"), value.AtTime("until", until))
	}
	if latest := t.Facts.Time.After(t.Set.Bounds.Funding); x.FundBy <= t.Facts.Time || x.FundBy > latest {
		return offer, listing, value.Deny(value.CodeTooLate, value.Because("money-due-out-of-range"), value.AtTime("until", latest))
	}
	if x.ContractOn > t.Facts.Time.DateInKorea() {
		return offer, listing, value.Deny(value.CodeTermsDiffer, value.Because("contract-date-ahead"), value.OnDate("day", x.ContractOn))
	}
	if _, err := t.Member(x.EscrowAgent); err != nil {
		return offer, listing, err
	}
	for _, party := range []value.DID{x.Seller, x.Buyer} {
		if _, err := t.Identified(party); err != nil {
			return offer, listing, err
		}
	}
	entry, err := book.Entry(t, c, x.SellerEntry)
	if err == nil && (entry.State != model.EntryIsClaimed || entry.Controller != x.Seller) {
		err = value.Deny(value.CodeContested)
	}
	return offer, listing, err
}

// conclude binds the agreed shares to the agreement and takes them from the listing.
func conclude(t *ledger.Tx, c *model.Command, agreement model.Agreement, listing model.Listing) error {
	quantity, rest := agreement.Terms.Quantity, value.Shares(0)
	bound, err := takeFrom(t, c, listing, quantity, agreement.ID)
	if err != nil {
		return err
	}
	if rest, err = listing.Remaining.Minus(quantity); err != nil {
		return value.Deny(value.CodeListingShort, value.Because("listing-has-fewer-left"), value.InShares("left", listing.Remaining))
	}
	if listing.Remaining = rest; rest == 0 {
		listing.State = model.ListingIsSold
	}
	t.Put(listing)
	agreement.Reservation = bound[0]
	if len(bound) > 1 {
		agreement.More = bound[1:]
	}
	if err := proceed(t, &agreement, listing); err != nil {
		return err
	}
	t.Put(agreement)
	t.Put(model.Escrow{Agreement: agreement.ID, Agent: agreement.Terms.EscrowAgent, Price: agreement.Terms.Total})
	return nil
}

// takeFrom takes a number of shares from a listing's reservations, in their order, and binds them to an agreement; without one
// it frees them. It returns the agreement's reservations.
func takeFrom(t *ledger.Tx, c *model.Command, listing model.Listing, quantity value.Shares, agreement value.AgreementID) ([]value.ReservationID, error) {
	var bound []value.ReservationID
	stands, left := false, quantity
	for _, id := range listing.Reservations() {
		listed, lot, live, err := book.Reservation(t, id)
		if err != nil {
			return nil, err
		}
		if stands = stands || live; !live || left == 0 {
			continue
		}
		if err := mayTake(t, c, lot, agreement); err != nil {
			return nil, err
		}
		part := min(left, listed.Quantity)
		left -= part
		if lot = shrink(t, listed, lot, part); agreement == "" || part == 0 {
			if err := book.Restore(t, lot); err != nil {
				return nil, err
			}
			continue
		}
		if len(lot.Reservations) >= value.MaxLots {
			return nil, value.Deny(value.CodeTooManyLots, value.Because("too-many-reservations-of-lot"), value.InNumber("most", value.MaxLots))
		}
		bound = append(bound, book.Reserve(t, lot, model.Reservation{Quantity: part, Listing: listing.ID, Agreement: agreement}))
	}
	switch {
	case !stands:
		return nil, value.Deny(value.CodeListingShort, value.Because("act-ended-the-reservation"))
	case left > 0:
		return nil, value.Deny(value.CodeListingShort, value.Because("listing-has-fewer-left"), value.InShares("left", quantity-left))
	}
	return bound, nil
}

// mayTake refuses to bind listed shares to an agreement while their class is fenced; a part of a listing can be given up then.
func mayTake(t *ledger.Tx, c *model.Command, lot model.Lot, agreement value.AgreementID) error {
	if agreement == "" {
		return t.Pass(ledger.Subject{Moves: c.Register})
	}
	_, err := book.Class(t, c, lot.Class)
	return err
}

// shrink takes part of a reservation off its lot, which it returns; nothing being left of it, it ends the reservation.
func shrink(t *ledger.Tx, r model.Reservation, lot model.Lot, part value.Shares) model.Lot {
	lot.Reserved -= part
	if r.Quantity -= part; r.Quantity > 0 || r.Short > 0 {
		t.Put(r)
		return lot
	}
	lot.Reservations = book.Without(lot.Reservations, r.ID)
	book.EndReservation(t, r)
	return lot
}

// proceed says what an agreement that both have signed waits for: the other holders, the company, or the money alone. While
// others than buyer and seller are waited for, the clock for the money stands still.
func proceed(t *ledger.Tx, agreement *model.Agreement, listing model.Listing) error {
	class, err := book.ShareClass(t, agreement.Terms.Class)
	if err != nil {
		return err
	}
	if class.Preemption > 0 && listing.Of == "" {
		book.OpenFirstRefusal(t, agreement, class)
		return nil
	}
	return book.RequestApproval(t, agreement, class, listing)
}

// AgreementExpired ends an agreement whose signature or money did not come in time, and frees its shares. A funded one ends only if
// the register bars its settlement (a contested entry, an attachment) and has done so till Bounds.Barred after its time; the money
// then goes back. A refused one ends when the seller has asked for nothing in twenty days, and one that the company was to buy
// when it has not in two months. When the company has left, any can end at once. Anyone may sign it.
type AgreementExpired struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *AgreementExpired) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *AgreementExpired) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	end, becomes, err := book.Expiry(t, c, agreement)
	if err != nil && !t.HasLeft(agreement.Terms.Issuer) {
		return err
	}
	if !t.Passed(end) && !t.HasLeft(agreement.Terms.Issuer) {
		return value.Deny(value.CodeNotExpired, value.Because("agreement-expires-later"), value.AtTime("from", end))
	}
	return book.EndAgreement(t, c, agreement, becomes)
}
