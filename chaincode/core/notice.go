package core

// NoticeRecorded keeps the evidence of a transfer's notice or consent with a certified date (확정일자): without it the transfer
// has no effect against a rival who has one (Civil Act art. 450(2)). Who gave or got the shares signs it, or an officer.
type NoticeRecorded struct {
	Lot  LotID      `json:"lot"`
	Kind NoticeKind `json:"kind"`
	// CertifiedOn is the certified date, and Office who certified it.
	CertifiedOn Date   `json:"certifiedOn"`
	Office      string `json:"office"`
	// ReceivedOn is when the notice came to the company, or when the company consented.
	ReceivedOn Date `json:"receivedOn"`
	// Document is the digest of the notice or consent.
	Document Digest `json:"document"`
}

func (b *NoticeRecorded) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Kind == NoticeGiven || b.Kind == ConsentGiven, "kind", aKnownValue)
	checkNotice(f, b.CertifiedOn, b.ReceivedOn, b.Office, b.Document)
	return f.err()
}

func checkNotice(f *form, certified, received Date, office string, document Digest) {
	f.want(certified.valid(), "certifiedOn", aDate)
	f.want(received.valid(), "receivedOn", aDate)
	f.want(isText(office, 100), "office", aText(100))
	f.want(document.valid(), "document", aDigest)
}

func (b *NoticeRecorded) apply(t *tx, c *Command) error {
	lot, err := t.noticed(c, b.Lot, b.CertifiedOn, b.ReceivedOn)
	if err != nil {
		return err
	}
	if lot.Provenance != Settled && lot.Provenance != Given || len(lot.From) == 0 {
		return deny(CodeNotTransferred)
	}
	before, err := need[Lot](t, LotRef(lot.From[0]))
	if err != nil {
		return err
	}
	involved := false
	for _, id := range []EntryID{lot.Entry, before.Entry} {
		entry, err := t.entry(c, id)
		if err != nil {
			return err
		}
		involved = involved || entry.Controller == c.Actor
	}
	if !involved {
		if _, err := t.officer(c); err != nil {
			return err
		}
	}
	t.put(Notice{
		ID: NoticeID(t.derive(KindNotice)), Issuer: lot.Issuer, Lot: lot.ID, Kind: b.Kind, CertifiedOn: b.CertifiedOn, Office: b.Office,
		ReceivedOn: b.ReceivedOn, Document: b.Document, By: c.Actor, On: t.stamp(),
	})
	return nil
}

// noticed finds a lot, live or ended, of which a notice speaks, and checks the notice's dates.
func (t *tx) noticed(c *Command, id LotID, certified, received Date) (Lot, error) {
	lot, err := need[Lot](t, LotRef(id))
	if err != nil {
		return lot, err
	}
	if err := c.inRegister(lot.Issuer); err != nil {
		return lot, err
	}
	if today := t.today(); certified > today || received > today {
		return lot, deny(CodeDateOutOfRange, because("notice-in-the-future"), onDate("today", today))
	}
	return lot, nil
}

// RivalNoticeRecorded notes that the company got a notice with a certified date of another transfer of shares that stand, or
// stood, in the register. It moves nothing: which transfer goes first is for the parties or a court (Supreme Court 2005다45537).
// An officer signs it.
type RivalNoticeRecorded struct {
	Lot         LotID  `json:"lot"`
	CertifiedOn Date   `json:"certifiedOn"`
	Office      string `json:"office"`
	ReceivedOn  Date   `json:"receivedOn"`
	// Sender is a commitment to who sent it.
	Sender   Commitment `json:"sender"`
	Document Digest     `json:"document"`
}

func (b *RivalNoticeRecorded) check() error {
	f := newForm()
	f.want(b.Lot.valid(), "lot", anIdentifier)
	f.want(b.Sender.valid(), "sender", aDigest)
	checkNotice(f, b.CertifiedOn, b.ReceivedOn, b.Office, b.Document)
	return f.err()
}

func (b *RivalNoticeRecorded) apply(t *tx, c *Command) error {
	if _, err := t.officer(c); err != nil {
		return err
	}
	lot, err := t.noticed(c, b.Lot, b.CertifiedOn, b.ReceivedOn)
	if err != nil {
		return err
	}
	t.put(Notice{
		ID: NoticeID(t.derive(KindNotice)), Issuer: lot.Issuer, Lot: lot.ID, Kind: NoticeGiven, Rival: true, CertifiedOn: b.CertifiedOn,
		Office: b.Office, ReceivedOn: b.ReceivedOn, Sender: b.Sender, Document: b.Document, By: c.Actor, On: t.stamp(),
	})
	return nil
}
