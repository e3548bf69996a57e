package core

// ChangePaged computes a part of an act on a class: up to 500 lots, in the order of their holders and then of their names.
// It writes the lots that come out; they count when the act is closed. Whatever it says is checked against the register, and
// when the act is closed the pages must cover the class once. A page once made stays; a wrong one is aborted with its act.
type ChangePaged struct {
	Change StagedID `json:"change"`
	// Index is the page's number, from 0.
	Index int `json:"index"`
	// Carried is how many shares earlier pages have of this page's first holder.
	Carried Shares  `json:"carried"`
	Lots    []LotID `json:"lots"`
}

func (b *ChangePaged) check() error {
	f := newForm()
	f.that(b.Change.valid(), "change is an identifier")
	f.that(b.Index >= 0 && b.Index < maxPages, "index is 0 to 999")
	f.that(b.Carried >= 0, "carried is not negative")
	f.that(len(b.Lots) >= 1 && len(b.Lots) <= maxPageLots, "a page has 1 to 500 lots")
	for _, l := range b.Lots {
		f.that(l.valid(), "lots are identifiers")
	}
	return f.err()
}

func (b *ChangePaged) apply(t *tx, c *Command) error {
	issuer, err := need[Issuer](t, IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !t.mayOfficiate(issuer, c.Actor, TypeChangeOpened) {
		return reject(CodeNotOfficer, "the actor has no authority to sign this for the issuer")
	}
	change, err := t.change(c, b.Change)
	if err != nil {
		return err
	}
	if _, there := load[ChangePage](t, ChangePageRef(change.ID, b.Index)); there {
		return reject(CodeAlreadyExists, "the page is there")
	}
	class, into, err := t.classesOf(change)
	if err != nil {
		return err
	}
	p := paging{tx: t, change: change, class: class, into: into, page: ChangePage{
		Change: change.ID, Index: b.Index, Carried: b.Carried, Carry: b.Carried, FirstLot: b.Lots[0], Lots: len(b.Lots), On: t.stamp(),
	}}
	for i, id := range b.Lots {
		if err := p.take(id, i == 0); err != nil {
			return err
		}
	}
	if !change.Terms.Kind.replaces() {
		if err := p.finish(); err != nil {
			return err
		}
	}
	t.created = nil
	t.put(p.page)
	return nil
}

// paging is a page in the making.
type paging struct {
	*tx
	change      Change
	class, into ShareClass
	page        ChangePage
	// began is what earlier pages have of the holder whose lots are being taken.
	began Shares
}

// take adds the next lot to the page.
func (p *paging) take(id LotID, first bool) error {
	lot, err := need[Lot](p.tx, LotRef(id))
	if err != nil {
		return err
	}
	if lot.Class != p.class.ID || !p.counts(lot) {
		return reject(CodeLotEnded, "a lot of the page does not count in the class")
	}
	switch {
	case first:
		p.page.First, p.page.Last, p.began = lot.Entry, lot.Entry, p.page.Carried
	case lot.Entry == p.page.Last:
		if id <= p.page.LastLot {
			return reject(CodePagesDiffer, "a page's lots are in order")
		}
	case lot.Entry < p.page.Last:
		return reject(CodePagesDiffer, "a page's holders are in order")
	default:
		if err := p.nextHolder(lot.Entry); err != nil {
			return err
		}
	}
	p.page.LastLot = id
	before := p.page.Carry
	if p.page.Carry, err = before.Plus(lot.Quantity); err != nil {
		return reject(CodeOverflow, err.Error())
	}
	if p.page.In, err = p.page.In.Plus(lot.Quantity); err != nil {
		return reject(CodeOverflow, err.Error())
	}
	out, err := p.between(before, p.page.Carry)
	if err != nil {
		return err
	}
	if p.page.Out, err = p.page.Out.Plus(out); err != nil {
		return reject(CodeOverflow, err.Error())
	}
	if p.change.Terms.Kind.replaces() && out > 0 {
		return p.succeed(lot, out)
	}
	return nil
}

// counts tells whether a lot is among those the act is about.
func (p *paging) counts(lot Lot) bool {
	if p.change.Terms.Kind.replaces() {
		return p.class.Live(lot)
	}
	return p.class.liveAt(lot, p.change.Terms.AsOf)
}

// liveAt tells whether a lot counted at an earlier moment since the class was last changed as a whole.
func (c ShareClass) liveAt(l Lot, at Time) bool {
	ended := l.Ended != nil && l.Ended.On.At <= at
	return !ended && l.Epoch == c.Epoch && (l.Staged == "" || c.closed(l.Staged)) && (l.Staged != "" || l.Recorded.At <= at)
}

// between is what comes out of a holder's shares from one running total to the next: the fractions go by the holder's total.
func (p *paging) between(before, after Shares) (Shares, error) {
	low, err := p.change.Terms.scale(before)
	if err != nil {
		return 0, err
	}
	high, err := p.change.Terms.scale(after)
	return high - low, err
}

// nextHolder ends the holder whose lots were taken last.
func (p *paging) nextHolder(next EntryID) error {
	if rest := p.change.Terms.rest(p.page.Carry); rest > 0 {
		p.page.Fractions = append(p.page.Fractions, Fraction{p.page.Last, rest})
	}
	if !p.change.Terms.Kind.replaces() {
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

// successor names the lot that an act on the whole class makes of a lot.
func successor(act StagedID, lot LotID) LotID {
	return LotID(deriveFrom(KindLot, act, string(lot), ""))
}
