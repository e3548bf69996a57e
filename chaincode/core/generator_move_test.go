package core_test

import (
	"fmt"
	"slices"

	"holdfast/chaincode/core"
)

func init() {
	moreCommands = append(moreCommands,
		func(g *generator) core.SignedCommand { return g.encumbering() },
		func(g *generator) core.SignedCommand { return g.encumbering() },
		func(g *generator) core.SignedCommand { return g.giving() },
		func(g *generator) core.SignedCommand { return g.giving() },
		func(g *generator) core.SignedCommand { return g.recording() },
		func(g *generator) core.SignedCommand { return g.recording() },
		func(g *generator) core.SignedCommand { return g.ordering() },
		func(g *generator) core.SignedCommand { return g.correcting() },
		func(g *generator) core.SignedCommand { return g.noticing() },
	)
}

// holding is some lot, mostly a live one, with its entry. Those made last are drawn more often.
func (g *generator) holding() (core.Lot, core.HolderEntry, bool) {
	for range 6 {
		lots := g.made["lot"]
		if g.chance(50, "late") {
			lots = lots[len(lots)/2:]
		}
		lot, ok := find[core.Lot](g, core.LotRef(core.LotID(pick(g, lots, "lot"))))
		entry, held := find[core.HolderEntry](g, core.EntryRef(lot.Entry))
		class, _ := find[core.ShareClass](g, core.ClassRef(lot.Class))
		if ok && held && (class.Live(lot) || g.chance(3, "ended")) {
			return lot, entry, true
		}
	}
	return core.Lot{}, core.HolderEntry{}, false
}

// part is how many shares of a lot an act is about: mostly as many as are free.
func (g *generator) part(lot core.Lot) core.Shares {
	most := max(lot.Free(), 1)
	if g.chance(5, "too many") {
		most = lot.Quantity + 1
	}
	if g.chance(25, "all") {
		return most
	}
	return 1 + core.Shares(g.upTo(int(most)-1, "quantity"))
}

// cosign adds others' proofs, now and then not all of them.
func (g *generator) cosign(signed core.SignedCommand, others ...someone) core.SignedCommand {
	if g.chance(5, "unsigned") {
		others = others[1:]
	}
	return with(signed, others...)
}

