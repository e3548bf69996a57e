package approval

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// FirstRefusalTaken says that a holder of the class takes shares at the agreed price. It shows what they hold by naming lots. The
// holder signs it; what they take binds nobody before they sign the terms.
type FirstRefusalTaken struct {
	Agreement value.AgreementID `json:"agreement"`
	Entry     value.EntryID     `json:"entry"`
	// Quantity is how many they take at most.
	Quantity value.Shares `json:"quantity"`
	// Lots are lots of the class that the holder had when the round opened; their shares count for the parts.
	Lots []value.LotID `json:"lots"`
}

func (b *FirstRefusalTaken) Check() error {
	f := value.NewForm()
	f.Want(b.Agreement.Valid(), "agreement", value.ADigest)
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(len(b.Lots) >= 1 && len(b.Lots) <= value.MaxLots, "lots", value.Many(1, value.MaxLots))
	for i, l := range b.Lots {
		f.Want(l.Valid(), "lots", value.AnIdentifier)
		f.Want(!slices.Contains(b.Lots[:i], l), "lots", value.WantOnce)
	}
	return f.Err()
}

func (b *FirstRefusalTaken) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, round, err := round(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if t.Today() > agreement.Until {
		return value.Deny(value.CodeTooLate, value.Because("first-refusal-over"), value.OnDate("until", agreement.Until))
	}
	if agreement.Terms.Seller == c.Actor {
		return value.Deny(value.CodeOwnListing)
	}
	if b.Quantity > agreement.Terms.Quantity {
		return value.Deny(value.CodeListingShort, value.Because("fewer-shares-agreed"), value.InShares("agreed", agreement.Terms.Quantity))
	}
	if err := book.IsHolder(t, c, b.Entry); err != nil {
		return err
	}
	for _, take := range round.Takes {
		if take.Entry == b.Entry {
			return value.Deny(value.CodeAlreadyExists, value.Because("shares-already-taken"))
		}
	}
	if len(round.Takes) >= value.MaxTakers {
		return value.Deny(value.CodeTooManyTakers, value.InNumber("most", value.MaxTakers))
	}
	holding, err := book.Shown(t, c, b.Entry, b.Lots, round)
	if err != nil {
		return err
	}
	round.Takes = append(slices.Clip(round.Takes), model.Take{Entry: b.Entry, Holder: c.Actor, Quantity: b.Quantity, Holding: holding, On: t.Stamp()})
	t.Put(round)
	return nil
}

// round finds an agreement and its round.
func round(t *ledger.Tx, c *model.Command, id value.AgreementID) (model.Agreement, model.RefusalRound, error) {
	agreement, err := book.Agreement(t, c, id)
	if err != nil {
		return agreement, model.RefusalRound{}, err
	}
	round, err := ledger.Need[model.RefusalRound](t, model.RefusalRoundRef(id))
	return agreement, round, err
}

// FirstRefusalClosed ends a round when its days are over. If the holders took all the shares, the agreement is void and each taker
// has an offer at the agreed price in a listing for them alone; otherwise nobody's taking counts, and the agreement goes on. Anyone
// may sign it.
type FirstRefusalClosed struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *FirstRefusalClosed) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *FirstRefusalClosed) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, round, err := round(t, c, b.Agreement)
	if err != nil {
		return err
	}
	if !t.Over(agreement.Until) {
		return value.Deny(value.CodeNotExpired, value.Because("first-refusal-open"), value.OnDate("until", agreement.Until))
	}
	closed := t.Stamp()
	round.Closed = &closed
	if round.Taken() < agreement.Terms.Quantity {
		t.Put(round)
		return book.AfterFirstRefusal(t, agreement)
	}
	takers := make([]value.DID, 0, len(round.Takes))
	for _, take := range round.Takes {
		if !slices.Contains(takers, take.Holder) {
			takers = append(takers, take.Holder)
		}
	}
	listing, err := book.Relist(t, c, &agreement, takers, agreement.Terms.Price)
	if err != nil {
		return err
	}
	if listing.Remaining == 0 {
		t.Put(round)
		t.Put(agreement) // an act on the class or an attachment has taken the shares: nobody gets them here
		return nil
	}
	round.Allot(listing.Remaining)
	for _, take := range round.Takes {
		if take.Allotted > 0 {
			book.OfferRight(t, listing, take.Holder, take.Allotted)
		}
	}
	t.Put(round)
	t.Put(listing)
	t.Put(agreement)
	return nil
}
