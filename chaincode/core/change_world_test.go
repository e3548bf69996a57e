package core_test

import (
	"fmt"
	"maps"
	"slices"

	"holdfast/chaincode/core"
	"holdfast/chaincode/record"
)

// What tests of acts on a whole class have in common. The company's common class has the lots 1,000 and 200 of the first
// holder and 300 of the second; its par value is 500 won.

func (c company) splitting() core.ChangeTerms {
	return core.ChangeTerms{
		Class: c.common, Into: c.common, Kind: core.Split, Numerator: 5, Denominator: 1, Fractions: core.RoundDown, Par: 100,
		Authorised: 50_000, EffectiveOn: "2026-09-21", Resolution: digest("minutes"),
	}
}

// consolidating makes one share of a number of old ones.
func (c company) consolidating(of int64, fractions core.FractionRule) core.ChangeTerms {
	x := c.splitting()
	x.Kind, x.Numerator, x.Denominator, x.Fractions = core.Consolidation, 1, of, fractions
	x.Par, x.Authorised, x.NoticeOn = 500*core.Won(of), 5_000, "2026-08-20"
	return x
}

func (c company) cancelling() core.ChangeTerms {
	x := c.splitting()
	x.Kind, x.Numerator, x.Denominator, x.Par = core.Cancellation, 0, 1, 500
	return x
}

// granting gives one new share for each of a number of old ones, by the register of a moment.
func (c company) granting(each int64, asOf core.Time) core.ChangeTerms {
	x := c.splitting()
	x.Kind, x.Numerator, x.Denominator, x.Par, x.AsOf = core.Bonus, 1, each, 500, asOf
	return x
}

func (w *world) announce(c company, x core.ChangeTerms) core.StagedID {
	w.Helper()
	return core.StagedID(w.applied(w.command(officer, c.id, &core.ChangeAnnounced{ChangeTerms: x}))[0])
}

func (w *world) opening(c company, id core.StagedID) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.ChangeOpened{Change: id})
}

func (w *world) closing(c company, id core.StagedID, pages int) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.ChangeClosed{Change: id, Pages: pages})
}

func (w *world) abort(c company, id core.StagedID) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.ChangeAborted{Change: id})
}

func (w *world) page(c company, id core.StagedID, index int, lots ...core.LotID) core.SignedCommand {
	w.Helper()
	return w.command(officer, c.id, &core.ChangePaged{Change: id, Index: index, Lots: append([]core.LotID{}, lots...)})
}

// opened announces an act and opens it.
func (w *world) opened(c company, x core.ChangeTerms) core.StagedID {
	w.Helper()
	id := w.announce(c, x)
	w.applied(w.opening(c, id))
	return id
}

// pagesOf cuts what an act is about, in pages of at most a number of lots.
func (w *world) pagesOf(id core.StagedID, lots []core.Lot, most int) [][]core.LotID {
	w.Helper()
	cut, err := core.CutPages(id, lots)
	if err != nil {
		w.Fatalf("%v", err)
	}
	var all []core.LotID
	for _, p := range cut {
		all = append(all, p.Lots...)
	}
	return slices.Collect(slices.Chunk(all, most))
}

// carryOut does an act on a class from its announcement to its close, in pages of two lots.
func (w *world) carryOut(c company, x core.ChangeTerms) core.StagedID {
	w.Helper()
	id := w.opened(c, x)
	pages := w.pagesOf(id, w.live(x.Class), 2)
	for i, lots := range pages {
		w.applied(w.page(c, id, i, lots...))
	}
	w.applied(w.closing(c, id, len(pages)))
	w.check()
	return id
}

// live are the lots of a class that count.
func (w *world) live(id core.ClassID) []core.Lot {
	w.Helper()
	class := get[core.ShareClass](w, core.ClassRef(id))
	var lots []core.Lot
	for r := range w.records() {
		if lot, ok := r.(core.Lot); ok && lot.Class == id && class.Live(lot) {
			lots = append(lots, lot)
		}
	}
	return lots
}

// holdings are what the entries have of a class.
func (w *world) holdings(id core.ClassID) map[core.EntryID]core.Shares {
	w.Helper()
	held := map[core.EntryID]core.Shares{}
	for _, lot := range w.live(id) {
		held[lot.Entry] += lot.Quantity
	}
	return held
}

func (w *world) issued(id core.ClassID) core.Shares {
	w.Helper()
	return get[core.Count](w, core.CountRef(id)).Issued
}

// shareOut checks what the entries have of a class, and that it is what is issued.
func (w *world) shareOut(id core.ClassID, want map[core.EntryID]core.Shares) {
	w.Helper()
	sum := core.Shares(0)
	for _, n := range want {
		sum += n
	}
	if got := w.holdings(id); !maps.Equal(got, want) || w.issued(id) != sum {
		w.Errorf("the holders have %v of %d issued, want %v", got, w.issued(id), want)
	}
}

// successorOf finds the live lot that an act made of a lot.
func (w *world) successorOf(id core.LotID) core.Lot {
	w.Helper()
	for r := range w.records() {
		if lot, ok := r.(core.Lot); ok && slices.Equal(lot.From, []core.LotID{id}) {
			if get[core.ShareClass](w, core.ClassRef(lot.Class)).Live(lot) {
				return lot
			}
		}
	}
	w.Fatalf("nothing came out of %s", id)
	return core.Lot{}
}

// register is everything that counts in a register: live lots, counts, classes without their fence, bindings.
func (w *world) register(c company) map[string]string {
	w.Helper()
	out := map[string]string{}
	for r := range w.records() {
		switch r := r.(type) {
		case core.Lot:
			if !get[core.ShareClass](w, core.ClassRef(r.Class)).Live(r) {
				continue
			}
		case core.ShareClass, core.Count, core.HolderEntry, core.Reservation, core.Encumbrance, core.Listing, core.Agreement, core.Escrow, core.Issuer:
		default:
			continue
		}
		out[record.Key(r.Ref())] = string(w.state[record.Key(r.Ref())])
	}
	return out
}

// withLots is a company whose common class has lots of some holders, in the order of a list in pages.
func withLots(t tb, holders [][]core.Shares) (*world, company) {
	t.Helper()
	w := founded(t)
	f := facts()
	f.Classes = f.Classes[:1]
	f.Classes[0].Issued, f.Classes[0].Authorised = 0, 1_000_000_000_000
	var entries []core.ImportedEntry
	for i, lots := range holders {
		entry := core.ImportedEntry{Kind: core.Person, Commitment: commitment(fmt.Sprint("holder ", i))}
		for _, n := range lots {
			f.Classes[0].Issued += n
			entry.Lots = append(entry.Lots, core.ImportedLot{Quantity: n, AcquiredOn: "2020-03-02"})
		}
		entries = append(entries, entry)
	}
	c := w.admit(f)
	for _, e := range entries {
		for i := range e.Lots {
			e.Lots[i].Class = c.common
		}
	}
	w.importPages(c, entries, 150)
	return w, c
}
