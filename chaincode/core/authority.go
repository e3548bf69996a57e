package core

import (
	"slices"
	"strings"
)

// KindPartyAuthority is the kind of an authority to act for a party.
const KindPartyAuthority Kind = "party-authority"

// AllHolderActs in a party's authority stands for every type but those that give or end authority and those about keys.
const AllHolderActs Type = "*"

// PartyAuthority says that an agent acts for another party (대리권): a fund's managing partner, a company's officer, a guardian,
// one of several joint holders.
type PartyAuthority struct {
	Principal DID `json:"principal"`
	Agent     DID `json:"agent"`
	// Commands are the types that the agent may sign for the principal.
	Commands []Type `json:"commands"`
	// Limit is the largest amount in one command, in won; 0 for none.
	Limit Won `json:"limit"`
	// Threshold is how many of the principal's agents sign together; 1 where the agent acts alone.
	Threshold int `json:"threshold"`
	// Evidence is the digest of what the authority rests on.
	Evidence Digest `json:"evidence"`
	// AttestedBy is who gave or attested the authority.
	AttestedBy DID    `json:"attestedBy"`
	Until      Time   `json:"until"`
	Ended      *Stamp `json:"ended,omitempty"`
	Since      Stamp  `json:"since"`
	// From is when it begins, where desks attested it: after the objection period.
	From Time `json:"from,omitempty"`
}

func (a PartyAuthority) marks() []mark {
	return []mark{{rolePartyAuthorised, &a.Since, ""}, {rolePartyAuthorityEnded, a.Ended, ""}}
}

// Ref implements Record.
func (a PartyAuthority) Ref() Ref { return PartyAuthorityRef(a.Principal, a.Agent) }

// PartyAuthorityRef names an authority to act for a party.
func PartyAuthorityRef(principal, agent DID) Ref {
	return Ref{KindPartyAuthority, string(principal) + "/" + string(agent)}
}

func isTwoParties(id string) bool {
	principal, agent, found := strings.Cut(id, "/")
	return found && DID(principal).valid() && DID(agent).valid()
}

// valued is a body about an amount, which an authority's limit bounds.
type valued interface{ amount() Won }

// twoSided is a body that binds two sides, for both of which no agent deals.
type twoSided interface{ ownDealing(t *tx, agent DID) error }

// represents checks that the actor, with the cosigners, may sign for the party that the command names.
func (t *tx) represents(c *Command) error {
	authority, err := t.authorityFor(c, c.Actor)
	if err != nil {
		return err
	}
	if body, ok := c.Body.(valued); ok && authority.Limit > 0 && body.amount() > authority.Limit {
		return deny(CodeOverAuthority, inWon(argMost, authority.Limit))
	}
	if body, ok := c.Body.(twoSided); ok {
		return body.ownDealing(t, c.Actor)
	}
	return nil
}

// enoughAgents refuses a command for another party that fewer of its agents signed than their authority asks for.
func (t *tx) enoughAgents(c *Command) error {
	authority, err := t.authorityFor(c, c.Actor)
	if err != nil {
		return nil // represents says why, once the command is decided
	}
	signed := 1
	for _, cosigner := range t.cosigners {
		if _, err := t.authorityFor(c, cosigner); err == nil {
			signed++
		}
	}
	if signed < authority.Threshold {
		return deny(CodeMoreSignatures, because("more-agents-sign"), inNumber("signed", signed), inNumber(argLeast, authority.Threshold))
	}
	return nil
}

// authorityFor finds an agent's live authority to sign the command for the party it names.
func (t *tx) authorityFor(c *Command, agent DID) (PartyAuthority, error) {
	authority, ok := load[PartyAuthority](t, PartyAuthorityRef(c.For, agent))
	if !ok || !authority.live(t.facts.Time) || t.facts.Time < authority.From {
		return authority, deny(CodeNoAuthority, because("no-live-authority"))
	}
	if !slices.Contains(authority.Commands, c.Type) && !slices.Contains(authority.Commands, AllHolderActs) || t.set.acts[c.Type].personal {
		return authority, deny(CodeNoAuthority, because("authority-lacks-type"), ofType("type", c.Type))
	}
	return authority, nil
}
