package move

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// TransferObjected stops a recorded transfer until another desk decides. Anybody who is identified signs it, and any identity
// desk of a home.
type TransferObjected struct {
	Transfer value.TransferID `json:"transfer"`
	// Member is set when a desk objects.
	Member value.MemberID `json:"member,omitempty"`
	// Reason is the digest of the reason.
	Reason value.Digest `json:"reason"`
}

func (b *TransferObjected) Check() error {
	f := value.NewForm()
	f.Want(b.Transfer.Valid(), "transfer", value.AnIdentifier)
	f.Want(b.Member == "" || b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *TransferObjected) Apply(t *ledger.Tx, c *model.Command) error {
	var err error
	if b.Member == "" {
		_, err = t.Identified(c.Actor)
	} else {
		_, err = book.HomeDesk(t, c, b.Member)
	}
	if err != nil {
		return err
	}
	record, err := recorded(t, c, b.Transfer)
	if err != nil {
		return err
	}
	objected := t.Stamp()
	record.State, record.ObjectedBy, record.Reason, record.Objected = model.RecordedIsObjected, c.Actor, b.Reason, &objected
	t.Put(record)
	return nil
}

// TransferDecided ends an objection. An identity desk of a home signs it, but neither the one that signed the transfer nor who
// objected.
type TransferDecided struct {
	Transfer value.TransferID `json:"transfer"`
	Member   value.MemberID   `json:"member"`
	// Uphold lets the transfer be carried out; otherwise its shares stay with their holder.
	Uphold   bool         `json:"uphold"`
	Evidence value.Digest `json:"evidence"`
}

func (b *TransferDecided) Check() error {
	f := value.NewForm()
	f.Want(b.Transfer.Valid(), "transfer", value.AnIdentifier)
	if err := f.Err(); err != nil {
		return err
	}
	return value.CheckDeskEvidence(b.Member, b.Evidence)
}

func (b *TransferDecided) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := book.HomeDesk(t, c, b.Member); err != nil {
		return err
	}
	record, err := recorded(t, c, b.Transfer)
	if err != nil {
		return err
	}
	if c.Actor == record.Desk || c.Actor == record.Officer || c.Actor == record.ObjectedBy {
		return value.Deny(value.CodeSameDesk, value.Because("signers-and-objectors-do-not-decide"))
	}
	decided := t.Stamp()
	record.Decided = &decided
	if b.Uphold {
		record.State = model.RecordedIsUpheld
		t.Put(record)
		return nil
	}
	return cancelRecorded(record, t, c, model.RecordedIsRefused)
}

// TransferWithdrawn ends a transfer without a trade before it is done, and frees its shares. The giver signs it for a gift, and
// anyone once the request is too old; an officer for a recorded transfer, and whoever has claimed its entry.
type TransferWithdrawn struct {
	Transfer value.TransferID `json:"transfer"`
}

func (b *TransferWithdrawn) Check() error { return checkTransfer(b.Transfer) }

func (b *TransferWithdrawn) Apply(t *ledger.Tx, c *model.Command) error {
	if _, gift := ledger.Load[model.TransferRequest](t, model.TransferRequestRef(b.Transfer)); gift {
		request, err := request(t, c, b.Transfer)
		if err != nil {
			return err
		}
		if (c.Actor != request.Giver || !t.OwnHand()) && !t.Passed(request.Expires) {
			return value.Deny(value.CodeNotYours, value.Because("only-the-giver-withdraws"), value.AtTime("until", request.Expires))
		}
		return cancel(request, t, c)
	}
	record, err := recorded(t, c, b.Transfer)
	if err != nil {
		return err
	}
	entry, err := book.Entry(t, c, record.Entry)
	if err != nil {
		return err
	}
	if entry.State != model.EntryIsClaimed || entry.Controller != c.Actor || !t.OwnHand() {
		if _, err := t.Officer(c); err != nil {
			return err
		}
	}
	return cancelRecorded(record, t, c, model.RecordedIsWithdrawn)
}

// cancel ends a request that is not to be done.
func cancel(r model.TransferRequest, t *ledger.Tx, c *model.Command) error {
	ended := t.Stamp()
	r.State, r.Ended = model.RequestIsWithdrawn, &ended
	t.Put(r)
	return book.FreeAll(t, c, r.Reservations)
}

