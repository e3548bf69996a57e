package trade

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// TradeSettled ends the seller's lot, begins the buyer's, and frees the money, in one transaction (동시결제, DvP). All its
// guards are on the ledger, so anyone may sign it. Entry in the register is what counts against the company (Commercial
// Act art. 337(1)).
type TradeSettled struct {
	Agreement value.AgreementID `json:"agreement"`
}

func (b *TradeSettled) Check() error { return value.CheckAgreement(b.Agreement) }

func (b *TradeSettled) Apply(t *ledger.Tx, c *model.Command) error {
	agreement, err := ledger.Need[model.Agreement](t, model.AgreementRef(b.Agreement))
	if err != nil {
		return err
	}
	if agreement.State == model.AgreementIsAgreed || agreement.WaitsForOthers() {
		return value.Deny(value.CodeNotFunded, value.Because("approval-or-money-missing"))
	}
	if agreement, err = book.Agreement(t, c, b.Agreement); err != nil {
		return err
	}
	escrow, err := ledger.Need[model.Escrow](t, model.EscrowRef(agreement.ID))
	if err != nil {
		return err
	}
	if escrow.Accepted != escrow.Price || escrow.Held < escrow.Price {
		return value.Deny(value.CodeNotFunded, value.Because("less-held-than-the-price"), value.InWon("held", escrow.Held), value.InWon("price", escrow.Price))
	}
	if err := book.Move(t, c, &agreement); err != nil {
		return err
	}
	releasable := t.Stamp()
	escrow.Releasable = &releasable
	t.Put(escrow)
	agreement.State, agreement.Settled = model.AgreementIsSettled, &releasable
	t.Put(agreement)
	return nil
}
