package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	"holdfast/chaincode/value"
)

// Designee is the buyer that the company names instead of the one it refused.
const Designee = Stranger

// refusedUpTo has the board refuse a sale, and goes on to a state that follows.
func (w *World) refusedUpTo(d Trade, state model.AgreementState) {
	w.Helper()
	w.Applied(w.Vote(d, Director1, false), w.Vote(d, Director2, false))
	switch state {
	case model.AgreementIsDesignationRequested:
		w.Applied(w.AskForBuyer(d, Seller))
	case model.AgreementIsDesignatedBuyer:
		w.Applied(w.AskForBuyer(d, Seller), w.Designate(d, Designee))
	case model.AgreementIsCompanyPurchase:
		w.Applied(w.AskToBuy(d, Seller))
	case model.AgreementIsVoid:
		w.Pass(30 * value.Day)
		w.Applied(w.Expire(d))
	}
}

func (w *World) AskForBuyer(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &approval.DesignationRequested{Agreement: d.Agreement})
}

func (w *World) AskToBuy(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &approval.PurchaseRequested{Agreement: d.Agreement})
}

func (w *World) Designate(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(Officer, d.ID, &approval.BuyerDesignated{Agreement: d.Agreement, Buyer: who.Did(), Resolution: Digest("minutes")})
}

func (w *World) Demand(d Trade, who Someone) model.SignedCommand {
	w.Helper()
	return w.Command(who, d.ID, &approval.SaleDemanded{Agreement: d.Agreement})
}

func (w *World) Deem(d Trade) model.SignedCommand {
	w.Helper()
	return w.Command(Stranger, d.ID, &approval.ApprovalDeemed{Agreement: d.Agreement})
}
