package simulator

import "holdfast/chaincode/core"

var correctionMakers = []maker{
	{core.TypeEntryCorrected, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(core.HolderEntry) bool { return true })
		body := &core.EntryCorrected{Entry: e.ID, Holder: g.commitment(), Corrects: e.Since.Command, Evidence: g.digest()}
		if e.Corrected != nil {
			body.Corrects = e.Corrected.Command
		}
		if e.State == core.EntryIsClaimed {
			return act{who: g.known(e.Controller), body: body}, ok
		}
		desk, member := g.desk(core.IdentityDesk)
		body.Member = member
		return act{who: g.officerOf(r), with: []*Person{desk}, body: body}, ok
	}},
	{core.TypeLotCorrected, 1, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, core.KindLot, g.live)
		entry, _ := get[core.HolderEntry](g, core.EntryRef(lot.Entry))
		if !ok || lot.Quantity < 1 {
			return act{}, false
		}
		desk, member := g.desk(core.IdentityDesk)
		a := g.withHolder(r, entry, &core.LotCorrected{
			Lot: lot.ID, To: []core.RightLot{{Quantity: lot.Quantity, EffectiveOn: "2021-01-05", PaidOn: "2021-01-05"}}, Corrects: lot.Recorded.Command,
			Evidence: g.digest(), Member: member,
		})
		a.with = append(a.with, desk)
		return a, true
	}},
	{core.TypeEntriesMerged, 3, func(g *Generator, r *register) (act, bool) {
		from, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.Controller != "" })
		into, other := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.Controller == from.Controller && e.ID != from.ID })
		return act{who: g.known(from.Controller), body: &core.EntriesMerged{From: from.ID, Into: into.ID, Lots: g.lotsOf(r, from.ID)}}, ok && other && into.ID != from.ID
	}},
	{core.TypeBeneficialOwnerNoted, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsClaimed })
		return act{who: g.known(e.Controller), body: &core.BeneficialOwnerNoted{Entry: e.ID, Commitment: g.commitment(), Evidence: g.digest()}}, ok
	}},
}
