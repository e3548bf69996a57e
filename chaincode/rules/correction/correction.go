package correction

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// EntryCorrected gives an entry new data: another name, another address, or what was wrong in the list. Its controller signs it,
// or, for an entry that nobody has claimed, an officer with an identity desk of a home.
type EntryCorrected struct {
	Entry value.EntryID `json:"entry"`
	// Address is the controller's right address; their name comes from their identification.
	Address value.SaltedAddress `json:"address,omitempty"`
	// Holder is else the commitment to the right data of a holder who has not claimed the entry. The register's homes keep both.
	Holder value.Commitment `json:"holder,omitempty"`
	// Corrects is the act that gave the entry its present data.
	Corrects value.CommandID `json:"corrects"`
	// Evidence is the digest of what shows the right data.
	Evidence value.Digest `json:"evidence"`
	// Member is whose desk signs with an officer; empty where the controller signs.
	Member value.MemberID `json:"member,omitempty"`
}

func (b *EntryCorrected) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Due(b.Address != "", b.Member == "", "address")
	f.Want(b.Address == "" || b.Address.Valid(), "address", value.ADigest)
	f.Due(b.Holder != "", b.Member != "", "holder")
	f.Want(b.Holder == "" || b.Holder.Valid(), "holder", value.ADigest)
	f.Want(b.Corrects.Valid(), "corrects", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Member == "" || b.Member.Valid(), "member", value.AnIdentifier)
	return f.Err()
}

// Quorum asks for the identity desk's co-signature where an officer signs.
func (b *EntryCorrected) Quorum(t *ledger.Tx, _ *model.Command) error {
	if b.Member == "" {
		return nil
	}
	return t.SecondSignature(b.Member, model.IdentityDesk)
}

func (b *EntryCorrected) Apply(t *ledger.Tx, c *model.Command) error {
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if err := b.maySign(t, c, entry); err != nil {
		return err
	}
	if present := entry.DataFrom(); b.Corrects != present {
		return value.Deny(value.CodeNotCorrected, value.Because("data-from-another-act"), value.AnID("act", present))
	}
	data, err := b.data(t, entry)
	if err != nil {
		return err
	}
	if data == entry.Commitment {
		return value.Deny(CodeSameData)
	}
	corrected := t.Stamp()
	t.Put(model.Correction{
		ID: value.CorrectionID(t.Derive(model.KindCorrection)), Issuer: entry.Issuer, Corrects: b.Corrects, Entry: entry.ID, Before: entry.Commitment,
		After: data, Evidence: b.Evidence, By: c.Actor, On: corrected,
	})
	entry.Commitment, entry.Corrected = data, &corrected
	t.Put(entry)
	return nil
}

// data is the commitment to the right data: a controller's follows from their identification.
func (b *EntryCorrected) data(t *ledger.Tx, entry model.HolderEntry) (value.Commitment, error) {
	if b.Member != "" {
		return b.Holder, nil
	}
	return book.DataOf(t, entry.Controller, b.Address)
}

// maySign checks who signs. A desk signs with an officer alone, so that no controller names a commitment themselves.
func (b *EntryCorrected) maySign(t *ledger.Tx, c *model.Command, entry model.HolderEntry) error {
	if entry.State == model.EntryIsClaimed {
		if entry.Controller != c.Actor || b.Member != "" {
			return value.Deny(value.CodeEntryNotYours, value.Because("controller-corrects-the-entry"))
		}
		return nil
	}
	if _, err := t.Officer(c); err != nil {
		return err
	}
	return t.AtHome(c, b.Member)
}

// RightLot is what stands in the place of a wrong lot, or of a part of it.
type RightLot struct {
	Quantity value.Shares `json:"quantity"`
	// EffectiveOn is when the holder acquired the shares, and PaidOn when they were paid up.
	EffectiveOn value.Date `json:"effectiveOn"`
	PaidOn      value.Date `json:"paidOn"`
}

// LotCorrected puts right lots in the place of a wrong one: another day of acquisition or of payment, or two acquisitions that
// the list took for one. Their sum is the wrong lot's, and the holder stays: a wrong holder is corrected by an
// OfficerRecordedTransfer, which waits for objections. An officer signs it with an identity desk of a home, and the holder
// where the entry is claimed.
type LotCorrected struct {
	Lot value.LotID `json:"lot"`
	To  []RightLot  `json:"to"`
	// Corrects is the act that entered the lot, or one that it comes from.
	Corrects value.CommandID `json:"corrects"`
	// Evidence is the digest of what shows the right data.
	Evidence value.Digest   `json:"evidence"`
	Member   value.MemberID `json:"member"`
}

