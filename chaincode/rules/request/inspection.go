package request

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// InspectionRequested asks to inspect or copy the register (주주명부 열람·등사 청구). Holders and creditors of the company may, at any
// time in business hours (Commercial Act art. 396(2)). Whether the party is one is shown by what Scope is the digest of: the ledger
// does not know the company's creditors.
type InspectionRequested struct {
	As    model.InspectorKind `json:"as"`
	Copy  bool                `json:"copy"`
	Scope value.Digest        `json:"scope"`
}

func (b *InspectionRequested) Check() error {
	f := value.NewForm()
	f.Want(b.As == model.AsHolder || b.As == model.AsCreditor, "as", value.AKnownValue)
	f.Want(b.Scope.Valid(), "scope", value.ADigest)
	return f.Err()
}

func (b *InspectionRequested) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if _, err := t.Identified(c.Actor); err != nil {
		return err
	}
	t.Put(model.Inspection{
		ID: model.InspectionID(t.Derive(model.KindInspection)), Issuer: issuer.ID, By: c.Actor, As: b.As, Copy: b.Copy, Scope: b.Scope,
		State: model.InspectionIsOpen, Requested: t.Stamp(),
	})
	return nil
}

// InspectionAnswered is the company's answer: shown, or refused with the reason. An officer who did not ask signs it.
type InspectionAnswered struct {
	Inspection model.InspectionID `json:"inspection"`
	Shown      bool               `json:"shown"`
	// Answer is the digest of what was shown, or of the reason why not.
	Answer value.Digest `json:"answer"`
}

func (b *InspectionAnswered) Check() error {
	f := value.NewForm()
	f.Want(b.Inspection.Valid(), "inspection", value.AnIdentifier)
	f.Want(b.Answer.Valid(), "answer", value.ADigest)
	return f.Err()
}

func (b *InspectionAnswered) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	inspection, err := ledger.Need[model.Inspection](t, model.InspectionRef(b.Inspection))
	if err != nil {
		return err
	}
	if err := ledger.InRegister(c, inspection.Issuer); err != nil {
		return err
	}
	if err := ledger.Allow(t, model.InspectionStates, inspection.State, c.Type); err != nil {
		return err
	}
	if inspection.By == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("answers-own-request"))
	}
	answered := t.Stamp()
	inspection.State, inspection.Answer, inspection.Answered = model.InspectionIsRefused, b.Answer, &answered
	if b.Shown {
		inspection.State = model.InspectionIsShown
	}
	t.Put(inspection)
	return nil
}
