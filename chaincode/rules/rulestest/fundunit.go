package rulestest

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/canon"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// A further kind of instrument, for tests alone: units of a fund (펀드 지분) that its register keeps beside its shares. It is a record
// with its facts, three acts with their rules, and a state table; nothing of the register, of transfers or of escrow knows it.

// KindFundUnit is the kind of holdings of units.
const KindFundUnit value.Kind = "fund-unit"

// The types of the commands about units, and the roles that they play.
const (
	TypeFundUnitsIssued      value.Type = "FundUnitsIssued"
	TypeFundUnitsTransferred value.Type = "FundUnitsTransferred"
	TypeFundUnitsRedeemed    value.Type = "FundUnitsRedeemed"

	roleUnitsIssued   model.Role = "fund units issued"
	roleUnitsRedeemed model.Role = "fund units redeemed"
)

// FundUnits is a holder's units.
type FundUnits struct {
	ID     string           `json:"id"`
	Issuer value.IssuerID   `json:"issuer"`
	Entry  value.EntryID    `json:"entry"`
	Units  value.Shares     `json:"units"`
	State  model.RightState `json:"state"`
	Ended  *model.Stamp     `json:"ended,omitempty"`
	Since  model.Stamp      `json:"since"`
}

// Instrument implements Instrument: no shares ever come of it.
func (u FundUnits) Instrument() model.InstrumentFacts {
	return model.InstrumentFacts{Issuer: u.Issuer, Entry: u.Entry, Open: u.State == model.RightIsOpen}
}

func (u FundUnits) Marks() []model.Mark {
	return []model.Mark{{Role: roleUnitsIssued, On: &u.Since, Derived: KindFundUnit}, {Role: roleUnitsRedeemed, On: u.Ended, Derived: ""}}
}

// Ref implements Record.
func (u FundUnits) Ref() model.Ref { return FundUnitsRef(u.ID) }

// FundUnitsRef names a holder's units.
func FundUnitsRef(id string) model.Ref { return model.Ref{Kind: KindFundUnit, ID: id} }

// FundUnitStates is the life of units.
var FundUnitStates = model.Life[model.RightState]{Name: "Fund units", Title: model.Label{Korean: "펀드 지분", English: "Fund units"}, States: []model.RightState{model.RightIsOpen, model.RightIsEnded}}

// FundUnitsIssued gives somebody units.
type FundUnitsIssued struct {
	To    book.Allottee `json:"to"`
	Units value.Shares  `json:"units"`
}

func (b *FundUnitsIssued) Check() error {
	f := value.NewForm()
	b.To.Check(f, "to")
	f.Want(b.Units > 0, "units", value.AtLeast(1))
	return f.Err()
}

func (b *FundUnitsIssued) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := t.Officer(c)
	if err != nil {
		return err
	}
	entry, err := book.Allot(t, c, b.To)
	if err != nil {
		return err
	}
	t.Put(FundUnits{ID: t.Derive(KindFundUnit), Issuer: issuer.ID, Entry: entry, Units: b.Units, State: model.RightIsOpen, Since: t.Stamp()})
	return nil
}

// FundUnitsTransferred gives units to another holder; who has them signs.
type FundUnitsTransferred struct {
	ID string        `json:"id"`
	To book.Allottee `json:"to"`
}

func (b *FundUnitsTransferred) Check() error {
	f := value.NewForm()
	b.To.Check(f, "to")
	return f.Err()
}

func (b *FundUnitsTransferred) Apply(t *ledger.Tx, c *model.Command) error {
	units, err := unitsOf(t, c, b.ID)
	if err != nil {
		return err
	}
	if units.Entry, err = book.Allot(t, c, b.To); err != nil {
		return err
	}
	t.Put(units)
	return nil
}

// FundUnitsRedeemed ends units; who has them signs.
type FundUnitsRedeemed struct {
	ID string `json:"id"`
}

func (b *FundUnitsRedeemed) Check() error { return nil }

func (b *FundUnitsRedeemed) Apply(t *ledger.Tx, c *model.Command) error {
	units, err := unitsOf(t, c, b.ID)
	if err != nil {
		return err
	}
	ended := t.Stamp()
	units.State, units.Ended = model.RightIsEnded, &ended
	t.Put(units)
	return nil
}

// unitsOf finds units that the command's signer has, in a state that allows the command.
func unitsOf(t *ledger.Tx, c *model.Command, id string) (FundUnits, error) {
	units, err := ledger.Need[FundUnits](t, FundUnitsRef(id))
	if err != nil {
		return units, err
	}
	if err := ledger.InRegister(c, units.Issuer); err != nil {
		return units, err
	}
	if _, err := book.Holds(t, c, units.Entry); err != nil {
		return units, err
	}
	return units, ledger.Allow(t, FundUnitStates, units.State, c.Type)
}

var fundActs = map[value.Type]model.Act{
	TypeFundUnitsIssued: {Body: model.BodyOf[FundUnitsIssued], OfRegister: true, Office: true, Makes: []model.Role{roleUnitsIssued, model.RoleEntered}},
	TypeFundUnitsTransferred: {
		Body: model.BodyOf[FundUnitsTransferred], OfRegister: true, In: FundUnitStates.At(model.RightIsOpen), Makes: []model.Role{model.RoleEntered},
	},
	TypeFundUnitsRedeemed: {
		Body: model.BodyOf[FundUnitsRedeemed], OfRegister: true, In: FundUnitStates.At(model.RightIsOpen), Makes: []model.Role{roleUnitsRedeemed},
	},
}

// LaterSet is a set of rules that tests alone know, to go over to: it has the further kind of instrument,
// and listings that stand half as long.
func LaterSet() *model.Set {
	bounds := rules.Bounds()
	bounds.Listing = 90 * value.Day
	return model.NewSet("2027-test", bounds, append(rules.Groups(), FundUnitGroup())...)
}

// FundUnitGroup is what the further kind of instrument brings to a set of rules.
func FundUnitGroup() model.Group { return model.Group{Acts: []map[value.Type]model.Act{fundActs}} }

// DecodeFundUnits reads the JSON of a record of the further kind.
func DecodeFundUnits(encoded []byte) (model.Record, error) {
	var units FundUnits
	err := canon.DecodeStrict(encoded, &units)
	return units, err
}
