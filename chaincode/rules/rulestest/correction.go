package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/value"
)

func (w *World) Entry(id value.EntryID) model.HolderEntry {
	w.Helper()
	return Get[model.HolderEntry](w, model.EntryRef(id))
}

// AsOne is a correction of a lot's dates.
func (w *World) AsOne(lot value.LotID, to ...correction.RightLot) *correction.LotCorrected {
	return &correction.LotCorrected{Lot: lot, To: append([]correction.RightLot{}, to...), Corrects: w.Lot(lot).Recorded.Command, Evidence: Digest("e"), Member: "member1"}
}
