package rules

import (
	"iter"

	"holdfast/chaincode/book"
	"holdfast/chaincode/check"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/founding"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/say"
	"holdfast/chaincode/value"
)

// known are the sets of rules that this program runs.
var known = model.Sets{model.NewSet("2027-1", Bounds(), Groups()...)}

// Bounds are the periods and limits of the set 2027-1.
func Bounds() model.Bounds {
	return model.Bounds{
		TransferMonths: 6, AnswerMonths: 1, ChoiceDays: 20, DesignationDays: 14, DemandDays: 10, PurchaseMonths: 2,
		ClosingMonths: 3, ClosingNotice: 14, LockYears: 30, HolidaysAhead: 3,
		Listing: 180 * value.Day, Funding: 180 * value.Day, Barred: 14 * value.Day, Dispute: 14 * value.Day, Contest: 30 * value.Day, Fence: 14 * value.Day, Request: 180 * value.Day,
		Appointment: 366 * value.Day, Office: 3 * 366 * value.Day, Representation: 5 * 366 * value.Day,
	}
}

// Groups are what each package of acts brings to the set 2027-1.
func Groups() []model.Group {
	return []model.Group{
		{Refusals: say.Refusals, Rejections: say.Rejections}, ledger.Group, book.Group, founding.Group, party.Group, company.Group, holder.Group, issue.Group, change.Group, right.Group, trade.Group, move.Group,
		binding.Group, approval.Group, dispute.Group, request.Group, correction.Group, certificate.Group,
	}
}

// Known lists the sets of rules that this program runs, in their order.
func Known() model.Sets { return known }

// LatestRules names the newest set of rules, with which a new ledger is founded.
func LatestRules() string { return known.Latest().Name }

// RuleSets names the sets of rules, in their order.
func RuleSets() []string { return known.Names() }

// Execute decides a batch by the known sets of rules.
func Execute(state ledger.State, verifier ledger.Verifier, facts ledger.Facts, batch []model.SignedCommand) (ledger.Result, error) {
	return ledger.Execute(known, state, verifier, facts, batch)
}

// DecodeCommand reads a command by the newest set of rules (Set.DecodeCommand).
func DecodeCommand(encoded []byte) (model.Command, error) {
	return known.Latest().DecodeCommand(encoded)
}

// Types lists every type of command of the newest set, ordered by name.
func Types() []value.Type { return known.Latest().Types() }

// NewBody makes an empty body of a type of the newest set, nil for a type that does not exist.
func NewBody(name value.Type) model.Body { return known.Latest().NewBody(name) }

// AboutTypes lists what is known of every type of the newest set, ordered by name.
func AboutTypes() []model.About { return known.Latest().About() }

// Rejections lists the codes of authenticated commands that a rule forbids, ordered by name.
func Rejections() []value.Code { return known.Latest().Rejections() }

// Describe is what a wallet shows before its owner signs, by the newest set of rules.
func Describe(c model.Command) model.Sentence { return say.Describe(known.Latest(), c) }

// Explain is what a person is told when a command was not applied, by the newest set of rules.
func Explain(code value.Code, args ...value.Arg) model.Sentence {
	return say.Explain(known.Latest(), code, args...)
}

// Unfilled is what Explain says of a code, with places for a refusal's arguments.
func Unfilled(code value.Code) model.Sentence { return say.Unfilled(known.Latest(), code) }

// Check runs the invariants over records that were made by the newest set of rules.
func Check(records iter.Seq[model.Record]) []check.Violation {
	return check.Check(known.Latest(), records)
}
