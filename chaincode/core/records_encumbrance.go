package core

// KindEncumbrance is the kind of encumbrances.
const KindEncumbrance Kind = "encumbrance"

var encumbranceShapes = map[Kind]shape{
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

// sum is the part of a lot in which encumbrances of the kind are counted.
func (k EncumbranceKind) sum(l *Lot) *Shares {
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
	ID     EncumbranceID   `json:"id"`
	Issuer IssuerID        `json:"issuer"`
	Kind   EncumbranceKind `json:"kind"`
	// Lot and Quantity are where it stands and what it binds, as last written; acts on the class since then are followed
	// from there.
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
	// Ended is set when it is lifted; its quantity is then 0.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
	// Short is how much of a lock-up an attachment has taken, until the attachment is lifted.
	Short Shares `json:"short,omitempty"`
	// Party is the pledgee, or who is to release a lock-up, where they have a DID.
	Party DID `json:"party,omitempty"`
	// Holder is a commitment to the data of a pledgee who has no DID.
	Holder Commitment `json:"holder,omitempty"`
	// Secured is the amount that a pledge secures; 0 where none was stated.
	Secured Won `json:"secured,omitempty"`
	// Provisional tells a provisional attachment (가압류) from an attachment (압류).
	Provisional bool `json:"provisional,omitempty"`
	// Case is the court's case number of an attachment.
	Case CaseNumber `json:"case,omitempty"`
	// Evidence is the digest of the pledge's contract, of the court's order, or of the lock-up's.
	Evidence Digest `json:"evidence,omitempty"`
	// ReceivedOn is the day on which the company was served with the order of an attachment.
	ReceivedOn Date `json:"receivedOn,omitempty"`
	// Until is the last day of a lock-up; empty where it lasts until an event.
	Until Date `json:"until,omitempty"`
	// Event is the digest of the text that says until which event a lock-up lasts.
	Event Digest `json:"event,omitempty"`
	// Class and Entered are the class in which it was entered, and with how many shares.
	Class   ClassID `json:"class,omitempty"`
	Entered Shares  `json:"entered,omitempty"`
	// Lifted says by which court order it ended, where it was one.
	Lifted *CourtOrder `json:"lifted,omitempty"`
}

// CourtOrder is a court's order as the register knows it.
type CourtOrder struct {
	// Case is the court's case number.
	Case CaseNumber `json:"case"`
	// Order is the digest of the order.
	Order Digest `json:"order"`
	// ReceivedOn is the day on which the company was served with it.
	ReceivedOn Date `json:"receivedOn"`
}

func (e Encumbrance) marks() []mark {
	return []mark{{roleEncumbered, &e.Since, KindEncumbrance}, {roleEncumbranceEnded, e.Ended, ""}}
}

// Ref implements Record.
func (e Encumbrance) Ref() Ref { return EncumbranceRef(e.ID) }

// EncumbranceRef names an encumbrance.
func EncumbranceRef(e EncumbranceID) Ref { return Ref{KindEncumbrance, string(e)} }
