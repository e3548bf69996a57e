package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
)

func (w *World) CompanyBuys(d Trade, who Someone, cosigners ...Someone) model.SignedCommand {
	w.Helper()
	return With(w.Command(who, d.ID, &approval.CompanyPurchased{
		Agreement: d.Agreement, Price: 900, Resolution: Digest("minutes"), Evidence: Digest("transfer"),
	}), cosigners...)
}