func (g *generator) encumbering() core.SignedCommand {
	if ids := g.made["encumbrance"]; len(ids) > 0 && g.chance(45, "end one") {
		e, _ := find[core.Encumbrance](g, core.EncumbranceRef(core.EncumbranceID(pick(g, ids, "encumbrance"))))
		switch e.Kind {
		case core.Pledge:
			if e.Party == "" {
				return g.cosign(g.about(officer, e.Issuer, &core.PledgeReleased{Pledge: e.ID, Member: "member1", Evidence: digest("release")}), identity1)
			}
			if g.chance(20, "by order") {
				return g.about(arbiter, e.Issuer, &core.PledgeReleased{Pledge: e.ID, Member: "member3", Case: "대법원 2026다1", Evidence: digest("order")})
			}
			return g.about(known(e.Party), e.Issuer, &core.PledgeReleased{Pledge: e.ID})
		case core.Attachment:
			return g.about(officer, e.Issuer, &core.AttachmentLifted{Attachment: e.ID, Lifted: g.w.order()})
		}
		return g.about(pick(g, []someone{stranger, buyer}, "who"), e.Issuer, &core.LockEnded{Lock: e.ID})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	holder, quantity := known(entry.Controller), g.part(lot)
	switch g.upTo(2, "kind") {
	case 0:
		b := &core.PledgeEntered{Lot: lot.ID, Quantity: quantity, Pledgee: stranger.did(), Secured: 1_000, Evidence: digest("pledge")}
		if g.chance(30, "no did") {
			b.Pledgee, b.Holder = "", commitment("bank")
		}
		return g.about(holder, lot.Issuer, b)
	case 1:
		b := &core.LockSet{Lot: lot.ID, Quantity: quantity, Until: g.date(30)}
		if g.chance(50, "event") {
			b.Until, b.Event, b.Beneficiary = "", digest("event"), stranger.did()
		}
		return g.about(holder, lot.Issuer, b)
	}
	return g.about(officer, lot.Issuer, &core.AttachmentEntered{
		Lot: lot.ID, Quantity: 1 + core.Shares(g.upTo(int(lot.Quantity)-1, "attached")), Provisional: g.chance(50, "provisional"), CourtOrder: g.w.order(),
	})
}

// openTransfers are those of a kind of record that are not done.
func openTransfers[R core.Record](g *generator, ref func(core.TransferID) core.Ref, open func(R) bool) []R {
	var out []R
	for _, id := range g.made["transfer"] {
		if r, ok := find[R](g, ref(core.TransferID(id))); ok && open(r) {
			out = append(out, r)
		}
	}
	return out
}

func (g *generator) giving() core.SignedCommand {
	asked := openTransfers(g, core.TransferRequestRef, func(r core.TransferRequest) bool {
		return r.State == core.RequestIsPending || r.State == core.RequestIsApproved
	})
	if len(asked) > 0 && g.chance(60, "go on") {
		r := pick(g, asked, "request")
		switch {
		case g.chance(10, "withdraw"):
			return g.about(known(r.Giver), r.Issuer, &core.TransferWithdrawn{Transfer: r.ID})
		case r.State == core.RequestIsApproved || g.chance(15, "silence"):
			return g.about(stranger, r.Issuer, &core.TransferCompleted{Transfer: r.ID})
		case r.Approval == core.MeetingApproval:
			return g.about(officer, r.Issuer, &core.TransferResolved{Transfer: r.ID, Approve: g.chance(70, "approve"), Minutes: digest("m")})
		}
		director := pick(g, []someone{director1, director2, director3}, "director")
		return g.about(director, r.Issuer, &core.TransferVoted{Transfer: r.ID, Approve: g.chance(80, "approve")})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	if g.chance(15, "merge") {
		return g.merging(entry)
	}
	all := parts(lot.ID, g.part(lot))
	if other, of, ok := g.holding(); ok && of.ID == entry.ID && other.ID != lot.ID {
		all = append(all, core.LotPart{Lot: other.ID, Quantity: g.part(other)})
	}
	receiver := pick(g, []someone{seller, buyer, stranger}, "receiver")
	b := g.w.gift(all)
	b.Receiver = receiver.did()
	giver := known(entry.Controller)
	if giver == receiver {
		return g.merging(entry)
	}
	return g.cosign(g.w.command(giver, lot.Issuer, b), receiver)
}

// merging merges an entry into another one of its controller, if they have any.
func (g *generator) merging(from core.HolderEntry) core.SignedCommand {
	into := core.EntryID(g.one("entry"))
	lots := []core.LotID{}
	for _, id := range g.made["entry"] {
		if e, ok := find[core.HolderEntry](g, core.EntryRef(core.EntryID(id))); ok && e.Issuer == from.Issuer && e.ID != from.ID && e.Controller == from.Controller {
			into = e.ID
		}
	}
	if into == from.ID {
		return g.claims()
	}
	for _, id := range g.made["lot"] {
		lot, _ := find[core.Lot](g, core.LotRef(core.LotID(id)))
		if lot.Entry == from.ID && lot.Ended == nil && len(lot.Reservations) == 0 && len(lots) < 5 {
			lots = append(lots, lot.ID)
		}
	}
	return g.about(known(from.Controller), from.Issuer, &core.EntriesMerged{From: from.ID, Into: into, Lots: lots})
}

func (g *generator) recording() core.SignedCommand {
	open := openTransfers(g, core.RecordedTransferRef, func(r core.RecordedTransfer) bool { return r.Ended == nil })
	if len(open) > 0 && g.chance(60, "go on") {
		r := pick(g, open, "record")
		switch {
		case r.State == core.RecordedIsObjected:
			return g.about(identity2, r.Issuer, &core.TransferDecided{Transfer: r.ID, Member: "member2", Uphold: g.chance(50, "uphold"), Evidence: digest("seen")})
		case g.chance(15, "object"):
			return g.about(stranger, r.Issuer, &core.TransferObjected{Transfer: r.ID, Reason: digest("why")})
		case g.chance(10, "withdraw"):
			return g.about(officer, r.Issuer, &core.TransferWithdrawn{Transfer: r.ID})
		}
		return g.about(stranger, r.Issuer, &core.TransferCompleted{Transfer: r.ID})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	if entry.State == core.EntryIsClaimed && g.chance(40, "death") {
		return g.cosign(g.about(identity1, lot.Issuer, death(entry.ID)), identity2)
	}
	return g.cosign(g.w.command(g.mostly(officer), lot.Issuer, g.record(lot, entry)), identity1)
}

// record is a transfer of a lot, to an heir or two, to another entry or to who bought it before.
func (g *generator) record(lot core.Lot, entry core.HolderEntry) *core.OfficerRecordedTransfer {
	c := company{entries: []core.EntryID{"", entry.ID}}
	quantity := lot.Quantity
	if g.chance(50, "part") {
		quantity = g.part(lot)
	}
	first := 1 + core.Shares(g.upTo(int(quantity)-1, "first"))
	to := []core.Receipt{heir(fmt.Sprint("heir ", g.upTo(99, "heir")), core.LotPart{Lot: lot.ID, Quantity: first})}
	if rest := quantity - first; rest > 0 {
		to = append(to, heir("another heir", core.LotPart{Lot: lot.ID, Quantity: rest}))
	}
	b := c.inheritance(to...)
	b.EffectiveOn = g.w.now.DateInKorea()
	switch g.upTo(4, "grounds") {
	case 0:
		b.Grounds, b.Approval = core.SaleBefore, digest("minutes")
	case 1:
		b.Grounds, b.Corrects = core.WrongHolder, lot.Recorded.Command
	case 2:
		other := core.EntryID(g.one("entry"))
		if other != entry.ID {
			b.Grounds = core.SamePerson
			b.To = []core.Receipt{{Receiver: core.Receiver{Entry: other}, Parts: parts(lot.ID, quantity)}}
		}
	}
	return b
}

// ordering executes a court's order, which ends some of what binds the lot.
func (g *generator) ordering() core.SignedCommand {
	lot, _, ok := g.holding()
	if !ok {
		return g.claims()
	}
	quantity := 1 + core.Shares(g.upTo(int(lot.Quantity)-1, "quantity"))
	if g.chance(30, "all") {
		quantity = lot.Quantity
	}
	b := g.w.judgment(parts(lot.ID, quantity), creditor)
	if g.chance(50, "an entry") {
		b.To = core.Receiver{Entry: core.EntryID(g.one("entry"))}
	}
	for _, id := range lot.Encumbrances {
		if g.chance(80, "end") {
			b.Ends = append(b.Ends, id)
		}
	}
	for _, id := range lot.Reservations {
		if g.chance(80, "free") {
			b.Frees = append(b.Frees, id)
		}
	}
	return g.cosign(g.about(arbiter, lot.Issuer, b), pick(g, []someone{arbiter2, recoverer}, "second"))
}

func (g *generator) correcting() core.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	holder := known(entry.Controller)
	if g.chance(40, "entry") {
		b := &core.EntryCorrected{
			Entry: entry.ID, Holder: commitment(fmt.Sprint("data ", g.upTo(999, "data"))), Corrects: entry.Since.Command, Evidence: digest("e"),
		}
		if entry.Corrected != nil {
			b.Corrects = entry.Corrected.Command
		}
		if entry.State == core.EntryIsClaimed {
			return g.about(holder, entry.Issuer, b)
		}
		b.Member = "member1"
		return g.cosign(g.w.command(g.mostly(officer), entry.Issuer, b), identity1)
	}
	day := core.Date(fmt.Sprintf("2021-01-%02d", 1+g.upTo(27, "day")))
	first := core.RightLot{Quantity: lot.Quantity, EffectiveOn: day, PaidOn: day}
	b := g.w.asOne(lot.ID, first)
	if lot.Quantity > 1 && g.chance(40, "two") {
		b.To[0].Quantity = 1
		b.To = append(b.To, core.RightLot{Quantity: lot.Quantity - 1, EffectiveOn: lot.EffectiveOn, PaidOn: lot.PaidOn})
	}
	others := []someone{identity1}
	if entry.State != core.EntryIsUnclaimed && !slices.Contains([]someone{identity1, officer}, holder) {
		others = append(others, holder)
	}
	return g.cosign(g.w.command(officer, lot.Issuer, b), others...)
}

func (g *generator) noticing() core.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	day := g.w.now.DateInKorea()
	if g.chance(50, "rival") {
		b := rival(lot.ID)
		b.CertifiedOn, b.ReceivedOn = day, day
		return g.about(officer, lot.Issuer, b)
	}
	for _, id := range g.made["lot"] {
		if moved, ok := find[core.Lot](g, core.LotRef(core.LotID(id))); ok && (moved.Provenance == core.Settled || moved.Provenance == core.Given) {
			lot = moved
		}
	}
	entry, _ = find[core.HolderEntry](g, core.EntryRef(lot.Entry))
	b := notice(lot.ID)
	b.CertifiedOn, b.ReceivedOn = day, day
	return g.about(known(entry.Controller), lot.Issuer, b)
}
