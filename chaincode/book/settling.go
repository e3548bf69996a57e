package book

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Move ends the seller's lots and begins the buyer's.
func Move(t *ledger.Tx, c *model.Command, agreement *model.Agreement) error {
	how := Carving{Provenance: model.Settled, Reason: model.EndedByTransfer, ContractOn: agreement.Terms.ContractOn}
	return Transfer(t, c, agreement, "", how)
}

// Transfer moves the agreed shares to an entry, the buyer's where none is given: one lot for each part, and where shares of a lot
// remain, the seller's balance lot.
func Transfer(t *ledger.Tx, c *model.Command, agreement *model.Agreement, to value.EntryID, how Carving) error {
	if err := movable(t, c, *agreement); err != nil {
		return err
	}
	for i, id := range agreement.Reservations() {
		reservation, lot, _, err := Reservation(t, id)
		if err != nil {
			return err
		}
		how.ID, how.Quantity, how.Used, how.EffectiveOn = value.LotID(t.Derive(model.KindLot)), reservation.Quantity, &reservation, t.Today()
		if to == "" {
			to = PartyEntry(t, agreement.Terms.Issuer, agreement.Terms.Buyer, agreement.BuyerEntry)
		}
		how.To = to
		balance, err := Carve(t, lot, how)
		if err != nil {
			return err
		}
		if i == 0 {
			agreement.Ended, agreement.Began, agreement.Balance = lot.ID, how.ID, balance
		} else {
			agreement.Moves = append(slices.Clip(agreement.Moves), model.LotMove{Ended: lot.ID, Began: how.ID, Balance: balance})
		}
	}
	return nil
}

// movable says what in the register bars the transfer of the agreed shares, if anything does.
func movable(t *ledger.Tx, c *model.Command, agreement model.Agreement) error {
	for _, id := range agreement.Reservations() {
		reservation, lot, live, err := Reservation(t, id)
		if err != nil {
			return err
		}
		if !live {
			return value.Deny(value.CodeBound, value.Because("class-act-ended-reservation"))
		}
		class, err := ClassOf(t, c, lot.Class)
		if err != nil {
			return err
		}
		if err := t.Bars(ledger.Subject{Class: class, Moves: lot.Issuer}); err != nil {
			return err
		}
		entry, err := Entry(t, c, lot.Entry)
		if err != nil {
			return err
		}
		if entry.State != model.EntryIsClaimed || entry.Controller != agreement.Terms.Seller {
			return value.Deny(value.CodeContested, value.Because("seller-without-uncontested-entry"))
		}
		if lot.Free() < 0 || reservation.Short > 0 {
			return value.Deny(value.CodeBound)
		}
	}
	return nil
}
