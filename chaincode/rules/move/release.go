package move

import (
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ClaimReleased takes an entry from its controller who died or was dissolved: it is unclaimed again, so that an officer can
// record who succeeds them. Two identity desks of the register's homes sign it, each another person; nobody at the company can.
// Trades that the controller agreed to can no longer settle.
type ClaimReleased struct {
	Entry value.EntryID `json:"entry"`
	// Member is whose desk the actor staffs, and Second whose desk signs with them.
	Member value.MemberID `json:"member"`
	Second value.MemberID `json:"second"`
	// Dissolved tells the dissolution of a company from a person's death.
	Dissolved bool `json:"dissolved,omitempty"`
	// On is the day of the death or the dissolution.
	On value.Date `json:"on"`
	// Evidence is the digest of the family register's or the commercial register's certificate.
	Evidence value.Digest `json:"evidence"`
}

func (b *ClaimReleased) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(b.Second.Valid(), "second", value.AnIdentifier)
	f.Want(b.On.Valid(), "on", value.ADate)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

// Quorum asks for the second desk's signature.
func (b *ClaimReleased) Quorum(t *ledger.Tx, _ *model.Command) error {
	return t.SecondSignature(b.Second, model.IdentityDesk)
}

func (b *ClaimReleased) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := book.HomeDesk(t, c, b.Member); err != nil {
		return err
	}
	if err := t.AtHome(c, b.Second); err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	second, _ := t.Seconder(b.Second, model.IdentityDesk)
	if entry.Controller == c.Actor || entry.Controller == second {
		return value.Deny(value.CodeSameDesk, value.Because("nobody-releases-own-claim"))
	}
	if b.On > t.Today() {
		return value.Deny(value.CodeDateOutOfRange, value.Because("date-after-today"), value.OnDate("today", t.Today()))
	}
	if len(entry.Former) >= value.MaxFormer {
		return value.Deny(value.CodeTooManyLots, value.Because("earlier-controllers-of-one-entry"), value.InNumber("most", value.MaxFormer))
	}
	if link, ok := ledger.Load[model.EntryOf](t, model.EntryOfRef(entry.Issuer, entry.Controller)); ok && link.Entry == entry.ID {
		t.Put(model.EntryOf{Issuer: entry.Issuer, Party: entry.Controller})
	}
	released := t.Stamp()
	entry.Former = append(slices.Clip(entry.Former), entry.Controller)
	entry.State, entry.Controller, entry.AttestedBy, entry.Confirmed, entry.SellableFrom = model.EntryIsUnclaimed, "", "", nil, 0
	entry.Released, entry.Listed = &released, nil
	t.Put(entry)
	return nil
}
