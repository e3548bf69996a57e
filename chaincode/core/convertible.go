package core

import (
	"errors"
	"math/big"
	"time"
)

// points is a whole in hundredths of a per cent.
const points = 10_000

// ConvertibleIssued enters a convertible note (전환사채, Commercial Act art. 513) or a SAFE (조건부지분인수계약). It is no share.
type ConvertibleIssued struct {
	To Allottee `json:"to"`
	ConvertibleTerms
	// Resolution is the digest of the board's minutes.
	Resolution Digest `json:"resolution"`
}

func (b *ConvertibleIssued) check() error {
	f := newForm()
	b.To.check(f)
	f.want(b.Kind == Note || b.Kind == SAFE, "kind", aKnownValue)
	f.want(b.Class == "" || b.Class.valid(), "class", anIdentifier)
	f.want(b.Principal > 0, "principal", atLeast(1))
	f.want(b.Cap >= 0, "cap", atLeast(0))
	f.want(b.Discount >= 0 && b.Discount < points, "discount", within(0, points-1))
	f.want(b.Interest >= 0 && b.Interest <= points, "interest", within(0, points))
	f.want(b.IssuedOn.valid(), "issuedOn", aDate)
	f.want(b.Kind != Note || b.Maturity != "", "maturity", wantGiven)
	f.want(b.Kind == Note || b.Maturity == "", "maturity", wantAbsent)
	f.want(b.Maturity == "" || b.Maturity.valid(), "maturity", aDate)
	f.want(b.Maturity == "" || b.Maturity > b.IssuedOn, "maturity", wantInOrder)
	f.want(b.Kind == Note || b.Interest == 0, "interest", wantAbsent)
	f.want(b.Terms.valid(), "terms", aDigest)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *ConvertibleIssued) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	if b.Class != "" {
		if _, err := t.classOf(c, b.Class); err != nil {
			return err
		}
	}
	if b.IssuedOn > t.today() || b.IssuedOn < issuer.IncorporatedOn {
		return outsideLife(issuer, t.today())
	}
	entry, err := t.allot(c, b.To)
	if err != nil {
		return err
	}
	t.put(Convertible{
		ID: ConvertibleID(t.derive(KindConvertible)), Issuer: issuer.ID, Entry: entry, ConvertibleTerms: b.ConvertibleTerms,
		State: ConvertibleIsOpen, Since: t.stamp(),
	})
	return nil
}

// Owed is the principal with its interest by a day: simple, for the days from the issue on over 365, rounded down to whole won.
func (x ConvertibleTerms) Owed(on Date) (Won, error) {
	days, err := daysBetween(x.IssuedOn, on)
	if err != nil || days < 0 {
		return 0, errors.New("the day is before the issue")
	}
	interest := big.NewInt(int64(x.Principal))
	interest.Mul(interest, big.NewInt(int64(x.Interest)))
	interest.Mul(interest, big.NewInt(days))
	interest.Quo(interest, big.NewInt(points*365))
	if interest.BitLen() > 62 {
		return 0, errOverflow
	}
	return x.Principal.Plus(Won(interest.Int64()))
}

// daysBetween is how many days after from on is.
func daysBetween(from, on Date) (int64, error) {
	begin, err := time.Parse(time.DateOnly, string(from))
	if err != nil {
		return 0, err
	}
	end, err := time.Parse(time.DateOnly, string(on))
	return int64(end.Sub(begin) / (24 * time.Hour)), err
}

// ConvertibleConverted makes shares of a convertible, all of it (전환). The holder and the officers sign.
type ConvertibleConverted struct {
	Convertible ConvertibleID `json:"convertible"`
	Class       ClassID       `json:"class"`
	// Round is the price of a share in the round in which it converts, Price what it costs here: by the discount, the cap or the note's
	// own terms, whichever is the least.
	Round Won `json:"round"`
	Price Won `json:"price"`
	// Amount is principal and interest by today, and Shares Amount over Price, rounded down; the rest is paid outside the register.
	Amount Won    `json:"amount"`
	Shares Shares `json:"shares"`
	// Evidence is the digest of the calculation.
	Evidence Digest `json:"evidence"`
}

func (b *ConvertibleConverted) check() error {
	f := newForm()
	f.want(b.Convertible.valid(), "convertible", anIdentifier)
	f.want(b.Class.valid(), "class", anIdentifier)
	f.want(b.Price > 0, "price", atLeast(1))
	f.want(b.Round >= b.Price, "round", atLeast(int64(b.Price)))
	f.want(b.Amount > 0, "amount", atLeast(1))
	f.want(b.Shares > 0, "shares", atLeast(1))
	f.want(int64(b.Amount)/max(1, int64(b.Price)) == int64(b.Shares), "shares", wantSum)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *ConvertibleConverted) amount() Won { return b.Amount }

