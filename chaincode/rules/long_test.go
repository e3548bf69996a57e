package rules_test

import (
	"fmt"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// longLived is how many acts one class, one lot and one party go through.
const longLived = 2_000

// small checks that no record which commands of many people load has grown beyond its bound.
func small(t *testing.T, w *rulestest.World) {
	t.Helper()
	for r := range w.Records() {
		switch r.(type) {
		case model.Ledger, model.ChangePage, model.Import:
			continue // read by the founding act's or the staged act's own commands, or bounded by the founding command
		}
		if encoded, err := record.Encode(r); err != nil || len(encoded) > value.MaxShared {
			t.Errorf("the record %s has %d bytes (%v)", record.Key(r.Ref()), len(encoded), err)
		}
	}
}

// soon counts acts and, at every 500th, checks the register.
func soon(t *testing.T, w *rulestest.World, acts int) {
	t.Helper()
	if acts%500 < 4 {
		w.Check()
		small(t, w)
	}
}

func TestAClassLivesForThousandsOfActs(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of acts")
	}
	w, c := rulestest.Claimed(t)
	pledge := w.Binder(w.Pledge(c, rulestest.Seller, c.Lots[0], 100))
	asOf, issued := w.Now, w.Issued(c.Common)
	w.Pass(value.Day)
	split, back := c.Splitting(), c.Consolidating(5, model.RoundDown)
	back.Par = 500
	split.Authorised, back.Authorised = 50_000, 50_000
	for acts := 0; acts < longLived; acts += 4 {
		terms := split
		if acts%8 == 4 {
			terms = back
		}
		id := w.Opened(c, terms)
		pages := w.PagesOf(id, w.Live(c.Common), 50)
		w.Applied(w.Page(c, id, 0, pages[0]...))
		w.Applied(w.Closing(c, id, 1), w.Amend(c, company.ArticlesAmended{Preemption: &company.FirstRefusal{Days: acts % 8}}))
		w.Pass(value.Day)
		soon(t, w, acts)
	}
	w.Check()
	small(t, w)
	w.Applied(w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: pledge}))
	w.Check()
	// What was issued long ago is still known.
	id := w.Announce(c, c.Granting(2, asOf))
	w.Rejected(value.CodeDateOutOfRange, w.Command(rulestest.Officer, c.ID, &change.ChangeOpened{Change: id})) // because the class was changed since
	first := rulestest.Get[model.IssuedUntil](w, model.IssuedUntilRef(c.Common, 0))
	if n := rulestest.Get[model.Count](w, model.CountRef(c.Common)).Changes; n < longLived/4 || first.Issued != issued {
		t.Errorf("%d changes are known, the first of %d shares", n, first.Issued)
	}
}

func TestALotLivesForThousandsOfActs(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of acts")
	}
	w, c := rulestest.Claimed(t)
	lot := c.Lots[0]
	standing := w.Binder(w.Pledge(c, rulestest.Seller, lot, 10))
	for acts := 0; acts < longLived; acts += 4 {
		w.Pass(60)
		listing := value.ListingID(w.Applied(w.List(c, rulestest.Seller, lot, 3, 1))[0])
		lock := w.Binder(w.Lock(c, rulestest.Seller, lot, 2))
		w.Applied(w.Command(rulestest.Seller, c.ID, &trade.ListingWithdrawn{Listing: listing}), w.Command(rulestest.Stranger, c.ID, &binding.LockEnded{Lock: lock}))
		soon(t, w, acts)
	}
	w.Applied(w.Command(rulestest.Stranger, c.ID, &binding.PledgeReleased{Pledge: standing}))
	if l := w.Lot(lot); l.Free() != l.Quantity || len(l.Reservations)+len(l.Encumbrances)+len(l.Bound) != 0 {
		t.Errorf("the lot is %+v", l)
	}
	w.Check()
}

func TestAPartyLivesForThousandsOfActs(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of acts")
	}
	w := rulestest.Founded(t)
	homes := []value.MemberID{"member1", "member3", "member4"}
	for acts := 0; acts < longLived; acts += 4 {
		i := acts / 4
		key := rulestest.Someone(fmt.Sprint("key ", acts))
		w.Applied(
			w.AddKey(rulestest.Seller, key, rulestest.ToSign...), w.RevokeKey(rulestest.Seller, key),
			w.Command(rulestest.Seller, "", &party.PartyHomesChanged{Homes: []value.MemberID{homes[i%3], homes[(i+1)%3]}}),
			w.Command(rulestest.Identity1, "", &party.PartyDataPurged{Party: rulestest.Seller.Did(), Member: "member1", Request: rulestest.Digest("request")}),
		)
		w.Pass(600)
		soon(t, w, acts)
	}
	w.Check()
	small(t, w)
}
