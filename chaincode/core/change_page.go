package core

// ChangePaged computes a part of an act on a class: up to 500 lots, in the order of their holders and then of their names.
// Pages are made one after the other, and each goes on where the one before it ends, so that no lot is taken twice. It writes
// the lots that come out; they count when the act is closed. A page once made stays; a wrong one is aborted with its act.
type ChangePaged struct {
	Change StagedID `json:"change"`
	// Index is the page's number, from 0.
	Index int     `json:"index"`
	Lots  []LotID `json:"lots"`
}

func (b *ChangePaged) check() error {
	f := newForm()
	f.want(b.Change.valid(), "change", anIdentifier)
	f.want(b.Index >= 0 && b.Index < maxPages, "index", within(0, maxPages-1))
	f.want(len(b.Lots) >= 1 && len(b.Lots) <= maxPageLots, "lots", many(1, maxPageLots))
	for _, l := range b.Lots {
		f.want(l.valid(), "lots", anIdentifier)
	}
	return f.err()
}

func (b *ChangePaged) apply(t *tx, c *Command) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !t.mayOfficiate(issuer, c.Actor, TypeChangeOpened) {
		return deny(CodeNotOfficer)
	}
	change, err := t.change(c, b.Change)
	if err != nil {
		return err
	}
	before, err := t.pageBefore(change, b.Index)
	if err != nil {
		return err
	}
	class, into, err := t.classesOf(change)
	if err != nil {
		return err
	}
	p := paging{tx: t, change: change, class: class, into: into, treasury: issuer.Treasury, began: before.Carry, page: ChangePage{
		Change: change.ID, Index: b.Index, Last: before.Last, LastLot: before.LastLot, Carry: before.Carry,
		FirstLot: b.Lots[0], Lots: len(b.Lots), On: t.stamp(),
	}}
	for _, id := range b.Lots {
		if err := p.take(id); err != nil {
			return err
		}
	}
	if !change.Terms.Kind.replaces() {
		if err := p.finish(); err != nil {
			return err
		}
	}
	t.created = nil // a page makes hundreds of lots, whose names follow from the act
	t.put(p.page)
	return nil
}

// pageBefore finds the page after which the page of an index comes; it is empty for the first.
func (t *tx) pageBefore(change Change, index int) (ChangePage, error) {
	if _, there := load[ChangePage](t, ChangePageRef(change.ID, index)); there {
		return ChangePage{}, deny(CodeAlreadyExists, because("page-is-there"), inNumber("page", index))
	}
	if index == 0 {
		return ChangePage{}, nil
	}
	before, there := load[ChangePage](t, ChangePageRef(change.ID, index-1))
	if !there {
		return before, deny(CodePagesMissing, because("page-is-missing"), inNumber("page", index-1))
	}
	return before, nil
}

// paging is a page in the making.
type paging struct {
	*tx
	change      Change
	class, into ShareClass
	// treasury is the entry for the company's own shares, if there is one.
	treasury EntryID
	page     ChangePage
	// began is what earlier pages have of the holder whose lots are being taken.
	began Shares
}

// take adds the next lot to the page.
func (p *paging) take(id LotID) error {
	lot, err := need[Lot](p.tx, LotRef(id))
	if err != nil {
		return err
	}
	counts, err := p.counts(lot)
	if err != nil {
		return err
	}
	if !counts {
		return deny(CodeLotEnded, because("lot-does-not-count"), anID("lot", id))
	}
	switch {
	case lot.Entry < p.page.Last || lot.Entry == p.page.Last && id <= p.page.LastLot:
		return deny(CodePagesDiffer, because("lots-out-of-order"), anID("lot", id))
	case lot.Entry > p.page.Last:
		if err := p.nextHolder(lot.Entry); err != nil {
			return err
		}
	}
	if p.page.First == "" {
		p.page.First, p.page.Carried = lot.Entry, p.page.Carry
	}
	p.page.LastLot = id
	before := p.page.Carry
	if p.page.Carry, err = before.Plus(lot.Quantity); err != nil {
		return deny(CodeOverflow)
	}
	if p.page.In, err = p.page.In.Plus(lot.Quantity); err != nil {
		return deny(CodeOverflow)
	}
	out, err := p.between(before, p.page.Carry)
	if err != nil {
		return err
	}
	if p.page.Out, err = p.page.Out.Plus(out); err != nil {
		return deny(CodeOverflow)
	}
	if p.change.Terms.Kind.replaces() && out > 0 {
		return p.succeed(lot, out)
	}
	return nil
}

