package core

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
	Evidence Digest `json:"evidence"`
	Notice   Digest `json:"notice"`
	// By and Checker are the two desks' staff.
	By      DID `json:"by"`
	Checker DID `json:"checker"`
	// From is when it can be carried out.
	From Time  `json:"from"`
	On   Stamp `json:"on"`
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

// frozen tells whether the party signs nothing for now.
func (p Party) frozen() bool {
	return p.Recovering() == RecoveryIsPending || p.Recovering() == RecoveryIsContested
}

// Purge is a member's statement that it purged personal data on request.
type Purge struct {
	Member MemberID `json:"member"`
	// Request is the digest of the request.
	Request Digest `json:"request"`
	By      DID    `json:"by"`
	On      Stamp  `json:"on"`
}

func purges(list []Purge) []mark {
	out := make([]mark, 0, len(list))
	for i := range list {
		out = append(out, mark{rolePurged, &list[i].On, ""})
	}
	return out
}

// BeneficialOwner says for whom a holder holds shares (실질주주). The register goes by the holder alone.
type BeneficialOwner struct {
	// Commitment is to the owner's name and identifier (EntryData).
	Commitment Commitment `json:"commitment"`
	Evidence   Digest     `json:"evidence"`
	By         DID        `json:"by"`
	On         Stamp      `json:"on"`
}
