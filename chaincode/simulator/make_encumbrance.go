package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/binding"
	"holdfast/chaincode/value"
)

var encumbranceMakers = []maker{
	{binding.TypePledgeEntered, 2, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		body := &binding.PledgeEntered{Lot: lot.ID, Quantity: g.shares(lot.Free()), Secured: value.Won(g.n(1_000_000)), Evidence: g.digest()}
		if g.often(60) {
			body.Pledgee = g.holder().DID
		} else {
			body.Holder = g.commitment()
		}
		return act{who: who, body: body}, ok
	}},
	{binding.TypePledgeReleased, 2, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEncumbrance, standing(model.Pledge))
		if e.Listed() && g.often(70) {
			a, pair := g.twoDesks(model.ArbiterDesk)
			a.body = &binding.PledgeReleased{Pledge: e.ID, Member: pair.Member, Second: pair.CheckedAt, Case: g.order().Case, Evidence: g.digest()}
			return a, ok && pair.Member != pair.CheckedAt
		}
		if e.Party != "" {
			return act{who: g.known(e.Party), body: &binding.PledgeReleased{Pledge: e.ID}}, ok
		}
		desk, member := g.desk(model.IdentityDesk)
		return act{who: g.officerOf(r), with: []*Person{desk}, body: &binding.PledgeReleased{Pledge: e.ID, Member: member, Evidence: g.digest()}}, ok
	}},
	{binding.TypeAttachmentEntered, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, model.KindLot, g.live)
		return act{who: g.officerOf(r), body: &binding.AttachmentEntered{
			Lot: lot.ID, Quantity: g.shares(lot.Quantity - lot.Pledged - lot.Attached), Provisional: g.often(50), CourtOrder: g.order(),
		}}, ok && g.often(40)
	}},
	{binding.TypeAttachmentLifted, 4, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEncumbrance, standing(model.Attachment))
		return act{who: g.officerOf(r), body: &binding.AttachmentLifted{Attachment: e.ID, Lifted: g.order()}}, ok
	}},
	{binding.TypeLockSet, 2, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		body := &binding.LockSet{Lot: lot.ID, Quantity: g.shares(lot.Free()), Until: g.within(10).DateInKorea()}
		if g.often(50) {
			body.Until, body.Event, body.Beneficiary = "", g.digest(), g.holder().DID
		}
		return act{who: who, body: body}, ok && g.often(50)
	}},
	{binding.TypeLockEnded, 3, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEncumbrance, standing(model.LockUp))
		who := g.anyone()
		if e.Party != "" {
			who = g.known(e.Party)
		}
		return act{who: who, body: &binding.LockEnded{Lock: e.ID}}, ok
	}},
}

// standing wants encumbrances of a kind that have not ended.
func standing(kind model.EncumbranceKind) func(model.Encumbrance) bool {
	return func(e model.Encumbrance) bool { return e.Kind == kind && e.Ended == nil }
}

func (g *Generator) order() model.CourtOrder {
	return model.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: g.digest(), ReceivedOn: g.now.DateInKorea()}
}
