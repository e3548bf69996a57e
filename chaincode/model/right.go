package model

import (
	"errors"
	"math/big"
	"slices"
	"time"

	"holdfast/chaincode/value"
)

// Owed is the principal with its interest by a day: simple, for the days from the issue on over 365, rounded down to whole won.
func (x ConvertibleTerms) Owed(on value.Date) (value.Won, error) {
	days, err := daysBetween(x.IssuedOn, on)
	if err != nil || days < 0 {
		return 0, errors.New("the day is before the issue")
	}
	interest := big.NewInt(int64(x.Principal))
	interest.Mul(interest, big.NewInt(int64(x.Interest)))
	interest.Mul(interest, big.NewInt(days))
	interest.Quo(interest, big.NewInt(value.Points*365))
	if interest.BitLen() > 62 {
		return 0, value.ErrOverflow
	}
	return x.Principal.Plus(value.Won(interest.Int64()))
}

// daysBetween is how many days after from on is.
func daysBetween(from, on value.Date) (int64, error) {
	begin, err := time.Parse(time.DateOnly, string(from))
	if err != nil {
		return 0, err
	}
	end, err := time.Parse(time.DateOnly, string(on))
	return int64(end.Sub(begin) / (24 * time.Hour)), err
}

// LastMoment is until when an exercise in time can be recorded.
func (o Option) LastMoment() value.Time {
	end, _ := o.ExpiresOn.EndInKorea() // it was checked when the option was granted
	return end.After(value.SubscriptionGrace)
}

// The kinds of records about options and convertibles. They are rights beside the register: none counts as a share.
const (
	KindPool        value.Kind = "pool"
	KindPools       value.Kind = "pools"
	KindOption      value.Kind = "option"
	KindConvertible value.Kind = "convertible"
)

var rightShapes = map[value.Kind]shape{
	KindPool:        shaped[Pool](named(KindPool)),
	KindPools:       shaped[Pools](named(KindIssuer)),
	KindOption:      shaped[Option](named(KindOption)),
	KindConvertible: shaped[Convertible](named(KindConvertible)),
}

type (
	// PoolID names a pool of options.
	PoolID string
	// OptionID names an option.
	OptionID string
	// ConvertibleID names a convertible note or a SAFE.
	ConvertibleID string
)

func (p PoolID) Valid() bool { return value.IsDerived(string(KindPool), string(p)) }

func (o OptionID) Valid() bool { return value.IsDerived(string(KindOption), string(o)) }

func (c ConvertibleID) Valid() bool { return value.IsDerived(string(KindConvertible), string(c)) }

// Instrument is a right that stands beside the register and can become shares by its own rules: an option, a convertible. A kind of
// its own is a record with this method, its acts and its states; register, transfer and escrow know nothing of it.
type Instrument interface {
	Record
	Instrument() InstrumentFacts
}

// InstrumentFacts is what every instrument has, for the invariants and for whoever lists a holder's rights.
type InstrumentFacts struct {
	Issuer value.IssuerID `json:"issuer"`
	// Entry is the holder's.
	Entry value.EntryID `json:"entry"`
	Open  bool          `json:"open"`
	// Lots are what came of it so far, and Shares how many shares they began with.
	Lots   []value.LotID `json:"lots"`
	Shares value.Shares  `json:"shares"`
}

// OptionLaw is the law under which options are granted; it bounds how many there can be.
type OptionLaw string

// The laws.
const (
	// CommercialLaw is Commercial Act art. 340-2: a tenth of all issued shares.
	CommercialLaw OptionLaw = "commercial"
	// VentureLaw is the Special Act on the Promotion of Venture Businesses art. 16-3: half of them.
	VentureLaw OptionLaw = "venture"
)

// Percent is the law's bound, in hundredths of all issued shares.
func (l OptionLaw) Percent() int64 {
	if l == VentureLaw {
		return 50
	}
	return 10
}

// RightState is where a pool or an option stands.
type RightState string

// The states.
const (
	RightIsOpen  RightState = "open"
	RightIsEnded RightState = "ended"
)