func (b *LotCorrected) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(len(b.To) >= 1 && len(b.To) <= value.MaxLots, "to", value.Many(1, value.MaxLots))
	for _, right := range b.To {
		f.Want(right.Quantity > 0, "to.quantity", value.AtLeast(1))
		f.Want(right.EffectiveOn.Valid(), "to.effectiveOn", value.ADate)
		f.Want(right.PaidOn.Valid(), "to.paidOn", value.ADate)
	}
	f.Want(b.Corrects.Valid(), "corrects", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	return f.Err()
}

// Quorum asks for the identity desk's co-signature, and for the holder's where the entry is theirs.
func (b *LotCorrected) Quorum(t *ledger.Tx, c *model.Command) error {
	if err := t.SecondSignature(b.Member, model.IdentityDesk); err != nil {
		return err
	}
	lot, there := ledger.Load[model.Lot](t, model.LotRef(b.Lot))
	entry, known := ledger.Load[model.HolderEntry](t, model.EntryRef(lot.Entry))
	if there && known && entry.State != model.EntryIsUnclaimed && !t.SignedFor(c, entry.Controller) {
		return value.Deny(value.CodeMoreSignatures, value.Because("holder-signs-too"))
	}
	return nil
}

func (b *LotCorrected) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := t.AtHome(c, b.Member); err != nil {
		return err
	}
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	entry, err := book.Entry(t, c, lot.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if err := book.ComesOf(t, lot, b.Corrects); err != nil {
		return err
	}
	if err := b.fits(t, issuer, lot); err != nil {
		return err
	}
	t.Put(model.Correction{
		ID: value.CorrectionID(t.Derive(model.KindCorrection)), Issuer: lot.Issuer, Corrects: b.Corrects, Entry: lot.Entry, Lot: lot.ID, Evidence: b.Evidence,
		By: c.Actor, On: t.Stamp(),
	})
	return b.replace(t, lot)
}

// fits checks the right lots against the wrong one.
func (b *LotCorrected) fits(t *ledger.Tx, issuer model.Issuer, lot model.Lot) error {
	sum := value.Shares(0)
	for _, right := range b.To {
		var err error
		if sum, err = sum.Plus(right.Quantity); err != nil {
			return value.Deny(value.CodeOverflow)
		}
		for _, day := range []value.Date{right.EffectiveOn, right.PaidOn} {
			if day < issuer.IncorporatedOn || day > t.Today() {
				return book.OutsideLife(issuer, t.Today())
			}
		}
	}
	if sum != lot.Quantity {
		return value.Deny(value.CodeTotalsDiffer, value.Because("right-lots-add-up"), value.InShares("right", sum), value.InShares("wrong", lot.Quantity))
	}
	same := b.To[0].EffectiveOn == lot.EffectiveOn && b.To[0].PaidOn == lot.PaidOn
	if len(b.To) == 1 && same {
		return value.Deny(CodeSameData)
	}
	if len(b.To) > 1 && lot.Free() != lot.Quantity || len(b.To) > 1 && len(lot.Reservations)+len(lot.Encumbrances) > 0 {
		return value.Deny(value.CodeBound, value.Because("bound-lot-corrected-whole"))
	}
	return nil
}

// replace ends the wrong lot and begins the right ones. What binds it goes over to the one that takes its place.
func (b *LotCorrected) replace(t *ledger.Tx, lot model.Lot) error {
	numbers := lot.Numbers
	var into []value.LotID
	for _, right := range b.To {
		next := lot
		next.ID, next.Quantity, next.EffectiveOn, next.PaidOn = value.LotID(t.Derive(model.KindLot)), right.Quantity, right.EffectiveOn, right.PaidOn
		next.From, next.Recorded, next.Staged = []value.LotID{lot.ID}, t.Stamp(), ""
		next.Numbers, numbers = model.TakeNumbers(numbers, right.Quantity)
		if next.Lineage = ""; len(b.To) == 1 {
			book.Descend(t, lot, &next)
		}
		t.Put(next)
		into = append(into, next.ID)
	}
	lot.Ended = &model.LotEnd{Reason: model.EndedByCorrection, Into: into, On: t.Stamp()}
	t.Put(lot)
	return book.ConfirmInstead(t, lot, into)
}
