package founding

import (
	"slices"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxSetName is the longest name of a set of rules.
const maxSetName = 32

// RulesSelected puts a later set of rules in force. Two thirds of the members' administrators sign it. What was decided before
// stays decided by the rules that were in force then.
type RulesSelected struct {
	Rules string `json:"rules"`
}

func (b *RulesSelected) Check() error {
	f := value.NewForm()
	f.Want(value.IsName(b.Rules, maxSetName), "rules", value.AName(1, maxSetName))
	return f.Err()
}

// Quorum counts the members whose administrators sign.
func (b *RulesSelected) Quorum(t *ledger.Tx, c *model.Command) error {
	if t.Sets.Named(b.Rules) == nil {
		return value.Deny(value.CodeUnknownRules, value.Word("rules", b.Rules))
	}
	return twoThirds(t, c)
}

// twoThirds refuses a command that administrators of fewer than two thirds of the members have signed.
func twoThirds(t *ledger.Tx, c *model.Command) error {
	signed := 0
	for _, m := range t.Ledger().Members {
		if m.Administrator == c.Actor || slices.Contains(t.Cosigners, m.Administrator) {
			signed++
		}
	}
	if 3*signed < 2*len(t.Ledger().Members) {
		return value.Deny(value.CodeMoreSignatures, value.Because("two-thirds-of-administrators"), value.InNumber("signed", signed), value.InNumber("members", len(t.Ledger().Members)))
	}
	return nil
}

func (b *RulesSelected) Apply(t *ledger.Tx, c *model.Command) error {
	ledger := t.Ledger()
	if t.Sets.Index(b.Rules) <= t.Sets.Index(ledger.Rules) {
		return value.Deny(value.CodeWrongState, value.Because("these-rules-or-later-in-force"), value.Word("rules", ledger.Rules))
	}
	on := t.Stamp()
	ledger.Rules, ledger.Selected = b.Rules, &on
	t.Put(ledger)
	return nil
}
