package core

// StateTable says which commands are allowed in which state. A command that a table does not name under the state it
// finds is rejected with CodeWrongState.
type StateTable[S ~string] map[S][]Type

// ApplicationStates is the life of an application.
var ApplicationStates = StateTable[ApplicationState]{
	ApplicationIsFiled:    {TypeIssuerChecked, TypeIssuerRefused},
	ApplicationIsChecked:  {TypeIssuerAdmitted, TypeIssuerRefused},
	ApplicationIsAdmitted: {},
	ApplicationIsRefused:  {},
}

// EntryStates is the life of an entry's claim.
var EntryStates = StateTable[EntryState]{
	EntryIsUnclaimed: {TypeClaimAttested, TypeOfficerRecordedTransfer, TypeEntryCorrected, TypeLotCorrected},
	EntryIsAttested:  {TypeClaimAttested, TypeEntryClaimed},
	EntryIsClaimed: {
		TypeClaimObjected, TypeSharesListed, TypeSharesGiven, TypePledgeEntered, TypeLockSet, TypeCertificateRequested, TypeClaimReleased,
		TypeEntriesMerged, TypeEntryCorrected, TypeLotCorrected,
	},
	EntryIsContested: {TypeClaimDecided},
	EntryIsMerged:    {TypeEntriesMerged},
}

// ListingStates is the life of a listing.
var ListingStates = StateTable[ListingState]{
	ListingIsOpen:      {TypeListingWithdrawn, TypeListingExpired, TypeOfferMade, TypeOfferCountered, TypeAgreementSigned, TypeOrderExecuted},
	ListingIsSold:      {},
	ListingIsWithdrawn: {},
	ListingIsExpired:   {},
}

// OfferStates is the life of an offer.
var OfferStates = StateTable[OfferState]{
	OfferIsOpen:     {TypeOfferCountered, TypeOfferDeclined, TypeAgreementSigned},
	OfferIsAgreed:   {},
	OfferIsDeclined: {},
}

// AgreementStates is the life of a transfer agreement. Money that arrives in a state that does not await it is attested
// all the same, and held to be refunded.
var AgreementStates = StateTable[AgreementState]{
	AgreementIsProposed:             {TypeAgreementSigned, TypeAgreementExpired},
	AgreementIsFirstRefusal:         {TypeFirstRefusalTaken, TypeFirstRefusalClosed, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsApprovalPending:      {TypeApprovalVoted, TypeMeetingDecided, TypeApprovalDeemed, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsRefused:              {TypeDesignationRequested, TypePurchaseRequested, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsDesignationRequested: {TypeBuyerDesignated, TypeApprovalDeemed, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsDesignatedBuyer:      {TypeSaleDemanded, TypeApprovalDeemed, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsCompanyPurchase:      {TypeCompanyPurchased, TypeDepositAttested, TypeRefundAttested, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsAgreed:               {TypeDepositAttested, TypeRefundAttested, TypeDisputeOpened, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsFunded:               {TypeDepositAttested, TypeRefundAttested, TypeTradeSettled, TypeDisputeOpened, TypeAgreementExpired, TypeOrderExecuted},
	AgreementIsDisputed:             {TypeDepositAttested, TypeRefundAttested, TypeDisputeRuled, TypeDisputeLapsed, TypeOrderExecuted},
	AgreementIsSettled:              {TypeDepositAttested, TypeRefundAttested, TypePayoutAttested, TypePayoutFailed, TypeCertificateRequested},
	AgreementIsPayoutFailed:         {TypeDepositAttested, TypeRefundAttested, TypeAccountReplaced, TypeCertificateRequested},
	AgreementIsPaid:                 {TypeDepositAttested, TypeRefundAttested, TypeCertificateRequested},
	AgreementIsRefunded:             {TypeDepositAttested, TypeRefundAttested},
	AgreementIsVoid:                 {TypeDepositAttested, TypeRefundAttested},
	AgreementIsExpired:              {TypeDepositAttested, TypeRefundAttested},
}

// ImportStates is the life of a list in pages.
var ImportStates = StateTable[ImportState]{
	ImportIsOpen:    {TypeImportPaged, TypeImportClosed, TypeImportAborted},
	ImportIsClosed:  {},
	ImportIsAborted: {},
}

// ChangeStates is the life of an act on a whole class.
var ChangeStates = StateTable[ChangeState]{
	ChangeIsAnnounced: {TypeChangeOpened, TypeChangeAborted},
	ChangeIsOpen:      {TypeChangePaged, TypeChangeClosed, TypeChangeAborted},
	ChangeIsClosed:    {},
	ChangeIsAborted:   {},
}

// IssuerStates is whether a company's register moves. It names the acts of the company itself; while the register is halted, all
// else that would move shares is rejected with CodeHalted, and when it is closed, whatever does not end what is open.
var IssuerStates = StateTable[IssuerState]{
	IssuerIsLive:   {TypeRegisterHalted, TypeRegisterResumed, TypeIssuerClosed},
	IssuerIsHalted: {TypeRegisterHalted, TypeRegisterResumed, TypeIssuerClosed},
	IssuerIsClosed: {},
}

// RecoveryStates is the life of a recovery of a party's keys.
var RecoveryStates = StateTable[RecoveryState]{
	NoRecovery:          {TypeRecoveryOpened},
	RecoveryIsPending:   {TypeRecoveryStopped, TypePartyRecovered, TypeRecoveryDropped},
	RecoveryIsContested: {TypePartyRecovered, TypeRecoveryDropped},
	RecoveryIsDone:      {TypeRecoveryOpened},
	RecoveryIsDropped:   {TypeRecoveryOpened},
}

// allow rejects a command that the table does not name under the state.
func allow[S ~string](table StateTable[S], state S, command Type) error {
	for _, t := range table[state] {
		if t == command {
			return nil
		}
	}
	return deny(CodeWrongState, because("not-in-this-state"), ofType("command", command), word("state", state))
}
