package check_test

import (
	"fmt"
	"slices"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// settledMarket has a settled trade with its balance lot, an open listing, and another trade that binds shares.
func settledMarket(t rulestest.Tb) (*rulestest.World, rulestest.Trade, rulestest.Trade) {
	t.Helper()
	w, d := rulestest.Reach(t, model.AgreementIsSettled)
	second := w.OfferOn(d, 50, 900)
	w.Applied(w.Sign(second, rulestest.Seller), w.Sign(second, rulestest.Buyer))
	w.Check()
	return w, d, second
}

func merged(w *rulestest.World, entry, into value.EntryID) {
	rulestest.Change(w, model.EntryRef(entry), func(e *model.HolderEntry) { e.State, e.MergedInto = model.EntryIsMerged, into })
}

func TestEachBrokenInvariantIsFound(t *testing.T) {
	lot := func(of func(model.Agreement) value.LotID, alter func(*model.Lot)) func(*rulestest.World, rulestest.Trade, rulestest.Trade) {
		return func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.LotRef(of(w.Agreed(d))), alter)
		}
	}
	sold := func(a model.Agreement) value.LotID { return a.Ended }
	bought := func(a model.Agreement) value.LotID { return a.Began }
	balance := func(a model.Agreement) value.LotID { return a.Balance }
	money := func(alter func(*model.Escrow)) func(*rulestest.World, rulestest.Trade, rulestest.Trade) {
		return func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.EscrowRef(d.Agreement), alter)
		}
	}
	agreement := func(alter func(*model.Agreement)) func(*rulestest.World, rulestest.Trade, rulestest.Trade) {
		return func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.AgreementRef(d.Agreement), alter)
		}
	}
	listed := func(w *rulestest.World, d rulestest.Trade) value.ReservationID {
		return rulestest.Get[model.Listing](w, model.ListingRef(d.Listing)).Reservation
	}
	for name, tc := range map[string]struct {
		number int
		alter  func(w *rulestest.World, d, second rulestest.Trade)
	}{
		"a share too many is issued": {1, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.CountRef(d.Common), func(c *model.Count) { c.Issued++ })
		}},
		"more is issued than authorised": {1, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ClassRef(d.Common), func(c *model.ShareClass) { c.Authorised = 1 })
		}},
		"a count without its class": {1, func(w *rulestest.World, _, _ rulestest.Trade) {
			w.Set(model.Count{Class: "class-000102030405060708090a0b0c0d0e0f"})
		}},
		"a lot grew":                 {1, lot(bought, func(l *model.Lot) { l.Quantity++ })},
		"more came out than went in": {2, lot(bought, func(l *model.Lot) { l.Quantity++ })},
		"a lot ended into nothing":   {2, lot(sold, func(l *model.Lot) { l.Ended.Into = []value.LotID{} })},
		"a lot ended twice into one": {2, lot(sold, func(l *model.Lot) { l.Ended.Into[1] = l.Ended.Into[0] })},
		"an ended lot lives again":   {2, lot(sold, func(l *model.Lot) { l.Ended = nil })},
		"a lot comes from elsewhere": {2, lot(bought, func(l *model.Lot) { l.From = []value.LotID{"lot-000102030405060708090a0b0c0d0e0f"} })},
		"an unsettled agreement names lots": {2, func(w *rulestest.World, _, second rulestest.Trade) {
			rulestest.Change(w, model.AgreementRef(second.Agreement), func(a *model.Agreement) { a.Began = "lot-000102030405060708090a0b0c0d0e0f" })
		}},
		"a transfer changed the class": {3, func(w *rulestest.World, d, _ rulestest.Trade) {
			lot(bought, func(l *model.Lot) { l.Class = d.Preferred })(w, d, d)
		}},
		"a transfer changed the issuer":          {3, lot(bought, func(l *model.Lot) { l.Issuer = "issuer-000102030405060708090a0b0c0d0e0f" })},
		"more is bound than there is":            {4, lot(bought, func(l *model.Lot) { l.Pledged = l.Quantity + 1 })},
		"less is reserved than its reservations": {4, lot(balance, func(l *model.Lot) { l.Reserved-- })},
		"a reservation counts twice":             {4, lot(balance, func(l *model.Lot) { l.Reservations[1] = l.Reservations[0] })},
		"a reservation of no listing": {4, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ReservationRef(listed(w, d)), func(r *model.Reservation) { r.Listing = "listing-000102030405060708090a0b0c0d0e0f" })
		}},
		"a lot of nothing":                      {5, lot(bought, func(l *model.Lot) { l.Quantity = 0 })},
		"a total that is not price by quantity": {5, agreement(func(a *model.Agreement) { a.Terms.Total++ })},
		"an ended reservation that binds": {5, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ReservationRef(w.Agreed(d).Reservation), func(r *model.Reservation) { r.Quantity = 1 })
		}},
		"an encumbrance was lost": {6, lot(sold, func(l *model.Lot) { l.Pledged = 1 })},
		"a reservation stayed behind": {6, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ReservationRef(listed(w, d)), func(r *model.Reservation) { r.Lineage = value.LineageID(w.Agreed(d).Began) })
		}},
		"a lineage goes on with another holder's lot": {6, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.LineageRef(value.LineageID(w.Agreed(d).Ended)), func(l *model.Lineage) { l.Live = w.Agreed(d).Began })
		}},
		"a listing shows more than is reserved": {6, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ListingRef(d.Listing), func(l *model.Listing) { l.Remaining++ })
		}},
		"an agreement's shares are not reserved": {6, func(w *rulestest.World, _, second rulestest.Trade) {
			rulestest.Change(w, model.ReservationRef(w.Agreed(second).Reservation), func(r *model.Reservation) { r.Quantity-- })
		}},
		"an ended listing still reserves": {6, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.ListingRef(d.Listing), func(l *model.Listing) { l.State = model.ListingIsWithdrawn })
		}},
		"money appeared":                      {7, money(func(e *model.Escrow) { e.Held++ })},
		"a deposit is not among the payments": {7, money(func(e *model.Escrow) { e.Deposited++; e.Held++ })},
		"the price was given back":            {7, money(func(e *model.Escrow) { e.Refunded, e.Held = e.Held, 0 })},
		"the price was paid out unpaid":       {7, money(func(e *model.Escrow) { e.Released, e.Held = e.Held, 0 })},
		"the money was never freed":           {7, money(func(e *model.Escrow) { e.Releasable = nil })},
		"a payment is not named":              {7, money(func(e *model.Escrow) { e.References = nil })},
		"more is accepted than the price":     {7, money(func(e *model.Escrow) { e.Accepted++ })},
		"the price is not the terms'":         {7, money(func(e *model.Escrow) { e.Price++ })},
		"a lot ended for no known reason":     {8, lot(sold, func(l *model.Lot) { l.Ended.Reason = "lost" })},
		"a settlement that nobody signed":     {8, agreement(func(a *model.Agreement) { a.SellerSigned = a.BuyerSigned })},
		"an agreement of another holder":      {8, agreement(func(a *model.Agreement) { a.Terms.SellerEntry = "entry-000102030405060708090a0b0c0d0e0f" })},
		"the balance went to the buyer": {8, func(w *rulestest.World, d, _ rulestest.Trade) {
			entry := w.Lot(w.Agreed(d).Began).Entry
			lot(balance, func(l *model.Lot) { l.Entry = entry })(w, d, d)
		}},
		"the shares went to a third person": {8, func(w *rulestest.World, d, _ rulestest.Trade) {
			lot(bought, func(l *model.Lot) { l.Entry = d.Entries[1] })(w, d, d)
		}},
		"an entry was merged into itself": {8, func(w *rulestest.World, d, _ rulestest.Trade) { merged(w, d.Entries[1], d.Entries[1]) }},
		"entries were merged in a ring": {8, func(w *rulestest.World, d, _ rulestest.Trade) {
			merged(w, d.Entries[0], d.Entries[1])
			merged(w, d.Entries[1], d.Entries[0])
		}},
		"a contract date was changed":   {9, lot(bought, func(l *model.Lot) { l.ContractOn = "2026-01-01" })},
		"an effective date was changed": {9, lot(bought, func(l *model.Lot) { l.EffectiveOn = "2026-01-01" })},
		"the day of payment began anew": {9, lot(bought, func(l *model.Lot) { l.PaidOn = l.EffectiveOn })},
		"a listed lot claims to be settled": {9, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.LotRef(d.Lots[3]), func(l *model.Lot) { l.Provenance = model.Settled })
		}},
		"a balance lot was dated anew": {9, lot(balance, func(l *model.Lot) { l.EffectiveOn = "2026-01-01" })},
		"a record of no command":       {10, lot(bought, func(l *model.Lot) { l.Recorded.Command = value.CommandID(rulestest.Hex32("never sent")) })},
		"a record of a rejected command": {10, func(w *rulestest.World, d, _ rulestest.Trade) {
			no := w.Settle(d)
			w.Rejected(value.CodeWrongState, no)
			change10(w, d, no.ID())
		}},
		"a record of another kind of command": {10, agreement(func(a *model.Agreement) { a.Settled.Command = a.SellerSigned })},
		"a record of another transaction":     {10, lot(bought, func(l *model.Lot) { l.Recorded.Transaction = rulestest.Hex32("another") })},
		"a record of another time":            {10, lot(bought, func(l *model.Lot) { l.Recorded.At++ })},
		"an identifier that was not derived": {10, func(w *rulestest.World, d, _ rulestest.Trade) {
			l := w.Lot(d.Lots[4])
			l.ID = "lot-000102030405060708090a0b0c0d0e0f"
			w.Set(l)
		}},
		"terms that were changed": {10, agreement(func(a *model.Agreement) { a.Terms.Text = rulestest.Digest("another contract") })},
		"an outcome that is both": {10, func(w *rulestest.World, d, _ rulestest.Trade) {
			rulestest.Change(w, model.OutcomeRef(w.Agreed(d).SellerSigned), func(o *model.Outcome) { o.Code = value.CodeBound })
		}},
	} {
		t.Run(fmt.Sprintf("%d %s", tc.number, name), func(t *testing.T) {
			w, d, second := settledMarket(t)
			tc.alter(w, d, second)
			var numbers []int
			for _, v := range rules.Check(w.Records()) {
				numbers = append(numbers, v.Number)
			}
			if !slices.Contains(numbers, tc.number) {
				t.Errorf("found %v", numbers)
			}
		})
	}
}

// change10 has the settlement of a trade explained by another command.
func change10(w *rulestest.World, d rulestest.Trade, id value.CommandID) {
	rulestest.Change(w, model.AgreementRef(d.Agreement), func(a *model.Agreement) { a.Settled.Command = id })
}

func TestTheOrderOfTheRecordsDoesNotMatter(t *testing.T) {
	w, _, _ := settledMarket(t)
	records := slices.Collect(w.Records())
	slices.Reverse(records)
	if found := rules.Check(slices.Values(records)); len(found) > 0 {
		t.Errorf("in the other order: %v", found)
	}
}

func TestAnEmptyLedgerBreaksNothing(t *testing.T) {
	if found := rules.Check(slices.Values([]model.Record{})); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

func TestNoMoreThanAHundredViolationsAreReported(t *testing.T) {
	var records []model.Record
	for i := range 300 {
		records = append(records, model.Count{Class: value.ClassID(value.Derive("class", "x", i)), Issued: 1})
	}
	if found := rules.Check(slices.Values(records)); len(found) != 100 {
		t.Errorf("%d are reported", len(found))
	}
}
