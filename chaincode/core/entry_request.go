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
	f.that(b.Holding.valid() && b.Evidence.valid(), "holding and evidence are 64 hexadecimal digits")
	f.that(b.Grounds.valid(), "grounds is sale, gift, inheritance, merger, order or other")
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
	f.that(b.Request.valid(), "request is an identifier")
	f.that((b.Done == "") != (b.Reason == ""), "an answer has the command that entered it, or the reason why not")
	f.that(b.Done == "" || b.Done.valid(), "done is a command's identity")
	f.that(b.Reason == "" || b.Reason.valid(), "reason is 64 hexadecimal digits")
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
		return reject(CodeSameDesk, "nobody answers their own request")
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
		return reject(CodeNothingEntered, "no applied command has this identity")
	}
	for _, kind := range makers[roleRecorded] {
		if kind == outcome.Type {
			return nil
		}
	}
	return reject(CodeNothingEntered, "a command of this type enters nobody")
}

// EntryRequestWithdrawn takes a request back. Who made it signs it.
type EntryRequestWithdrawn struct {
	Request EntryRequestID `json:"request"`
}

func (b *EntryRequestWithdrawn) check() error {
	f := newForm()
	f.that(b.Request.valid(), "request is an identifier")
	return f.err()
}

func (b *EntryRequestWithdrawn) apply(t *tx, c *Command) error {
	request, err := t.entryRequest(c, b.Request)
	if err != nil {
		return err
	}
	if request.By != c.Actor {
		return reject(CodeNotYours, "only who made a request withdraws it")
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
	return request, allow(EntryRequestStates, request.State, c.Type)
}
