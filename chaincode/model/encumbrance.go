package model

import (
	"holdfast/chaincode/value"
)

// KindEncumbrance is the kind of encumbrances.
const KindEncumbrance value.Kind = "encumbrance"

var encumbranceShapes = map[value.Kind]shape{
	KindEncumbrance: shaped[Encumbrance](named(KindEncumbrance)),
}

// EncumbranceKind is what binds shares.
type EncumbranceKind string

// The encumbrances.
const (
	// Pledge is a registered pledge (질권, Commercial Act art. 340).
	Pledge EncumbranceKind = "pledge"
	// Attachment is a seizure or a provisional one (압류 · 가압류).
	Attachment EncumbranceKind = "attachment"
	// LockUp is a promise not to transfer (보호예수).
	LockUp EncumbranceKind = "lock-up"
)

// Sum is the part of a lot in which encumbrances of the kind are counted.
func (k EncumbranceKind) Sum(l *Lot) *value.Shares {
	switch k {
	case Pledge:
		return &l.Pledged
	case Attachment:
		return &l.Attached
	}
	return &l.Locked
}

// Encumbrance binds part of a lot (질권, 압류, 보호예수). It follows the lot.
type Encumbrance struct {
	ID     value.EncumbranceID `json:"id"`
	Issuer value.IssuerID      `json:"issuer"`
	Kind   EncumbranceKind     `json:"kind"`
	// Lineage is that of the lot on which it stands.
	Lineage value.LineageID `json:"lineage"`
	// Quantity and Short are as of the act As, the last on the whole class when they were written.
	Quantity value.Shares   `json:"quantity"`
	As       value.StagedID `json:"as,omitempty"`
	// Ended is set when it is lifted; its quantity is then 0.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
	// Short is how much of a lock-up an attachment has taken, until the attachment is lifted.
	Short value.Shares `json:"short,omitempty"`
	// Party is the pledgee, or who is to release a lock-up, where they have a DID.
	Party value.DID `json:"party,omitempty"`
	// Holder is a commitment to the data of a pledgee who has no DID.
	Holder value.Commitment `json:"holder,omitempty"`
	// Secured is the amount that a pledge secures; 0 where none was stated.
	Secured value.Won `json:"secured,omitempty"`
	// Provisional tells a provisional attachment (가압류) from an attachment (압류).
	Provisional bool `json:"provisional,omitempty"`
	// Case is the court's case number of an attachment.
	Case value.CaseNumber `json:"case,omitempty"`
	// Evidence is the digest of the pledge's contract, of the court's order, or of the lock-up's.
	Evidence value.Digest `json:"evidence,omitempty"`
	// ReceivedOn is the day on which the company was served with the order of an attachment.
	ReceivedOn value.Date `json:"receivedOn,omitempty"`
	// Until is the last day of a lock-up; empty where it lasts until an event.
	Until value.Date `json:"until,omitempty"`
	// Event is the digest of the text that says until which event a lock-up lasts.
	Event value.Digest `json:"event,omitempty"`
	// Class and Entered are the class in which it was entered, and with how many shares.
	Class   value.ClassID `json:"class,omitempty"`
	Entered value.Shares  `json:"entered,omitempty"`
	// Lifted says by which court order it ended, where it was one.
	Lifted *CourtOrder `json:"lifted,omitempty"`
	// EnteredOn is the day on which a pledge was entered in the company's own register, for one that came with its list.
	EnteredOn value.Date `json:"enteredOn,omitempty"`
	// Staged is the import in pages that made it; it counts once that is closed.
	Staged value.StagedID `json:"staged,omitempty"`
}

// Listed tells whether it came with the company's list, so that the register has not seen the pledgor's and the pledgee's will.
func (e Encumbrance) Listed() bool { return e.EnteredOn != "" }

// CourtOrder is a court's order as the register knows it.
type CourtOrder struct {
	// Case is the court's case number.
	Case value.CaseNumber `json:"case"`
	// Order is the digest of the order.
	Order value.Digest `json:"order"`
	// ReceivedOn is the day on which the company was served with it.
	ReceivedOn value.Date `json:"receivedOn"`
}

func (e Encumbrance) Marks() []Mark {
	return []Mark{{RoleEncumbered, &e.Since, KindEncumbrance}, {RoleEncumbranceEnded, e.Ended, ""}}
}

// Ref implements Record.
func (e Encumbrance) Ref() Ref { return EncumbranceRef(e.ID) }

// EncumbranceRef names an encumbrance.
func EncumbranceRef(e value.EncumbranceID) Ref { return Ref{KindEncumbrance, string(e)} }
