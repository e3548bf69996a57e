package model

import (
	"holdfast/chaincode/value"
)

// The kinds of records about transfers without a trade.
const (
	KindTransferRequest  value.Kind = "transfer-request"
	KindRecordedTransfer value.Kind = "recorded-transfer"
	KindNotice           value.Kind = "notice"
	// KindTransfer begins the identifiers of both sorts of transfers.
	KindTransfer value.Kind = "transfer"
)

var moveShapes = map[value.Kind]shape{
	KindTransferRequest:  shaped[TransferRequest](named(KindTransfer)),
	KindRecordedTransfer: shaped[RecordedTransfer](named(KindTransfer)),
	KindNotice:           shaped[Notice](named(KindNotice)),
}

// The roles of commands in the stamps of transfers without a trade.
const (
	RoleTransferAsked    Role = "transfer requested"
	RoleTransferVoted    Role = "transfer voted"
	RoleTransferDecided  Role = "transfer decided"
	RoleTransferRecorded Role = "transfer recorded"
	RoleTransferObjected Role = "transfer objected"
	RoleTransferEnded    Role = "transfer ended"
	RoleNoticed          Role = "notice recorded"
)

// RequestState is where a request to approve a gift stands.
type RequestState string

// The states of a request.
const (
	// RequestIsPending: the shares are reserved and the company's approval is awaited.
	RequestIsPending RequestState = "requested"
	// RequestIsApproved: anyone may carry it out.
	RequestIsApproved  RequestState = "approved"
	RequestIsRefused   RequestState = "refused"
	RequestIsWithdrawn RequestState = "withdrawn"
	RequestIsDone      RequestState = "done"
)

// TransferRequest is a gift of shares that the articles let the company approve (Commercial Act art. 335-2(1)). Its shares are
// reserved until it is done or ends otherwise.
type TransferRequest struct {
	ID       value.TransferID `json:"id"`
	Issuer   value.IssuerID   `json:"issuer"`
	Giver    value.DID        `json:"giver"`
	Receiver value.DID        `json:"receiver"`
	// Entry is the commitment under which the receiver is to be entered: their identification when they signed, at the address
	// that they named.
	Entry value.Commitment `json:"entry"`
	// Approval is whose approval is awaited.
	Approval ApprovalBody `json:"approval"`
	// Reservations bind the shares, each part of a lot its own.
	Reservations []value.ReservationID `json:"reservations"`
	ContractOn   value.Date            `json:"contractOn"`
	Text         value.Digest          `json:"text"`
	State        RequestState          `json:"state"`
	Votes        []Vote                `json:"votes,omitempty"`
	// Minutes is the digest of the general meeting's minutes, where that decided.
	Minutes value.Digest `json:"minutes,omitempty"`
	// Decided is when it was approved or refused; empty where the company's silence approved it (art. 335-2(3)).
	Decided *Stamp `json:"decided,omitempty"`
	Ended   *Stamp `json:"ended,omitempty"`
	// Expires is from when anyone may withdraw it.
	Expires value.Time `json:"expires"`
	// Requested starts the month of art. 335-2(2).
	Requested Stamp `json:"requested"`
}

