package core

// AttachmentEntered notes that a court's order attaches shares, from when the company was served with it (Civil Execution Act
// art. 227 with 251; provisional: art. 291). An officer signs it; the holder does not. It takes free shares first, then shares
// that are locked up or reserved for trades; what is pledged or attached already stays so.
type AttachmentEntered struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Provisional tells a provisional attachment (가압류) from an attachment (압류).
	Provisional bool `json:"provisional,omitempty"`
	CourtOrder
}

func (b *AttachmentEntered) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	checkOrder(f, b.CourtOrder)
	return f.err()
}

// checkOrder checks the order whose fields stand in the body itself.
func checkOrder(f *form, o CourtOrder) { checkOrderIn(f, o, "") }

// checkOrderIn checks the order whose fields stand below a path, which ends in a dot.
func checkOrderIn(f *form, o CourtOrder, path string) {
	f.want(o.Case.valid(), path+"case", aText(60))
	f.want(o.Order.valid(), path+"order", aDigest)
	f.want(o.ReceivedOn.valid(), path+"receivedOn", aDate)
}

// served rejects an order that is said to have come in the future.
func (t *tx) served(o CourtOrder) error {
	if o.ReceivedOn > t.today() {
		return deny(CodeDateOutOfRange, because("order-received-ahead"), onDate("day", o.ReceivedOn))
	}
	return nil
}

func (b *AttachmentEntered) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	if err := t.served(b.CourtOrder); err != nil {
		return err
	}
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	if lot, err = t.shorten(lot, b.Quantity); err != nil {
		return err
	}
	if lot.Free() < b.Quantity {
		return deny(CodeNotAttachable, inShares("free", lot.Free()))
	}
	return t.encumber(lot, Encumbrance{
		Kind: Attachment, Quantity: b.Quantity, Provisional: b.Provisional, Case: b.Case, Evidence: b.Order, ReceivedOn: b.ReceivedOn,
	})
}

// AttachmentLifted ends an attachment by a court's order. An officer signs it. Its shares go back to the trades and lock-ups
// that it made short.
type AttachmentLifted struct {
	Attachment EncumbranceID `json:"attachment"`
	Lifted     CourtOrder    `json:"lifted"`
}

func (b *AttachmentLifted) check() error {
	f := newForm()
	f.want(b.Attachment.valid(), "attachment", anIdentifier)
	checkOrderIn(f, b.Lifted, "lifted.")
	return f.err()
}

func (b *AttachmentLifted) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	if err := t.served(b.Lifted); err != nil {
		return err
	}
	e, err := t.encumbranceOf(c, b.Attachment, Attachment)
	if err != nil {
		return err
	}
	e.Lifted = &b.Lifted
	t.put(e)
	return t.unbind(c, e.ID)
}
