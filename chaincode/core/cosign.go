package core

import "slices"

// secondSignature refuses a command that no cosigner staffs a desk of a member for. Whether the desk is at a home, and its
// staff apart from the actor, is for the rule to say (atHome, seconder).
func (t *tx) secondSignature(member MemberID, kinds ...DeskKind) error {
	if _, ok := t.seconder(member, kinds...); !ok {
		return deny(CodeMoreSignatures, because("desk-of-member-signs"), word("member", member))
	}
	return nil
}

// seconder finds the cosigner who staffs a desk of a member.
func (t *tx) seconder(member MemberID, kinds ...DeskKind) (DID, bool) {
	for _, cosigner := range t.cosigners {
		for _, kind := range kinds {
			if _, err := t.desk(member, kind, cosigner); err == nil {
				return cosigner, true
			}
		}
	}
	return "", false
}

// atHome checks that the identity desk that signs with the actor is at one of the register's homes, and that who staffs it
// does not act for the company.
func (t *tx) atHome(c *Command, member MemberID) error {
	desk, ok := t.seconder(member, IdentityDesk)
	if !ok {
		return deny(CodeNotDesk, because("identity-desk-signs"), word("member", member))
	}
	return t.isHome(c, member, desk)
}

// isHome checks that a member keeps the register's personal data, and that who staffs its desk does not act for the company.
func (t *tx) isHome(c *Command, member MemberID, desk DID) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !slices.Contains(issuer.Homes, member) {
		return deny(CodeNotHome)
	}
	if _, officer := load[Authority](t, AuthorityRef(issuer.ID, desk)); officer {
		return deny(CodeSameDesk, because("company-not-its-own-checker"))
	}
	return nil
}

// orderDesk checks that the actor staffs a desk that carries out courts' orders.
func (t *tx) orderDesk(member MemberID, actor DID) error {
	if _, err := t.desk(member, RecoveryDesk, actor); err == nil {
		return nil
	}
	_, err := t.desk(member, ArbiterDesk, actor)
	return err
}

// signedFor tells whether somebody has signed with the actor for a party: the party itself, or agents whose authority covers
// the type, as many as it asks for.
func (t *tx) signedFor(c *Command, party DID) bool {
	if slices.Contains(t.cosigners, party) {
		return true
	}
	signed, threshold := 0, 1
	for _, agent := range t.cosigners {
		theirs := *c
		theirs.For = party
		if authority, err := t.authorityFor(&theirs, agent); err == nil {
			signed, threshold = signed+1, max(threshold, authority.Threshold)
		}
	}
	return signed >= threshold
}
