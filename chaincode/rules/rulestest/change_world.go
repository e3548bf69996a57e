package rulestest

import (
	"fmt"
	"maps"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/rules/change"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
)

// What tests of acts on a whole class have in common. The company's common class has the lots 1,000 and 200 of the first
// holder and 300 of the second; its par value is 500 won.

func (c Company) Splitting() model.ChangeTerms {
	return model.ChangeTerms{
		Class: c.Common, Into: c.Common, Kind: model.Split, Numerator: 5, Denominator: 1, Fractions: model.RoundDown, Par: 100,
		Authorised: 50_000, EffectiveOn: "2026-09-21", Resolution: Digest("minutes"),
	}
}

// Consolidating makes one share of a number of old ones.
func (c Company) Consolidating(of int64, fractions model.FractionRule) model.ChangeTerms {
	x := c.Splitting()
	x.Kind, x.Numerator, x.Denominator, x.Fractions = model.Consolidation, 1, of, fractions
	x.Par, x.Authorised, x.NoticeOn = 500*value.Won(of), 5_000, "2026-08-20"
	return x
}

func (c Company) Cancelling() model.ChangeTerms {
	x := c.Splitting()
	x.Kind, x.Numerator, x.Denominator, x.Par = model.Cancellation, 0, 1, 500
	return x
}

// Granting gives one new share for each of a number of old ones, by the register of a moment.
func (c Company) Granting(each int64, asOf value.Time) model.ChangeTerms {
	x := c.Splitting()
	x.Kind, x.Numerator, x.Denominator, x.Par, x.AsOf = model.Bonus, 1, each, 500, asOf
	return x
}

func (w *World) Announce(c Company, x model.ChangeTerms) value.StagedID {
	w.Helper()
	return value.StagedID(w.Applied(w.Command(Officer, c.ID, &change.ChangeAnnounced{ChangeTerms: x}))[0])
}

func (w *World) Opening(c Company, id value.StagedID) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &change.ChangeOpened{Change: id})
}

func (w *World) Closing(c Company, id value.StagedID, pages int) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &change.ChangeClosed{Change: id, Pages: pages})
}

func (w *World) Abort(c Company, id value.StagedID) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &change.ChangeAborted{Change: id})
}

func (w *World) Page(c Company, id value.StagedID, index int, lots ...value.LotID) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, c.ID, &change.ChangePaged{Change: id, Index: index, Lots: append([]value.LotID{}, lots...)})
}

// Opened announces an act and opens it.
func (w *World) Opened(c Company, x model.ChangeTerms) value.StagedID {
	w.Helper()
	id := w.Announce(c, x)
	w.Applied(w.Opening(c, id))
	return id
}

// PagesOf cuts what an act is about, in pages of at most a number of lots.
func (w *World) PagesOf(id value.StagedID, lots []model.Lot, most int) [][]value.LotID {
	w.Helper()
	cut, err := change.CutPages(id, lots)
	if err != nil {
		w.Fatalf("%v", err)
	}
	var all []value.LotID
	for _, p := range cut {
		all = append(all, p.Lots...)
	}
	return slices.Collect(slices.Chunk(all, most))
}

// CarryOut does an act on a class from its announcement to its close, in pages of two lots.
func (w *World) CarryOut(c Company, x model.ChangeTerms) value.StagedID {
	w.Helper()
	id := w.Opened(c, x)
	pages := w.PagesOf(id, w.Live(x.Class), 2)
	for i, lots := range pages {
		w.Applied(w.Page(c, id, i, lots...))
	}
	w.Applied(w.Closing(c, id, len(pages)))
	w.Check()
	return id
}

// Closed finds when staged acts were closed.
func (w *World) Closed() model.Closed {
	return model.ClosedIn(func(ref model.Ref) model.Record {
		r, err := w.Load(ref)
		if err != nil {
			w.Fatalf("%v", err)
		}
		return r
	})
}

// Live are the lots of a class that count.
func (w *World) Live(id value.ClassID) []model.Lot {
	w.Helper()
	class := Get[model.ShareClass](w, model.ClassRef(id))
	var lots []model.Lot
	for r := range w.Records() {
		if lot, ok := r.(model.Lot); ok && lot.Class == id && class.Live(lot, w.Closed()) {
			lots = append(lots, lot)
		}
	}
	return lots
}

// Holdings are what the entries have of a class.
func (w *World) Holdings(id value.ClassID) map[value.EntryID]value.Shares {
	w.Helper()
	held := map[value.EntryID]value.Shares{}
	for _, lot := range w.Live(id) {
		held[lot.Entry] += lot.Quantity
	}
	return held
}

func (w *World) Issued(id value.ClassID) value.Shares {
	w.Helper()
	return Get[model.Count](w, model.CountRef(id)).Issued
}

// ShareOut checks what the entries have of a class, and that it is what is issued.
func (w *World) ShareOut(id value.ClassID, want map[value.EntryID]value.Shares) {
	w.Helper()
	sum := value.Shares(0)
	for _, n := range want {
		sum += n
	}
	if got := w.Holdings(id); !maps.Equal(got, want) || w.Issued(id) != sum {
		w.Errorf("the holders have %v of %d issued, want %v", got, w.Issued(id), want)
	}
}

// SuccessorOf finds the live lot that an act made of a lot.
func (w *World) SuccessorOf(id value.LotID) model.Lot {
	w.Helper()
	for r := range w.Records() {
		if lot, ok := r.(model.Lot); ok && slices.Equal(lot.From, []value.LotID{id}) {
			if Get[model.ShareClass](w, model.ClassRef(lot.Class)).Live(lot, w.Closed()) {
				return lot
			}
		}
	}
	w.Fatalf("nothing came out of %s", id)
	return model.Lot{}
}

// Register is everything that counts in a register: live lots, counts, classes without their fence, bindings.
func (w *World) Register(c Company) map[string]string {
	w.Helper()
	out := map[string]string{}
	for r := range w.Records() {
		switch r := r.(type) {
		case model.Lot:
			if !Get[model.ShareClass](w, model.ClassRef(r.Class)).Live(r, w.Closed()) {
				continue
			}
		case model.ShareClass, model.Count, model.HolderEntry, model.Reservation, model.Lineage, model.Encumbrance, model.Listing, model.Agreement, model.Escrow, model.Issuer:
		default:
			continue
		}
		out[record.Key(r.Ref())] = string(w.State[record.Key(r.Ref())])
	}
	return out
}

// WithLots is a company whose common class has lots of some holders, in the order of a list in pages.
func WithLots(t Tb, holders [][]value.Shares) (*World, Company) {
	t.Helper()
	w := Founded(t)
	f := Facts()
	f.Classes = f.Classes[:1]
	f.Classes[0].Issued, f.Classes[0].Authorised = 0, 1_000_000_000_000
	var entries []holder.ImportedEntry
	for i, lots := range holders {
		entry := holder.ImportedEntry{Kind: model.Person, Commitment: Commitment(fmt.Sprint("holder ", i))}
		for _, n := range lots {
			f.Classes[0].Issued += n
			entry.Lots = append(entry.Lots, holder.ImportedLot{Quantity: n, AcquiredOn: "2020-03-02"})
		}
		entries = append(entries, entry)
	}
	c := w.Admit(f)
	for _, e := range entries {
		for i := range e.Lots {
			e.Lots[i].Class = c.Common
		}
	}
	w.importPages(c, entries, 150)
	return w, c
}
