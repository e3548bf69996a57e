package value

// The codes about approval, pre-emption and several lots.
const (
	CodeOtherBody     Code = "other-body-approves"
	CodeOtherBuyer    Code = "buyer-was-refused"
	CodeRestricted    Code = "listing-restricted"
	CodeTooManyTakers Code = "too-many-takers"
	CodeLotsDiffer    Code = "lots-differ"
)

// The codes of acts that are carried out in pages.
const (
	CodeFenced       Code = "class-fenced"
	CodePagesMissing Code = "pages-missing"
	CodePagesDiffer  Code = "pages-inconsistent"
	CodeRatio        Code = "ratio-not-possible"
	CodeNotYet       Code = "not-yet-effective"
	CodeNotice       Code = "notice-period"
	CodeTooManyActs  Code = "too-many-amendments"
	CodeNumbers      Code = "certificate-numbers"
)

// The codes about officers, the board, the articles' settings, and halting a register.
const (
	CodeHasOfficers     Code = "issuer-has-officers"
	CodeTooFewOfficers  Code = "too-few-officers"
	CodeTooManyOfficers Code = "too-many-officers"
	CodeNoBoard         Code = "no-board"
	CodeHalted          Code = "register-halted"
	CodeLeft            Code = "issuer-closed"
	CodeClosingTooLong  Code = "closing-too-long"
	CodeNoticeTooShort  Code = "closing-notice-too-short"
)

// CodeDisputedBefore: a party opens one dispute about an agreement.
const CodeDisputedBefore Code = "disputed-before"

// The codes of acts on pledges, attachments and lock-ups.
const (
	CodeNotEncumbrance  Code = "encumbrance-of-other-kind"
	CodeEncumbranceOver Code = "encumbrance-ended"
	CodeNotReleasable   Code = "lock-up-not-over"
	CodeNotPledgee      Code = "not-the-pledgee"
	CodeNotAttachable   Code = "shares-not-attachable"
)

// The codes about classes and issues of shares.
const (
	CodeTooManyClasses Code = "too-many-classes"
	CodeBelowPar       Code = "below-par"
	CodeNoSuchRight    Code = "right-not-in-class"
	CodeTreasuryShares Code = "treasury-shares"
	CodeAllotmentShort Code = "allotment-insufficient"
	CodeAmountDiffers  Code = "amount-differs"
	CodeRefixing       Code = "refixing-out-of-bounds"
)

// The codes of transfers without a trade.
const (
	CodeSameHolder     Code = "receiver-is-holder"
	CodeNotApproved    Code = "transfer-not-approved"
	CodeNotTransferred Code = "lot-not-transferred"
	CodeNotCorrected   Code = "not-the-act-to-correct"
)

// The codes about parties, their keys and authority, and desks.
const (
	CodeNoAuthority   Code = "no-authority"
	CodeOverAuthority Code = "over-authority"
	CodeOwnDealing    Code = "agent-own-dealing"

	CodeKeyTaken          Code = "key-taken"
	CodeTooManyKeys       Code = "too-many-keys"
	CodeRecoveryKey       Code = "recovery-key-needed"
	CodeFrozen            Code = "party-frozen"
	CodeContestedRecovery Code = "recovery-contested"
)

// The codes of commands that are refused: nothing is written.
const (
	CodeInternal       Code = "internal"
	CodeMalformed      Code = "command-malformed"
	CodeNotCanonical   Code = "command-not-canonical"
	CodeTooLarge       Code = "command-too-large"
	CodeUnknownType    Code = "command-unknown-type"
	CodeOtherLedger    Code = "command-for-other-ledger"
	CodeExpired        Code = "command-expired"
	CodeExpiryTooFar   Code = "command-expiry-too-far"
	CodeUnknownActor   Code = "actor-unknown"
	CodeBadProof       Code = "proof-invalid"
	CodeNotFounded     Code = "ledger-not-founded"
	CodeDeferred       Code = "command-deferred"
	CodeAlreadyFounded Code = "ledger-already-founded"
	CodeMoreSignatures Code = "signatures-missing"
	CodeUnknownRules   Code = "rules-unknown"
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
