package core_test

import (
	"testing"

	"holdfast/chaincode/core"
)

// attempts are commands about a sale that are in order but for its state, each at a time at which it could be.
func (d trade) attempts() map[core.Type]attempt {
	later := func(days core.Seconds, make func(w *world) core.SignedCommand) attempt {
		return func(w *world) core.SignedCommand {
			w.pass(days * core.Day)
			return make(w)
		}
	}
	return map[core.Type]attempt{
		core.TypeAgreementSigned: func(w *world) core.SignedCommand { return w.sign(d, buyer) },
		core.TypeApprovalVoted:   func(w *world) core.SignedCommand { return w.vote(d, director3, true) },
		core.TypeMeetingDecided: func(w *world) core.SignedCommand {
			return w.command(officer, d.id, &core.MeetingDecided{Agreement: d.agreement, HeldOn: w.now.DateInKorea(), Minutes: digest("minutes")})
		},
		core.TypeApprovalDeemed:       later(32, func(w *world) core.SignedCommand { return w.deem(d) }),
		core.TypeDesignationRequested: func(w *world) core.SignedCommand { return w.askForBuyer(d, seller) },
		core.TypePurchaseRequested:    func(w *world) core.SignedCommand { return w.askToBuy(d, seller) },
		core.TypeCompanyPurchased:     func(w *world) core.SignedCommand { return w.companyBuys(d, officer, seller) },
		core.TypeBuyerDesignated:      func(w *world) core.SignedCommand { return w.designate(d, designee) },
		core.TypeSaleDemanded:         func(w *world) core.SignedCommand { return w.demand(d, designee) },
		core.TypeFirstRefusalTaken:    func(w *world) core.SignedCommand { return w.take(d, buyer, 10) },
		core.TypeFirstRefusalClosed:   later(20, func(w *world) core.SignedCommand { return w.closeRound(d) }),
		core.TypeDepositAttested:      func(w *world) core.SignedCommand { return w.deposit(d, 1) },
		core.TypeRefundAttested:       func(w *world) core.SignedCommand { return w.refund(d, 1) },
		core.TypePayoutAttested:       func(w *world) core.SignedCommand { return w.payout(d, 100_000) },
		core.TypePayoutFailed:         func(w *world) core.SignedCommand { return w.payoutFailed(d) },
		core.TypeAccountReplaced:      func(w *world) core.SignedCommand { return w.newAccount(d, seller, escrower) },
		core.TypeTradeSettled:         func(w *world) core.SignedCommand { return w.settle(d) },
		core.TypeAgreementExpired:     later(70, func(w *world) core.SignedCommand { return w.expire(d) }),
		core.TypeOrderExecuted: func(w *world) core.SignedCommand {
			reservation := w.agreed(d).Reservation
			if reservation == "" { // no shares are bound yet
				reservation = "reservation-000102030405060708090a0b0c0d0e0f"
			}
			order := w.judgment(parts(d.lots[4], 1), creditor)
			order.Frees = []core.ReservationID{reservation}
			return w.execution(d.company, order)
		},
		core.TypeDisputeOpened: func(w *world) core.SignedCommand { return w.dispute(d, seller) },
		core.TypeDisputeRuled:  func(w *world) core.SignedCommand { return w.rule(d, arbiter, core.RulingSettle, arbiter2) },
		core.TypeDisputeLapsed: later(14, func(w *world) core.SignedCommand { return w.lapse(d) }),
		core.TypeCertificateRequested: func(w *world) core.SignedCommand {
			return w.command(buyer, d.id, &core.CertificateRequested{Kind: core.ContractCertificate, Agreement: d.agreement, HolderKey: buyer.kid(), Member: "member1"})
		},
	}
}

func TestEveryCommandInEveryStateOfAnAgreement(t *testing.T) {
	var d trade
	guarded := map[core.AgreementState]map[core.Type]core.Code{}
	for _, state := range core.AgreementStates.States {
		guarded[state] = map[core.Type]core.Code{core.TypeRefundAttested: core.CodeWrongAmount} // nothing is held to be refunded
	}
	delete(guarded, core.AgreementIsProposed)
	delete(guarded, core.AgreementIsRefunded) // the price is
	// This one expired unsigned: it never had an escrow.
	guarded[core.AgreementIsExpired] = map[core.Type]core.Code{core.TypeRefundAttested: core.CodeWrongState, core.TypeDepositAttested: core.CodeWrongState}
	guarded[core.AgreementIsFunded][core.TypeAgreementExpired] = core.CodeCanBeSettled
	// While others have a right to answer, it ends only if the company has left.
	for _, state := range []core.AgreementState{
		core.AgreementIsFirstRefusal, core.AgreementIsApprovalPending, core.AgreementIsDesignationRequested, core.AgreementIsDesignatedBuyer,
	} {
		guarded[state][core.TypeAgreementExpired] = core.CodeNotExpired
	}
	guarded[core.AgreementIsApprovalPending][core.TypeMeetingDecided] = core.CodeOtherBody
	guarded[core.AgreementIsFirstRefusal][core.TypeFirstRefusalTaken] = core.CodeEntryNotYours // the buyer holds nothing yet
	machine[core.AgreementState]{
		table:   core.TableOf(core.Known().Latest(), core.AgreementStates),
		because: []core.Code{core.CodeNotFunded, core.CodeNotFound},
		state:   func(w *world) core.AgreementState { return w.agreed(d).State },
		reach: func(t tb, state core.AgreementState) (*world, map[core.Type]attempt) {
			var w *world
			w, d = reach(t, state)
			w.withCourtDesks()
			w.applied(w.command(officer, d.id, &core.TreasuryOpened{Commitment: commitment("the company")}))
			return w, d.attempts()
		},
		guarded: guarded,
	}.test(t)
}
