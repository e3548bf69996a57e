package company

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// BeneficialOwnerNoted notes for whom a holder holds shares (실질주주). It drives nothing: the register goes by the holder. The
// entry's controller or an officer signs it.
type BeneficialOwnerNoted struct {
	Entry value.EntryID `json:"entry"`
	// Commitment is to the owner's name and identifier (EntryData without address).
	Commitment value.Commitment `json:"commitment"`
	Evidence   value.Digest     `json:"evidence"`
}

func (b *BeneficialOwnerNoted) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Commitment.Valid(), "commitment", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *BeneficialOwnerNoted) Apply(t *ledger.Tx, c *model.Command) error {
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if !entry.ControlledBy(c.Actor) {
		if _, err := t.Officer(c); err != nil {
			return value.Deny(value.CodeEntryNotYours, value.Because("controller-or-officer-notes"))
		}
	}
	entry.Beneficial = &model.BeneficialOwner{Commitment: b.Commitment, Evidence: b.Evidence, By: c.Actor, On: t.Stamp()}
	t.Put(entry)
	return nil
}

// EntryDataPurged says that a member purged its copies of an entry's personal data on request. An identity desk of the member
// signs it, whether the member is a home still or was one.
type EntryDataPurged struct {
	Entry  value.EntryID  `json:"entry"`
	Member value.MemberID `json:"member"`
	// Request is the digest of the request.
	Request value.Digest `json:"request"`
}

func (b *EntryDataPurged) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	value.CheckPurge(f, b.Member, b.Request)
	return f.Err()
}

func (b *EntryDataPurged) Apply(t *ledger.Tx, c *model.Command) error {
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	return book.NotePurge(t, c, model.Purge{Issuer: entry.Issuer, Entry: entry.ID, Member: b.Member, Request: b.Request})
}
