package simulator

import "holdfast/chaincode/core"

var encumbranceMakers = []maker{
	{core.TypePledgeEntered, 2, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		body := &core.PledgeEntered{Lot: lot.ID, Quantity: g.shares(lot.Free()), Secured: core.Won(g.n(1_000_000)), Evidence: g.digest()}
		if g.often(60) {
			body.Pledgee = g.holder().DID
		} else {
			body.Holder = g.commitment()
		}
		return act{who: who, body: body}, ok
	}},
	{core.TypePledgeReleased, 2, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEncumbrance, standing(core.Pledge))
		if e.Party != "" {
			return act{who: g.known(e.Party), body: &core.PledgeReleased{Pledge: e.ID}}, ok
		}
		desk, member := g.desk(core.IdentityDesk)
		return act{who: g.officerOf(r), with: []*Person{desk}, body: &core.PledgeReleased{Pledge: e.ID, Member: member, Evidence: g.digest()}}, ok
	}},
	{core.TypeAttachmentEntered, 2, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, core.KindLot, g.live)
		return act{who: g.officerOf(r), body: &core.AttachmentEntered{
			Lot: lot.ID, Quantity: g.shares(lot.Quantity - lot.Pledged - lot.Attached), Provisional: g.often(50), CourtOrder: g.order(),
		}}, ok && g.often(40)
	}},
	{core.TypeAttachmentLifted, 4, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEncumbrance, standing(core.Attachment))
		return act{who: g.officerOf(r), body: &core.AttachmentLifted{Attachment: e.ID, Lifted: g.order()}}, ok
	}},
	{core.TypeLockSet, 2, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		body := &core.LockSet{Lot: lot.ID, Quantity: g.shares(lot.Free()), Until: g.within(10).DateInKorea()}
		if g.often(50) {
			body.Until, body.Event, body.Beneficiary = "", g.digest(), g.holder().DID
		}
		return act{who: who, body: body}, ok && g.often(50)
	}},
	{core.TypeLockEnded, 3, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEncumbrance, standing(core.LockUp))
		who := g.anyone()
		if e.Party != "" {
			who = g.known(e.Party)
		}
		return act{who: who, body: &core.LockEnded{Lock: e.ID}}, ok
	}},
}

// standing wants encumbrances of a kind that have not ended.
func standing(kind core.EncumbranceKind) func(core.Encumbrance) bool {
	return func(e core.Encumbrance) bool { return e.Kind == kind && e.Ended == nil }
}

func (g *Generator) order() core.CourtOrder {
	return core.CourtOrder{Case: "서울중앙지방법원 2026타채1234", Order: g.digest(), ReceivedOn: g.now.DateInKorea()}
}
