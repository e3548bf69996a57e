package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

func (w *world) recordDate(c company, b core.RecordDateSet) core.SignedCommand {
	w.Helper()
	if b.Classes == nil {
		b.Classes = []core.ClassID{c.common}
	}
	if b.Purpose == "" {
		b.Purpose = core.ForVote
	}
	if b.Articles == "" && b.NoticeOn != "" {
		b.Notice = digest("notice")
	}
	return w.command(officer, c.id, &b)
}

func TestARecordDateIsAnnouncedTwoWholeWeeksBefore(t *testing.T) {
	w, c := registered(t)
	w.rejected(core.CodeRecordDate, w.recordDate(c, core.RecordDateSet{NoticeOn: "2026-09-21", On: "2026-10-05"}))
	w.rejected(core.CodeRecordDate, w.recordDate(c, core.RecordDateSet{NoticeOn: "2026-09-22", On: "2026-12-31"})) // not announced yet
	w.refused(core.CodeMalformed, w.recordDate(c, core.RecordDateSet{On: "2026-12-31"}))
	w.refused(core.CodeMalformed, w.recordDate(c, core.RecordDateSet{On: "2026-12-31", NoticeOn: "2026-09-21", Articles: digest("articles")}))
	created := w.applied(w.recordDate(c, core.RecordDateSet{NoticeOn: "2026-09-21", On: "2026-10-06", Classes: []core.ClassID{c.common, c.preferred}}))
	set := get[core.RecordDate](w, core.RecordDateRef(core.RecordDateID(created[0])))
	if set.At.DateInKorea() != "2026-10-06" || set.At.After(1).DateInKorea() != "2026-10-07" || len(set.Classes) != 2 {
		t.Errorf("the record date is %+v", set)
	}
	w.check()
}

func TestTheArticlesFixARecordDateWithoutNotice(t *testing.T) {
	w, c := registered(t)
	w.applied(w.recordDate(c, core.RecordDateSet{On: "2026-12-31", Articles: digest("articles"), ExerciseOn: "2027-03-31", Purpose: core.ForDividend}))
	w.check()
}

func TestARightIsExercisedWithinThreeMonthsAfterItsRecordDate(t *testing.T) {
	w, c := registered(t)
	for exercise, code := range map[core.Date]core.Code{"2026-12-31": core.CodeRecordDate, "2027-01-01": "", "2027-03-31": "", "2027-04-01": core.CodeRecordDate} {
		w := w.in(t)
		b := core.RecordDateSet{On: "2026-12-31", Articles: digest("articles"), ExerciseOn: exercise}
		if code == "" {
			w.applied(w.recordDate(c, b))
		} else {
			w.rejected(code, w.recordDate(c, b))
		}
	}
	w.rejected(core.CodeDateOutOfRange, w.recordDate(c, core.RecordDateSet{On: "2027-09-22", Articles: digest("articles")}))
}

func TestOnlyAnOfficerSetsARecordDateForTheCompanysClasses(t *testing.T) {
	w, c := registered(t)
	b := &core.RecordDateSet{Classes: []core.ClassID{c.common}, Purpose: core.ForVote, On: "2026-12-31", Articles: digest("articles")}
	w.rejected(core.CodeNotOfficer, w.command(stranger, c.id, b))
	b.Classes = []core.ClassID{"class-000102030405060708090a0b0c0d0e0f"}
	w.rejected(core.CodeNotFound, w.command(officer, c.id, b))
}

// askedFor is a register in which somebody has asked to be entered.
func askedFor(t tb) (*world, company, core.EntryRequestID) {
	t.Helper()
	w, c := registered(t)
	ask := &core.EntryRequested{Holding: digest("300 common shares of another"), Grounds: core.ByInheritance, Evidence: digest("certificate of inheritance")}
	w.rejected(core.CodeNotIdentified, w.command(director1, c.id, ask))
	return w, c, core.EntryRequestID(w.applied(w.command(stranger, c.id, ask))[0])
}

func TestARequestForEntryThatIsIgnoredLeavesItsReceipt(t *testing.T) {
	w, _, id := askedFor(t)
	asked := w.now
	w.pass(100 * core.Day)
	if r := get[core.EntryRequest](w, core.EntryRequestRef(id)); r.State != core.EntryRequestIsOpen || r.Requested.At != asked || r.Ended != nil {
		t.Errorf("the request is %+v", r)
	}
	w.check()
}

func TestARequestForEntryIsAcceptedWithTheCommandThatMadeTheEntry(t *testing.T) {
	w, c, id := askedFor(t)
	imported := get[core.Issuer](w, core.IssuerRef(c.id)).Imported.Command
	answer := func(who someone, done core.CommandID) core.SignedCommand {
		return w.command(who, c.id, &core.EntryRequestAnswered{Request: id, Done: done})
	}
	w.rejected(core.CodeNotOfficer, answer(director1, imported))
	w.rejected(core.CodeNothingEntered, answer(officer, core.CommandID(hex32("never sent"))))
	w.rejected(core.CodeNothingEntered, answer(officer, get[core.Issuer](w, core.IssuerRef(c.id)).Admitted.Command))
	w.refused(core.CodeMalformed, w.command(officer, c.id, &core.EntryRequestAnswered{Request: id}))
	w.refused(core.CodeMalformed, w.command(officer, c.id, &core.EntryRequestAnswered{Request: id, Done: imported, Reason: digest("why")}))
	w.applied(answer(officer, imported))
	if r := get[core.EntryRequest](w, core.EntryRequestRef(id)); r.State != core.EntryRequestIsAccepted || r.Done != imported || r.Ended == nil {
		t.Errorf("the request is %+v", r)
	}
	w.check()
}