// Pool is shares of a class that the company may grant options on (주식매수선택권의 한도). It issues nothing.
type Pool struct {
	ID     PoolID         `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Class  value.ClassID  `json:"class"`
	// Epoch is the class's when the pool was made; after an act on the whole class, no more is granted from it.
	Epoch int          `json:"epoch,omitempty"`
	Size  value.Shares `json:"size"`
	// Granted is what its options are on, less what was forfeited of them.
	Granted    value.Shares `json:"granted"`
	Law        OptionLaw    `json:"law"`
	Resolution value.Digest `json:"resolution"`
	State      RightState   `json:"state"`
	Ended      *Stamp       `json:"ended,omitempty"`
	Since      Stamp        `json:"since"`
}

func (p Pool) Marks() []Mark {
	return []Mark{{RolePoolMade, &p.Since, KindPool}, {RolePoolEnded, p.Ended, ""}}
}

// Ref implements Record.
func (p Pool) Ref() Ref { return PoolRef(p.ID) }

// PoolRef names a pool.
func PoolRef(p PoolID) Ref { return Ref{KindPool, string(p)} }

// Pools adds up an issuer's pools, for the law's bound.
type Pools struct {
	Issuer value.IssuerID `json:"issuer"`
	// Sizes are those of all pools, less what was left of those that ended, in the shares of the time when they were made.
	Sizes []PoolSize `json:"sizes"`
	Count int        `json:"count"`
}

// PoolSize adds up the pools on a class that were made in one epoch of it.
type PoolSize struct {
	Class value.ClassID `json:"class"`
	Epoch int           `json:"epoch,omitempty"`
	Size  value.Shares  `json:"size"`
}

// With adds a pool's shares or, with a negative number, takes them away; ok is false where they are too many to count.
func (p Pools) With(pool Pool, more value.Shares) (with Pools, ok bool) {
	p.Sizes = slices.Clone(p.Sizes)
	i := slices.IndexFunc(p.Sizes, func(s PoolSize) bool { return s.Class == pool.Class && s.Epoch == pool.Epoch })
	if i < 0 {
		i, p.Sizes = len(p.Sizes), append(p.Sizes, PoolSize{Class: pool.Class, Epoch: pool.Epoch})
	}
	sum, err := p.Sizes[i].Size.Plus(more)
	p.Sizes[i].Size = sum
	return p, err == nil && sum >= 0
}

// Ref implements Record.
func (p Pools) Ref() Ref { return PoolsRef(p.Issuer) }

// PoolsRef names the sum of an issuer's pools.
func PoolsRef(i value.IssuerID) Ref { return Ref{KindPools, string(i)} }

// Vesting is a part of an option and the day from which it can be exercised.
type Vesting struct {
	On       value.Date   `json:"on"`
	Quantity value.Shares `json:"quantity"`
}

// OptionTerms is what an option gives. It never changes once granted.
type OptionTerms struct {
	// Quantity is how many shares it is on, of the time of the grant: a split or a consolidation since then changes what comes of it,
	// and not what is paid in all.
	Quantity value.Shares `json:"quantity"`
	// Strike is what one such share costs.
	Strike value.Won `json:"strike"`
	// GrantedOn is the day of the resolution (부여일), from which the two years run.
	GrantedOn value.Date `json:"grantedOn"`
	// Vesting is in the order of days and adds up to Quantity; 1 to 50 parts.
	Vesting []Vesting `json:"vesting"`
	// ExpiresOn is the last day on which it can be exercised.
	ExpiresOn value.Date `json:"expiresOn"`
	// Contract is the digest of the contract (부여계약서, Commercial Act art. 340-3(3)).
	Contract value.Digest `json:"contract"`
}

// Option is a holder's right to new shares for a price set beforehand (주식매수선택권).
type Option struct {
	ID     OptionID       `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Pool   PoolID         `json:"pool"`
	Class  value.ClassID  `json:"class"`
	Entry  value.EntryID  `json:"entry"`
	OptionTerms
	// Epoch is the class's at the grant.
	Epoch     int          `json:"epoch,omitempty"`
	Exercised value.Shares `json:"exercised"`
	Forfeited value.Shares `json:"forfeited"`
	// LeftOn is when the holder left the company; nothing vests afterwards.
	LeftOn value.Date `json:"leftOn,omitempty"`
	// Lots are those that came of it, at most 50, and Issued how many shares they began with.
	Lots   []value.LotID `json:"lots,omitempty"`
	Issued value.Shares  `json:"issued"`
	State  RightState    `json:"state"`
	Ended  *Stamp        `json:"ended,omitempty"`
	Since  Stamp         `json:"since"`
}

