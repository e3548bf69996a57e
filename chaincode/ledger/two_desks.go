package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// AsDesks asks for the checker where desks sign.
func (d TwoDesks) AsDesks(t *Tx, kind model.DeskKind) error {
	if !d.Named() {
		return nil
	}
	return d.Quorum(t, kind)
}

// OfTwoMembers checks that the desks are of two members.
func (d TwoDesks) OfTwoMembers(f *value.Form) {
	d.Form(f, false)
	f.Want(d.Member != d.CheckedAt, "checkedAt", value.WantAnother)
}

// TwoDesks names the desks of an act that needs two people (maker and checker): the actor's, and that of a cosigner.
type TwoDesks struct {
	// Member is the member whose desk the actor staffs.
	Member value.MemberID `json:"member,omitempty"`
	// CheckedAt is the member, the same or another, whose desk the cosigner staffs.
	CheckedAt value.MemberID `json:"checkedAt,omitempty"`
}

func (d TwoDesks) Named() bool { return d.Member != "" }

// Form checks that both members are named, or, where the act can do without, none.
func (d TwoDesks) Form(f *value.Form, optional bool) {
	if optional && d == (TwoDesks{}) {
		return
	}
	f.Want(d.Member.Valid(), "member", value.AnIdentifier)
	f.Want(d.CheckedAt.Valid(), "checkedAt", value.AnIdentifier)
}

// Quorum refuses an act on which the checker's signature is missing.
func (d TwoDesks) Quorum(t *Tx, kind model.DeskKind) error {
	for _, who := range t.Cosigners {
		if _, err := t.Desk(d.CheckedAt, kind, who); err == nil {
			return nil
		}
	}
	return value.Deny(value.CodeMoreSignatures, value.Because("second-desk-signs-too"), value.Word("desk", kind), value.Word("member", d.CheckedAt))
}

// By checks that the actor and a cosigner staff the desks, and that neither is one of those who may not decide. It finds the
// cosigner.
func (d TwoDesks) By(t *Tx, c *model.Command, kind model.DeskKind, barred func(value.DID) bool) (value.DID, error) {
	if _, err := t.Desk(d.Member, kind, c.Actor); err != nil {
		return "", err
	}
	if barred(c.Actor) {
		return "", value.Deny(value.CodeSameDesk, value.Because("nobody-decides-own-cause"))
	}
	return d.Checker(t, kind, barred)
}

// Checker finds the cosigner who staffs the second desk.
func (d TwoDesks) Checker(t *Tx, kind model.DeskKind, barred func(value.DID) bool) (value.DID, error) {
	i := slices.IndexFunc(t.Cosigners, func(who value.DID) bool {
		_, err := t.Desk(d.CheckedAt, kind, who)
		return err == nil && !barred(who)
	})
	if i < 0 {
		return "", value.Deny(value.CodeSameDesk, value.Because("nobody-decides-own-cause"))
	}
	return t.Cosigners[i], nil
}
