package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/rules/certificate"
	"holdfast/chaincode/rules/dispute"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

// Attempts are commands about a sale that are in order but for its state, each at a time at which it could be.
func (d Trade) Attempts() map[value.Type]Attempt {
	later := func(days value.Seconds, make func(w *World) model.SignedCommand) Attempt {
		return func(w *World) model.SignedCommand {
			w.Pass(days * value.Day)
			return make(w)
		}
	}
	return map[value.Type]Attempt{
		trade.TypeAgreementSigned:  func(w *World) model.SignedCommand { return w.Sign(d, Buyer) },
		approval.TypeApprovalVoted: func(w *World) model.SignedCommand { return w.Vote(d, Director3, true) },
		approval.TypeMeetingDecided: func(w *World) model.SignedCommand {
			return w.Command(Officer, d.ID, &approval.MeetingDecided{Agreement: d.Agreement, HeldOn: w.Now.DateInKorea(), Minutes: Digest("minutes")})
		},
		approval.TypeApprovalDeemed:       later(32, func(w *World) model.SignedCommand { return w.Deem(d) }),
		approval.TypeDesignationRequested: func(w *World) model.SignedCommand { return w.AskForBuyer(d, Seller) },
		approval.TypePurchaseRequested:    func(w *World) model.SignedCommand { return w.AskToBuy(d, Seller) },
		approval.TypeCompanyPurchased:     func(w *World) model.SignedCommand { return w.CompanyBuys(d, Officer, Seller) },
		approval.TypeBuyerDesignated:      func(w *World) model.SignedCommand { return w.Designate(d, Designee) },
		approval.TypeSaleDemanded:         func(w *World) model.SignedCommand { return w.Demand(d, Designee) },
		approval.TypeFirstRefusalTaken:    func(w *World) model.SignedCommand { return w.take(d, Buyer, 10) },
		approval.TypeFirstRefusalClosed:   later(20, func(w *World) model.SignedCommand { return w.CloseRound(d) }),
		trade.TypeDepositAttested:         func(w *World) model.SignedCommand { return w.Deposit(d, 1) },
		trade.TypeRefundAttested:          func(w *World) model.SignedCommand { return w.Refund(d, 1) },
		trade.TypePayoutAttested:          func(w *World) model.SignedCommand { return w.Payout(d, 100_000) },
		trade.TypePayoutFailed:            func(w *World) model.SignedCommand { return w.PayoutFailed(d) },
		trade.TypeAccountReplaced:         func(w *World) model.SignedCommand { return w.NewAccount(d, Seller, Escrower) },
		trade.TypeTradeSettled:            func(w *World) model.SignedCommand { return w.Settle(d) },
		trade.TypeAgreementExpired:        later(70, func(w *World) model.SignedCommand { return w.Expire(d) }),
		move.TypeOrderExecuted: func(w *World) model.SignedCommand {
			reservation := w.Agreed(d).Reservation
			if reservation == "" { // no shares are bound yet
				reservation = "reservation-000102030405060708090a0b0c0d0e0f"
			}
			order := w.Judgment(Parts(d.Lots[4], 1), Creditor)
			order.Frees = []value.ReservationID{reservation}
			return w.Execution(d.Company, order)
		},
		dispute.TypeDisputeOpened: func(w *World) model.SignedCommand { return w.Dispute(d, Seller) },
		dispute.TypeDisputeRuled:  func(w *World) model.SignedCommand { return w.Rule(d, Arbiter, model.RulingSettle, Arbiter2) },
		dispute.TypeDisputeLapsed: later(14, func(w *World) model.SignedCommand { return w.Lapse(d) }),
		certificate.TypeCertificateRequested: func(w *World) model.SignedCommand {
			return w.Command(Buyer, d.ID, &certificate.CertificateRequested{Kind: model.ContractCertificate, Agreement: d.Agreement, HolderKey: Buyer.Kid(), Member: "member1"})
		},
	}
}
