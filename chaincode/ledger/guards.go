package ledger

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Moves refuses a command that moves shares while its register is halted.
func (t *Tx) Moves(c *model.Command) error {
	if t.Set.Acts[c.Type].Halted {
		return nil
	}
	return t.Unhalted(c.Register)
}

// Unhalted tells whether the shares of a register can move.
func (t *Tx) Unhalted(id value.IssuerID) error {
	if issuer, ok := Load[model.Issuer](t, model.IssuerRef(id)); ok && issuer.State(t.Facts.Time) != model.IssuerIsLive {
		return value.Deny(value.CodeHalted)
	}
	return nil
}

// goesOn refuses a command about a register that has left, but for what ends what is open there.
func (t *Tx) goesOn(c *model.Command) error {
	if c.Register != "" && !t.Set.Acts[c.Type].Closed && t.HasLeft(c.Register) {
		return value.Deny(value.CodeLeft)
	}
	return nil
}

func (t *Tx) HasLeft(id value.IssuerID) bool {
	issuer, ok := Load[model.Issuer](t, model.IssuerRef(id))
	return ok && issuer.Left != nil
}

// unfrozen rejects what a party signs, alone or with others, or has signed for it while its keys are being recovered.
func (t *Tx) unfrozen(c *model.Command) error {
	if t.Set.Acts[c.Type].Protects {
		return nil
	}
	for _, who := range slices.Concat([]value.DID{c.Actor, c.For}, t.Cosigners) {
		if who == "" {
			continue
		}
		if party, ok := Load[model.Party](t, model.PartyRef(who)); ok && party.Frozen() {
			return value.Deny(value.CodeFrozen)
		}
	}
	return nil
}
