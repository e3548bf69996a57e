package simulator

import (
	"holdfast/chaincode/model"
	requests "holdfast/chaincode/rules/request"
	"holdfast/chaincode/value"
)

// requestMakers make the acts about record dates and what people ask of the company.
var requestMakers = []maker{
	{requests.TypeRecordDateSet, 1, setRecordDate},
	{requests.TypeEntryRequested, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.anyone(), body: &requests.EntryRequested{
			Holding: g.digest(), Evidence: g.digest(),
			Grounds: one(g, model.BySale, model.ByGift, model.ByInheritance, model.ByMerger, model.ByOrder, model.ByOther),
		}}, ok
	}},
	{requests.TypeEntryRequestAnswered, 3, answerEntryRequest},
	{requests.TypeEntryRequestWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		q, ok := find(g, r, model.KindEntryRequest, isOpenEntryRequest)
		return act{who: g.known(q.By), body: &requests.EntryRequestWithdrawn{Request: q.ID}}, ok
	}},
	{requests.TypeInspectionRequested, 2, func(g *Generator, r *register) (act, bool) {
		_, ok := g.issuer(r)
		return act{who: g.anyone(), body: &requests.InspectionRequested{As: one(g, model.AsHolder, model.AsCreditor), Copy: g.often(50), Scope: g.digest()}}, ok
	}},
	{requests.TypeInspectionAnswered, 3, func(g *Generator, r *register) (act, bool) {
		i, ok := find(g, r, model.KindInspection, func(i model.Inspection) bool { return i.State == model.InspectionIsOpen })
		return act{who: g.officerOf(r), body: &requests.InspectionAnswered{Inspection: i.ID, Shown: g.often(70), Answer: g.digest()}}, ok
	}},
}

func isOpenEntryRequest(q model.EntryRequest) bool { return q.State == model.EntryRequestIsOpen }

// setRecordDate fixes a day by the articles, or one that was announced two weeks before it, or at times too late.
func setRecordDate(g *Generator, r *register) (act, bool) {
	class, ok := find(g, r, model.KindClass, func(model.ShareClass) bool { return true })
	ahead := value.Seconds(g.n(60)) * value.Day
	body := &requests.RecordDateSet{
		Classes: []value.ClassID{class.ID}, Purpose: one(g, model.ForDividend, model.ForVote, model.ForRights, model.ForOther),
		On: g.now.After(ahead).DateInKorea(),
	}
	if g.often(60) {
		body.ExerciseOn = g.now.After(ahead + value.Seconds(1+g.n(80))*value.Day).DateInKorea()
	}
	if g.often(50) {
		body.Articles = g.digest()
	} else {
		body.NoticeOn, body.Notice = g.now.After(-value.Seconds(g.n(20))*value.Day).DateInKorea(), g.digest()
	}
	return act{who: g.officerOf(r), body: body}, ok
}

// answerEntryRequest refuses a request, or names an act that entered somebody; at times an act that did not.
func answerEntryRequest(g *Generator, r *register) (act, bool) {
	q, ok := find(g, r, model.KindEntryRequest, isOpenEntryRequest)
	body := &requests.EntryRequestAnswered{Request: q.ID}
	issuer, _ := g.issuer(r)
	lot, there := seek(g, r, model.KindLot, func(l model.Lot) bool { return l.Provenance == model.Settled })
	outcome, decided := find(g, r, model.KindOutcome, func(model.Outcome) bool { return true })
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
