package check

import (
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newMoveBook() groupBook {
	return &moveBook{reserved: map[value.ReservationID]value.TransferID{}, open: map[value.TransferID][]value.ReservationID{}, records: map[value.CommandID]recordFacts{}, merged: map[value.EntryID]value.EntryID{}}
}

// moveBook keeps the transfers without a trade: what they reserve, and which command carried one out.
type moveBook struct {
	reserved map[value.ReservationID]value.TransferID
	open     map[value.TransferID][]value.ReservationID
	records  map[value.CommandID]recordFacts
	// merged are the entries into which others were merged.
	merged map[value.EntryID]value.EntryID
}

// recordFacts is a recorded transfer that is done: whose shares it moved, and whether it had waited for objections.
type recordFacts struct {
	entry  value.EntryID
	waited bool
}

func (k *moveBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Reservation:
		if r.Transfer != "" && r.Ended == nil {
			k.reserved[r.ID] = r.Transfer
		}
	case model.TransferRequest:
		if r.State == model.RequestIsPending || r.State == model.RequestIsApproved {
			k.open[r.ID] = r.Reservations
		}
	case model.RecordedTransfer:
		switch r.State {
		case model.RecordedIsPending, model.RecordedIsObjected, model.RecordedIsUpheld:
			for _, to := range r.To {
				k.open[r.ID] = append(k.open[r.ID], to.Reservations...)
			}
		case model.RecordedIsDone:
			waited := r.Ended != nil && (r.Ended.At >= r.OpenFrom || r.Decided != nil)
			b.breaks(8, waited && (r.Objected == nil || r.Decided != nil), r.Ref(), "it was done before its objections were over")
			if r.Ended != nil {
				k.records[r.Ended.Command] = recordFacts{r.Entry, waited}
			}
		}
	case model.HolderEntry:
		b.breaks(8, (r.State == model.EntryIsMerged) == (r.MergedInto != ""), r.Ref(), "an entry is merged into another one, or is not merged")
		if r.MergedInto != "" {
			k.merged[r.ID] = r.MergedInto
		}
		claims := r.AttestedBy != "" && (r.State == model.EntryIsClaimed || r.State == model.EntryIsContested)
		b.breaks(8, claims == (r.Listed != nil), r.Ref(), "a claim lacks the data that it replaced, or data is kept without a claim")
	}
}

func (k *moveBook) check(b *book) {
	for id := range ordered(k.merged) {
		b.breaks(8, k.remains(id), model.EntryRef(id), "the entries that it was merged into lead back to one of them")
	}
	for id, of := range ordered(k.reserved) {
		b.breaks(4, slices.Contains(k.open[of], id), model.ReservationRef(id), "no open transfer has it")
	}
	for transfer, reservations := range ordered(k.open) {
		for _, id := range reservations {
			b.breaks(6, k.reserved[id] == transfer, model.ReservationRef(id), "it does not bind what an open transfer is to move")
		}
	}
	for id, lot := range ordered(b.lots) {
		if lot.ended && lot.reason == model.EndedByRecord {
			done, ok := k.records[lot.endedBy]
			b.breaks(8, ok && done.waited && done.entry == lot.entry, model.LotRef(id), "no recorded transfer of its entry explains its end")
		}
		if lot.ended && lot.reason == model.EndedByCorrection {
			for _, next := range lot.into {
				b.breaks(8, b.lots[next] != nil && b.lots[next].entry == lot.entry, model.LotRef(next), "a correction gave shares to another holder")
			}
		}
	}
}

// remains tells whether a merged entry was merged, by however many others, into one that is not.
func (k *moveBook) remains(id value.EntryID) bool {
	for range len(k.merged) + 1 {
		next, merged := k.merged[id]
		if !merged {
			return true
		}
		id = next
	}
	return false
}
