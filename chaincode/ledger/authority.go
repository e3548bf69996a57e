package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// valued is a body about an amount, which an authority's limit bounds.
type valued interface{ Worth() value.Won }

// twoSided is a body that binds two sides, for both of which no agent deals.
type twoSided interface {
	OwnDealing(t *Tx, agent value.DID) error
}

// represents checks that the actor, with the cosigners, may sign for the party that the command names.
func (t *Tx) represents(c *model.Command) error {
	authority, err := t.authorityFor(c, c.Actor)
	if err != nil {
		return err
	}
	if body, ok := c.Body.(valued); ok && authority.Limit > 0 && body.Worth() > authority.Limit {
		return value.Deny(value.CodeOverAuthority, value.InWon(value.ArgMost, authority.Limit))
	}
	if body, ok := c.Body.(twoSided); ok {
		return body.OwnDealing(t, c.Actor)
	}
	return nil
}

// enoughAgents refuses a command for another party that fewer of its agents signed than their authority asks for.
func (t *Tx) enoughAgents(c *model.Command) error {
	authority, err := t.authorityFor(c, c.Actor)
	if err != nil {
		return nil // represents says why, once the command is decided
	}
	signed := 1
	for _, cosigner := range t.Cosigners {
		if _, err := t.authorityFor(c, cosigner); err == nil {
			signed++
		}
	}
	if signed < authority.Threshold {
		return value.Deny(value.CodeMoreSignatures, value.Because("more-agents-sign"), value.InNumber("signed", signed), value.InNumber(value.ArgLeast, authority.Threshold))
	}
	return nil
}

// authorityFor finds an agent's live authority to sign the command for the party it names.
func (t *Tx) authorityFor(c *model.Command, agent value.DID) (model.PartyAuthority, error) {
	authority, ok := Load[model.PartyAuthority](t, model.PartyAuthorityRef(c.For, agent))
	if !ok || !authority.Live(t.Facts.Time) || !t.Passed(authority.From) {
		return authority, value.Deny(value.CodeNoAuthority, value.Because("no-live-authority"))
	}
	if !slices.Contains(authority.Commands, c.Type) && !slices.Contains(authority.Commands, model.AllHolderActs) || t.Set.Acts[c.Type].Personal {
		return authority, value.Deny(value.CodeNoAuthority, value.Because("authority-lacks-type"), value.OfType("type", c.Type))
	}
	return authority, nil
}
