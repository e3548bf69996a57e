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
	f.that(b.Kind == Note || b.Kind == SAFE, "kind is note or safe")
	f.that(b.Class == "" || b.Class.valid(), "class is an identifier")
	f.that(b.Principal > 0 && b.Cap >= 0, "principal is at least 1 won, cap 0 or more")
	f.that(b.Discount >= 0 && b.Discount < points && b.Interest >= 0 && b.Interest <= points, "discount and interest are in hundredths of a per cent")
	f.that(b.IssuedOn.valid(), "issuedOn is a date")
	f.that((b.Maturity != "") == (b.Kind == Note) && (b.Maturity == "" || b.Maturity.valid() && b.Maturity > b.IssuedOn), "a note has a maturity after its issue, a SAFE has none")
	f.that(b.Kind == Note || b.Interest == 0, "a SAFE bears no interest")
	f.that(b.Terms.valid() && b.Resolution.valid(), "terms and resolution are 64 hexadecimal digits")
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
		return reject(CodeDateOutOfRange, "it is issued between the company's incorporation and today")
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
	f.that(b.Convertible.valid() && b.Class.valid(), "convertible and class are identifiers")
	f.that(b.Price > 0 && b.Round >= b.Price, "price is at least 1 won and at most the round's")
	f.that(b.Amount > 0 && b.Shares > 0 && int64(b.Amount)/max(1, int64(b.Price)) == int64(b.Shares), "shares is amount over price, rounded down")
	f.that(b.Evidence.valid(), "evidence is 64 hexadecimal digits")
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
	if convertible.Class != "" && convertible.Class != class.ID || convertible.Maturity != "" && today > convertible.Maturity {
		return reject(CodeNoSuchRight, "it does not convert into this class, or not any more")
	}
	if err := fairPrice(class, b.Price, ""); err != nil {
		return err
	}
	if owed, err := convertible.Owed(today); err != nil || owed != b.Amount {
		return reject(CodeAmountDiffers, "the amount is not principal and interest by today")
	}
	if !discounted(b.Price, b.Round, convertible.Discount) {
		return reject(CodeAmountDiffers, "the price is higher than the round's with the discount")
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

// discounted tells whether a price is at most that of a round with a discount in hundredths of a per cent.
func discounted(price, round Won, discount int) bool {
	have := new(big.Int).Mul(big.NewInt(int64(price)), big.NewInt(points))
	most := new(big.Int).Mul(big.NewInt(int64(round)), big.NewInt(int64(points-discount)))
	return have.Cmp(most) <= 0
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
	f.that(b.Convertible.valid(), "convertible is an identifier")
	f.that(b.Amount >= 0, "amount is 0 or more")
	f.that(b.Evidence.valid(), "evidence is 64 hexadecimal digits")
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
		return reject(CodeContested, "the claim of the entry is contested")
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
	return convertible, allow(ConvertibleStates, convertible.State, c.Type)
}
