package rulestest

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/dispute"
)

func (w *World) Dispute(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &dispute.DisputeOpened{Agreement: d.Agreement, Reason: Digest("why")})
}

func (w *World) Rule(d Trade, who Someone, ruling model.Ruling, checkers ...Someone) model.SignedCommand {
	w.Helper()
	return With(w.Command(who, d.ID, &dispute.DisputeRuled{
		Agreement: d.Agreement, Ruling: ruling, Grounds: Digest("grounds"), TwoDesks: ledger.TwoDesks{Member: "member3", CheckedAt: "member3"},
	}), checkers...)
}

func (w *World) Lapse(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, d.ID, &dispute.DisputeLapsed{Agreement: d.Agreement})
}