func TestARefusedRequestForEntryKeepsItsReason(t *testing.T) {
	w, c, id := askedFor(t)
	w.applied(w.command(officer, c.id, &core.EntryRequestAnswered{Request: id, Reason: digest("why not")}))
	if r := get[core.EntryRequest](w, core.EntryRequestRef(id)); r.State != core.EntryRequestIsRefused || r.Reason != digest("why not") {
		t.Errorf("the request is %+v", r)
	}
	w.check()
}

func TestNobodyAnswersTheirOwnRequests(t *testing.T) {
	w, c := registered(t)
	w.identify(officer)
	entry := w.applied(w.command(officer, c.id, &core.EntryRequested{Holding: digest("h"), Grounds: core.BySale, Evidence: digest("e")}))[0]
	look := w.applied(w.command(officer, c.id, &core.InspectionRequested{As: core.AsHolder, Scope: digest("s")}))[0]
	w.rejected(core.CodeSameDesk, w.command(officer, c.id, &core.EntryRequestAnswered{Request: core.EntryRequestID(entry), Reason: digest("r")}))
	w.rejected(core.CodeSameDesk, w.command(officer, c.id, &core.InspectionAnswered{Inspection: core.InspectionID(look), Answer: digest("r")}))
}

func TestEveryCommandInEveryStateOfARequestForEntry(t *testing.T) {
	var id core.EntryRequestID
	machine[core.EntryRequestState]{
		table: core.TableOf(core.Known().Latest(), core.EntryRequestStates),
		state: func(w *world) core.EntryRequestState {
			return get[core.EntryRequest](w, core.EntryRequestRef(id)).State
		},
		reach: func(t tb, state core.EntryRequestState) (*world, map[core.Type]attempt) {
			w, c, asked := askedFor(t)
			id = asked
			answer := func(w *world) core.SignedCommand {
				return w.command(officer, c.id, &core.EntryRequestAnswered{Request: id, Reason: digest("why not")})
			}
			withdraw := func(w *world) core.SignedCommand {
				return w.command(stranger, c.id, &core.EntryRequestWithdrawn{Request: id})
			}
			w.rejected(core.CodeNotYours, w.command(officer, c.id, &core.EntryRequestWithdrawn{Request: id}))
			switch state {
			case core.EntryRequestIsAccepted:
				imported := get[core.Issuer](w, core.IssuerRef(c.id)).Imported.Command
				w.applied(w.command(officer, c.id, &core.EntryRequestAnswered{Request: id, Done: imported}))
			case core.EntryRequestIsRefused:
				w.applied(answer(w))
			case core.EntryRequestIsWithdrawn:
				w.applied(withdraw(w))
			}
			return w, map[core.Type]attempt{core.TypeEntryRequestAnswered: answer, core.TypeEntryRequestWithdrawn: withdraw}
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfARequestToInspect(t *testing.T) {
	var id core.InspectionID
	machine[core.InspectionState]{
		table: core.TableOf(core.Known().Latest(), core.InspectionStates),
		state: func(w *world) core.InspectionState { return get[core.Inspection](w, core.InspectionRef(id)).State },
		reach: func(t tb, state core.InspectionState) (*world, map[core.Type]attempt) {
			w, c := registered(t)
			ask := &core.InspectionRequested{As: core.AsCreditor, Copy: true, Scope: digest("all of it")}
			w.rejected(core.CodeNotIdentified, w.command(director1, c.id, ask))
			id = core.InspectionID(w.applied(w.command(stranger, c.id, ask))[0])
			answer := func(shown bool) core.SignedCommand {
				return w.command(officer, c.id, &core.InspectionAnswered{Inspection: id, Shown: shown, Answer: digest("answer")})
			}
			w.rejected(core.CodeNotOfficer, w.command(director1, c.id, &core.InspectionAnswered{Inspection: id, Shown: true, Answer: digest("x")}))
			if state != core.InspectionIsOpen {
				w.applied(answer(state == core.InspectionIsShown))
			}
			return w, map[core.Type]attempt{core.TypeInspectionAnswered: func(w *world) core.SignedCommand {
				return w.command(officer, c.id, &core.InspectionAnswered{Inspection: id, Answer: digest("another")})
			}}
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfADispute(t *testing.T) {
	var d trade
	machine[core.DisputeState]{
		table: core.TableOf(core.Known().Latest(), core.DisputeStates),
		state: func(w *world) core.DisputeState {
			return get[core.Dispute](w, core.DisputeRef(d.agreement, buyer.did())).State
		},
		reach: func(t tb, state core.DisputeState) (*world, map[core.Type]attempt) {
			var w *world
			w, d = reach(t, core.AgreementIsDisputed)
			w.withCourtDesks()
			all := d.attempts()
			attempts := map[core.Type]attempt{}
			for _, kind := range []core.Type{core.TypeDisputeRuled, core.TypeDisputeLapsed, core.TypeOrderExecuted} {
				attempts[kind] = all[kind]
			}
			switch state {
			case core.DisputeIsRuled:
				w.applied(w.rule(d, arbiter, core.RulingRefund, arbiter2))
			case core.DisputeHasLapsed:
				w.applied(attempts[core.TypeDisputeLapsed](w))
			case core.DisputeIsMoot:
				w.applied(attempts[core.TypeOrderExecuted](w))
			}
			return w, attempts
		},
	}.test(t)
}
