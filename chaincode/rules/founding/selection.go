package founding

import (
	"slices"
	"strings"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// maxSetName is the longest name of a set of rules.
const maxSetName = 32

// RulesSelected puts a later set of rules in force. As many administrators of two thirds of the members sign it as each asks for, and
// every member's last tick says that its peer runs the set. What was decided before
// stays decided by the rules that were in force then.
type RulesSelected struct {
	Rules string `json:"rules"`
}

func (b *RulesSelected) Check() error {
	f := value.NewForm()
	f.Want(value.IsName(b.Rules, maxSetName), "rules", value.AName(1, maxSetName))
	return f.Err()
}

// Quorum counts the members whose administrators signed.
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
		if t.Administrators(m, c) >= m.Threshold {
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
	if unable := without(t, b.Rules); len(unable) > 0 {
		return value.Deny(CodeRulesNotRun, value.Word("members", strings.Join(unable, ", ")))
	}
	on := t.Stamp()
	ledger.Rules, ledger.Selected = b.Rules, &on
	t.Put(ledger)
	return nil
}

// without names the members whose last ticks do not name a set of rules.
func without(t *ledger.Tx, set string) []string {
	var members []string
	for _, m := range t.Ledger().Members {
		if clock, _ := ledger.Load[model.Clock](t, model.ClockRef(m.ID)); !slices.Contains(clock.Rules, set) {
			members = append(members, string(m.ID))
		}
	}
	return members
}
