package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/correction"
	"holdfast/chaincode/rules/move"
)

var correctionMakers = []maker{
	{correction.TypeEntryCorrected, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(model.HolderEntry) bool { return true })
		body := &correction.EntryCorrected{Entry: e.ID, Corrects: e.DataFrom(), Evidence: g.digest()}
		if e.State == model.EntryIsClaimed {
			body.Address = g.address()
			return act{who: g.known(e.Controller), body: body}, ok
		}
		desk, member := g.desk(model.IdentityDesk)
		body.Member, body.Holder = member, g.commitment()
		return act{who: g.officerOf(r), with: []*Person{desk}, body: body}, ok
	}},
	{correction.TypeLotCorrected, 1, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, model.KindLot, g.live)
		entry, _ := get[model.HolderEntry](g, model.EntryRef(lot.Entry))
		if !ok || lot.Quantity < 1 {
			return act{}, false
		}
		desk, member := g.desk(model.IdentityDesk)
		a := g.withHolder(r, entry, &correction.LotCorrected{
			Lot: lot.ID, To: []correction.RightLot{{Quantity: lot.Quantity, EffectiveOn: "2021-01-05", PaidOn: "2021-01-05"}}, Corrects: lot.Recorded.Command,
			Evidence: g.digest(), Member: member,
		})
		a.with = append(a.with, desk)
		return a, true
	}},
	{move.TypeEntriesMerged, 3, func(g *Generator, r *register) (act, bool) {
		from, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.Controller != "" })
		into, other := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.Controller == from.Controller && e.ID != from.ID })
		return act{who: g.known(from.Controller), body: &move.EntriesMerged{From: from.ID, Into: into.ID, Lots: g.lotsOf(r, from.ID)}}, ok && other && into.ID != from.ID
	}},
	{company.TypeBeneficialOwnerNoted, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsClaimed })
		return act{who: g.known(e.Controller), body: &company.BeneficialOwnerNoted{Entry: e.ID, Commitment: g.commitment(), Evidence: g.digest()}}, ok
	}},
}
