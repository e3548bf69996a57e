package check

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// instrumentActs are the types by which instruments become shares.
var instrumentActs = []value.Type{"OptionExercised", "ConvertibleConverted"}

func newRightBook() groupBook {
	return &rightBook{
		pools: map[model.PoolID]model.Pool{}, options: map[model.PoolID]value.Shares{}, sizes: map[poolsOf]value.Shares{}, of: map[value.LotID]model.Ref{},
		made: map[value.LotID]value.CommandID{}, merged: map[value.EntryID]value.EntryID{},
	}
}

// rightBook is what the invariants of instruments keep.
type rightBook struct {
	pools map[model.PoolID]model.Pool
	// options is what the options of a pool are on, less what was forfeited; sizes what an issuer's pools of a class and an epoch add up to.
	options map[model.PoolID]value.Shares
	sizes   map[poolsOf]value.Shares
	sums    []model.Pools
	// instruments are all of them, of whatever kind, and of is which one a lot came of.
	instruments []instrumentNoted
	of          map[value.LotID]model.Ref
	// made are the lots that came out of no other, by the command that recorded them.
	made map[value.LotID]value.CommandID
	// merged are the entries into which others were merged.
	merged map[value.EntryID]value.EntryID
}

// poolsOf names the pools of an issuer on a class that were made in an epoch.
type poolsOf struct {
	issuer value.IssuerID
	class  value.ClassID
	epoch  int
}

type instrumentNoted struct {
	ref   model.Ref
	facts model.InstrumentFacts
}

func (k *rightBook) note(b *book, r model.Record) {
	if i, ok := r.(model.Instrument); ok {
		k.noteInstrument(b, i)
	}
	switch r := r.(type) {
	case model.HolderEntry:
		if r.MergedInto != "" {
			k.merged[r.ID] = r.MergedInto
		}
	case model.Lot:
		if len(r.From) == 0 && r.Provenance == model.Issued && r.Staged == "" {
			k.made[r.ID] = r.Recorded.Command
		}
	case model.Pool:
		k.pools[r.ID] = r
		left := r.Size
		if r.State == model.RightIsEnded {
			left = r.Granted
		}
		k.sizes[poolsOf{r.Issuer, r.Class, r.Epoch}] += left
		b.breaks(5, r.Size > 0 && r.Granted >= 0 && r.Granted <= r.Size, r.Ref(), "more is granted than the pool has")
	case model.Pools:
		k.sums = append(k.sums, r)
	case model.Option:
		k.options[r.Pool] += r.Quantity - r.Forfeited
		rest := r.Quantity - r.Forfeited - r.Exercised
		b.breaks(5, r.Quantity > 0 && r.Exercised >= 0 && r.Forfeited >= 0 && rest >= 0, r.Ref(), "more is exercised and forfeited than was granted")
		b.breaks(3, (r.State == model.RightIsEnded) == (rest == 0), r.Ref(), "it is open exactly while something is left of it")
		b.breaks(3, (r.Exercised > 0) == (r.Issued > 0), r.Ref(), "shares were issued without exercise, or none by it")
	case model.Convertible:
		b.breaks(5, r.Principal > 0 && r.Issued >= 0, r.Ref(), "an amount is out of range")
		b.breaks(3, (r.State == model.ConvertibleIsConverted) == (r.Issued > 0) && (r.Lot != "") == (r.Issued > 0), r.Ref(), "it became shares exactly if it is converted")
	}
}

// noteInstrument takes what every instrument has.
func (k *rightBook) noteInstrument(b *book, i model.Instrument) {
	facts := i.Instrument()
	k.instruments = append(k.instruments, instrumentNoted{i.Ref(), facts})
	for _, lot := range facts.Lots {
		_, twice := k.of[lot]
		b.breaks(3, !twice, i.Ref(), "a lot came of two instruments")
		k.of[lot] = i.Ref()
	}
}

func (k *rightBook) check(b *book) {
	for id, pool := range ordered(k.pools) {
		b.breaks(3, k.options[id] == pool.Granted, model.PoolRef(id), fmt.Sprintf("%d are granted, its options are on %d", pool.Granted, k.options[id]))
	}
	for id := range ordered(k.options) {
		_, there := k.pools[id]
		b.breaks(3, there, model.PoolRef(id), "an option comes from no pool")
	}
	summed := map[poolsOf]bool{}
	for _, sum := range k.sums {
		for _, s := range sum.Sizes {
			of := poolsOf{sum.Issuer, s.Class, s.Epoch}
			b.breaks(3, s.Size == k.sizes[of], sum.Ref(), fmt.Sprintf("the pools add up to %d, not %d", k.sizes[of], s.Size))
			b.breaks(3, !summed[of], sum.Ref(), "it has the pools of an epoch twice")
			summed[of] = true
		}
	}
	for id, pool := range ordered(k.pools) {
		b.breaks(3, summed[poolsOf{pool.Issuer, pool.Class, pool.Epoch}], model.PoolRef(id), "the sum of the pools leaves it out")
	}
	for _, i := range k.instruments {
		k.checkInstrument(b, i)
	}
	for lot, command := range ordered(k.made) {
		_, named := k.of[lot]
		b.breaks(3, named == b.was(command, instrumentActs), model.LotRef(lot), "it came of an instrument that does not name it, or of none")
	}
}

// checkInstrument holds an instrument against the register: its holder is there, and it counts as no shares but by the lots that came
// of it.
func (k *rightBook) checkInstrument(b *book, i instrumentNoted) {
	_, held := b.entries[i.facts.Entry]
	b.breaks(8, held, i.ref, "its holder is no entry")
	sum := value.Shares(0)
	for _, id := range i.facts.Lots {
		lot, there := b.lots[id]
		b.breaks(3, there && lot.issuer == i.facts.Issuer && k.same(i.facts.Entry, lot.entry) && lot.provenance == model.Issued && len(lot.from) == 0, model.LotRef(id), "it is not the lot that its instrument gave the holder")
		if there {
			sum += lot.quantity
		}
	}
	b.breaks(3, sum == i.facts.Shares, i.ref, fmt.Sprintf("its lots began with %d shares, it says %d", sum, i.facts.Shares))
}

// same tells whether an entry is another one, or was merged into it.
func (k *rightBook) same(entry, other value.EntryID) bool {
	for range value.MaxMerges {
		if entry == other {
			return true
		}
		entry = k.merged[entry]
	}
	return false
}