// cancelRecorded ends a recorded transfer that is not to be done.
func cancelRecorded(r model.RecordedTransfer, t *ledger.Tx, c *model.Command, state model.RecordedState) error {
	ended := t.Stamp()
	r.State, r.Ended = state, &ended
	t.Put(r)
	for _, to := range r.To {
		if err := book.FreeAll(t, c, to.Reservations); err != nil {
			return err
		}
	}
	return nil
}

// TransferCompleted carries out a gift that the company approved or did not answer in time, or a recorded transfer after its
// objection period. All its guards are on the ledger, so anyone may sign it.
type TransferCompleted struct {
	Transfer value.TransferID `json:"transfer"`
}

func (b *TransferCompleted) Check() error { return checkTransfer(b.Transfer) }

func (b *TransferCompleted) Apply(t *ledger.Tx, c *model.Command) error {
	if _, gift := ledger.Load[model.TransferRequest](t, model.TransferRequestRef(b.Transfer)); gift {
		request, err := request(t, c, b.Transfer)
		if err != nil {
			return err
		}
		return complete(request, t, c)
	}
	record, err := recorded(t, c, b.Transfer)
	if err != nil {
		return err
	}
	return completeRecorded(record, t, c)
}

// recorded finds a recorded transfer of the command's register in a state that allows the command.
func recorded(t *ledger.Tx, c *model.Command, id value.TransferID) (model.RecordedTransfer, error) {
	record, err := ledger.Need[model.RecordedTransfer](t, model.RecordedTransferRef(id))
	if err != nil {
		return record, err
	}
	if err := ledger.InRegister(c, record.Issuer); err != nil {
		return record, err
	}
	return record, ledger.Allow(t, model.RecordedStates, record.State, c.Type)
}

// completeRecorded carries a recorded transfer out.
func completeRecorded(r model.RecordedTransfer, t *ledger.Tx, c *model.Command) error {
	if r.State == model.RecordedIsPending && !t.Passed(r.OpenFrom.After(value.ClockSlack)) {
		return value.Deny(value.CodeObjectionPeriod, value.Because("objection-period-lasts"), value.AtTime("until", r.OpenFrom.After(value.ClockSlack)))
	}
	entry, err := book.Entry(t, c, r.Entry)
	if err != nil {
		return err
	}
	switch {
	case entry.State == model.EntryIsMerged && r.Grounds.Merges():
		if err := follows(t, c, entry, r.Grounds, r.To[0].Entry); err != nil {
			return err
		}
	case entry.State != model.EntryIsUnclaimed:
		return value.Deny(value.CodeEntryTaken, value.Because("holder-claimed-entry-since"))
	}
	for _, to := range r.To {
		receiver, err := another(t, c, entry.ID, to.Receiver)
		if err != nil {
			return err
		}
		for _, id := range to.Reservations {
			if err := moveTo(r, t, c, receiver, id); err != nil {
				return err
			}
		}
		if r.Grounds.Merges() && entry.State != model.EntryIsMerged {
			entry.State, entry.MergedInto = model.EntryIsMerged, receiver
			t.Put(entry)
		}
	}
	ended := t.Stamp()
	r.State, r.Ended = model.RecordedIsDone, &ended
	t.Put(r)
	return nil
}

// moveTo moves one part to a receiver. Shares that are bound go over only with their whole lot.
func moveTo(r model.RecordedTransfer, t *ledger.Tx, c *model.Command, to value.EntryID, id value.ReservationID) error {
	reservation, lot, live, err := book.Reservation(t, id)
	if err != nil {
		return err
	}
	if !live {
		return value.Deny(value.CodeBound, value.Because("class-act-ended-reservation"))
	}
	if _, err := book.Class(t, c, lot.Class); err != nil {
		return err
	}
	_, err = book.Carve(t, lot, book.Carving{
		ID: value.LotID(t.Derive(model.KindLot)), To: to, Quantity: reservation.Quantity + reservation.Short, Used: &reservation, Provenance: model.Recorded,
		Reason: model.EndedByRecord, EffectiveOn: r.EffectiveOn,
	})
	return err
}
