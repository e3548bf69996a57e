package core

import "math"

// maxReceivers is how many receivers one recorded transfer may have.
const maxReceivers = 20

// Receipt is what one receiver is to get.
type Receipt struct {
	Receiver
	Parts []LotPart `json:"parts"`
}

// OfficerRecordedTransfer records, on evidence, that shares of an unclaimed entry have gone to others: to heirs, to who bought
// them before the register was kept here, and so on. An officer signs it with an identity desk of a home. It waits for
// objections as long as a claim does, its shares reserved; then anyone carries it out. Every certificate says where such lots
// come from.
type OfficerRecordedTransfer struct {
	Entry   EntryID `json:"entry"`
	Grounds Grounds `json:"grounds"`
	// EffectiveOn is the day of the death, the contract or the merger.
	EffectiveOn Date   `json:"effectiveOn"`
	Evidence    Digest `json:"evidence"`
	// Approval is the digest of the minutes by which the company approved a transfer that its articles restrict (Commercial Act
	// art. 335(1)); succession by law needs none.
	Approval Digest `json:"approval,omitempty"`
	// Corrects is the act that entered the shares, where that named the wrong holder.
	Corrects CommandID `json:"corrects,omitempty"`
	// Member is whose identity desk signs with the officer.
	Member MemberID  `json:"member"`
	To     []Receipt `json:"to"`
	// Quantity is the sum of all parts.
	Quantity Shares `json:"quantity"`
}

func (b *OfficerRecordedTransfer) check() error {
	f := newForm()
	f.want(b.Entry.valid(), "entry", anIdentifier)
	f.want(b.Grounds.valid(), "grounds", aKnownValue)
	f.want(b.EffectiveOn.valid(), "effectiveOn", aDate)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	f.want(b.Approval == "" || b.Approval.valid(), "approval", aDigest)
	f.want(b.Approval == "" || b.Grounds.bargained(), "approval", wantAbsent)
	f.want(b.Corrects != "" || b.Grounds != WrongHolder, "corrects", wantGiven)
	f.want(b.Corrects == "" || b.Grounds == WrongHolder, "corrects", wantAbsent)
	f.want(b.Corrects == "" || b.Corrects.valid(), "corrects", aDigest)
	f.want(b.Member.valid(), "member", anIdentifier)
	f.want(len(b.To) >= 1 && len(b.To) <= maxReceivers, "to", many(1, maxReceivers))
	f.want(!b.Grounds.merges() || len(b.To) == 1, "to", many(1, 1))
	f.want(!b.Grounds.merges() || len(b.To) != 1 || b.To[0].Entry != "", "to.entry", wantGiven)
	parts, sum := 0, Shares(0)
	for _, r := range b.To {
		checkReceiver(f, r.Receiver)
		f.want(r.Entry != b.Entry, "to.entry", wantAnother)
		total := Shares(0)
		for _, p := range r.Parts {
			more, err := total.Plus(max(p.Quantity, 0))
			f.want(err == nil, "to.parts.quantity", within(1, int64(math.MaxInt64-total)))
			total = more
		}
		sumOfParts(f, "to.parts", r.Parts)
		more, err := sum.Plus(total)
		f.want(err == nil, "to.parts.quantity", within(1, int64(math.MaxInt64-sum)))
		parts, sum = parts+len(r.Parts), more
	}
	f.want(sum == b.Quantity, "quantity", wantSum)
	if f.ok() && parts > MaxLots {
		return deny(CodeTooManyLots, because("parts-of-lots-in-one-act"), inNumber("parts", parts), inNumber("most", MaxLots))
	}
	return f.err()
}

// checkReceiver checks that a receiver is an entry, or the kind and the commitment of a new holder. Bodies have it under "to".
func checkReceiver(f *form, r Receiver) {
	if r.Entry != "" {
		f.want(r.Entry.valid(), "to.entry", anIdentifier)
		f.want(r.Kind == "", "to.kind", wantAbsent)
		f.want(r.Holder == "", "to.holder", wantAbsent)
		return
	}
	f.want(r.Kind.valid(), "to.kind", aKnownValue)
	f.want(r.Holder.valid(), "to.holder", aDigest)
}

// quorum asks for the identity desk's co-signature.
func (b *OfficerRecordedTransfer) quorum(t *tx, _ *Command) error {
	return t.secondSignature(b.Member, IdentityDesk)
}

