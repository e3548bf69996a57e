package core

import (
	"math/big"
	"slices"
)

const (
	// optionMonths is how long who has an option must be in office before exercising it (Commercial Act art. 340-4(1), Special Act on
	// the Promotion of Venture Businesses art. 16-3).
	optionMonths = 24
	// maxVesting is how many parts an option vests in, and maxExercises how often it is exercised.
	maxVesting   = 50
	maxExercises = MaxLots
	// leavingDays is how long after the holder left the company what had not vested by then can be forfeited, as of that day.
	leavingDays = 31
)

// OptionGranted gives somebody an option from a pool (주식매수선택권 부여).
type OptionGranted struct {
	Pool PoolID   `json:"pool"`
	To   Allottee `json:"to"`
	OptionTerms
	// Resolution is the digest of the general meeting's minutes (art. 340-3(2)).
	Resolution Digest `json:"resolution"`
}

func (b *OptionGranted) check() error {
	f := newForm()
	f.want(b.Pool.valid(), "pool", anIdentifier)
	b.To.check(f)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	_, err := b.Strike.Times(b.Quantity)
	f.want(b.Strike > 0, "strike", atLeast(1))
	f.want(err == nil, "strike", wantCountable)
	f.want(b.GrantedOn.valid(), "grantedOn", aDate)
	f.want(b.ExpiresOn.valid(), "expiresOn", aDate)
	f.want(len(b.Vesting) >= 1 && len(b.Vesting) <= maxVesting, "vesting", many(1, maxVesting))
	sum, err, last := Shares(0), error(nil), Date("")
	for _, part := range b.Vesting {
		f.want(part.On.valid(), "vesting.on", aDate)
		f.want(part.On > last, "vesting.on", wantInOrder)
		f.want(part.On <= b.ExpiresOn, "expiresOn", wantInOrder)
		f.want(part.Quantity > 0, "vesting.quantity", atLeast(1))
		last = part.On
		if err == nil {
			sum, err = sum.Plus(part.Quantity)
		}
	}
	f.want(err == nil && sum == b.Quantity, "quantity", wantSum)
	f.want(b.Contract.valid(), "contract", aDigest)
	f.want(b.Resolution.valid(), "resolution", aDigest)
	return f.err()
}

