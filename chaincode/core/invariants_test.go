package core_test

import (
	"fmt"
	"slices"
	"testing"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
)

// settledMarket has a settled trade with its balance lot, an open listing, and another trade that binds shares.
func settledMarket(t tb) (*world, trade, trade) {
	t.Helper()
	w, d := reach(t, core.AgreementIsSettled)
	second := w.offerOn(d, 50, 900)
	w.applied(w.sign(second, seller), w.sign(second, buyer))
	w.check()
	return w, d, second
}

// change alters a record as no command could.
func change[R core.Record](w *world, ref core.Ref, alter func(*R)) {
	decoded, err := w.decode(record.Key(ref), w.state[record.Key(ref)])
	if err != nil {
		w.Fatalf("%v", err)
	}
	r := decoded.(R)
	alter(&r)
	w.set(r)
}

func TestEachBrokenInvariantIsFound(t *testing.T) {
	lot := func(of func(core.Agreement) core.LotID, alter func(*core.Lot)) func(*world, trade, trade) {
		return func(w *world, d, _ trade) { change(w, core.LotRef(of(w.agreed(d))), alter) }
	}
	sold := func(a core.Agreement) core.LotID { return a.Ended }
	bought := func(a core.Agreement) core.LotID { return a.Began }
	balance := func(a core.Agreement) core.LotID { return a.Balance }
	money := func(alter func(*core.Escrow)) func(*world, trade, trade) {
		return func(w *world, d, _ trade) { change(w, core.EscrowRef(d.agreement), alter) }
	}
	agreement := func(alter func(*core.Agreement)) func(*world, trade, trade) {
		return func(w *world, d, _ trade) { change(w, core.AgreementRef(d.agreement), alter) }
	}
	listed := func(w *world, d trade) core.ReservationID {
		return get[core.Listing](w, core.ListingRef(d.listing)).Reservation
	}
	for name, tc := range map[string]struct {
		number int
		alter  func(w *world, d, second trade)
	}{
		"a share too many is issued": {1, func(w *world, d, _ trade) { change(w, core.CountRef(d.common), func(c *core.Count) { c.Issued++ }) }},
		"more is issued than authorised": {1, func(w *world, d, _ trade) {
			change(w, core.ClassRef(d.common), func(c *core.ShareClass) { c.Authorised = 1 })
		}},
		"a count without its class":  {1, func(w *world, _, _ trade) { w.set(core.Count{Class: "class-000102030405060708090a0b0c0d0e0f"}) }},
		"a lot grew":                 {1, lot(bought, func(l *core.Lot) { l.Quantity++ })},
		"more came out than went in": {2, lot(bought, func(l *core.Lot) { l.Quantity++ })},
		"a lot ended into nothing":   {2, lot(sold, func(l *core.Lot) { l.Ended.Into = []core.LotID{} })},
		"a lot ended twice into one": {2, lot(sold, func(l *core.Lot) { l.Ended.Into[1] = l.Ended.Into[0] })},
		"an ended lot lives again":   {2, lot(sold, func(l *core.Lot) { l.Ended = nil })},
		"a lot comes from elsewhere": {2, lot(bought, func(l *core.Lot) { l.From = []core.LotID{"lot-000102030405060708090a0b0c0d0e0f"} })},
		"an unsettled agreement names lots": {2, func(w *world, _, second trade) {
			change(w, core.AgreementRef(second.agreement), func(a *core.Agreement) { a.Began = "lot-000102030405060708090a0b0c0d0e0f" })
		}},
		"a transfer changed the class":           {3, func(w *world, d, _ trade) { lot(bought, func(l *core.Lot) { l.Class = d.preferred })(w, d, d) }},
		"a transfer changed the issuer":          {3, lot(bought, func(l *core.Lot) { l.Issuer = "issuer-000102030405060708090a0b0c0d0e0f" })},
		"more is bound than there is":            {4, lot(bought, func(l *core.Lot) { l.Pledged = l.Quantity + 1 })},
		"less is reserved than its reservations": {4, lot(balance, func(l *core.Lot) { l.Reserved-- })},
		"a reservation counts twice":             {4, lot(balance, func(l *core.Lot) { l.Reservations[1] = l.Reservations[0] })},
		"a reservation of no listing": {4, func(w *world, d, _ trade) {
			change(w, core.ReservationRef(listed(w, d)), func(r *core.Reservation) { r.Listing = "listing-000102030405060708090a0b0c0d0e0f" })
		}},
		"a lot of nothing":                      {5, lot(bought, func(l *core.Lot) { l.Quantity = 0 })},
		"a total that is not price by quantity": {5, agreement(func(a *core.Agreement) { a.Terms.Total++ })},
		"an ended reservation that binds": {5, func(w *world, d, _ trade) {
			change(w, core.ReservationRef(w.agreed(d).Reservation), func(r *core.Reservation) { r.Quantity = 1 })
		}},
		"an encumbrance was lost": {6, lot(sold, func(l *core.Lot) { l.Pledged = 1 })},
		"a reservation stayed behind": {6, func(w *world, d, _ trade) {
			change(w, core.ReservationRef(listed(w, d)), func(r *core.Reservation) { r.Lot = w.agreed(d).Ended })
		}},
		"a listing shows more than is reserved": {6, func(w *world, d, _ trade) {
			change(w, core.ListingRef(d.listing), func(l *core.Listing) { l.Remaining++ })
		}},
		"an agreement's shares are not reserved": {6, func(w *world, _, second trade) {
			change(w, core.ReservationRef(w.agreed(second).Reservation), func(r *core.Reservation) { r.Quantity-- })
		}},
		"an ended listing still reserves": {6, func(w *world, d, _ trade) {
			change(w, core.ListingRef(d.listing), func(l *core.Listing) { l.State = core.ListingIsWithdrawn })
		}},
		"money appeared":                      {7, money(func(e *core.Escrow) { e.Held++ })},
		"a deposit is not among the payments": {7, money(func(e *core.Escrow) { e.Deposited++; e.Held++ })},
		"the price was given back":            {7, money(func(e *core.Escrow) { e.Refunded, e.Held = e.Held, 0 })},
		"the price was paid out unpaid":       {7, money(func(e *core.Escrow) { e.Released, e.Held = e.Held, 0 })},
		"the money was never freed":           {7, money(func(e *core.Escrow) { e.Releasable = nil })},
		"a payment is not named":              {7, money(func(e *core.Escrow) { e.References = nil })},
		"more is accepted than the price":     {7, money(func(e *core.Escrow) { e.Accepted++ })},
		"the price is not the terms'":         {7, money(func(e *core.Escrow) { e.Price++ })},
		"a lot ended for no known reason":     {8, lot(sold, func(l *core.Lot) { l.Ended.Reason = "lost" })},
		"a settlement that nobody signed":     {8, agreement(func(a *core.Agreement) { a.SellerSigned = a.BuyerSigned })},
		"an agreement of another holder":      {8, agreement(func(a *core.Agreement) { a.Terms.SellerEntry = "entry-000102030405060708090a0b0c0d0e0f" })},
		"the balance went to the buyer": {8, func(w *world, d, _ trade) {
			entry := w.lot(w.agreed(d).Began).Entry
			lot(balance, func(l *core.Lot) { l.Entry = entry })(w, d, d)
		}},
		"the shares went to a third person": {8, func(w *world, d, _ trade) { lot(bought, func(l *core.Lot) { l.Entry = d.entries[1] })(w, d, d) }},
		"a contract date was changed":       {9, lot(bought, func(l *core.Lot) { l.ContractOn = "2026-01-01" })},
		"an effective date was changed":     {9, lot(bought, func(l *core.Lot) { l.EffectiveOn = "2026-01-01" })},
		"the day of payment began anew":     {9, lot(bought, func(l *core.Lot) { l.PaidOn = l.EffectiveOn })},
		"a listed lot claims to be settled": {9, func(w *world, d, _ trade) {
			change(w, core.LotRef(d.lots[3]), func(l *core.Lot) { l.Provenance = core.Settled })
		}},
		"a balance lot was dated anew": {9, lot(balance, func(l *core.Lot) { l.EffectiveOn = "2026-01-01" })},
		"a record of no command":       {10, lot(bought, func(l *core.Lot) { l.Recorded.Command = core.CommandID(hex32("never sent")) })},
		"a record of a rejected command": {10, func(w *world, d, _ trade) {
			no := w.settle(d)
			w.rejected(core.CodeWrongState, no)
			w.change10(d, no.ID())
		}},
		"a record of another kind of command": {10, agreement(func(a *core.Agreement) { a.Settled.Command = a.SellerSigned })},
		"a record of another transaction":     {10, lot(bought, func(l *core.Lot) { l.Recorded.Transaction = hex32("another") })},
		"a record of another time":            {10, lot(bought, func(l *core.Lot) { l.Recorded.At++ })},
		"an identifier that was not derived": {10, func(w *world, d, _ trade) {
			l := w.lot(d.lots[4])
			l.ID = "lot-000102030405060708090a0b0c0d0e0f"
			w.set(l)
		}},
		"terms that were changed": {10, agreement(func(a *core.Agreement) { a.Terms.Text = digest("another contract") })},
		"an outcome that is both": {10, func(w *world, d, _ trade) {
			change(w, core.OutcomeRef(w.agreed(d).SellerSigned), func(o *core.Outcome) { o.Code = core.CodeBound })
		}},
	} {
		t.Run(fmt.Sprintf("%d %s", tc.number, name), func(t *testing.T) {
			w, d, second := settledMarket(t)
			tc.alter(w, d, second)
			var numbers []int
			for _, v := range core.Check(w.records()) {
				numbers = append(numbers, v.Number)
			}
			if !slices.Contains(numbers, tc.number) {
				t.Errorf("found %v", numbers)
			}
		})
	}
}

// change10 has the settlement of a trade explained by another command.
func (w *world) change10(d trade, id core.CommandID) {
	change(w, core.AgreementRef(d.agreement), func(a *core.Agreement) { a.Settled.Command = id })
}

func TestTheOrderOfTheRecordsDoesNotMatter(t *testing.T) {
	w, _, _ := settledMarket(t)
	records := slices.Collect(w.records())
	slices.Reverse(records)
	if found := core.Check(slices.Values(records)); len(found) > 0 {
		t.Errorf("in the other order: %v", found)
	}
}

func TestAnEmptyLedgerBreaksNothing(t *testing.T) {
	if found := core.Check(slices.Values([]core.Record{})); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

func TestNoMoreThanAHundredViolationsAreReported(t *testing.T) {
	var records []core.Record
	for i := range 300 {
		records = append(records, core.Count{Class: core.ClassID(core.Derive("class", "x", i)), Issued: 1})
	}
	if found := core.Check(slices.Values(records)); len(found) != 100 {
		t.Errorf("%d are reported", len(found))
	}
}
