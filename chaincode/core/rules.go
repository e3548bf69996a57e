package core

import (
	"slices"
)

// The sets of rules. A set is never changed once a ledger runs by it: what is new comes as a new set, and a ledger goes over to
// it by an act (RulesSelected), so that replaying what came before gives what it gave.
const (
	rules1 = "2026-1"
	rules2 = "2026-2"
)

// ruleSets are all sets, in their order.
var ruleSets = []string{rules1, rules2}

// rules is how the rules that changed from one set to a later one go.
type rules struct {
	// cosigned: commands may carry the proofs of parties that sign with the actor.
	cosigned bool
	// onBehalf: a command may be signed for another party, by authority.
	onBehalf bool
	// followed: a refused approval is followed by the rights of Commercial Act art. 335-2(4); before, it ended the agreement.
	followed bool
	// holidays: a period that ends on a Saturday or a public holiday ends with the next working day (Civil Act art. 161).
	holidays bool
	// wholeOffice: the applicant, once admitted, may sign every officer's act; before, only those of a list.
	wholeOffice bool
	// keysHeld: the ledger keeps whose each key is, so that no two parties have the same.
	keysHeld bool
	// checkedMoney: money over a desk's limit is attested by two desks; before, it was rejected.
	checkedMoney bool
}

var rulesOf = map[string]rules{
	rules1: {},
	rules2: {cosigned: true, onBehalf: true, followed: true, holidays: true, wholeOffice: true, keysHeld: true, checkedMoney: true},
}

// LatestRules is the newest set of rules, with which a new ledger is founded.
func LatestRules() string { return ruleSets[len(ruleSets)-1] }

// RuleSets lists the sets of rules, in their order.
func RuleSets() []string { return slices.Clone(ruleSets) }

// rules is the set in force.
func (t *tx) rules() rules { return rulesOf[t.ledger().Rules] }

// newer is a body that uses what only a later set of rules knows.
type newer interface{ since() string }

// knownBy refuses a command that the set in force does not know: to that set its type, or a field, does not exist.
func knownBy(set string, c *Command) error {
	force := slices.Index(ruleSets, set)
	if slices.Index(ruleSets, acts[c.Type].since) > force {
		return unknownType(c.Type)
	}
	body, revised := c.Body.(newer)
	if revised && slices.Index(ruleSets, body.since()) > force || c.For != "" && !rulesOf[set].onBehalf {
		return deny(CodeMalformed, because("command-not-of-its-form"))
	}
	return nil
}

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
