package core

// The kinds of records about transfers without a trade.
const (
	KindTransferRequest  Kind = "transfer-request"
	KindRecordedTransfer Kind = "recorded-transfer"
	KindNotice           Kind = "notice"
	// kindTransfer begins the identifiers of both sorts of transfers.
	kindTransfer Kind = "transfer"
)

var moveShapes = map[Kind]shape{
	KindTransferRequest:  shaped[TransferRequest](named(kindTransfer)),
	KindRecordedTransfer: shaped[RecordedTransfer](named(kindTransfer)),
	KindNotice:           shaped[Notice](named(KindNotice)),
}

// The roles of commands in the stamps of transfers without a trade.
const (
	roleTransferAsked    role = "transfer requested"
	roleTransferVoted    role = "transfer voted"
	roleTransferDecided  role = "transfer decided"
	roleTransferRecorded role = "transfer recorded"
	roleTransferObjected role = "transfer objected"
	roleTransferEnded    role = "transfer ended"
	roleNoticed          role = "notice recorded"
)

// LotPart is a part of a lot, or all of it, that an act moves.
type LotPart struct {
	Lot      LotID  `json:"lot"`
	Quantity Shares `json:"quantity"`
}

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
	ID       TransferID `json:"id"`
	Issuer   IssuerID   `json:"issuer"`
	Giver    DID        `json:"giver"`
	Receiver DID        `json:"receiver"`
	// Entry is the commitment to the name and address under which the receiver is to be entered.
	Entry Commitment `json:"entry"`
	// Approval is whose approval is awaited.
	Approval ApprovalBody `json:"approval"`
	// Reservations bind the shares, each part of a lot its own.
	Reservations []ReservationID `json:"reservations"`
	ContractOn   Date            `json:"contractOn"`
	Text         Digest          `json:"text"`
	State        RequestState    `json:"state"`
	Votes        []Vote          `json:"votes,omitempty"`
	// Minutes is the digest of the general meeting's minutes, where that decided.
	Minutes Digest `json:"minutes,omitempty"`
	// Decided is when it was approved or refused; empty where the company's silence approved it (art. 335-2(3)).
	Decided *Stamp `json:"decided,omitempty"`
	Ended   *Stamp `json:"ended,omitempty"`
	// Expires is from when anyone may withdraw it.
	Expires Time `json:"expires"`
	// Requested starts the month of art. 335-2(2).
	Requested Stamp `json:"requested"`
}

func (r TransferRequest) marks() []mark {
	out := []mark{{roleTransferAsked, &r.Requested, kindTransfer}, {roleTransferDecided, r.Decided, ""}, {roleTransferEnded, r.Ended, ""}}
	for i := range r.Votes {
		out = append(out, mark{roleTransferVoted, &r.Votes[i].On, ""})
	}
	return out
}

// Ref implements Record.
func (r TransferRequest) Ref() Ref { return TransferRequestRef(r.ID) }

// TransferRequestRef names a request to approve a gift.
func TransferRequestRef(t TransferID) Ref { return Ref{KindTransferRequest, string(t)} }

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

func (g Grounds) valid() bool {
	switch g {
	case Inheritance, SaleBefore, GiftBefore, HolderMerger, SamePerson, WrongHolder, OtherGrounds:
		return true
	}
	return false
}

// succeeds tells whether the receiver takes the holder's place by law, with all that binds the shares.
func (g Grounds) succeeds() bool {
	return g == Inheritance || g == HolderMerger || g == SamePerson || g == WrongHolder
}

// bargained tells whether the holder parted with the shares by their own act, to which art. 335 applies.
func (g Grounds) bargained() bool { return g == SaleBefore || g == GiftBefore || g == OtherGrounds }

// merges tells whether the emptied entry ends.
func (g Grounds) merges() bool { return g == HolderMerger || g == SamePerson }

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
	Entry EntryID `json:"entry,omitempty"`
	// Kind and Holder describe a new holder: Holder is the commitment to their data, which the register's homes keep.
	Kind   HolderKind `json:"kind,omitempty"`
	Holder Commitment `json:"holder,omitempty"`
}

// ReceivedParts are the reservations that one receiver is to get.
type ReceivedParts struct {
	Receiver
	Reservations []ReservationID `json:"reservations"`
}

// RecordedTransfer is a transfer from an unclaimed entry that an officer and an identity desk recorded on evidence.
type RecordedTransfer struct {
	ID      TransferID `json:"id"`
	Issuer  IssuerID   `json:"issuer"`
	Entry   EntryID    `json:"entry"`
	Grounds Grounds    `json:"grounds"`
	// EffectiveOn is the day of the death, the contract or the merger.
	EffectiveOn Date   `json:"effectiveOn"`
	Evidence    Digest `json:"evidence"`
	// Approval is the digest of the minutes by which the company approved it, where the class asks for that.
	Approval Digest `json:"approval,omitempty"`
	// Corrects is the act that entered the shares under the wrong holder.
	Corrects CommandID       `json:"corrects,omitempty"`
	To       []ReceivedParts `json:"to"`
	Officer  DID             `json:"officer"`
	// Desk is who staffed the identity desk that signed with the officer.
	Desk  DID           `json:"desk"`
	State RecordedState `json:"state"`
	// OpenFrom is when the objection period ends.
	OpenFrom   Time   `json:"openFrom"`
	ObjectedBy DID    `json:"objectedBy,omitempty"`
	Reason     Digest `json:"reason,omitempty"`
	Objected   *Stamp `json:"objected,omitempty"`
	Decided    *Stamp `json:"decided,omitempty"`
	Ended      *Stamp `json:"ended,omitempty"`
	Recorded   Stamp  `json:"recorded"`
}

func (r RecordedTransfer) marks() []mark {
	return []mark{
		{roleTransferRecorded, &r.Recorded, kindTransfer}, {roleTransferObjected, r.Objected, ""}, {roleTransferDecided, r.Decided, ""},
		{roleTransferEnded, r.Ended, ""},
	}
}

// Ref implements Record.
func (r RecordedTransfer) Ref() Ref { return RecordedTransferRef(r.ID) }

// RecordedTransferRef names a recorded transfer.
func RecordedTransferRef(t TransferID) Ref { return Ref{KindRecordedTransfer, string(t)} }

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
	ID     NoticeID   `json:"id"`
	Issuer IssuerID   `json:"issuer"`
	Lot    LotID      `json:"lot"`
	Kind   NoticeKind `json:"kind"`
	// Rival says that it is of another transfer than the one that the register shows.
	Rival bool `json:"rival,omitempty"`
	// CertifiedOn is the certified date, and Office the notary's or post office's name that certified it.
	CertifiedOn Date   `json:"certifiedOn"`
	Office      string `json:"office"`
	// ReceivedOn is when it came to the company, or the company consented.
	ReceivedOn Date `json:"receivedOn"`
	// Sender is a commitment to who sent a rival notice.
	Sender Commitment `json:"sender,omitempty"`
	// Document is the digest of the notice or consent.
	Document Digest `json:"document"`
	By       DID    `json:"by"`
	On       Stamp  `json:"on"`
}

func (n Notice) marks() []mark { return []mark{{roleNoticed, &n.On, KindNotice}} }

// Ref implements Record.
func (n Notice) Ref() Ref { return NoticeRef(n.ID) }

// NoticeRef names a notice.
func NoticeRef(n NoticeID) Ref { return Ref{KindNotice, string(n)} }
