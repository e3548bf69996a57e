package core

import (
	"slices"
)

// ruleSets names the sets of rules, in their order. A set is never changed once a ledger runs by it: what is new comes as a new
// set, and a ledger goes over to it by an act (RulesSelected), so that replaying what came before gives what it gave.
var ruleSets = []string{"2027-1"}

// LatestRules is the newest set of rules, with which a new ledger is founded.
func LatestRules() string { return ruleSets[len(ruleSets)-1] }

// RuleSets lists the sets of rules, in their order.
func RuleSets() []string { return slices.Clone(ruleSets) }

// RulesSelected puts a later set of rules in force. Two thirds of the members' administrators sign it. What was decided before
// stays decided by the rules that were in force then.
type RulesSelected struct {
	Rules string `json:"rules"`
}

func (b *RulesSelected) check() error {
	f := newForm()
	f.want(slices.Contains(ruleSets, b.Rules), "rules", aKnownValue)
	return f.err()
}

// quorum counts the administrators.
func (b *RulesSelected) quorum(t *tx, c *Command) error {
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
	if slices.Index(ruleSets, b.Rules) <= slices.Index(ruleSets, ledger.Rules) {
		return deny(CodeWrongState, because("these-rules-or-later-in-force"), word("rules", ledger.Rules))
	}
	selected := t.stamp()
	ledger.Rules, ledger.Selected = b.Rules, &selected
	t.put(ledger)
	return nil
}
