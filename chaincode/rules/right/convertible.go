package right

import (
	"math/big"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ConvertibleIssued enters a convertible note (전환사채, Commercial Act art. 513) or a SAFE (조건부지분인수계약). It is no share.
type ConvertibleIssued struct {
	To book.Allottee `json:"to"`
	model.ConvertibleTerms
	// Resolution is the digest of the board's minutes.
	Resolution value.Digest `json:"resolution"`
}

func (b *ConvertibleIssued) Check() error {
	f := value.NewForm()
	b.To.Check(f, "to")
	f.Want(b.Kind == model.Note || b.Kind == model.SAFE, "kind", value.AKnownValue)
	f.Want(b.Class == "" || b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.Principal > 0, "principal", value.AtLeast(1))
	f.Want(b.Cap >= 0, "cap", value.AtLeast(0))
	f.Want(b.Discount >= 0 && b.Discount < value.Points, "discount", value.Within(0, value.Points-1))
	f.Want(b.Interest >= 0 && b.Interest <= value.Points, "interest", value.Within(0, value.Points))
	f.Want(b.IssuedOn.Valid(), "issuedOn", value.ADate)
	f.Want(b.Kind != model.Note || b.Maturity != "", "maturity", value.WantGiven)
	f.Want(b.Kind == model.Note || b.Maturity == "", "maturity", value.WantAbsent)
	f.Want(b.Maturity == "" || b.Maturity.Valid(), "maturity", value.ADate)
	f.Want(b.Maturity == "" || b.Maturity > b.IssuedOn, "maturity", value.WantInOrder)
	f.Want(b.Kind == model.Note || b.Interest == 0, "interest", value.WantAbsent)
	f.Want(b.Terms.Valid(), "terms", value.ADigest)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *ConvertibleIssued) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	if b.Class != "" {
		if _, err := book.ClassOf(t, c, b.Class); err != nil {
			return err
		}
	}
	if b.IssuedOn > t.Today() || b.IssuedOn < issuer.IncorporatedOn {
		return book.OutsideLife(issuer, t.Today())
	}
	entry, err := book.Allot(t, c, b.To)
	if err != nil {
		return err
	}
	t.Put(model.Convertible{
		ID: model.ConvertibleID(t.Derive(model.KindConvertible)), Issuer: issuer.ID, Entry: entry, ConvertibleTerms: b.ConvertibleTerms,
		State: model.ConvertibleIsOpen, Since: t.Stamp(),
	})
	return nil
}

// ConvertibleConverted makes shares of a convertible, all of it (전환). The holder and the officers sign.
type ConvertibleConverted struct {
	Convertible model.ConvertibleID `json:"convertible"`
	Class       value.ClassID       `json:"class"`
	// Round is the price of a share in the round in which it converts, Price what it costs here: by the discount, the cap or the note's
	// own terms, whichever is the least.
	Round value.Won `json:"round"`
	Price value.Won `json:"price"`
	// Amount is principal and interest by today, and Shares Amount over Price, rounded down; the rest is paid outside the register.
	Amount value.Won    `json:"amount"`
	Shares value.Shares `json:"shares"`
	// Evidence is the digest of the calculation.
	Evidence value.Digest `json:"evidence"`
}

func (b *ConvertibleConverted) Check() error {
	f := value.NewForm()
	f.Want(b.Convertible.Valid(), "convertible", value.AnIdentifier)
	f.Want(b.Class.Valid(), "class", value.AnIdentifier)
	f.Want(b.Price > 0, "price", value.AtLeast(1))
	f.Want(b.Round >= b.Price, "round", value.AtLeast(int64(b.Price)))
	f.Want(b.Amount > 0, "amount", value.AtLeast(1))
	f.Want(b.Shares > 0, "shares", value.AtLeast(1))
	f.Want(int64(b.Amount)/max(1, int64(b.Price)) == int64(b.Shares), "shares", value.WantSum)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *ConvertibleConverted) Worth() value.Won { return b.Amount }

func (b *ConvertibleConverted) Quorum(t *ledger.Tx, c *model.Command) error {
	return withHolderOfConvertible(t, c, b.Convertible)
}

func withHolderOfConvertible(t *ledger.Tx, c *model.Command, id model.ConvertibleID) error {
	convertible, ok := ledger.Load[model.Convertible](t, model.ConvertibleRef(id))
	if !ok {
		return nil
	}
	return book.WithHolder(t, c, convertible.Entry)
}

