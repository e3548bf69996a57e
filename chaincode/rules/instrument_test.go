package rules_test

import (
	"testing"

	"holdfast/chaincode/book"
	"holdfast/chaincode/check"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func TestAFurtherKindOfInstrumentIsDataAndRulesOfItsOwn(t *testing.T) {
	w, c := rulestest.Claimed(t)
	issuing := &rulestest.FundUnitsIssued{To: book.Allottee{Entry: c.Entries[0]}, Units: 7}
	w.Refused(value.CodeUnknownType, w.Command(rulestest.Officer, c.ID, issuing)) // the set in force does not know it
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	units := func(id string) rulestest.FundUnits {
		return rulestest.Get[rulestest.FundUnits](w, rulestest.FundUnitsRef(id))
	}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Seller, c.ID, &rulestest.FundUnitsIssued{To: book.Allottee{Entry: c.Entries[0]}, Units: 7}))
	id := w.Applied(w.Command(rulestest.Officer, c.ID, &rulestest.FundUnitsIssued{To: book.Allottee{Entry: c.Entries[0]}, Units: 7}))[0]
	w.Check()
	give := &rulestest.FundUnitsTransferred{ID: id, To: book.Allottee{Party: rulestest.Buyer.Did(), Address: rulestest.Address("buyer here")}}
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Stranger, c.ID, give))
	w.Applied(w.Command(rulestest.Seller, c.ID, give))
	if got := units(id); rulestest.Get[model.HolderEntry](w, model.EntryRef(got.Entry)).Controller != rulestest.Buyer.Did() || got.Units != 7 {
		t.Errorf("the units are %+v", got)
	}
	w.Check()
	w.Rejected(value.CodeEntryNotYours, w.Command(rulestest.Seller, c.ID, &rulestest.FundUnitsRedeemed{ID: id}))
	w.Applied(w.Command(rulestest.Buyer, c.ID, &rulestest.FundUnitsRedeemed{ID: id}))
	w.Rejected(value.CodeWrongState, w.Command(rulestest.Buyer, c.ID, &rulestest.FundUnitsRedeemed{ID: id}))
	if w.Issued(c.Common) != 1_500 || w.Issued(c.Preferred) != 700 {
		t.Error("units count as shares")
	}
	w.Check()
	// The register's own acts go on beside them, and the invariants of all instruments hold for the new kind too.
	d := w.Offered(c, c.Lots[2], 100, 50, 1_000)
	w.Applied(w.Sign(d, rulestest.Seller), w.Sign(d, rulestest.Buyer), w.Deposit(d, 50_000), w.Settle(d))
	w.Check()
	rulestest.Change(w, rulestest.FundUnitsRef(id), func(u *rulestest.FundUnits) { u.Entry = "entry-000102030405060708090a0b0c0d0e0f" })
	if found := check.Check(w.Sets.Latest(), w.Records()); len(found) != 1 || found[0].Number != 8 {
		t.Errorf("units of nobody: %v", found)
	}
}
