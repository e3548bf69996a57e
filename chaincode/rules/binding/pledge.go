package binding

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// PledgeEntered has a pledge entered in the register at the pledgor's request (Commercial Act art. 340(1)). The pledgor, who
// controls the entry, signs it; a part of a lot can be pledged.
type PledgeEntered struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Pledgee is the pledgee's DID, where they have one.
	Pledgee value.DID `json:"pledgee,omitempty"`
	// Holder is else a commitment to the pledgee's name and address, which the register's homes keep.
	Holder value.Commitment `json:"holder,omitempty"`
	// Secured is the amount that the pledge secures, in won; 0 where none is stated.
	Secured value.Won `json:"secured,omitempty"`
	// Evidence is the digest of the pledge's contract.
	Evidence value.Digest `json:"evidence"`
}

// Worth implements valued.
func (b *PledgeEntered) Worth() value.Won { return b.Secured }

func (b *PledgeEntered) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(b.Pledgee != "" || b.Holder != "", "pledgee", value.WantGiven)
	f.Want(b.Pledgee == "" || b.Holder == "", "holder", value.WantAbsent)
	f.Want(b.Pledgee == "" || b.Pledgee.Valid(), "pledgee", value.AnIdentifier)
	f.Want(b.Holder == "" || b.Holder.Valid(), "holder", value.ADigest)
	f.Want(b.Secured >= 0, "secured", value.AtLeast(0))
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *PledgeEntered) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if err := book.Disposes(t, c, lot); err != nil {
		return err
	}
	if b.Pledgee == c.Actor {
		return value.Deny(value.CodeSameDesk, value.Because("nobody-pledges-to-themselves"))
	}
	if b.Pledgee != "" {
		if _, err := t.Identified(b.Pledgee); err != nil {
			return err
		}
	}
	return book.Encumber(t, lot, model.Encumbrance{
		Kind: model.Pledge, Quantity: b.Quantity, Party: b.Pledgee, Holder: b.Holder, Secured: b.Secured, Evidence: b.Evidence,
	})
}

// PledgeReleased ends a pledge: the pledgee signs it, or a recovery or arbiter desk by a court's order, or, for a pledgee who
// has no DID, an officer with the co-signature of an identity desk of a home on the pledgee's written release. A pledge that came with
// the company's list ends only by its pledgee, or by a court's order and the desks of two members: the company that listed it cannot
// have it go.
type PledgeReleased struct {
	Pledge value.EncumbranceID `json:"pledge"`
	// Member is the desk's member; empty where the pledgee signs.
	Member value.MemberID `json:"member,omitempty"`
	// Second is the member of the recovery or arbiter desk that signs with it, where a court ordered that a listed pledge ends.
	Second value.MemberID `json:"second,omitempty"`
	// Case is the court's case number, where a court ordered it.
	Case value.CaseNumber `json:"case,omitempty"`
	// Evidence is the digest of the court's order or of the pledgee's written release.
	Evidence value.Digest `json:"evidence,omitempty"`
}

func (b *PledgeReleased) Check() error {
	f := value.NewForm()
	f.Want(b.Pledge.Valid(), "pledge", value.AnIdentifier)
	f.Want(b.Member == "" || b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Second == "" || b.Second.Valid(), "second", value.AnIdentifier)
	f.Want(b.Second == "" || b.Case != "", "second", value.WantAbsent)
	f.Want(b.Second == "" || b.Second != b.Member, "second", value.WantAnother)
	f.Want(b.Case == "" || b.Case.Valid(), "case", value.AText(60))
	f.Want(b.Evidence != "" || b.Member == "", "evidence", value.WantGiven)
	f.Want(b.Evidence == "" || b.Member != "", "evidence", value.WantAbsent)
	f.Want(b.Case == "" || b.Member != "", "case", value.WantAbsent)
	f.Want(b.Evidence == "" || b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

// byOffice tells whether an officer and an identity desk release it together.
func (b *PledgeReleased) byOffice() bool { return b.Member != "" && b.Case == "" }

// Quorum asks for the identity desk's co-signature, or for that of the second member's desk.
func (b *PledgeReleased) Quorum(t *ledger.Tx, c *model.Command) error {
	if b.Second != "" {
		return t.SecondSignature(b.Second, model.RecoveryDesk, model.ArbiterDesk)
	}
	if !b.byOffice() {
		return nil
	}
	return t.SecondSignature(b.Member, model.IdentityDesk)
}

func (b *PledgeReleased) Apply(t *ledger.Tx, c *model.Command) error {
	e, err := book.EncumbranceOf(t, c, b.Pledge, model.Pledge)
	if err != nil {
		return err
	}
	switch {
	case b.Member == "":
		if e.Party != c.Actor {
			return value.Deny(value.CodeNotPledgee, value.Because("only-the-pledgee-releases"))
		}
	case b.Case != "":
		if err := b.ordered(t, c, e); err != nil {
			return err
		}
		e.Lifted = &model.CourtOrder{Case: b.Case, Order: b.Evidence, ReceivedOn: t.Today()}
	default:
		if e.Listed() {
			return value.Deny(value.CodeNotPledgee, value.Because("listed-pledge-needs-pledgee-or-order"))
		}
		if e.Party != "" {
			return value.Deny(value.CodeNotPledgee, value.Because("pledgee-signs-the-release"))
		}
		if _, err := t.Officer(c); err != nil {
			return err
		}
		if err := t.AtHome(c, b.Member); err != nil {
			return err
		}
		e.Evidence = b.Evidence
	}
	t.Put(e)
	return book.Unbind(t, c, e.ID)
}

// ordered checks the desks that release a pledge by a court's order: for one that came with a list they are two members', and neither
// acts for the company.
func (b *PledgeReleased) ordered(t *ledger.Tx, c *model.Command, e model.Encumbrance) error {
	if err := t.OrderDesk(b.Member, c.Actor); err != nil {
		return err
	}
	if !e.Listed() {
		return nil
	}
	second, ok := t.Seconder(b.Second, model.RecoveryDesk, model.ArbiterDesk)
	if b.Second == "" || !ok {
		return value.Deny(value.CodeNotPledgee, value.Because("listed-pledge-needs-two-members"))
	}
	for _, who := range []value.DID{c.Actor, second} {
		if _, officer := ledger.Load[model.Authority](t, model.AuthorityRef(c.Register, who)); officer {
			return value.Deny(value.CodeSameDesk, value.Because("officer-releases-no-pledge"))
		}
	}
	return nil
}
