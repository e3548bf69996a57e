package simulator

import "holdfast/chaincode/core"

// requestMakers make the acts about record dates and what people ask of the company.
var requestMakers = []maker{
	{core.TypeRecordDateSet, 1, setRecordDate},
	{core.TypeEntryRequested, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.anyone(), body: &core.EntryRequested{
			Holding: g.digest(), Evidence: g.digest(),
			Grounds: one(g, core.BySale, core.ByGift, core.ByInheritance, core.ByMerger, core.ByOrder, core.ByOther),
		}}, ok
	}},
	{core.TypeEntryRequestAnswered, 3, answerEntryRequest},
	{core.TypeEntryRequestWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		q, ok := find(g, r, core.KindEntryRequest, isOpenEntryRequest)
		return act{who: g.known(q.By), body: &core.EntryRequestWithdrawn{Request: q.ID}}, ok
	}},
	{core.TypeInspectionRequested, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.anyone(), body: &core.InspectionRequested{As: one(g, core.AsHolder, core.AsCreditor), Copy: g.often(50), Scope: g.digest()}}, ok
	}},
	{core.TypeInspectionAnswered, 3, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, core.KindInspection, func(i core.Inspection) bool { return i.State == core.InspectionIsOpen })
		return act{who: g.officerOf(r), body: &core.InspectionAnswered{Inspection: i.ID, Shown: g.often(70), Answer: g.digest()}}, ok
	}},
}

func isOpenEntryRequest(q core.EntryRequest) bool { return q.State == core.EntryRequestIsOpen }

// setRecordDate fixes a day by the articles, or one that was announced two weeks before it, or at times too late.
func setRecordDate(g *Generator, r *register) (act, bool) {
	class, ok := find(g, r, core.KindClass, func(core.ShareClass) bool { return true })
	ahead := core.Seconds(g.n(60)) * core.Day
	body := &core.RecordDateSet{
		Classes: []core.ClassID{class.ID}, Purpose: one(g, core.ForDividend, core.ForVote, core.ForRights, core.ForOther),
		On: g.now.After(ahead).DateInKorea(),
	}
	if g.often(60) {
		body.ExerciseOn = g.now.After(ahead + core.Seconds(1+g.n(80))*core.Day).DateInKorea()
	}
	if g.often(50) {
		body.Articles = g.digest()
	} else {
		body.NoticeOn, body.Notice = g.now.After(-core.Seconds(g.n(20))*core.Day).DateInKorea(), g.digest()
	}
	return act{who: g.officerOf(r), body: body}, ok
}

// answerEntryRequest refuses a request, or names an act that entered somebody; at times an act that did not.
func answerEntryRequest(g *Generator, r *register) (act, bool) {
	q, ok := find(g, r, core.KindEntryRequest, isOpenEntryRequest)
	body := &core.EntryRequestAnswered{Request: q.ID}
	issuer, _ := g.issuer(r)
	lot, there := seek(g, r, core.KindLot, func(l core.Lot) bool { return l.Provenance == core.Settled })
	outcome, decided := find(g, r, core.KindOutcome, func(core.Outcome) bool { return true })
	switch n := g.n(10); {
	case n < 3 && there:
		body.Done = lot.Recorded.Command
	case n < 4 && issuer.Imported != nil:
		body.Done = issuer.Imported.Command
	case n < 6 && decided:
		body.Done = outcome.Command
	default:
		body.Reason = g.digest()
	}
	return act{who: g.officerOf(r), body: body}, ok
}