// Vested is how much of the option can have been exercised by the end of a day.
func (o Option) Vested(on value.Date) value.Shares {
	sum := value.Shares(0)
	for _, part := range o.Vesting {
		if part.On <= on {
			sum += part.Quantity
		}
	}
	return min(sum, o.Quantity-o.Forfeited)
}

// Instrument implements Instrument.
func (o Option) Instrument() InstrumentFacts {
	return InstrumentFacts{o.Issuer, o.Entry, o.State == RightIsOpen, o.Lots, o.Issued}
}

func (o Option) Marks() []Mark {
	return []Mark{{RoleOptionGranted, &o.Since, KindOption}, {RoleOptionEnded, o.Ended, ""}}
}

// Ref implements Record.
func (o Option) Ref() Ref { return OptionRef(o.ID) }

// OptionRef names an option.
func OptionRef(o OptionID) Ref { return Ref{KindOption, string(o)} }

// ConvertibleKind is what sort of convertible it is.
type ConvertibleKind string

// The sorts of convertibles.
const (
	// Note is a loan that can become shares: 전환사채 (Commercial Act art. 513), 조건부지분전환계약.
	Note ConvertibleKind = "note"
	// SAFE is money for shares of a later round (조건부지분인수계약); it has no maturity and bears no interest.
	SAFE ConvertibleKind = "safe"
)

// ConvertibleTerms is what a convertible gives. It never changes once issued.
type ConvertibleTerms struct {
	Kind ConvertibleKind `json:"kind"`
	// Class is the class it converts into; empty where the class of a later round decides.
	Class     value.ClassID `json:"class,omitempty"`
	Principal value.Won     `json:"principal"`
	// Cap is the highest value of the company, in won, at which it converts; 0 for none.
	Cap value.Won `json:"cap"`
	// Discount is on the price of the round in which it converts, and Interest that of a year, not compounded, in hundredths of a per
	// cent.
	Discount int        `json:"discount"`
	Interest int        `json:"interest"`
	IssuedOn value.Date `json:"issuedOn"`
	// Maturity is the last day on which it converts; a SAFE has none.
	Maturity value.Date `json:"maturity,omitempty"`
	// Terms is the digest of the contract.
	Terms value.Digest `json:"terms"`
}

// ConvertibleState is where a convertible stands.
type ConvertibleState string

// The states of a convertible.
const (
	ConvertibleIsOpen      ConvertibleState = "open"
	ConvertibleIsConverted ConvertibleState = "converted"
	ConvertibleIsEnded     ConvertibleState = "ended"
)

// Convertible is a note or a SAFE. It becomes shares once, all of it.
type Convertible struct {
	ID     ConvertibleID  `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Entry  value.EntryID  `json:"entry"`
	ConvertibleTerms
	State ConvertibleState `json:"state"`
	// Lot is what came of it, Issued how many shares that began with, Price what each cost.
	Lot    value.LotID  `json:"lot,omitempty"`
	Issued value.Shares `json:"issued"`
	Price  value.Won    `json:"price"`
	// Repaid is what the company paid back.
	Repaid value.Won `json:"repaid"`
	Ended  *Stamp    `json:"ended,omitempty"`
	Since  Stamp     `json:"since"`
}

// Instrument implements Instrument.
func (c Convertible) Instrument() InstrumentFacts {
	facts := InstrumentFacts{Issuer: c.Issuer, Entry: c.Entry, Open: c.State == ConvertibleIsOpen, Shares: c.Issued}
	if c.Lot != "" {
		facts.Lots = []value.LotID{c.Lot}
	}
	return facts
}

func (c Convertible) Marks() []Mark {
	return []Mark{{RoleConvertibleIssued, &c.Since, KindConvertible}, {RoleConvertibleEnded, c.Ended, ""}}
}

// Ref implements Record.
func (c Convertible) Ref() Ref { return ConvertibleRef(c.ID) }

// ConvertibleRef names a convertible.
func ConvertibleRef(c ConvertibleID) Ref { return Ref{KindConvertible, string(c)} }
