package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
)

// Preempted gives the common class's holders some days to take shares that one of them sells.
func (w *World) Preempted(c Company, days int) {
	w.Helper()
	w.Applied(w.Amend(c, company.ArticlesAmended{Preemption: &company.FirstRefusal{Days: days}}))
}

// take has the holder of the list's second entry take shares, showing its lot of the common class.
func (w *World) take(d Trade, who Someone, quantity value.Shares) model.SignedCommand {
	w.Helper()
	return w.TakeAs(d, who, d.Entries[1], quantity, d.Lots[3])
}

func (w *World) TakeAs(d Trade, who Someone, entry value.EntryID, quantity value.Shares, lots ...value.LotID) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &approval.FirstRefusalTaken{Agreement: d.Agreement, Entry: entry, Quantity: quantity, Lots: lots})
}

func (w *World) CloseRound(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, d.ID, &approval.FirstRefusalClosed{Agreement: d.Agreement})
}
