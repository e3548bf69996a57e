package core

// The kinds of records about options and convertibles. They are rights beside the register: none counts as a share.
const (
	KindPool        Kind = "pool"
	KindPools       Kind = "pools"
	KindOption      Kind = "option"
	KindConvertible Kind = "convertible"
)

var rightShapes = map[Kind]shape{
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

func (p PoolID) valid() bool        { return isDerived(string(KindPool), string(p)) }
func (o OptionID) valid() bool      { return isDerived(string(KindOption), string(o)) }
func (c ConvertibleID) valid() bool { return isDerived(string(KindConvertible), string(c)) }

// Instrument is a right that stands beside the register and can become shares by its own rules: an option, a convertible. A kind of
// its own is a record with this method, its acts and its states; register, transfer and escrow know nothing of it.
type Instrument interface {
	Record
	Instrument() InstrumentFacts
}

// InstrumentFacts is what every instrument has, for the invariants and for whoever lists a holder's rights.
type InstrumentFacts struct {
	Issuer IssuerID `json:"issuer"`
	// Entry is the holder's.
	Entry EntryID `json:"entry"`
	Open  bool    `json:"open"`
	// Lots are what came of it so far, and Shares how many shares they began with.
	Lots   []LotID `json:"lots"`
	Shares Shares  `json:"shares"`
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

// percent is the law's bound, in hundredths of all issued shares.
func (l OptionLaw) percent() int64 {
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
	ID     PoolID   `json:"id"`
	Issuer IssuerID `json:"issuer"`
	Class  ClassID  `json:"class"`
	// Epoch is the class's when the pool was made; after an act on the whole class, no more is granted from it.
	Epoch int    `json:"epoch,omitempty"`
	Size  Shares `json:"size"`
	// Granted is what its options are on, less what was forfeited of them.
	Granted    Shares     `json:"granted"`
	Law        OptionLaw  `json:"law"`
	Resolution Digest     `json:"resolution"`
	State      RightState `json:"state"`
	Ended      *Stamp     `json:"ended,omitempty"`
	Since      Stamp      `json:"since"`
}

func (p Pool) marks() []mark {
	return []mark{{rolePoolMade, &p.Since, KindPool}, {rolePoolEnded, p.Ended, ""}}
}

// Ref implements Record.
func (p Pool) Ref() Ref { return PoolRef(p.ID) }

// PoolRef names a pool.
func PoolRef(p PoolID) Ref { return Ref{KindPool, string(p)} }

// Pools adds up an issuer's pools, for the law's bound.
type Pools struct {
	Issuer IssuerID `json:"issuer"`
	// Size is that of all pools, less what was left of those that ended.
	Size  Shares `json:"size"`
	Count int    `json:"count"`
}

// Ref implements Record.
func (p Pools) Ref() Ref { return PoolsRef(p.Issuer) }

// PoolsRef names the sum of an issuer's pools.
func PoolsRef(i IssuerID) Ref { return Ref{KindPools, string(i)} }

// Vesting is a part of an option and the day from which it can be exercised.
type Vesting struct {
	On       Date   `json:"on"`
	Quantity Shares `json:"quantity"`
}

// OptionTerms is what an option gives. It never changes once granted.
type OptionTerms struct {
	// Quantity is how many shares it is on, of the time of the grant: a split or a consolidation since then changes what comes of it,
	// and not what is paid in all.
	Quantity Shares `json:"quantity"`
	// Strike is what one such share costs.
	Strike Won `json:"strike"`
	// GrantedOn is the day of the resolution (부여일), from which the two years run.
	GrantedOn Date `json:"grantedOn"`
	// Vesting is in the order of days and adds up to Quantity; 1 to 50 parts.
	Vesting []Vesting `json:"vesting"`
	// ExpiresOn is the last day on which it can be exercised.
	ExpiresOn Date `json:"expiresOn"`
	// Contract is the digest of the contract (부여계약서, Commercial Act art. 340-3(3)).
	Contract Digest `json:"contract"`
}

// Option is a holder's right to new shares for a price set beforehand (주식매수선택권).
type Option struct {
	ID     OptionID `json:"id"`
	Issuer IssuerID `json:"issuer"`
	Pool   PoolID   `json:"pool"`
	Class  ClassID  `json:"class"`
	Entry  EntryID  `json:"entry"`
	OptionTerms
	// Epoch is the class's at the grant.
	Epoch     int    `json:"epoch,omitempty"`
	Exercised Shares `json:"exercised"`
	Forfeited Shares `json:"forfeited"`
	// LeftOn is when the holder left the company; nothing vests afterwards.
	LeftOn Date `json:"leftOn,omitempty"`
	// Lots are those that came of it, at most 50, and Issued how many shares they began with.
	Lots   []LotID    `json:"lots,omitempty"`
	Issued Shares     `json:"issued"`
	State  RightState `json:"state"`
	Ended  *Stamp     `json:"ended,omitempty"`
	Since  Stamp      `json:"since"`
}

// Vested is how much of the option can have been exercised by the end of a day.
func (o Option) Vested(on Date) Shares {
	sum := Shares(0)
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

func (o Option) marks() []mark {
	return []mark{{roleOptionGranted, &o.Since, KindOption}, {roleOptionEnded, o.Ended, ""}}
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
	Class     ClassID `json:"class,omitempty"`
	Principal Won     `json:"principal"`
	// Cap is the highest value of the company, in won, at which it converts; 0 for none.
	Cap Won `json:"cap"`
	// Discount is on the price of the round in which it converts, and Interest that of a year, not compounded, in hundredths of a per
	// cent.
	Discount int  `json:"discount"`
	Interest int  `json:"interest"`
	IssuedOn Date `json:"issuedOn"`
	// Maturity is the last day on which it converts; a SAFE has none.
	Maturity Date `json:"maturity,omitempty"`
	// Terms is the digest of the contract.
	Terms Digest `json:"terms"`
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
	ID     ConvertibleID `json:"id"`
	Issuer IssuerID      `json:"issuer"`
	Entry  EntryID       `json:"entry"`
	ConvertibleTerms
	State ConvertibleState `json:"state"`
	// Lot is what came of it, Issued how many shares that began with, Price what each cost.
	Lot    LotID  `json:"lot,omitempty"`
	Issued Shares `json:"issued"`
	Price  Won    `json:"price"`
	// Repaid is what the company paid back.
	Repaid Won    `json:"repaid"`
	Ended  *Stamp `json:"ended,omitempty"`
	Since  Stamp  `json:"since"`
}

// Instrument implements Instrument.
func (c Convertible) Instrument() InstrumentFacts {
	facts := InstrumentFacts{Issuer: c.Issuer, Entry: c.Entry, Open: c.State == ConvertibleIsOpen, Shares: c.Issued}
	if c.Lot != "" {
		facts.Lots = []LotID{c.Lot}
	}
	return facts
}

func (c Convertible) marks() []mark {
	return []mark{{roleConvertibleIssued, &c.Since, KindConvertible}, {roleConvertibleEnded, c.Ended, ""}}
}

// Ref implements Record.
func (c Convertible) Ref() Ref { return ConvertibleRef(c.ID) }

// ConvertibleRef names a convertible.
func ConvertibleRef(c ConvertibleID) Ref { return Ref{KindConvertible, string(c)} }
