package check

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// changeFacts is what the book keeps of an act on a class: what it says, and what its lots say.
type changeFacts struct {
	terms   model.ChangeTerms
	closed  bool
	in, out value.Shares
	pages   int
	// holders are the totals of the lots it replaced, and of those that came out, by holder; made is what came out of it in all.
	holders map[value.EntryID]*throughput
	made    value.Shares
}

type throughput struct{ in, out value.Shares }

// checkMade looks at a lot that an act on a class made, if one did.
func (b *book) checkMade(id value.LotID, lot *lotFacts) {
	change, ok := b.changes[lot.staged]
	if !ok || !b.made(lot) {
		return
	}
	change.made += lot.quantity
	if replaces(change.terms.Kind) {
		return // checkReplaced finds it from what it replaced
	}
	named := false
	for page := 0; page < change.pages && !named; page++ {
		named = value.DeriveFrom(model.KindLot, lot.staged, string(lot.entry), model.PageID(lot.staged, page)) == string(id)
	}
	b.breaks(10, named, model.LotRef(id), "no page of the act that made it has its name")
}

// checkReplaced looks at what an act on the class made of a lot.
func (b *book) checkReplaced(id value.LotID, lot *lotFacts, act value.StagedID) {
	ref := model.LotRef(id)
	change, ok := b.changes[act]
	b.breaks(8, ok && change.closed && replaces(change.terms.Kind) && change.terms.Class == lot.class, ref, "no closed act on its class replaced it")
	if !ok {
		return
	}
	if change.holders == nil {
		change.holders = map[value.EntryID]*throughput{}
	}
	through := change.holders[lot.entry]
	if through == nil {
		through = &throughput{}
		change.holders[lot.entry] = through
	}
	through.in += lot.quantity
	next, there := b.lots[model.Successor(act, id)]
	if !there {
		return
	}
	b.breaks(2, len(next.from) == 1 && next.from[0] == id && next.staged == act, ref, "what the act made of it does not come from it")
	b.breaks(8, next.entry == lot.entry && next.class == change.terms.Into, ref, "the act gave its shares to another holder or class")
	through.out += next.quantity
	b.checkRebound(id, lot, next, change.terms)
}

// checkRebound looks at what of a lot's encumbrances an act on the class bound on the lot that it made; it was noted then,
// whatever became of them since.
func (b *book) checkRebound(id value.LotID, lot, next *lotFacts, terms model.ChangeTerms) {
	first := tally{}
	all := value.Shares(0)
	for _, bound := range next.bound {
		all += bound.Quantity
		if e, ok := b.encumbrances[value.EncumbranceID(bound.By)]; ok {
			first[e.kind] += bound.Quantity
		}
	}
	b.breaks(6, all <= next.quantity, model.LotRef(id), "the act bound more shares than there are")
	for _, part := range [][2]value.Shares{
		{lot.pledged, first[model.Pledge]}, {lot.attached, first[model.Attachment]}, {lot.locked, first[model.LockUp]},
	} {
		least, ok := scaled(terms, part[0])
		b.breaks(6, ok && part[1] >= min(least, next.quantity-all+part[1]), model.LotRef(id), "the act lost a part of what binds it")
	}
}

// checkChange holds what an act on a class made against its ratio, by each holder's total.
func (b *book) checkChange(id value.StagedID) {
	change := b.changes[id]
	if !change.closed || change.terms.Kind == model.Rights {
		return
	}
	ref := model.ChangeRef(id)
	b.breaks(3, b.completed[id], ref, "it is closed and its lots do not count")
	b.breaks(1, change.made == change.out, ref, "other shares came out of it than it says")
	if !replaces(change.terms.Kind) {
		return
	}
	var in, out value.Shares
	for entry, through := range ordered(change.holders) {
		want, ok := scaled(change.terms, through.in)
		b.breaks(3, ok && want == through.out, model.EntryRef(entry), "an act on the class gave the holder another number of shares than its ratio")
		in, out = in+through.in, out+through.out
	}
	b.breaks(1, in == change.in && out == change.out, ref, "its totals are not those of the lots that it replaced and made")
}
