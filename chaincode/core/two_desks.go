package core

import "slices"

// TwoDesks names the desks of an act that needs two people (maker and checker): the actor's, and that of a cosigner.
type TwoDesks struct {
	// Member is the member whose desk the actor staffs.
	Member MemberID `json:"member,omitempty"`
	// CheckedAt is the member, the same or another, whose desk the cosigner staffs.
	CheckedAt MemberID `json:"checkedAt,omitempty"`
}

func (d TwoDesks) named() bool { return d.Member != "" }

// form checks that both members are named, or, where the act can do without, none.
func (d TwoDesks) form(f *form, optional bool) {
	if optional && d == (TwoDesks{}) {
		return
	}
	f.want(d.Member.valid(), "member", anIdentifier)
	f.want(d.CheckedAt.valid(), "checkedAt", anIdentifier)
}

// quorum refuses an act on which the checker's signature is missing.
func (d TwoDesks) quorum(t *tx, kind DeskKind) error {
	for _, who := range t.cosigners {
		if _, err := t.desk(d.CheckedAt, kind, who); err == nil {
			return nil
		}
	}
	return deny(CodeMoreSignatures, because("second-desk-signs-too"), word("desk", kind), word("member", d.CheckedAt))
}

// by checks that the actor and a cosigner staff the desks, and that neither is one of those who may not decide. It finds the
// cosigner.
func (d TwoDesks) by(t *tx, c *Command, kind DeskKind, barred func(DID) bool) (DID, error) {
	if _, err := t.desk(d.Member, kind, c.Actor); err != nil {
		return "", err
	}
	if barred(c.Actor) {
		return "", deny(CodeSameDesk, because("nobody-decides-own-cause"))
	}
	return d.checker(t, kind, barred)
}

// checker finds the cosigner who staffs the second desk.
func (d TwoDesks) checker(t *tx, kind DeskKind, barred func(DID) bool) (DID, error) {
	i := slices.IndexFunc(t.cosigners, func(who DID) bool {
		_, err := t.desk(d.CheckedAt, kind, who)
		return err == nil && !barred(who)
	})
	if i < 0 {
		return "", deny(CodeSameDesk, because("nobody-decides-own-cause"))
	}
	return t.cosigners[i], nil
}
