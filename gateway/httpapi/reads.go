package httpapi

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/binding"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
)

// This file decides what an officer's authority opens to read. An authority that lists some acts opens what those acts need; one
// for every office act opens all of it. To hand out the register is to answer a request to inspect it (Commercial Act art. 396),
// so that act opens the register with names and its copies.

// readBy are the acts any of which opens a field to an officer.
var readBy = map[field][]value.Type{
	amounts: {approval.TypeMeetingDecided, approval.TypeBuyerDesignated, approval.TypeCompanyPurchased},
	holderData: {
		request.TypeInspectionAnswered, request.TypeEntryRequestAnswered, request.TypeRecordDateSet, move.TypeOfficerRecordedTransfer,
		correction.TypeEntryCorrected, holder.TypeClaimObjected,
	},
	holderList:      {holder.TypeRegisterImported, holder.TypeImportOpened},
	registerCopy:    {request.TypeInspectionAnswered},
	registerPackage: {model.AllOfficeActs},
	holderStatement: {request.TypeInspectionAnswered},
}

var (
	appointing   = []value.Type{companyrules.TypeOfficerAppointed, companyrules.TypeOfficerEnded, companyrules.TypeOfficersRequired}
	transferring = []value.Type{
		move.TypeOfficerRecordedTransfer, move.TypeTransferResolved, move.TypeTransferWithdrawn, move.TypeNoticeRecorded, move.TypeRivalNoticeRecorded,
	}
	granting = []value.Type{right.TypePoolCreated, right.TypePoolEnded, right.TypeOptionGranted, right.TypeOptionForfeited, right.TypeOptionExercised}
)

// recordsReadBy are the acts any of which opens other records of a register to an officer, by their kind.
var recordsReadBy = map[value.Kind][]value.Type{
	model.KindApplication:      appointing,
	model.KindAuthority:        appointing,
	model.KindAppointed:        appointing,
	model.KindEntryOf:          {request.TypeEntryRequestAnswered, move.TypeOfficerRecordedTransfer},
	model.KindRecordDate:       {request.TypeRecordDateSet, request.TypeInspectionAnswered},
	model.KindEntryRequest:     {request.TypeEntryRequestAnswered},
	model.KindInspection:       {request.TypeInspectionAnswered},
	model.KindFirstRefusal:     readBy[amounts],
	model.KindDispute:          readBy[amounts],
	model.KindCorrection:       {correction.TypeEntryCorrected, correction.TypeLotCorrected},
	model.KindEncumbrance:      {binding.TypePledgeReleased, binding.TypeAttachmentEntered, binding.TypeAttachmentLifted},
	model.KindTransferRequest:  transferring,
	model.KindRecordedTransfer: transferring,
	model.KindNotice:           transferring,
	model.KindPool:             granting,
	model.KindPools:            granting,
	model.KindOption:           granting,
	model.KindConvertible:      {right.TypeConvertibleIssued, right.TypeConvertibleConverted, right.TypeConvertibleEnded},
	model.KindAllotment:        {issue.TypeSharesIssued, issue.TypeSubscriptionPaid},
}

// concerned are the parties whose own matter a record of a register is. Who signed for a company or a member is not among them:
// what they may read ends with their authority or their desk.
func concerned(r model.Record) []value.DID {
	switch r := r.(type) {
	case model.RefusalRound:
		var takers []value.DID
		for _, take := range r.Takes {
			takers = append(takers, take.Holder)
		}
		return takers
	case model.Dispute:
		return []value.DID{r.By}
	case model.Encumbrance:
		return []value.DID{r.Party}
	case model.TransferRequest:
		return []value.DID{r.Giver, r.Receiver}
	case model.RecordedTransfer:
		return []value.DID{r.ObjectedBy}
	case model.EntryOf:
		return []value.DID{r.Party}
	case model.EntryRequest:
		return []value.DID{r.By}
	case model.Inspection:
		return []value.DID{r.By}
	case model.Application:
		return []value.DID{r.By}
	case model.Authority:
		return []value.DID{r.Agent}
	}
	return nil
}

// signer is who signed a record that a holder signs for themselves, or an officer for the company; nobody for other records.
func signer(r model.Record) value.DID {
	switch r := r.(type) {
	case model.Correction:
		return r.By
	case model.Notice:
		return r.By
	}
	return ""
}
