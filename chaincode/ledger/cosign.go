package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// SecondSignature refuses a command that no cosigner staffs a desk of a member for. Whether the desk is at a home, and its
// staff apart from the actor, is for the rule to say (AtHome, Seconder).
func (t *Tx) SecondSignature(member value.MemberID, kinds ...model.DeskKind) error {
	if _, ok := t.Seconder(member, kinds...); !ok {
		return value.Deny(value.CodeMoreSignatures, value.Because("desk-of-member-signs"), value.Word("member", member))
	}
	return nil
}

// Seconder finds the cosigner who staffs a desk of a member.
func (t *Tx) Seconder(member value.MemberID, kinds ...model.DeskKind) (value.DID, bool) {
	for _, cosigner := range t.Cosigners {
		for _, kind := range kinds {
			if _, err := t.Desk(member, kind, cosigner); err == nil {
				return cosigner, true
			}
		}
	}
	return "", false
}

// AtHome checks that the identity desk that signs with the actor is at one of the register's homes, and that who staffs it
// does not act for the company.
func (t *Tx) AtHome(c *model.Command, member value.MemberID) error {
	desk, ok := t.Seconder(member, model.IdentityDesk)
	if !ok {
		return value.Deny(value.CodeNotDesk, value.Because("identity-desk-signs"), value.Word("member", member))
	}
	return t.isHome(c, member, desk)
}

// isHome checks that a member keeps the register's personal data, and that who staffs its desk does not act for the company.
func (t *Tx) isHome(c *model.Command, member value.MemberID, desk value.DID) error {
	issuer, err := Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !slices.Contains(issuer.Homes, member) {
		return value.Deny(value.CodeNotHome)
	}
	if _, officer := Load[model.Authority](t, model.AuthorityRef(issuer.ID, desk)); officer {
		return value.Deny(value.CodeSameDesk, value.Because("company-not-its-own-checker"))
	}
	return nil
}

// OrderDesk checks that the actor staffs a desk that carries out courts' orders.
func (t *Tx) OrderDesk(member value.MemberID, actor value.DID) error {
	if _, err := t.Desk(member, model.RecoveryDesk, actor); err == nil {
		return nil
	}
	_, err := t.Desk(member, model.ArbiterDesk, actor)
	return err
}

// SignedFor tells whether somebody has signed with the actor for a party: the party itself, or agents whose authority covers
// the type, as many as it asks for.
func (t *Tx) SignedFor(c *model.Command, party value.DID) bool {
	if slices.Contains(t.Cosigners, party) {
		return true
	}
	if t.frozen(Subject{Signers: []value.DID{party}}) != nil {
		return false // nothing is signed in the name of a party whose keys are being recovered
	}
	signed, threshold := 0, 1
	for _, agent := range t.Cosigners {
		theirs := *c
		theirs.For = party
		if authority, err := t.authorityFor(&theirs, agent); err == nil {
			signed, threshold = signed+1, max(threshold, authority.Threshold)
		}
	}
	return signed >= threshold
}
