package model

import (
	"holdfast/chaincode/value"
)

// The kinds of records about record dates and what people ask of the company.
const (
	KindRecordDate   value.Kind = "record-date"
	KindEntryRequest value.Kind = "entry-request"
	KindInspection   value.Kind = "inspection"
)

// The roles that commands play in them.
const (
	RoleRecordDateSet    Role = "record date set"
	RoleEntryAsked       Role = "entry requested"
	RoleEntryAnswered    Role = "entry request ended"
	RoleInspectionAsked  Role = "inspection requested"
	RoleInspectionAnswer Role = "inspection answered"
)

type (
	// RecordDateID names a record date (기준일).
	RecordDateID string
	// EntryRequestID names a request for entry in the register (명의개서 청구).
	EntryRequestID string
	// InspectionID names a request to inspect the register (주주명부 열람·등사 청구).
	InspectionID string
)

func (r EntryRequestID) Valid() bool { return value.IsDerived(string(KindEntryRequest), string(r)) }

func (r InspectionID) Valid() bool { return value.IsDerived(string(KindInspection), string(r)) }

var requestShapes = map[value.Kind]shape{
	KindRecordDate:   shaped[RecordDate](named(KindRecordDate)),
	KindEntryRequest: shaped[EntryRequest](named(KindEntryRequest)),
	KindInspection:   shaped[Inspection](named(KindInspection)),
}

// RecordPurpose is what a record date is for.
type RecordPurpose string

// The purposes.
const (
	ForDividend RecordPurpose = "dividend"
	ForVote     RecordPurpose = "vote"
	ForRights   RecordPurpose = "rights"
	ForOther    RecordPurpose = "other"
)

func (p RecordPurpose) Valid() bool {
	return p == ForDividend || p == ForVote || p == ForRights || p == ForOther
}

// RecordDate is a moment whose register says who may exercise a right (기준일, Commercial Act art. 354). Who that is, with which
// weight, is read from the register as of At.
type RecordDate struct {
	ID      RecordDateID    `json:"id"`
	Issuer  value.IssuerID  `json:"issuer"`
	Classes []value.ClassID `json:"classes"`
	Purpose RecordPurpose   `json:"purpose"`
	// On is the day, and At its last second in Korea.
	On value.Date `json:"on"`
	At value.Time `json:"at"`
	// ExerciseOn is the day on which the right is exercised, within three months after On; empty where none is fixed yet.
	ExerciseOn value.Date `json:"exerciseOn,omitempty"`
	// NoticeOn and Notice are the public notice's day and digest; Articles is the digest of the articles where they fix the date.
	NoticeOn value.Date   `json:"noticeOn,omitempty"`
	Notice   value.Digest `json:"notice,omitempty"`
	Articles value.Digest `json:"articles,omitempty"`
	Set      Stamp        `json:"set"`
}

func (r RecordDate) Marks() []Mark { return []Mark{{RoleRecordDateSet, &r.Set, KindRecordDate}} }

// Ref implements Record.
func (r RecordDate) Ref() Ref { return RecordDateRef(r.ID) }

// RecordDateRef names a record date.
func RecordDateRef(r RecordDateID) Ref { return Ref{KindRecordDate, string(r)} }

// EntryGrounds is why somebody asks to be entered.
type EntryGrounds string

// The grounds.
const (
	BySale        EntryGrounds = "sale"
	ByGift        EntryGrounds = "gift"
	ByInheritance EntryGrounds = "inheritance"
	ByMerger      EntryGrounds = "merger"
	ByOrder       EntryGrounds = "order"
	ByOther       EntryGrounds = "other"
)

func (g EntryGrounds) Valid() bool {
	switch g {
	case BySale, ByGift, ByInheritance, ByMerger, ByOrder, ByOther:
		return true
	}
	return false
}

// EntryRequestState is where a request for entry stands.
type EntryRequestState string

// The states of a request for entry.
const (
	// EntryRequestIsOpen: the company has not answered. That it stays so is the requester's proof.
	EntryRequestIsOpen      EntryRequestState = "open"
	EntryRequestIsAccepted  EntryRequestState = "accepted"
	EntryRequestIsRefused   EntryRequestState = "refused"
	EntryRequestIsWithdrawn EntryRequestState = "withdrawn"
)

// EntryRequest is somebody's request to be entered in the register (명의개서 청구). Its commit is the receipt.
type EntryRequest struct {
	ID     EntryRequestID `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	By     value.DID      `json:"by"`
	// Holding is the digest of what shares, of which holder, are to be entered, and for whom.
	Holding  value.Digest      `json:"holding"`
	Grounds  EntryGrounds      `json:"grounds"`
	Evidence value.Digest      `json:"evidence"`
	State    EntryRequestState `json:"state"`
	// Done is the command that entered it, where it was accepted; Reason is the digest of why not, where it was refused.
	Done      value.CommandID `json:"done,omitempty"`
	Reason    value.Digest    `json:"reason,omitempty"`
	Requested Stamp           `json:"requested"`
	Ended     *Stamp          `json:"ended,omitempty"`
}

func (r EntryRequest) Marks() []Mark {
	return []Mark{{RoleEntryAsked, &r.Requested, KindEntryRequest}, {RoleEntryAnswered, r.Ended, ""}}
}

// Ref implements Record.
func (r EntryRequest) Ref() Ref { return EntryRequestRef(r.ID) }

// EntryRequestRef names a request for entry.
func EntryRequestRef(r EntryRequestID) Ref { return Ref{KindEntryRequest, string(r)} }

// InspectorKind is by what right somebody inspects a register.
type InspectorKind string

// Who may inspect (Commercial Act art. 396(2)).
const (
	AsHolder   InspectorKind = "holder"
	AsCreditor InspectorKind = "creditor"
)

// InspectionState is where a request to inspect stands.
type InspectionState string

// The states of a request to inspect.
const (
	InspectionIsOpen    InspectionState = "open"
	InspectionIsShown   InspectionState = "shown"
	InspectionIsRefused InspectionState = "refused"
)

// Inspection is a request to inspect or copy the register (주주명부 열람·등사 청구, Commercial Act art. 396(2)).
type Inspection struct {
	ID     InspectionID   `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	By     value.DID      `json:"by"`
	As     InspectorKind  `json:"as"`
	// Copy says that a copy is asked for, not only a look.
	Copy bool `json:"copy"`
	// Scope is the digest of what is to be seen and what for, with what shows the right.
	Scope value.Digest    `json:"scope"`
	State InspectionState `json:"state"`
	// Answer is the digest of what was shown, or of the reason why not.
	Answer    value.Digest `json:"answer,omitempty"`
	Requested Stamp        `json:"requested"`
	Answered  *Stamp       `json:"answered,omitempty"`
}

func (i Inspection) Marks() []Mark {
	return []Mark{{RoleInspectionAsked, &i.Requested, KindInspection}, {RoleInspectionAnswer, i.Answered, ""}}
}

// Ref implements Record.
func (i Inspection) Ref() Ref { return InspectionRef(i.ID) }

// InspectionRef names a request to inspect.
func InspectionRef(i InspectionID) Ref { return Ref{KindInspection, string(i)} }
