package party

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PartyAuthorityGiven lets an agent act for a party. The party gives it with its own key; or two people of identity desks of two
// members attest it for who cannot (guardians, legal representatives), and then it begins after the objection period, in which
// the party's own key can end it. It replaces what the agent had.
type PartyAuthorityGiven struct {
	Principal value.DID `json:"principal"`
	Agent     value.DID `json:"agent"`
	// Commands are the types that the agent may sign, or AllHolderActs.
	Commands []value.Type `json:"commands"`
	// Limit is the largest amount in one command, in won; 0 for none.
	Limit value.Won `json:"limit"`
	// Threshold is how many of the principal's agents sign together; 1 where the agent acts alone.
	Threshold int `json:"threshold"`
	// Until is when it ends, within five years.
	Until value.Time `json:"until"`
	// Evidence is the digest of what the authority rests on.
	Evidence value.Digest `json:"evidence"`
	// TwoDesks is given when desks attest it.
	ledger.TwoDesks
}

func (b *PartyAuthorityGiven) Check() error {
	f := value.NewForm()
	f.Want(b.Principal.Valid(), "principal", value.AnIdentifier)
	f.Want(b.Agent.Valid(), "agent", value.AnIdentifier)
	f.Want(b.Principal != b.Agent, "agent", value.WantAnother)
	f.Want(len(b.Commands) >= 1 && len(b.Commands) <= value.MaxTypes, "commands", value.Many(1, value.MaxTypes))
	for i, name := range b.Commands {
		f.Want(!slices.Contains(b.Commands[:i], name), "commands", value.WantOnce)
	}
	f.Want(b.Limit >= 0, "limit", value.AtLeast(0))
	f.Want(b.Threshold >= 1 && b.Threshold <= value.MaxProofs, "threshold", value.Within(1, value.MaxProofs))
	f.Want(b.Until > 0, "until", value.ATime)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	if b.TwoDesks != (ledger.TwoDesks{}) {
		b.OfTwoMembers(f)
	}
	return f.Err()
}

// CheckBy checks what the set of rules knows: an agent signs no personal act.
func (b *PartyAuthorityGiven) CheckBy(set *model.Set) error {
	f := value.NewForm()
	for _, name := range b.Commands {
		row, known := set.Act(name)
		f.Want(name == model.AllHolderActs && len(b.Commands) == 1 || known && !row.Personal, "commands", value.AKnownValue)
	}
	return f.Err()
}

func (b *PartyAuthorityGiven) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.AsDesks(t, model.IdentityDesk)
}

func (b *PartyAuthorityGiven) Apply(t *ledger.Tx, c *model.Command) error {
	authority := model.PartyAuthority{
		Principal: b.Principal, Agent: b.Agent, Commands: b.Commands, Limit: b.Limit, Threshold: b.Threshold, Evidence: b.Evidence,
		AttestedBy: c.Actor, Until: b.Until, Since: t.Stamp(),
	}
	if b.Named() {
		if _, err := b.By(t, c, model.IdentityDesk, func(who value.DID) bool { return who == b.Principal || who == b.Agent }); err != nil {
			return err
		}
		authority.From = t.Facts.Time.After(t.Ledger().Parameters.IdentityWait)
	} else if c.Actor != b.Principal {
		return value.Deny(value.CodeNotYours, value.Because("only-the-party-gives-authority"))
	}
	for _, who := range []value.DID{b.Principal, b.Agent} {
		if _, err := ledger.Need[model.Party](t, model.PartyRef(who)); err != nil {
			return err
		}
	}
	after, last := max(t.Facts.Time, authority.From), t.Facts.Time.After(t.Set.Bounds.Representation)
	if b.Until <= after || b.Until > last {
		return value.Deny(value.CodeTooLate, value.Because("authority-ends-in-five-years"), value.AtTime("after", after), value.AtTime("last", last))
	}
	before, there := ledger.Load[model.PartyAuthority](t, authority.Ref())
	if there && !b.Named() && before.Attested() && before.Live(t.Facts.Time) {
		return value.Deny(value.CodeNotYours, value.Because("desks-change-what-desks-attested"))
	}
	t.Put(authority)
	return nil
}

// PartyAuthorityEnded ends an authority at once. The agent signs it, or who gave it: the party; where desks attested it, an
// identity desk, and the party too as long as it has not begun.
type PartyAuthorityEnded struct {
	Principal value.DID `json:"principal"`
	Agent     value.DID `json:"agent"`
	// Member is set when a desk ends it.
	Member value.MemberID `json:"member,omitempty"`
	// Evidence is the digest of the reason.
	Evidence value.Digest `json:"evidence"`
}

func (b *PartyAuthorityEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Principal.Valid(), "principal", value.AnIdentifier)
	f.Want(b.Agent.Valid(), "agent", value.AnIdentifier)
	f.Want(b.Principal != b.Agent, "agent", value.WantAnother)
	f.Want(b.Member == "" || b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *PartyAuthorityEnded) Apply(t *ledger.Tx, c *model.Command) error {
	authority, err := ledger.Need[model.PartyAuthority](t, model.PartyAuthorityRef(b.Principal, b.Agent))
	if err != nil {
		return err
	}
	if !authority.Live(t.Facts.Time) {
		return value.Deny(value.CodeWrongState, value.Because("agents-authority-has-ended"))
	}
	begun := t.Passed(authority.From)
	switch {
	case b.Member != "":
		if _, err := t.Desk(b.Member, model.IdentityDesk, c.Actor); err != nil {
			return err
		}
		if !authority.Attested() {
			return value.Deny(value.CodeNotYours, value.Because("party-or-agent-ends-authority"))
		}
	case c.Actor == b.Agent, c.Actor == b.Principal && (!authority.Attested() || !begun):
	default:
		return value.Deny(value.CodeNotYours, value.Because("neither-gave-nor-has-authority"))
	}
	ended := t.Stamp()
	authority.Ended = &ended
	t.Put(authority)
	return nil
}
