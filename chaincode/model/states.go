package model

import (
	"slices"

	"holdfast/chaincode/value"
)

// Life is the states that a sort of thing goes through. Which acts are allowed in which state stands in the acts' rows; an act that
// does not name the state it finds is rejected with CodeWrongState.
type Life[S ~string] struct {
	// Name is stable; rows and tests know the life by it.
	Name string
	// Title is what people call the thing.
	Title  Label
	States []S
}

// Standing is a state of a life.
type Standing struct{ Life, State string }

// At are the standings of some states, for an act's row.
func (l Life[S]) At(states ...S) []Standing {
	out := make([]Standing, len(states))
	for i, state := range states {
		out[i] = Standing{l.Name, string(state)}
	}
	return out
}

// All are all its standings.
func (l Life[S]) All() []Standing { return l.At(l.States...) }

// StateTable says which commands are allowed in which state.
type StateTable[S ~string] map[S][]value.Type

// TableOf is a life's table by a set of rules, each state's types ordered by name.
func TableOf[S ~string](set *Set, life Life[S]) StateTable[S] {
	table := StateTable[S]{}
	for _, state := range life.States {
		table[state] = []value.Type{}
		for _, name := range set.Types() {
			if slices.Contains(set.Acts[name].In, Standing{life.Name, string(state)}) {
				table[state] = append(table[state], name)
			}
		}
	}
	return table
}

// ApplicationStates is the life of an application.
var ApplicationStates = Life[ApplicationState]{"Application", Label{"등록 신청", "Application"}, []ApplicationState{
	ApplicationIsFiled, ApplicationIsChecked, ApplicationIsAdmitted, ApplicationIsRefused,
}}

// EntryStates is the life of an entry's claim.
var EntryStates = Life[EntryState]{"Entry", Label{"등재 주주", "Entry"}, []EntryState{
	EntryIsUnclaimed, EntryIsAttested, EntryIsClaimed, EntryIsContested, EntryIsMerged,
}}

// ListingStates is the life of a listing.
var ListingStates = Life[ListingState]{"Listing", Label{"매도 게시", "Listing"}, []ListingState{
	ListingIsOpen, ListingIsSold, ListingIsWithdrawn, ListingIsExpired,
}}

// OfferStates is the life of an offer.
var OfferStates = Life[OfferState]{"Offer", Label{"매수 제안", "Offer"}, []OfferState{
	OfferIsOpen, OfferIsAgreed, OfferIsDeclined,
}}

// AgreementStates is the life of a transfer agreement. Money that arrives in a state that does not await it is attested
// all the same, and held to be refunded.
var AgreementStates = Life[AgreementState]{"Transfer agreement", Label{"주식양수도계약", "Transfer agreement"}, []AgreementState{
	AgreementIsProposed, AgreementIsFirstRefusal, AgreementIsApprovalPending, AgreementIsRefused, AgreementIsDesignationRequested, AgreementIsDesignatedBuyer, AgreementIsCompanyPurchase, AgreementIsAgreed, AgreementIsFunded, AgreementIsDisputed, AgreementIsSettled, AgreementIsPayoutFailed, AgreementIsPaid, AgreementIsRefunded, AgreementIsVoid, AgreementIsExpired,
}}

// ImportStates is the life of a list in pages.
var ImportStates = Life[ImportState]{"List in pages", Label{"나누어 올리는 명부", "List in pages"}, []ImportState{
	ImportIsOpen, ImportIsClosed, ImportIsAborted,
}}

// ChangeStates is the life of an act on a whole class.
var ChangeStates = Life[ChangeState]{"Act on a class", Label{"종류 전체에 대한 행위", "Act on a class"}, []ChangeState{
	ChangeIsAnnounced, ChangeIsOpen, ChangeIsClosed, ChangeIsAborted,
}}

// IssuerStates is whether a company's register moves. The acts' rows name it only for the acts that begin and end a halt or the
// register itself; what stops all others while it is halted or closed are the guards of package ledger, and each row says by Ends,
// Protects, Halted and Closed which of them it goes by.
var IssuerStates = Life[IssuerState]{"Issuer", Label{"발행회사", "Issuer"}, []IssuerState{
	IssuerIsLive, IssuerIsHalted, IssuerIsClosed,
}}

// RecoveryStates is the life of a recovery of a party's keys.
var RecoveryStates = Life[RecoveryState]{"Recovery of a party's keys", Label{"키 복구", "Recovery of a party's keys"}, []RecoveryState{
	NoRecovery, RecoveryIsPending, RecoveryIsContested, RecoveryIsDone, RecoveryIsDropped,
}}

// AllotmentStates is the life of an allotment of a rights issue.
var AllotmentStates = Life[AllotmentState]{"Allotment", Label{"신주 배정", "Allotment"}, []AllotmentState{
	AllotmentIsOpen, AllotmentIsTaken,
}}

// PoolStates is the life of a pool of options.
var PoolStates = Life[RightState]{"Option pool", Label{"주식매수선택권 한도", "Option pool"}, []RightState{
	RightIsOpen, RightIsEnded,
}}

// OptionStates is the life of an option.
var OptionStates = Life[RightState]{"Option", Label{"주식매수선택권", "Option"}, []RightState{
	RightIsOpen, RightIsEnded,
}}

// ConvertibleStates is the life of a convertible note or a SAFE.
var ConvertibleStates = Life[ConvertibleState]{"Convertible", Label{"전환사채 · 조건부지분인수계약", "Convertible"}, []ConvertibleState{
	ConvertibleIsOpen, ConvertibleIsConverted, ConvertibleIsEnded,
}}

// RequestStates is the life of a gift that the company is to approve.
var RequestStates = Life[RequestState]{"Gift to be approved", Label{"승인이 필요한 증여", "Gift to be approved"}, []RequestState{
	RequestIsPending, RequestIsApproved, RequestIsRefused, RequestIsWithdrawn, RequestIsDone,
}}

// RecordedStates is the life of a transfer recorded on evidence.
var RecordedStates = Life[RecordedState]{"Recorded transfer", Label{"증빙에 의한 이전 기재", "Recorded transfer"}, []RecordedState{
	RecordedIsPending, RecordedIsObjected, RecordedIsUpheld, RecordedIsRefused, RecordedIsWithdrawn, RecordedIsDone,
}}

// DisputeStates is the life of a dispute.
var DisputeStates = Life[DisputeState]{"Dispute", Label{"분쟁", "Dispute"}, []DisputeState{
	DisputeIsOpen, DisputeIsRuled, DisputeHasLapsed, DisputeIsMoot,
}}

// EntryRequestStates is the life of a request for entry.
var EntryRequestStates = Life[EntryRequestState]{"Request for entry", Label{"명의개서 청구", "Request for entry"}, []EntryRequestState{
	EntryRequestIsOpen, EntryRequestIsAccepted, EntryRequestIsRefused, EntryRequestIsWithdrawn,
}}

// InspectionStates is the life of a request to inspect a register.
var InspectionStates = Life[InspectionState]{"Request to inspect", Label{"열람·등사 청구", "Request to inspect"}, []InspectionState{
	InspectionIsOpen, InspectionIsShown, InspectionIsRefused,
}}
