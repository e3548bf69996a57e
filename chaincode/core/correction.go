package core

import "slices"

// EntryCorrected gives an entry new data: another name, another address, or what was wrong in the list. Its controller signs it,
// or, for an entry that nobody has claimed, an officer with an identity desk of a home.
type EntryCorrected struct {
	Entry EntryID `json:"entry"`
	// Holder is the commitment to the right data, which the register's homes keep.
	Holder Commitment `json:"holder"`
	// Corrects is the act that gave the entry its present data.
	Corrects CommandID `json:"corrects"`
	// Evidence is the digest of what shows the right data.
	Evidence Digest `json:"evidence"`
	// Member is whose desk signs with an officer; empty where the controller signs.
	Member MemberID `json:"member,omitempty"`
}

func (b *EntryCorrected) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Holder.valid(), "holder", aDigest)
	f.want(b.Corrects.valid(), "corrects", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Member == "" || b.Member.valid(), "member", anIdentifier)
	return f.err()
}

// quorum asks for the identity desk's co-signature where an officer signs.
func (b *EntryCorrected) quorum(t *tx, _ *Command) error {
	if b.Member == "" {
		return nil
	}
	return t.secondSignature(b.Member, IdentityDesk)
}

func (b *EntryCorrected) apply(t *tx, c *Command) error {
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if err := b.maySign(t, c, entry); err != nil {
		return err
	}
	if present := entry.dataFrom(); b.Corrects != present {
		return deny(CodeNotCorrected, because("data-from-another-act"), anID("act", present))
	}
	if b.Holder == entry.Commitment {
		return deny(CodeSameData)
	}
	corrected := t.stamp()
	t.put(Correction{
		ID: CorrectionID(t.derive(KindCorrection)), Issuer: entry.Issuer, Corrects: b.Corrects, Entry: entry.ID, Before: entry.Commitment,
		After: b.Holder, Evidence: b.Evidence, By: c.Actor, On: corrected,
	})
	entry.Commitment, entry.Corrected = b.Holder, &corrected
	t.put(entry)
	return nil
}

func (b *EntryCorrected) maySign(t *tx, c *Command, entry HolderEntry) error {
	if entry.State == EntryIsClaimed {
		if entry.Controller != c.Actor {
			return deny(CodeEntryNotYours, because("controller-corrects-the-entry"))
		}
		return nil
	}
	if _, err := t.officer(c); err != nil {
		return err
	}
	return t.atHome(c, b.Member)
}

// dataFrom is the act that gave an entry its present data.
func (e HolderEntry) dataFrom() CommandID {
	if e.Corrected != nil {
		return e.Corrected.Command
	}
	return e.Since.Command
}

// RightLot is what stands in the place of a wrong lot, or of a part of it.
type RightLot struct {
	Quantity Shares `json:"quantity"`
	// EffectiveOn is when the holder acquired the shares, and PaidOn when they were paid up.
	EffectiveOn Date `json:"effectiveOn"`
	PaidOn      Date `json:"paidOn"`
}

// LotCorrected puts right lots in the place of a wrong one: another day of acquisition or of payment, or two acquisitions that
// the list took for one. Their sum is the wrong lot's, and the holder stays: a wrong holder is corrected by an
// OfficerRecordedTransfer, which waits for objections. An officer signs it with an identity desk of a home, and the holder
// where the entry is claimed.
type LotCorrected struct {
	Lot LotID      `json:"lot"`
	To  []RightLot `json:"to"`
	// Corrects is the act that entered the lot, or one that it comes from.
	Corrects CommandID `json:"corrects"`
	// Evidence is the digest of what shows the right data.
	Evidence Digest   `json:"evidence"`
	Member   MemberID `json:"member"`
}

func (b *LotCorrected) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(len(b.To) >= 1 && len(b.To) <= MaxLots, "to", many(1, MaxLots))
	for _, right := range b.To {
		f.want(right.Quantity > 0, "to.quantity", atLeast(1))
		f.want(right.EffectiveOn.valid(), "to.effectiveOn", aDate)
		f.want(right.PaidOn.valid(), "to.paidOn", aDate)
	}
	f.want(b.Corrects.valid(), "corrects", aDigest)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Member.valid(), "member", anIdentifier)
	return f.err()
}

