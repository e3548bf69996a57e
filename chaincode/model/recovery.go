package model

import (
	"holdfast/chaincode/value"
)

// RecoveryState is where the recovery of a party's keys stands.
type RecoveryState string

// The states of a recovery.
const (
	// NoRecovery: none was ever asked for.
	NoRecovery RecoveryState = "none"
	// RecoveryIsPending: two members have asked for it; the party signs nothing, and its keys can still stop it.
	RecoveryIsPending RecoveryState = "pending"
	// RecoveryIsContested: a key of the party stopped it; a third member decides with the two.
	RecoveryIsContested RecoveryState = "contested"
	RecoveryIsDone      RecoveryState = "done"
	RecoveryIsDropped   RecoveryState = "dropped"
)

// Recovery is the giving of a new key to a party that has lost its own (복구).
type Recovery struct {
	State RecoveryState `json:"state"`
	// Key is the new key, a canonical public JWK.
	Key string `json:"key"`
	// Evidence is the digest of what the desks saw, and Notice of the notice that went to every known contact.
	Evidence value.Digest `json:"evidence"`
	Notice   value.Digest `json:"notice"`
	// By and Checker are the two desks' staff.
	By      value.DID `json:"by"`
	Checker value.DID `json:"checker"`
	// From is when it can be carried out.
	From value.Time `json:"from"`
	On   Stamp      `json:"on"`
	// Stopped is when a key of the party objected, and Ended when it was carried out or dropped.
	Stopped *Stamp `json:"stopped,omitempty"`
	Ended   *Stamp `json:"ended,omitempty"`
}

// Recovering is where the recovery of the party's keys stands.
func (p Party) Recovering() RecoveryState {
	if p.Recovery == nil {
		return NoRecovery
	}
	return p.Recovery.State
}

// Frozen tells whether the party signs nothing for now.
func (p Party) Frozen() bool {
	return p.Recovering() == RecoveryIsPending || p.Recovering() == RecoveryIsContested
}

// KindPurge is the kind of notes of purges.
const KindPurge value.Kind = "purge"

// Purge is a member's statement that it purged personal data of an entry or a party on request. It stands apart from what it is of:
// there may be any number, and nothing that moves shares waits for one.
type Purge struct {
	ID value.PurgeID `json:"id"`
	// Issuer and Entry are given for an entry's data, and Party for a party's.
	Issuer value.IssuerID `json:"issuer,omitempty"`
	Entry  value.EntryID  `json:"entry,omitempty"`
	Party  value.DID      `json:"party,omitempty"`
	Member value.MemberID `json:"member"`
	// Request is the digest of the request.
	Request value.Digest `json:"request"`
	By      value.DID    `json:"by"`
	On      Stamp        `json:"on"`
}

func (p Purge) Marks() []Mark { return []Mark{{RolePurged, &p.On, KindPurge}} }

// Ref implements Record.
func (p Purge) Ref() Ref { return PurgeRef(p.ID) }

// PurgeRef names a note of a purge.
func PurgeRef(id value.PurgeID) Ref { return Ref{KindPurge, string(id)} }

// BeneficialOwner says for whom a holder holds shares (실질주주). The register goes by the holder alone.
type BeneficialOwner struct {
	// Commitment is to the owner's name and identifier (EntryData without address).
	Commitment value.Commitment `json:"commitment"`
	Evidence   value.Digest     `json:"evidence"`
	By         value.DID        `json:"by"`
	On         Stamp            `json:"on"`
}
