package core

import "iter"

// known are the sets of rules that this program runs.
var known = Sets{NewSet("2027-1", Groups()...)}

// Groups are what each package of acts brings to the set 2027-1.
func Groups() []Group {
	return []Group{
		commonGroup, foundingGroup, partyGroup, companyGroup, holderGroup, issueGroup, changeGroup, rightGroup, tradeGroup, moveGroup,
		bindingGroup, approvalGroup, disputeGroup, requestGroup, correctionGroup, certificateGroup,
	}
}

// Known lists the sets of rules that this program runs, in their order.
func Known() Sets { return known }

// LatestRules names the newest set of rules, with which a new ledger is founded.
func LatestRules() string { return known.Latest().Name }

// RuleSets names the sets of rules, in their order.
func RuleSets() []string { return known.Names() }

// Execute decides a batch by the known sets of rules (Run).
func Execute(state State, verifier Verifier, facts Facts, batch []SignedCommand) (Result, error) {
	return Run(known, state, verifier, facts, batch)
}

// DecodeCommand reads a command by the newest set of rules (Set.DecodeCommand).
func DecodeCommand(encoded []byte) (Command, error) { return known.Latest().DecodeCommand(encoded) }

// Types lists every type of command of the newest set, ordered by name.
func Types() []Type { return known.Latest().Types() }

// NewBody makes an empty body of a type of the newest set, nil for a type that does not exist.
func NewBody(name Type) Body { return known.Latest().NewBody(name) }

// AboutTypes lists what is known of every type of the newest set, ordered by name.
func AboutTypes() []About { return known.Latest().About() }

// Rejections lists the codes of authenticated commands that a rule forbids, ordered by name.
func Rejections() []Code { return known.Latest().Rejections() }

// Describe is what a wallet shows before its owner signs, by the newest set of rules (DescribeBy).
func Describe(c Command) Sentence { return DescribeBy(known.Latest(), c) }

// Explain is what a person is told when a command was not applied, by the newest set of rules (ExplainBy).
func Explain(code Code, args ...Arg) Sentence { return ExplainBy(known.Latest(), code, args...) }

// Check runs the invariants over records that were made by the newest set of rules (CheckBy).
func Check(records iter.Seq[Record]) []Violation { return CheckBy(known.Latest(), records) }
