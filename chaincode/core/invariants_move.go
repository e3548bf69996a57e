package core

import "slices"

func newMoveBook() groupBook {
	return &moveBook{reserved: map[ReservationID]TransferID{}, open: map[TransferID][]ReservationID{}, records: map[CommandID]recordFacts{}}
}

// moveBook keeps the transfers without a trade: what they reserve, and which command carried one out.
type moveBook struct {
	reserved map[ReservationID]TransferID
	open     map[TransferID][]ReservationID
	records  map[CommandID]recordFacts
}

// recordFacts is a recorded transfer that is done: whose shares it moved, and whether it had waited for objections.
type recordFacts struct {
	entry  EntryID
	waited bool
}

func (k *moveBook) note(b *book, r Record) {
	switch r := r.(type) {
	case Reservation:
		if r.Transfer != "" && r.Ended == nil {
			k.reserved[r.ID] = r.Transfer
		}
	case TransferRequest:
		if r.State == RequestIsPending || r.State == RequestIsApproved {
			k.open[r.ID] = r.Reservations
		}
	case RecordedTransfer:
		switch r.State {
		case RecordedIsPending, RecordedIsObjected, RecordedIsUpheld:
			for _, to := range r.To {
				k.open[r.ID] = append(k.open[r.ID], to.Reservations...)
			}
		case RecordedIsDone:
			waited := r.Ended != nil && (r.Ended.At >= r.OpenFrom || r.Decided != nil)
			b.breaks(8, waited && (r.Objected == nil || r.Decided != nil), r.Ref(), "it was done before its objections were over")
			if r.Ended != nil {
				k.records[r.Ended.Command] = recordFacts{r.Entry, waited}
			}
		}
	case HolderEntry:
		b.breaks(8, (r.State == EntryIsMerged) == (r.MergedInto != ""), r.Ref(), "an entry is merged into another one, or is not merged")
	}
}

func (k *moveBook) check(b *book) {
	for id, of := range ordered(k.reserved) {
		b.breaks(4, slices.Contains(k.open[of], id), ReservationRef(id), "no open transfer has it")
	}
	for transfer, reservations := range ordered(k.open) {
		for _, id := range reservations {
			b.breaks(6, k.reserved[id] == transfer, ReservationRef(id), "it does not bind what an open transfer is to move")
		}
	}
	for id, lot := range ordered(b.lots) {
		if lot.ended && lot.reason == EndedByRecord {
			done, ok := k.records[lot.endedBy]
			b.breaks(8, ok && done.waited && done.entry == lot.entry, LotRef(id), "no recorded transfer of its entry explains its end")
		}
		if lot.ended && lot.reason == EndedByCorrection {
			for _, next := range lot.into {
				b.breaks(8, b.lots[next] != nil && b.lots[next].entry == lot.entry, LotRef(next), "a correction gave shares to another holder")
			}
		}
	}
}
