package core

import (
	"errors"
	"strings"
)

// Code is a stable name of what forbids a command. Codes are never renamed and never reused.
type Code string

// Error is why a command was refused or rejected: a code and typed arguments, without personal data. Whoever shows it makes
// the sentence (Explain).
type Error struct {
	Code Code
	Args []Arg
}

// Error is the code and the arguments as they stand, for logs and tests.
func (e *Error) Error() string {
	var out strings.Builder
	out.WriteString(string(e.Code))
	for _, a := range e.Args {
		out.WriteString(" " + a.Name + "=" + a.Value)
	}
	return out.String()
}

// deny says why a command was refused or rejected.
func deny(code Code, args ...Arg) *Error { return &Error{Code: code, Args: args} }

// CodeOf is the code of an error that this package made, and CodeInternal of any other.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// argsOf are the arguments of an error that this package made. What another package's error says stays where it is: it may be
// worded in another way tomorrow.
func argsOf(err error) []Arg {
	var e *Error
	if errors.As(err, &e) {
		return e.Args
	}
	return nil
}

// The codes of commands that are refused: nothing is written.
const (
	CodeInternal        Code = "internal"
	CodeMalformed       Code = "command-malformed"
	CodeNotCanonical    Code = "command-not-canonical"
	CodeTooLarge        Code = "command-too-large"
	CodeUnknownType     Code = "command-unknown-type"
	CodeOtherLedger     Code = "command-for-other-ledger"
	CodeExpired         Code = "command-expired"
	CodeExpiryTooFar    Code = "command-expiry-too-far"
	CodeUnknownActor    Code = "actor-unknown"
	CodeBadProof        Code = "proof-invalid"
	CodeNotFounded      Code = "ledger-not-founded"
	CodeDeferred        Code = "command-deferred"
	CodeOtherIntroducer Code = "introduction-by-other-member"
	CodeAlreadyFounded  Code = "ledger-already-founded"
	CodeMoreSignatures  Code = "signatures-missing"
	CodeUnknownRules    Code = "rules-unknown"
)

// The codes of authenticated commands that a rule rejects: the outcome is recorded, nothing else is.
const (
	CodeAfterRejected       Code = "after-rejected"
	CodeAlreadyExists       Code = "already-exists"
	CodeNotFound            Code = "not-found"
	CodeUnknownMember       Code = "member-unknown"
	CodeNotAdministrator    Code = "not-administrator"
	CodeNotDesk             Code = "not-a-desk"
	CodeDeskLimit           Code = "over-desk-limit"
	CodeSameDesk            Code = "maker-is-checker"
	CodeWrongState          Code = "wrong-state"
	CodeNotOfficer          Code = "not-an-officer"
	CodeNotDirector         Code = "not-a-director"
	CodeInterested          Code = "director-interested"
	CodeAlreadyVoted        Code = "already-voted"
	CodeBoardCannotDecide   Code = "board-cannot-decide"
	CodeNotIdentified       Code = "party-not-identified"
	CodeCorporateNumberUsed Code = "corporate-number-taken"
	CodeAlreadyImported     Code = "register-already-imported"
	CodeTotalsDiffer        Code = "totals-differ"
	CodeDateOutOfRange      Code = "date-out-of-range"
	CodeOverAuthorised      Code = "over-authorised"
	CodeEntryNotYours       Code = "entry-not-yours"
	CodeEntryTaken          Code = "entry-already-claimed"
	CodeNotAttested         Code = "claim-not-attested"
	CodeNotHome             Code = "desk-not-at-home"
	CodeObjectionPeriod     Code = "objection-period"
	CodeContested           Code = "entry-contested"
	CodePeriodOver          Code = "objection-period-over"
	CodeNotFree             Code = "shares-not-free"
	CodeSixMonths           Code = "six-month-rule"
	CodeLotEnded            Code = "lot-ended"
	CodeTooManyLots         Code = "too-many-lots"
	CodeNotYours            Code = "not-yours"
	CodeOwnListing          Code = "own-listing"
	CodeNotExpired          Code = "not-expired"
	CodeTooLate             Code = "too-late"
	CodeListingShort        Code = "listing-insufficient"
	CodeNotYourTurn         Code = "not-your-turn"
	CodeTermsDiffer         Code = "terms-differ"
	CodeAlreadySigned       Code = "already-signed"
	CodeReferenceUsed       Code = "bank-reference-used"
	CodeTooManyPayments     Code = "too-many-payments"
	CodeWrongAgent          Code = "wrong-escrow-agent"
	CodeWrongAmount         Code = "wrong-amount"
	CodeNotFunded           Code = "not-funded"
	CodeCanBeSettled        Code = "can-be-settled"
	CodeBound               Code = "shares-bound"
	CodeOverflow            Code = "number-too-large"
)
