package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
)

func (w *World) Judgment(all []model.LotPart, to model.Receiver) *move.OrderExecuted {
	return &move.OrderExecuted{Member: "member3", Second: "member3", CourtOrder: w.Order(), Parts: all, Quantity: sum(all), To: to}
}

func (w *World) Execution(c Company, b *move.OrderExecuted) model.SignedCommand {
	w.Helper()
	return With(w.Command(Arbiter, c.ID, b), recoverer)
}

var Creditor = model.Receiver{Kind: model.Company, Holder: Commitment("creditor")}
