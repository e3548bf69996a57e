package rulestest

import (
	"fmt"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

func init() {
	moreCommands = append(moreCommands,
		func(g *Generator) model.SignedCommand { return g.encumbering() },
		func(g *Generator) model.SignedCommand { return g.encumbering() },
		func(g *Generator) model.SignedCommand { return g.giving() },
		func(g *Generator) model.SignedCommand { return g.giving() },
		func(g *Generator) model.SignedCommand { return g.recording() },
		func(g *Generator) model.SignedCommand { return g.recording() },
		func(g *Generator) model.SignedCommand { return g.ordering() },
		func(g *Generator) model.SignedCommand { return g.correcting() },
		func(g *Generator) model.SignedCommand { return g.noticing() },
	)
}

// holding is some lot, mostly a live one, with its entry. Those made last are drawn more often.
func (g *Generator) holding() (model.Lot, model.HolderEntry, bool) {
	for range 6 {
		lots := g.Made["lot"]
		if g.Chance(50, "late") {
			lots = lots[len(lots)/2:]
		}
		lot, ok := find[model.Lot](g, model.LotRef(value.LotID(Pick(g, lots, "lot"))))
		entry, held := find[model.HolderEntry](g, model.EntryRef(lot.Entry))
		class, _ := find[model.ShareClass](g, model.ClassRef(lot.Class))
		if ok && held && (class.Live(lot, g.W.Closed()) || g.Chance(3, "ended")) {
			return lot, entry, true
		}
	}
	return model.Lot{}, model.HolderEntry{}, false
}

// part is how many shares of a lot an act is about: mostly as many as are free.
func (g *Generator) part(lot model.Lot) value.Shares {
	most := max(lot.Free(), 1)
	if g.Chance(5, "too many") {
		most = lot.Quantity + 1
	}
	if g.Chance(25, "all") {
		return most
	}
	return 1 + value.Shares(g.UpTo(int(most)-1, "quantity"))
}

// cosign adds others' proofs, now and then not all of them.
func (g *Generator) cosign(signed model.SignedCommand, others ...Someone) model.SignedCommand {
	if g.Chance(5, "unsigned") {
		others = others[1:]
	}
	return With(signed, others...)
}

func (g *Generator) encumbering() model.SignedCommand {
	if ids := g.Made["encumbrance"]; len(ids) > 0 && g.Chance(45, "end one") {
		e, _ := find[model.Encumbrance](g, model.EncumbranceRef(value.EncumbranceID(Pick(g, ids, "encumbrance"))))
		switch e.Kind {
		case model.Pledge:
			if e.Party == "" {
				return g.cosign(g.about(Officer, e.Issuer, &binding.PledgeReleased{Pledge: e.ID, Member: "member1", Evidence: Digest("release")}), Identity1)
			}
			if g.Chance(20, "by order") {
				return g.about(Arbiter, e.Issuer, &binding.PledgeReleased{Pledge: e.ID, Member: "member3", Case: "대법원 2026다1", Evidence: Digest("order")})
			}
			return g.about(Known(e.Party), e.Issuer, &binding.PledgeReleased{Pledge: e.ID})
		case model.Attachment:
			return g.about(Officer, e.Issuer, &binding.AttachmentLifted{Attachment: e.ID, Lifted: g.W.Order()})
		}
		return g.about(Pick(g, []Someone{Stranger, Buyer}, "who"), e.Issuer, &binding.LockEnded{Lock: e.ID})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	holder, quantity := Known(entry.Controller), g.part(lot)
	switch g.UpTo(2, "kind") {
	case 0:
		b := &binding.PledgeEntered{Lot: lot.ID, Quantity: quantity, Pledgee: Stranger.Did(), Secured: 1_000, Evidence: Digest("pledge")}
		if g.Chance(30, "no did") {
			b.Pledgee, b.Holder = "", Commitment("bank")
		}
		return g.about(holder, lot.Issuer, b)
	case 1:
		b := &binding.LockSet{Lot: lot.ID, Quantity: quantity, Until: g.date(30)}
		if g.Chance(50, "event") {
			b.Until, b.Event, b.Beneficiary = "", Digest("event"), Stranger.Did()
		}
		return g.about(holder, lot.Issuer, b)
	}
	return g.about(Officer, lot.Issuer, &binding.AttachmentEntered{
		Lot: lot.ID, Quantity: 1 + value.Shares(g.UpTo(int(lot.Quantity)-1, "attached")), Provisional: g.Chance(50, "provisional"), CourtOrder: g.W.Order(),
	})
}

// openTransfers are those of a kind of record that are not done.
func openTransfers[R model.Record](g *Generator, ref func(value.TransferID) model.Ref, open func(R) bool) []R {
	var out []R
	for _, id := range g.Made["transfer"] {
		if r, ok := find[R](g, ref(value.TransferID(id))); ok && open(r) {
			out = append(out, r)
		}
	}
	return out
}

func (g *Generator) giving() model.SignedCommand {
	asked := openTransfers(g, model.TransferRequestRef, func(r model.TransferRequest) bool {
		return r.State == model.RequestIsPending || r.State == model.RequestIsApproved
	})
	if len(asked) > 0 && g.Chance(60, "go on") {
		r := Pick(g, asked, "request")
		switch {
		case g.Chance(10, "withdraw"):
			return g.about(Known(r.Giver), r.Issuer, &move.TransferWithdrawn{Transfer: r.ID})
		case r.State == model.RequestIsApproved || g.Chance(15, "silence"):
			return g.about(Stranger, r.Issuer, &move.TransferCompleted{Transfer: r.ID})
		case r.Approval == model.MeetingApproval:
			return g.about(Officer, r.Issuer, &move.TransferResolved{Transfer: r.ID, Approve: g.Chance(70, "approve"), Minutes: Digest("m")})
		}
		director := Pick(g, []Someone{Director1, Director2, Director3}, "director")
		return g.about(director, r.Issuer, &move.TransferVoted{Transfer: r.ID, Approve: g.Chance(80, "approve")})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	if g.Chance(15, "merge") {
		return g.merging(entry)
	}
	all := Parts(lot.ID, g.part(lot))
	if other, of, ok := g.holding(); ok && of.ID == entry.ID && other.ID != lot.ID {
		all = append(all, model.LotPart{Lot: other.ID, Quantity: g.part(other)})
	}
	receiver := Pick(g, []Someone{Seller, Buyer, Stranger}, "receiver")
	b := g.W.Gift(all)
	b.Receiver = receiver.Did()
	giver := Known(entry.Controller)
	if giver == receiver {
		return g.merging(entry)
	}
	return g.cosign(g.W.Command(giver, lot.Issuer, b), receiver)
}

// merging merges an entry into another one of its controller, if they have any.
func (g *Generator) merging(from model.HolderEntry) model.SignedCommand {
	into := value.EntryID(g.one("entry"))
	lots := []value.LotID{}
	for _, id := range g.Made["entry"] {
		if e, ok := find[model.HolderEntry](g, model.EntryRef(value.EntryID(id))); ok && e.Issuer == from.Issuer && e.ID != from.ID && e.Controller == from.Controller {
			into = e.ID
		}
	}
	if into == from.ID {
		return g.claims()
	}
	for _, id := range g.Made["lot"] {
		lot, _ := find[model.Lot](g, model.LotRef(value.LotID(id)))
		if lot.Entry == from.ID && lot.Ended == nil && len(lot.Reservations) == 0 && len(lots) < 5 {
			lots = append(lots, lot.ID)
		}
	}
	return g.about(Known(from.Controller), from.Issuer, &move.EntriesMerged{From: from.ID, Into: into, Lots: lots})
}

func (g *Generator) recording() model.SignedCommand {
	open := openTransfers(g, model.RecordedTransferRef, func(r model.RecordedTransfer) bool { return r.Ended == nil })
	if len(open) > 0 && g.Chance(60, "go on") {
		r := Pick(g, open, "record")
		switch {
		case r.State == model.RecordedIsObjected:
			return g.about(Identity2, r.Issuer, &move.TransferDecided{Transfer: r.ID, Member: "member2", Uphold: g.Chance(50, "uphold"), Evidence: Digest("seen")})
		case g.Chance(15, "object"):
			return g.about(Stranger, r.Issuer, &move.TransferObjected{Transfer: r.ID, Reason: Digest("why")})
		case g.Chance(10, "withdraw"):
			return g.about(Officer, r.Issuer, &move.TransferWithdrawn{Transfer: r.ID})
		}
		return g.about(Stranger, r.Issuer, &move.TransferCompleted{Transfer: r.ID})
	}
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	if entry.State == model.EntryIsClaimed && g.Chance(40, "death") {
		return g.cosign(g.about(Identity1, lot.Issuer, Death(entry.ID)), Identity2)
	}
	return g.cosign(g.W.Command(g.mostly(Officer), lot.Issuer, g.record(lot, entry)), Identity1)
}

// record is a transfer of a lot, to an heir or two, to another entry or to who bought it before.
func (g *Generator) record(lot model.Lot, entry model.HolderEntry) *move.OfficerRecordedTransfer {
	c := Company{Entries: []value.EntryID{"", entry.ID}}
	quantity := lot.Quantity
	if g.Chance(50, "part") {
		quantity = g.part(lot)
	}
	first := 1 + value.Shares(g.UpTo(int(quantity)-1, "first"))
	to := []move.Receipt{Heir(fmt.Sprint("heir ", g.UpTo(99, "heir")), model.LotPart{Lot: lot.ID, Quantity: first})}
	if rest := quantity - first; rest > 0 {
		to = append(to, Heir("another heir", model.LotPart{Lot: lot.ID, Quantity: rest}))
	}
	b := c.Inheritance(to...)
	b.EffectiveOn = g.W.Now.DateInKorea()
	switch g.UpTo(4, "grounds") {
	case 0:
		b.Grounds, b.Approval = model.SaleBefore, Digest("minutes")
	case 1:
		b.Grounds, b.Corrects = model.WrongHolder, lot.Recorded.Command
	case 2:
		other := value.EntryID(g.one("entry"))
		if other != entry.ID {
			b.Grounds = model.SamePerson
			b.To = []move.Receipt{{Receiver: model.Receiver{Entry: other}, Parts: Parts(lot.ID, quantity)}}
		}
	}
	return b
}

// ordering executes a court's order, which ends some of what binds the lot.
func (g *Generator) ordering() model.SignedCommand {
	lot, _, ok := g.holding()
	if !ok {
		return g.claims()
	}
	quantity := 1 + value.Shares(g.UpTo(int(lot.Quantity)-1, "quantity"))
	if g.Chance(30, "all") {
		quantity = lot.Quantity
	}
	b := g.W.Judgment(Parts(lot.ID, quantity), Creditor)
	if g.Chance(50, "an entry") {
		b.To = model.Receiver{Entry: value.EntryID(g.one("entry"))}
	}
	for _, id := range lot.Encumbrances {
		if g.Chance(80, "end") {
			b.Ends = append(b.Ends, id)
		}
	}
	for _, id := range lot.Reservations {
		if g.Chance(80, "free") {
			b.Frees = append(b.Frees, id)
		}
	}
	return g.cosign(g.about(Arbiter, lot.Issuer, b), Pick(g, []Someone{Arbiter2, recoverer}, "second"))
}

func (g *Generator) correcting() model.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	holder := Known(entry.Controller)
	if g.Chance(40, "entry") {
		data := fmt.Sprint("data ", g.UpTo(999, "data"))
		b := &correction.EntryCorrected{Entry: entry.ID, Corrects: entry.DataFrom(), Evidence: Digest("e")}
		if entry.State == model.EntryIsClaimed {
			b.Address = Address(data)
			return g.about(holder, entry.Issuer, b)
		}
		b.Member, b.Holder = "member1", Commitment(data)
		return g.cosign(g.W.Command(g.mostly(Officer), entry.Issuer, b), Identity1)
	}
	day := value.Date(fmt.Sprintf("2021-01-%02d", 1+g.UpTo(27, "day")))
	first := correction.RightLot{Quantity: lot.Quantity, EffectiveOn: day, PaidOn: day}
	b := g.W.AsOne(lot.ID, first)
	if lot.Quantity > 1 && g.Chance(40, "two") {
		b.To[0].Quantity = 1
		b.To = append(b.To, correction.RightLot{Quantity: lot.Quantity - 1, EffectiveOn: lot.EffectiveOn, PaidOn: lot.PaidOn})
	}
	others := []Someone{Identity1}
	if entry.State != model.EntryIsUnclaimed && !slices.Contains([]Someone{Identity1, Officer}, holder) {
		others = append(others, holder)
	}
	return g.cosign(g.W.Command(Officer, lot.Issuer, b), others...)
}

func (g *Generator) noticing() model.SignedCommand {
	lot, entry, ok := g.holding()
	if !ok {
		return g.claims()
	}
	day := g.W.Now.DateInKorea()
	if g.Chance(50, "rival") {
		b := Rival(lot.ID)
		b.CertifiedOn, b.ReceivedOn = day, day
		return g.about(Officer, lot.Issuer, b)
	}
	for _, id := range g.Made["lot"] {
		if moved, ok := find[model.Lot](g, model.LotRef(value.LotID(id))); ok && (moved.Provenance == model.Settled || moved.Provenance == model.Given) {
			lot = moved
		}
	}
	entry, _ = find[model.HolderEntry](g, model.EntryRef(lot.Entry))
	b := Notice(lot.ID)
	b.CertifiedOn, b.ReceivedOn = day, day
	return g.about(Known(entry.Controller), lot.Issuer, b)
}
