package request_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/request"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

func recordDate(w *rulestest.World, c rulestest.Company, b request.RecordDateSet) model.SignedCommand {
	w.Helper()
	if b.Classes == nil {
		b.Classes = []value.ClassID{c.Common}
	}
	if b.Purpose == "" {
		b.Purpose = model.ForVote
	}
	if b.Articles == "" && b.NoticeOn != "" {
		b.Notice = rulestest.Digest("notice")
	}
	return w.Command(rulestest.Officer, c.ID, &b)
}

func TestARecordDateIsAnnouncedTwoWholeWeeksBefore(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Rejected(request.CodeRecordDate, recordDate(w, c, request.RecordDateSet{NoticeOn: "2026-09-21", On: "2026-10-05"}))
	w.Rejected(request.CodeRecordDate, recordDate(w, c, request.RecordDateSet{NoticeOn: "2026-09-22", On: "2026-12-31"})) // not announced yet
	w.Refused(value.CodeMalformed, recordDate(w, c, request.RecordDateSet{On: "2026-12-31"}))
	w.Refused(value.CodeMalformed, recordDate(w, c, request.RecordDateSet{On: "2026-12-31", NoticeOn: "2026-09-21", Articles: rulestest.Digest("articles")}))
	created := w.Applied(recordDate(w, c, request.RecordDateSet{NoticeOn: "2026-09-21", On: "2026-10-06", Classes: []value.ClassID{c.Common, c.Preferred}}))
	set := rulestest.Get[model.RecordDate](w, model.RecordDateRef(model.RecordDateID(created[0])))
	if set.At.DateInKorea() != "2026-10-06" || set.At.After(1).DateInKorea() != "2026-10-07" || len(set.Classes) != 2 {
		t.Errorf("the record date is %+v", set)
	}
	w.Check()
}

func TestTheArticlesFixARecordDateWithoutNotice(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Applied(recordDate(w, c, request.RecordDateSet{On: "2026-12-31", Articles: rulestest.Digest("articles"), ExerciseOn: "2027-03-31", Purpose: model.ForDividend}))
	w.Check()
}

func TestARightIsExercisedWithinThreeMonthsAfterItsRecordDate(t *testing.T) {
	w, c := rulestest.Registered(t)
	for exercise, code := range map[value.Date]value.Code{"2026-12-31": request.CodeRecordDate, "2027-01-01": "", "2027-03-31": "", "2027-04-01": request.CodeRecordDate} {
		w := w.In(t)
		b := request.RecordDateSet{On: "2026-12-31", Articles: rulestest.Digest("articles"), ExerciseOn: exercise}
		if code == "" {
			w.Applied(recordDate(w, c, b))
		} else {
			w.Rejected(code, recordDate(w, c, b))
		}
	}
	w.Rejected(value.CodeDateOutOfRange, recordDate(w, c, request.RecordDateSet{On: "2027-09-22", Articles: rulestest.Digest("articles")}))
}

func TestOnlyAnOfficerSetsARecordDateForTheCompanysClasses(t *testing.T) {
	w, c := rulestest.Registered(t)
	b := &request.RecordDateSet{Classes: []value.ClassID{c.Common}, Purpose: model.ForVote, On: "2026-12-31", Articles: rulestest.Digest("articles")}
	w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Stranger, c.ID, b))
	b.Classes = []value.ClassID{"class-000102030405060708090a0b0c0d0e0f"}
	w.Rejected(value.CodeNotFound, w.Command(rulestest.Officer, c.ID, b))
}

// askedFor is a register in which somebody has asked to be entered.
func askedFor(t rulestest.Tb) (*rulestest.World, rulestest.Company, model.EntryRequestID) {
	t.Helper()
	w, c := rulestest.Registered(t)
	ask := &request.EntryRequested{Holding: rulestest.Digest("300 common shares of another"), Grounds: model.ByInheritance, Evidence: rulestest.Digest("certificate of inheritance")}
	w.Rejected(value.CodeNotIdentified, w.Command(rulestest.Director1, c.ID, ask))
	return w, c, model.EntryRequestID(w.Applied(w.Command(rulestest.Stranger, c.ID, ask))[0])
}

func TestARequestForEntryThatIsIgnoredLeavesItsReceipt(t *testing.T) {
	w, _, id := askedFor(t)
	asked := w.Now
	w.Pass(100 * value.Day)
	if r := rulestest.Get[model.EntryRequest](w, model.EntryRequestRef(id)); r.State != model.EntryRequestIsOpen || r.Requested.At != asked || r.Ended != nil {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
}

func TestARequestForEntryIsAcceptedWithTheCommandThatMadeTheEntry(t *testing.T) {
	w, c, id := askedFor(t)
	imported := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID)).Imported.Command
	answer := func(who rulestest.Someone, done value.CommandID) model.SignedCommand {
		return w.Command(who, c.ID, &request.EntryRequestAnswered{Request: id, Done: done})
	}
	w.Rejected(value.CodeNotOfficer, answer(rulestest.Director1, imported))
	w.Rejected(request.CodeNothingEntered, answer(rulestest.Officer, value.CommandID(rulestest.Hex32("never sent"))))
	w.Rejected(request.CodeNothingEntered, answer(rulestest.Officer, rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID)).Admitted.Command))
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: id}))
	w.Refused(value.CodeMalformed, w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: id, Done: imported, Reason: rulestest.Digest("why")}))
	w.Applied(answer(rulestest.Officer, imported))
	if r := rulestest.Get[model.EntryRequest](w, model.EntryRequestRef(id)); r.State != model.EntryRequestIsAccepted || r.Done != imported || r.Ended == nil {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
}

