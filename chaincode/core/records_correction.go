package core

// KindCorrection is the kind of corrections.
const KindCorrection Kind = "correction"

var correctionShapes = map[Kind]shape{
	KindCorrection: shaped[Correction](named(KindCorrection)),
}

// The roles of commands in corrections' stamps.
const roleCorrected role = "correction made"

// Correction says which act corrected what. What was wrong stays in the history: a correction is a new act, never an edit.
type Correction struct {
	ID     CorrectionID `json:"id"`
	Issuer IssuerID     `json:"issuer"`
	// Corrects is the act whose result was wrong, or out of date.
	Corrects CommandID `json:"corrects"`
	// Entry is the entry that was corrected, or of whose lot the dates or the number were.
	Entry EntryID `json:"entry"`
	// Before and After are the commitments of a corrected entry.
	Before Commitment `json:"before,omitempty"`
	After  Commitment `json:"after,omitempty"`
	// Lot is the wrong lot; its end names the right ones.
	Lot LotID `json:"lot,omitempty"`
	// Evidence is the digest of what shows that it was wrong.
	Evidence Digest `json:"evidence"`
	By       DID    `json:"by"`
	On       Stamp  `json:"on"`
}

func (c Correction) marks() []mark { return []mark{{roleCorrected, &c.On, KindCorrection}} }

// Ref implements Record.
func (c Correction) Ref() Ref { return CorrectionRef(c.ID) }

// CorrectionRef names a correction.
func CorrectionRef(c CorrectionID) Ref { return Ref{KindCorrection, string(c)} }
