package party

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PartyIdentified is a member's attestation of who a party is. Its data stays at the party's homes. An identity desk of the member
// signs it, but not for its own member's staff, whom another's identifies. So that there are desks to begin with, the member's
// administrator may sign it for somebody of another member's identity desk whom nobody has identified yet.
type PartyIdentified struct {
	Member value.MemberID   `json:"member"`
	Party  value.DID        `json:"party"`
	Kind   model.HolderKind `json:"kind"`
	// Commitment is to the name and the birth date or corporate number that the desk saw (EntryData without address).
	Commitment value.Commitment `json:"commitment"`
	// Introduction is given for a party that is not on the ledger.
	Introduction *Introduction `json:"introduction,omitempty"`
}

func (b *PartyIdentified) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(b.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(b.Commitment.Valid(), "commitment", value.ADigest)
	b.Introduction.check(f)
	return f.Err()
}

func (b *PartyIdentified) Brings(value.DID) (value.DID, []string) {
	return b.Party, b.Introduction.brings()
}

func (b *PartyIdentified) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.Introduction.names(t, b.Party)
}

func (b *PartyIdentified) Apply(t *ledger.Tx, c *model.Command) error {
	if b.Party == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("identifies-themselves"))
	}
	if err := b.mayIdentify(t, c.Actor); err != nil {
		return err
	}
	party, err := introduced(t, b.Member, b.Party, b.Introduction)
	if err != nil {
		return err
	}
	if known := party.Identified; known != nil && known.Member != b.Member && !t.SignedFor(c, b.Party) {
		return value.Deny(value.CodeNotYours, value.Because("identified-elsewhere-signs-too"), value.Word("member", known.Member))
	}
	party.Identified = &model.Identification{Kind: b.Kind, Commitment: b.Commitment, By: c.Actor, Member: b.Member, On: t.Stamp()}
	t.Put(party)
	return nil
}

// mayIdentify checks that the actor may identify the party for the member: from its identity desk, or as its administrator.
func (b *PartyIdentified) mayIdentify(t *ledger.Tx, actor value.DID) error {
	if _, err := t.Desk(b.Member, model.IdentityDesk, actor); err != nil {
		if administrator(t, b.Member, actor) == nil && b.begins(t) {
			return nil
		}
		return err
	}
	for _, kind := range model.DeskKinds {
		if _, err := t.Desk(b.Member, kind, b.Party); err == nil {
			return value.Deny(value.CodeSameDesk, value.Because("identifies-own-staff"), value.Word("member", b.Member))
		}
	}
	return nil
}

// begins tells whether the party is of another member's identity desk, and was identified by nobody.
func (b *PartyIdentified) begins(t *ledger.Tx) bool {
	party, _ := ledger.Load[model.Party](t, model.PartyRef(b.Party))
	return party.Identified == nil && slices.ContainsFunc(t.Ledger().Members, func(m model.Member) bool {
		_, err := t.Desk(m.ID, model.IdentityDesk, b.Party)
		return err == nil && m.ID != b.Member
	})
}
