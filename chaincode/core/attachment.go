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
	f.that(b.Lot.valid(), "lot is an identifier")
	f.that(b.Quantity > 0, "quantity is at least 1")
	checkOrder(f, b.CourtOrder)
	return f.err()
}

func checkOrder(f *form, o CourtOrder) {
	f.that(o.Case.valid(), "case has 1 to 60 characters")
	f.that(o.Order.valid(), "order is 64 hexadecimal digits")
	f.that(o.ReceivedOn.valid(), "receivedOn is a date")
}

// served rejects an order that is said to have come in the future.
func (t *tx) served(o CourtOrder) error {
	if o.ReceivedOn > t.today() {
		return reject(CodeDateOutOfRange, "the order is received today or before")
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
		return reject(CodeNotAttachable, "fewer shares of the lot are neither pledged nor attached")
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
	f.that(b.Attachment.valid(), "attachment is an identifier")
	checkOrder(f, b.Lifted)
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
