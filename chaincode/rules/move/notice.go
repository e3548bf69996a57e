package move

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// NoticeRecorded keeps the evidence of a transfer's notice or consent with a certified date (확정일자): without it the transfer
// has no effect against a rival who has one (Civil Act art. 450(2)). Who gave or got the shares signs it, or an officer.
type NoticeRecorded struct {
	Lot  value.LotID      `json:"lot"`
	Kind model.NoticeKind `json:"kind"`
	// CertifiedOn is the certified date, and Office who certified it.
	CertifiedOn value.Date `json:"certifiedOn"`
	Office      string     `json:"office"`
	// ReceivedOn is when the notice came to the company, or when the company consented.
	ReceivedOn value.Date `json:"receivedOn"`
	// Document is the digest of the notice or consent.
	Document value.Digest `json:"document"`
}

func (b *NoticeRecorded) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Kind == model.NoticeGiven || b.Kind == model.ConsentGiven, "kind", value.AKnownValue)
	checkNotice(f, b.CertifiedOn, b.ReceivedOn, b.Office, b.Document)
	return f.Err()
}

func checkNotice(f *value.Form, certified, received value.Date, office string, document value.Digest) {
	f.Want(certified.Valid(), "certifiedOn", value.ADate)
	f.Want(received.Valid(), "receivedOn", value.ADate)
	f.Want(value.IsText(office, 100), "office", value.AText(100))
	f.Want(document.Valid(), "document", value.ADigest)
}

func (b *NoticeRecorded) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := noticed(t, c, b.Lot, b.CertifiedOn, b.ReceivedOn)
	if err != nil {
		return err
	}
	if lot.Provenance != model.Settled && lot.Provenance != model.Given || len(lot.From) == 0 {
		return value.Deny(value.CodeNotTransferred)
	}
	before, err := ledger.Need[model.Lot](t, model.LotRef(lot.From[0]))
	if err != nil {
		return err
	}
	involved := false
	for _, id := range []value.EntryID{lot.Entry, before.Entry} {
		entry, err := book.Entry(t, c, id)
		if err != nil {
			return err
		}
		involved = involved || entry.Controller == c.Actor
	}
	if !involved {
		if _, err := t.Officer(c); err != nil {
			return err
		}
	}
	t.Put(model.Notice{
		ID: value.NoticeID(t.Derive(model.KindNotice)), Issuer: lot.Issuer, Lot: lot.ID, Kind: b.Kind, CertifiedOn: b.CertifiedOn, Office: b.Office,
		ReceivedOn: b.ReceivedOn, Document: b.Document, By: c.Actor, On: t.Stamp(),
	})
	return nil
}

// noticed finds a lot, live or ended, of which a notice speaks, and checks the notice's dates.
func noticed(t *ledger.Tx, c *model.Command, id value.LotID, certified, received value.Date) (model.Lot, error) {
	lot, err := ledger.Need[model.Lot](t, model.LotRef(id))
	if err != nil {
		return lot, err
	}
	if err := ledger.InRegister(c, lot.Issuer); err != nil {
		return lot, err
	}
	if today := t.Today(); certified > today || received > today {
		return lot, value.Deny(value.CodeDateOutOfRange, value.Because("notice-in-the-future"), value.OnDate("today", today))
	}
	return lot, nil
}

// RivalNoticeRecorded notes that the company got a notice with a certified date of another transfer of shares that stand, or
// stood, in the register. It moves nothing: which transfer goes first is for the parties or a court (Supreme Court 2005다45537).
// An officer signs it.
type RivalNoticeRecorded struct {
	Lot         value.LotID `json:"lot"`
	CertifiedOn value.Date  `json:"certifiedOn"`
	Office      string      `json:"office"`
	ReceivedOn  value.Date  `json:"receivedOn"`
	// Sender is a commitment to who sent it.
	Sender   value.Commitment `json:"sender"`
	Document value.Digest     `json:"document"`
}

func (b *RivalNoticeRecorded) Check() error {
	f := value.NewForm()
	f.Want(b.Lot.Valid(), "lot", value.AnIdentifier)
	f.Want(b.Sender.Valid(), "sender", value.ADigest)
	checkNotice(f, b.CertifiedOn, b.ReceivedOn, b.Office, b.Document)
	return f.Err()
}

func (b *RivalNoticeRecorded) Apply(t *ledger.Tx, c *model.Command) error {
	if _, err := t.Officer(c); err != nil {
		return err
	}
	lot, err := noticed(t, c, b.Lot, b.CertifiedOn, b.ReceivedOn)
	if err != nil {
		return err
	}
	t.Put(model.Notice{
		ID: value.NoticeID(t.Derive(model.KindNotice)), Issuer: lot.Issuer, Lot: lot.ID, Kind: model.NoticeGiven, Rival: true, CertifiedOn: b.CertifiedOn,
		Office: b.Office, ReceivedOn: b.ReceivedOn, Sender: b.Sender, Document: b.Document, By: c.Actor, On: t.Stamp(),
	})
	return nil
}
