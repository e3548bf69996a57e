package check

import (
	"maps"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

func newApprovalBook() groupBook {
	return &approvalBook{next: map[value.AgreementID]value.ListingID{}, of: map[value.ListingID]value.AgreementID{}, disputed: map[model.Ref]bool{}, rounds: map[value.AgreementID]*roundFacts{}}
}

// approvalBook is what the invariants of approvals, rounds and disputes keep: which listing an agreement's shares went into, which
// disputes freeze an agreement, and what was taken in a round.
type approvalBook struct {
	next map[value.AgreementID]value.ListingID
	of   map[value.ListingID]value.AgreementID
	// disputed holds the open disputes that agreements name, and those that are.
	disputed map[model.Ref]bool
	open     []model.Ref
	rounds   map[value.AgreementID]*roundFacts
}

// roundFacts is how many shares were allotted in a round, and whether it is closed.
type roundFacts struct {
	closed   bool
	allotted value.Shares
}

func (k *approvalBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Agreement:
		k.noteAgreement(b, r)
	case model.Listing:
		b.breaks(8, (r.Of == "") == (len(r.Only) == 0), r.Ref(), "who alone may buy, and by what right, stand together")
		if r.Of != "" {
			k.of[r.ID] = r.Of
		}
	case model.Dispute:
		b.breaks(8, (r.State == model.DisputeIsOpen) == (r.Ended == nil), r.Ref(), "an open dispute has not ended")
		b.breaks(8, (r.State == model.DisputeIsRuled) == (r.Ruling != "" && r.RuledBy != "" && r.CheckedBy != "" && r.RuledBy != r.CheckedBy), r.Ref(), "two arbiters rule on a dispute")
		if r.State == model.DisputeIsOpen {
			k.open = append(k.open, r.Ref())
		}
	case model.RefusalRound:
		facts := &roundFacts{closed: r.Closed != nil}
		for _, take := range r.Takes {
			b.breaks(5, take.Quantity > 0 && take.Holding > 0 && take.Allotted >= 0 && take.Allotted <= take.Quantity, r.Ref(), "more is allotted than was taken")
			facts.allotted += take.Allotted
		}
		k.rounds[r.Agreement] = facts
	}
}

func (k *approvalBook) noteAgreement(b *book, a model.Agreement) {
	ref := a.Ref()
	b.breaks(8, (a.State == model.AgreementIsDisputed) == (a.Dispute != ""), ref, "a disputed agreement names its open dispute")
	b.breaks(7, (a.PurchasedAt > 0) == (a.Purchased != nil) && (a.Purchased == nil || a.State == model.AgreementIsVoid), ref, "a purchase by the company has its price and ends the agreement")
	if a.Dispute != "" {
		k.disputed[model.DisputeRef(a.ID, a.Dispute)] = true
	}
	if a.Next != "" {
		b.breaks(8, a.State == model.AgreementIsVoid && a.Purchased == nil, ref, "its shares went to others and it is not void")
		k.next[a.ID] = a.Next
	}
	approved := a.State == model.AgreementIsAgreed || a.State == model.AgreementIsFunded || a.State == model.AgreementIsDisputed || a.Settled != nil
	b.breaks(8, !approved || a.Requested == nil || a.Approved != nil, ref, "it went on without the approval that was asked for")
}

func (k *approvalBook) check(b *book) {
	for id, listing := range ordered(k.next) {
		b.breaks(8, k.of[listing] == id, model.AgreementRef(id), "the listing into which its shares went is not for those with a right to them")
	}
	for id, agreement := range ordered(k.of) {
		b.breaks(8, k.next[agreement] == id, model.ListingRef(id), "no agreement's shares went into it")
	}
	for _, ref := range k.open {
		b.breaks(8, k.disputed[ref], ref, "no disputed agreement has the open dispute")
		delete(k.disputed, ref)
	}
	for _, ref := range slices.SortedFunc(maps.Keys(k.disputed), model.CompareRefs) {
		b.breaks(8, false, ref, "a disputed agreement's dispute is not open")
	}
	for id, round := range ordered(k.rounds) {
		a, ok := b.agreements[id]
		b.breaks(8, ok && round.closed == (a.state != model.AgreementIsFirstRefusal), model.RefusalRoundRef(id), "a round is open as long as its agreement waits for it")
		b.breaks(3, round.allotted == 0 || ok && round.allotted <= a.terms.Quantity, model.RefusalRoundRef(id), "more is allotted than was agreed")
	}
}