// quorum asks for the identity desk's co-signature, and for the holder's where the entry is theirs.
func (b *LotCorrected) quorum(t *tx, c *Command) error {
	if err := t.secondSignature(b.Member, IdentityDesk); err != nil {
		return err
	}
	lot, there := load[Lot](t, LotRef(b.Lot))
	entry, known := load[HolderEntry](t, EntryRef(lot.Entry))
	if there && known && entry.State != EntryIsUnclaimed && !t.signedFor(c, entry.Controller) {
		return deny(CodeMoreSignatures, because("holder-signs-too"))
	}
	return nil
}

func (b *LotCorrected) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := t.atHome(c, b.Member); err != nil {
		return err
	}
	lot, err := t.lot(c, b.Lot)
	if err != nil {
		return err
	}
	entry, err := t.entry(c, lot.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if err := t.comesOf(lot, b.Corrects); err != nil {
		return err
	}
	if err := b.fits(t, issuer, lot); err != nil {
		return err
	}
	t.put(Correction{
		ID: CorrectionID(t.derive(KindCorrection)), Issuer: lot.Issuer, Corrects: b.Corrects, Entry: lot.Entry, Lot: lot.ID, Evidence: b.Evidence,
		By: c.Actor, On: t.stamp(),
	})
	return b.replace(t, lot)
}

// fits checks the right lots against the wrong one.
func (b *LotCorrected) fits(t *tx, issuer Issuer, lot Lot) error {
	sum := Shares(0)
	for _, right := range b.To {
		var err error
		if sum, err = sum.Plus(right.Quantity); err != nil {
			return deny(CodeOverflow)
		}
		for _, day := range []Date{right.EffectiveOn, right.PaidOn} {
			if day < issuer.IncorporatedOn || day > t.today() {
				return outsideLife(issuer, t.today())
			}
		}
	}
	if sum != lot.Quantity {
		return deny(CodeTotalsDiffer, because("right-lots-add-up"), inShares("right", sum), inShares("wrong", lot.Quantity))
	}
	same := b.To[0].EffectiveOn == lot.EffectiveOn && b.To[0].PaidOn == lot.PaidOn
	if len(b.To) == 1 && same {
		return deny(CodeSameData)
	}
	if len(b.To) > 1 && lot.Free() != lot.Quantity || len(b.To) > 1 && len(lot.Reservations)+len(lot.Encumbrances) > 0 {
		return deny(CodeBound, because("bound-lot-corrected-whole"))
	}
	return nil
}

// outsideLife says that a day is not between the company's incorporation and today.
func outsideLife(issuer Issuer, today Date) error {
	return deny(CodeDateOutOfRange, because("outside-company-life"), onDate("incorporated", issuer.IncorporatedOn), onDate("today", today))
}

// replace ends the wrong lot and begins the right ones. What binds it goes over to the one that takes its place.
func (b *LotCorrected) replace(t *tx, lot Lot) error {
	numbers := lot.Numbers
	var into []LotID
	for _, right := range b.To {
		next := lot
		next.ID, next.Quantity, next.EffectiveOn, next.PaidOn = LotID(t.derive(KindLot)), right.Quantity, right.EffectiveOn, right.PaidOn
		next.From, next.Recorded, next.Staged, next.Bound = []LotID{lot.ID}, t.stamp(), "", nil
		next.Numbers, numbers = takeNumbers(numbers, right.Quantity)
		if err := t.rename(lot, next); err != nil {
			return err
		}
		t.put(next)
		into = append(into, next.ID)
	}
	lot.Ended = &LotEnd{Reason: EndedByCorrection, Into: into, On: t.stamp()}
	t.put(lot)
	return t.confirmInstead(lot, into)
}

// confirmInstead lets a claim's confirmation go over from a lot to those that took its place. The claim may have confirmed the
// lot that acts on the class have made this one of.
func (t *tx) confirmInstead(lot Lot, into []LotID) error {
	entry, err := need[HolderEntry](t, EntryRef(lot.Entry))
	if err != nil {
		return err
	}
	for range maxSuccessors {
		if slices.Contains(entry.Confirmed, lot.ID) {
			entry.Confirmed = append(removed(entry.Confirmed, lot.ID), into...)
			t.put(entry)
			return nil
		}
		if lot.Staged == "" || len(lot.From) == 0 {
			return nil
		}
		if lot, err = need[Lot](t, LotRef(lot.From[0])); err != nil {
			return err
		}
	}
	return nil
}
