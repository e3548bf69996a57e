package core

import "slices"

// TradeSettled ends the seller's lot, begins the buyer's, and frees the money, in one transaction (동시결제, DvP). All its
// guards are on the ledger, so anyone may sign it. Entry in the register is what counts against the company (Commercial
// Act art. 337(1)).
type TradeSettled struct {
	Agreement AgreementID `json:"agreement"`
}

func (b *TradeSettled) check() error { return checkAgreement(b.Agreement) }

func (b *TradeSettled) apply(t *tx, c *Command) error {
	agreement, err := need[Agreement](t, AgreementRef(b.Agreement))
	if err != nil {
		return err
	}
	if agreement.State == AgreementIsAgreed || agreement.waitsForOthers() {
		return deny(CodeNotFunded, because("approval-or-money-missing"))
	}
	if agreement, err = t.agreement(c, b.Agreement); err != nil {
		return err
	}
	escrow, err := need[Escrow](t, EscrowRef(agreement.ID))
	if err != nil {
		return err
	}
	if escrow.Accepted != escrow.Price || escrow.Held < escrow.Price {
		return deny(CodeNotFunded, because("less-held-than-the-price"), inWon("held", escrow.Held), inWon("price", escrow.Price))
	}
	if err := t.move(c, &agreement); err != nil {
		return err
	}
	releasable := t.stamp()
	escrow.Releasable = &releasable
	t.put(escrow)
	agreement.State, agreement.Settled = AgreementIsSettled, &releasable
	t.put(agreement)
	return nil
}

// move ends the seller's lots and begins the buyer's.
func (t *tx) move(c *Command, agreement *Agreement) error {
	how := carving{provenance: Settled, reason: EndedByTransfer, contractOn: agreement.Terms.ContractOn}
	return t.transfer(c, agreement, "", how)
}

// transfer moves the agreed shares to an entry, the buyer's where none is given: one lot for each part, and where shares of a lot
// remain, the seller's balance lot.
func (t *tx) transfer(c *Command, agreement *Agreement, to EntryID, how carving) error {
	if err := t.movable(c, *agreement); err != nil {
		return err
	}
	for i, id := range agreement.reservations() {
		reservation, lot, _, err := t.reservation(id)
		if err != nil {
			return err
		}
		how.id, how.quantity, how.used, how.effectiveOn = LotID(t.derive(KindLot)), reservation.Quantity, &reservation, t.today()
		if to == "" {
			to = t.buyerEntry(agreement.Terms)
		}
		how.to = to
		balance, err := t.carve(lot, how)
		if err != nil {
			return err
		}
		if i == 0 {
			agreement.Ended, agreement.Began, agreement.Balance = lot.ID, how.id, balance
		} else {
			agreement.Moves = append(slices.Clip(agreement.Moves), LotMove{lot.ID, how.id, balance})
		}
	}
	return nil
}

// movable says what in the register bars the transfer of the agreed shares, if anything does.
func (t *tx) movable(c *Command, agreement Agreement) error {
	for _, id := range agreement.reservations() {
		reservation, lot, live, err := t.reservation(id)
		if err != nil {
			return err
		}
		if !live {
			return deny(CodeBound, because("class-act-ended-reservation"))
		}
		if _, err := t.class(c, lot.Class); err != nil {
			return err
		}
		if err := t.unhalted(lot.Issuer); err != nil {
			return err
		}
		entry, err := t.entry(c, lot.Entry)
		if err != nil {
			return err
		}
		if entry.State != EntryIsClaimed || entry.Controller != agreement.Terms.Seller {
			return deny(CodeContested, because("seller-without-uncontested-entry"))
		}
		if lot.Free() < 0 || reservation.Short > 0 {
			return deny(CodeBound)
		}
	}
	return nil
}

// clockSlack is by how much the times of two transactions may contradict their order, in seconds: each is within 30 s of
// the clock of the peer that endorsed it.
const clockSlack Seconds = 60

// buyerEntry finds the buyer's entry in the register or makes it.
func (t *tx) buyerEntry(terms Terms) EntryID {
	return t.partyEntry(terms.Issuer, terms.Buyer, terms.BuyerEntry)
}

// partyEntry finds the entry under which a party is given shares, or makes it. An entry whose claim is contested, or can still be, does
// not do: if the claim were not upheld, the buyer would lose with it what they have bought.
func (t *tx) partyEntry(issuer IssuerID, party DID, data Commitment) EntryID {
	own, has := t.entryOf(issuer, party)
	if has && own.State == EntryIsClaimed && (own.AttestedBy == "" || t.facts.Time >= own.SellableFrom.After(clockSlack)) {
		return own.ID
	}
	id := EntryID(t.derive(KindEntry))
	kind := Person
	if p, ok := load[Party](t, PartyRef(party)); ok && p.Identified != nil {
		kind = p.Identified.Kind
	}
	t.put(HolderEntry{
		ID: id, Issuer: issuer, Kind: kind, Commitment: data, State: EntryIsClaimed, Controller: party,
		SellableFrom: t.facts.Time, Since: t.stamp(),
	})
	if !has {
		t.put(EntryOf{issuer, party, id})
	}
	return id
}
