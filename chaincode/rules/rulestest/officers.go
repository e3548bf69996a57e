package rulestest

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
)

// Cosigned adds the proofs of others to a command.
func Cosigned(signed model.SignedCommand, others ...Someone) model.SignedCommand {
	signed.Proofs = slices.Clip(signed.Proofs)
	for _, who := range others {
		signed.Proofs = append(signed.Proofs, who.Prove(signed.Command))
	}
	return signed
}

func AdmissionDesks() ledger.TwoDesks {
	return ledger.TwoDesks{Member: "member1", CheckedAt: "member1"}
}

func (w *World) Homes(c Company, by Someone, first, second value.MemberID) model.SignedCommand {
	w.Helper()
	return w.Command(by, c.ID, &company.RegisterHomesChanged{Homes: []value.MemberID{first, second}})
}

func OnBehalfOf(who Someone) Edit { return func(c *model.Command) { c.For = who.Did() } }
