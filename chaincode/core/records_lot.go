package core

// Provenance says how much is known of a lot.
type Provenance string

// Where a lot comes from. A certificate says so.
const (
	Asserted  Provenance = "asserted"
	Confirmed Provenance = "confirmed"
	Settled   Provenance = "settled"
	// Issued: the company issued the shares here.
	Issued Provenance = "issued"
	// Recorded: an officer and a desk recorded the transfer on evidence.
	Recorded Provenance = "recorded"
	// Ordered: a court ordered the transfer.
	Ordered Provenance = "ordered"
	// Given: the holder transferred the shares by signature, without a trade.
	Given Provenance = "given"
)

// EndReason says why a lot ended.
type EndReason string

// The reasons. Each way in which a holder's shares can leave has its own.
const (
	EndedByTransfer EndReason = "transfer"
	// EndedByGift: the holder gave the shares away.
	EndedByGift EndReason = "gift"
	// EndedByRecord: an officer and a desk recorded the transfer of an unclaimed entry on evidence.
	EndedByRecord EndReason = "recorded"
	// EndedByOrder: a court ordered the transfer.
	EndedByOrder EndReason = "court-order"
	// EndedByMerger: the holder merged two of their entries.
	EndedByMerger EndReason = "entries-merged"
	// EndedByCorrection: the lot was wrong, and right ones came in its place.
	EndedByCorrection EndReason = "correction"
)

// The reasons for which shares leave by acts on issued shares.
const (
	EndedByRepurchase   EndReason = "repurchase"
	EndedByDisposal     EndReason = "treasury-disposal"
	EndedByCancellation EndReason = "cancellation"
	EndedByRedemption   EndReason = "redemption"
	EndedByConversion   EndReason = "conversion"
)

// LotEnd is the end of a lot. It happens once.
type LotEnd struct {
	Reason EndReason `json:"reason"`
	// Into are the lots that came out of this one, its balance lot included. Their quantities add up to this lot's.
	Into []LotID `json:"into"`
	On   Stamp   `json:"on"`
}

// Lot is shares of one class acquired by one holder in one act (취득 단위).
type Lot struct {
	ID       LotID    `json:"id"`
	Issuer   IssuerID `json:"issuer"`
	Class    ClassID  `json:"class"`
	Entry    EntryID  `json:"entry"`
	Quantity Shares   `json:"quantity"`
	// Pledged, Attached, Locked and Reserved bind part of the quantity; what is left is free.
	Pledged  Shares `json:"pledged"`
	Attached Shares `json:"attached"`
	Locked   Shares `json:"locked"`
	Reserved Shares `json:"reserved"`
	// Reservations name what Reserved is made of.
	Reservations []ReservationID `json:"reservations,omitempty"`
	Provenance   Provenance      `json:"provenance"`
	// EffectiveOn is the day the acquisition takes effect between the parties.
	EffectiveOn Date `json:"effectiveOn"`
	// ContractOn is the day of the contract, where there is one.
	ContractOn Date `json:"contractOn,omitempty"`
	// PaidOn is when the shares were paid up; a transfer hands it on (Commercial Act art. 335(3)).
	PaidOn Date `json:"paidOn"`
	// From are the lots this one came out of; empty for a lot of the first list.
	From []LotID `json:"from,omitempty"`
	// Recorded is the lot's position in the register.
	Recorded Stamp   `json:"recorded"`
	Ended    *LotEnd `json:"ended,omitempty"`
	// Epoch is the class's epoch to which the lot belongs.
	Epoch int `json:"epoch,omitempty"`
	// Staged is the staged act that made the lot; the lot counts once that is closed.
	Staged StagedID `json:"staged,omitempty"`
	// Bound says what each encumbrance and reservation binds, where a staged act changed it.
	Bound []Bound `json:"bound,omitempty"`
	// Encumbrances name what Pledged, Attached and Locked are made of.
	Encumbrances []EncumbranceID `json:"encumbrances,omitempty"`
	// Numbers are the certificates' numbers, where the company has issued certificates; they add up to Quantity.
	Numbers []NumberRange `json:"numbers,omitempty"`
	// Short is how much attachments have taken from the lot's reservations and lock-ups in all.
	Short Shares `json:"short,omitempty"`
}

// Bound is how much of a lot an encumbrance or a reservation binds, and how much an attachment has taken from it.
type Bound struct {
	By       string `json:"by"`
	Quantity Shares `json:"quantity"`
	Short    Shares `json:"short,omitempty"`
}

// NumberRange is consecutive numbers of share certificates, both ends included.
type NumberRange struct {
	First int64 `json:"first"`
	Last  int64 `json:"last"`
}

func (l Lot) marks() []mark {
	kind := KindLot
	if l.Staged != "" && l.Provenance != Asserted || len(l.From) > 0 && l.Staged != "" {
		kind = "" // named by an act on the class after what it comes out of, which the invariants check
	}
	out := []mark{{roleRecorded, &l.Recorded, kind}}
	if l.Ended != nil {
		out = append(out, mark{roleLotEnded, &l.Ended.On, ""})
	}
	return out
}

// Ref implements Record.
func (l Lot) Ref() Ref { return LotRef(l.ID) }

// LotRef names a lot.
func LotRef(l LotID) Ref { return Ref{KindLot, string(l)} }

// Free is the part of a live lot that nothing binds. It is negative only in a register that is broken.
func (l Lot) Free() Shares { return l.Quantity - l.Pledged - l.Attached - l.Locked - l.Reserved }

// Reservation binds part of a lot to a listing or to an agreement. It follows the lot when the lot is split.
type Reservation struct {
	ID       ReservationID `json:"id"`
	Lot      LotID         `json:"lot"`
	Quantity Shares        `json:"quantity"`
	Listing  ListingID     `json:"listing"`
	// Agreement is empty while the shares are only listed.
	Agreement AgreementID `json:"agreement,omitempty"`
	// Ended is set when the reservation is freed or used up; its quantity is then 0.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
	// Short is how much an attachment has taken from it, until the attachment is lifted; while it is short, nothing settles.
	Short Shares `json:"short,omitempty"`
	// Transfer is the transfer without a trade that the shares are reserved for.
	Transfer TransferID `json:"transfer,omitempty"`
}

func (r Reservation) marks() []mark {
	return []mark{{roleReserved, &r.Since, KindReservation}, {roleFreed, r.Ended, ""}}
}

// Ref implements Record.
func (r Reservation) Ref() Ref { return ReservationRef(r.ID) }

// ReservationRef names a reservation.
func ReservationRef(r ReservationID) Ref { return Ref{KindReservation, string(r)} }
