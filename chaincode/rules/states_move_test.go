package rules_test

import (
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/rulestest"
	"holdfast/chaincode/value"
)

// overriding is a court's order that moves a share of another lot and overrides reservations.
func overriding(w *rulestest.World, c rulestest.Company, lot value.LotID, frees ...value.ReservationID) model.SignedCommand {
	w.Helper()
	w.WithCourtDesks()
	b := w.Judgment(rulestest.Parts(lot, 1), rulestest.Creditor)
	b.Frees = frees
	return w.Execution(c, b)
}

func TestEveryCommandInEveryStateOfAGiftToBeApproved(t *testing.T) {
	var id value.TransferID
	rulestest.Machine[model.RequestState]{
		Table: model.TableOf(rules.Known().Latest(), model.RequestStates),
		State: func(w *rulestest.World) model.RequestState { return w.Request(id).State },
		Reach: func(t rulestest.Tb, state model.RequestState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			var c rulestest.Company
			w, c, id = rulestest.Asked(t)
			attempts := map[value.Type]rulestest.Attempt{
				move.TypeTransferVoted: func(w *rulestest.World) model.SignedCommand { return w.TransferVote(c, id, rulestest.Director3, true) },
				move.TypeTransferResolved: func(w *rulestest.World) model.SignedCommand {
					return w.Command(rulestest.Officer, c.ID, &move.TransferResolved{Transfer: id, Approve: true, Minutes: rulestest.Digest("m")})
				},
				move.TypeTransferWithdrawn: func(w *rulestest.World) model.SignedCommand { return w.Withdraw(c, rulestest.Seller, id) },
				move.TypeTransferCompleted: func(w *rulestest.World) model.SignedCommand {
					w.Pass(31 * value.Day)
					return w.Complete(c, id)
				},
				move.TypeOrderExecuted: func(w *rulestest.World) model.SignedCommand {
					return overriding(w, c, c.Lots[4], w.Request(id).Reservations...)
				},
			}
			switch state {
			case model.RequestIsApproved:
				w.Applied(w.TransferVote(c, id, rulestest.Director1, true), w.TransferVote(c, id, rulestest.Director2, true))
			case model.RequestIsRefused:
				w.Applied(w.TransferVote(c, id, rulestest.Director1, false), w.TransferVote(c, id, rulestest.Director2, false))
			case model.RequestIsWithdrawn:
				w.Applied(attempts[move.TypeTransferWithdrawn](w))
			case model.RequestIsDone:
				w.Applied(attempts[move.TypeTransferCompleted](w))
			}
			return w, attempts
		},
		Guarded: map[model.RequestState]map[value.Type]value.Code{
			// The articles of the tests let the board decide, not the meeting.
			model.RequestIsPending: {move.TypeTransferResolved: value.CodeNotDirector},
		},
	}.Test(t)
}

func TestEveryCommandInEveryStateOfARecordedTransfer(t *testing.T) {
	var id value.TransferID
	rulestest.Machine[model.RecordedState]{
		Table: model.TableOf(rules.Known().Latest(), model.RecordedStates),
		State: func(w *rulestest.World) model.RecordedState { return w.Recorded(id).State },
		Reach: func(t rulestest.Tb, state model.RecordedState) (*rulestest.World, map[value.Type]rulestest.Attempt) {
			var w *rulestest.World
			var c rulestest.Company
			w, c, id = rulestest.PendingRecord(t)
			attempts := map[value.Type]rulestest.Attempt{
				move.TypeTransferObjected: func(w *rulestest.World) model.SignedCommand { return w.ObjectTo(c, rulestest.Stranger, id) },
				move.TypeTransferDecided: func(w *rulestest.World) model.SignedCommand {
					return w.DecideOn(c, rulestest.Identity2, "member2", id, true)
				},
				move.TypeTransferWithdrawn: func(w *rulestest.World) model.SignedCommand { return w.Withdraw(c, rulestest.Officer, id) },
				move.TypeTransferCompleted: func(w *rulestest.World) model.SignedCommand {
					w.OverObjections()
					return w.Complete(c, id)
				},
				move.TypeOrderExecuted: func(w *rulestest.World) model.SignedCommand {
					return overriding(w, c, c.Lots[4], w.Recorded(id).To[0].Reservations...)
				},
			}
			switch state {
			case model.RecordedIsObjected:
				w.Applied(w.ObjectTo(c, rulestest.Stranger, id))
			case model.RecordedIsUpheld:
				w.Applied(w.ObjectTo(c, rulestest.Stranger, id), w.DecideOn(c, rulestest.Identity2, "member2", id, true))
			case model.RecordedIsRefused:
				w.Applied(w.ObjectTo(c, rulestest.Stranger, id), w.DecideOn(c, rulestest.Identity2, "member2", id, false))
			case model.RecordedIsWithdrawn:
				w.Applied(attempts[move.TypeTransferWithdrawn](w))
			case model.RecordedIsDone:
				w.Applied(attempts[move.TypeTransferCompleted](w))
			}
			return w, attempts
		},
	}.Test(t)
}

func TestTheGeneralMeetingDecidesOnAGiftWhereThereIsNoBoard(t *testing.T) {
	w, c := rulestest.Claimed(t)
	w.Applied(w.Amend(c, company.ArticlesAmended{Class: c.Common, From: w.Now.DateInKorea(), Approval: model.MeetingApproval}))
	resolve := func(who rulestest.Someone, id value.TransferID, approve bool) model.SignedCommand {
		return w.Command(who, c.ID, &move.TransferResolved{Transfer: id, Approve: approve, Minutes: rulestest.Digest("minutes")})
	}
	first := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[0], 5)))[0])
	w.Rejected(value.CodeNotDirector, w.TransferVote(c, first, rulestest.Director1, true))
	w.Rejected(value.CodeNotOfficer, resolve(rulestest.Seller, first, true))
	w.Applied(resolve(rulestest.Officer, first, true), w.Complete(c, first))
	w.Check()
	second := value.TransferID(w.Applied(w.Give(c, rulestest.Parts(c.Lots[1], 5)))[0])
	w.Applied(resolve(rulestest.Officer, second, false))
	if r := w.Request(second); r.State != model.RequestIsRefused || r.Minutes != rulestest.Digest("minutes") || w.Lot(c.Lots[1]).Free() != 200 {
		t.Errorf("the request is %+v", r)
	}
	w.Check()
}