func (r TransferRequest) Marks() []Mark {
	out := []Mark{{RoleTransferAsked, &r.Requested, KindTransfer}, {RoleTransferDecided, r.Decided, ""}, {RoleTransferEnded, r.Ended, ""}}
	for i := range r.Votes {
		out = append(out, Mark{RoleTransferVoted, &r.Votes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (r TransferRequest) Ref() Ref { return TransferRequestRef(r.ID) }

// TransferRequestRef names a request to approve a gift.
func TransferRequestRef(t value.TransferID) Ref { return Ref{KindTransferRequest, string(t)} }

// Grounds is why an officer records a transfer.
type Grounds string

// The grounds of a recorded transfer.
const (
	// Inheritance: the holder died (상속).
	Inheritance Grounds = "inheritance"
	// SaleBefore: the holder sold the shares before the register was kept here.
	SaleBefore Grounds = "sale-before"
	// GiftBefore: the holder gave them away before.
	GiftBefore Grounds = "gift-before"
	// HolderMerger: another company succeeds the holder by merger or division (합병, 분할).
	HolderMerger Grounds = "merger"
	// SamePerson: two entries are of one person; the emptied one ends.
	SamePerson Grounds = "same-person"
	// WrongHolder: the list named the wrong holder; it corrects the act that entered the shares.
	WrongHolder  Grounds = "wrong-holder"
	OtherGrounds Grounds = "other"
)

func (g Grounds) Valid() bool {
	switch g {
	case Inheritance, SaleBefore, GiftBefore, HolderMerger, SamePerson, WrongHolder, OtherGrounds:
		return true
	}
	return false
}

// Succeeds tells whether the receiver takes the holder's place by law, with all that binds the shares.
func (g Grounds) Succeeds() bool {
	return g == Inheritance || g == HolderMerger || g == SamePerson || g == WrongHolder
}

// Bargained tells whether the holder parted with the shares by their own act, to which art. 335 applies.
func (g Grounds) Bargained() bool { return g == SaleBefore || g == GiftBefore || g == OtherGrounds }

// Merges tells whether the emptied entry ends.
func (g Grounds) Merges() bool { return g == HolderMerger || g == SamePerson }

// RecordedState is where a recorded transfer stands.
type RecordedState string

// The states of a recorded transfer.
const (
	// RecordedIsPending: the objection period runs or is over; nobody has objected.
	RecordedIsPending RecordedState = "pending"
	// RecordedIsObjected: nothing moves until another desk decides.
	RecordedIsObjected RecordedState = "objected"
	// RecordedIsUpheld: the desk found the objection wrong; anyone may carry the transfer out.
	RecordedIsUpheld    RecordedState = "upheld"
	RecordedIsRefused   RecordedState = "refused"
	RecordedIsWithdrawn RecordedState = "withdrawn"
	RecordedIsDone      RecordedState = "done"
)

// Receiver gets shares by a recorded transfer or by a court's order: an entry of the register, or a holder who is new in it.
type Receiver struct {
	Entry value.EntryID `json:"entry,omitempty"`
	// Kind and Holder describe a new holder: Holder is the commitment to their data, which the register's homes keep.
	Kind   HolderKind       `json:"kind,omitempty"`
	Holder value.Commitment `json:"holder,omitempty"`
}

// ReceivedParts are the reservations that one receiver is to get.
type ReceivedParts struct {
	Receiver
	Reservations []value.ReservationID `json:"reservations"`
}

// RecordedTransfer is a transfer from an unclaimed entry that an officer and an identity desk recorded on evidence.
type RecordedTransfer struct {
	ID      value.TransferID `json:"id"`
	Issuer  value.IssuerID   `json:"issuer"`
	Entry   value.EntryID    `json:"entry"`
	Grounds Grounds          `json:"grounds"`
	// EffectiveOn is the day of the death, the contract or the merger.
	EffectiveOn value.Date   `json:"effectiveOn"`
	Evidence    value.Digest `json:"evidence"`
	// Approval is the digest of the minutes by which the company approved it, where the class asks for that.
	Approval value.Digest `json:"approval,omitempty"`
	// Corrects is the act that entered the shares under the wrong holder.
	Corrects value.CommandID `json:"corrects,omitempty"`
	To       []ReceivedParts `json:"to"`
	Officer  value.DID       `json:"officer"`
	// Desk is who staffed the identity desk that signed with the officer.
	Desk  value.DID     `json:"desk"`
	State RecordedState `json:"state"`
	// OpenFrom is when the objection period ends.
	OpenFrom   value.Time   `json:"openFrom"`
	ObjectedBy value.DID    `json:"objectedBy,omitempty"`
	Reason     value.Digest `json:"reason,omitempty"`
	Objected   *Stamp       `json:"objected,omitempty"`
	Decided    *Stamp       `json:"decided,omitempty"`
	Ended      *Stamp       `json:"ended,omitempty"`
	Recorded   Stamp        `json:"recorded"`
}

func (r RecordedTransfer) Marks() []Mark {
	return []Mark{
		{RoleTransferRecorded, &r.Recorded, KindTransfer}, {RoleTransferObjected, r.Objected, ""}, {RoleTransferDecided, r.Decided, ""},
		{RoleTransferEnded, r.Ended, ""},
	}
}

// Ref implements Record.
func (r RecordedTransfer) Ref() Ref { return RecordedTransferRef(r.ID) }

// RecordedTransferRef names a recorded transfer.
func RecordedTransferRef(t value.TransferID) Ref { return Ref{KindRecordedTransfer, string(t)} }

// NoticeKind is what makes a transfer effective against others.
type NoticeKind string

// The ways (Civil Act art. 450).
const (
	// NoticeGiven: the transferor notified the company.
	NoticeGiven NoticeKind = "notice"
	// ConsentGiven: the company consented.
	ConsentGiven NoticeKind = "consent"
)

// Notice is evidence of a transfer with a certified date (확정일자). Which of two transfers goes first follows from the dates of
// both notices' arrival and is shown, not decided (Supreme Court 2005다45537).
type Notice struct {
	ID     value.NoticeID `json:"id"`
	Issuer value.IssuerID `json:"issuer"`
	Lot    value.LotID    `json:"lot"`
	Kind   NoticeKind     `json:"kind"`
	// Rival says that it is of another transfer than the one that the register shows.
	Rival bool `json:"rival,omitempty"`
	// CertifiedOn is the certified date, and Office the notary's or post office's name that certified it.
	CertifiedOn value.Date `json:"certifiedOn"`
	Office      string     `json:"office"`
	// ReceivedOn is when it came to the company, or the company consented.
	ReceivedOn value.Date `json:"receivedOn"`
	// Sender is a commitment to who sent a rival notice.
	Sender value.Commitment `json:"sender,omitempty"`
	// Document is the digest of the notice or consent.
	Document value.Digest `json:"document"`
	By       value.DID    `json:"by"`
	On       Stamp        `json:"on"`
}

func (n Notice) Marks() []Mark { return []Mark{{RoleNoticed, &n.On, KindNotice}} }

// Ref implements Record.
func (n Notice) Ref() Ref { return NoticeRef(n.ID) }

// NoticeRef names a notice.
func NoticeRef(n value.NoticeID) Ref { return Ref{KindNotice, string(n)} }
