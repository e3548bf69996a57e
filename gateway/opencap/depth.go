package opencap

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// depths order what happened within one second: whatever needs something else is deeper than that.
type depths struct {
	*book
	lots    map[value.LotID]int
	changes map[value.StagedID]int
	ofClass map[value.ClassID][]model.Lot
}

func newDepths(b *book) *depths {
	d := &depths{book: b, lots: map[value.LotID]int{}, changes: map[value.StagedID]int{}, ofClass: map[value.ClassID][]model.Lot{}}
	for _, lot := range b.lots {
		if b.counted(lot) {
			d.ofClass[lot.Class] = append(d.ofClass[lot.Class], lot)
		}
	}
	return d
}

// lot is deeper than what it came out of, and than the act on the whole class with which its epoch began.
func (d *depths) lot(lot model.Lot) int {
	if known, ok := d.lots[lot.ID]; ok {
		return known
	}
	d.lots[lot.ID] = 0
	depth := 0
	if change, ok := d.book.changes[lot.Staged]; ok && d.replaces(change) {
		depth = d.change(change)
	} else {
		for _, from := range lot.From {
			depth = max(depth, d.lot(d.byLot[from])+1)
		}
		depth = max(depth, d.epoch(lot.Class, lot.Epoch))
	}
	d.lots[lot.ID] = depth
	return depth
}

// epoch is the depth at which an epoch of a class begins.
func (d *depths) epoch(class value.ClassID, epoch int) int {
	act, replaced := d.replaced[class][epoch-1]
	if !replaced {
		return 0
	}
	return d.change(d.book.changes[act]) + 1
}

func (d *depths) replaces(change model.Change) bool {
	return d.ended(change) >= 0
}

// ended is the epoch of its class that an act ended, and -1 where it ended none.
func (d *depths) ended(change model.Change) int {
	for epoch, act := range d.replaced[change.Terms.Class] {
		if act == change.ID {
			return epoch
		}
	}
	return -1
}

// change is deeper than every lot of the class up to its epoch, and than the beginning of the epoch that its lots come into.
func (d *depths) change(change model.Change) int {
	if known, ok := d.changes[change.ID]; ok {
		return known
	}
	d.changes[change.ID] = 0
	last := d.ended(change)
	depth := 0
	for _, lot := range d.ofClass[change.Terms.Class] {
		if lot.Epoch <= last {
			depth = max(depth, d.lot(lot)+1)
		}
	}
	if change.Terms.Into != change.Terms.Class {
		depth = max(depth, d.epoch(change.Terms.Into, change.Epoch))
	}
	d.changes[change.ID] = depth
	return depth
}
