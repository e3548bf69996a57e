package simulator

import "holdfast/chaincode/core"

// requestMakers make the acts about record dates and what people ask of the company.
var requestMakers = []maker{
	{core.TypeRecordDateSet, 1, func(g *Generator, r *register) (act, bool) {
		class, ok := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
		if !ok {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.RecordDateSet{
			Classes: []core.ClassID{class.ID}, Purpose: one(g, core.ForVote, core.ForDividend), On: g.now.DateInKorea(), Articles: g.digest(),
		}}, true
	}},
	{core.TypeEntryRequested, 1, func(g *Generator, _ *register) (act, bool) {
		return act{who: g.holder(), body: &core.EntryRequested{Holding: g.digest(), Grounds: one(g, core.BySale, core.ByInheritance), Evidence: g.digest()}}, true
	}},
	{core.TypeEntryRequestAnswered, 3, func(g *Generator, r *register) (act, bool) {
		request, ok := find(g, r, core.KindEntryRequest, func(x core.EntryRequest) bool { return x.State == core.EntryRequestIsOpen })
		if !ok {
			return act{}, false
		}
		answer := &core.EntryRequestAnswered{Request: request.ID, Reason: g.digest()}
		if issuer, ok := find(g, r, core.KindIssuer, func(i core.Issuer) bool { return i.Imported != nil }); ok && issuer.Imported != nil && g.often(50) {
			answer.Reason, answer.Done = "", issuer.Imported.Command
		}
		return act{who: g.officerOf(r), body: answer}, true
	}},
	{core.TypeEntryRequestWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		request, ok := find(g, r, core.KindEntryRequest, func(x core.EntryRequest) bool { return x.State == core.EntryRequestIsOpen })
		if !ok {
			return act{}, false
		}
		return act{who: g.known(request.By), body: &core.EntryRequestWithdrawn{Request: request.ID}}, true
	}},
	{core.TypeInspectionRequested, 1, func(g *Generator, _ *register) (act, bool) {
		return act{who: g.holder(), body: &core.InspectionRequested{As: core.AsHolder, Copy: g.often(50), Scope: g.digest()}}, true
	}},
	{core.TypeInspectionAnswered, 2, func(g *Generator, r *register) (act, bool) {
		asked, ok := find(g, r, core.KindInspection, func(x core.Inspection) bool { return x.State == core.InspectionIsOpen })
		if !ok {
			return act{}, false
		}
		return act{who: g.officerOf(r), body: &core.InspectionAnswered{Inspection: asked.ID, Shown: g.often(70), Answer: g.digest()}}, true
	}},
}
