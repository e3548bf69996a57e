package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/trade"
)

func (w *World) PayoutFailed(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Escrower, d.ID, &trade.PayoutFailed{Agreement: d.Agreement, Reason: Digest("no such account")})
}

// NewAccount names another account of the seller's, checked by whoever.
func (w *World) NewAccount(d Trade, who Someone, checkers ...Someone) model.SignedCommand {
	w.Helper()
	return With(w.Command(who, d.ID, &trade.AccountReplaced{Agreement: d.Agreement, Payout: Commitment("another account")}), checkers...)
}
