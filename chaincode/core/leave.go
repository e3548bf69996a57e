package core

// leave takes part of a lot, or all of it, out of its class: what was taken is no longer issued. What remains is a balance lot,
// with everything that binds the lot. The part has to be free.
func (t *tx) leave(lot Lot, quantity Shares, reason EndReason, began ...LotID) error {
	if err := t.unhalted(lot.Issuer); err != nil {
		return err
	}
	if quantity <= 0 || quantity > lot.Quantity {
		return deny(CodeNotFree, because("lot-has-fewer-shares"), inShares("quantity", lot.Quantity))
	}
	if quantity > lot.Free() {
		return deny(CodeBound, because("fewer-shares-unbound"), inShares("free", lot.Free()))
	}
	class, err := need[ShareClass](t, ClassRef(lot.Class))
	if err != nil {
		return err
	}
	into := append([]LotID{}, began...)
	if quantity < lot.Quantity {
		rest := lot
		rest.ID, rest.Quantity = LotID(t.derive(KindLot)), lot.Quantity-quantity
		rest.From, rest.Recorded, rest.Staged, rest.Bound = []LotID{lot.ID}, t.stamp(), "", nil
		_, rest.Numbers = takeNumbers(lot.Numbers, quantity)
		if err := t.rename(lot, rest); err != nil {
			return err
		}
		t.put(rest)
		into = append(into, rest.ID)
	}
	lot.Ended = &LotEnd{Reason: reason, Into: into, On: t.stamp()}
	t.put(lot)
	return t.retire(class, quantity)
}
