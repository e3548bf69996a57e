package rules_test

import (
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func selection(w *rulestest.World, rules string, others ...rulestest.Someone) model.SignedCommand {
	w.Helper()
	return rulestest.Cosigned(w.Command(rulestest.Administrator(1), "", &founding.RulesSelected{Rules: rules}), others...)
}

func TestALedgerIsFoundedUnderAnySetOfRules(t *testing.T) {
	for _, rules := range []string{rulestest.FirstRules, rulestest.LaterRules} {
		w := rulestest.NewWorld(t)
		w.Rules = rules
		w.Applied(w.Founding())
		if l := rulestest.Get[model.Ledger](w, model.LedgerRef); l.Rules != rules || l.Selected != nil {
			t.Errorf("the ledger is %+v", l)
		}
		w.Check()
	}
}

func TestTwoThirdsOfTheAdministratorsPutLaterRulesInForce(t *testing.T) {
	w := rulestest.Founded(t)
	w.Refused(value.CodeMoreSignatures, selection(w, rulestest.LaterRules))
	w.Refused(value.CodeMoreSignatures, selection(w, rulestest.LaterRules, rulestest.Administrator(2)))
	w.Refused(value.CodeMoreSignatures, selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Stranger))
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(4)))
	if l := rulestest.Get[model.Ledger](w, model.LedgerRef); l.Rules != rulestest.LaterRules || l.Selected == nil {
		t.Errorf("the ledger is %+v", l)
	}
	w.Check()
}

func TestASelectionOfRulesLeavesWhatWasDecided(t *testing.T) {
	w := rulestest.Founded(t)
	w.Identify(rulestest.Seller)
	c := w.ImportList(w.Admit(rulestest.Facts()))
	before := w.In(t)
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	for key, value := range before.State {
		if key != "ledger/0" && string(w.State[key]) != string(value) {
			t.Errorf("%s changed", key)
		}
	}
	w.Applied(w.Homes(c, rulestest.Officer, "member1", "member3")) // and the ledger goes on
	w.Check()
}

func TestALedgerKeepsItsRulesOrTakesLaterOnes(t *testing.T) {
	w := rulestest.Founded(t)
	w.Rejected(value.CodeWrongState, selection(w, rulestest.FirstRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	w.Refused(value.CodeUnknownRules, selection(w, "2099-1", rulestest.Administrator(2), rulestest.Administrator(3)))
	w.Refused(value.CodeMoreSignatures, selection(w, rulestest.FirstRules, rulestest.Administrator(2)))
	w.Refused(value.CodeMoreSignatures, selection(w, rulestest.FirstRules, rulestest.Administrator(2), rulestest.Stranger))
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	w.Rejected(value.CodeWrongState, selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(4)))
	w.Rejected(value.CodeWrongState, selection(w, rulestest.FirstRules, rulestest.Administrator(2), rulestest.Administrator(4)))
}

func TestAProgramThatCannotRunTheRulesInForceDecidesNothing(t *testing.T) {
	w := rulestest.Founded(t)
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	batch := []model.SignedCommand{w.Homes(rulestest.Company{ID: "issuer-000102030405060708090a0b0c0d0e0f"}, rulestest.Officer, "member1", "member3")}
	if _, err := ledger.Execute(rules.Known(), w, rulestest.Words{}, w.Facts(), batch); err == nil {
		t.Error("a batch was decided by other rules than those in force")
	}
}

func TestALaterSetsBoundsHoldFromItsSelectionOn(t *testing.T) {
	w, c := rulestest.Claimed(t)
	hundredDays := func() model.SignedCommand {
		return w.Command(rulestest.Seller, c.ID, &trade.SharesListed{Lot: c.Lots[0], Quantity: 1, Price: 100, Until: w.Now.After(100 * value.Day)})
	}
	w.Applied(hundredDays())
	w.Applied(selection(w, rulestest.LaterRules, rulestest.Administrator(2), rulestest.Administrator(3)))
	w.Rejected(value.CodeTooLate, hundredDays())
	w.Check()
}
