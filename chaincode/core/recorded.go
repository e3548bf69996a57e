package core

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
	f.that(b.Entry.valid(), "entry is an identifier")
	f.that(b.Grounds.valid(), "grounds are inheritance, sale-before, gift-before, merger, same-person, wrong-holder or other")
	f.that(b.EffectiveOn.valid(), "effectiveOn is a date")
	f.that(b.Evidence.valid(), "evidence is 64 hexadecimal digits")
	f.that(b.Approval == "" || b.Approval.valid() && b.Grounds.bargained(), "approval is 64 hexadecimal digits, and succession by law needs none")
	f.that((b.Corrects != "") == (b.Grounds == WrongHolder) && (b.Corrects == "" || b.Corrects.valid()), "corrects names an act where the holder was wrong")
	f.that(b.Member.valid(), "member is a member's id")
	f.that(len(b.To) >= 1 && len(b.To) <= maxReceivers, "a recorded transfer has 1 to 20 receivers")
	f.that(!b.Grounds.merges() || len(b.To) == 1 && b.To[0].Entry != "", "what a merger leaves goes to one entry")
	parts, sum := 0, Shares(0)
	for _, r := range b.To {
		checkReceiver(f, r.Receiver)
		f.that(r.Entry != b.Entry, "the shares go to another entry")
		total := Shares(0)
		for _, p := range r.Parts {
			more, err := total.Plus(max(p.Quantity, 0))
			f.that(err == nil, "the sum of the parts is too large")
			total = more
		}
		checkParts(f, r.Parts, total)
		more, err := sum.Plus(total)
		f.that(err == nil, "the sum of the parts is too large")
		parts, sum = parts+len(r.Parts), more
	}
	f.that(sum == b.Quantity, "quantity is the sum of the parts")
	if f.fault == "" && parts > MaxLots {
		return reject(CodeTooManyLots, "an act moves at most 50 parts of lots")
	}
	return f.err()
}

func checkReceiver(f *form, r Receiver) {
	known := r.Entry.valid() && r.Kind == "" && r.Holder == ""
	fresh := r.Entry == "" && r.Kind.valid() && r.Holder.valid()
	f.that(known || fresh, "a receiver is an entry, or the kind and the commitment of a new holder")
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
	if err := allow(EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.Treasury {
		return reject(CodeSameHolder, "the company disposes of its own shares by other acts")
	}
	if b.EffectiveOn > t.today() {
		return reject(CodeDateOutOfRange, "the transfer takes effect today or before")
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
			return nil, reject(CodeEntryNotYours, "the lot belongs to another entry")
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
		return reject(CodeNotApproved, "the class asks for the company's approval")
	}
	return t.sixMonthRule(issuer, lot)
}

// reserveWith binds a part of a lot for a recorded transfer. Who succeeds the holder by law takes the shares with what binds
// them: of their part, what is not free is noted as short, and goes over if the whole lot does.
func (t *tx) reserveWith(lot Lot, quantity Shares, id TransferID, burdened bool) (ReservationID, error) {
	if len(lot.Reservations) >= MaxLots {
		return "", reject(CodeTooManyLots, "a lot has at most 50 reservations")
	}
	bound := min(quantity, lot.Free())
	if bound < quantity && !burdened {
		return "", reject(CodeNotFree, "the lot has fewer free shares")
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
		return "", reject(CodeNotFree, "other reservations bind the shares")
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
				err = reject(CodeSameHolder, "the company acquires its own shares by other acts")
			}
			return entry, err
		}
		id = entry.MergedInto
	}
	return HolderEntry{}, reject(CodeInternal, "an entry was merged into itself")
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
	return reject(CodeNotCorrected, "the act to correct did not enter the shares")
}

// maxLineage is how far back a correction looks for the act that it corrects.
const maxLineage = 100
