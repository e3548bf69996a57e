package ledger

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// administered is a body that a member's administrators sign.
type administered interface{ Administered() value.MemberID }

// Administrators is how many of a member's administrators have signed a command.
func (t *Tx) Administrators(m model.Member, c *model.Command) int {
	signed := 0
	for _, who := range append([]value.DID{c.Actor}, t.Cosigners...) {
		if m.Administers(who) {
			signed++
		}
	}
	return signed
}

// enoughAdministrators refuses a member's act that too few of its administrators signed. Whether the actor is one of them is for
// the rule to say.
func (t *Tx) enoughAdministrators(c *model.Command) error {
	body, ok := c.Body.(administered)
	if !ok {
		return value.Deny(value.CodeInternal)
	}
	m, err := t.Member(body.Administered())
	if err != nil || !m.Administers(c.Actor) {
		return nil // the rule says why, once the command is decided
	}
	if signed := t.Administrators(m, c); signed < m.Threshold {
		return value.Deny(value.CodeMoreSignatures, value.Because("more-administrators-sign"), value.InNumber("signed", signed), value.InNumber("needed", m.Threshold))
	}
	return nil
}

// Administers tells whether a party is an administrator of some member.
func (t *Tx) Administers(who value.DID) bool {
	for _, m := range t.Ledger().Members {
		if m.Administers(who) {
			return true
		}
	}
	return false
}

// OwnHand tells whether the actor signed with a key that signs what it wants: a worker's key signs what is due alone.
func (t *Tx) OwnHand() bool { return !t.Key.Has(model.PurposeWork) }
