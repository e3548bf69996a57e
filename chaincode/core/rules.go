package core

import "slices"

// maxSetName is the longest name of a set of rules.
const maxSetName = 32

// RulesSelected puts a later set of rules in force. Two thirds of the members' administrators sign it. What was decided before
// stays decided by the rules that were in force then.
type RulesSelected struct {
	Rules string `json:"rules"`
}

func (b *RulesSelected) check() error {
	f := newForm()
	f.want(isName(b.Rules, maxSetName), "rules", aName(1, maxSetName))
	return f.err()
}

// quorum counts the administrators.
func (b *RulesSelected) quorum(t *tx, c *Command) error {
	if t.sets.Named(b.Rules) == nil {
		return deny(CodeUnknownRules, word("rules", b.Rules))
	}
	signed := 0
	for _, m := range t.ledger().Members {
		if m.Administrator == c.Actor || slices.Contains(t.cosigners, m.Administrator) {
			signed++
		}
	}
	if 3*signed < 2*len(t.ledger().Members) {
		return deny(CodeMoreSignatures, because("two-thirds-of-administrators"), inNumber("signed", signed), inNumber("members", len(t.ledger().Members)))
	}
	return nil
}

func (b *RulesSelected) apply(t *tx, c *Command) error {
	ledger := t.ledger()
	if t.sets.Index(b.Rules) <= t.sets.Index(ledger.Rules) {
		return deny(CodeWrongState, because("these-rules-or-later-in-force"), word("rules", ledger.Rules))
	}
	on := t.stamp()
	ledger.Rules, ledger.Selected = b.Rules, &on
	t.put(ledger)
	return nil
}
