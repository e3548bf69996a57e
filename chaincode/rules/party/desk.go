package party

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// DeskAppointed appoints one of a member's staff to a desk. The member's administrators sign it.
type DeskAppointed struct {
	Member value.MemberID `json:"member"`
	Kind   model.DeskKind `json:"kind"`
	Party  value.DID      `json:"party"`
	// Limit is the largest amount in one command; 0 except for an escrow desk.
	Limit value.Won `json:"limit"`
	// Until is when the appointment ends, at most 366 days ahead.
	Until value.Time `json:"until"`
	// Introduction is given for a party that is not on the ledger.
	Introduction *Introduction `json:"introduction,omitempty"`
}

func (b *DeskAppointed) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(b.Kind.Valid(), "kind", value.AKnownValue)
	f.Want(b.Kind != model.EscrowDesk || b.Limit > 0, "limit", value.AtLeast(1))
	f.Want(b.Kind == model.EscrowDesk || b.Limit == 0, "limit", value.WantAbsent)
	f.Want(b.Until > 0, "until", value.ATime)
	b.Introduction.check(f)
	return f.Err()
}

func (b *DeskAppointed) Brings(value.DID) (value.DID, []string) {
	return b.Party, b.Introduction.brings()
}

func (b *DeskAppointed) Quorum(t *ledger.Tx, _ *model.Command) error {
	return b.Introduction.names(t, b.Party)
}

func (b *DeskAppointed) Apply(t *ledger.Tx, c *model.Command) error {
	if err := administrator(t, b.Member, c.Actor); err != nil {
		return err
	}
	if latest := t.Facts.Time.After(t.Set.Bounds.Appointment); b.Until <= t.Facts.Time || b.Until > latest {
		return value.Deny(value.CodeTooLate, value.Because("appointment-ends-in-time"), value.AtTime("now", t.Facts.Time), value.AtTime("latest", latest))
	}
	party, err := introduced(t, b.Member, b.Party, b.Introduction)
	if err != nil {
		return err
	}
	if party.Works() {
		return value.Deny(value.CodeWrongState, value.Because("workers-staff-no-desk"))
	}
	if b.Introduction != nil {
		t.Put(party)
	}
	t.Put(model.Desk{Member: b.Member, Kind: b.Kind, Party: b.Party, Limit: b.Limit, Until: b.Until, Since: t.Stamp()})
	return nil
}

// Administered says whose administrators sign.
func (b *DeskAppointed) Administered() value.MemberID { return b.Member }

// DeskEnded ends an appointment at once. The member's administrators sign it.
type DeskEnded struct {
	Member value.MemberID `json:"member"`
	Kind   model.DeskKind `json:"kind"`
	Party  value.DID      `json:"party"`
}

// Administered says whose administrators sign.
func (b *DeskEnded) Administered() value.MemberID { return b.Member }

func (b *DeskEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Party.Valid(), "party", value.AnIdentifier)
	f.Want(b.Kind.Valid(), "kind", value.AKnownValue)
	return f.Err()
}

func (b *DeskEnded) Apply(t *ledger.Tx, c *model.Command) error {
	if err := administrator(t, b.Member, c.Actor); err != nil {
		return err
	}
	desk, err := t.Desk(b.Member, b.Kind, b.Party)
	if err != nil {
		return err
	}
	ended := t.Stamp()
	desk.Ended = &ended
	t.Put(desk)
	return nil
}

func administrator(t *ledger.Tx, member value.MemberID, actor value.DID) error {
	m, err := t.Member(member)
	if err != nil {
		return err
	}
	if !m.Administers(actor) || t.OnBehalf {
		return value.Deny(value.CodeNotAdministrator)
	}
	return nil
}