func TestARefusedRequestForEntryKeepsItsReason(t *testing.T) {
	w, c, id := askedFor(t)
	w.Applied(w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: id, Reason: rulestest.Digest("why not")}))
	if r := rulestest.Get[model.EntryRequest](w, model.EntryRequestRef(id)); r.State != model.EntryRequestIsRefused || r.Reason != rulestest.Digest("why not") {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
}

func TestNobodyAnswersTheirOwnRequests(t *testing.T) {
	w, c := rulestest.Registered(t)
	w.Identify(rulestest.Officer)
	entry := w.Applied(w.Command(rulestest.Officer, c.ID, &request.EntryRequested{Holding: rulestest.Digest("h"), Grounds: model.BySale, Evidence: rulestest.Digest("e")}))[0]
	look := w.Applied(w.Command(rulestest.Officer, c.ID, &request.InspectionRequested{As: model.AsHolder, Scope: rulestest.Digest("s")}))[0]
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: model.EntryRequestID(entry), Reason: rulestest.Digest("r")}))
	w.Rejected(value.CodeSameDesk, w.Command(rulestest.Officer, c.ID, &request.InspectionAnswered{Inspection: model.InspectionID(look), Answer: rulestest.Digest("r")}))
}

func TestEveryCommandInEveryStateOfARequestForEntry(t *testing.T) {
	var id model.EntryRequestID
	rulestest.Machine[model.EntryRequestState]{
		Table: model.TableOf(rules.Known().Latest(), model.EntryRequestStates),
		State: func(w *rulestest.World) model.EntryRequestState {
			return rulestest.Get[model.EntryRequest](w, model.EntryRequestRef(id)).State
		},
		Reach: func(t rulestest.Tb, state model.EntryRequestState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c, asked := askedFor(t)
			id = asked
			answer := func(w *rulestest.World) model.SignedCommand {
				return w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: id, Reason: rulestest.Digest("why not")})
			}
			withdraw := func(w *rulestest.World) model.SignedCommand {
				return w.Command(rulestest.Stranger, c.ID, &request.EntryRequestWithdrawn{Request: id})
			}
			w.Rejected(value.CodeNotYours, w.Command(rulestest.Officer, c.ID, &request.EntryRequestWithdrawn{Request: id}))
			switch state {
			case model.EntryRequestIsAccepted:
				imported := rulestest.Get[model.Issuer](w, model.IssuerRef(c.ID)).Imported.Command
				w.Applied(w.Command(rulestest.Officer, c.ID, &request.EntryRequestAnswered{Request: id, Done: imported}))
			case model.EntryRequestIsRefused:
				w.Applied(answer(w))
			case model.EntryRequestIsWithdrawn:
				w.Applied(withdraw(w))
			}
			return w, map[value.Type]rulestest.Attempt{request.TypeEntryRequestAnswered: answer, request.TypeEntryRequestWithdrawn: withdraw}
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfARequestToInspect(t *testing.T) {
	var id model.InspectionID
	rulestest.Machine[model.InspectionState]{
		Table: model.TableOf(rules.Known().Latest(), model.InspectionStates),
		State: func(w *rulestest.World) model.InspectionState {
			return rulestest.Get[model.Inspection](w, model.InspectionRef(id)).State
		},
		Reach: func(t rulestest.Tb, state model.InspectionState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			w, c := rulestest.Registered(t)
			ask := &request.InspectionRequested{As: model.AsCreditor, Copy: true, Scope: rulestest.Digest("all of it")}
			w.Rejected(value.CodeNotIdentified, w.Command(rulestest.Director1, c.ID, ask))
			id = model.InspectionID(w.Applied(w.Command(rulestest.Stranger, c.ID, ask))[0])
			answer := func(shown bool) model.SignedCommand {
				return w.Command(rulestest.Officer, c.ID, &request.InspectionAnswered{Inspection: id, Shown: shown, Answer: rulestest.Digest("answer")})
			}
			w.Rejected(value.CodeNotOfficer, w.Command(rulestest.Director1, c.ID, &request.InspectionAnswered{Inspection: id, Shown: true, Answer: rulestest.Digest("x")}))
			if state != model.InspectionIsOpen {
				w.Applied(answer(state == model.InspectionIsShown))
			}
			return w, map[value.Type]rulestest.Attempt{request.TypeInspectionAnswered: func(w *rulestest.World) model.SignedCommand {
				return w.Command(rulestest.Officer, c.ID, &request.InspectionAnswered{Inspection: id, Answer: rulestest.Digest("another")})
			}}
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfADispute(t *testing.T) {
	var d rulestest.Trade
	rulestest.Machine[model.DisputeState]{
		Table: model.TableOf(rules.Known().Latest(), model.DisputeStates),
		State: func(w *rulestest.World) model.DisputeState {
			return rulestest.Get[model.Dispute](w, model.DisputeRef(d.Agreement, rulestest.Buyer.Did())).State
		},
		Reach: func(t rulestest.Tb, state model.DisputeState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			w, d = rulestest.Reach(t, model.AgreementIsDisputed)
			w.WithCourtDesks()
			all := d.Attempts()
			attempts := map[value.Type]rulestest.Attempt{}
			for _, kind := range []value.Type{dispute.TypeDisputeRuled, dispute.TypeDisputeLapsed, move.TypeOrderExecuted} {
				attempts[kind] = all[kind]
			}
			switch state {
			case model.DisputeIsRuled:
				w.Applied(w.Rule(d, rulestest.Arbiter, model.RulingRefund, rulestest.Arbiter2))
			case model.DisputeHasLapsed:
				w.Applied(attempts[dispute.TypeDisputeLapsed](w))
			case model.DisputeIsMoot:
				w.Applied(attempts[move.TypeOrderExecuted](w))
			}
			return w, attempts
		},
	}.Test(t)
}
