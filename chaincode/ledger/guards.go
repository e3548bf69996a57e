package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Subject is what an act is about to touch. Guards look at the parts that are given.
type Subject struct {
	// Register is the register that the command names, and Moves one whose shares it moves.
	Register, Moves value.IssuerID
	// Signers are those who sign the act, or for whom it is signed.
	Signers []value.DID
	// Disposer is who gives something away.
	Disposer model.Party
	// Class is a class whose lots the act reads to change them.
	Class model.ShareClass
}

// guard is one of the things that stop acts for a time.
type guard struct {
	// name says which it is, for tests and documents.
	name string
	// passes tells whether an act goes on all the same.
	passes func(row model.Act) bool
	stops  func(t *Tx, on Subject) error
}

// guards are all there are, in the order in which they are asked. An act meets them where the thing that each looks at is known: the
// register and the signers before its rule; a register whose shares move, a class and who disposes by Pass, in package book or where
// a rule takes hold of them itself. No rule asks for one of these states past Pass and Bars, but for what is about the state itself:
// what begins and ends a class's fence or a register's halt, and what a company's leaving ends.
var guards = []guard{
	{"left", func(row model.Act) bool { return row.Closed }, (*Tx).left},
	{"frozen", nobody, (*Tx).frozen},
	{"halted", func(row model.Act) bool { return row.Halted }, (*Tx).halted},
	{"fenced", nobody, (*Tx).fenced},
	{"resting", nobody, (*Tx).resting},
}

func nobody(model.Act) bool { return false }

// Pass lets an act by every guard that has something to say about what it touches, in their order, but for those that its row lets it
// by. What ends something open, and what protects somebody's right, meets none of them.
func (t *Tx) Pass(on Subject) error {
	if t.row.Ends || t.row.Protects {
		return nil
	}
	return t.met(t.row, on)
}

// Bars asks the guards as an ordinary act meets them, whatever the act that asks is let by: whether something else could go on now.
func (t *Tx) Bars(on Subject) error { return t.met(model.Act{}, on) }

func (t *Tx) met(row model.Act, on Subject) error {
	for _, g := range guards {
		if g.passes(row) {
			continue
		}
		if err := g.stops(t, on); err != nil {
			return err
		}
	}
	return nil
}

// GuardNames lists the guards in their order.
func GuardNames() []string {
	names := make([]string, len(guards))
	for i, g := range guards {
		names[i] = g.name
	}
	return names
}

// left: a company that has left is gone for good, but for what ends what is open there.
func (t *Tx) left(on Subject) error {
	if on.Register != "" && t.HasLeft(on.Register) {
		return value.Deny(value.CodeLeft)
	}
	return nil
}

// HasLeft tells whether a company has left.
func (t *Tx) HasLeft(id value.IssuerID) bool {
	issuer, ok := Load[model.Issuer](t, model.IssuerRef(id))
	return ok && issuer.Left != nil
}

// frozen: while a party's keys are being recovered, nothing is signed in its name.
func (t *Tx) frozen(on Subject) error {
	for _, who := range on.Signers {
		if party, ok := Load[model.Party](t, model.PartyRef(who)); ok && party.Frozen() {
			return value.Deny(value.CodeFrozen)
		}
	}
	return nil
}

// resting: for a time after a recovery, the party gives nothing away.
func (t *Tx) resting(on Subject) error {
	if on.Disposer.DID != "" && !t.Passed(on.Disposer.RestsUntil) {
		return value.Deny(value.CodeObjectionPeriod, value.Because("rests-after-recovery"), value.AtTime("until", on.Disposer.RestsUntil))
	}
	return nil
}

// fenced: while an act on the whole class is carried out, its lots do not change otherwise.
func (t *Tx) fenced(on Subject) error {
	if on.Class.Fence != "" {
		return value.Deny(value.CodeFenced)
	}
	return nil
}

// halted: a register that is closed or suspended does not move.
func (t *Tx) halted(on Subject) error {
	if on.Moves == "" {
		return nil
	}
	if issuer, ok := Load[model.Issuer](t, model.IssuerRef(on.Moves)); ok && issuer.State(t.Facts.Time) != model.IssuerIsLive {
		return value.Deny(value.CodeHalted)
	}
	return nil
}

// signing are all who sign a command or for whom it is signed.
func (t *Tx) signing(c *model.Command) []value.DID {
	all := slices.Concat([]value.DID{c.Actor}, t.Cosigners)
	if c.For != "" {
		all = append(all, c.For)
	}
	return all
}