// counts tells whether a lot is among those the act is about.
func (p *paging) counts(lot Lot) (bool, error) {
	if lot.Class != p.class.ID {
		return false, nil
	}
	if p.change.Terms.Kind.replaces() {
		return p.class.Live(lot), nil
	}
	from, err := p.countsFrom(lot)
	return err == nil && p.class.LiveAt(lot, from, p.change.Terms.AsOf), err
}

// countsFrom is when a lot that counts, or did, began to: when it was recorded or, for one that a staged act made, when that
// was closed.
func (t *tx) countsFrom(lot Lot) (Time, error) {
	if lot.Staged == "" {
		return lot.Recorded.At, nil
	}
	if list, ok := load[Import](t, ImportRef(lot.Staged)); ok && list.Ended != nil {
		return list.Ended.At, nil
	}
	act, err := need[Change](t, ChangeRef(lot.Staged))
	if err != nil || act.Ended == nil {
		return lot.Recorded.At, err // it does not count yet
	}
	return act.Ended.At, nil
}

// between is what comes out of a holder's shares from one running total to the next: the fractions go by the holder's total.
func (p *paging) between(before, after Shares) (Shares, error) {
	if p.change.givesNothing(p.page.Last, p.treasury) {
		return 0, nil
	}
	low, err := p.change.Terms.scale(before)
	if err != nil {
		return 0, err
	}
	high, err := p.change.Terms.scale(after)
	return high - low, err
}

// givesNothing tells whether a holder is the company itself, whose own shares are given nothing by an act that adds.
func (c Change) givesNothing(holder, treasury EntryID) bool {
	return holder == treasury && !c.Terms.Kind.replaces()
}

// nextHolder ends the holder whose lots were taken last, on this page or on the one before it.
func (p *paging) nextHolder(next EntryID) error {
	if rest := p.change.Terms.rest(p.page.Carry); rest > 0 && !p.change.givesNothing(p.page.Last, p.treasury) {
		p.page.Fractions = append(p.page.Fractions, Fraction{p.page.Last, rest})
	}
	if !p.change.Terms.Kind.replaces() && p.page.First != "" {
		if err := p.finish(); err != nil {
			return err
		}
	}
	p.page.Last, p.page.Carry, p.began = next, 0, 0
	return nil
}

// finish gives the holder whose lots were taken last what this page makes of them, for an act that adds.
func (p *paging) finish() error {
	out, err := p.between(p.began, p.page.Carry)
	if err != nil || out == 0 {
		return err
	}
	part := pageID(p.change.ID, p.page.Index)
	if p.change.Terms.Kind == Rights {
		p.put(Allotment{
			ID: deriveFrom(KindAllotment, p.change.ID, string(p.page.Last), part), Issuer: p.change.Issuer, Change: p.change.ID,
			Entry: p.page.Last, Quantity: out, On: p.stamp(),
		})
		return nil
	}
	effective := p.change.Terms.EffectiveOn
	p.put(Lot{
		ID: LotID(deriveFrom(KindLot, p.change.ID, string(p.page.Last), part)), Issuer: p.change.Issuer, Class: p.into.ID, Entry: p.page.Last,
		Quantity: out, Provenance: Issued, EffectiveOn: effective, PaidOn: effective, Recorded: p.stamp(), Epoch: p.change.Epoch, Staged: p.change.ID,
	})
	return nil
}

// succeed writes the lot that comes out of another by an act that replaces.
func (p *paging) succeed(lot Lot, out Shares) error {
	next := lot
	next.ID, next.Class, next.Quantity = successor(p.change.ID, lot.ID), p.into.ID, out
	next.From, next.Recorded, next.Epoch, next.Staged = []LotID{lot.ID}, p.stamp(), p.change.Epoch, p.change.ID
	next.Numbers = nil // certificates are handed in and new ones are issued (art. 440)
	if err := p.rebind(lot, &next); err != nil {
		return err
	}
	p.put(next)
	return nil
}

// Successor names the lot that an act on the whole class makes of a lot, where the ratio leaves anything of it.
func Successor(act StagedID, lot LotID) LotID { return successor(act, lot) }

// successor is Successor.
func successor(act StagedID, lot LotID) LotID {
	return LotID(deriveFrom(KindLot, act, string(lot), ""))
}
