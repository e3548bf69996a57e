package request

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// EntryRequested asks the company to enter somebody in the register (명의개서 청구, Commercial Act art. 337). Any identified party
// signs it. The commit is the receipt, so that a request that is refused without ground or ignored leaves proof.
type EntryRequested struct {
	// Holding is the digest of what shares, of which holder, are to be entered, and for whom.
	Holding value.Digest       `json:"holding"`
	Grounds model.EntryGrounds `json:"grounds"`
	// Evidence is the digest of what shows the acquisition.
	Evidence value.Digest `json:"evidence"`
}

func (b *EntryRequested) Check() error {
	f := value.NewForm()
	f.Want(b.Holding.Valid(), "holding", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Grounds.Valid(), "grounds", value.AKnownValue)
	return f.Err()
}

func (b *EntryRequested) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if _, err := t.Identified(c.Actor); err != nil {
		return err
	}
	t.Put(model.EntryRequest{
		ID: model.EntryRequestID(t.Derive(model.KindEntryRequest)), Issuer: issuer.ID, By: c.Actor, Holding: b.Holding, Grounds: b.Grounds,
		Evidence: b.Evidence, State: model.EntryRequestIsOpen, Requested: t.Stamp(),
	})
	return nil
}

// EntryRequestAnswered is the company's answer: accepted, with the command that entered it, or refused, with the reason. An officer
// who did not ask signs it.
type EntryRequestAnswered struct {
	Request model.EntryRequestID `json:"request"`
	// Done is the applied command by which the entry was made; empty for a refusal.
	Done value.CommandID `json:"done,omitempty"`
	// Reason is the digest of why not; empty for an entry.
	Reason value.Digest `json:"reason,omitempty"`
}

func (b *EntryRequestAnswered) Check() error {
	f := value.NewForm()
	f.Want(b.Request.Valid(), "request", value.AnIdentifier)
	f.Want(b.Done != "" || b.Reason != "", "done", value.WantGiven)
	f.Want(b.Done == "" || b.Reason == "", "reason", value.WantAbsent)
	f.Want(b.Done == "" || b.Done.Valid(), "done", value.ADigest)
	f.Want(b.Reason == "" || b.Reason.Valid(), "reason", value.ADigest)
	return f.Err()
}

func (b *EntryRequestAnswered) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	request, err := entryRequest(t, c, b.Request)
	if err != nil {
		return err
	}
	if request.By == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("own-request"))
	}
	ended := t.Stamp()
	request.State, request.Reason, request.Ended = model.EntryRequestIsRefused, b.Reason, &ended
	if b.Done != "" {
		if err := entered(t, b.Done); err != nil {
			return err
		}
		request.State, request.Done = model.EntryRequestIsAccepted, b.Done
	}
	t.Put(request)
	return nil
}

// entered checks that a command is applied and of a type that can put a lot under a holder's name.
func entered(t *ledger.Tx, id value.CommandID) error {
	outcome, ok := ledger.Load[model.Outcome](t, model.OutcomeRef(id))
	if !ok || outcome.Status != model.Applied {
		return value.Deny(CodeNothingEntered, value.Because("no-such-applied-command"))
	}
	for _, kind := range t.Set.Makers(model.RoleRecorded) {
		if kind == outcome.Type {
			return nil
		}
	}
	return value.Deny(CodeNothingEntered, value.Because("type-enters-nobody"), value.OfType("type", outcome.Type))
}

// EntryRequestWithdrawn takes a request back. Who made it signs it.
type EntryRequestWithdrawn struct {
	Request model.EntryRequestID `json:"request"`
}

func (b *EntryRequestWithdrawn) Check() error {
	f := value.NewForm()
	f.Want(b.Request.Valid(), "request", value.AnIdentifier)
	return f.Err()
}

func (b *EntryRequestWithdrawn) Apply(t *ledger.Tx, c *model.Command) error {
	request, err := entryRequest(t, c, b.Request)
	if err != nil {
		return err
	}
	if request.By != c.Actor {
		return value.Deny(value.CodeNotYours, value.Because("requester-withdraws"))
	}
	ended := t.Stamp()
	request.State, request.Ended = model.EntryRequestIsWithdrawn, &ended
	t.Put(request)
	return nil
}

// entryRequest finds a request of the command's register in a state that allows the command.
func entryRequest(t *ledger.Tx, c *model.Command, id model.EntryRequestID) (model.EntryRequest, error) {
	request, err := ledger.Need[model.EntryRequest](t, model.EntryRequestRef(id))
	if err != nil {
		return request, err
	}
	if err := ledger.InRegister(c, request.Issuer); err != nil {
		return request, err
	}
	return request, ledger.Allow(t, model.EntryRequestStates, request.State, c.Type)
}
