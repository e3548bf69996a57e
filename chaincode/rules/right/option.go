package right

import (
	"math/big"
	"slices"

	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// optionMonths is how long who has an option must be in office before exercising it (Commercial Act art. 340-4(1), Special Act on
	// the Promotion of Venture Businesses art. 16-3).
	optionMonths = 24
	// maxVesting is how many parts an option vests in, and maxExercises how often it is exercised.
	maxVesting   = 50
	maxExercises = value.MaxLots
	// leavingDays is how long after the holder left the company what had not vested by then can be forfeited, as of that day.
	leavingDays = 31
)

// OptionGranted gives somebody an option from a pool (주식매수선택권 부여).
type OptionGranted struct {
	Pool model.PoolID  `json:"pool"`
	To   book.Allottee `json:"to"`
	model.OptionTerms
	// Resolution is the digest of the general meeting's minutes (art. 340-3(2)).
	Resolution value.Digest `json:"resolution"`
}

func (b *OptionGranted) Check() error {
	f := value.NewForm()
	f.Want(b.Pool.Valid(), "pool", value.AnIdentifier)
	b.To.Check(f, "to")
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	_, err := b.Strike.Times(b.Quantity)
	f.Want(b.Strike > 0, "strike", value.AtLeast(1))
	f.Want(err == nil, "strike", value.WantCountable)
	f.Want(b.GrantedOn.Valid(), "grantedOn", value.ADate)
	f.Want(b.ExpiresOn.Valid(), "expiresOn", value.ADate)
	f.Want(len(b.Vesting) >= 1 && len(b.Vesting) <= maxVesting, "vesting", value.Many(1, maxVesting))
	sum, err, last := value.Shares(0), error(nil), value.Date("")
	for _, part := range b.Vesting {
		f.Want(part.On.Valid(), "vesting.on", value.ADate)
		f.Want(part.On > last, "vesting.on", value.WantInOrder)
		f.Want(part.On <= b.ExpiresOn, "expiresOn", value.WantInOrder)
		f.Want(part.Quantity > 0, "vesting.quantity", value.AtLeast(1))
		last = part.On
		if err == nil {
			sum, err = sum.Plus(part.Quantity)
		}
	}
	f.Want(err == nil && sum == b.Quantity, "quantity", value.WantSum)
	f.Want(b.Contract.Valid(), "contract", value.ADigest)
	f.Want(b.Resolution.Valid(), "resolution", value.ADigest)
	return f.Err()
}

func (b *OptionGranted) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	pool, err := pool(t, c, b.Pool)
	if err != nil {
		return err
	}
	class, err := book.Class(t, c, pool.Class)
	if err != nil {
		return err
	}
	if class.Epoch != pool.Epoch {
		return value.Deny(CodePoolStale)
	}
	if left := pool.Size - pool.Granted; b.Quantity > left {
		return value.Deny(CodePoolShort, value.InShares("left", left))
	}
	if err := book.FairPrice(class, b.Strike, ""); err != nil {
		return err
	}
	if b.GrantedOn > t.Today() || b.GrantedOn < issuer.IncorporatedOn {
		return value.Deny(value.CodeDateOutOfRange, value.Because("grant-out-of-range"), value.OnDate("incorporated", issuer.IncorporatedOn))
	}
	end, err := b.GrantedOn.AddMonths(optionMonths)
	if err != nil {
		return value.Deny(value.CodeInternal)
	}
	if b.Vesting[0].On <= end {
		return value.Deny(CodeVestingTooEarly, value.OnDate("until", end))
	}
	entry, err := book.Allot(t, c, b.To)
	if err != nil {
		return err
	}
	pool.Granted += b.Quantity
	t.Put(pool)
	t.Put(model.Option{
		ID: model.OptionID(t.Derive(model.KindOption)), Issuer: issuer.ID, Pool: pool.ID, Class: class.ID, Entry: entry, OptionTerms: b.OptionTerms,
		Epoch: class.Epoch, State: model.RightIsOpen, Since: t.Stamp(),
	})
	return nil
}

// ForfeitReason is why an option, or a part of it, is given up.
type ForfeitReason string

// The reasons.
const (
	// HolderLeft: the holder left the company; what had not vested is forfeited. Officers sign.
	HolderLeft ForfeitReason = "left"
	// HolderWaived: the holder gives up all of it, and signs.
	HolderWaived ForfeitReason = "waived"
)

