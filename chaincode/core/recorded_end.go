package core

// TransferObjected stops a recorded transfer until another desk decides. Anybody who is identified signs it, and any identity
// desk of a home.
type TransferObjected struct {
	Transfer TransferID `json:"transfer"`
	// Member is set when a desk objects.
	Member MemberID `json:"member,omitempty"`
	// Reason is the digest of the reason.
	Reason Digest `json:"reason"`
}

func (b *TransferObjected) check() error {
	f := newForm()
	f.want(b.Transfer.valid(), "transfer", anIdentifier)
	f.want(b.Member == "" || b.Member.valid(), "member", anIdentifier)
	f.want(b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *TransferObjected) apply(t *tx, c *Command) error {
	var err error
	if b.Member == "" {
		_, err = t.identified(c.Actor)
	} else {
		_, err = t.homeDesk(c, b.Member)
	}
	if err != nil {
		return err
	}
	record, err := t.recorded(c, b.Transfer)
	if err != nil {
		return err
	}
	objected := t.stamp()
	record.State, record.ObjectedBy, record.Reason, record.Objected = RecordedIsObjected, c.Actor, b.Reason, &objected
	t.put(record)
	return nil
}

// TransferDecided ends an objection. An identity desk of a home signs it, but neither the one that signed the transfer nor who
// objected.
type TransferDecided struct {
	Transfer TransferID `json:"transfer"`
	Member   MemberID   `json:"member"`
	// Uphold lets the transfer be carried out; otherwise its shares stay with their holder.
	Uphold   bool   `json:"uphold"`
	Evidence Digest `json:"evidence"`
}

func (b *TransferDecided) check() error {
	f := newForm()
	f.want(b.Transfer.valid(), "transfer", anIdentifier)
	if err := f.err(); err != nil {
		return err
	}
	return checkDeskEvidence(b.Member, b.Evidence)
}

func (b *TransferDecided) apply(t *tx, c *Command) error {
	if _, err := t.homeDesk(c, b.Member); err != nil {
		return err
	}
	record, err := t.recorded(c, b.Transfer)
	if err != nil {
		return err
	}
	if c.Actor == record.Desk || c.Actor == record.Officer || c.Actor == record.ObjectedBy {
		return deny(CodeSameDesk, because("signers-and-objectors-do-not-decide"))
	}
	decided := t.stamp()
	record.Decided = &decided
	if b.Uphold {
		record.State = RecordedIsUpheld
		t.put(record)
		return nil
	}
	return record.cancel(t, c, RecordedIsRefused)
}

// TransferWithdrawn ends a transfer without a trade before it is done, and frees its shares. The giver signs it for a gift, and
// anyone once the request is too old; an officer for a recorded transfer, and whoever has claimed its entry.
type TransferWithdrawn struct {
	Transfer TransferID `json:"transfer"`
}

func (b *TransferWithdrawn) check() error { return checkTransfer(b.Transfer) }

func (b *TransferWithdrawn) apply(t *tx, c *Command) error {
	if _, gift := load[TransferRequest](t, TransferRequestRef(b.Transfer)); gift {
		request, err := t.request(c, b.Transfer)
		if err != nil {
			return err
		}
		if c.Actor != request.Giver && t.facts.Time < request.Expires {
			return deny(CodeNotYours, because("only-the-giver-withdraws"), atTime("until", request.Expires))
		}
		return request.cancel(t, c)
	}
	record, err := t.recorded(c, b.Transfer)
	if err != nil {
		return err
	}
	entry, err := t.entry(c, record.Entry)
	if err != nil {
		return err
	}
	if entry.State != EntryIsClaimed || entry.Controller != c.Actor {
		if _, err := t.officer(c); err != nil {
			return err
		}
	}
	return record.cancel(t, c, RecordedIsWithdrawn)
}

// cancel ends a request that is not to be done.
func (r TransferRequest) cancel(t *tx, c *Command) error {
	ended := t.stamp()
	r.State, r.Ended = RequestIsWithdrawn, &ended
	t.put(r)
	return t.freeAll(c, r.Reservations)
}

// cancel ends a recorded transfer that is not to be done.
func (r RecordedTransfer) cancel(t *tx, c *Command, state RecordedState) error {
	ended := t.stamp()
	r.State, r.Ended = state, &ended
	t.put(r)
	for _, to := range r.To {
		if err := t.freeAll(c, to.Reservations); err != nil {
			return err
		}
	}
	return nil
}

// TransferCompleted carries out a gift that the company approved or did not answer in time, or a recorded transfer after its
// objection period. All its guards are on the ledger, so anyone may sign it.
type TransferCompleted struct {
	Transfer TransferID `json:"transfer"`
}

func (b *TransferCompleted) check() error { return checkTransfer(b.Transfer) }

func (b *TransferCompleted) apply(t *tx, c *Command) error {
	if _, gift := load[TransferRequest](t, TransferRequestRef(b.Transfer)); gift {
		request, err := t.request(c, b.Transfer)
		if err != nil {
			return err
		}
		return request.complete(t, c)
	}
	record, err := t.recorded(c, b.Transfer)
	if err != nil {
		return err
	}
	return record.complete(t, c)
}

// recorded finds a recorded transfer of the command's register in a state that allows the command.
func (t *tx) recorded(c *Command, id TransferID) (RecordedTransfer, error) {
	record, err := need[RecordedTransfer](t, RecordedTransferRef(id))
	if err != nil {
		return record, err
	}
	if err := c.inRegister(record.Issuer); err != nil {
		return record, err
	}
	return record, allow(t, RecordedStates, record.State, c.Type)
}

// complete carries a recorded transfer out.
func (r RecordedTransfer) complete(t *tx, c *Command) error {
	if r.State == RecordedIsPending && t.facts.Time < r.OpenFrom.After(clockSlack) {
		return deny(CodeObjectionPeriod, because("objection-period-lasts"), atTime("until", r.OpenFrom))
	}
	entry, err := t.entry(c, r.Entry)
	if err != nil {
		return err
	}
	if entry.State != EntryIsUnclaimed {
		return deny(CodeEntryTaken, because("holder-claimed-entry-since"))
	}
	for _, to := range r.To {
		receiver, err := t.enter(c, to.Receiver)
		if err != nil {
			return err
		}
		for _, id := range to.Reservations {
			if err := r.moveTo(t, c, receiver, id); err != nil {
				return err
			}
		}
		if r.Grounds.merges() {
			entry.State, entry.MergedInto = EntryIsMerged, receiver
			t.put(entry)
		}
	}
	ended := t.stamp()
	r.State, r.Ended = RecordedIsDone, &ended
	t.put(r)
	return nil
}

// moveTo moves one part to a receiver. Shares that are bound go over only with their whole lot.
func (r RecordedTransfer) moveTo(t *tx, c *Command, to EntryID, id ReservationID) error {
	reservation, lot, live, err := t.reservation(id)
	if err != nil {
		return err
	}
	if !live {
		return deny(CodeBound, because("class-act-ended-reservation"))
	}
	if _, err := t.class(c, lot.Class); err != nil {
		return err
	}
	_, err = t.carve(lot, carving{
		id: LotID(t.derive(KindLot)), to: to, quantity: reservation.Quantity + reservation.Short, used: &reservation, provenance: Recorded,
		reason: EndedByRecord, effectiveOn: r.EffectiveOn,
	})
	return err
}

// enter finds a receiver's entry or makes it; nobody controls a new one.
func (t *tx) enter(c *Command, r Receiver) (EntryID, error) {
	if r.Entry != "" {
		entry, err := t.receiving(c, r.Entry)
		return entry.ID, err
	}
	id := EntryID(t.derive(KindEntry))
	t.put(HolderEntry{ID: id, Issuer: c.Register, Kind: r.Kind, Commitment: r.Holder, State: EntryIsUnclaimed, Since: t.stamp()})
	return id, nil
}
