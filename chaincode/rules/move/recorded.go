package move

import (
	"math"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxReceivers is how many receivers one recorded transfer may have.
const maxReceivers = 20

// Receipt is what one receiver is to get.
type Receipt struct {
	model.Receiver
	Parts []model.LotPart `json:"parts"`
}

// OfficerRecordedTransfer records, on evidence, that shares of an unclaimed entry have gone to others: to heirs, to who bought
// them before the register was kept here, and so on. A merger ends the entry, and can be repeated for lots that remain. An officer signs it with an identity desk of a home. It waits for
// objections as long as a claim does, its shares reserved; then anyone carries it out. Every certificate says where such lots
// come from.
type OfficerRecordedTransfer struct {
	Entry   value.EntryID `json:"entry"`
	Grounds model.Grounds `json:"grounds"`
	// EffectiveOn is the day of the death, the contract or the merger.
	EffectiveOn value.Date   `json:"effectiveOn"`
	Evidence    value.Digest `json:"evidence"`
	// Approval is the digest of the minutes by which the company approved a transfer that its articles restrict (Commercial Act
	// art. 335(1)); succession by law needs none.
	Approval value.Digest `json:"approval,omitempty"`
	// Corrects is the act that entered the shares, where that named the wrong holder.
	Corrects value.CommandID `json:"corrects,omitempty"`
	// Member is whose identity desk signs with the officer.
	Member value.MemberID `json:"member"`
	To     []Receipt      `json:"to"`
	// Quantity is the sum of all parts.
	Quantity value.Shares `json:"quantity"`
}

func (b *OfficerRecordedTransfer) Check() error {
	f := value.NewForm()
	f.Want(b.Entry.Valid(), "entry", value.AnIdentifier)
	f.Want(b.Grounds.Valid(), "grounds", value.AKnownValue)
	f.Want(b.EffectiveOn.Valid(), "effectiveOn", value.ADate)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	f.Want(b.Approval == "" || b.Approval.Valid(), "approval", value.ADigest)
	f.Want(b.Approval == "" || b.Grounds.Bargained(), "approval", value.WantAbsent)
	f.Want(b.Corrects != "" || b.Grounds != model.WrongHolder, "corrects", value.WantGiven)
	f.Want(b.Corrects == "" || b.Grounds == model.WrongHolder, "corrects", value.WantAbsent)
	f.Want(b.Corrects == "" || b.Corrects.Valid(), "corrects", value.ADigest)
	f.Want(b.Member.Valid(), "member", value.AnIdentifier)
	f.Want(len(b.To) >= 1 && len(b.To) <= maxReceivers, "to", value.Many(1, maxReceivers))
	f.Want(!b.Grounds.Merges() || len(b.To) == 1, "to", value.Many(1, 1))
	f.Want(!b.Grounds.Merges() || len(b.To) != 1 || b.To[0].Entry != "", "to.entry", value.WantGiven)
	parts, sum := 0, value.Shares(0)
	for _, r := range b.To {
		checkReceiver(f, r.Receiver)
		f.Want(r.Entry != b.Entry, "to.entry", value.WantAnother)
		total := value.Shares(0)
		for _, p := range r.Parts {
			more, err := total.Plus(max(p.Quantity, 0))
			f.Want(err == nil, "to.parts.quantity", value.Within(1, int64(math.MaxInt64-total)))
			total = more
		}
		sumOfParts(f, "to.parts", r.Parts)
		more, err := sum.Plus(total)
		f.Want(err == nil, "to.parts.quantity", value.Within(1, int64(math.MaxInt64-sum)))
		parts, sum = parts+len(r.Parts), more
	}
	f.Want(sum == b.Quantity, "quantity", value.WantSum)
	if f.Ok() && parts > value.MaxLots {
		return value.Deny(value.CodeTooManyLots, value.Because("parts-of-lots-in-one-act"), value.InNumber("parts", parts), value.InNumber("most", value.MaxLots))
	}
	return f.Err()
}

// checkReceiver checks that a receiver is an entry, or the kind and the commitment of a new holder. Bodies have it under "to".
func checkReceiver(f *value.Form, r model.Receiver) {
	if r.Entry != "" {
		f.Want(r.Entry.Valid(), "to.entry", value.AnIdentifier)
		f.Want(r.Kind == "", "to.kind", value.WantAbsent)
		f.Want(r.Holder == "", "to.holder", value.WantAbsent)
		return
	}
	f.Want(r.Kind.Valid(), "to.kind", value.AKnownValue)
	f.Want(r.Holder.Valid(), "to.holder", value.ADigest)
}

// Quorum asks for the identity desk's co-signature.
func (b *OfficerRecordedTransfer) Quorum(t *ledger.Tx, _ *model.Command) error {
	return t.SecondSignature(b.Member, model.IdentityDesk)
}

func (b *OfficerRecordedTransfer) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if err := t.AtHome(c, b.Member); err != nil {
		return err
	}
	entry, err := book.Entry(t, c, b.Entry)
	if err != nil {
		return err
	}
	if err := ledger.Allow(t, model.EntryStates, entry.State, c.Type); err != nil {
		return err
	}
	if entry.Treasury {
		return value.Deny(value.CodeSameHolder, value.Because("company-disposes-by-other-acts"))
	}
	if entry.State == model.EntryIsMerged {
		if err := follows(t, c, entry, b.Grounds, b.To[0].Entry); err != nil {
			return err
		}
	}
	if b.EffectiveOn > t.Today() {
		return value.Deny(value.CodeDateOutOfRange, value.Because("date-after-today"), value.OnDate("today", t.Today()))
	}
	id := value.TransferID(t.Derive(model.KindTransfer))
	desk, _ := t.Seconder(b.Member, model.IdentityDesk)
	record := model.RecordedTransfer{
		ID: id, Issuer: issuer.ID, Entry: entry.ID, Grounds: b.Grounds, EffectiveOn: b.EffectiveOn, Evidence: b.Evidence, Approval: b.Approval,
		Corrects: b.Corrects, Officer: c.Actor, Desk: desk, State: model.RecordedIsPending,
		OpenFrom: t.Facts.Time.After(t.Ledger().Parameters.RightsWait), Recorded: t.Stamp(),
	}
	for _, r := range b.To {
		reservations, err := b.reserve(t, c, issuer, id, r)
		if err != nil {
			return err
		}
		record.To = append(record.To, model.ReceivedParts{Receiver: r.Receiver, Reservations: reservations})
	}
	t.Put(record)
	return nil
}