func (b *ConvertibleConverted) quorum(t *tx, c *Command) error {
	return t.withHolderOfConvertible(c, b.Convertible)
}

func (t *tx) withHolderOfConvertible(c *Command, id ConvertibleID) error {
	convertible, ok := load[Convertible](t, ConvertibleRef(id))
	if !ok {
		return nil
	}
	return t.withHolder(c, convertible.Entry)
}

func (b *ConvertibleConverted) apply(t *tx, c *Command) error {
	convertible, err := t.convertibleRight(c, b.Convertible)
	if err != nil {
		return err
	}
	holder, err := t.holds(c, convertible.Entry)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(convertible.Issuer))
	if err != nil {
		return err
	}
	class, err := t.issuing(c, issuer, b.Class)
	if err != nil {
		return err
	}
	today := t.today()
	if convertible.Class != "" && convertible.Class != class.ID {
		return deny(CodeNoSuchRight, because("converts-into-other-class"), anID("class", convertible.Class))
	}
	if convertible.Maturity != "" && today > convertible.Maturity {
		return deny(CodeNoSuchRight, because("convertible-matured"), onDate("maturity", convertible.Maturity))
	}
	if err := fairPrice(class, b.Price, ""); err != nil {
		return err
	}
	owed, err := convertible.Owed(today)
	if err != nil {
		return deny(CodeAmountDiffers)
	}
	if owed != b.Amount {
		return deny(CodeAmountDiffers, because("amount-is-what-is-owed"), inWon("owed", owed), inWon("amount", b.Amount))
	}
	if most := discounted(b.Round, convertible.Discount); b.Price > most {
		return deny(CodeAmountDiffers, because("price-over-discounted-round"), inWon("price", b.Price), inWon("most", most))
	}
	if err := t.issue(class, b.Shares); err != nil {
		return err
	}
	ended := t.stamp()
	convertible.Lot = t.newLot(class, holder.ID, b.Shares, today, today, nil)
	convertible.Issued, convertible.Price, convertible.State, convertible.Ended = b.Shares, b.Price, ConvertibleIsConverted, &ended
	t.put(convertible)
	return nil
}

// discounted is a round's price with a discount in hundredths of a per cent, rounded down to whole won.
func discounted(round Won, discount int) Won {
	price := new(big.Int).Mul(big.NewInt(int64(round)), big.NewInt(int64(points-discount)))
	return Won(price.Quo(price, big.NewInt(points)).Int64())
}

// ConvertibleEnded ends a convertible that has not become shares: the company pays it back, or its holder releases the company. The
// officers sign and, where somebody controls the entry, the holder.
type ConvertibleEnded struct {
	Convertible ConvertibleID `json:"convertible"`
	// Amount is what the company pays back; 0 for a release.
	Amount   Won    `json:"amount"`
	Evidence Digest `json:"evidence"`
}

func (b *ConvertibleEnded) check() error {
	f := newForm()
	f.want(b.Convertible.valid(), "convertible", anIdentifier)
	f.want(b.Amount >= 0, "amount", atLeast(0))
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *ConvertibleEnded) amount() Won { return b.Amount }

func (b *ConvertibleEnded) quorum(t *tx, c *Command) error {
	return t.withHolderOfConvertible(c, b.Convertible)
}

func (b *ConvertibleEnded) apply(t *tx, c *Command) error {
	convertible, err := t.convertibleRight(c, b.Convertible)
	if err != nil {
		return err
	}
	entry, err := t.present(c, convertible.Entry)
	if err != nil {
		return err
	}
	if entry.State == EntryIsContested {
		return deny(CodeContested, because("claim-is-contested"))
	}
	ended := t.stamp()
	convertible.Repaid, convertible.State, convertible.Ended = b.Amount, ConvertibleIsEnded, &ended
	t.put(convertible)
	return nil
}

// convertibleRight finds a convertible of the command's register in a state that allows the command.
func (t *tx) convertibleRight(c *Command, id ConvertibleID) (Convertible, error) {
	convertible, err := need[Convertible](t, ConvertibleRef(id))
	if err != nil {
		return convertible, err
	}
	if err := c.inRegister(convertible.Issuer); err != nil {
		return convertible, err
	}
	return convertible, allow(t, ConvertibleStates, convertible.State, c.Type)
}
