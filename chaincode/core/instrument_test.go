package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func TestAFurtherKindOfInstrumentIsDataAndRulesOfItsOwn(t *testing.T) {
	w, c := claimed(t)
	issuing := &core.FundUnitsIssued{To: core.Allottee{Entry: c.entries[0]}, Units: 7}
	w.refused(core.CodeUnknownType, w.command(officer, c.id, issuing)) // the set in force does not know it
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	units := func(id string) core.FundUnits { return get[core.FundUnits](w, core.FundUnitsRef(id)) }
	w.rejected(core.CodeNotOfficer, w.command(seller, c.id, &core.FundUnitsIssued{To: core.Allottee{Entry: c.entries[0]}, Units: 7}))
	id := w.applied(w.command(officer, c.id, &core.FundUnitsIssued{To: core.Allottee{Entry: c.entries[0]}, Units: 7}))[0]
	w.check()
	give := &core.FundUnitsTransferred{ID: id, To: core.Allottee{Party: buyer.did(), Commitment: commitment("buyer here")}}
	w.rejected(core.CodeEntryNotYours, w.command(stranger, c.id, give))
	w.applied(w.command(seller, c.id, give))
	if got := units(id); get[core.HolderEntry](w, core.EntryRef(got.Entry)).Controller != buyer.did() || got.Units != 7 {
		t.Errorf("the units are %+v", got)
	}
	w.check()
	w.rejected(core.CodeEntryNotYours, w.command(seller, c.id, &core.FundUnitsRedeemed{ID: id}))
	w.applied(w.command(buyer, c.id, &core.FundUnitsRedeemed{ID: id}))
	w.rejected(core.CodeWrongState, w.command(buyer, c.id, &core.FundUnitsRedeemed{ID: id}))
	if w.issued(c.common) != 1_500 || w.issued(c.preferred) != 700 {
		t.Error("units count as shares")
	}
	w.check()
	// The register's own acts go on beside them, and the invariants of all instruments hold for the new kind too.
	d := w.offered(c, c.lots[2], 100, 50, 1_000)
	w.applied(w.sign(d, seller), w.sign(d, buyer), w.deposit(d, 50_000), w.settle(d))
	w.check()
	change(w, core.FundUnitsRef(id), func(u *core.FundUnits) { u.Entry = "entry-000102030405060708090a0b0c0d0e0f" })
	if found := core.CheckBy(w.sets.Latest(), w.records()); len(found) != 1 || found[0].Number != 8 {
		t.Errorf("units of nobody: %v", found)
	}
}
