package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// firstRules is the set that the tests' ledgers are founded with; laterRules, which tests alone know, comes after it.
var firstRules, laterRules = core.LatestRules(), core.LaterSet().Name

func (w *world) selection(rules string, others ...someone) core.SignedCommand {
	w.Helper()
	return cosigned(w.command(administrator(1), "", &core.RulesSelected{Rules: rules}), others...)
}

func TestALedgerIsFoundedUnderAnySetOfRules(t *testing.T) {
	for _, rules := range []string{firstRules, laterRules} {
		w := newWorld(t)
		w.rules = rules
		w.applied(w.founding())
		if l := get[core.Ledger](w, core.LedgerRef); l.Rules != rules || l.Selected != nil {
			t.Errorf("the ledger is %+v", l)
		}
		w.check()
	}
}

func TestTwoThirdsOfTheAdministratorsPutLaterRulesInForce(t *testing.T) {
	w := founded(t)
	w.refused(core.CodeMoreSignatures, w.selection(laterRules))
	w.refused(core.CodeMoreSignatures, w.selection(laterRules, administrator(2)))
	w.refused(core.CodeMoreSignatures, w.selection(laterRules, administrator(2), stranger))
	w.applied(w.selection(laterRules, administrator(2), administrator(4)))
	if l := get[core.Ledger](w, core.LedgerRef); l.Rules != laterRules || l.Selected == nil {
		t.Errorf("the ledger is %+v", l)
	}
	w.check()
}

func TestASelectionOfRulesLeavesWhatWasDecided(t *testing.T) {
	w := founded(t)
	w.identify(seller)
	c := w.importList(w.admit(facts()))
	before := w.in(t)
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	for key, value := range before.state {
		if key != "ledger/0" && string(w.state[key]) != string(value) {
			t.Errorf("%s changed", key)
		}
	}
	w.applied(w.homes(c, officer, "member1", "member3")) // and the ledger goes on
	w.check()
}

func TestALedgerKeepsItsRulesOrTakesLaterOnes(t *testing.T) {
	w := founded(t)
	w.rejected(core.CodeWrongState, w.selection(firstRules, administrator(2), administrator(3)))
	w.refused(core.CodeUnknownRules, w.selection("2099-1", administrator(2), administrator(3)))
	w.refused(core.CodeMoreSignatures, w.selection(firstRules, administrator(2)))
	w.refused(core.CodeMoreSignatures, w.selection(firstRules, administrator(2), stranger))
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	w.rejected(core.CodeWrongState, w.selection(laterRules, administrator(2), administrator(4)))
	w.rejected(core.CodeWrongState, w.selection(firstRules, administrator(2), administrator(4)))
}

func TestAProgramThatCannotRunTheRulesInForceDecidesNothing(t *testing.T) {
	w := founded(t)
	w.applied(w.selection(laterRules, administrator(2), administrator(3)))
	batch := []core.SignedCommand{w.homes(company{id: "issuer-000102030405060708090a0b0c0d0e0f"}, officer, "member1", "member3")}
	if _, err := core.Run(core.Known(), w, words{}, w.facts(), batch); err == nil {
		t.Error("a batch was decided by other rules than those in force")
	}
}
