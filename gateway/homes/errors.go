package homes

import (
	"errors"

	"holdfast/chaincode/value"
)

// Code is a stable name of why something about personal data was not done.
type Code string

// The codes.
const (
	// CodeInvalid: the data is out of form. Nothing was written.
	CodeInvalid Code = "personal-data-invalid"
	// CodeNotHome: this member does not keep the data that is asked for.
	CodeNotHome Code = "not-a-home"
	// CodeNoCopy: none of the homes could be written. Safe to retry.
	CodeNoCopy Code = "homes-unavailable"
	// CodeMissing: this home has no such data (yet).
	CodeMissing Code = "personal-data-missing"
	// CodeNotIdentified is the domain's: no desk has identified the party.
	CodeNotIdentified = Code(value.CodeNotIdentified)
	// CodeOtherIdentity: the data is not what the party was identified as. Nothing was written.
	CodeOtherIdentity Code = "identity-differs"
	// CodeImportUnknown: no such upload, or it has expired.
	CodeImportUnknown Code = "import-unknown"
	// CodeImportNotReady: the list has errors or open questions. Nothing was written.
	CodeImportNotReady Code = "import-not-ready"
	// CodeImportBusy: too many lists are open. Safe to retry.
	CodeImportBusy Code = "import-busy"
	// CodeImportDeposited: the list was deposited; its answers stand.
	CodeImportDeposited Code = "import-deposited"
	// CodeClaimCode: the code is wrong, used, expired or locked, or the data does not match. Which one is not said.
	CodeClaimCode Code = "claim-code-wrong"
	// CodeCaseUnknown: there is no such case.
	CodeCaseUnknown Code = "case-unknown"
	// CodeCaseClosed: the case is decided.
	CodeCaseClosed Code = "case-closed"
	// CodeTooManyCases: the party has too many open cases.
	CodeTooManyCases Code = "too-many-cases"
	// CodeCasesFull: parties that are not on the ledger have too many open cases in all. Safe to retry.
	CodeCasesFull Code = "cases-full"
)

// Error is why something was not done. Detail is for logs, in English, without personal data.
type Error struct {
	Code   Code
	Detail string
}

func (e *Error) Error() string { return string(e.Code) + ": " + e.Detail }

// CodeOf is the code of this package's errors, and empty for any other.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func fail(code Code, detail string) *Error { return &Error{code, detail} }
