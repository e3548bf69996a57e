package book

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Leave takes part of a lot, or all of it, out of its class: what was taken is no longer issued. What remains is a balance lot,
// with everything that binds the lot. The part has to be free.
func Leave(t *ledger.Tx, lot model.Lot, quantity value.Shares, reason model.EndReason, began ...value.LotID) error {
	if err := t.Pass(ledger.Subject{Moves: lot.Issuer}); err != nil {
		return err
	}
	if quantity <= 0 || quantity > lot.Quantity {
		return value.Deny(value.CodeNotFree, value.Because("lot-has-fewer-shares"), value.InShares("quantity", lot.Quantity))
	}
	if quantity > lot.Free() {
		return value.Deny(value.CodeBound, value.Because("fewer-shares-unbound"), value.InShares("free", lot.Free()))
	}
	class, err := ledger.Need[model.ShareClass](t, model.ClassRef(lot.Class))
	if err != nil {
		return err
	}
	into := append([]value.LotID{}, began...)
	if quantity < lot.Quantity {
		rest := lot
		rest.ID, rest.Quantity = value.LotID(t.Derive(model.KindLot)), lot.Quantity-quantity
		rest.From, rest.Recorded, rest.Staged = []value.LotID{lot.ID}, t.Stamp(), ""
		_, rest.Numbers = model.TakeNumbers(lot.Numbers, quantity)
		Descend(t, lot, &rest)
		t.Put(rest)
		into = append(into, rest.ID)
	}
	lot.Ended = &model.LotEnd{Reason: reason, Into: into, On: t.Stamp()}
	t.Put(lot)
	return retire(t, class, quantity)
}
