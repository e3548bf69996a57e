package change

import (
	"holdfast/chaincode/book"
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// ChangePaged computes a part of an act on a class: up to 500 lots, in the order of their holders and then of their names.
// Pages are made one after the other, and each goes on where the one before it ends, so that no lot is taken twice. It writes
// the lots that come out; they count when the act is closed. A page once made stays; a wrong one is aborted with its act.
type ChangePaged struct {
	Change value.StagedID `json:"change"`
	// Index is the page's number, from 0.
	Index int           `json:"index"`
	Lots  []value.LotID `json:"lots"`
}

func (b *ChangePaged) Check() error {
	f := value.NewForm()
	f.Want(b.Change.Valid(), "change", value.AnIdentifier)
	f.Want(b.Index >= 0 && b.Index < value.MaxPages, "index", value.Within(0, value.MaxPages-1))
	f.Want(len(b.Lots) >= 1 && len(b.Lots) <= value.MaxPageLots, "lots", value.Many(1, value.MaxPageLots))
	for _, l := range b.Lots {
		f.Want(l.Valid(), "lots", value.AnIdentifier)
	}
	return f.Err()
}

func (b *ChangePaged) Apply(t *ledger.Tx, c *model.Command) error {
	issuer, err := ledger.Need[model.Issuer](t, model.IssuerRef(c.Register))
	if err != nil {
		return err
	}
	if !t.MayOfficiate(issuer, c.Actor, TypeChangeOpened) {
		return value.Deny(value.CodeNotOfficer)
	}
	change, err := change(t, c, b.Change)
	if err != nil {
		return err
	}
	before, err := pageBefore(t, change, b.Index)
	if err != nil {
		return err
	}
	class, into, err := book.ClassesOf(t, change)
	if err != nil {
		return err
	}
	p := paging{Tx: t, change: change, class: class, into: into, treasury: issuer.Treasury, began: before.Carry, page: model.ChangePage{
		Change: change.ID, Index: b.Index, Last: before.Last, LastLot: before.LastLot, Carry: before.Carry,
		FirstLot: b.Lots[0], Lots: len(b.Lots), On: t.Stamp(),
	}}
	for _, id := range b.Lots {
		if err := p.take(id); err != nil {
			return err
		}
	}
	if !change.Terms.Kind.Replaces() {
		if err := p.finish(); err != nil {
			return err
		}
	}
	t.Created = nil // a page makes hundreds of lots, whose names follow from the act
	t.Put(p.page)
	return nil
}

// pageBefore finds the page after which the page of an index comes; it is empty for the first.
func pageBefore(t *ledger.Tx, change model.Change, index int) (model.ChangePage, error) {
	if _, there := ledger.Load[model.ChangePage](t, model.ChangePageRef(change.ID, index)); there {
		return model.ChangePage{}, value.Deny(value.CodeAlreadyExists, value.Because("page-is-there"), value.InNumber("page", index))
	}
	if index == 0 {
		return model.ChangePage{}, nil
	}
	before, there := ledger.Load[model.ChangePage](t, model.ChangePageRef(change.ID, index-1))
	if !there {
		return before, value.Deny(value.CodePagesMissing, value.Because("page-is-missing"), value.InNumber("page", index-1))
	}
	return before, nil
}

// paging is a page in the making.
type paging struct {
	*ledger.Tx
	change      model.Change
	class, into model.ShareClass
	// treasury is the entry for the company's own shares, if there is one.
	treasury value.EntryID
	page     model.ChangePage
	// began is what earlier pages have of the holder whose lots are being taken.
	began value.Shares
}

// take adds the next lot to the page.
func (p *paging) take(id value.LotID) error {
	lot, err := ledger.Need[model.Lot](p.Tx, model.LotRef(id))
	if err != nil {
		return err
	}
	if !p.counts(lot) {
		return value.Deny(value.CodeLotEnded, value.Because("lot-does-not-count"), value.AnID("lot", id))
	}
	switch {
	case lot.Entry < p.page.Last || lot.Entry == p.page.Last && id <= p.page.LastLot:
		return value.Deny(value.CodePagesDiffer, value.Because("lots-out-of-order"), value.AnID("lot", id))
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
		return value.Deny(value.CodeOverflow)
	}
	if p.page.In, err = p.page.In.Plus(lot.Quantity); err != nil {
		return value.Deny(value.CodeOverflow)
	}
	out, err := p.between(before, p.page.Carry)
	if err != nil {
		return err
	}
	if p.page.Out, err = p.page.Out.Plus(out); err != nil {
		return value.Deny(value.CodeOverflow)
	}
	if p.change.Terms.Kind.Replaces() && out > 0 {
		return p.succeed(lot, out)
	}
	return nil
}

// counts tells whether a lot is among those the act is about.
func (p *paging) counts(lot model.Lot) bool {
	if lot.Class != p.class.ID {
		return false
	}
	closed := book.Closed(p.Tx)
	if p.change.Terms.Kind.Replaces() {
		return p.class.Live(lot, closed)
	}
	return p.class.LiveAt(lot, closed, p.change.Terms.AsOf)
}

// between is what comes out of a holder's shares from one running total to the next: the fractions go by the holder's total.
func (p *paging) between(before, after value.Shares) (value.Shares, error) {
	if p.change.GivesNothing(p.page.Last, p.treasury) {
		return 0, nil
	}
	low, err := p.change.Terms.Scale(before)
	if err != nil {
		return 0, err
	}
	high, err := p.change.Terms.Scale(after)
	return high - low, err
}

// nextHolder ends the holder whose lots were taken last, on this page or on the one before it.
func (p *paging) nextHolder(next value.EntryID) error {
	if rest := p.change.Terms.Rest(p.page.Carry); rest > 0 && !p.change.GivesNothing(p.page.Last, p.treasury) {
		p.page.Fractions = append(p.page.Fractions, model.Fraction{Entry: p.page.Last, Numerator: rest})
	}
	if !p.change.Terms.Kind.Replaces() && p.page.First != "" {
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
	part := model.PageID(p.change.ID, p.page.Index)
	if p.change.Terms.Kind == model.Rights {
		p.Put(model.Allotment{
			ID: value.DeriveFrom(model.KindAllotment, p.change.ID, string(p.page.Last), part), Issuer: p.change.Issuer, Change: p.change.ID,
			Entry: p.page.Last, Quantity: out, On: p.Stamp(),
		})
		return nil
	}
	effective := p.change.Terms.EffectiveOn
	p.Put(model.Lot{
		ID: value.LotID(value.DeriveFrom(model.KindLot, p.change.ID, string(p.page.Last), part)), Issuer: p.change.Issuer, Class: p.into.ID, Entry: p.page.Last,
		Quantity: out, Provenance: model.Issued, EffectiveOn: effective, PaidOn: effective, Recorded: p.Stamp(), Epoch: p.change.Epoch, Staged: p.change.ID,
	})
	return nil
}

// succeed writes the lot that comes out of another by an act that replaces.
func (p *paging) succeed(lot model.Lot, out value.Shares) error {
	next := lot
	next.ID, next.Class, next.Quantity = model.Successor(p.change.ID, lot.ID), p.into.ID, out
	next.From, next.Recorded, next.Epoch, next.Staged = []value.LotID{lot.ID}, p.Stamp(), p.change.Epoch, p.change.ID
	next.Numbers = nil // certificates are handed in and new ones are issued (art. 440)
	return book.Rebind(p.Tx, p.change, lot, next)
}