// OptionForfeited gives what is not exercised of an option back to its pool: what has not vested when its holder leaves, or all of it
// when they waive it.
type OptionForfeited struct {
	Option model.OptionID `json:"option"`
	Reason ForfeitReason  `json:"reason"`
	// LeftOn is when the holder left; at most 31 days ago.
	LeftOn   value.Date   `json:"leftOn,omitempty"`
	Evidence value.Digest `json:"evidence"`
}

func (b *OptionForfeited) Check() error {
	f := value.NewForm()
	f.Want(b.Option.Valid(), "option", value.AnIdentifier)
	f.Want(b.Reason == HolderLeft || b.Reason == HolderWaived, "reason", value.AKnownValue)
	f.Want(b.LeftOn != "" || b.Reason != HolderLeft, "leftOn", value.WantGiven)
	f.Want(b.LeftOn == "" || b.Reason == HolderLeft, "leftOn", value.WantAbsent)
	f.Want(b.LeftOn == "" || b.LeftOn.Valid(), "leftOn", value.ADate)
	f.Want(b.Evidence.Valid(), "evidence", value.ADigest)
	return f.Err()
}

func (b *OptionForfeited) Apply(t *ledger.Tx, c *model.Command) error {
	option, err := option(t, c, b.Option)
	if err != nil {
		return err
	}
	lost := option.Quantity - option.Forfeited - option.Exercised
	if b.Reason == HolderWaived {
		if _, err := book.Holds(t, c, option.Entry); err != nil {
			return err
		}
		return forfeit(t, option, lost)
	}
	if _, err := t.Officer(c); err != nil {
		return err
	}
	today := t.Today()
	if option.LeftOn != "" {
		return value.Deny(value.CodeWrongState, value.Because("forfeited-on-leaving"), value.OnDate("left", option.LeftOn))
	}
	if b.LeftOn > today || b.LeftOn < option.GrantedOn || b.LeftOn.AddDays(leavingDays) < today {
		return value.Deny(value.CodeTooLate, value.Because("leaving-out-of-range"), value.OnDate("granted", option.GrantedOn), value.InNumber("most", leavingDays))
	}
	option.LeftOn = b.LeftOn
	return forfeit(t, option, min(lost, option.Quantity-option.Forfeited-option.Vested(b.LeftOn)))
}

// forfeit gives a part of an option back to its pool, and ends the option where nothing is left of it.
func forfeit(t *ledger.Tx, option model.Option, lost value.Shares) error {
	pool, err := ledger.Need[model.Pool](t, model.PoolRef(option.Pool))
	if err != nil {
		return err
	}
	pool.Granted -= lost
	if pool.State == model.RightIsEnded {
		if err := less(t, pool, lost); err != nil {
			return err
		}
	}
	option.Forfeited += lost
	if option.Exercised+option.Forfeited == option.Quantity {
		ended := t.Stamp()
		option.State, option.Ended = model.RightIsEnded, &ended
	}
	t.Put(pool)
	t.Put(option)
	return nil
}

// OptionExpired ends an option whose time is over. Anyone may sign it.
type OptionExpired struct {
	Option model.OptionID `json:"option"`
}

func (b *OptionExpired) Check() error {
	f := value.NewForm()
	f.Want(b.Option.Valid(), "option", value.AnIdentifier)
	return f.Err()
}

func (b *OptionExpired) Apply(t *ledger.Tx, c *model.Command) error {
	option, err := option(t, c, b.Option)
	if err != nil {
		return err
	}
	// A payment of the last day can be recorded for as long as one for shares of a rights issue.
	if until := option.LastMoment(); !t.Passed(until) {
		return value.Deny(value.CodeNotExpired, value.Because("option-can-be-exercised"), value.OnDate("expires", option.ExpiresOn), value.AtTime("until", until))
	}
	return forfeit(t, option, option.Quantity-option.Forfeited-option.Exercised)
}

// OptionExercised makes shares of an option, paid for (주식매수선택권 행사). The holder signs, and the officers, who attest the money. Who
// pays is a shareholder from then on (Commercial Act art. 340-5, 516-10).
type OptionExercised struct {
	Option model.OptionID `json:"option"`
	// Quantity is how much of the option, and Amount what that costs.
	Quantity value.Shares `json:"quantity"`
	Amount   value.Won    `json:"amount"`
	// Shares is how many shares come out; another number than Quantity only after a split or a consolidation.
	Shares value.Shares `json:"shares"`
	PaidOn value.Date   `json:"paidOn"`
	// Payment is the digest of the bank's statement of the payment.
	Payment value.Digest        `json:"payment"`
	Numbers []model.NumberRange `json:"numbers,omitempty"`
}

