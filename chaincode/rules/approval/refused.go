package approval

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// DesignationRequested asks the company to name another buyer, within twenty days of its refusal (Commercial Act art. 335-2(4)).
// The seller signs it.
type DesignationRequested struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *DesignationRequested) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *DesignationRequested) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := refusedOf(t, c, b.Agreement)
	if err != nil {
		return err
	}
	agreement.State = model.AgreementIsDesignationRequested
	agreement.Until = t.Today().AfterDays(t.Set.Bounds.DesignationDays, t.Calendar())
	t.Put(agreement)
	return nil
}

// refusedOf finds a seller's refused agreement while they can still choose, and notes that they did.
func refusedOf(t *ledger.Tx, c *model.Command, id value.AgreementID) (model.Agreement, error) {
	agreement, err := book.Agreement(t, c, id)
	if err != nil {
		return agreement, err
	}
	if agreement.Terms.Seller != c.Actor {
		return agreement, value.Deny(value.CodeNotYours, value.Because("only-the-seller-asks"))
	}
	if t.Today() > agreement.Until {
		return agreement, value.Deny(value.CodeTooLate, value.Because("seller-could-ask-until"), value.OnDate("day", agreement.Until))
	}
	asked := t.Stamp()
	agreement.Asked = &asked
	return agreement, nil
}

// BuyerDesignated names the buyer that the company chose instead, within two weeks of the request (Commercial Act
// art. 335-3(1)). An officer who neither buys nor sells signs it, on the body's resolution.
type BuyerDesignated struct {
	Agreement value.AgreementID `json:"agreement"`
	Buyer     value.DID         `json:"buyer"`
	// Resolution is the digest of the resolution's minutes.
	Resolution value.Digest `json:"resolution"`
}

func (b *BuyerDesignated) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Buyer.Valid(), "buyer", value.AnIdentifier)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *BuyerDesignated) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := officersAgreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Terms.PartyTo(b.Buyer) {
		return value.Deny(value.CodeOtherBuyer)
	}
	if _, err := t.Identified(b.Buyer); err != nil {
		return err
	}
	if t.Today() > agreement.Until {
		return value.Deny(value.CodeTooLate, value.Because("buyer-could-be-named-until"), value.OnDate("day", agreement.Until))
	}
	named := t.Stamp()
	agreement.State, agreement.Designated, agreement.Named, agreement.Minutes = model.AgreementIsDesignatedBuyer, b.Buyer, &named, b.Resolution
	agreement.Until = t.Today().AfterDays(t.Set.Bounds.DemandDays, t.Calendar())
	t.Put(agreement)
	return nil
}

// SaleDemanded is the designated buyer's demand that the seller sell to them, within ten days (Commercial Act art. 335-4(1)). It
// ends the agreement with the refused buyer; the shares stay bound in a listing for the designated buyer alone, with an offer at
// the refused buyer's price, over which the two may agree on another (335-5(1)).
type SaleDemanded struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *SaleDemanded) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *SaleDemanded) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := book.Agreement(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if agreement.Designated != c.Actor {
		return value.Deny(value.CodeNotYours, value.Because("only-the-named-buyer-demands"))
	}
	if t.Today() > agreement.Until {
		return value.Deny(value.CodeTooLate, value.Because("sale-could-be-demanded-until"), value.OnDate("day", agreement.Until))
	}
	listing, err := book.Relist(t, c, &agreement, []value.DID{c.Actor}, agreement.Terms.Price)
	if err != nil {
		return err
	}
	if listing.Remaining == 0 {
		return value.Deny(value.CodeBound, value.Because("act-or-attachment-took-shares"))
	}
	listing.Approved = true
	book.OfferRight(t, listing, c.Actor, listing.Remaining)
	t.Put(listing)
	t.Put(agreement)
	return nil
}

// PurchaseRequested asks the company to buy the shares itself, within twenty days of its refusal (Commercial Act art. 335-2(4)).
// The seller signs it. The refused buyer's money goes back at once.
type PurchaseRequested struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *PurchaseRequested) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *PurchaseRequested) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := refusedOf(t, c, b.Agreement)
	if err != nil {
		return err
	}
	agreement.State = model.AgreementIsCompanyPurchase
	if agreement.Until, err = t.Today().AfterMonths(t.Set.Bounds.PurchaseMonths, t.Calendar()); err != nil {
		return value.Deny(value.CodeInternal)
	}
	t.Put(agreement)
	return nil
}
