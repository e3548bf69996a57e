package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

func Parts(lot value.LotID, quantity value.Shares, more ...model.LotPart) []model.LotPart {
	return append([]model.LotPart{{Lot: lot, Quantity: quantity}}, more...)
}

func sum(all []model.LotPart) value.Shares {
	total := value.Shares(0)
	for _, p := range all {
		total += p.Quantity
	}
	return total
}

func (w *World) Gift(all []model.LotPart) *move.SharesGiven {
	return &move.SharesGiven{
		Receiver: Buyer.Did(), Address: Address("address of the buyer"), Parts: append([]model.LotPart{}, all...), Quantity: sum(all), ContractOn: w.Now.DateInKorea(), Text: Digest("gift"),
	}
}

func (w *World) Give(c Company, all []model.LotPart) model.SignedCommand {
	w.Helper()
	return With(w.Command(Seller, c.ID, w.Gift(all)), Buyer)
}

func (w *World) TransferVote(c Company, id value.TransferID, who Someone, approve bool) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &move.TransferVoted{Transfer: id, Approve: approve})
}

func (w *World) Complete(c Company, id value.TransferID) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, c.ID, &move.TransferCompleted{Transfer: id})
}

func (w *World) Withdraw(c Company, who Someone, id value.TransferID) model.SignedCommand {
	w.Helper()
	return w.Command(who, c.ID, &move.TransferWithdrawn{Transfer: id})
}

func (w *World) Request(id value.TransferID) model.TransferRequest {
	w.Helper()
	return Get[model.TransferRequest](w, model.TransferRequestRef(id))
}

// Asked is a register in which the seller has asked to give 100 of the first lot and all of the second to the buyer.
func Asked(t Tb) (*World, Company, value.TransferID) {
	t.Helper()
	w, c := Claimed(t)
	created := w.Applied(w.Give(c, Parts(c.Lots[0], 100, model.LotPart{Lot: c.Lots[1], Quantity: 200})))
	return w, c, value.TransferID(created[0])
}

// HeldBy are the live lots of a class that a party's entry holds.
func (w *World) HeldBy(class value.ClassID, who Someone) []model.Lot {
	w.Helper()
	var out []model.Lot
	for _, lot := range w.Live(class) {
		if Get[model.HolderEntry](w, model.EntryRef(lot.Entry)).Controller == who.Did() {
			out = append(out, lot)
		}
	}
	return out
}
