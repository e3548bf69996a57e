package move

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// OrderExecuted carries out a court's order that moves shares: a judgment, or the execution of an attachment or a pledge. A
// recovery or arbiter desk signs it with another one. What binds the shares ends as far as the order says so; reservations
// that stand in its way end, and with them the listing, the trade or the transfer that has them.
type OrderExecuted struct {
	// Member is whose desk the actor staffs, and Second whose desk signs with them.
	Member value.MemberID `json:"member"`
	Second value.MemberID `json:"second"`
	model.CourtOrder
	Parts []model.LotPart `json:"parts"`
	// Quantity is the sum of the parts.
	Quantity value.Shares   `json:"quantity"`
	To       model.Receiver `json:"to"`
	// Ends are the encumbrances that the order ends, and Frees the reservations that it overrides.
	Ends  []value.EncumbranceID `json:"ends,omitempty"`
	Frees []value.ReservationID `json:"frees,omitempty"`
}

func (b *OrderExecuted) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Second.Valid(), "second", value.AnIdentifier)
	model.CheckOrder(f, b.CourtOrder)
	checkParts(f, b.Parts, b.Quantity)
	checkReceiver(f, b.To)
	f.Want(len(b.Ends) <= value.MaxLots, "ends", value.Many(0, value.MaxLots))
	f.Want(len(b.Frees) <= value.MaxLots, "frees", value.Many(0, value.MaxLots))
	for _, id := range b.Ends {
		f.Want(id.Valid(), "ends", value.AnIdentifier)
	}
	for _, id := range b.Frees {
		f.Want(id.Valid(), "frees", value.AnIdentifier)
	}
	return f.Err()
}

// Quorum asks for the second desk's signature.
func (b *OrderExecuted) Quorum(t *ledger.Tx, _ *model.Command) error {
	return t.SecondSignature(b.Second, model.RecoveryDesk, model.ArbiterDesk)
}

func (b *OrderExecuted) Apply(t *ledger.Tx, c *model.Command) error {
	if err := t.OrderDesk(b.Member, c.Actor); err != nil {
		return err
	}
	second, ok := t.Seconder(b.Second, model.RecoveryDesk, model.ArbiterDesk)
	if !ok {
		return value.Deny(value.CodeNotDesk, value.Because("second-desk-has-not-signed"), value.Word("member", b.Second))
	}
	for _, who := range []value.DID{c.Actor, second} {
		if _, officer := ledger.Load[model.Authority](t, model.AuthorityRef(c.Register, who)); officer {
			return value.Deny(value.CodeSameDesk, value.Because("officer-executes-no-order"))
		}
	}
	if err := book.Served(t, b.CourtOrder); err != nil {
		return err
	}
	for _, id := range b.Frees {
		if err := override(t, c, id); err != nil {
			return err
		}
	}
	if err := b.unburden(t, c); err != nil {
		return err
	}
	to, err := book.Enter(t, c, b.To)
	if err != nil {
		return err
	}
	for _, p := range b.Parts {
		if err := b.moveTo(t, c, to, p); err != nil {
			return err
		}
	}
	for _, id := range b.Ends {
		e, err := ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id))
		if err != nil {
			return err
		}
		if err := book.Regain(t, e); err != nil {
			return err
		}
	}
	return nil
}

// unburden ends the encumbrances that the order ends. Their shares are the order's: nothing that an attachment made short gets
// them back before the order has moved its parts.
func (b *OrderExecuted) unburden(t *ledger.Tx, c *model.Command) error {
	for _, id := range b.Ends {
		e, err := ledger.Need[model.Encumbrance](t, model.EncumbranceRef(id))
		if err != nil {
			return err
		}
		if e, err = book.EncumbranceOf(t, c, id, e.Kind); err != nil {
			return err
		}
		if e.Listed() && b.Member == b.Second {
			return value.Deny(value.CodeNotPledgee, value.Because("listed-pledge-ended-by-two-members"))
		}
		e.Lifted = &b.CourtOrder
		t.Put(e)
		if err := book.Loosen(t, c, id); err != nil {
			return err
		}
	}
	return nil
}

func (b *OrderExecuted) moveTo(t *ledger.Tx, c *model.Command, to value.EntryID, p model.LotPart) error {
	lot, err := book.Lot(t, c, p.Lot)
	if err != nil {
		return err
	}
	if lot.Entry == to {
		return value.Deny(value.CodeSameHolder)
	}
	if p.Quantity > lot.Quantity {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-shares"), value.InShares("quantity", lot.Quantity))
	}
	balance, err := book.Carve(t, lot, book.Carving{
		ID: value.LotID(t.Derive(model.KindLot)), To: to, Quantity: p.Quantity, Provenance: model.Ordered, Reason: model.EndedByOrder, EffectiveOn: b.ReceivedOn,
	})
	if err != nil || balance == "" {
		return err
	}
	return book.ConfirmInstead(t, lot, []value.LotID{balance})
}

// override ends a reservation that a court's order overrides, with the listing, the trade or the transfer that has it.
func override(t *ledger.Tx, c *model.Command, id value.ReservationID) error {
	r, err := ledger.Need[model.Reservation](t, model.ReservationRef(id))
	if err != nil {
		return err
	}
	if r.Ended != nil && r.Ended.Command == t.ID {
		return nil // it was of the same transfer as an earlier one
	}
	if r.Ended != nil {
		return value.Deny(value.CodeWrongState, value.Because("reservation-has-ended"))
	}
	switch {
	case r.Agreement != "":
		agreement, err := book.Agreement(t, c, r.Agreement)
		if err != nil {
			return err
		}
		return book.EndAgreement(t, c, agreement, model.AgreementIsVoid)
	case r.Transfer == "":
		listing, err := book.Listing(t, c, r.Listing)
		if err != nil {
			return err
		}
		listing.State = model.ListingIsWithdrawn
		return book.EndListing(t, c, listing)
	}
	if _, gift := ledger.Load[model.TransferRequest](t, model.TransferRequestRef(r.Transfer)); gift {
		request, err := request(t, c, r.Transfer)
		if err != nil {
			return err
		}
		return cancel(request, t, c)
	}
	record, err := recorded(t, c, r.Transfer)
	if err != nil {
		return err
	}
	return cancelRecorded(record, t, c, model.RecordedIsWithdrawn)
}
