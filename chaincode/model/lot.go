package model

import (
	"slices"

	"holdfast/chaincode/value"
)

// BindAs notes what binds a lot that a staged act makes.
func (l *Lot) BindAs(by string, quantity, short value.Shares) {
	l.Bound = append(l.Bound, Bound{by, quantity, short})
	l.Short += short
}

// Refill gives what is free after a staged act back to what attachments made short: reservations first, then lock-ups.
func (l *Lot) Refill() {
	for _, reservations := range []bool{true, false} {
		for i := range l.Bound {
			b := &l.Bound[i]
			if slices.Contains(l.Reservations, value.ReservationID(b.By)) != reservations {
				continue
			}
			back := min(b.Short, l.Free())
			b.Quantity, b.Short, l.Short = b.Quantity+back, b.Short-back, l.Short-back
			if reservations {
				l.Reserved += back
			} else {
				l.Locked += back // of the encumbrances, only lock-ups are ever short
			}
		}
	}
}

// BoundBy is how much of the lot something binds that was last written as it says, when the act since was the last that had
// scaled what binds the lot. It is nothing where a later act has left nothing of it.
func (l Lot) BoundBy(since value.StagedID, written Bound) (Bound, bool) {
	if since == l.Rebound {
		return written, true
	}
	for _, b := range l.Bound {
		if b.By == written.By {
			return b, true
		}
	}
	return Bound{}, false
}

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
	Into []value.LotID `json:"into"`
	On   Stamp         `json:"on"`
}

// Lot is shares of one class acquired by one holder in one act (취득 단위).
type Lot struct {
	ID       value.LotID    `json:"id"`
	Issuer   value.IssuerID `json:"issuer"`
	Class    value.ClassID  `json:"class"`
	Entry    value.EntryID  `json:"entry"`
	Quantity value.Shares   `json:"quantity"`
	// Pledged, Attached, Locked and Reserved bind part of the quantity; what is left is free.
	Pledged  value.Shares `json:"pledged"`
	Attached value.Shares `json:"attached"`
	Locked   value.Shares `json:"locked"`
	Reserved value.Shares `json:"reserved"`
	// Reservations name what Reserved is made of.
	Reservations []value.ReservationID `json:"reservations,omitempty"`
	Provenance   Provenance            `json:"provenance"`
	// EffectiveOn is the day the acquisition takes effect between the parties.
	EffectiveOn value.Date `json:"effectiveOn"`
	// ContractOn is the day of the contract, where there is one.
	ContractOn value.Date `json:"contractOn,omitempty"`
	// PaidOn is when the shares were paid up; a transfer hands it on (Commercial Act art. 335(3)).
	PaidOn value.Date `json:"paidOn"`
	// From are the lots this one came out of; empty for a lot of the first list.
	From []value.LotID `json:"from,omitempty"`
	// Recorded is the lot's position in the register.
	Recorded Stamp   `json:"recorded"`
	Ended    *LotEnd `json:"ended,omitempty"`
	// Epoch is the class's epoch to which the lot belongs.
	Epoch int `json:"epoch,omitempty"`
	// Staged is the staged act that made the lot; the lot counts once that is closed.
	Staged value.StagedID `json:"staged,omitempty"`
	// Bound says what each encumbrance and reservation bound when the act Rebound, the last on its whole class, had scaled what
	// binds the lot or the one that it is the balance of. What was written since then says itself what it binds.
	Bound   []Bound        `json:"bound,omitempty"`
	Rebound value.StagedID `json:"rebound,omitempty"`
	// Lineage is what the lot's encumbrances and reservations name it by: empty for its own name.
	Lineage value.LineageID `json:"lineage,omitempty"`
	// Encumbrances name what Pledged, Attached and Locked are made of.
	Encumbrances []value.EncumbranceID `json:"encumbrances,omitempty"`
	// Numbers are the certificates' numbers, where the company has issued certificates; they add up to Quantity.
	Numbers []NumberRange `json:"numbers,omitempty"`
	// Short is how much attachments have taken from the lot's reservations and lock-ups in all.
	Short value.Shares `json:"short,omitempty"`
}

