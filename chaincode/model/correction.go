package model

import (
	"holdfast/chaincode/value"
)

// KindCorrection is the kind of corrections.
const KindCorrection value.Kind = "correction"

var correctionShapes = map[value.Kind]shape{
	KindCorrection: shaped[Correction](named(KindCorrection)),
}

// Correction says which act corrected what. What was wrong stays in the history: a correction is a new act, never an edit.
type Correction struct {
	ID     value.CorrectionID `json:"id"`
	Issuer value.IssuerID     `json:"issuer"`
	// Corrects is the act whose result was wrong, or out of date.
	Corrects value.CommandID `json:"corrects"`
	// Entry is the entry that was corrected, or of whose lot the dates or the number were.
	Entry value.EntryID `json:"entry"`
	// Before and After are the commitments of a corrected entry.
	Before value.Commitment `json:"before,omitempty"`
	After  value.Commitment `json:"after,omitempty"`
	// Lot is the wrong lot; its end names the right ones.
	Lot value.LotID `json:"lot,omitempty"`
	// Evidence is the digest of what shows that it was wrong.
	Evidence value.Digest `json:"evidence"`
	By       value.DID    `json:"by"`
	On       Stamp        `json:"on"`
}

func (c Correction) Marks() []Mark { return []Mark{{RoleCorrected, &c.On, KindCorrection}} }

// Ref implements Record.
func (c Correction) Ref() Ref { return CorrectionRef(c.ID) }

// CorrectionRef names a correction.
func CorrectionRef(c value.CorrectionID) Ref { return Ref{KindCorrection, string(c)} }
