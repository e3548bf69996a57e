package ledger_test

import (
	"encoding/json"
	"slices"
	"testing"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// working are the acts that a member's worker may sign: its clock's ticks, and what is due and anybody may sign.
var working = []value.Type{
	"AgreementExpired", "ApprovalDeemed", "ClockTicked", "DisputeLapsed", "FirstRefusalClosed", "ListingExpired", "LockEnded", "OptionExpired",
	"RecoveryDropped", "TradeSettled", "TransferCompleted", "TransferWithdrawn",
}

// TestAWorkersKeySignsWhatIsDueAndNothingElse goes through every type of command.
func TestAWorkersKeySignsWhatIsDueAndNothingElse(t *testing.T) {
	w := rulestest.Founded(t)
	set := w.Sets.Latest()
	for _, kind := range set.Types() {
		act := set.Acts[kind]
		if kind == "LedgerFounded" || slices.Contains([]value.Type{"FundUnitsIssued", "FundUnitsTransferred", "FundUnitsRedeemed"}, kind) {
			continue // the first is signed by keys that its body names; the others are the tests' own
		}
		if slices.Contains(working, kind) != act.Worker {
			t.Errorf("%s: a worker may sign it: %t", kind, act.Worker)
		}
		tx := signing(w, kind)
		for who, c := range map[string]struct {
			actor  rulestest.Someone
			others []rulestest.Someone
			party  value.DID
			may    bool
		}{
			"as the actor":           {rulestest.Worker(1), nil, "", act.Worker},
			"for another":            {rulestest.Worker(1), nil, rulestest.Stranger.Did(), false},
			"with an administrator":  {rulestest.Administrator(1), []rulestest.Someone{rulestest.Worker(1)}, "", false},
			"with a person for whom": {rulestest.Stranger, []rulestest.Someone{rulestest.Worker(1)}, rulestest.Seller.Did(), false},
		} {
			if got := tx(c.actor, c.party, c.others...) == nil; got != c.may {
				t.Errorf("%s %s: a worker's proof is taken: %t", kind, who, got)
			}
		}
	}
}

// signing asks whether the proofs of a command of a type are taken.
func signing(w *rulestest.World, kind value.Type) func(actor rulestest.Someone, party value.DID, others ...rulestest.Someone) error {
	return func(actor rulestest.Someone, party value.DID, others ...rulestest.Someone) error {
		command := model.Command{Version: 1, Type: kind, Actor: actor.Did(), For: party, Body: rules.NewBody(kind)}
		encoded, err := json.Marshal(map[string]any{"type": kind, "actor": actor.Did(), "for": party})
		if err != nil {
			w.Fatalf("%v", err)
		}
		signed := model.SignedCommand{Command: string(encoded), Proofs: []model.Proof{actor.Prove(string(encoded))}}
		for _, who := range others {
			signed.Proofs = append(signed.Proofs, who.Prove(string(encoded)))
		}
		return ledger.Signed(w.Sets.Latest(), w, rulestest.Words{}, w.Facts(), &command, signed)
	}
}