func (b *ConvertibleConverted) Apply(t *ledger.Tx, c *model.Command) error {
	convertible, err := convertibleRight(t, c, b.Convertible)
	if err != nil {
		return err
	}
	holder, err := book.Holds(t, c, convertible.Entry)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(convertible.Issuer))
	if err != nil {
		return err
	}
	class, err := book.Issuing(t, c, issuer, b.Class)
	if err != nil {
		return err
	}
	today := t.Today()
	if convertible.Class != "" && convertible.Class != class.ID {
		return value.Deny(value.CodeNoSuchRight, value.Because("converts-into-other-class"), value.AnID("class", convertible.Class))
	}
	if convertible.Maturity != "" && today > convertible.Maturity {
		return value.Deny(value.CodeNoSuchRight, value.Because("convertible-matured"), value.OnDate("maturity", convertible.Maturity))
	}
	if err := book.FairPrice(class, b.Price, ""); err != nil {
		return err
	}
	owed, err := convertible.Owed(today)
	if err != nil {
		return value.Deny(value.CodeAmountDiffers)
	}
	if owed != b.Amount {
		return value.Deny(value.CodeAmountDiffers, value.Because("amount-is-what-is-owed"), value.InWon("owed", owed), value.InWon("amount", b.Amount))
	}
	if most := discounted(b.Round, convertible.Discount); b.Price > most {
		return value.Deny(value.CodeAmountDiffers, value.Because("price-over-discounted-round"), value.InWon("price", b.Price), value.InWon("most", most))
	}
	if err := book.Issue(t, class, b.Shares); err != nil {
		return err
	}
	ended := t.Stamp()
	convertible.Lot = book.NewLot(t, class, holder.ID, b.Shares, today, today, nil)
	convertible.Issued, convertible.Price, convertible.State, convertible.Ended = b.Shares, b.Price, model.ConvertibleIsConverted, &ended
	t.Put(convertible)
	return nil
}

// discounted is a round's price with a discount in hundredths of a per cent, rounded down to whole won.
func discounted(round value.Won, discount int) value.Won {
	price := new(big.Int).Mul(big.NewInt(int64(round)), big.NewInt(int64(value.Points-discount)))
	return value.Won(price.Quo(price, big.NewInt(value.Points)).Int64())
}

// ConvertibleEnded ends a convertible that has not become shares: the company pays it back, or its holder releases the company. The
// officers sign and, where somebody controls the entry, the holder.
type ConvertibleEnded struct {
	Convertible model.ConvertibleID `json:"convertible"`
	// Amount is what the company pays back; 0 for a release.
	Amount   value.Won    `json:"amount"`
	Evidence value.Digest `json:"evidence"`
}

func (b *ConvertibleEnded) Check() error {
	f := value.NewForm()
	f.Want(b.Convertible.Valid(), "convertible", value.AnIdentifier)
	f.Want(b.Amount >= 0, "amount", value.AtLeast(0))
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *ConvertibleEnded) Worth() value.Won { return b.Amount }

func (b *ConvertibleEnded) Quorum(t *ledger.Tx, c *model.Command) error {
	return withHolderOfConvertible(t, c, b.Convertible)
}

func (b *ConvertibleEnded) Apply(t *ledger.Tx, c *model.Command) error {
	convertible, err := convertibleRight(t, c, b.Convertible)
	if err != nil {
		return err
	}
	entry, err := book.Present(t, c, convertible.Entry)
	if err != nil {
		return err
	}
	if entry.State == model.EntryIsContested {
		return value.Deny(value.CodeContested, value.Because("claim-is-contested"))
	}
	ended := t.Stamp()
	convertible.Repaid, convertible.State, convertible.Ended = b.Amount, model.ConvertibleIsEnded, &ended
	t.Put(convertible)
	return nil
}

// convertibleRight finds a convertible of the command's register in a state that allows the command.
func convertibleRight(t *ledger.Tx, c *model.Command, id model.ConvertibleID) (model.Convertible, error) {
	convertible, err := ledger.Need[model.Convertible](t, model.ConvertibleRef(id))
	if err != nil {
		return convertible, err
	}
	if err := ledger.InRegister(c, convertible.Issuer); err != nil {
		return convertible, err
	}
	return convertible, ledger.Allow(t, model.ConvertibleStates, convertible.State, c.Type)
}