func (b *OptionGranted) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	pool, err := t.pool(c, b.Pool)
	if err != nil {
		return err
	}
	class, err := t.class(c, pool.Class)
	if err != nil {
		return err
	}
	if class.Epoch != pool.Epoch {
		return deny(CodePoolStale)
	}
	if left := pool.Size - pool.Granted; b.Quantity > left {
		return deny(CodePoolShort, inShares("left", left))
	}
	if err := fairPrice(class, b.Strike, ""); err != nil {
		return err
	}
	if b.GrantedOn > t.today() || b.GrantedOn < issuer.IncorporatedOn {
		return deny(CodeDateOutOfRange, because("grant-out-of-range"), onDate("incorporated", issuer.IncorporatedOn))
	}
	end, err := b.GrantedOn.AddMonths(optionMonths)
	if err != nil {
		return deny(CodeInternal)
	}
	if b.Vesting[0].On <= end {
		return deny(CodeVestingTooEarly, onDate("until", end))
	}
	entry, err := t.allot(c, b.To)
	if err != nil {
		return err
	}
	pool.Granted += b.Quantity
	t.put(pool)
	t.put(Option{
		ID: OptionID(t.derive(KindOption)), Issuer: issuer.ID, Pool: pool.ID, Class: class.ID, Entry: entry, OptionTerms: b.OptionTerms,
		Epoch: class.Epoch, State: RightIsOpen, Since: t.stamp(),
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
	Option OptionID      `json:"option"`
	Reason ForfeitReason `json:"reason"`
	// LeftOn is when the holder left; at most 31 days ago.
	LeftOn   Date   `json:"leftOn,omitempty"`
	Evidence Digest `json:"evidence"`
}

func (b *OptionForfeited) check() error {
	f := newForm()
	f.want(b.Option.valid(), "option", anIdentifier)
	f.want(b.Reason == HolderLeft || b.Reason == HolderWaived, "reason", aKnownValue)
	f.want(b.LeftOn != "" || b.Reason != HolderLeft, "leftOn", wantGiven)
	f.want(b.LeftOn == "" || b.Reason == HolderLeft, "leftOn", wantAbsent)
	f.want(b.LeftOn == "" || b.LeftOn.valid(), "leftOn", aDate)
	f.want(b.Evidence.valid(), "evidence", aDigest)
	return f.err()
}

func (b *OptionForfeited) apply(t *tx, c *Command) error {
	option, err := t.option(c, b.Option)
	if err != nil {
		return err
	}
	lost := option.Quantity - option.Forfeited - option.Exercised
	if b.Reason == HolderWaived {
		if _, err := t.holds(c, option.Entry); err != nil {
			return err
		}
		return t.forfeit(option, lost)
	}
	if _, err := t.officer(c); err != nil {
		return err
	}
	today := t.today()
	if option.LeftOn != "" {
		return deny(CodeWrongState, because("forfeited-on-leaving"), onDate("left", option.LeftOn))
	}
	if b.LeftOn > today || b.LeftOn < option.GrantedOn || b.LeftOn.addDays(leavingDays) < today {
		return deny(CodeTooLate, because("leaving-out-of-range"), onDate("granted", option.GrantedOn), inNumber("most", leavingDays))
	}
	option.LeftOn = b.LeftOn
	return t.forfeit(option, min(lost, option.Quantity-option.Forfeited-option.Vested(b.LeftOn)))
}

// forfeit gives a part of an option back to its pool, and ends the option where nothing is left of it.
func (t *tx) forfeit(option Option, lost Shares) error {
	pool, err := need[Pool](t, PoolRef(option.Pool))
	if err != nil {
		return err
	}
	pool.Granted -= lost
	if pool.State == RightIsEnded {
		pools, err := need[Pools](t, PoolsRef(pool.Issuer))
		if err != nil {
			return err
		}
		pools.Size -= lost
		t.put(pools)
	}
	option.Forfeited += lost
	if option.Exercised+option.Forfeited == option.Quantity {
		ended := t.stamp()
		option.State, option.Ended = RightIsEnded, &ended
	}
	t.put(pool)
	t.put(option)
	return nil
}

// OptionExpired ends an option whose time is over. Anyone may sign it.
type OptionExpired struct {
	Option OptionID `json:"option"`
}

func (b *OptionExpired) check() error {
	f := newForm()
	f.want(b.Option.valid(), "option", anIdentifier)
	return f.err()
}

func (b *OptionExpired) apply(t *tx, c *Command) error {
	option, err := t.option(c, b.Option)
	if err != nil {
		return err
	}
	// A payment of the last day can be recorded for as long as one for shares of a rights issue.
	if until := option.lastMoment(); t.facts.Time < until {
		return deny(CodeNotExpired, because("option-can-be-exercised"), onDate("expires", option.ExpiresOn), atTime("until", until))
	}
	return t.forfeit(option, option.Quantity-option.Forfeited-option.Exercised)
}

// lastMoment is until when an exercise in time can be recorded.
func (o Option) lastMoment() Time {
	end, _ := o.ExpiresOn.endInKorea() // it was checked when the option was granted
	return end.After(subscriptionGrace)
}

// OptionExercised makes shares of an option, paid for (주식매수선택권 행사). The holder signs, and the officers, who attest the money. Who
// pays is a shareholder from then on (Commercial Act art. 340-5, 516-10).
type OptionExercised struct {
	Option OptionID `json:"option"`
	// Quantity is how much of the option, and Amount what that costs.
	Quantity Shares `json:"quantity"`
	Amount   Won    `json:"amount"`
	// Shares is how many shares come out; another number than Quantity only after a split or a consolidation.
	Shares Shares `json:"shares"`
	PaidOn Date   `json:"paidOn"`
	// Payment is the digest of the bank's statement of the payment.
	Payment Digest        `json:"payment"`
	Numbers []NumberRange `json:"numbers,omitempty"`
}

func (b *OptionExercised) check() error {
	f := newForm()
	f.want(b.Option.valid(), "option", anIdentifier)
	f.want(b.Quantity > 0, "quantity", atLeast(1))
	f.want(b.Shares > 0, "shares", atLeast(1))
	f.want(b.Amount > 0, "amount", atLeast(1))
	f.want(b.PaidOn.valid(), "paidOn", aDate)
	f.want(b.Payment.valid(), "payment", aDigest)
	checkNumbers(f, "numbers", b.Numbers, b.Shares)
	return f.err()
}

func (b *OptionExercised) amount() Won { return b.Amount }

func (b *OptionExercised) quorum(t *tx, c *Command) error {
	option, ok := load[Option](t, OptionRef(b.Option))
	if !ok {
		return nil
	}
	return t.withHolder(c, option.Entry)
}

func (b *OptionExercised) apply(t *tx, c *Command) error {
	option, err := t.option(c, b.Option)
	if err != nil {
		return err
	}
	holder, err := t.holds(c, option.Entry)
	if err != nil {
		return err
	}
	issuer, err := need[Issuer](t, IssuerRef(option.Issuer))
	if err != nil {
		return err
	}
	class, err := t.issuing(c, issuer, option.Class)
	if err != nil {
		return err
	}
	if err := b.inTime(t, option); err != nil {
		return err
	}
	if b.Numbers != nil && !issuer.CertificatesIssued {
		return deny(CodeNumbers, because("no-certificates-issued"))
	}
	if err := b.adds(t, class, option); err != nil {
		return err
	}
	if err := t.issue(class, b.Shares); err != nil {
		return err
	}
	option.Lots = append(slices.Clip(option.Lots), t.newLot(class, holder.ID, b.Shares, b.PaidOn, b.PaidOn, b.Numbers))
	option.Exercised, option.Issued = option.Exercised+b.Quantity, option.Issued+b.Shares
	return t.forfeit(option, 0)
}

// inTime checks that the part had vested when it was paid for, and the option not expired.
func (b *OptionExercised) inTime(t *tx, option Option) error {
	if today := t.today(); b.PaidOn > today {
		return deny(CodeNotYet, because("paid-in-the-future"), onDate("today", today))
	}
	if b.PaidOn > option.ExpiresOn || t.facts.Time >= option.lastMoment() {
		return deny(CodeTooLate, because("option-has-expired"), onDate("expires", option.ExpiresOn), atTime("until", option.lastMoment()))
	}
	if vested := option.Vested(b.PaidOn) - option.Exercised; b.Quantity > vested {
		return deny(CodeNotVested, inShares("vested", max(0, vested)))
	}
	if len(option.Lots) >= maxExercises {
		return deny(CodeTooManyLots, because("too-many-exercises"), inNumber("most", maxExercises))
	}
	return nil
}

// adds checks the amount and the number of shares.
func (b *OptionExercised) adds(t *tx, class ShareClass, option Option) error {
	due, err := option.Strike.Times(b.Quantity)
	if err != nil {
		return deny(CodeAmountDiffers, because("price-too-large"))
	}
	if due != b.Amount {
		return deny(CodeAmountDiffers, because("amount-is-not-the-price"), inWon("price", due))
	}
	numerator, denominator := big.NewInt(1), big.NewInt(1)
	if err := t.scaledSince(class, option.Epoch, numerator, denominator); err != nil {
		return err
	}
	shares, err := floorOf(b.Quantity, numerator, denominator)
	if err == nil && shares != b.Shares {
		err = deny(CodeAmountDiffers, because("other-number-of-shares"), inShares("shares", shares))
	}
	return err
}

// option finds an option of the command's register in a state that allows the command.
func (t *tx) option(c *Command, id OptionID) (Option, error) {
	option, err := need[Option](t, OptionRef(id))
	if err != nil {
		return option, err
	}
	if err := c.inRegister(option.Issuer); err != nil {
		return option, err
	}
	return option, allow(t, OptionStates, option.State, c.Type)
}
