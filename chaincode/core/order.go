package core

// OrderExecuted carries out a court's order that moves shares: a judgment, or the execution of an attachment or a pledge. A
// recovery or arbiter desk signs it with another one. What binds the shares ends as far as the order says so; reservations
// that stand in its way end, and with them the listing, the trade or the transfer that has them.
type OrderExecuted struct {
	// Member is whose desk the actor staffs, and Second whose desk signs with them.
	Member MemberID `json:"member"`
	Second MemberID `json:"second"`
	CourtOrder
	Parts []LotPart `json:"parts"`
	// Quantity is the sum of the parts.
	Quantity Shares   `json:"quantity"`
	To       Receiver `json:"to"`
	// Ends are the encumbrances that the order ends, and Frees the reservations that it overrides.
	Ends  []EncumbranceID `json:"ends,omitempty"`
	Frees []ReservationID `json:"frees,omitempty"`
}

func (b *OrderExecuted) check() error {
	f := newForm()
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(b.Second.valid(), "second", anIdentifier)
	checkOrder(f, b.CourtOrder)
	checkParts(f, b.Parts, b.Quantity)
	checkReceiver(f, b.To)
	f.want(len(b.Ends) <= MaxLots, "ends", many(0, MaxLots))
	f.want(len(b.Frees) <= MaxLots, "frees", many(0, MaxLots))
	for _, id := range b.Ends {
		f.want(id.valid(), "ends", anIdentifier)
	}
	for _, id := range b.Frees {
		f.want(id.valid(), "frees", anIdentifier)
	}
	return f.err()
}

// quorum asks for the second desk's signature.
func (b *OrderExecuted) quorum(t *tx, _ *Command) error {
	return t.secondSignature(b.Second, RecoveryDesk, ArbiterDesk)
}

func (b *OrderExecuted) apply(t *tx, c *Command) error {
	if err := t.orderDesk(b.Member, c.Actor); err != nil {
		return err
	}
	second, ok := t.seconder(b.Second, RecoveryDesk, ArbiterDesk)
	if !ok {
		return deny(CodeNotDesk, because("second-desk-has-not-signed"), word("member", b.Second))
	}
	for _, who := range []DID{c.Actor, second} {
		if _, officer := load[Authority](t, AuthorityRef(c.Register, who)); officer {
			return deny(CodeSameDesk, because("officer-executes-no-order"))
		}
	}
	if err := t.served(b.CourtOrder); err != nil {
		return err
	}
	for _, id := range b.Frees {
		if err := t.override(c, id); err != nil {
			return err
		}
	}
	if err := b.unburden(t, c); err != nil {
		return err
	}
	to, err := t.enter(c, b.To)
	if err != nil {
		return err
	}
	for _, p := range b.Parts {
		if err := b.moveTo(t, c, to, p); err != nil {
			return err
		}
	}
	return nil
}

// unburden ends the encumbrances that the order ends. Their shares are the order's: nothing that an attachment made short gets
// them back before the order has moved its parts.
func (b *OrderExecuted) unburden(t *tx, c *Command) error {
	for _, id := range b.Ends {
		e, err := need[Encumbrance](t, EncumbranceRef(id))
		if err != nil {
			return err
		}
		if e, err = t.encumbranceOf(c, id, e.Kind); err != nil {
			return err
		}
		e.Lifted = &b.CourtOrder
		t.put(e)
		if err := t.loosen(c, id); err != nil {
			return err
		}
	}
	return nil
}

func (b *OrderExecuted) moveTo(t *tx, c *Command, to EntryID, p LotPart) error {
	lot, err := t.lot(c, p.Lot)
	if err != nil {
		return err
	}
	if lot.Entry == to {
		return deny(CodeSameHolder)
	}
	if p.Quantity > lot.Quantity {
		return deny(CodeNotFree, because("lot-has-fewer-shares"), inShares("quantity", lot.Quantity))
	}
	balance, err := t.carve(lot, carving{
		id: LotID(t.derive(KindLot)), to: to, quantity: p.Quantity, provenance: Ordered, reason: EndedByOrder, effectiveOn: b.ReceivedOn,
	})
	if err != nil || balance == "" {
		return err
	}
	rest, err := need[Lot](t, LotRef(balance))
	if err != nil {
		return err
	}
	if err := t.restore(rest); err != nil {
		return err
	}
	return t.confirmInstead(lot, []LotID{balance})
}

// override ends a reservation that a court's order overrides, with the listing, the trade or the transfer that has it.
func (t *tx) override(c *Command, id ReservationID) error {
	r, err := need[Reservation](t, ReservationRef(id))
	if err != nil {
		return err
	}
	if r.Ended != nil && r.Ended.Command == t.id {
		return nil // it was of the same transfer as an earlier one
	}
	if r.Ended != nil {
		return deny(CodeWrongState, because("reservation-has-ended"))
	}
	switch {
	case r.Agreement != "":
		agreement, err := t.agreement(c, r.Agreement)
		if err != nil {
			return err
		}
		return t.endAgreement(c, agreement, AgreementIsVoid)
	case r.Transfer == "":
		listing, err := t.listing(c, r.Listing)
		if err != nil {
			return err
		}
		listing.State = ListingIsWithdrawn
		return t.endListing(c, listing)
	}
	if _, gift := load[TransferRequest](t, TransferRequestRef(r.Transfer)); gift {
		request, err := t.request(c, r.Transfer)
		if err != nil {
			return err
		}
		return request.cancel(t, c)
	}
	record, err := t.recorded(c, r.Transfer)
	if err != nil {
		return err
	}
	return record.cancel(t, c, RecordedIsWithdrawn)
}
