package binding

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// AttachmentEntered notes that a court's order attaches shares, from when the company was served with it (Civil Execution Act
// art. 227 with 251; provisional: art. 291). An officer signs it; the holder does not. It takes free shares first, then shares
// that are locked up or reserved for trades; what is pledged or attached already stays so.
type AttachmentEntered struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Provisional tells a provisional attachment (가압류) from an attachment (압류).
	Provisional bool `json:"provisional,omitempty"`
	model.CourtOrder
}

func (b *AttachmentEntered) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	model.CheckOrder(f, b.CourtOrder)
	return f.Err()
}

func (b *AttachmentEntered) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	if err := book.Served(t, b.CourtOrder); err != nil {
		return err
	}
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if lot, err = book.Shorten(t, lot, b.Quantity); err != nil {
		return err
	}
	if lot.Free() < b.Quantity {
		return value.Deny(value.CodeNotAttachable, value.InShares("free", lot.Free()))
	}
	return book.Encumber(t, lot, model.Encumbrance{
		Kind: model.Attachment, Quantity: b.Quantity, Provisional: b.Provisional, Case: b.Case, Evidence: b.Order, ReceivedOn: b.ReceivedOn,
	})
}

// AttachmentLifted ends an attachment by a court's order. An officer signs it. Its shares go back to the trades and lock-ups
// that it made short.
type AttachmentLifted struct {
	Attachment value.EncumbranceID `json:"attachment"`
	Lifted     model.CourtOrder    `json:"lifted"`
}

func (b *AttachmentLifted) Check() error {
	f := value.NewForm()
	f.Want(b.Attachment.Valid(), "attachment", value.AnIdentifier)
	model.CheckOrderIn(f, b.Lifted, "lifted.")
	return f.Err()
}

func (b *AttachmentLifted) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	if err := book.Served(t, b.Lifted); err != nil {
		return err
	}
	e, err := book.EncumbranceOf(t, c, b.Attachment, model.Attachment)
	if err != nil {
		return err
	}
	e.Lifted = &b.Lifted
	t.Put(e)
	return book.Unbind(t, c, e.ID)
}
