package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// overriding is a court's order that moves a share of another lot and overrides reservations.
func (w *world) overriding(c company, lot core.LotID, frees ...core.ReservationID) core.SignedCommand {
	w.Helper()
	w.withCourtDesks()
	b := w.judgment(parts(lot, 1), creditor)
	b.Frees = frees
	return w.execution(c, b)
}

func TestEveryCommandInEveryStateOfAGiftToBeApproved(t *testing.T) {
	var id core.TransferID
	machine[core.RequestState]{
		table: core.TableOf(core.Known().Latest(), core.RequestStates),
		state: func(w *world) core.RequestState { return w.request(id).State },
		reach: func(t tb, state core.RequestState) (*world, map[core.Type]attempt) {
			var w *world
			var c company
			w, c, id = asked(t)
			attempts := map[core.Type]attempt{
				core.TypeTransferVoted: func(w *world) core.SignedCommand { return w.transferVote(c, id, director3, true) },
				core.TypeTransferResolved: func(w *world) core.SignedCommand {
					return w.command(officer, c.id, &core.TransferResolved{Transfer: id, Approve: true, Minutes: digest("m")})
				},
				core.TypeTransferWithdrawn: func(w *world) core.SignedCommand { return w.withdraw(c, seller, id) },
				core.TypeTransferCompleted: func(w *world) core.SignedCommand {
					w.pass(31 * core.Day)
					return w.complete(c, id)
				},
				core.TypeOrderExecuted: func(w *world) core.SignedCommand {
					return w.overriding(c, c.lots[4], w.request(id).Reservations...)
				},
			}
			switch state {
			case core.RequestIsApproved:
				w.applied(w.transferVote(c, id, director1, true), w.transferVote(c, id, director2, true))
			case core.RequestIsRefused:
				w.applied(w.transferVote(c, id, director1, false), w.transferVote(c, id, director2, false))
			case core.RequestIsWithdrawn:
				w.applied(attempts[core.TypeTransferWithdrawn](w))
			case core.RequestIsDone:
				w.applied(attempts[core.TypeTransferCompleted](w))
			}
			return w, attempts
		},
		guarded: map[core.RequestState]map[core.Type]core.Code{
			// The articles of the tests let the board decide, not the meeting.
			core.RequestIsPending: {core.TypeTransferResolved: core.CodeNotDirector},
		},
	}.test(t)
}

func TestEveryCommandInEveryStateOfARecordedTransfer(t *testing.T) {
	var id core.TransferID
	machine[core.RecordedState]{
		table: core.TableOf(core.Known().Latest(), core.RecordedStates),
		state: func(w *world) core.RecordedState { return w.recorded(id).State },
		reach: func(t tb, state core.RecordedState) (*world, map[core.Type]attempt) {
			var w *world
			var c company
			w, c, id = pendingRecord(t)
			attempts := map[core.Type]attempt{
				core.TypeTransferObjected:  func(w *world) core.SignedCommand { return w.objectTo(c, stranger, id) },
				core.TypeTransferDecided:   func(w *world) core.SignedCommand { return w.decideOn(c, identity2, "member2", id, true) },
				core.TypeTransferWithdrawn: func(w *world) core.SignedCommand { return w.withdraw(c, officer, id) },
				core.TypeTransferCompleted: func(w *world) core.SignedCommand {
					w.overObjections()
					return w.complete(c, id)
				},
				core.TypeOrderExecuted: func(w *world) core.SignedCommand {
					return w.overriding(c, c.lots[4], w.recorded(id).To[0].Reservations...)
				},
			}
			switch state {
			case core.RecordedIsObjected:
				w.applied(w.objectTo(c, stranger, id))
			case core.RecordedIsUpheld:
				w.applied(w.objectTo(c, stranger, id), w.decideOn(c, identity2, "member2", id, true))
			case core.RecordedIsRefused:
				w.applied(w.objectTo(c, stranger, id), w.decideOn(c, identity2, "member2", id, false))
			case core.RecordedIsWithdrawn:
				w.applied(attempts[core.TypeTransferWithdrawn](w))
			case core.RecordedIsDone:
				w.applied(attempts[core.TypeTransferCompleted](w))
			}
			return w, attempts
		},
	}.test(t)
}

func TestTheGeneralMeetingDecidesOnAGiftWhereThereIsNoBoard(t *testing.T) {
	w, c := claimed(t)
	w.applied(w.amend(c, core.ArticlesAmended{Class: c.common, From: w.now.DateInKorea(), Approval: core.MeetingApproval}))
	resolve := func(who someone, id core.TransferID, approve bool) core.SignedCommand {
		return w.command(who, c.id, &core.TransferResolved{Transfer: id, Approve: approve, Minutes: digest("minutes")})
	}
	first := core.TransferID(w.applied(w.give(c, parts(c.lots[0], 5)))[0])
	w.rejected(core.CodeNotDirector, w.transferVote(c, first, director1, true))
	w.rejected(core.CodeNotOfficer, resolve(seller, first, true))
	w.applied(resolve(officer, first, true), w.complete(c, first))
	w.check()
	second := core.TransferID(w.applied(w.give(c, parts(c.lots[1], 5)))[0])
	w.applied(resolve(officer, second, false))
	if r := w.request(second); r.State != core.RequestIsRefused || r.Minutes != digest("minutes") || w.lot(c.lots[1]).Free() != 200 {
		t.Errorf("the request is %+v", r)
	}
	w.check()
}