// Bound is how much of a lot an encumbrance or a reservation binds, and how much an attachment has taken from it.
type Bound struct {
	By       string       `json:"by"`
	Quantity value.Shares `json:"quantity"`
	Short    value.Shares `json:"short,omitempty"`
}

// NumberRange is consecutive numbers of share certificates, both ends included.
type NumberRange struct {
	First int64 `json:"first"`
	Last  int64 `json:"last"`
}

func (l Lot) Marks() []Mark {
	kind := KindLot
	if l.Staged != "" && l.Provenance != Asserted || len(l.From) > 0 && l.Staged != "" {
		kind = "" // named by an act on the class after what it comes out of, which the invariants check
	}
	out := []Mark{{RoleRecorded, &l.Recorded, kind}}
	if l.Ended != nil {
		out = append(out, Mark{RoleLotEnded, &l.Ended.On, ""})
	}
	return out
}

// Ref implements Record.
func (l Lot) Ref() Ref { return LotRef(l.ID) }

// LotRef names a lot.
func LotRef(l value.LotID) Ref { return Ref{KindLot, string(l)} }

// Free is the part of a live lot that nothing binds. It is negative only in a register that is broken.
func (l Lot) Free() value.Shares { return l.Quantity - l.Pledged - l.Attached - l.Locked - l.Reserved }

// Line is the lot's lineage.
func (l Lot) Line() value.LineageID {
	if l.Lineage != "" {
		return l.Lineage
	}
	return value.LineageID(l.ID)
}

// Keeps trims what is noted in Bound to what still binds the lot.
func (l *Lot) Keeps() {
	var kept []Bound
	for _, b := range l.Bound {
		if slices.Contains(l.Reservations, value.ReservationID(b.By)) || slices.Contains(l.Encumbrances, value.EncumbranceID(b.By)) {
			kept = append(kept, b)
		}
	}
	l.Bound = kept
}

// Lineage says which lot is there now of a lot that was split or corrected: the last balance lot, which what binds the first one
// binds now. Acts on the whole class are followed from it. A lot that was never split has no such record.
type Lineage struct {
	ID   value.LineageID `json:"id"`
	Live value.LotID     `json:"live"`
}

// Ref implements Record.
func (l Lineage) Ref() Ref { return LineageRef(l.ID) }

// LineageRef names a lineage.
func LineageRef(l value.LineageID) Ref { return Ref{KindLineage, string(l)} }

// Reservation binds part of a lot to a listing or to an agreement. It names the lot's lineage, and so follows the lot when the lot
// is split and when an act on its class replaces it.
type Reservation struct {
	ID      value.ReservationID `json:"id"`
	Lineage value.LineageID     `json:"lineage"`
	// Quantity and Short are as of the act As, the last on the whole class when they were written.
	Quantity value.Shares    `json:"quantity"`
	As       value.StagedID  `json:"as,omitempty"`
	Listing  value.ListingID `json:"listing"`
	// Agreement is empty while the shares are only listed.
	Agreement value.AgreementID `json:"agreement,omitempty"`
	// Ended is set when the reservation is freed or used up; its quantity is then 0.
	Ended *Stamp `json:"ended,omitempty"`
	Since Stamp  `json:"since"`
	// Short is how much an attachment has taken from it, until the attachment is lifted; while it is short, nothing settles.
	Short value.Shares `json:"short,omitempty"`
	// Transfer is the transfer without a trade that the shares are reserved for.
	Transfer value.TransferID `json:"transfer,omitempty"`
}

func (r Reservation) Marks() []Mark {
	return []Mark{{RoleReserved, &r.Since, KindReservation}, {RoleFreed, r.Ended, ""}}
}

// Ref implements Record.
func (r Reservation) Ref() Ref { return ReservationRef(r.ID) }

// ReservationRef names a reservation.
func ReservationRef(r value.ReservationID) Ref { return Ref{KindReservation, string(r)} }