func (b *OfficerRecordedTransfer) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if err := t.atHome(c, b.Member); err != nil {
		return err
	}
	entry, err := t.entry(c, b.Entry)
	if err != nil {
		return err
	}
	if err := allow(t, EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.Treasury {
		return deny(CodeSameHolder, because("company-disposes-by-other-acts"))
	}
	if b.EffectiveOn > t.today() {
		return deny(CodeDateOutOfRange, because("date-after-today"), onDate("today", t.today()))
	}
	id := TransferID(t.derive(kindTransfer))
	desk, _ := t.seconder(b.Member, IdentityDesk)
	record := RecordedTransfer{
		ID: id, Issuer: issuer.ID, Entry: entry.ID, Grounds: b.Grounds, EffectiveOn: b.EffectiveOn, Evidence: b.Evidence, Approval: b.Approval,
		Corrects: b.Corrects, Officer: c.Actor, Desk: desk, State: RecordedIsPending,
		OpenFrom: t.facts.Time.After(t.ledger().Parameters.ObjectionPeriod), Recorded: t.stamp(),
	}
	for _, r := range b.To {
		reservations, err := b.reserve(t, c, issuer, id, r)
		if err != nil {
			return err
		}
		record.To = append(record.To, ReceivedParts{r.Receiver, reservations})
	}
	t.put(record)
	return nil
}

// reserve binds what one receiver is to get.
func (b *OfficerRecordedTransfer) reserve(t *tx, c *Command, issuer Issuer, id TransferID, r Receipt) ([]ReservationID, error) {
	if r.Entry != "" {
		if _, err := t.receiving(c, r.Entry); err != nil {
			return nil, err
		}
	}
	var reservations []ReservationID
	for _, p := range r.Parts {
		lot, err := t.lot(c, p.Lot)
		if err != nil {
			return nil, err
		}
		if lot.Entry != b.Entry {
			return nil, deny(CodeEntryNotYours, because("lot-of-another-entry"), anID("lot", lot.ID))
		}
		if err := b.lawful(t, c, issuer, lot); err != nil {
			return nil, err
		}
		reservation, err := t.reserveWith(lot, p.Quantity, id, b.Grounds.succeeds())
		if err != nil {
			return nil, err
		}
		reservations = append(reservations, reservation)
	}
	return reservations, nil
}

// lawful applies Commercial Act art. 335 to a transfer that rests on the holder's own act, and looks at what is corrected.
func (b *OfficerRecordedTransfer) lawful(t *tx, c *Command, issuer Issuer, lot Lot) error {
	if b.Corrects != "" {
		return t.comesOf(lot, b.Corrects)
	}
	if !b.Grounds.bargained() {
		return nil
	}
	class, err := t.class(c, lot.Class)
	if err != nil {
		return err
	}
	if class.Approval != NoApproval && b.Approval == "" {
		return deny(CodeNotApproved, because("class-asks-for-approval"))
	}
	return t.sixMonthRule(issuer, lot)
}

// reserveWith binds a part of a lot for a recorded transfer. Who succeeds the holder by law takes the shares with what binds
// them: of their part, what is not free is noted as short, and goes over if the whole lot does.
func (t *tx) reserveWith(lot Lot, quantity Shares, id TransferID, burdened bool) (ReservationID, error) {
	if len(lot.Reservations) >= MaxLots {
		return "", deny(CodeTooManyLots, because("too-many-reservations-of-lot"), inNumber("most", MaxLots))
	}
	bound := min(quantity, lot.Free())
	if bound < quantity && !burdened {
		return "", deny(CodeNotFree, because("lot-has-fewer-free-shares"), inShares("free", lot.Free()))
	}
	left := lot.Quantity
	for _, other := range lot.Reservations {
		r, _, _, err := t.reservation(other)
		if err != nil {
			return "", err
		}
		left -= r.Quantity + r.Short
	}
	if quantity > left {
		return "", deny(CodeNotFree, because("reserved-for-others"), inShares("left", left))
	}
	lot.Short += quantity - bound
	return t.reserve(lot, Reservation{Lot: lot.ID, Quantity: bound, Short: quantity - bound, Transfer: id}), nil
}

// receiving finds an entry that shares can go to; one that was merged stands for the entry that it was merged into.
func (t *tx) receiving(c *Command, id EntryID) (HolderEntry, error) {
	for range maxMerges {
		entry, err := t.entry(c, id)
		if err != nil || entry.State != EntryIsMerged {
			if err == nil && entry.Treasury {
				err = deny(CodeSameHolder, because("company-acquires-by-other-acts"))
			}
			return entry, err
		}
		id = entry.MergedInto
	}
	return HolderEntry{}, deny(CodeInternal, because("entry-merged-into-itself"))
}

// comesOf checks that an act entered a lot, or one that it comes from.
func (t *tx) comesOf(lot Lot, act CommandID) error {
	for range maxLineage {
		if lot.Recorded.Command == act {
			return nil
		}
		if len(lot.From) == 0 {
			break
		}
		var err error
		if lot, err = need[Lot](t, LotRef(lot.From[0])); err != nil {
			return err
		}
	}
	return deny(CodeNotCorrected)
}

// maxLineage is how far back a correction looks for the act that it corrects.
const maxLineage = 100
