package rulestest

import (
	"holdfast/chaincode/value"
)

// Holds checks an escrow's amounts.
func (w *World) Holds(d Trade, accepted, deposited, released, refunded, held value.Won) {
	w.Helper()
	e := w.Money(d)
	if e.Accepted != accepted || e.Deposited != deposited || e.Released != released || e.Refunded != refunded || e.Held != held {
		w.Errorf("the escrow is %+v", e)
	}
	w.Check()
}
