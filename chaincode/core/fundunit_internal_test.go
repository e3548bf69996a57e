package core

// A further kind of instrument, for tests alone: units of a fund (펀드 지분) that its register keeps beside its shares. It is a record
// with its facts, three acts with their rules, and a state table; nothing of the register, of transfers or of escrow knows it.

// KindFundUnit is the kind of holdings of units.
const KindFundUnit Kind = "fund-unit"

// The types of the commands about units, and the roles that they play.
const (
	TypeFundUnitsIssued      Type = "FundUnitsIssued"
	TypeFundUnitsTransferred Type = "FundUnitsTransferred"
	TypeFundUnitsRedeemed    Type = "FundUnitsRedeemed"

	roleUnitsIssued   role = "fund units issued"
	roleUnitsRedeemed role = "fund units redeemed"
)

// FundUnits is a holder's units.
type FundUnits struct {
	ID     string     `json:"id"`
	Issuer IssuerID   `json:"issuer"`
	Entry  EntryID    `json:"entry"`
	Units  Shares     `json:"units"`
	State  RightState `json:"state"`
	Ended  *Stamp     `json:"ended,omitempty"`
	Since  Stamp      `json:"since"`
}

// Instrument implements Instrument: no shares ever come of it.
func (u FundUnits) Instrument() InstrumentFacts {
	return InstrumentFacts{Issuer: u.Issuer, Entry: u.Entry, Open: u.State == RightIsOpen}
}

func (u FundUnits) marks() []mark {
	return []mark{{roleUnitsIssued, &u.Since, KindFundUnit}, {roleUnitsRedeemed, u.Ended, ""}}
}

// Ref implements Record.
func (u FundUnits) Ref() Ref { return FundUnitsRef(u.ID) }

// FundUnitsRef names a holder's units.
func FundUnitsRef(id string) Ref { return Ref{KindFundUnit, id} }

// FundUnitStates is the life of units.
var FundUnitStates = Life[RightState]{"Fund units", Label{"펀드 지분", "Fund units"}, []RightState{RightIsOpen, RightIsEnded}}

// FundUnitsIssued gives somebody units.
type FundUnitsIssued struct {
	To    Allottee `json:"to"`
	Units Shares   `json:"units"`
}

func (b *FundUnitsIssued) check() error {
	f := newForm()
	b.To.check(f)
	f.want(b.Units > 0, "units", atLeast(1))
	return f.err()
}

func (b *FundUnitsIssued) apply(t *tx, c *Command) error {
	issuer, err := t.officer(c)
	if err != nil {
		return err
	}
	entry, err := t.allot(c, b.To)
	if err != nil {
		return err
	}
	t.put(FundUnits{ID: t.derive(KindFundUnit), Issuer: issuer.ID, Entry: entry, Units: b.Units, State: RightIsOpen, Since: t.stamp()})
	return nil
}

// FundUnitsTransferred gives units to another holder; who has them signs.
type FundUnitsTransferred struct {
	ID string   `json:"id"`
	To Allottee `json:"to"`
}

func (b *FundUnitsTransferred) check() error {
	f := newForm()
	b.To.check(f)
	return f.err()
}

func (b *FundUnitsTransferred) apply(t *tx, c *Command) error {
	units, err := unitsOf(t, c, b.ID)
	if err != nil {
		return err
	}
	if units.Entry, err = t.allot(c, b.To); err != nil {
		return err
	}
	t.put(units)
	return nil
}

// FundUnitsRedeemed ends units; who has them signs.
type FundUnitsRedeemed struct {
	ID string `json:"id"`
}

func (b *FundUnitsRedeemed) check() error { return nil }

func (b *FundUnitsRedeemed) apply(t *tx, c *Command) error {
	units, err := unitsOf(t, c, b.ID)
	if err != nil {
		return err
	}
	ended := t.stamp()
	units.State, units.Ended = RightIsEnded, &ended
	t.put(units)
	return nil
}

// unitsOf finds units that the command's signer has, in a state that allows the command.
func unitsOf(t *tx, c *Command, id string) (FundUnits, error) {
	units, err := need[FundUnits](t, FundUnitsRef(id))
	if err != nil {
		return units, err
	}
	if err := c.inRegister(units.Issuer); err != nil {
		return units, err
	}
	if _, err := t.holds(c, units.Entry); err != nil {
		return units, err
	}
	return units, allow(t, FundUnitStates, units.State, c.Type)
}

var fundActs = map[Type]act{
	TypeFundUnitsIssued: {body: body[FundUnitsIssued], ofRegister: true, office: true, makes: []role{roleUnitsIssued, roleEntered}},
	TypeFundUnitsTransferred: {
		body: body[FundUnitsTransferred], ofRegister: true, in: FundUnitStates.at(RightIsOpen), makes: []role{roleEntered},
	},
	TypeFundUnitsRedeemed: {
		body: body[FundUnitsRedeemed], ofRegister: true, in: FundUnitStates.at(RightIsOpen), makes: []role{roleUnitsRedeemed},
	},
}

// LaterSet is a set of rules that tests alone know, to go over to: it has the further kind of instrument.
func LaterSet() *Set {
	return NewSet("2027-test", append(Groups(), Group{Acts: []map[Type]act{fundActs}})...)
}

// DecodeFundUnits reads the JSON of a record of the further kind.
func DecodeFundUnits(encoded []byte) (Record, error) {
	var units FundUnits
	err := decodeStrict(encoded, &units)
	return units, err
}
