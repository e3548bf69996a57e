package httpapi

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// maxAgreementActs bounds the acts on one agreement that its progress is read from: signatures, votes, payments.
const maxAgreementActs = 500

// progressOf is how far a trade has come: the steps that are done, with where on the ledger, the one that is awaited now,
// those that come, or the one at which it failed. A class without approval has no such step.
func progressOf(v *store.View, a model.Agreement, offer model.Offer, listing model.Listing) ([]api.ProgressStep, error) {
	history, err := v.HistoryOf(a.Ref(), store.Page{Limit: maxAgreementActs})
	if err != nil {
		return nil, err
	}
	steps := []api.ProgressStep{
		{Step: api.Listed, State: api.Done}, {Step: api.Offered, State: api.Done}, {Step: api.Agreed},
	}
	for i, on := range []model.Stamp{listing.Since, offer.Since} {
		if err := place(v, &steps[i], on); err != nil {
			return nil, err
		}
	}
	if a.Requested != nil {
		steps = append(steps, api.ProgressStep{Step: api.Approved})
	}
	steps = append(steps, api.ProgressStep{Step: api.Funded}, api.ProgressStep{Step: api.Settled}, api.ProgressStep{Step: api.Paid})
	done := doneBy(a, history.Items)
	rest := api.Now
	if failed(a.State) {
		rest = api.Failed
	}
	for i := 2; i < len(steps); i++ {
		written, ok := done[steps[i].Step]
		if !ok {
			steps[i].State = rest
			rest = api.Next
			continue
		}
		block := int64(written.Block)
		steps[i].State, steps[i].At, steps[i].Block, steps[i].Tx = api.Done, written.At, &block, written.Transaction
	}
	return steps, nil
}

// failed tells whether an agreement has ended without settlement, or the transfer was refused: a refused one may still count as
// approved, and its steps are then done.
func failed(s model.AgreementState) bool {
	switch s {
	case model.AgreementIsVoid, model.AgreementIsExpired, model.AgreementIsRefunded, model.AgreementIsRefused,
		model.AgreementIsDesignationRequested, model.AgreementIsDesignatedBuyer, model.AgreementIsCompanyPurchase:
		return true
	}
	return false
}

func place(v *store.View, step *api.ProgressStep, on model.Stamp) error {
	at, err := positionOf(v, on)
	step.At, step.Block, step.Tx = at.At, &at.Block, at.Tx
	return err
}

// doneBy finds the commands by which the steps of an agreement were done. Those that wrote the agreement are its history:
// a deposit writes it only when it completes the price.
func doneBy(a model.Agreement, history []store.Written) map[api.ProgressStepStep]store.Written {
	done := map[api.ProgressStepStep]store.Written{}
	for _, w := range history {
		switch w.Type {
		case traderules.TypeAgreementSigned:
			if w.Command == a.SellerSigned && a.BuyerSigned != "" || w.Command == a.BuyerSigned && a.SellerSigned != "" {
				done[api.Agreed] = w // the later of the two stays
			}
		case approval.TypeApprovalVoted, approval.TypeMeetingDecided, approval.TypeApprovalDeemed:
			if a.Approved != nil && w.Command == a.Approved.Command {
				done[api.Approved] = w
			}
		case traderules.TypeDepositAttested:
			done[api.Funded] = w
		case traderules.TypeTradeSettled:
			done[api.Settled] = w
		case traderules.TypePayoutAttested:
			done[api.Paid] = w
		}
	}
	// Money that was there before the approval completes with it.
	if _, ok := done[api.Funded]; !ok && a.Approved != nil && (a.State == model.AgreementIsFunded || a.Settled != nil) {
		done[api.Funded] = done[api.Approved]
	}
	return done
}
