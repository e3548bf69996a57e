package core

// EntryRequested asks the company to enter somebody in the register (명의개서 청구, Commercial Act art. 337). Any identified party
// signs it. The commit is the receipt, so that a request that is refused without ground or ignored leaves proof.
type EntryRequested struct {
	// Holding is the digest of what shares, of which holder, are to be entered, and for whom.
	Holding Digest       `json:"holding"`
	Grounds EntryGrounds `json:"grounds"`
	// Evidence is the digest of what shows the acquisition.
	Evidence Digest `json:"evidence"`
}

func (b *EntryRequested) check() error {
	f := newForm()
	f.want(b.Holding.valid(), "holding", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Grounds.valid(), "grounds", aKnownValue)
	return f.err()
}

func (b *EntryRequested) apply(t *tx, c *Command) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if _, err := t.identified(c.Actor); err != nil {
		return err
	}
	t.put(EntryRequest{
		ID: EntryRequestID(t.derive(KindEntryRequest)), Issuer: issuer.ID, By: c.Actor, Holding: b.Holding, Grounds: b.Grounds,
		Evidence: b.Evidence, State: EntryRequestIsOpen, Requested: t.stamp(),
	})
	return nil
}

// EntryRequestAnswered is the company's answer: accepted, with the command that entered it, or refused, with the reason. An officer
// who did not ask signs it.
type EntryRequestAnswered struct {
	Request EntryRequestID `json:"request"`
	// Done is the applied command by which the entry was made; empty for a refusal.
	Done CommandID `json:"done,omitempty"`
	// Reason is the digest of why not; empty for an entry.
	Reason Digest `json:"reason,omitempty"`
}

func (b *EntryRequestAnswered) check() error {
	f := newForm()
	f.want(b.Request.valid(), "request", anIdentifier)
	f.want(b.Done != "" || b.Reason != "", "done", wantGiven)
	f.want(b.Done == "" || b.Reason == "", "reason", wantAbsent)
	f.want(b.Done == "" || b.Done.valid(), "done", aDigest)
	f.want(b.Reason == "" || b.Reason.valid(), "reason", aDigest)
	return f.err()
}

func (b *EntryRequestAnswered) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	request, err := t.entryRequest(c, b.Request)
	if err != nil {
		return err
	}
	if request.By == c.Actor {
		return deny(CodeSameDesk, because("own-request"))
	}
	ended := t.stamp()
	request.State, request.Reason, request.Ended = EntryRequestIsRefused, b.Reason, &ended
	if b.Done != "" {
		if err := t.entered(b.Done); err != nil {
			return err
		}
		request.State, request.Done = EntryRequestIsAccepted, b.Done
	}
	t.put(request)
	return nil
}

// entered checks that a command is applied and of a type that can put a lot under a holder's name.
func (t *tx) entered(id CommandID) error {
	outcome, ok := load[Outcome](t, OutcomeRef(id))
	if !ok || outcome.Status != Applied {
		return deny(CodeNothingEntered, because("no-such-applied-command"))
	}
	for _, kind := range t.set.Makers(roleRecorded) {
		if kind == outcome.Type {
			return nil
		}
	}
	return deny(CodeNothingEntered, because("type-enters-nobody"), ofType("type", outcome.Type))
}

// EntryRequestWithdrawn takes a request back. Who made it signs it.
type EntryRequestWithdrawn struct {
	Request EntryRequestID `json:"request"`
}

func (b *EntryRequestWithdrawn) check() error {
	f := newForm()
	f.want(b.Request.valid(), "request", anIdentifier)
	return f.err()
}

func (b *EntryRequestWithdrawn) apply(t *tx, c *Command) error {
	request, err := t.entryRequest(c, b.Request)
	if err != nil {
		return err
	}
	if request.By != c.Actor {
		return deny(CodeNotYours, because("requester-withdraws"))
	}
	ended := t.stamp()
	request.State, request.Ended = EntryRequestIsWithdrawn, &ended
	t.put(request)
	return nil
}

// entryRequest finds a request of the command's register in a state that allows the command.
func (t *tx) entryRequest(c *Command, id EntryRequestID) (EntryRequest, error) {
	request, err := need[EntryRequest](t, EntryRequestRef(id))
	if err != nil {
		return request, err
	}
	if err := c.inRegister(request.Issuer); err != nil {
		return request, err
	}
	return request, allow(t, EntryRequestStates, request.State, c.Type)
}
