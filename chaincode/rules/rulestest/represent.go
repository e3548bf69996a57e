package rulestest

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func (w *World) Granting(principal, agent Someone, limit value.Won, threshold int, types ...value.Type) *party.PartyAuthorityGiven {
	return &party.PartyAuthorityGiven{
		Principal: principal.Did(), Agent: agent.Did(), Commands: types, Limit: limit, Threshold: threshold, Until: w.Now.After(366 * value.Day), Evidence: Digest("power"),
	}
}

func IdentityDesks() ledger.TwoDesks { return ledger.TwoDesks{Member: "member1", CheckedAt: "member2"} }

func (w *World) ListFor(c Company, agent, principal Someone, lot value.LotID, quantity value.Shares, price value.Won) model.SignedCommand {
	w.Helper()
	return w.Command(agent, c.ID, &trade.SharesListed{Lot: lot, Quantity: quantity, Price: price, Until: w.Now.After(value.Day)}, OnBehalfOf(principal))
}
