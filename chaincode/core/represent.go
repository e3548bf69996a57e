package core

import (
	"math"
	"slices"
)

// maxRepresentation is how long an authority to act for a party may be given for.
const maxRepresentation = 5 * 366 * Day

// PartyAuthorityGiven lets an agent act for a party. The party gives it with its own key; or two people of identity desks of two
// members attest it for who cannot (guardians, legal representatives), and then it begins after the objection period, in which
// the party's own key can end it. It replaces what the agent had.
type PartyAuthorityGiven struct {
	Principal DID `json:"principal"`
	Agent     DID `json:"agent"`
	// Commands are the types that the agent may sign, or AllHolderActs.
	Commands []Type `json:"commands"`
	// Limit is the largest amount in one command, in won; 0 for none.
	Limit Won `json:"limit"`
	// Threshold is how many of the principal's agents sign together; 1 where the agent acts alone.
	Threshold int `json:"threshold"`
	// Until is when it ends, within five years.
	Until Time `json:"until"`
	// Evidence is the digest of what the authority rests on.
	Evidence Digest `json:"evidence"`
	// TwoDesks is given when desks attest it.
	TwoDesks
}

func (b *PartyAuthorityGiven) check() error {
	f := newForm()
	f.want(b.Principal.valid(), "principal", anIdentifier)
	f.want(b.Agent.valid(), "agent", anIdentifier)
	f.want(b.Principal != b.Agent, "agent", wantAnother)
	f.want(len(b.Commands) >= 1 && len(b.Commands) <= maxTypes, "commands", many(1, maxTypes))
	for i, name := range b.Commands {
		f.want(!slices.Contains(b.Commands[:i], name), "commands", wantOnce)
	}
	f.want(b.Limit >= 0, "limit", atLeast(0))
	f.want(b.Threshold >= 1 && b.Threshold <= MaxProofs, "threshold", within(1, MaxProofs))
	f.want(b.Until > 0, "until", aTime)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	if b.TwoDesks != (TwoDesks{}) {
		b.ofTwoMembers(f)
	}
	return f.err()
}

// checkBy checks what the set of rules knows: an agent signs no personal act.
func (b *PartyAuthorityGiven) checkBy(set *Set) error {
	f := newForm()
	for _, name := range b.Commands {
		row, known := set.Act(name)
		f.want(name == AllHolderActs && len(b.Commands) == 1 || known && !row.personal, "commands", aKnownValue)
	}
	return f.err()
}

func (b *PartyAuthorityGiven) quorum(t *tx, _ *Command) error { return b.asDesks(t, IdentityDesk) }

func (b *PartyAuthorityGiven) apply(t *tx, c *Command) error {
	authority := PartyAuthority{
		Principal: b.Principal, Agent: b.Agent, Commands: b.Commands, Limit: b.Limit, Threshold: b.Threshold, Evidence: b.Evidence,
		AttestedBy: c.Actor, Until: b.Until, Since: t.stamp(),
	}
	if b.named() {
		if _, err := b.by(t, c, IdentityDesk, func(who DID) bool { return who == b.Principal || who == b.Agent }); err != nil {
			return err
		}
		authority.From = t.facts.Time.After(t.ledger().Parameters.ObjectionPeriod)
	} else if c.Actor != b.Principal {
		return deny(CodeNotYours, because("only-the-party-gives-authority"))
	}
	for _, who := range []DID{b.Principal, b.Agent} {
		if _, err := need[Party](t, PartyRef(who)); err != nil {
			return err
		}
	}
	after, last := max(t.facts.Time, authority.From), t.facts.Time.After(maxRepresentation)
	if b.Until <= after || b.Until > last {
		return deny(CodeTooLate, because("authority-ends-in-five-years"), atTime("after", after), atTime("last", last))
	}
	before, there := load[PartyAuthority](t, authority.Ref())
	if there && !b.named() && before.attested() && before.live(t.facts.Time) {
		return deny(CodeNotYours, because("desks-change-what-desks-attested"))
	}
	t.put(authority)
	return nil
}

// attested tells whether desks attested the authority, in the party's place.
func (a PartyAuthority) attested() bool { return a.AttestedBy != a.Principal }

// live tells whether the authority has not ended; whether it has begun is From's to say.
func (a PartyAuthority) live(now Time) bool { return a.Ended == nil && now < a.Until }

// PartyAuthorityEnded ends an authority at once. The agent signs it, or who gave it: the party; where desks attested it, an
// identity desk, and the party too as long as it has not begun.
type PartyAuthorityEnded struct {
	Principal DID `json:"principal"`
	Agent     DID `json:"agent"`
	// Member is set when a desk ends it.
	Member MemberID `json:"member,omitempty"`
	// Evidence is the digest of the reason.
	Evidence Digest `json:"evidence"`
}

func (b *PartyAuthorityEnded) check() error {
	f := newForm()
	f.want(b.Principal.valid(), "principal", anIdentifier)
	f.want(b.Agent.valid(), "agent", anIdentifier)
	f.want(b.Principal != b.Agent, "agent", wantAnother)
	f.want(b.Member == "" || b.Member.valid(), "member", anIdentifier)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *PartyAuthorityEnded) apply(t *tx, c *Command) error {
	authority, err := need[PartyAuthority](t, PartyAuthorityRef(b.Principal, b.Agent))
	if err != nil {
		return err
	}
	if !authority.live(t.facts.Time) {
		return deny(CodeWrongState, because("agents-authority-has-ended"))
	}
	begun := t.facts.Time >= authority.From
	switch {
	case b.Member != "":
		if _, err := t.desk(b.Member, IdentityDesk, c.Actor); err != nil {
			return err
		}
		if !authority.attested() {
			return deny(CodeNotYours, because("party-or-agent-ends-authority"))
		}
	case c.Actor == b.Agent, c.Actor == b.Principal && (!authority.attested() || !begun):
	default:
		return deny(CodeNotYours, because("neither-gave-nor-has-authority"))
	}
	ended := t.stamp()
	authority.Ended = &ended
	t.put(authority)
	return nil
}

// amount implements valued: what an authority's limit bounds.
func (b *AgreementSigned) amount() Won { return b.Terms.Total }

func (b *SharesListed) amount() Won { return worth(b.Price, b.total()) }

func (b *OfferMade) amount() Won { return worth(b.Price, b.Quantity) }

func (b *OfferCountered) amount() Won { return worth(b.Price, b.Quantity) }

// worth is a total for comparison with a limit: the largest amount there is where it cannot be computed.
func worth(price Won, quantity Shares) Won {
	total, err := price.Times(quantity)
	if err != nil {
		return math.MaxInt64
	}
	return total
}
