package issue

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// TreasuryOpened makes the entry for the company's own shares (자기주식). Nobody's keys control it; officers act on it.
type TreasuryOpened struct {
	// Commitment is to the company's own data, deposited at its homes.
	Commitment value.Commitment `json:"commitment"`
}

func (b *TreasuryOpened) Check() error {
	f := value.NewForm()
	f.Want(b.Commitment.Valid(), "commitment", value.ADigest)
	return f.Err()
}

func (b *TreasuryOpened) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if issuer.Imported == nil {
		return value.Deny(value.CodeWrongState, value.Because("register-has-no-list")) // the list may have own shares
	}
	if issuer.Treasury != "" {
		return value.Deny(value.CodeAlreadyExists, value.Because("own-shares-entry-is-there"))
	}
	issuer.Treasury = value.EntryID(t.Derive(model.KindEntry))
	t.Put(issuer)
	t.Put(model.HolderEntry{
		ID: issuer.Treasury, Issuer: issuer.ID, Kind: model.Company, Commitment: b.Commitment, State: model.EntryIsUnclaimed, Since: t.Stamp(), Treasury: true,
	})
	return nil
}

// TreasuryAcquired gives the company shares of its own (자기주식 취득, Commercial Act art. 341, 341-2). The holder and the officers sign.
type TreasuryAcquired struct {
	Lot      value.LotID  `json:"lot"`
	Quantity value.Shares `json:"quantity"`
	// Price is what the company pays for one share, 0 for nothing.
	Price value.Won `json:"price"`
	// Resolution is the digest of the resolution on the acquisition, Evidence that of the payment or the gift.
	Resolution value.Digest `json:"resolution"`
	Evidence   value.Digest `json:"evidence"`
}

func (b *TreasuryAcquired) Check() error {
	f := value.NewForm()
	checkPart(f, b.Lot, b.Quantity)
	_, err := b.Price.Times(b.Quantity)
	f.Want(b.Price >= 0, "price", value.AtLeast(0))
	f.Want(err == nil, "price", value.WantCountable)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func checkPart(f *value.Form, lot value.LotID, quantity value.Shares) {
	f.Want(lot.Valid(), "lot", value.AnIdentifier)
	f.Want(quantity > 0, "quantity", value.AtLeast(1))
}

func (b *TreasuryAcquired) Worth() value.Won {
	sum, _ := b.Price.Times(b.Quantity) // check has made sure that it can be computed
	return sum
}

func (b *TreasuryAcquired) Quorum(t *ledger.Tx, c *model.Command) error {
	return book.WithHolderOf(t, c, b.Lot)
}

func (b *TreasuryAcquired) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := book.Lot(t, c, b.Lot)
	if err != nil {
		return err
	}
	if err := givesUp(t, c, lot); err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(lot.Issuer))
	if err != nil {
		return err
	}
	if issuer.Treasury == "" {
		return value.Deny(value.CodeTreasuryShares, value.Because("no-entry-for-own-shares"))
	}
	if err := book.SixMonthRule(t, issuer, lot); err != nil {
		return err
	}
	if b.Quantity > lot.Free() {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free-shares"), value.InShares("free", lot.Free()))
	}
	_, err = book.Carve(t, lot, book.Carving{
		ID: value.LotID(t.Derive(model.KindLot)), To: issuer.Treasury, Quantity: b.Quantity, Provenance: model.Given, Reason: model.EndedByRepurchase, EffectiveOn: t.Today(),
	})
	return err
}

// givesUp checks that a lot's holder has signed, and may give its shares to the company.
func givesUp(t *ledger.Tx, c *model.Command, lot model.Lot) error {
	entry, err := book.Holds(t, c, lot.Entry)
	if err == nil {
		err = book.GivesAway(t, entry.Controller)
	}
	return err
}

// SharesCancelled ends shares of the company's own (자기주식 소각, Commercial Act art. 343(1)). They are no longer issued.
type SharesCancelled struct {
	Lot        value.LotID  `json:"lot"`
	Quantity   value.Shares `json:"quantity"`
	Resolution value.Digest `json:"resolution"`
}

func (b *SharesCancelled) Check() error {
	f := value.NewForm()
	checkPart(f, b.Lot, b.Quantity)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *SharesCancelled) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := ownLot(t, c, b.Lot)
	if err != nil {
		return err
	}
	return book.Leave(t, lot, b.Quantity, model.EndedByCancellation)
}

// ownLot finds a lot of the company's own shares, for an officer.
func ownLot(t *ledger.Tx, c *model.Command, id value.LotID) (model.Lot, error) {
	issuer, err := t.Officer(c)
	if err != nil {
		return model.Lot{}, err
	}
	lot, err := book.Lot(t, c, id)
	if err == nil && (issuer.Treasury == "" || lot.Entry != issuer.Treasury) {
		err = value.Deny(value.CodeTreasuryShares, value.Because("not-the-companys-own-shares"))
	}
	return lot, err
}

// TreasuryTransferred disposes of the company's own shares (자기주식 처분, Commercial Act art. 342). Officers sign, and with them who gets
// the shares, if that is a party.
type TreasuryTransferred struct {
	Lot      value.LotID   `json:"lot"`
	Quantity value.Shares  `json:"quantity"`
	To       book.Allottee `json:"to"`
	// Price is what is paid for one share, 0 for nothing.
	Price value.Won `json:"price"`
	// Resolution is the digest of the board's minutes, Evidence that of the contract and the payment.
	Resolution value.Digest `json:"resolution"`
	Evidence   value.Digest `json:"evidence"`
}

func (b *TreasuryTransferred) Check() error {
	f := value.NewForm()
	checkPart(f, b.Lot, b.Quantity)
	b.To.Check(f, "to")
	_, err := b.Price.Times(b.Quantity)
	f.Want(b.Price >= 0, "price", value.AtLeast(0))
	f.Want(err == nil, "price", value.WantCountable)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *TreasuryTransferred) Quorum(t *ledger.Tx, c *model.Command) error {
	return t.WithOfficers(c, book.Controller(t, c, b.To))
}

func (b *TreasuryTransferred) Apply(t *ledger.Tx, c *model.Command) error {
	lot, err := ownLot(t, c, b.Lot)
	if err != nil {
		return err
	}
	to, err := book.Allot(t, c, b.To)
	if err != nil {
		return err
	}
	if b.Quantity > lot.Free() {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-free-shares"), value.InShares("free", lot.Free()))
	}
	_, err = book.Carve(t, lot, book.Carving{
		ID: value.LotID(t.Derive(model.KindLot)), To: to, Quantity: b.Quantity, Provenance: model.Given, Reason: model.EndedByDisposal, EffectiveOn: t.Today(),
	})
	return err
}
