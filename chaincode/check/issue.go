package check

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newIssueBook() groupBook {
	return &issueBook{treasury: map[value.EntryID]value.IssuerID{}, rights: map[value.StagedID]*rightsFacts{}}
}

// issueBook is what the invariants of issues keep: the entries of own shares, and what was taken of rights issues.
type issueBook struct {
	treasury map[value.EntryID]value.IssuerID
	rights   map[value.StagedID]*rightsFacts
}

// rightsFacts is a closed rights issue, and the sum of what its allotments say was taken.
type rightsFacts struct {
	closed          bool
	out, taken      value.Shares
	allotted, given value.Shares
}

func (k *issueBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.HolderEntry:
		if r.Treasury {
			k.treasury[r.ID] = r.Issuer
			b.breaks(8, r.State == model.EntryIsUnclaimed && r.Controller == "", r.Ref(), "somebody controls the company's own shares")
		}
	case model.Change:
		if r.Terms.Kind == model.Rights {
			facts := k.of(r.ID)
			facts.closed, facts.out, facts.taken = r.State == model.ChangeIsClosed, r.Out, r.Taken
		}
	case model.Allotment:
		facts := k.of(r.Change)
		facts.allotted, facts.given = facts.allotted+r.Taken, facts.given+r.Quantity
		b.breaks(5, r.Quantity > 0 && r.Taken >= 0 && r.Taken <= r.Quantity, r.Ref(), "more is taken than is allotted")
	}
}

func (k *issueBook) of(id value.StagedID) *rightsFacts {
	if k.rights[id] == nil {
		k.rights[id] = &rightsFacts{}
	}
	return k.rights[id]
}

func (k *issueBook) check(b *book) {
	for id, facts := range ordered(k.rights) {
		ref := model.ChangeRef(id)
		b.breaks(3, facts.closed || facts.taken == 0 && facts.allotted == 0, ref, "shares of it were taken before it was closed")
		b.breaks(3, facts.allotted <= facts.taken && facts.taken <= facts.out || !facts.closed, ref, "more was taken of it than was allotted")
		b.breaks(3, facts.given == facts.out || !facts.closed, ref, "its allotments add up to another number than it gives")
	}
	for id, lot := range ordered(b.lots) {
		switch lot.reason {
		case model.EndedByCancellation, model.EndedByRedemption, model.EndedByConversion:
			k.checkLeft(b, id, lot)
		}
		switch lot.reason {
		case model.EndedByCancellation, model.EndedByDisposal:
			b.breaks(8, k.treasury[lot.entry] == lot.issuer, model.LotRef(id), "shares of a holder were treated as the company's own")
		case model.EndedByRepurchase:
			to := b.lots[first(lot.into)]
			b.breaks(8, to != nil && k.treasury[to.entry] == lot.issuer, model.LotRef(id), "the company did not get the shares that it acquired")
		}
	}
}

// checkLeft looks at a lot of which shares left their class: what remains is one balance lot of the same holder and class, with the
// lot's dates, and what a conversion made is one lot of the same holder. That what bound the lot now binds the balance lot is seen from
// what binds it.
func (k *issueBook) checkLeft(b *book, id value.LotID, lot *lotFacts) {
	ref := model.LotRef(id)
	rest, made := 0, 0
	for _, name := range lot.into {
		next := b.lots[name]
		if next == nil {
			continue // said already
		}
		b.breaks(8, next.entry == lot.entry, ref, "what came out of it is another holder's")
		if next.class != lot.class {
			made++
			b.breaks(9, next.paidOn == lot.paidOn && next.provenance == lot.provenance, ref, "a conversion keeps the day of payment and the provenance")
			continue
		}
		rest++
		b.breaks(2, next.quantity < lot.quantity, ref, fmt.Sprintf("it had %d shares, its balance has %d", lot.quantity, next.quantity))
		b.breaks(9, next.paidOn == lot.paidOn && next.contractOn == lot.contractOn && next.effectiveOn == lot.effectiveOn && next.provenance == lot.provenance, ref, "a balance lot keeps its dates and provenance")
	}
	want := 0
	if lot.reason == model.EndedByConversion {
		want = 1
	}
	b.breaks(2, rest <= 1 && made == want, ref, "something else came out of it than its end's reason allows")
}

// first is a list's first element, or nothing.
func first[E any](list []E) E {
	var none E
	if len(list) == 0 {
		return none
	}
	return list[0]
}
