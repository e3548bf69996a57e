package rulestest

import (
	"cmp"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/value"
)

// CarryOutNow carries out an act on a class from today, by default with fractions rounded down.
func (w *World) CarryOutNow(c Company, terms model.ChangeTerms) value.StagedID {
	w.Helper()
	terms.Fractions = cmp.Or(terms.Fractions, model.RoundDown)
	terms.EffectiveOn, terms.Resolution = w.Now.DateInKorea(), Digest("meeting")
	return w.CarryOut(c, terms)
}

func Subscription(a model.Allotment, quantity value.Shares, paidOn value.Date) *issue.SubscriptionPaid {
	return &issue.SubscriptionPaid{Allotment: a.ID, Quantity: quantity, Amount: 2_000 * value.Won(quantity), PaidOn: paidOn, Payment: Digest("bank")}
}