func (b *OptionExercised) Check() error {
	f := value.NewForm()
	f.Want(b.Option.Valid(), "option", value.AnIdentifier)
	f.Want(b.Quantity > 0, "quantity", value.AtLeast(1))
	f.Want(b.Shares > 0, "shares", value.AtLeast(1))
	f.Want(b.Amount > 0, "amount", value.AtLeast(1))
	f.Want(b.PaidOn.Valid(), "paidOn", value.ADate)
	f.Want(b.Payment.Valid(), "payment", value.ADigest)
	model.CheckNumbers(f, "numbers", b.Numbers, b.Shares)
	return f.Err()
}

func (b *OptionExercised) Worth() value.Won { return b.Amount }

func (b *OptionExercised) Quorum(t *ledger.Tx, c *model.Command) error {
	option, ok := ledger.Load[model.Option](t, model.OptionRef(b.Option))
	if !ok {
		return nil
	}
	return book.WithHolder(t, c, option.Entry)
}

func (b *OptionExercised) Apply(t *ledger.Tx, c *model.Command) error {
	option, err := option(t, c, b.Option)
	if err != nil {
		return err
	}
	holder, err := book.Holds(t, c, option.Entry)
	if err != nil {
		return err
	}
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(option.Issuer))
	if err != nil {
		return err
	}
	class, err := book.Issuing(t, c, issuer, option.Class)
	if err != nil {
		return err
	}
	if err := b.inTime(t, option); err != nil {
		return err
	}
	if err := b.adds(t, class, option); err != nil {
		return err
	}
	if err := book.GiveNumbers(t, issuer, class.ID, b.Numbers); err != nil {
		return err
	}
	if err := book.Issue(t, class, b.Shares); err != nil {
		return err
	}
	option.Lots = append(slices.Clip(option.Lots), book.NewLot(t, class, holder.ID, b.Shares, b.PaidOn, b.PaidOn, b.Numbers))
	option.Exercised, option.Issued = option.Exercised+b.Quantity, option.Issued+b.Shares
	return forfeit(t, option, 0)
}

// inTime checks that the part had vested when it was paid for, and the option not expired.
func (b *OptionExercised) inTime(t *ledger.Tx, option model.Option) error {
	if today := t.Today(); b.PaidOn > today {
		return value.Deny(value.CodeNotYet, value.Because("paid-in-the-future"), value.OnDate("today", today))
	}
	if b.PaidOn > option.ExpiresOn || t.Facts.Time >= option.LastMoment() {
		return value.Deny(value.CodeTooLate, value.Because("option-has-expired"), value.OnDate("expires", option.ExpiresOn), value.AtTime("until", option.LastMoment()))
	}
	if vested := option.Vested(b.PaidOn) - option.Exercised; b.Quantity > vested {
		return value.Deny(CodeNotVested, value.InShares("vested", max(0, vested)))
	}
	if len(option.Lots) >= maxExercises {
		return value.Deny(value.CodeTooManyLots, value.Because("too-many-exercises"), value.InNumber("most", maxExercises))
	}
	return nil
}

// adds checks the amount and the number of shares.
func (b *OptionExercised) adds(t *ledger.Tx, class model.ShareClass, option model.Option) error {
	due, err := option.Strike.Times(b.Quantity)
	if err != nil {
		return value.Deny(value.CodeAmountDiffers, value.Because("price-too-large"))
	}
	if due != b.Amount {
		return value.Deny(value.CodeAmountDiffers, value.Because("amount-is-not-the-price"), value.InWon("price", due))
	}
	numerator, denominator := big.NewInt(1), big.NewInt(1)
	if err := book.ScaledSince(t, class, option.Epoch, numerator, denominator); err != nil {
		return err
	}
	shares, err := book.FloorOf(b.Quantity, numerator, denominator)
	if err == nil && shares != b.Shares {
		err = value.Deny(value.CodeAmountDiffers, value.Because("other-number-of-shares"), value.InShares("shares", shares))
	}
	return err
}

// option finds an option of the command's register in a state that allows the command.
func option(t *ledger.Tx, c *model.Command, id model.OptionID) (model.Option, error) {
	option, err := ledger.Need[model.Option](t, model.OptionRef(id))
	if err != nil {
		return option, err
	}
	if err := ledger.InRegister(c, option.Issuer); err != nil {
		return option, err
	}
	return option, ledger.Allow(t, model.OptionStates, option.State, c.Type)
}