// reserve binds what one receiver is to get.
func (b *OfficerRecordedTransfer) reserve(t *ledger.Tx, c *model.Command, issuer model.Issuer, id value.TransferID, r Receipt) ([]value.ReservationID, error) {
	if r.Entry != "" {
		if _, err := another(t, c, b.Entry, r.Receiver); err != nil {
			return nil, err
		}
	}
	var reservations []value.ReservationID
	for _, p := range r.Parts {
		lot, err := book.Lot(t, c, p.Lot)
		if err != nil {
			return nil, err
		}
		if lot.Entry != b.Entry {
			return nil, value.Deny(value.CodeEntryNotYours, value.Because("lot-of-another-entry"), value.AnID("lot", lot.ID))
		}
		if err := b.lawful(t, c, issuer, lot); err != nil {
			return nil, err
		}
		reservation, err := book.ReserveWith(t, lot, p.Quantity, id, b.Grounds.Succeeds())
		if err != nil {
			return nil, err
		}
		reservations = append(reservations, reservation)
	}
	return reservations, nil
}

// another finds the entry that a receiver's shares go to, which is not the giver's, by whatever name: an entry goes by those that were
// merged into it, too.
func another(t *ledger.Tx, c *model.Command, giver value.EntryID, r model.Receiver) (value.EntryID, error) {
	receiver, err := book.Enter(t, c, r)
	if err == nil && receiver == giver {
		err = value.Deny(value.CodeSameHolder)
	}
	return receiver, err
}

// follows lets what remains of a merged entry, which nobody controlled, go only where the rest of it went.
func follows(t *ledger.Tx, c *model.Command, entry model.HolderEntry, grounds model.Grounds, to value.EntryID) error {
	if entry.Controller != "" {
		return value.Deny(value.CodeEntryTaken, value.Because("holder-claimed-entry-since"))
	}
	present, err := book.Present(t, c, entry.ID)
	if err != nil {
		return err
	}
	if !grounds.Merges() {
		return value.Deny(value.CodeWrongState, value.Because("merged-into-another-entry"), value.AnID("into", present.ID))
	}
	receiver, err := book.Receiving(t, c, to)
	if err == nil && receiver.ID != present.ID {
		err = value.Deny(value.CodeWrongState, value.Because("merged-into-another-entry"), value.AnID("into", present.ID))
	}
	return err
}

// lawful applies Commercial Act art. 335 to a transfer that rests on the holder's own act, and looks at what is corrected.
func (b *OfficerRecordedTransfer) lawful(t *ledger.Tx, c *model.Command, issuer model.Issuer, lot model.Lot) error {
	if b.Corrects != "" {
		return book.ComesOf(t, lot, b.Corrects)
	}
	if !b.Grounds.Bargained() {
		return nil
	}
	class, err := book.Class(t, c, lot.Class)
	if err != nil {
		return err
	}
	if class.Approval != model.NoApproval && b.Approval == "" {
		return value.Deny(value.CodeNotApproved, value.Because("class-asks-for-approval"))
	}
	return book.SixMonthRule(t, issuer, lot)
}
