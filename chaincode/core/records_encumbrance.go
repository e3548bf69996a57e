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
}

func (e Encumbrance) marks() []mark {
	return []mark{{roleEncumbered, &e.Since, KindEncumbrance}, {roleEncumbranceEnded, e.Ended, ""}}
}

// Ref implements Record.
func (e Encumbrance) Ref() Ref { return EncumbranceRef(e.ID) }

// EncumbranceRef names an encumbrance.
func EncumbranceRef(e EncumbranceID) Ref { return Ref{KindEncumbrance, string(e)} }
